/** A boursier who arrives with the decision of another authority (agriculture, another ministère): recorded, not instructed again (C. V.A). */
import { type AnneeScolaire, trimestreDu, trimestresDe } from '../argent/trimestres.ts';
import { apres, avant, ecrireJour, type Jour, jour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import type { Lecture } from '../lecture.ts';
import type { LigneDeProcedure } from '../ligne-de-procedure.ts';
import { definirRegles, type Ligne, type Trace } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';

/** What the other authority decided, as its printed transfer says it. */
export interface BourseDAilleurs {
  /** The service that decided. */
  service: string;
  decideeLe: Jour;
  /** Last day that its own établissement pays. */
  sortieLe: Jour;
}

export const REGLES_D_AILLEURS = definirRegles({
  'transfert.ailleurs': {
    source: {
      article: 'C. V.A (D. 531-28)',
      titre: 'Transfert de la bourse entre établissements, agriculture et éducation nationale',
      dit: 'Le transfert est systématique entre un établissement du ministère de l’agriculture et un établissement de l’éducation nationale, en cours d’année, sans réinstruire la demande.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs: { service, decideeLe, sortieLe } }) =>
      `La bourse, attribuée le ${ecrireJour(jour(String(decideeLe)))} par ${service}, suit l’élève sans que la demande soit instruite de nouveau ; l’établissement d’origine la verse jusqu’à sa sortie, le ${ecrireJour(jour(String(sortieLe)))}.`,
  },
});

/** The line of a decision that takes up what another authority decided. */
export const ligneDAilleurs = ({ service, decideeLe, sortieLe }: BourseDAilleurs): Ligne => ({
  regle: REGLES_D_AILLEURS['transfert.ailleurs'].id,
  issue: 'appliquee',
  valeurs: { service, decideeLe: decideeLe.toString(), sortieLe: sortieLe.toString() },
});

const ligneDe = (trace: Trace): Ligne | undefined =>
  trace.find(({ regle }) => regle === 'transfert.ailleurs');

/** What a decision took up from another authority, as its letter says it; undefined when it took up nothing. */
export const ailleursDeLaTrace = (trace: Trace): string | undefined => {
  const ligne = ligneDe(trace);
  return ligne && REGLES_D_AILLEURS['transfert.ailleurs'].dire(ligne);
};

/** Last day of the pupil in the établissement of the other authority, by the trace of a decision; null when it took up nothing. */
export const sortieDAilleurs = (trace: Trace): Jour | null => {
  const sortie = ligneDe(trace)?.valeurs.sortieLe;
  return typeof sortie === 'string' ? jour(sortie) : null;
};

/**
 * The first day that the place which receives pays, at the soonest: the day after the exit at the lycée, the trimestre after it
 * at the collège (C. V.A). Null when nothing of the year is left to it.
 */
export function debutApresAilleurs(type: TypeBourse, annee: AnneeScolaire, sortie: Jour): Jour | null {
  if (type === 'lycee') return sortie.add({ days: 1 });
  const trimestre = trimestreDu(annee, sortie);
  return trimestre === null
    ? null
    : (trimestresDe(annee).find((suivant) => suivant.trimestre === trimestre + 1)?.debut ?? null);
}

/** What the dossier says before it is done. */
export interface FaitsDAilleurs {
  /** The printed transfer of the other authority is at the office. */
  imprimeRecu: boolean;
  /** First day that this place would pay after an exit on the day of the act, or none is left. */
  dernierTrimestreAuCollege: Jour | null;
}

/** What the form gives. */
export interface SaisieDAilleurs {
  decideeAilleurs: Jour;
  sortieDAilleurs: Jour;
}

export const GARDES_D_AILLEURS = {
  imprimeRecu: garde(['imprimeRecu'], ({ imprimeRecu }) =>
    imprimeRecu
      ? null
      : 'L’imprimé de transfert de l’autre service n’est pas au dossier : recevez-le d’abord parmi les pièces (« Recevoir une pièce »).',
  ),
  decisionDAilleurs: garde(
    ['decideeAilleurs', 'sortieDAilleurs', 'entreeLe', 'jour'],
    ({ decideeAilleurs, sortieDAilleurs: sortie, entreeLe, jour: leJour }) => {
      if (apres(sortie, leJour)) return `Le jour de sortie (${ecrireJour(sortie)}) est dans le futur.`;
      if (apres(decideeAilleurs, sortie))
        return `La décision de l’autre service (${ecrireJour(decideeAilleurs)}) ne peut pas suivre la sortie de l’élève (${ecrireJour(sortie)}) : vérifiez les deux dates.`;
      return apres(sortie, entreeLe)
        ? `Le jour de sortie (${ecrireJour(sortie)}) suit l’entrée de l’élève ici (${ecrireJour(entreeLe)}) : vérifiez l’imprimé, ou corrigez la scolarité.`
        : null;
    },
  ),
  resteAPayerIci: garde(
    ['sortieDAilleurs', 'dernierTrimestreAuCollege'],
    ({ sortieDAilleurs: sortie, dernierTrimestreAuCollege: dernier }) =>
      dernier && !avant(sortie, dernier)
        ? 'Au collège, l’établissement d’origine verse en entier le trimestre de la sortie, et celle-ci est au dernier : il n’y a rien à verser ici.'
        : null,
  ),
} as const satisfies Record<string, Verification>;

/** Row of the procedure table for a bourse that another authority attributed (C. V.A). */
export const ACTES_D_AILLEURS = {
  reprendre_bourse_d_ailleurs: {
    libelle: 'Reprendre une bourse attribuée ailleurs',
    accompli: 'Bourse d’une autre autorité reprise',
    de: ['deposee', 'en_instruction'],
    vers: 'decidee',
    par: 'decider',
    gardes: [
      'aucunRecoursPendant',
      'delegationEnCours',
      'eleveScolarise',
      'demandeSeule',
      'premiereBourseFinie',
      'imprimeRecu',
      'decisionDAilleurs',
      'resteAPayerIci',
    ],
    saisie: ['decideeAilleurs', 'sortieDAilleurs'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. V.A (D. 531-28)',
  },
} as const satisfies Record<string, LigneDeProcedure>;

export const LECTURES_D_AILLEURS: readonly Lecture[] = [
  {
    id: 'transfert.decision_d_ailleurs',
    article: 'C. V.A (D. 531-28)',
    doute:
      'La bourse d’un élève qui vient de l’enseignement agricole est transférée sans réinstruction, mais aucune décision d’ici ne la porte, et l’application ne paie que ce qu’une décision ouvre.',
    lecture:
      'Qui décide dans la branche prend acte de la décision de l’autre service par une attribution au même échelon, sur l’imprimé de transfert reçu : rien n’est calculé ni demandé à la famille, la clôture de la campagne n’est pas opposée, et la lettre nomme le service et le jour de la première décision.',
    autre: 'Payer sur le seul imprimé, sans décision ni lettre ; ou instruire de nouveau.',
    raison: 'La famille sait qui la paie et peut contester ce qu’on reprend ; le texte exclut l’instruction.',
    regles: ['transfert.ailleurs'],
  },
  {
    id: 'transfert.debut_apres_ailleurs',
    article: 'C. V.A',
    doute: 'Depuis quel jour l’accueil paie-t-il la bourse qui vient d’une autre autorité ?',
    lecture:
      'Au lycée, depuis l’entrée de l’élève, et jamais avant le lendemain de sa sortie d’ailleurs, par jours ; au collège, depuis le trimestre qui suit celui de la sortie, que l’origine verse en entier. Le montant est celui de notre barème à cet échelon.',
    autre: 'Depuis le début de l’année, moins ce que l’autre établissement a versé.',
    raison: 'C’est le partage de tout transfert, et rien ici ne dit ce que l’autre a versé.',
    regles: ['transfert.ailleurs'],
  },
];
