/** A boursier who leaves for an établissement that this base does not hold: agriculture, another ministère, abroad (C. V.A). */
import { anneeScolaire, trimestreDu } from '../argent/trimestres.ts';
import { apres, avant, ecrireJour, type Jour, jour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import type { Lecture } from '../lecture.ts';
import type { LigneDeProcedure } from '../ligne-de-procedure.ts';
import { definirRegles, type Ligne, type Trace } from '../regle.ts';
import { estUneFin, type FinDeScolarite, REGLES_DE_LA_FIN } from './fin-de-scolarite.ts';

/** Who the établissement that receives answers to: what becomes of the bourse there depends on it. */
export const RESEAUX = ['agriculture', 'autre_ministere', 'etranger'] as const;
export type Reseau = (typeof RESEAUX)[number];

export const LIBELLES_RESEAUX: Readonly<Record<Reseau, string>> = {
  agriculture: 'ministère chargé de l’agriculture',
  autre_ministere: 'autre ministère (mer, défense, santé…)',
  etranger: 'établissement à l’étranger, ou hors de nos académies',
};

/** Where the pupil goes on, in words: the base holds no such établissement. */
export interface LieuHorsBase {
  etablissement: string;
  commune: string;
  reseau: Reseau;
}

/** Who goes on nowhere, and why. */
export interface SansSuite {
  fin: FinDeScolarite;
}
export type Destination = LieuHorsBase | SansSuite;

export type Depart = Destination & {
  /** Last day of the pupil in the établissement that it leaves. */
  sortieLe: Jour;
  /** Last day that it pays. */
  arretLe: Jour;
  /** The pupil was excluded for good. */
  exclusion: boolean;
};

/** Whether what ends is a life: its letter quotes nothing, asks nothing, and goes to the family. */
export const ditUnDeces = (suite: Destination): boolean => 'fin' in suite && suite.fin === 'deces';

/** What the family is told of what comes next. */
export const SUITES_DU_DEPART: Readonly<Record<Reseau, string>> = {
  agriculture:
    'Le transfert est de droit : l’établissement d’accueil prend la suite sur l’imprimé de transfert, sans nouvelle demande.',
  autre_ministere:
    'La suite dépend du service des bourses de cet établissement, à qui l’imprimé de transfert dit ce qui a été décidé et versé.',
  etranger:
    'Nos bourses ne suivent pas l’élève dans cet établissement, à qui l’imprimé de transfert dit ce qui a été décidé et versé.',
};

export const REGLES_DU_DEPART = definirRegles({
  'transfert.depart': {
    source: {
      article: 'C. V.A (D. 531-6, D. 531-28)',
      titre:
        'Transfert de la bourse entre établissements, vers l’agriculture et hors de l’éducation nationale',
      dit: 'Le transfert est systématique entre un établissement de l’éducation nationale et un établissement du ministère de l’agriculture, en cours d’année ; l’établissement d’origine paie, au collège, le trimestre en cours, au lycée, les jours passés chez lui.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-27',
    dire: ({ valeurs: { etablissement, commune, reseau, sortieLe, arretLe } }) => {
      const lu = RESEAUX.find((un) => un === reseau) ?? 'autre_ministere';
      return `L’élève, sorti le ${ecrireJour(jour(String(sortieLe)))}, poursuit sa scolarité hors de nos établissements : « ${etablissement} », ${commune} (${LIBELLES_RESEAUX[lu]}). Sa bourse est versée ici jusqu’au ${ecrireJour(jour(String(arretLe)))}. ${SUITES_DU_DEPART[lu]}`;
    },
  },
});

/** The line of the decision that records a departure. */
export const ligneDuDepart = ({ sortieLe, arretLe, exclusion, ...suite }: Depart): Ligne => ({
  regle:
    'fin' in suite
      ? REGLES_DE_LA_FIN['transfert.fin_de_scolarite'].id
      : REGLES_DU_DEPART['transfert.depart'].id,
  issue: 'appliquee',
  valeurs: {
    ...suite,
    sortieLe: sortieLe.toString(),
    arretLe: arretLe.toString(),
    ...(exclusion ? { exclusion } : {}),
  },
});

/** The departure that a decision records, from its trace; null when it records none. */
export function departDeLaTrace(trace: Trace): Depart | null {
  const { valeurs } =
    trace.find(({ regle }) => regle === 'transfert.depart' || regle === 'transfert.fin_de_scolarite') ?? {};
  if (!valeurs) return null;
  return {
    ...(estUneFin(valeurs.fin)
      ? { fin: valeurs.fin }
      : {
          etablissement: String(valeurs.etablissement),
          commune: String(valeurs.commune),
          reseau: RESEAUX.find((un) => un === valeurs.reseau) ?? 'autre_ministere',
        }),
    sortieLe: jour(String(valeurs.sortieLe)),
    arretLe: jour(String(valeurs.arretLe)),
    exclusion: valeurs.exclusion === true,
  };
}

/** What the dossier says of a pupil who leaves the base. */
export interface FaitsDuDepart {
  /** Last day that this établissement pays after a departure that stands; null: none does. */
  departArreteLe: Jour | null;
  /** An établissement of the base that the pupil is enrolled in, and that the dossier was not sent to; null: none. */
  inscritDansLaBase: string | null;
  /** First day in the établissement where the pupil was last. */
  derniereEntree: Jour;
  /** First day of the rights in force; null: none. */
  debutDuDroit: Jour | null;
}

/** What the form of the act gives. */
export interface SaisieDuDepart {
  /** Last day in the établissement that the pupil leaves. */
  departLe: Jour;
  /** Why it goes on nowhere; null when it goes on elsewhere. */
  departFin: FinDeScolarite | null;
}

export const GARDES_DU_DEPART = {
  pasEncoreParti: garde(['departArreteLe'], ({ departArreteLe }) =>
    departArreteLe
      ? `Le départ de l’élève est déjà constaté, et sa bourse arrêtée au ${ecrireJour(departArreteLe)}. S’il est erroné : rattrapez la décision avant l’envoi de sa lettre ; ensuite, un recours de la famille permet de décider à nouveau.`
      : null,
  ),
  horsDeLaBase: garde(['inscritDansLaBase'], ({ inscritDansLaBase }) =>
    inscritDansLaBase
      ? `L’élève est inscrit dans un établissement de nos académies, ${inscritDansLaBase} : transférez-lui le dossier (« Transférer à un autre établissement »).`
      : null,
  ),
  departDate: garde(
    ['departLe', 'derniereEntree', 'debutDuDroit', 'finDuDroit', 'jour'],
    ({ departLe, derniereEntree, debutDuDroit, finDuDroit, jour: leJour }) => {
      if (apres(departLe, leJour)) return `Le jour de sortie (${ecrireJour(departLe)}) est dans le futur.`;
      if (avant(departLe, derniereEntree))
        return `Le jour de sortie (${ecrireJour(departLe)}) précède l’entrée de l’élève dans l’établissement (${ecrireJour(derniereEntree)}).`;
      if (debutDuDroit && avant(departLe, debutDuDroit))
        return `Le jour de sortie (${ecrireJour(departLe)}) précède le premier jour de la bourse (${ecrireJour(debutDuDroit)}) : rien n’est à partager, retirez la bourse.`;
      return finDuDroit && !avant(departLe, finDuDroit)
        ? `La bourse finit déjà le ${ecrireJour(finDuDroit)} : il n’y a rien à arrêter.`
        : null;
    },
  ),
  resteAPayerAilleurs: garde(
    ['departLe', 'departFin', 'typeDuDossier', 'rentree'],
    ({ departLe, departFin, typeDuDossier, rentree }) => {
      // Nothing is left to stop, and the family is still to be told (reading `transfert.deces`).
      if (departFin === 'deces') return null;
      const trimestre = trimestreDu(anneeScolaire(rentree), departLe);
      return typeDuDossier === 'college' && trimestre !== 1 && trimestre !== 2
        ? 'Au collège, l’établissement d’origine verse en entier le trimestre de la sortie, et celle-ci est au dernier : il n’y a rien à arrêter.'
        : null;
    },
  ),
} as const satisfies Record<string, Verification>;

/** Row of the procedure table for a boursier who leaves the base (C. V.A). */
export const ACTES_DU_DEPART = {
  constater_depart: {
    libelle: 'Constater un départ de nos établissements',
    accompli: 'Départ de nos établissements constaté',
    de: ['notifiee'],
    vers: 'decidee',
    par: 'decider',
    gardes: [
      'delegationEnCours',
      'aucunRecoursPendant',
      'attributionEnVigueur',
      'aucunRetraitEngage',
      'pasEncoreParti',
      'horsDeLaBase',
      'departDate',
      'resteAPayerAilleurs',
    ],
    saisie: ['departLe', 'departFin'],
    ecrit: 'decision',
    decision: 'attribution',
    courrier: 'depart_ailleurs',
    article: 'C. V.A (D. 531-6, D. 531-28)',
  },
} as const satisfies Record<string, LigneDeProcedure>;

export const LECTURES_DU_DEPART: readonly Lecture[] = [
  {
    id: 'transfert.depart_hors_base',
    article: 'C. V.A (D. 531-6, D. 531-28)',
    doute:
      'Le transfert vers l’agriculture est de droit, mais l’établissement d’accueil n’est pas dans nos bases : aucune inscription n’y mène, et la bourse resterait ouverte ici toute l’année.',
    lecture:
      'Qui a décidé constate le départ par une décision qui garde l’échelon et arrête les droits au dernier jour que l’origine paie : la fin du trimestre au collège, le jour de sortie au lycée. La famille reçoit une lettre et peut contester ; l’établissement d’accueil est nommé en toutes lettres et reçoit l’imprimé de transfert.',
    autre: 'Retirer la bourse ; ou la laisser courir et ne pas payer la part de l’accueil.',
    raison:
      'Rien n’est retiré à la famille, dont la bourse continue ailleurs, et ce qu’une autre autorité verse n’est plus ouvert ici.',
    regles: ['transfert.depart'],
  },
  {
    id: 'transfert.depart_autres_reseaux',
    article: 'C. V.A',
    doute:
      'Le texte ne nomme que l’agriculture : que devient la bourse de l’élève qui part vers un autre ministère ou à l’étranger ?',
    lecture:
      'Le même partage arrête ce qui est versé ici. L’imprimé est adressé au nouvel établissement comme un relevé, et la lettre ne promet pas de transfert.',
    autre: 'Refuser de constater le départ, ou promettre un transfert que le texte ne donne pas.',
    raison: 'L’élève n’est plus inscrit ici : la bourse n’y est plus due, et c’est le seul décompte écrit.',
    regles: ['transfert.depart'],
  },
  {
    id: 'transfert.depart_connu_tard',
    article: 'C. V.A, VII',
    doute: 'Un départ connu après la signature d’un état : le trimestre déjà liquidé reste-t-il acquis ?',
    lecture:
      'Non : le partage part du jour de sortie, quel que soit le jour où on l’apprend. Ce qui a été versé de trop devient une dette, retenue sur ce qui est encore dû ou réclamée par un ordre de reversement.',
    autre: 'Refuser une sortie dans un trimestre déjà signé.',
    raison: 'C’est ce que fait tout transfert connu tard, et la bourse n’est pas versée deux fois.',
    regles: ['transfert.depart'],
  },
];
