import { type Autorite, type Branche, COMPETENCES } from '../competence.ts';
import type { Lecture } from '../lecture.ts';
import { definirRegles } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';
import { tribunalAdministratif } from './tribunaux.ts';

/** What can be contested: a decision, or the rejection that silence will make (told by the accusé de réception). */
export type ActeContestable =
  | 'attribution'
  | 'refus'
  | 'irrecevabilite'
  | 'refus_hors_delai'
  | 'rejet_implicite';

export interface DelaiDeRecours {
  nombre: number;
  unite: 'jour' | 'mois';
  depart:
    | 'reception_de_la_decision'
    | 'rejet_implicite_de_la_demande'
    | 'reception_de_la_reponse'
    | 'rejet_implicite_du_recours'
    | 'introduction_du_recours';
}

export interface VoieDeRecours {
  genre: 'rapo' | 'gracieux' | 'hierarchique' | 'contentieux';
  /** True when no other way is open before this one has been tried. */
  obligatoire: boolean;
  /** Who is asked, as the letter names it: "chef d'établissement", "tribunal administratif de Lille". */
  autorite: string;
  /** The first one is the delay of a family that has done nothing yet. */
  delais: readonly [DelaiDeRecours, ...DelaiDeRecours[]];
  article: string;
  titre: string;
  /** Complete French sentences for the letter. */
  texte: string;
}

const VERIFIEE = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' } as const;

export const REGLES_VOIES_DE_RECOURS = definirRegles({
  'recours.college': {
    ...VERIFIEE,
    source: {
      article: 'C. IV.B',
      titre: 'Notification de la décision et recours au collège, 3. Procédure de recours',
      dit: 'La famille choisit pendant deux mois entre l’auteur de la décision, son supérieur et le juge ; après un recours administratif, le juge peut être saisi deux mois après la réponse, ou quatre mois après un recours resté sans réponse.',
    },
    dire: () => 'Une décision de bourse de collège se conteste dans les deux mois qui suivent sa réception.',
  },
  'recours.lycee': {
    ...VERIFIEE,
    source: {
      article: 'R. 531-25, D. 531-26',
      titre: 'Notification de la décision et recours au lycée, 2. Procédure de recours',
      dit: 'Le recteur doit être saisi dans les quinze jours de la réception avant tout procès ; il répond dans les deux mois, et le juge peut être saisi dans les deux mois qui suivent.',
    },
    dire: () =>
      'Une décision de bourse de lycée se conteste devant le recteur dans les quinze jours qui suivent sa réception.',
  },
  'recours.tribunal': {
    ...VERIFIEE,
    source: {
      article: 'CJA R. 221-3, R. 312-1',
      titre: 'Tribunal administratif compétent',
      dit: 'Le juge est celui du département où la première décision a été prise, et la lettre le nomme.',
    },
    dire: ({ valeurs }) => `Le juge compétent est le ${valeurs.tribunal}.`,
  },
});

export const LECTURES_VOIES_DE_RECOURS: readonly Lecture[] = [
  {
    id: 'rapo-toute-decision',
    article: 'R. 531-25',
    doute:
      "L’article n’ouvre le recours devant le recteur qu'en cas de rejet ; la circulaire parle de la décision en général.",
    lecture:
      'Toute décision de lycée (attribution à un échelon contesté, refus, irrecevabilité, silence) nomme le recours préalable.',
    autre: 'Seul un refus serait soumis au recours préalable ; une attribution irait droit au juge.',
    raison:
      'Un recours préalable inutile ne coûte aucun droit à la famille, un recours préalable oublié les lui ôte tous.',
    regles: ['recours.lycee'],
  },
  {
    id: 'hierarchique-decision-deleguee',
    article: 'C. IV.B',
    doute:
      'La circulaire ne nomme pas le supérieur de l’autorité quand le DASEN décide par délégation du recteur au collège.',
    lecture:
      'Le recours hiérarchique va au ministre, comme au lycée : une décision déléguée est celle du recteur.',
    autre: 'Le recteur lui-même serait le supérieur du DASEN.',
    raison: 'Le délégataire signe pour le délégant, qui ne peut pas être son propre supérieur.',
    regles: ['recours.college'],
  },
  {
    id: 'silence-vaut-rejet',
    article: 'CRPA L. 231-4, 3°',
    doute:
      'Aucun texte propre aux bourses ne dit ce que vaut le silence de l’administration sur une demande.',
    lecture: 'Deux mois de silence valent rejet : la demande présente un caractère financier.',
    autre: 'Le silence vaudrait acceptation, règle générale de L. 231-1.',
    raison: 'Une bourse est une somme demandée à l’État : l’exception vise exactement ces demandes.',
    regles: ['recours.college', 'recours.lycee'],
  },
];

const TELERECOURS = 'par courrier ou sur le site www.telerecours.fr';

/**
 * The remedies open against one act, in the order in which the letter prints them; the tribunal is always named.
 * `departement` is where the authority that decided sits; `academie` ("de Lille", "d'Amiens") completes the recteur's name.
 * Throws a RangeError when no tribunal covers that département.
 */
export function voiesDeRecours(
  type: TypeBourse,
  branche: Branche,
  decision: ActeContestable,
  departement: string,
  academie = '',
): readonly [VoieDeRecours, ...VoieDeRecours[]] {
  const tribunal = tribunalAdministratif(departement);
  if (!tribunal) throw new RangeError(`aucun tribunal administratif pour le département ${departement}`);
  const recteur = `recteur de l’académie ${academie}`.trim();
  const depart =
    decision === 'rejet_implicite' ? 'rejet_implicite_de_la_demande' : 'reception_de_la_decision';
  const quand =
    decision === 'rejet_implicite' ? 'qui suivent ce rejet' : 'qui suivent la réception de ce courrier';
  const contexte: Contexte = { depart, quand, recteur, tribunal: tribunal.nom };
  return type === 'lycee' ? auLycee(contexte) : auCollege(contexte, COMPETENCES[branche].autorite);
}

interface Contexte {
  depart: DelaiDeRecours['depart'];
  quand: string;
  recteur: string;
  tribunal: string;
}

function auCollege(
  { depart, quand, recteur, tribunal }: Contexte,
  autorite: Autorite,
): [VoieDeRecours, ...VoieDeRecours[]] {
  const chefDecide = autorite === 'chef_etablissement';
  const auteur = chefDecide
    ? 'chef d’établissement'
    : 'directeur académique des services de l’éducation nationale';
  const superieur = chefDecide ? recteur : 'ministre chargé de l’éducation nationale';
  const deuxMois: DelaiDeRecours = { nombre: 2, unite: 'mois', depart };
  const commun = { obligatoire: false, article: 'C. IV.B' } as const;
  return [
    {
      ...commun,
      genre: 'gracieux',
      autorite: auteur,
      delais: [deuxMois],
      titre: 'Recours gracieux',
      texte: `Dans les deux mois ${quand}, vous pouvez demander au ${auteur} de revoir la décision, en écrivant à l’adresse en tête de ce courrier.`,
    },
    {
      ...commun,
      genre: 'hierarchique',
      autorite: superieur,
      delais: [deuxMois],
      titre: 'Recours hiérarchique',
      texte: `Dans le même délai de deux mois, vous pouvez vous adresser au ${superieur}, supérieur de l’autorité qui décide.`,
    },
    {
      ...commun,
      genre: 'contentieux',
      autorite: tribunal,
      article: 'CJA R. 312-1, R. 421-1',
      delais: [
        deuxMois,
        { nombre: 2, unite: 'mois', depart: 'reception_de_la_reponse' },
        { nombre: 4, unite: 'mois', depart: 'introduction_du_recours' },
      ],
      titre: 'Recours devant le juge',
      texte: `Vous pouvez saisir directement le ${tribunal}, ${TELERECOURS}, dans les deux mois ${quand}. Si vous avez d’abord formé un recours gracieux ou hiérarchique, vous pouvez encore le saisir dans les deux mois qui suivent la réception de la réponse ou, si vous n’en recevez pas, dans les quatre mois qui suivent votre recours.`,
    },
  ];
}

function auLycee({ depart, quand, recteur, tribunal }: Contexte): [VoieDeRecours, ...VoieDeRecours[]] {
  return [
    {
      genre: 'rapo',
      obligatoire: true,
      autorite: recteur,
      delais: [{ nombre: 15, unite: 'jour', depart }],
      article: 'R. 531-25, D. 531-26',
      titre: 'Recours préalable obligatoire',
      texte: `Dans les quinze jours ${quand}, écrivez au ${recteur}, à l’adresse en tête de ce courrier, en disant pourquoi vous contestez la décision et en joignant vos justificatifs. Ce recours est obligatoire : sans lui, le juge ne peut pas être saisi. Le recteur répond dans les deux mois ; passé ce délai, son silence vaut refus.`,
    },
    {
      genre: 'contentieux',
      obligatoire: false,
      autorite: tribunal,
      delais: [
        { nombre: 2, unite: 'mois', depart: 'reception_de_la_reponse' },
        { nombre: 2, unite: 'mois', depart: 'rejet_implicite_du_recours' },
      ],
      article: 'CJA R. 312-1, R. 421-1',
      titre: 'Recours devant le juge',
      texte: `Après ce recours préalable, vous pouvez saisir le ${tribunal}, ${TELERECOURS}, dans les deux mois qui suivent la réception de la réponse du recteur ou, sans réponse, dans les deux mois qui suivent son refus par silence.`,
    },
    {
      genre: 'gracieux',
      obligatoire: false,
      autorite: recteur,
      delais: [{ nombre: 2, unite: 'mois', depart }],
      article: 'C. IV.B',
      titre: 'Recours gracieux',
      texte: `Dans les deux mois ${quand}, vous pouvez aussi demander au ${recteur} de revoir la décision. Ce recours ne remplace pas le recours préalable obligatoire.`,
    },
    {
      genre: 'hierarchique',
      obligatoire: false,
      autorite: 'ministre chargé de l’éducation nationale',
      delais: [{ nombre: 2, unite: 'mois', depart }],
      article: 'C. IV.B',
      titre: 'Recours hiérarchique',
      texte: `Dans le même délai de deux mois, vous pouvez vous adresser au ministre chargé de l’éducation nationale, par l’intermédiaire du service en tête de ce courrier. Ce recours ne remplace pas non plus le recours préalable obligatoire.`,
    },
  ];
}
