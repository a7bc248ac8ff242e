import { type Choix, decider, droitDe, enJson } from '#lib/decision/actes.ts';
import { incompletudeDuDossier, motifsDuCalcul, retardDuDossier } from '#lib/decision/faits.ts';
import type { Ecritures } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, decisionContestee, typeBourseDuDossier } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe, Par } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { ETATS_CLOS } from '#lib/droit/etats.ts';
import { lireMotifs, type MotifRedige } from '#lib/droit/motifs.ts';
import type { IssueDeRequete } from '#lib/droit/recours/juge.ts';
import { departementDeLaDecision } from '#lib/droit/recours/lieu.ts';
import { recoursPendants, requetePendante } from '#lib/droit/recours/pendants.ts';
import type { IssueDeRecours } from '#lib/droit/recours/reponse.ts';
import { tribunalAdministratif } from '#lib/droit/recours/tribunaux.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { dateDe, dateOuNulle, jourOuNul } from '#lib/technique/dates.ts';
import { qualifier, type RecoursForme, ressortDe } from './faits.ts';

/** Records a recours: what it is for the law is told at once, with why; nothing is ever lost for being late (C. IV.B). */
export const formerRecours = (cible: Cible, forme: RecoursForme): OrdreDe<'former_recours'> => ({
  ...cible,
  acte: 'former_recours',
  saisie: { recoursForme: forme.formeLe, recoursRecu: forme.recuLe },
  ecrire: (dossier, { portee }) => {
    const { genre, decisionId, trace } = qualifier(dossier, forme, portee.jour);
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: { genre, formeLe: forme.formeLe.toString(), recuLe: forme.recuLe.toString() },
      rangees: {
        recours: [
          {
            id,
            dossierId: dossier.id,
            rang: (dossier.recours.at(-1)?.rang ?? 0) + 1,
            decisionId,
            genre,
            nomme: forme.nomme,
            canal: portee.auteur.genre === 'famille' ? 'en_ligne' : 'papier',
            formeLe: dateDe(forme.formeLe),
            recuLe: dateDe(forme.recuLe),
            grief: forme.grief,
            trace: enJson(redigerTrace(trace, typeBourseDuDossier(dossier))),
            auteurId: portee.auteur.id,
            auteurNom: portee.auteur.nom,
            issue: null,
            reponduLe: null,
            motivation: null,
            reponseId: null,
          },
        ],
      },
    };
  },
});

interface Reponse {
  issue: IssueDeRecours;
  motivation: string | null;
  decisionId?: string;
}

/** Every recours that waits has its answer in the same one: a decision cannot be kept by one and replaced by another. */
const repondre = (
  dossier: DossierEntier,
  { portee }: Par,
  { issue, motivation, decisionId }: Reponse,
): NonNullable<Ecritures['rangees']> => ({
  recours: recoursPendants(dossier).map((recours) => ({
    ...recours,
    issue,
    motivation,
    reponduLe: dateDe(portee.jour),
    reponseId: decisionId ?? null,
  })),
});

/** The answer is a decision: it replaces what was contested, and says which recours it answers. */
function deciderSurRecours(
  acte: 'accueillir_recours' | 'maintenir_refus' | 'maintenir_attribution',
  dossier: DossierEntier,
  par: Par,
  contenu: { echelon?: number; motifs: readonly MotifRedige[]; motivation: string | null; ecourte?: Jour },
): Ecritures {
  const { rangees, ...ecritures } = decider(acte, dossier, par, contenu);
  const issue = acte === 'accueillir_recours' ? 'accueilli' : 'maintenu';
  const reponse = { issue, motivation: contenu.motivation, decisionId: ecritures.enregistrementId } as const;
  return {
    ...ecritures,
    // Whoever grants the right to a late demande admits it.
    ...(acte === 'accueillir_recours' ? { dossier: { horsDelai: false } } : {}),
    rangees: { ...rangees, ...repondre(dossier, par, reponse) },
  };
}

/** Grants the recours: the right that the computation opens, or the échelon that a person chooses with a reason. */
export const accueillirRecours = (cible: Cible, choix?: Choix): OrdreDe<'accueillir_recours'> => ({
  ...cible,
  acte: 'accueillir_recours',
  saisie: { motivation: choix?.motivation ?? null },
  ecrire: (dossier, par) =>
    deciderSurRecours('accueillir_recours', dossier, par, {
      echelon: droitDe(par.examen)?.echelon ?? choix?.echelon ?? 0,
      motifs: [],
      motivation: choix?.motivation ?? null,
    }),
});

/** The reasons of what is contested, as they stand today. */
function motifsDuMaintien(dossier: DossierEntier, { examen }: Par, motivation: string): MotifRedige[] {
  const genre = decisionContestee(dossier)?.genre;
  if (genre === 'refus_incompletude') return [incompletudeDuDossier(dossier)];
  const tardive = genre === 'irrecevabilite' && dossier.horsDelai;
  if (genre === 'refus_hors_delai' || tardive) return [retardDuDossier(dossier)];
  // A withdrawal that is kept, and two demandes of one pupil, keep their reason.
  if (ETATS_CLOS.includes(dossier.etat)) return lireMotifs(decisionContestee(dossier)?.motifs);
  return motifsDuCalcul(dossier, examen, motivation);
}

/** Keeps the refusal, for its reasons of today and with an answer to what the family says (C. IV.B). */
export const maintenirRefus = (cible: Cible, motivation: string): OrdreDe<'maintenir_refus'> => ({
  ...cible,
  acte: 'maintenir_refus',
  saisie: { motivation },
  ecrire: (dossier, par) =>
    deciderSurRecours('maintenir_refus', dossier, par, {
      motifs: motifsDuMaintien(dossier, par, motivation),
      motivation,
      // A withdrawal that is kept leaves the rights as it left them.
      ecourte: jourOuNul(decisionContestee(dossier)?.effetAu) ?? undefined,
    }),
});

/** Keeps an attribution whose échelon is contested: the same right, decided again (C. IV.B). */
export const maintenirAttribution = (cible: Cible, motivation: string): OrdreDe<'maintenir_attribution'> => ({
  ...cible,
  acte: 'maintenir_attribution',
  saisie: { motivation },
  ecrire: (dossier, par) =>
    deciderSurRecours('maintenir_attribution', dossier, par, {
      echelon: droitDe(par.examen)?.echelon ?? decisionContestee(dossier)?.echelon ?? 0,
      motifs: [],
      motivation,
    }),
});

/** Grants the recours without deciding yet: pieces or facts are wanted before the right is known. */
export const rouvrirSurRecours = (cible: Cible, motivation: string): OrdreDe<'rouvrir_sur_recours'> => ({
  ...cible,
  acte: 'rouvrir_sur_recours',
  saisie: { motivation },
  ecrire: (dossier, par) => ({
    enregistrementId: recoursPendants(dossier)[0]?.id,
    contenu: { motivation },
    dossier: { horsDelai: false, repriseLe: dateDe(par.portee.jour) },
    rangees: repondre(dossier, par, { issue: 'rouvert', motivation }),
  }),
});

/** Answers a recours formed after its last day: recorded, told, never lost (C. IV.B). */
export const ecarterRecoursTardif = (cible: Cible): OrdreDe<'ecarter_recours_tardif'> => ({
  ...cible,
  acte: 'ecarter_recours_tardif',
  ecrire: (dossier, par) => ({
    enregistrementId: recoursPendants(dossier)[0]?.id,
    rangees: repondre(dossier, par, { issue: 'tardif', motivation: null }),
  }),
});

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
          rang: (dossier.requetes.at(-1)?.rang ?? 0) + 1,
          decisionId: decisionContestee(dossier)?.id ?? null,
          tribunal: tribunalAdministratif(departementDeLaDecision(ressort))?.nom ?? 'tribunal administratif',
          numero,
          recueLe: dateDe(recueLe),
          transmiseLe: dateDe(portee.jour),
          reponseAvant: dateOuNulle(reponseAvant),
          auteurId: portee.auteur.id ?? '',
          auteurNom: portee.auteur.nom,
          issue: null,
          jugeeLe: null,
          motivation: null,
        },
      },
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
