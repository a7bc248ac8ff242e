/**
 * What waits for whom: the states that a function brings forward, and what a dossier carries besides, told by its flags. The
 * default list of the queue, what a row of it says and where it leads are all read here.
 */
import { BRANCHES, type Branche, competents, type Role, type Tache } from './competence.ts';
import { ETATS, ETATS_OUVERTS, type Etat, etatDeProcedure } from './etats.ts';
import { detenteur, MAISONS, rolesPour } from './evaluation.ts';
import { type Acte, ligne } from './procedure.ts';
import { vaAuMinistre } from './recours/ministre.ts';
import { GENRES_DE_RECOURS, type GenreDeRecours, quiRepond } from './recours/reponse.ts';

/** What is expected of a person, each with the verb that a row of the queue says; null: the verb of the state. */
export const VERBES_ATTENDUS = {
  ministre: 'Envoyer le recours au ministre',
  recours: 'Répondre au recours',
  requete: 'Répondre au tribunal',
  retrait: 'Conclure le retrait ou la suspension',
  rectification: 'Examiner l’erreur signalée',
  retenue: 'Statuer sur les absences',
  retard: 'Statuer sur le retard',
  piece: 'Regarder une pièce',
  message: 'Répondre à la famille',
  incompletude: 'Refuser, pièces non reçues',
  complement: 'Demander ce qui manque',
  saisie: 'Finir la saisie',
  etude: null,
} as const satisfies Record<string, string | null>;
export type TacheAttendue = keyof typeof VERBES_ATTENDUS;

/** Dossiers of a state in a branch that wait for somebody; without a flag nor a delay, all of them. */
export interface Attente {
  tache: TacheAttendue;
  etat: Etat;
  branche: Branche;
  /** Those alone that carry this flag. */
  drapeau?: string;
  /** Those alone whose deadline is over. */
  echue?: true;
  /** All but the late ones, on which somebody else rules. */
  aTemps?: true;
}

/** Flag of a dossier whose recours waits, by what it is for the law: each kind has its own reader. */
export const drapeauDuRecours = (genre: GenreDeRecours): string => `recours_${genre}`;

/** Flag of a dossier whose recours the service has not sent on to the ministre yet: the clock of its silence runs all the same. */
export const DRAPEAU_A_ENVOYER = 'recours_a_envoyer';

/** Flag of a dossier whose family was heard before a withdrawal, or gave its bourse up: somebody concludes. */
export const DRAPEAU_ENTENDU = 'retrait_entendu';

/** Flag of a dossier whose absences exceed the fifteen days: whoever judges them retains, or asks for it (C. VII.A). */
export const DRAPEAU_A_RETENIR = 'absences_a_retenir';
/** Flag of a demande of the chef that waits, and of a retenue whose absences are justified since. */
export const DRAPEAU_RETENUE = 'retenue_demandee';
export const DRAPEAU_A_RENDRE = 'retenue_a_rendre';

/** Flag of a dossier whose family wrote and waits for an answer; the base keeps it, not the acts. */
export const DRAPEAU_MESSAGE = 'message';

/** Flag of a demande that cannot be computed: something is to be asked for, or typed. */
export const DRAPEAU_A_COMPLETER = 'a_completer';

type Attendu = Omit<Attente, 'etat' | 'branche'> & {
  de: readonly Etat[];
  qui: (branche: Branche, etat: Etat) => readonly Role[];
};

const parActe = (acte: Acte, quoi: Omit<Attente, 'etat' | 'branche'>): Attendu => ({
  ...quoi,
  de: ligne(acte).de,
  qui: (branche) => rolesPour(acte, branche),
});

/** Whoever may ask the family for something, where the dossier is held; while it is incomplete, both houses may. */
const demandeurs = (branche: Branche, etat: Etat): readonly Role[] => {
  const tenant = detenteur(etat, branche, false);
  return competents(branche, 'demander_pieces').filter(
    (role) => etat === 'incomplete' || MAISONS[role] === tenant,
  );
};

/** Whoever answers a family: those who may ask it for something where the dossier is held, wherever nobody holds it. */
const repondants = (branche: Branche, etat: Etat): readonly Role[] => {
  const tous = competents(branche, 'demander_pieces');
  const sur = demandeurs(branche, etat);
  return sur.length > 0 ? sur : tous;
};

const TACHES_QUI_AVANCENT = ['proposer', 'instruire', 'decider'] as const satisfies readonly Tache[];

/** Whoever proposes, instructs or decides in a branch. */
const quiAvance = (branche: Branche): readonly Role[] =>
  TACHES_QUI_AVANCENT.flatMap((tache) => competents(branche, tache));

/** Those of the house that holds the dossier. */
const avancent = (branche: Branche, etat: Etat): readonly Role[] => {
  if (typeof etatDeProcedure(etat).tenuPar === 'string') return [];
  const tenant = detenteur(etat, branche, false);
  return quiAvance(branche).filter((role) => MAISONS[role] === tenant);
};

const decident = (branche: Branche): readonly Role[] => competents(branche, 'decider');
const sauf = (roles: readonly Role[], autres: readonly Role[]): Role[] =>
  roles.filter((role) => !autres.includes(role));

const DEPOSES = ETATS.filter((etat) => etat !== 'brouillon');

/** What a dossier may wait for, what presses first before the rest: a row says the first that is for who reads it. */
const ATTENDUS: readonly Attendu[] = [
  parActe('envoyer_au_ministre', { tache: 'ministre', drapeau: DRAPEAU_A_ENVOYER }),
  ...GENRES_DE_RECOURS.map(
    (genre): Attendu => ({
      tache: 'recours',
      drapeau: drapeauDuRecours(genre),
      de: ligne('maintenir_refus').de,
      // Once sent, it waits for nobody here: the ministre answers.
      qui: (branche) => (vaAuMinistre(branche, genre) ? [] : quiRepond(branche, genre)),
    }),
  ),
  parActe('clore_requete', { tache: 'requete', drapeau: 'requete' }),
  parActe('retirer', { tache: 'retrait', drapeau: DRAPEAU_ENTENDU }),
  parActe('retirer', { tache: 'retrait', drapeau: 'retrait', echue: true }),
  parActe('ecarter_rectification', { tache: 'rectification', drapeau: 'rectification' }),
  {
    tache: 'retenue',
    drapeau: DRAPEAU_A_RETENIR,
    de: ligne('retenir').de,
    qui: (branche) => {
      const demandent = rolesPour('demander_retenue', branche);
      return demandent.length > 0 ? demandent : rolesPour('retenir', branche);
    },
  },
  parActe('retenir', { tache: 'retenue', drapeau: DRAPEAU_RETENUE }),
  parActe('rendre_retenue', { tache: 'retenue', drapeau: DRAPEAU_A_RENDRE }),
  { tache: 'retard', drapeau: 'hors_delai', de: ['deposee'], qui: decident },
  { ...parActe('accepter_piece', { tache: 'piece', drapeau: 'piece_a_verifier' }), qui: demandeurs },
  parActe('refuser_incompletude', { tache: 'incompletude', echue: true }),
  { tache: 'message', drapeau: DRAPEAU_MESSAGE, de: DEPOSES, qui: repondants },
  {
    tache: 'complement',
    drapeau: DRAPEAU_A_COMPLETER,
    de: ligne('demander_pieces').de,
    qui: (branche, etat) => sauf(demandeurs(branche, etat), avancent(branche, etat)),
  },
  {
    tache: 'etude',
    de: ETATS_OUVERTS,
    qui: (branche, etat) =>
      avancent(branche, etat).filter((role) => etat !== 'deposee' || decident(branche).includes(role)),
  },
  {
    tache: 'etude',
    aTemps: true,
    de: ['deposee'],
    qui: (branche, etat) => sauf(avancent(branche, etat), decident(branche)),
  },
  {
    tache: 'saisie',
    de: ['brouillon'],
    qui: (branche) => sauf(competents(branche, 'saisir'), quiAvance(branche)),
  },
];

/**
 * What waits for people who hold these functions, what presses first before the rest. Drafts wait for whoever brings nothing
 * else forward: theirs alone.
 */
export const attentesDe = (roles: readonly Role[]): readonly Attente[] =>
  ATTENDUS.flatMap(({ de, qui, ...quoi }) =>
    de.flatMap((etat) =>
      BRANCHES.filter((branche) => qui(branche, etat).some((role) => roles.includes(role))).map(
        (branche): Attente => ({ ...quoi, etat, branche }),
      ),
    ),
  );

/** What a dossier shows of itself in a queue. */
export interface Montre {
  etat: Etat;
  branche: Branche;
  drapeaux: readonly string[];
  /** Its deadline is over. */
  echu: boolean;
}

/** What a dossier waits for from the person of these attentes; null when it waits for somebody else, or for nothing. */
export const attenteDuDossier = (
  attentes: readonly Attente[],
  { etat, branche, drapeaux, echu }: Montre,
): TacheAttendue | null =>
  attentes.find(
    (attente) =>
      attente.etat === etat &&
      attente.branche === branche &&
      (!attente.drapeau || drapeaux.includes(attente.drapeau)) &&
      (!attente.echue || echu) &&
      !(attente.aTemps && drapeaux.includes('hors_delai')),
  )?.tache ?? null;
