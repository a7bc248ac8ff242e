import type { FichierDepose } from '#lib/connecteurs/octets/depot.ts';
import { retenueALaDate } from '#lib/contestation/faits.ts';
import type { Ecritures, Rangees } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, decisionContestee, rangSuivant } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { IssueDeRequete, NatureDeRequete } from '#lib/droit/recours/juge.ts';
import { departementDeLaDecision } from '#lib/droit/recours/lieu.ts';
import { type ObjetDeRecours, requetePendante } from '#lib/droit/recours/pendants.ts';
import { tribunalAdministratif } from '#lib/droit/recours/tribunaux.ts';
import { joint } from '#lib/fichier/actes.ts';
import { ressortDe } from '#lib/recours/faits.ts';
import { dateDe, dateOuNulle } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';

/** Files of a requête, by what they are of it. */
const jointsDeRequete = (
  requeteId: string,
  natureDeRequete: NatureDeRequete,
  fichiers: readonly FichierDepose[],
  portee: Portee,
): Rangees['fichiers'] =>
  fichiers.map((fichier) => ({ ...joint(fichier, portee), requeteId, natureDeRequete }));

/** How many files come with an act, for the journal; nothing when none does. */
const nombreDeFichiers = (fichiers: readonly FichierDepose[]) =>
  fichiers.length > 0 ? { fichiers: fichiers.length } : {};

/** A requête that the tribunal, or the family, made known. */
export interface RequeteRecue {
  recueLe: Jour;
  numero: string | null;
  reponseAvant: Jour | null;
  /** The decision when nothing says otherwise. */
  objet?: ObjetDeRecours;
}

/**
 * Records a requête before the tribunal and sends it on to the recteur, who represents the State (C. IV.B). The court is
 * the one that the law names for the decision; a requête that contests nothing known is recorded all the same. Against a retenue, it
 * contests the one that stood on the day it came.
 */
export const transmettreRequete = (
  cible: Cible,
  { recueLe, numero, reponseAvant, objet = 'decision' }: RequeteRecue,
  fichiers: readonly FichierDepose[] = [],
): OrdreDe<'transmettre_requete'> => ({
  ...cible,
  acte: 'transmettre_requete',
  saisie: { requeteRecue: recueLe, requeteObjet: objet },
  ecrire: (dossier, { portee, autorites }) => {
    const id = crypto.randomUUID();
    const retenue = objet === 'retenue' ? retenueALaDate(dossier, recueLe) : null;
    const ressort = ressortDe(dossier, autorites.academies.get(dossier.academieCode)?.adresse ?? '');
    return {
      enregistrementId: id,
      contenu: {
        recueLe: recueLe.toString(),
        ...(retenue ? { objet } : {}),
        ...nombreDeFichiers(fichiers),
      },
      rangees: {
        fichiers: jointsDeRequete(id, 'requete', fichiers, portee),
        requete: {
          id,
          dossierId: dossier.id,
          rang: rangSuivant(dossier.requetes),
          decisionId: retenue ? null : (decisionContestee(dossier)?.id ?? null),
          retenueId: retenue?.id ?? null,
          restitutionId: null,
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
export const deposerMemoire = (
  cible: Cible,
  memoireLe: Jour,
  objet: ObjetDeRecours = 'decision',
  fichiers: readonly FichierDepose[] = [],
): OrdreDe<'deposer_memoire'> => ({
  ...cible,
  acte: 'deposer_memoire',
  saisie: { memoire: memoireLe, requeteObjet: objet },
  ecrire: (dossier, { portee }) => {
    const requete = requetePendante(dossier, objet);
    if (!requete) throw new RangeError('aucune requête n’attend le juge');
    return {
      enregistrementId: requete.id,
      contenu: { memoireLe: memoireLe.toString(), ...nombreDeFichiers(fichiers) },
      rangees: {
        requete: { ...requete, memoireLe: dateDe(memoireLe), memoirePar: portee.auteur.nom },
        fichiers: jointsDeRequete(requete.id, 'memoire', fichiers, portee),
      },
    };
  },
});

/** What a judgement says, and when. */
export interface Jugement {
  jugeeLe: Jour;
  motivation: string;
  /** The judgement itself, when it is scanned. */
  fichiers?: readonly FichierDepose[];
}

/** The end of the requête that waits on an object, written once; `restitutionId`: what gives a retenue back. */
export function juger(
  dossier: DossierEntier,
  portee: Portee,
  { objet, issue }: { objet: ObjetDeRecours; issue: IssueDeRequete },
  { jugeeLe, motivation, fichiers = [], restitutionId = null }: Jugement & { restitutionId?: string | null },
): Ecritures {
  const requete = requetePendante(dossier, objet);
  if (!requete) throw new RangeError('aucune requête n’attend le juge');
  return {
    enregistrementId: requete.id,
    contenu: { issue, jugeeLe: jugeeLe.toString(), ...nombreDeFichiers(fichiers) },
    rangees: {
      requete: { ...requete, issue, jugeeLe: dateDe(jugeeLe), motivation, restitutionId },
      fichiers: jointsDeRequete(requete.id, 'jugement', fichiers, portee),
    },
  };
}

/** Records that the judge rejected the requête, that the family gave it up, or that nothing was left to judge. */
export const cloreRequete = (
  cible: Cible,
  issue: Exclude<IssueDeRequete, 'annulee'>,
  jugement: Jugement,
  objet: ObjetDeRecours = 'decision',
): OrdreDe<'clore_requete'> => ({
  ...cible,
  acte: 'clore_requete',
  saisie: { requeteObjet: objet, jugement: jugement.jugeeLe, motivation: jugement.motivation },
  ecrire: (dossier, { portee }) => juger(dossier, portee, { objet, issue }, jugement),
});

/** Carries out a judgement that annuls the decision: the demande is examined again, the lateness judged with it. */
export const executerAnnulation = (cible: Cible, jugement: Jugement): OrdreDe<'executer_annulation'> => ({
  ...cible,
  acte: 'executer_annulation',
  saisie: { requeteObjet: 'decision', jugement: jugement.jugeeLe, motivation: jugement.motivation },
  ecrire: (dossier, { portee }) => ({
    ...juger(dossier, portee, { objet: 'decision', issue: 'annulee' }, jugement),
    dossier: { horsDelai: false, repriseLe: dateDe(portee.jour) },
  }),
});
