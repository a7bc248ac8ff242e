/** What a person asks about its own data: which right, by when it is answered, what a limitation stops (RGPD, art. 12 to 21). */
import type { Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';

/** The rights that are asked for, each with what the person reads and its article. */
export const DROITS_SUR_LES_DONNEES = {
  acces: { libelle: 'Voir mes données', nom: 'accès', article: 'RGPD, art. 15' },
  rectification: { libelle: 'Faire corriger mes données', nom: 'rectification', article: 'RGPD, art. 16' },
  limitation: { libelle: 'Faire limiter leur emploi', nom: 'limitation', article: 'RGPD, art. 18' },
  opposition: { libelle: 'M’opposer à leur emploi', nom: 'opposition', article: 'RGPD, art. 21' },
} as const;
export type DroitSurLesDonnees = keyof typeof DROITS_SUR_LES_DONNEES;
export const CODES_DES_DROITS = Object.keys(DROITS_SUR_LES_DONNEES) as DroitSurLesDonnees[];

/** What the data protection officer answers. */
export const SENS_DES_REPONSES = {
  accordee: 'accordée',
  en_partie: 'accordée en partie',
  refusee: 'refusée',
} as const;
export type SensDeReponse = keyof typeof SENS_DES_REPONSES;

/** What is done of a request, in order: more time, the data limited, the limitation lifted, the answer. */
export const GENRES_DE_SUITE = ['prolongation', 'limitation', 'levee', 'reponse'] as const;
export type GenreDeSuite = (typeof GENRES_DE_SUITE)[number];

/** To answer, and what a reason adds (RGPD, art. 12.3). */
export const DELAI_DE_REPONSE = { mois: 1 } as const;
export const PROLONGATION = { mois: 2 } as const;

/** Last day of the answer (RGPD, art. 12.3; reading donnees.delai). The last day of a shorter month stands for a day that it lacks. */
export const echeanceDeReponse = (recueLe: Jour, prolongee: boolean): Jour =>
  recueLe.add({ months: DELAI_DE_REPONSE.mois + (prolongee ? PROLONGATION.mois : 0) });

/** How long a request is kept once it is answered, as the traces of exchanges (CRPA R. 114-9-7). */
export const GARDE_DES_EXERCICES = { mois: 36 } as const;

/** What agents read of a dossier whose data are limited. */
export const CE_QU_ARRETE_UNE_LIMITATION =
  'l’effacement des données et les messages qui invitent la famille à demander une bourse. La demande s’instruit, se décide et se paie dans les mêmes délais.';

export const LECTURES_EXERCICE: readonly Lecture[] = [
  {
    id: 'donnees.delai',
    article: 'RGPD, art. 12.3 ; règlement n° 1182/71, art. 3',
    doute:
      'Une personne demande à voir ses données le 31 janvier, ou un mois avant un dimanche : quel est le dernier jour pour lui répondre ?',
    lecture:
      'Le même quantième du mois suivant, ou le dernier jour de ce mois s’il est plus court, même un dimanche ou un jour férié. Prolongé, le délai court de la réception et fait trois mois.',
    autre: 'Reporter au jour ouvrable suivant, comme le permet le règlement sur les délais.',
    raison: 'Répondre plus tôt que le dernier jour possible ne prive personne de rien.',
    regles: [],
    attend: 'l’avis du délégué à la protection des données du ministère',
  },
  {
    id: 'donnees.limitation',
    article: 'RGPD, art. 18.2 et 18.3',
    doute:
      'Des données limitées ne servent plus, sauf accord de la personne, droits en justice, protection d’autrui ou motif important d’intérêt public : que devient la demande de bourse qui les emploie ?',
    lecture:
      'Elle s’instruit, se décide et se paie, et ses délais courent : la personne l’a demandée et en attend une décision. S’arrête ce qui n’y sert pas : l’effacement, les invitations à demander une bourse, la liste des familles à prévenir. La limitation est montrée à qui ouvre le dossier, et la personne est prévenue avant qu’elle soit levée.',
    autre: 'Suspendre l’instruction et le paiement tant que les données sont limitées.',
    raison:
      'Suspendre priverait l’élève de sa bourse, et les délais de recours et de forclusion sont fixés par d’autres textes, que rien n’arrête.',
    regles: [],
    attend: 'l’avis du délégué à la protection des données du ministère',
  },
];
