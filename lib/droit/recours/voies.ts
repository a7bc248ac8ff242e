import { type Autorite, type Branche, COMPETENCES } from '../competence.ts';
import { dansLesJoursQuiSuivent, direDuree, lesJours } from '../delais/dire.ts';
import type { REGLES_DELAIS_RECOURS } from '../delais/recours.ts';
import type { Lecture } from '../lecture.ts';
import type { GenreDecision } from '../ligne-de-procedure.ts';
import { capitale } from '../phrase.ts';
import type { TypeBourse } from '../situation.ts';
import { tribunalAdministratif } from './tribunaux.ts';

/** What can be contested: a decision, or the rejection that silence will make (told by the accusé de réception). */
export type ActeContestable = GenreDecision | 'rejet_implicite';

/** Ids of the rules that count the days of a recours. */
export type RegleDeDelai = keyof typeof REGLES_DELAIS_RECOURS;

export interface DelaiDeRecours {
  /** The rule that says how long, and computes the last day. */
  regle: RegleDeDelai;
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

export const LECTURES_VOIES_DE_RECOURS: readonly Lecture[] = [
  {
    id: 'recours.rapo_toute_decision',
    article: 'R. 531-25',
    doute:
      'L’article n’ouvre le recours devant le recteur qu’en cas de rejet ; la circulaire parle de la décision en général.',
    lecture:
      'Toute décision de lycée (attribution à un échelon contesté, refus, irrecevabilité, silence) nomme le recours préalable.',
    autre: 'Seul un refus serait soumis au recours préalable ; une attribution irait droit au juge.',
    raison:
      'Un recours préalable inutile ne coûte aucun droit à la famille, un recours préalable oublié les lui ôte tous.',
    regles: ['delai.rapo'],
  },
  {
    id: 'recours.hierarchique_decision_deleguee',
    article: 'C. IV.B',
    doute:
      'La circulaire ne nomme pas le supérieur de l’autorité quand le DASEN décide par délégation du recteur au collège.',
    lecture:
      'Le recours hiérarchique va au ministre, comme au lycée : une décision déléguée est celle du recteur.',
    autre: 'Le recteur lui-même serait le supérieur du DASEN.',
    raison: 'Le délégataire signe pour le délégant, qui ne peut pas être son propre supérieur.',
    regles: ['delai.gracieux_ou_hierarchique'],
  },
  {
    id: 'recours.silence_vaut_rejet',
    article: 'CRPA L. 231-4, 3°',
    doute:
      'Aucun texte propre aux bourses ne dit ce que vaut le silence de l’administration sur une demande.',
    lecture: 'Deux mois de silence valent rejet : la demande présente un caractère financier.',
    autre: 'Le silence vaudrait acceptation, règle générale de L. 231-1.',
    raison: 'Une bourse est une somme demandée à l’État : l’exception vise exactement ces demandes.',
    regles: ['delai.silence_sur_la_demande'],
  },
  {
    id: 'recours.apres_refus_sur_recours',
    article: 'C. IV.B',
    doute:
      'Après le refus sur recours préalable, un recours gracieux ou hiérarchique conserve-t-il le délai du tribunal ?',
    lecture: 'Oui : formé dans les deux mois, il en repousse le départ à sa réponse, une seule fois.',
    autre: 'Non, le recours préalable ayant épuisé la voie administrative.',
    raison: 'Le texte ouvre ces recours contre le refus sur recours ; le droit commun conserve le délai.',
    regles: ['recours.gracieux_ou_hierarchique'],
  },
  {
    id: 'recours.retenue_au_lycee',
    article: 'C. IV.B, VII.A ; R. 531-25',
    doute: 'Une retenue ou un retrait au lycée passe-t-il par le recours préalable ?',
    lecture:
      'Retrait et irrecevabilité : recours préalable. Retenue : gracieux, hiérarchique ou tribunal en deux mois, sans recours préalable.',
    autre: 'Le recours préalable pour tous, ou pour aucun.',
    raison: 'R. 531-25 parle de la bourse ; une voie obligatoire ne s’étend pas sans texte.',
    regles: [],
    attend: 'l’acte de retenue',
  },
  {
    id: 'recours.un_an_sans_preuve',
    article: 'CE, Czabaj, 2016',
    doute: 'Sans preuve de réception, aucun délai ne court : peut-on encore contester des années après ?',
    lecture: 'Jusqu’à un an après la date où la décision a été sûrement connue, qu’une personne établit.',
    autre: 'Sans aucune limite.',
    raison: 'C’est le délai raisonnable que le juge a fixé.',
    regles: [],
    attend: 'un recours formé plus d’un an après',
  },
  {
    id: 'recours.premiere_erreur',
    article: 'C. IV.B ; loi 2018-727',
    doute: 'Le droit à l’erreur vaut « pour la première fois » : dans l’année, dans la vie, par enfant ?',
    lecture:
      'Pour la même obligation, par personne ; une personne en juge, rien n’est opposé sans trace d’une première fois.',
    autre: 'Une fois par année scolaire.',
    raison: 'La loi vise l’obligation méconnue une première fois, et l’administration doit le prouver.',
    regles: [],
    attend: 'la rectification d’une erreur',
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
  const evenement = decision === 'rejet_implicite' ? 'ce rejet' : 'la réception de ce courrier';
  const quand = (regle: RegleDeDelai): string => `${dansLesJoursQuiSuivent(regle)} ${evenement}`;
  const service =
    decision === 'rejet_implicite' ? 'service chargé de votre demande' : 'service en tête de ce courrier';
  const contexte: Contexte = { depart, quand, recteur, service, tribunal: tribunal.nom };
  if (decision === 'refus_sur_recours') return apresUnRecours(contexte, type);
  return type === 'lycee' ? auLycee(contexte) : auCollege(contexte, COMPETENCES[branche].autorite);
}

interface Contexte {
  depart: DelaiDeRecours['depart'];
  /** "dans les deux mois qui suivent la réception de ce courrier". */
  quand: (regle: RegleDeDelai) => string;
  recteur: string;
  /** Where to write, as the letter calls it. */
  service: string;
  tribunal: string;
}

/**
 * After the answer to a recours, the judge (C. IV.B); in lycée the recteur and the ministre may still be asked, which puts off
 * the judge’s delay once.
 */
function apresUnRecours(
  { depart, quand, recteur, service, tribunal }: Contexte,
  type: TypeBourse,
): [VoieDeRecours, ...VoieDeRecours[]] {
  const juge: VoieDeRecours = {
    genre: 'contentieux',
    obligatoire: false,
    autorite: tribunal,
    delais: [{ regle: 'delai.tribunal', depart }],
    article: 'CJA R. 312-1, R. 421-1',
    titre: 'Recours devant le juge',
    texte: `Vous pouvez saisir le ${tribunal}, ${TELERECOURS}, ${quand('delai.tribunal')}.`,
  };
  if (type === 'college') return [juge];
  const administratif: DelaiDeRecours = { regle: 'delai.gracieux_ou_hierarchique', depart };
  const commun = { obligatoire: false, delais: [administratif], article: 'C. IV.B' } as const;
  return [
    juge,
    {
      ...commun,
      genre: 'gracieux',
      autorite: recteur,
      titre: 'Recours gracieux',
      texte: `${capitale(quand(administratif.regle))}, vous pouvez encore demander au ${recteur} de revoir cette décision, en écrivant au ${service}. Ce recours reporte le délai du juge à sa réponse, une seule fois.`,
    },
    {
      ...commun,
      genre: 'hierarchique',
      autorite: 'ministre chargé de l’éducation nationale',
      titre: 'Recours hiérarchique',
      texte: `Dans le même délai de ${direDuree(administratif.regle)}, vous pouvez vous adresser au ministre chargé de l’éducation nationale, par l’intermédiaire du ${service}.`,
    },
  ];
}

function auCollege(
  { depart, quand, recteur, service, tribunal }: Contexte,
  autorite: Autorite,
): [VoieDeRecours, ...VoieDeRecours[]] {
  const chefDecide = autorite === 'chef_etablissement';
  const auteur = chefDecide
    ? 'chef d’établissement'
    : 'directeur académique des services de l’éducation nationale';
  const superieur = chefDecide ? recteur : 'ministre chargé de l’éducation nationale';
  const administratif: DelaiDeRecours = { regle: 'delai.gracieux_ou_hierarchique', depart };
  const commun = { obligatoire: false, article: 'C. IV.B' } as const;
  return [
    {
      ...commun,
      genre: 'gracieux',
      autorite: auteur,
      delais: [administratif],
      titre: 'Recours gracieux',
      texte: `${capitale(quand(administratif.regle))}, vous pouvez demander au ${auteur} de revoir la décision, en écrivant au ${service}.`,
    },
    {
      ...commun,
      genre: 'hierarchique',
      autorite: superieur,
      delais: [administratif],
      titre: 'Recours hiérarchique',
      texte: `Dans le même délai de ${direDuree(administratif.regle)}, vous pouvez vous adresser au ${superieur}, supérieur de l’autorité qui décide.`,
    },
    {
      ...commun,
      genre: 'contentieux',
      autorite: tribunal,
      article: 'CJA R. 312-1, R. 421-1',
      delais: [
        { regle: 'delai.tribunal', depart },
        { regle: 'delai.tribunal', depart: 'reception_de_la_reponse' },
        { regle: 'delai.tribunal_sans_reponse', depart: 'introduction_du_recours' },
      ],
      titre: 'Recours devant le juge',
      texte: `Vous pouvez saisir directement le ${tribunal}, ${TELERECOURS}, ${quand('delai.tribunal')}. Si vous avez d’abord formé un recours gracieux ou hiérarchique, vous pouvez encore le saisir ${dansLesJoursQuiSuivent('delai.tribunal')} la réception de la réponse ou, si vous n’en recevez pas, ${dansLesJoursQuiSuivent('delai.tribunal_sans_reponse')} votre recours.`,
    },
  ];
}

function auLycee({
  depart,
  quand,
  recteur,
  service,
  tribunal,
}: Contexte): [VoieDeRecours, ...VoieDeRecours[]] {
  return [
    {
      genre: 'rapo',
      obligatoire: true,
      autorite: recteur,
      delais: [{ regle: 'delai.rapo', depart }],
      article: 'R. 531-25, D. 531-26',
      titre: 'Recours préalable obligatoire',
      texte: `${capitale(quand('delai.rapo'))}, écrivez au ${recteur}, à l’adresse du ${service}, en disant pourquoi vous contestez la décision et en joignant vos justificatifs. Ce recours est obligatoire : sans lui, le juge ne peut pas être saisi. Le recteur répond dans ${lesJours('delai.reponse_rapo')} ; passé ce délai, son silence vaut refus.`,
    },
    {
      genre: 'contentieux',
      obligatoire: false,
      autorite: tribunal,
      delais: [
        { regle: 'delai.tribunal', depart: 'reception_de_la_reponse' },
        { regle: 'delai.tribunal', depart: 'rejet_implicite_du_recours' },
      ],
      article: 'CJA R. 312-1, R. 421-1',
      titre: 'Recours devant le juge',
      texte: `Après ce recours préalable, vous pouvez saisir le ${tribunal}, ${TELERECOURS}, ${dansLesJoursQuiSuivent('delai.tribunal')} la réception de la réponse du recteur ou, sans réponse, ${dansLesJoursQuiSuivent('delai.tribunal')} son refus par silence.`,
    },
    {
      genre: 'gracieux',
      obligatoire: false,
      autorite: recteur,
      delais: [{ regle: 'delai.gracieux_ou_hierarchique', depart }],
      article: 'C. IV.B',
      titre: 'Recours gracieux',
      texte: `${capitale(quand('delai.gracieux_ou_hierarchique'))}, vous pouvez aussi demander au ${recteur} de revoir la décision. Ce recours ne remplace pas le recours préalable obligatoire.`,
    },
    {
      genre: 'hierarchique',
      obligatoire: false,
      autorite: 'ministre chargé de l’éducation nationale',
      delais: [{ regle: 'delai.gracieux_ou_hierarchique', depart }],
      article: 'C. IV.B',
      titre: 'Recours hiérarchique',
      texte: `Dans le même délai de ${direDuree('delai.gracieux_ou_hierarchique')}, vous pouvez vous adresser au ministre chargé de l’éducation nationale, par l’intermédiaire du ${service}. Ce recours ne remplace pas non plus le recours préalable obligatoire.`,
    },
  ];
}
