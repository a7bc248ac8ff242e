/** The paper form as a secretariat would type it, for a named family or a drawn one. */

import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import type { Famille, Revenus } from './famille.ts';
import { FAMILLES } from './familles.ts';
import { hasard } from './hasard.ts';
import type { Foyer } from './population.ts';

export interface Ecarts {
  /** Day of the établissement's stamp. */
  recuLe: string;
  /** Which adult of the household asks; the first by default. */
  adulte?: number;
  rfr?: number;
  enfants?: number;
  signe?: boolean;
  /** Nothing but who files, and the day. */
  depouille?: boolean;
  /** The demandeur took over the charge of the pupil that day. */
  priseEnChargeLe?: string;
  /** The pupil is not named on the avis. */
  horsAvis?: boolean;
  /** The avis did not come with the form. */
  sansAvis?: boolean;
  piecesRecues?: string[];
}

/** Income of a drawn household: most of those who apply have a right, some earn too much. */
function revenusTires(foyer: Foyer): Revenus {
  const { entier, chance } = hasard(Number.parseInt(foyer.responsables[0]?.id.slice(0, 8) ?? '0', 16));
  const enfants = foyer.eleves.length + entier(0, 2);
  const rfr = chance(0.8) ? entier(0, 9_000 + 4_000 * enfants) : entier(26_000, 60_000);
  const situation = foyer.responsables.length > 1 ? 'couple_foyer_commun' : 'parent_isole';
  return { situation, rfr, enfants };
}

function lienDe({ famille, responsables }: Foyer, adulte: number) {
  const connue: Famille | null = famille && FAMILLES[famille];
  return connue?.adultes[adulte]?.lien ?? (responsables[adulte]?.civilite === 'Mme' ? 'mere' : 'pere');
}

/** Answers of the form for a household, received on a day. */
export function formulaire(foyer: Foyer, ecarts: Ecarts): SaisieDeDemande {
  const famille: Famille | null = foyer.famille && FAMILLES[foyer.famille];
  const revenus = famille?.revenus ?? revenusTires(foyer);
  const { recuLe, adulte = 0, signe = true, sansAvis = false, piecesRecues = [] } = ecarts;
  const rfr = ecarts.rfr ?? revenus.rfr;
  const enfants = ecarts.enfants ?? revenus.enfants ?? 0;
  const responsable = foyer.responsables[adulte];
  if (!responsable) throw new Error('ce foyer n’a pas cet adulte');
  const { id, civilite, nom, nomUsage, prenom, adresse, codePostal, commune, courriel, telephone } =
    responsable;
  const { concubin } = revenus;
  if (ecarts.depouille)
    return {
      demandeur: { responsableId: id, lien: lienDe(foyer, adulte), nom, prenom },
      reception: { recuLe: ecrireJourCourt(jour(recuLe)) },
    };
  return {
    demandeur: {
      responsableId: id,
      lien: lienDe(foyer, adulte),
      civilite,
      nom,
      nomUsage: nomUsage ?? undefined,
      prenom,
      adresse,
      codePostal,
      commune,
      courriel: courriel ?? '',
      telephone: telephone ?? undefined,
      situation: revenus.situation,
      resideEnFrance: true,
      priseEnChargeLe: ecarts.priseEnChargeLe,
      numeroFiscal: '0000000000000',
    },
    concubin: concubin && { lien: 'autre', nom: concubin.nom, prenom: concubin.prenom },
    ressources: {
      avis: sansAvis || rfr === undefined ? undefined : { annee: 2025, rfr, enfants },
      eleveSurAvis: !ecarts.horsAvis,
      avisConcubin: concubin && { annee: 2025, rfr: concubin.rfr ?? 0, enfants: concubin.enfants },
      ...revenus.autres,
    },
    piecesRecues: [
      ...(signe ? ['formulaire_signe'] : []),
      ...(sansAvis ? [] : ['avis_impot']),
      ...piecesRecues,
    ],
    reception: { recuLe: ecrireJourCourt(jour(recuLe)), signe },
    precisions: famille?.precisions,
    ...(famille?.guide ? { guide: famille.guide } : {}),
    eleve: {
      ...(foyer.ou.includes('cned') ? { inscriptionReglementee: true, avisDasenFavorable: true } : {}),
      ...famille?.eleve,
    },
  };
}
