import { type Autorite, type Branche, COMPETENCES } from '../competence.ts';
import { dansLesJoursQuiSuivent, direDuree, lesJours } from '../delais/dire.ts';
import { type Eloignement, MOIS_DE_DISTANCE, type REGLES_DELAIS_RECOURS } from '../delais/recours.ts';
import type { GenreDecision } from '../ligne-de-procedure.ts';
import { capitale } from '../phrase.ts';
import type { TypeBourse } from '../situation.ts';
import type { SuiteDeRecours } from './pendants.ts';
import { tribunalAdministratif } from './tribunaux.ts';

/**
 * What can be contested: a decision, a retenue for absences or what answers a recours against one, the rejection that silence
 * will make (told by the accusé de réception), or in lycée what answers a recours: the RAPO, a recours that followed it, or one
 * that no RAPO came before.
 */
export type ActeContestable =
  | GenreDecision
  | 'retenue'
  | 'retenue_sur_recours'
  | 'rejet_implicite'
  | 'reponse_au_rapo'
  | 'reponse_apres_rapo'
  | 'refus_sans_rapo';

/** What a decision contests as, from the recours that it answers (C. IV.B). */
export function acteContestable(
  type: TypeBourse,
  genre: GenreDecision,
  suite: SuiteDeRecours,
): ActeContestable {
  if (type === 'college' || suite === 'aucun') return genre;
  if (suite === 'sans_rapo') return genre === 'refus_sur_recours' ? 'refus_sans_rapo' : genre;
  return suite === 'rapo' ? 'reponse_au_rapo' : 'reponse_apres_rapo';
}

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

const TELERECOURS = 'par courrier ou sur le site www.telerecours.fr';

/**
 * The remedies open against one act, in the order in which the letter prints them; the tribunal is always named.
 * `departement` is where the authority that decided sits; `academie` ("de Lille", "d'Amiens") completes the recteur's name;
 * `eloignement` is where the family lives, seen from the judge.
 * Throws a RangeError when no tribunal covers that département.
 */
export function voiesDeRecours(
  type: TypeBourse,
  branche: Branche,
  decision: ActeContestable,
  departement: string,
  academie = '',
  eloignement: Eloignement = 'aucun',
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
  const contexte: Contexte = {
    depart,
    quand,
    recteur,
    service,
    tribunal: tribunal.nom,
    loin: direLoin(eloignement),
  };
  if (decision === 'refus_sur_recours' || decision === 'reponse_au_rapo')
    return type === 'college' ? [leJuge(contexte)] : [leJuge(contexte), ...encoreAuLycee(contexte, REPORTE)];
  if (decision === 'reponse_apres_rapo')
    return [leJuge(contexte), ...encoreAuLycee(contexte, NE_REPORTE_PLUS)];
  if (decision === 'refus_sans_rapo') return encoreAuLycee(contexte, '');
  if (decision === 'retenue_sur_recours') return [leJuge(contexte)];
  // R. 531-25 speaks of the bourse: a retenue goes to the judge without RAPO (register, recours.retenue_au_lycee).
  if (decision === 'retenue') return auCollege(contexte, COMPETENCES[branche].autorite);
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
  /** What the delay of the judge becomes for who lives far from it (CJA R. 421-7); empty for others. */
  loin: string;
}

const OU = { outre_mer: 'outre-mer', etranger: 'à l’étranger' } as const;

const direLoin = (eloignement: Eloignement): string =>
  eloignement === 'aucun'
    ? ''
    : ` Comme vous habitez ${OU[eloignement]}, vous avez ${direDuree({ mois: MOIS_DE_DISTANCE[eloignement] })} de plus (CJA, R. 421-7).`;

const REPORTE = ' Ce recours reporte le délai du juge à sa réponse, une seule fois.';
const NE_REPORTE_PLUS = ' Ce recours ne reporte plus le délai du juge.';

/** After the answer to a recours, the judge (C. IV.B). */
const leJuge = ({ depart, quand, tribunal, loin }: Contexte): VoieDeRecours => ({
  genre: 'contentieux',
  obligatoire: false,
  autorite: tribunal,
  delais: [{ regle: 'delai.tribunal', depart }],
  article: 'CJA R. 312-1, R. 421-1',
  titre: 'Recours devant le juge',
  texte: `Vous pouvez saisir le ${tribunal}, ${TELERECOURS}, ${quand('delai.tribunal')}.${loin}`,
});

/** In lycée the recteur and the ministre may always be asked, within two months of a refus sur recours too. */
function encoreAuLycee(
  { depart, quand, recteur, service }: Contexte,
  juge: string,
): [VoieDeRecours, VoieDeRecours] {
  const administratif: DelaiDeRecours = { regle: 'delai.gracieux_ou_hierarchique', depart };
  const commun = { obligatoire: false, article: 'C. IV.B' } as const;
  return [
    {
      ...commun,
      genre: 'gracieux',
      autorite: recteur,
      delais: [administratif],
      titre: 'Recours gracieux',
      texte: `${capitale(quand(administratif.regle))}, vous pouvez encore demander au ${recteur} de revoir cette décision, en écrivant au ${service}.${juge}`,
    },
    {
      ...commun,
      genre: 'hierarchique',
      autorite: 'ministre chargé de l’éducation nationale',
      delais: [administratif],
      titre: 'Recours hiérarchique',
      texte: `Dans le même délai de ${direDuree(administratif.regle)}, vous pouvez vous adresser au ministre chargé de l’éducation nationale, par l’intermédiaire du ${service}.`,
    },
  ];
}

function auCollege(
  { depart, quand, recteur, service, tribunal, loin }: Contexte,
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
      texte: `Vous pouvez saisir directement le ${tribunal}, ${TELERECOURS}, ${quand('delai.tribunal')}. Si vous avez d’abord formé un recours gracieux ou hiérarchique, vous pouvez encore le saisir ${dansLesJoursQuiSuivent('delai.tribunal')} la réception de la réponse ou, si vous n’en recevez pas, ${dansLesJoursQuiSuivent('delai.tribunal_sans_reponse')} votre recours.${loin}`,
    },
  ];
}

function auLycee({
  depart,
  quand,
  recteur,
  service,
  tribunal,
  loin,
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
      texte: `Après ce recours préalable, vous pouvez saisir le ${tribunal}, ${TELERECOURS}, ${dansLesJoursQuiSuivent('delai.tribunal')} la réception de la réponse du recteur ou, sans réponse, ${dansLesJoursQuiSuivent('delai.tribunal')} son refus par silence.${loin}`,
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
