import {
  type DroitSurLesDonnees,
  echeanceDeReponse,
  type GenreDeSuite,
  PROLONGATION,
  SENS_DES_REPONSES,
  type SensDeReponse,
} from '#lib/droit/conservation/exercice.ts';
import { apres, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';

/** Something done of a request. */
export interface SuiteVue {
  id: string;
  genre: GenreDeSuite;
  sens: SensDeReponse | null;
  motif: string;
  jour: Jour;
  informeeLe: Jour | null;
  auteurNom: string;
}

/** A request, with what was done of it, the first first. */
export interface ExerciceVu {
  id: string;
  droit: DroitSurLesDonnees;
  canal: 'en_ligne' | 'papier';
  recueLe: Jour;
  nom: string;
  adresse: string | null;
  numero: string | null;
  precisions: string;
  suites: SuiteVue[];
}

/** Where a request stands on a day. */
export interface EtatDExercice {
  echeance: Jour;
  reponse: SuiteVue | null;
  prolongee: boolean;
  limitee: boolean;
  enRetard: boolean;
}

/** Where a request stands: its last day, what was answered, whether the data are limited now. */
export function etatDExercice(
  { recueLe, suites }: Pick<ExerciceVu, 'recueLe' | 'suites'>,
  jour: Jour,
): EtatDExercice {
  const prolongee = suites.some(({ genre }) => genre === 'prolongation');
  const echeance = echeanceDeReponse(recueLe, prolongee);
  const reponse = suites.find(({ genre }) => genre === 'reponse') ?? null;
  const derniere = suites.findLast(({ genre }) => genre === 'limitation' || genre === 'levee');
  return {
    ...{ echeance, reponse, prolongee },
    limitee: derniere?.genre === 'limitation',
    enRetard: !reponse && apres(jour, echeance),
  };
}

/** "à répondre au plus tard le …", "en retard depuis le …", "accordée le …". */
export function direEtat({ reponse, echeance, enRetard }: EtatDExercice): string {
  if (reponse?.sens) return `${SENS_DES_REPONSES[reponse.sens]} le ${ecrireJour(reponse.jour)}`;
  return enRetard
    ? `en retard : la réponse était due le ${ecrireJour(echeance)}`
    : `réponse due au plus tard le ${ecrireJour(echeance)}`;
}

/** What was done, in words that the person reads too. */
export function direSuite({ genre, sens, jour, informeeLe }: SuiteVue): string {
  const le = `le ${ecrireJour(jour)}`;
  switch (genre) {
    case 'prolongation':
      return `Délai prolongé de ${direDuree(PROLONGATION)} ${le}`;
    case 'limitation':
      return `Données limitées ${le}`;
    case 'levee':
      return `Limitation levée ${le}${informeeLe ? `, annoncée à la personne le ${ecrireJour(informeeLe)}` : ''}`;
    case 'reponse':
      return `Réponse ${le} : ${sens ? SENS_DES_REPONSES[sens] : ''}`;
  }
}
