/** A boursier who comes back after it left the base: its bourse goes on at its échelon, without a new demande (C. V.A). */

import type { Rentree } from '../annee.ts';
import { anneeScolaire } from '../argent/trimestres.ts';
import { apres, avant, ecrireJour, type Jour, jour, lePlusTard } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import type { Lecture } from '../lecture.ts';
import type { LigneDeProcedure } from '../ligne-de-procedure.ts';
import { definirRegles, type Ligne, type Trace } from '../regle.ts';
import type { TypeBourse } from '../situation.ts';
import { debutApresAilleurs } from './ailleurs.ts';
import type { Depart, Reseau } from './depart.ts';

/** A return, as the decision that records it says. */
export interface Retour {
  /** First day of the pupil in our établissements again. */
  retourLe: Jour;
  /** First day that is paid here again. */
  debutLe: Jour;
  /** Last day that was paid here before. */
  arretLe: Jour;
}

export const REGLES_DU_RETOUR = definirRegles({
  'transfert.retour': {
    source: {
      article: 'C. V.A (D. 531-6, D. 531-28)',
      titre: 'Transfert de la bourse entre établissements, agriculture et éducation nationale',
      dit: 'Le transfert est systématique dans les deux sens, en cours d’année, sans réinstruire la demande ; l’établissement d’origine paie, au collège, le trimestre en cours, au lycée, les jours passés chez lui.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs: { retourLe, debutLe, arretLe } }) =>
      `L’élève est revenu dans nos établissements le ${ecrireJour(jour(String(retourLe)))} : la bourse, versée ici jusqu’au ${ecrireJour(jour(String(arretLe)))}, reprend au même échelon à partir du ${ecrireJour(jour(String(debutLe)))}, sans nouvelle demande.`,
  },
});

/** The line of the decision that records a return. */
export const ligneDuRetour = ({ retourLe, debutLe, arretLe }: Retour): Ligne => ({
  regle: REGLES_DU_RETOUR['transfert.retour'].id,
  issue: 'appliquee',
  valeurs: {
    retourLe: retourLe.toString(),
    debutLe: debutLe.toString(),
    arretLe: arretLe.toString(),
  },
});

const ligneDe = (trace: Trace): Ligne | undefined => trace.find(({ regle }) => regle === 'transfert.retour');

/** The return that a decision records, from its trace; null when it records none. */
export function retourDeLaTrace(trace: Trace): Retour | null {
  const { valeurs } = ligneDe(trace) ?? {};
  return valeurs
    ? {
        retourLe: jour(String(valeurs.retourLe)),
        debutLe: jour(String(valeurs.debutLe)),
        arretLe: jour(String(valeurs.arretLe)),
      }
    : null;
}

/** The same as its letter says it; undefined when the decision records none. */
export const direLeRetour = (trace: Trace): string | undefined => {
  const ligne = ligneDe(trace);
  return ligne && REGLES_DU_RETOUR['transfert.retour'].dire(ligne);
};

/** A departure that stands, as far as a return is counted from it. */
export type DepartTenant = Pick<Depart, 'sortieLe' | 'arretLe'> & { reseau?: Reseau };

/**
 * The first day that is paid here again: from the agriculture as any transfer, from elsewhere as any entry during the year, and
 * never before what was already paid here. Null when nothing of the year is left.
 */
export function debutDuRetour(
  type: TypeBourse,
  annee: Rentree,
  { arretLe, reseau }: DepartTenant,
  retourLe: Jour,
): Jour | null {
  const suite =
    reseau === 'agriculture'
      ? debutApresAilleurs(type, anneeScolaire(annee), retourLe.subtract({ days: 1 }))
      : retourLe;
  return suite && lePlusTard(suite, arretLe.add({ days: 1 }));
}

/**
 * The days between, due by nobody here; null when there is none, or when the pupil is back in September: the year is then whole,
 * as for any entry of that month.
 */
export function joursAilleurs({ arretLe, debutLe }: Pick<Retour, 'arretLe' | 'debutLe'>, annee: Rentree) {
  const du = arretLe.add({ days: 1 });
  const au = debutLe.subtract({ days: 1 });
  return avant(au, du) || !apres(debutLe, jour(`${annee}-09-30`)) ? null : { du, au };
}

/** What the dossier says of it. */
export interface FaitsDuRetour {
  /** The departure out of the base that stands; null: none does. */
  departTenant: DepartTenant | null;
}

/** What the form gives. */
export interface SaisieDuRetour {
  retourLe: Jour;
}

export const GARDES_DU_RETOUR = {
  parti: garde(['departTenant'], ({ departTenant }) =>
    departTenant ? null : 'Aucun départ de nos établissements n’est constaté sur ce dossier.',
  ),
  retourDate: garde(['retourLe', 'departTenant', 'jour'], ({ retourLe, departTenant, jour: leJour }) => {
    if (apres(retourLe, leJour)) return `Le jour du retour (${ecrireJour(retourLe)}) est dans le futur.`;
    return departTenant && !avant(departTenant.sortieLe, retourLe)
      ? `Le jour du retour (${ecrireJour(retourLe)}) suit nécessairement la sortie de l’élève (${ecrireJour(departTenant.sortieLe)}) : vérifiez les deux dates.`
      : null;
  }),
  resteAReprendre: garde(
    ['retourLe', 'departTenant', 'typeDuDossier', 'rentree'],
    ({ retourLe, departTenant, typeDuDossier, rentree }) =>
      departTenant && !debutDuRetour(typeDuDossier, rentree, departTenant, retourLe)
        ? 'Au collège, l’établissement que l’élève quitte verse en entier le trimestre de la sortie, et celle-ci est au dernier : il n’y a rien à reprendre ici.'
        : null,
  ),
} as const satisfies Record<string, Verification>;

/** Row of the procedure table for a boursier who comes back (C. V.A). */
export const ACTES_DU_RETOUR = {
  constater_retour: {
    libelle: 'Constater le retour de l’élève',
    accompli: 'Retour de l’élève constaté, bourse reprise',
    de: ['notifiee'],
    vers: 'decidee',
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'aucunRetraitEngage',
      'parti',
      'retourDate',
      'resteAReprendre',
    ],
    saisie: ['retourLe'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'attribution',
    article: 'C. V.A (D. 531-6, D. 531-28)',
  },
} as const satisfies Record<string, LigneDeProcedure>;

export const LECTURES_DU_RETOUR: readonly Lecture[] = [
  {
    id: 'transfert.retour_dans_la_base',
    article: 'C. V.A (D. 531-6, D. 531-28)',
    doute:
      'Un boursier parti hors de nos établissements y revient la même année : faut-il une nouvelle demande, et depuis quel jour paie-t-on ici ?',
    lecture:
      'Sans nouvelle demande : qui a décidé constate le retour par une décision qui garde l’échelon. Venu de l’enseignement agricole, le retour compte comme un transfert : le jour du retour au lycée, le trimestre suivant au collège, celui de la sortie étant versé par l’établissement quitté. Venu d’ailleurs, où rien n’est transféré de droit, il compte comme une entrée en cours d’année, par jours. Jamais avant le dernier jour déjà versé ici. Revenu en septembre, l’élève a l’année entière, comme pour toute entrée de ce mois.',
    autre: 'Une nouvelle demande hors campagne ; ou reprendre au jour de la sortie.',
    raison:
      'La bourse vaut pour l’année scolaire et n’a pas été retirée ; les jours passés ailleurs ne sont pas dus ici.',
    regles: ['transfert.retour'],
  },
  {
    id: 'transfert.retour_et_primes',
    article: 'C. IV.C, V.A',
    doute: 'Que deviennent les primes à un retour ?',
    lecture:
      'Internat et mérite reprennent avec la bourse, les mêmes jours. La prime d’équipement n’est versée qu’une fois, et ne se verse pas de nouveau ; celle de reprise d’études suit ses trimestres.',
    autre: 'Verser de nouveau la prime d’équipement au retour.',
    raison: 'Elle n’est due qu’une fois dans la scolarité (C. IV.C.2).',
    regles: ['transfert.retour'],
  },
];
