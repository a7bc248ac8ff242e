/** What the primes of the lycée depend on, whenever it is told (C. IV.C, annexes 8 and 9). */
import { INTERRUPTION } from '../argent/reprise-etudes.ts';
import { direDuree } from '../delais/dire.ts';
import type { Situation, TypeBourse } from '../situation.ts';
import type { Question } from './question.ts';

const auLycee = (_: Situation, type: TypeBourse): boolean => type === 'lycee';
const commun = { pieces: [], utile: auLycee } as const;

/** Of the primes, by path in the situation. */
export const QUESTIONS_DES_PRIMES: Readonly<Record<string, Question>> = {
  'eleve.primes.mentionBrevet': {
    ...commun,
    libelle: 'Mention au brevet',
    reponse: {
      tres_bien: 'Très bien',
      bien: 'Bien',
      assez_bien: 'Assez bien',
      aucune: 'Sans mention',
      non_obtenu: 'Brevet non obtenu',
    },
    aide: 'D’après le relevé du brevet. Celle de la base des élèves passe avant.',
  },
  'eleve.primes.prepare': {
    ...commun,
    libelle: 'Diplôme préparé',
    reponse: {
      bac_general: 'Baccalauréat général',
      bac_technologique: 'Baccalauréat technologique',
      bac_professionnel: 'Baccalauréat professionnel',
      cap: 'CAP',
      autre: 'Autre diplôme',
      aucun: 'Aucun diplôme',
    },
  },
  'eleve.primes.formation': {
    ...commun,
    libelle: 'Code du diplôme',
    reponse: 'ligne',
    aide: 'Huit caractères, dans la base des élèves : sa spécialité ouvre la prime d’équipement.',
  },
  'eleve.primes.libelleFormation': { ...commun, libelle: 'Spécialité', reponse: 'ligne' },
  'eleve.primes.premiereAnnee': {
    ...commun,
    libelle: 'En première année du cycle, pour la première fois',
    reponse: 'oui_non',
  },
  'eleve.primes.equipementDejaPercue': {
    ...commun,
    libelle: 'Prime d’équipement déjà reçue',
    reponse: 'oui_non',
  },
  'eleve.primes.formationQuitteeLe': {
    ...commun,
    libelle: 'Dernier jour dans cette formation',
    reponse: 'jour',
    aide: 'jj/mm/aaaa, si l’élève est passé à une formation sans prime d’équipement : laissez ci-dessus celle qu’il a quittée. Avant la fin de septembre, la prime est perdue.',
  },
  'eleve.primes.interruption': {
    ...commun,
    libelle: 'Scolarité interrompue le',
    reponse: 'jour',
    pieces: ['fiche_reprise_etudes'],
    aide: `jj/mm/aaaa, pour une reprise d’études après ${direDuree(INTERRUPTION)} au moins`,
  },
  'eleve.primes.reprise': {
    ...commun,
    libelle: 'Études reprises le',
    reponse: 'jour',
    pieces: ['fiche_reprise_etudes'],
  },
  'eleve.primes.diplomeAuRncp': {
    ...commun,
    libelle: 'Diplôme inscrit au RNCP',
    reponse: 'oui_non',
    pieces: ['fiche_reprise_etudes'],
  },
};
