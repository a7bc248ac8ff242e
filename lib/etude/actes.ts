/** The étude automatique of consents: asked to the tax source and judged by the law, then what the application does on their dossiers. */
import { SansFondement } from '#lib/connecteurs/echange.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { lieuDuDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { premierJourDesEtudes } from '#lib/droit/etude/calendrier.ts';
import {
  conclureSansAppel,
  etudeTardive,
  etudier,
  type IssueDuConsentement,
  type SuiteSansAppel,
} from '#lib/droit/etude/etude.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { tracerPour } from '#lib/echange/actes.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { demander } from '#lib/piece/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import {
  type ConsentementLu,
  demandeDeLEtude,
  estTardif,
  etudieDe,
  type IssueEcrite,
  quiChercher,
  situationEtudiee,
} from './faits.ts';

export interface ConsentementEtudie {
  consentement: ConsentementLu;
  issue: IssueDuConsentement;
}

/** What stops a consent before anything is asked about it, or decided; null where nothing does. */
function arretee(consentement: ConsentementLu): IssueDuConsentement | null {
  const { concubinage, accordDuConcubin, etatCivilDuConcubin, double } = consentement;
  if (double) return { genre: 'double' };
  if (concubinage && !(accordDuConcubin && etatCivilDuConcubin))
    return { genre: 'sans_accord', refuse: accordDuConcubin === false };
  return estTardif(consentement) ? etudeTardive(situationEtudiee(consentement)) : null;
}

async function etudierUn(source: SourceFiscale, consentement: ConsentementLu): Promise<IssueDuConsentement> {
  const arret = arretee(consentement);
  if (arret) return arret;
  const { id, etatCivil, etatCivilDuConcubin, lieu } = consentement;
  const demande = {
    annee: anneeDesRevenus(rentree(lieu.annee)),
    tracer: tracerPour('etude_automatique', { consentementId: id }),
  };
  try {
    const [demandeur, concubin] = await Promise.all([
      source.parEtatCivil(quiChercher(etatCivil), demande),
      etatCivilDuConcubin && source.parEtatCivil(quiChercher(etatCivilDuConcubin), demande),
    ]);
    return etudier(etudieDe(consentement, { demandeur, concubin }));
  } catch (erreur) {
    if (erreur instanceof SansFondement) return { genre: 'retire' };
    throw erreur;
  }
}

/** What becomes of each consent of a set, in their order; nothing is written but the traces of the calls. */
export const etudierEnsemble = (
  source: SourceFiscale,
  lus: readonly ConsentementLu[],
): Promise<ConsentementEtudie[]> =>
  Promise.all(
    lus.map(async (consentement) => ({ consentement, issue: await etudierUn(source, consentement) })),
  );

/** The same for what a service decides without asking the source again; pure. */
export const conclureEnsemble = (
  suite: SuiteSansAppel,
  lus: readonly ConsentementLu[],
): ConsentementEtudie[] =>
  lus.map((consentement) => ({
    consentement,
    issue:
      arretee(consentement) ??
      conclureSansAppel(situationEtudiee(consentement), consentement.concubinage, suite),
  }));

/** Throws Refus impossible before the day from which the schooling is stable (C. II.B.1). */
export function exigerLeJourDesEtudes(jour: Jour, annee: number): void {
  const debut = premierJourDesEtudes(rentree(annee));
  if (avant(jour, debut))
    throw new Refus(
      'impossible',
      `L’étude automatique commence le ${ecrireJour(debut)}, quand la scolarité des élèves est stabilisée.`,
      { texte: 'C. II.B.1' },
    );
}

/** What of a consent goes on its demande. */
type Consenti = Pick<ConsentementLu, 'id' | 'consentiLe' | 'lien' | 'responsableId'>;

/**
 * Opens the demande of a consent that was studied. It counts from the day of the consent; what the administration owes runs from
 * the day of the étude. No accusé de réception: nothing was filed.
 */
export const ouvrirEtude = (
  cible: Cible,
  { consentement, issue }: { consentement: Consenti; issue: IssueEcrite },
): OrdreDe<'ouvrir_etude'> => ({
  ...cible,
  acte: 'ouvrir_etude',
  ecrire: (dossier, { portee }) => {
    const { demandeur } = dossier;
    if (!demandeur) throw new RangeError(`dossier ${dossier.numero} : une étude sans personne`);
    const contenu = demandeDeLEtude(consentement, issue, demandeur);
    const jugement = recevabiliteDuDepot(contenu, lieuDuDepot(dossier));
    const trace = redigerTrace(jugement.trace, typeBourseDuDossier(dossier));
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: {
        consentementId: consentement.id,
        consentiLe: consentement.consentiLe.toString(),
        recevabilite: trace as unknown as Prisma.InputJsonArray,
      },
      dossier: {
        recuLe: dateDe(consentement.consentiLe),
        repriseLe: dateDe(portee.jour),
        horsDelai: jugement.genre === 'sans_droit',
      },
      rangees: {
        demande: {
          ...{ id, dossierId: dossier.id, rang: 1, origine: 'etude', contenu },
          ...{ numeroFiscal: null, numeroFiscalConcubin: null },
          jour: dateDe(portee.jour),
          auteurId: null,
          auteurNom: portee.auteur.nom,
        },
      },
    };
  },
});

/** Asks the family for what the étude automatique did not find (C. II.B.1, III.C): the same demand, by the application. */
export const demanderPiecesEtude = (
  cible: Cible,
  codes: readonly CodePiece[],
): OrdreDe<'demander_pieces_etude'> => ({
  ...cible,
  acte: 'demander_pieces_etude',
  saisie: { piecesNommees: codes.length },
  ecrire: (dossier, par) => demander(dossier, par, { codes }),
});
