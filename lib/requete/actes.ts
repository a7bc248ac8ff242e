import type { Ecritures } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, decisionContestee, rangSuivant } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { IssueDeRequete } from '#lib/droit/recours/juge.ts';
import { departementDeLaDecision } from '#lib/droit/recours/lieu.ts';
import { requetePendante } from '#lib/droit/recours/pendants.ts';
import { tribunalAdministratif } from '#lib/droit/recours/tribunaux.ts';
import { ressortDe } from '#lib/recours/faits.ts';
import { dateDe, dateOuNulle } from '#lib/technique/dates.ts';

/** A requête that the tribunal, or the family, made known. */
export interface RequeteRecue {
  recueLe: Jour;
  numero: string | null;
  reponseAvant: Jour | null;
}

/**
 * Records a requête before the tribunal and sends it on to the recteur, who represents the State (C. IV.B). The court is
 * the one that the law names for the decision; a requête that contests nothing known is recorded all the same.
 */
export const transmettreRequete = (
  cible: Cible,
  { recueLe, numero, reponseAvant }: RequeteRecue,
): OrdreDe<'transmettre_requete'> => ({
  ...cible,
  acte: 'transmettre_requete',
  saisie: { requeteRecue: recueLe },
  ecrire: (dossier, { portee, autorites }) => {
    const id = crypto.randomUUID();
    const ressort = ressortDe(dossier, autorites.academies.get(dossier.academieCode)?.adresse ?? '');
    return {
      enregistrementId: id,
      contenu: { recueLe: recueLe.toString() },
      rangees: {
        requete: {
          id,
          dossierId: dossier.id,
          rang: rangSuivant(dossier.requetes),
          decisionId: decisionContestee(dossier)?.id ?? null,
          tribunal: tribunalAdministratif(departementDeLaDecision(ressort))?.nom ?? 'tribunal administratif',
          numero,
          recueLe: dateDe(recueLe),
          transmiseLe: dateDe(portee.jour),
          reponseAvant: dateOuNulle(reponseAvant),
          auteurId: portee.auteur.id ?? '',
          auteurNom: portee.auteur.nom,
          memoireLe: null,
          memoirePar: null,
          issue: null,
          jugeeLe: null,
          motivation: null,
        },
      },
    };
  },
});

/** Records that the State's answer was lodged with the court: its deadline is no longer watched. */
export const deposerMemoire = (cible: Cible, memoireLe: Jour): OrdreDe<'deposer_memoire'> => ({
  ...cible,
  acte: 'deposer_memoire',
  saisie: { memoire: memoireLe },
  ecrire: (dossier, { portee: { auteur } }) => {
    const requete = requetePendante(dossier);
    if (!requete) throw new RangeError('aucune requête n’attend le juge');
    return {
      enregistrementId: requete.id,
      contenu: { memoireLe: memoireLe.toString() },
      rangees: { requete: { ...requete, memoireLe: dateDe(memoireLe), memoirePar: auteur.nom } },
    };
  },
});

interface Jugement {
  jugeeLe: Jour;
  motivation: string;
}

/** The end of the requête that waits, written once. */
function juger(dossier: DossierEntier, issue: IssueDeRequete, { jugeeLe, motivation }: Jugement): Ecritures {
  const requete = requetePendante(dossier);
  if (!requete) throw new RangeError('aucune requête n’attend le juge');
  return {
    enregistrementId: requete.id,
    contenu: { issue, jugeeLe: jugeeLe.toString() },
    rangees: { requete: { ...requete, issue, jugeeLe: dateDe(jugeeLe), motivation } },
  };
}

/** Records that the judge rejected the requête, that the family gave it up, or that nothing was left to judge. */
export const cloreRequete = (
  cible: Cible,
  issue: Exclude<IssueDeRequete, 'annulee'>,
  jugement: Jugement,
): OrdreDe<'clore_requete'> => ({
  ...cible,
  acte: 'clore_requete',
  saisie: { jugement: jugement.jugeeLe, motivation: jugement.motivation },
  ecrire: (dossier) => juger(dossier, issue, jugement),
});

/** Carries out a judgement that annuls the decision: the demande is examined again, the lateness judged with it. */
export const executerAnnulation = (cible: Cible, jugement: Jugement): OrdreDe<'executer_annulation'> => ({
  ...cible,
  acte: 'executer_annulation',
  saisie: { jugement: jugement.jugeeLe, motivation: jugement.motivation },
  ecrire: (dossier, { portee }) => ({
    ...juger(dossier, 'annulee', jugement),
    dossier: { horsDelai: false, repriseLe: dateDe(portee.jour) },
  }),
});
