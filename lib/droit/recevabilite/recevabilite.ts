import { bornesDeLAnnee, type Rentree } from '../annee.ts';
import { campagneEnVigueur, type ParametreCampagne } from '../calendrier/campagne.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { type ActeHorsDelai, type Autorite, type Branche, COMPETENCES, reseauDe } from '../competence.ts';
import { appliquer, type Constat, conclure, exclure, RIEN, reunir } from '../constat.ts';
import { avant, type Jour } from '../date.ts';
import type { Motif, Resultat } from '../resultat.ts';
import { type Depot, dater } from './depot.ts';
import { type AutreDemandeDite, uniciteDe } from './double-demande.ts';
import { REGLES_RECEVABILITE as R } from './recevabilite-regles.ts';
import { type Circonstances, type Fondement, VOIES, type Voie } from './voies.ts';

export interface DemandeDeposee extends Circonstances {
  rentree: Rentree;
  branche: Branche;
  territoire: Territoire;
  depot: Depot;
  /** False when pieces are missing. */
  complete: boolean;
  /** The closing day on record, when administrateurs pushed it further than the texts. */
  clotureReglee?: ParametreCampagne | null;
  /** Another live demande for the same pupil and year. */
  autreDemande?: AutreDemandeDite;
}

export interface Recevabilite {
  deposeLe: Jour;
  /** Day from which the demande counts: the deposit, or the opening of the campaign. */
  effet: Jour;
  fondement: Fondement;
}

/** Who closes a late demande in a branch, and by which act (C. II.C.3). */
export function horsDelaiDans(branche: Branche): {
  acte: ActeHorsDelai;
  autorite: Autorite;
} {
  const { horsDelai, autorite } = COMPETENCES[branche];
  return { acte: horsDelai, autorite };
}

/**
 * Whether a demande may be judged at all (C. I.A, I.B, II.C, III.C.1.b): one per pupil, filed in time or under a
 * dérogation. An incomplete one is receivable. A late one is closed by the act and the authority named in the motive.
 */
export function recevabilite(demande: DemandeDeposee): Resultat<Recevabilite> {
  const { rentree, branche, territoire, depot, complete } = demande;
  const unicite = uniciteDe(demande);
  const { deposeLe, constat: datation } = dater(depot, territoire);
  const commun = reunir(unicite, datation);
  const campagne = campagneEnVigueur(rentree, reseauDe(branche), demande.clotureReglee);
  const tentees: Voie[] = [];
  for (const essayer of VOIES) {
    const voie = essayer({ ...demande, deposeLe, campagne });
    tentees.push(voie);
    if (!voie.ouverte) continue;
    const depotDit = complete ? commun : reunir(commun, appliquer(R['recevabilite.depot_incomplet']));
    return accueillir(depotDit, tentees, voie.fondement, deposeLe, rentree);
  }
  return fermer(commun, tentees, deposeLe, branche);
}

/** One way opened: what the ways tried before it lacked no longer matters, their lines stay in the trace. */
function accueillir(
  commun: Constat,
  tentees: readonly Voie[],
  fondement: Fondement,
  deposeLe: Jour,
  rentree: Rentree,
): Resultat<Recevabilite> {
  const lignes = tentees.map(({ constat }) => ({ ...RIEN, trace: constat.trace }));
  const { debut } = bornesDeLAnnee(rentree);
  const effet = avant(deposeLe, debut) ? debut : deposeLe;
  const attente =
    effet === deposeLe ? RIEN : appliquer(R['recevabilite.avant_ouverture'], { effet: effet.toString() });
  return conclure(reunir(commun, ...lignes, attente), () => ({ deposeLe, effet, fondement }));
}

/** No way opened: the demande is late, unless a value that lacks could still open one. */
function fermer(
  commun: Constat,
  tentees: readonly Voie[],
  deposeLe: Jour,
  branche: Branche,
): Resultat<never> {
  const essais = reunir(commun, ...tentees.map((voie) => voie.constat));
  const manques = tentees.flatMap((voie) => voie.constat.manques);
  if (manques.length > 0 && commun.motifs.length === 0)
    return { genre: 'incalculable', manques, trace: essais.trace };
  const regle = R['recevabilite.hors_delai'];
  const retard: Motif = {
    regle: regle.id,
    valeurs: { deposeLe: deposeLe.toString(), ...horsDelaiDans(branche) },
  };
  const [motif = retard, ...autres] = [...commun.motifs, retard];
  const { trace } = reunir(essais, exclure(regle, retard.valeurs));
  return { genre: 'sans_droit', motif, autres, trace };
}
