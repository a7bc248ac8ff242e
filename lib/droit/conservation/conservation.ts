/** How long each kind of data is kept, from when, what becomes of it then, and what holds it back (C. annexe 12; RGPD, art. 5). */
import { ATTENTE_DE_REPONSE, GARDE_DES_CHIFFRES } from '../consentement/recuperation.ts';
import { GARDE_DES_ECHANGES } from '../consentement/textes.ts';
import { DUREE_DU_CODE } from '../courrier/acces.ts';
import { type Jour, jour } from '../date.ts';
import type { Duree } from '../delais/delai.ts';
import { direDuree } from '../delais/dire.ts';
import type { Lecture } from '../lecture.ts';
import { GARDE_DES_OPPOSITIONS } from '../publication/opposition.ts';
import { GARDE_DES_EXERCICES } from './exercice.ts';

/** What holds back the end of the data of a pupil, each said to who reads why. */
export const SUSPENSIONS = {
  demande: 'une demande attend sa décision',
  recours: 'un recours attend sa réponse',
  justice: 'le juge est saisi',
  retrait: 'un retrait ou une rectification est engagé',
  paiement: 'une somme due n’est pas encore payée',
  dette: 'un trop-perçu n’est pas remboursé',
  droits: 'une demande sur ces données attend sa réponse, ou elles sont limitées',
} as const;
export type Suspension = keyof typeof SUSPENSIONS;

/** Erased; kept without a name; handed to the archives by their own procedure; kept because it says nothing of anybody, or proves. */
export type Sort = 'efface' | 'anonymise' | 'archive' | 'garde';

export const LIBELLES_SORTS: Readonly<Record<Sort, string>> = {
  efface: 'effacé',
  anonymise: 'rendu anonyme',
  archive: 'remis aux archives ou détruit avec leur visa',
  garde: 'gardé',
};

export interface Conservation {
  quoi: string;
  /** Null: as long as what `depuis` names. */
  duree: Duree | null;
  depuis: string;
  sort: Sort;
  suspendu: readonly Suspension[];
  /** The text, or why the house sets it. */
  source: string;
}

const TOUT = Object.keys(SUSPENSIONS) as Suspension[];

/** After the last school year of the pupil in the second degré (C. annexe 12). */
export const GARDE_DE_LA_SCOLARITE: Duree & { mois: number } = { mois: 12 };
const DERNIERE_ANNEE = 'la fin de la dernière année scolaire de l’élève dans le second degré';
const ANNEXE_12 = 'C. annexe 12, information sur le traitement des données';
const R114 = 'CRPA R. 114-9-7';

/** Between the day on which families are told and the erasing of a lot (reading conservation.annonce; preavis_d_effacement in the base). */
export const PREAVIS_D_EFFACEMENT: Duree & { jours: number } = { jours: 30 };

/** How long accounting documents are held before the archives have their say (reading conservation.comptable). */
const GARDE_COMPTABLE: Duree & { mois: number } = { mois: 60 };

/** Of each kind of data. A column without its kind fails a test (lib/conservation/faits.ts). */
export const CONSERVATIONS = {
  dossier: {
    quoi: 'Ce qu’une famille a dit et reçu : demande, revenus, pièces, décisions, courriers, recours, messages',
    duree: GARDE_DE_LA_SCOLARITE,
    depuis: DERNIERE_ANNEE,
    sort: 'efface',
    suspendu: TOUT,
    source: ANNEXE_12,
  },
  fiche: {
    quoi: 'La fiche d’un élève, de ses responsables, et ce que la base élèves en dit',
    duree: GARDE_DE_LA_SCOLARITE,
    depuis: DERNIERE_ANNEE,
    sort: 'efface',
    suspendu: TOUT,
    source: ANNEXE_12,
  },
  souche: {
    quoi: 'Ce qui reste d’un dossier effacé : son numéro, son année, son lieu, le jour de ses actes',
    duree: null,
    depuis: 'le registre qu’il prouve',
    sort: 'anonymise',
    suspendu: [],
    source: 'RGPD, art. 5.2 : montrer que chaque acte a été fait et chaque donnée effacée',
  },
  noms_du_journal: {
    quoi: 'Les noms et le contenu des lignes du journal, et la clé de leurs empreintes',
    duree: GARDE_DE_LA_SCOLARITE,
    depuis: DERNIERE_ANNEE,
    sort: 'efface',
    suspendu: TOUT,
    source: ANNEXE_12,
  },
  empreintes: {
    quoi: 'Les empreintes, les rangs et les sceaux du journal et des registres',
    duree: null,
    depuis: 'le service qu’ils prouvent',
    sort: 'garde',
    suspendu: [],
    source: 'RGPD, art. 5.2 et 32 ; sans clé, une empreinte ne dit rien ; lecture conservation.lectures',
  },
  raisons: {
    quoi: 'Les mots par lesquels un agent a justifié une lecture',
    duree: GARDE_DE_LA_SCOLARITE,
    depuis: DERNIERE_ANNEE,
    sort: 'efface',
    suspendu: TOUT,
    source: `${ANNEXE_12} ; RGPD, art. 32, pour la lecture elle-même, qui reste`,
  },
  comptable: {
    quoi: 'Les états de paiement, les versements et leurs suites, les ordres de reversement',
    duree: GARDE_COMPTABLE,
    depuis: 'la fin de l’année du paiement',
    sort: 'archive',
    suspendu: ['paiement', 'dette', 'justice'],
    source: 'Code des juridictions financières, L. 142-1-3 ; lecture conservation.comptable',
  },
  consentement: {
    quoi: 'Les réponses à l’étude automatique et l’état civil qu’elles portent',
    duree: null,
    depuis: 'ce que dit la lecture consentement.marqueurs',
    sort: 'efface',
    suspendu: [],
    source: `C. II.B.1 ; ${R114}`,
  },
  echange: {
    quoi: 'La trace d’un appel à une administration',
    duree: GARDE_DES_ECHANGES,
    depuis: 'l’appel',
    sort: 'efface',
    suspendu: [],
    source: R114,
  },
  chiffres_recuperes: {
    quoi: 'Ce que les impôts ou la caisse d’allocations répondent à une famille, tant qu’elle ne l’a pas joint à sa demande, et ce qui le leur demande',
    duree: GARDE_DES_CHIFFRES,
    depuis: `la demande qu’elle en fait ; avant, dès qu’elle le refuse, qu’elle envoie la demande, que l’attestation n’est plus attendue, ou, sans réponse, ${direDuree(ATTENTE_DE_REPONSE)} après`,
    sort: 'efface',
    suspendu: [],
    source: 'RGPD, art. 5.1 c et e : accepté, cela est dans la demande ; sinon, cela ne sert plus',
  },
  opposition: {
    quoi: 'L’opposition d’une famille à ce que les organismes soient renseignés, et sa réponse',
    duree: GARDE_DES_OPPOSITIONS,
    depuis: 'son inscription',
    sort: 'efface',
    suspendu: [],
    source: R114,
  },
  exercice: {
    quoi: 'Ce qu’une personne demande sur ses propres données, et ce qui lui est répondu',
    duree: GARDE_DES_EXERCICES,
    depuis: 'la réponse, ou avec le dossier ou la fiche de la personne quand ils partent avant',
    sort: 'efface',
    suspendu: [],
    source: 'RGPD, art. 5.2 et 12 : montrer que chacun a eu sa réponse',
  },
  session: {
    quoi: 'Une connexion ouverte',
    duree: null,
    depuis: 'la connexion',
    sort: 'efface',
    suspendu: [],
    source: 'CNIL, délibération 2021-122 : rien n’est gardé de plus',
  },
  code: {
    quoi: 'Le code d’un courrier et les essais d’un code',
    duree: DUREE_DU_CODE,
    depuis: 'l’envoi du courrier',
    sort: 'efface',
    suspendu: [],
    source: 'le temps des recours que le courrier ouvre',
  },
  import: {
    quoi: 'Ce qu’un fichier de la base élèves disait, avant d’être pris ou abandonné',
    duree: null,
    depuis: 'la comparaison du fichier',
    sort: 'efface',
    suspendu: [],
    source: 'RGPD, art. 5.1 c : un fichier comparé ne sert plus',
  },
  fichier_d_eleves: {
    quoi: 'Les élèves d’un fichier qu’un organisme fait demander, et les réponses',
    duree: { jours: 1 },
    depuis: 'l’envoi du fichier',
    sort: 'efface',
    suspendu: [],
    source: 'RGPD, art. 5.1 c : des réponses téléchargées ne servent plus',
  },
  agent: {
    quoi: 'L’identité et les fonctions des agents, ce qu’ils ont administré',
    duree: null,
    depuis: 'les décisions que l’agent a prises ou préparées',
    sort: 'garde',
    suspendu: [],
    source: 'CRPA, L. 212-1 : la compétence d’un signataire doit pouvoir être prouvée',
  },
  travail: {
    quoi: 'Les listes de travail d’un service, qui ne nomment un dossier que par son identifiant',
    duree: null,
    depuis: 'le dossier qu’elles désignent',
    sort: 'anonymise',
    suspendu: [],
    source: 'RGPD, considérant 26',
  },
  organisme: {
    quoi: 'Les habilitations des organismes, leurs demandes et leurs jetons',
    duree: null,
    depuis: 'l’habilitation, et la trace de son usage',
    sort: 'garde',
    suspendu: [],
    source: 'CRPA, L. 114-8 : à qui une donnée a été ouverte, et pourquoi',
  },
  service: {
    quoi: 'Ce qui ne dit rien de personne',
    duree: null,
    depuis: 'le service',
    sort: 'garde',
    suspendu: [],
    source: 'aucune donnée d’une personne',
  },
} as const satisfies Record<string, Conservation>;
export type GenreDeConservation = keyof typeof CONSERVATIONS;

/**
 * First day on which the data of a pupil whose last year in the second degré began in `derniereRentree` may be erased. The
 * school year ends on the eve of the next one (code de l’éducation, L. 521-1).
 */
export const finDeConservation = (derniereRentree: number): Jour =>
  jour(`${derniereRentree + 1}-09-01`).add({ months: GARDE_DE_LA_SCOLARITE.mois });

export const LECTURES_CONSERVATION: readonly Lecture[] = [
  {
    id: 'conservation.comptable',
    article: 'C. VII.B ; code des juridictions financières, L. 142-1-3',
    doute: 'Combien de temps garder les états de paiement, qui nomment les élèves payés ?',
    lecture:
      'Cinq ans après la fin de l’année du paiement, le temps où un ordonnateur ou un comptable peut encore en répondre ; puis les archives décident. Le service ne les efface pas lui-même : leur empreinte est signée avec l’état.',
    autre: 'Les effacer avec le dossier de l’élève, un an après sa scolarité.',
    raison:
      'La circulaire fixe la durée du traitement des demandes, pas celle de la comptabilité publique ; un état amputé ne prouverait plus ce qui a été payé.',
    regles: [],
    attend: 'l’accord du service des archives sur la durée des pièces comptables',
  },
  {
    id: 'conservation.lectures',
    article: 'RGPD, art. 5.1 e, 5.2 et 32 ; CNIL, délibération 2021-122 du 14 octobre 2021',
    doute:
      'Combien de temps garder qui a lu un dossier, et quand ? La CNIL conseille de six mois à un an pour un journal technique, jusqu’à trois ans quand il sert un contrôle.',
    lecture:
      'Les mots de l’agent s’effacent avec le dossier. La ligne (qui, quel jour, quel genre de donnée) reste avec son rang et son empreinte, sans nommer la famille, dont le dossier est alors effacé.',
    autre: 'Effacer chaque ligne un an, ou trois ans, après la lecture.',
    raison:
      'La famille et le délégué à la protection des données peuvent demander qui a lu tant que le dossier existe, plusieurs années après ; une ligne ôtée romprait la chaîne qui prouve que rien n’a été ôté.',
    regles: [],
    attend: 'l’avis du délégué à la protection des données sur la durée du registre des lectures',
  },
  {
    id: 'conservation.annonce',
    article: 'RGPD, art. 5.1 a, 12 et 15 ; C. annexe 12, information sur le traitement des données',
    doute: 'Faut-il prévenir une famille avant d’effacer ses données, et combien de temps avant ?',
    lecture:
      'Qui a déposé une demande est prévenu par courriel, sans que rien y soit nommé, trente jours avant ; le lot n’efface rien d’ici là. Qui n’a pas d’adresse ne l’est pas : la durée est écrite sur la notice. Les fiches sans demande ne sont pas annoncées.',
    autre: 'Effacer le jour dit, puisque la notice annonce la durée.',
    raison:
      'Une notification ou un certificat peut encore servir ; après l’effacement, le droit d’accès n’a plus d’objet. Trente jours sont le délai de réponse à une demande d’accès.',
    regles: [],
    attend: 'l’avis du délégué à la protection des données sur le préavis de l’effacement',
  },
];
