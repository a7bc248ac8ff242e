/** What the filters of the queue keep, as an index reads it. Pure. */
import type { Attente } from '#lib/droit/attentes.ts';
import { BRANCHES, type Branche, propositionAttendue } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { ETATS, ETATS_OUVERTS, type Etat } from '#lib/droit/etats.ts';
import { ligne } from '#lib/droit/procedure.ts';
import { GENRES_DE_RECOURS } from '#lib/droit/recours/reponse.ts';
import { CANAUX } from '#lib/droit/situation.ts';
import { CAUSES, type Cause, type Filtres, type Urgence } from './schema.ts';

/** A state in a branch. */
interface Troncon {
  etat: Etat;
  branche: Branche;
}

/** Equalities, then a stretch of the order. */
export interface Source {
  troncons: readonly Troncon[];
  /** Flags that each dossier carries. */
  drapeaux: readonly string[];
  /** A flag that none carries. */
  sans: string | null;
  /** Drafts of who reads the list, which no colleague goes on with. */
  aMoi: boolean;
  /** First and last deadline, both included; a dossier without one is at infinity. */
  du: string;
  au: string;
  /** First and last day of reception, when it counts besides the deadline. */
  recus: { du: string; au: string } | null;
  /** Without the recours that who reads may not answer, for having signed or proposed what they contest. */
  sansLesMiens: boolean;
}

/** The dossiers that some filters keep: each once, whatever the sources that give it. */
export interface Liste {
  canaux: readonly string[];
  sources: readonly Source[];
}

const TOUJOURS = {
  drapeaux: [],
  sans: null,
  aMoi: false,
  du: '-infinity',
  au: 'infinity',
  recus: null,
  sansLesMiens: false,
} as const;

const partout = (etats: readonly Etat[]): Troncon[] =>
  etats.flatMap((etat) => BRANCHES.map((branche) => ({ etat, branche })));

const DEPOSES = ETATS.filter((etat) => etat !== 'brouillon');

/** States in which a dossier may carry a flag, from the acts that set it; any, once filed, for those that no act alone sets. */
const ETATS_DU_DRAPEAU: Readonly<Record<string, readonly Etat[]>> = {
  recours: ligne('former_recours').de,
  requete: ligne('clore_requete').de,
  retrait: ligne('retirer').de,
  piece_a_verifier: ligne('accepter_piece').de,
};
const A_L_ETUDE: readonly Etat[] = ['deposee', 'en_instruction', 'proposee'];

const attendProposition = ({ etat, branche }: Troncon): boolean =>
  etat !== 'proposee' && propositionAttendue(branche);

const porteurs = (drapeau: string): Source => ({
  ...TOUJOURS,
  troncons: partout(ETATS_DU_DRAPEAU[drapeau] ?? DEPOSES),
  drapeaux: [drapeau],
});

/** Where each cause of a deadline is found. */
const PAR_CAUSE: Readonly<Record<Cause, Source>> = {
  silence: { ...TOUJOURS, troncons: partout(A_L_ETUDE).filter((troncon) => !attendProposition(troncon)) },
  proposition: { ...TOUJOURS, troncons: partout(A_L_ETUDE).filter(attendProposition) },
  pieces: { ...TOUJOURS, troncons: partout(['incomplete']) },
  recours: porteurs('recours'),
  retrait: porteurs('retrait'),
  requete: porteurs('requete'),
};

const ouverts = (etats: readonly Etat[] = ETATS_OUVERTS): Source => ({
  ...TOUJOURS,
  troncons: partout(etats.filter((etat) => ETATS_OUVERTS.includes(etat))),
});

/** All that has a deadline which somebody keeps: what is open, and of what is decided, what still waits for something. */
const DATES: readonly Source[] = [
  ouverts(),
  ...(['recours', 'retrait', 'requete'] as const).map((nom) => ({
    ...PAR_CAUSE[nom],
    troncons: PAR_CAUSE[nom].troncons.filter(({ etat }) => !ETATS_OUVERTS.includes(etat)),
  })),
];

const entre = (sources: readonly Source[], du: string, au: string): Source[] =>
  sources.map((source) => ({ ...source, du, au }));

const ici = ({ etat, branche }: Troncon) => `${etat}/${branche}`;

/** The fewest stretches that hold what waits: a flag counts for nothing where all is awaited, nor a kind of recours where all are. */
function sansRedites(attentes: readonly Attente[]): Attente[] {
  const entiers = new Set(attentes.filter((une) => une.tache === 'etude' && !une.aTemps).map(ici));
  const parLieu = Object.groupBy(
    attentes.filter((une) => une.tache === 'recours' && !entiers.has(ici(une))),
    ici,
  );
  const recours = Object.values(parLieu).flatMap((genres = []) => {
    const [premier] = genres;
    return premier && genres.length === GENRES_DE_RECOURS.length
      ? [{ ...premier, drapeau: 'recours' }]
      : genres;
  });
  const autres = attentes.filter(
    (une) => une.tache !== 'recours' && (une.tache === 'etude' || !entiers.has(ici(une))),
  );
  return [...recours, ...autres];
}

/** What waits for who reads, one source for each way of waiting. */
function attendues(attentes: readonly Attente[], hier: string): Source[] {
  const parFacon = Object.groupBy(sansRedites(attentes), ({ drapeau, echue, aTemps, tache }) =>
    [drapeau, echue, aTemps, tache === 'saisie'].join(),
  );
  return Object.values(parFacon).flatMap((troncons = []) => {
    const [facon] = troncons;
    if (!facon) return [];
    const { drapeau, echue, aTemps, tache } = facon;
    return [
      {
        ...TOUJOURS,
        troncons,
        drapeaux: drapeau ? [drapeau] : [],
        sans: aTemps ? 'hors_delai' : null,
        aMoi: tache === 'saisie',
        sansLesMiens: tache === 'recours',
        au: echue ? hier : 'infinity',
      },
    ];
  });
}

/** Days ahead in which the list of the coming silences looks. */
export const REFUS_IMPLICITES_SOUS = 10;

/**
 * Of a collège privé that is late to propose, the deadline stays the one of the proposal: the silence that comes is known by the day
 * of reception, two months before (CRPA L. 231-4).
 */
const enRetardDeProposition = (jour: Jour): Source => {
  const deuxMoisAvant = (jours: number) => jour.add({ days: jours }).subtract({ months: 2 }).toString();
  return {
    ...PAR_CAUSE.proposition,
    au: jour.subtract({ days: 1 }).toString(),
    recus: { du: deuxMoisAvant(0), au: deuxMoisAvant(REFUS_IMPLICITES_SOUS) },
  };
};

function sourcesDe(
  { urgence, cause, etat }: Filtres,
  jour: Jour,
  attentes: readonly Attente[],
): readonly Source[] {
  const dans = (jours: number) => jour.add({ days: jours }).toString();
  const datees = cause ? [PAR_CAUSE[cause]] : DATES;
  switch (urgence) {
    case 'a_faire':
      return attendues(attentes, dans(-1));
    case 'en_retard':
      return entre(datees, '-infinity', dans(-1));
    case 'aujourdhui':
      return entre(datees, dans(0), dans(0));
    case 'sept_jours':
      return entre(datees, dans(1), dans(7));
    case 'refus_implicites':
      return [
        ...entre([PAR_CAUSE.silence, PAR_CAUSE.recours], dans(0), dans(REFUS_IMPLICITES_SOUS)),
        enRetardDeProposition(jour),
      ];
    case 'incomplets':
      return [ouverts(['incomplete'])];
    case 'hors_delai':
      return [{ ...ouverts(['deposee']), drapeaux: ['hors_delai'] }];
    case 'a_examiner':
      return [{ ...ouverts(), drapeaux: ['a_examiner'] }];
    case 'retard_leve':
    case 'recours':
    case 'requete':
    case 'retrait':
    case 'piece_a_verifier':
    case 'courrier_revenu':
    case 'courriel_refuse':
      return [porteurs(urgence)];
    default:
      return [etat ? { ...TOUJOURS, troncons: partout([etat]) } : ouverts()];
  }
}

/** What the filters keep. Without a state, open dossiers, and of the others those that still wait for something. `attentes`: what waits for who reads. */
export function listeDe(filtres: Filtres, jour: Jour, attentes: readonly Attente[]): Liste {
  const { etat, canal, drapeau } = filtres;
  const sources = sourcesDe(filtres, jour, attentes).map((source) => ({
    ...source,
    troncons: source.troncons.filter((troncon) => !etat || troncon.etat === etat),
    drapeaux: [...new Set([...source.drapeaux, ...(drapeau ? [drapeau] : [])])],
  }));
  return {
    canaux: canal ? [canal] : CANAUX,
    sources: sources.filter(({ troncons }) => troncons.length > 0),
  };
}

/** The urgence whose causes are told: the one that was chosen among those of a date, else what is late. */
export const urgenceDite = ({ urgence }: Filtres): 'en_retard' | 'aujourdhui' | 'sept_jours' =>
  urgence === 'aujourdhui' || urgence === 'sept_jours' ? urgence : 'en_retard';

/** The counter that counts the list of these filters. */
export function nomDuCompteur(filtres: Filtres): Urgence | 'total' | `cause:${Cause}` {
  const { urgence, cause } = filtres;
  if (!urgence || urgence === 'tous') return 'total';
  return cause && urgence === urgenceDite(filtres) ? `cause:${cause}` : urgence;
}

/** The lists that the counters count, each under its name. */
export const CAUSES_COMPTEES = CAUSES.map((cause) => ({ nom: `cause:${cause}` as const, cause }));
