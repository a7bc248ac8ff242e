/** The letter to a person who asked for a right on its data: more time, a limitation, its end, or the answer (RGPD, art. 12, 18, 19). */
import { PREAVIS_D_EFFACEMENT } from '../conservation/conservation.ts';
import {
  DROITS_SUR_LES_DONNEES,
  type DroitSurLesDonnees,
  type GenreDeSuite,
  PROLONGATION,
  type SensDeReponse,
} from '../conservation/exercice.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { direDuree, lesJours } from '../delais/dire.ts';
import type { ContenuCourriel } from './courriel.ts';
import type { ListeImprimee } from './liste.ts';
import { typographier } from './typographie.ts';

interface Ecrite {
  genre: GenreDeSuite;
  sens: SensDeReponse | null;
  motif: string;
  jour: Jour;
}

export interface ExerciceAEcrire {
  id: string;
  droit: DroitSurLesDonnees;
  nom: string;
  adresse: string | null;
  numero: string | null;
  precisions: string;
  recueLe: Jour;
  echeance: Jour;
  /** What was done, the last last: the letter tells that one, and recalls the others. */
  suites: readonly Ecrite[];
  ministere: string;
  signataire: string;
  jour: Jour;
}

const ANNONCES: Readonly<Record<Exclude<GenreDeSuite, 'reponse'>, (echeance: Jour) => string>> = {
  prolongation: (echeance) =>
    `Le délai de réponse est prolongé de ${direDuree(PROLONGATION)} : vous aurez une réponse au plus tard le ${ecrireJour(echeance)}.`,
  limitation: () =>
    'L’emploi de vos données est limité : elles ne servent plus qu’à instruire et payer la bourse demandée, dans les mêmes délais. Elles ne sont ni effacées, ni employées pour vous inviter à demander une bourse.',
  levee: () => 'La limitation de vos données prend fin : elles servent de nouveau comme avant.',
};
const REPONSES: Readonly<Record<SensDeReponse, string>> = {
  accordee: 'Votre demande est accordée.',
  en_partie: 'Votre demande est accordée en partie.',
  refusee: 'Votre demande est refusée.',
};

const direLaSuite = ({ genre, sens }: Ecrite, echeance: Jour): string =>
  genre === 'reponse' ? (sens ? REPONSES[sens] : '') : ANNONCES[genre](echeance);

const NOMS: Readonly<Record<GenreDeSuite, string>> = {
  prolongation: `Délai prolongé de ${direDuree(PROLONGATION)}`,
  limitation: 'Données limitées',
  levee: 'Limitation levée',
  reponse: 'Réponse',
};

/** The letter of the last thing done of a request. Throws a RangeError when nothing was. */
export function lettreDExercice(exercice: ExerciceAEcrire): ListeImprimee {
  const { suites, jour, recueLe, droit, numero } = exercice;
  const derniere = suites.at(-1);
  if (!derniere) throw new RangeError('rien n’est à écrire');
  const { nom, article } = DROITS_SUR_LES_DONNEES[droit];
  return {
    lettre: true,
    titre: `Votre demande sur vos données personnelles : ${nom}`,
    reference: `DONNEES-${exercice.id.slice(-12)}`,
    jour: jour.toString(),
    lieuEtDate: `Le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`,
    entete: [exercice.ministere, 'Délégué à la protection des données'],
    destinataire: [exercice.nom, ...(exercice.adresse?.split('\n') ?? [])],
    ouverture: [
      `Vous avez demandé, le ${ecrireJour(recueLe)}${numero ? `, au sujet de la demande de bourse n° ${numero}` : ''} : « ${exercice.precisions} » (${article}).`,
      direLaSuite(derniere, exercice.echeance),
      derniere.motif,
    ],
    colonnes: [
      { titre: 'Date', largeur: 1.4 },
      { titre: 'Ce qui a été fait', largeur: 2.6 },
    ],
    lignes: [
      [ecrireJour(recueLe), 'Demande reçue'],
      ...suites.map(({ genre, jour: le }) => [ecrireJour(le), NOMS[genre]]),
    ],
    bilan: [
      'Vous pouvez écrire au délégué à la protection des données : dpd@education.gouv.fr, ou 110 rue de Grenelle, 75357 Paris Cedex 07.',
      `Si cette réponse ne vous convient pas, vous pouvez saisir la Commission nationale de l’informatique et des libertés (cnil.fr, ou 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07), et contester une décision devant le tribunal administratif dans ${lesJours('delai.tribunal')}.`,
    ],
    signature: ['Le délégué à la protection des données,', exercice.signataire],
  };
}

/** The mail that announces the answer: neither what was asked nor what is answered. `adresse`: the person's page of its data. */
export const composerReponseSurDesDonnees = (adresse: string): ContenuCourriel => ({
  ...typographier({
    sujet: 'La réponse à votre demande sur vos données',
    paragraphes: [
      'Bonjour,',
      'Le délégué à la protection des données a répondu à votre demande. Sa réponse est sur votre page « Mes données ».',
      'Ce message est envoyé par une application : n’y répondez pas.',
    ],
  }),
  lien: { texte: 'Lire la réponse', adresse },
});

/**
 * The mail that tells a demandeur, before its data are erased, until when it may take a copy and how: no pupil is named. `jour`: the
 * day of the mail; `adresse`: the person's page of its data.
 */
export const composerAnnonceDEffacement = (jour: Jour, adresse: string): ContenuCourriel => ({
  ...typographier({
    sujet: 'Bourse : des données vont être effacées',
    paragraphes: [
      'Bonjour,',
      `Vous avez demandé une bourse de collège ou de lycée pour un élève qui n’y est plus. Le temps de garder vos données est passé : elles seront effacées à partir du ${ecrireJour(jour.add({ days: PREAVIS_D_EFFACEMENT.jours }))}.`,
      'Jusqu’à la veille, vous pouvez en prendre une copie sur votre page « Mes données », et télécharger vos lettres dans chaque demande. Si vous ne pouvez plus vous y connecter, demandez-la au délégué à la protection des données : dpd@education.gouv.fr, ou 110 rue de Grenelle, 75357 Paris Cedex 07. Tant que votre demande attend sa réponse, rien n’est effacé.',
      'Si un recours, un paiement ou un remboursement est en cours, vos données restent jusqu’à sa fin. Vous n’avez rien d’autre à faire.',
      'Ce message est envoyé par une application : n’y répondez pas.',
    ],
  }),
  lien: { texte: 'Voir mes données', adresse },
});

export interface AnnonceAPoster {
  nom: string;
  adresse: readonly string[];
  /** Ministère, then the établissement that posts. */
  entete: readonly string[];
  commune: string;
  jour: Jour;
  /** The public page of the person's data. */
  page: string;
  /** Its rank in the batch. */
  rang: number;
}

/** The same on paper, to whom no mail reaches: no pupil is named either. */
export function lettreDAnnonce({
  nom,
  adresse,
  entete,
  commune,
  jour,
  page,
  rang,
}: AnnonceAPoster): ListeImprimee {
  const du = ecrireJour(jour.add({ days: PREAVIS_D_EFFACEMENT.jours }));
  return {
    lettre: true,
    titre: 'Vos données de bourse vont être effacées',
    reference: `EFFACEMENT-${jour}-${rang}`,
    jour: jour.toString(),
    lieuEtDate: `${commune}, le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`,
    entete,
    destinataire: [nom, ...adresse],
    ouverture: [
      `Vous avez demandé une bourse de collège ou de lycée pour un élève qui n’y est plus. Le temps de garder vos données est passé : elles seront effacées, au plus tôt le ${du}.`,
      'Vous n’avez rien à faire.',
    ],
    colonnes: [
      { titre: 'Si vous voulez', largeur: 1.4 },
      { titre: 'Ce que vous pouvez faire', largeur: 2.6 },
    ],
    lignes: [
      [
        'Une copie de vos données et de vos lettres',
        `Avant le ${du}, prenez-la sur votre page « Mes données » (${page}), ou demandez-la par écrit au délégué à la protection des données. Tant que votre demande attend sa réponse, rien n’est effacé.`,
      ],
      [
        'Que vos données restent',
        'Si un recours, un paiement ou un remboursement est en cours, elles restent jusqu’à sa fin, sans démarche de votre part.',
      ],
    ],
    bilan: [
      'Délégué à la protection des données : dpd@education.gouv.fr, ou 110 rue de Grenelle, 75357 Paris Cedex 07.',
      'Vous recevez cette lettre parce que nous n’avons pas d’adresse électronique qui vous joigne.',
    ],
  };
}
