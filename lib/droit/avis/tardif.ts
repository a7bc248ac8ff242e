/** The avis d'impôt that comes after its time: a person says whether that time was reasonable (C. III.C). Pure. */
import { apres, ecrireJour, type Jour, jour, lePlusTard } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import type { MotifRedige } from '../motifs.ts';
import { definirRegles, type Ligne, type Trace } from '../regle.ts';

/**
 * Where a dossier stands. `attendu`: told, alone to lack, past its days; `a_juger`: it came past them; `retenu` and `ecarte`:
 * as a person judged since.
 */
export type AvisTardif = 'aucun' | 'attendu' | 'a_juger' | 'retenu' | 'ecarte';

/** What tells it: the avis that was asked, its last day, and the judgement that stands. */
interface Reperes {
  jour: Jour;
  /** Last day of the fifteen; null when no proof makes them run. */
  limite: Jour | null;
  cloture: Jour | null;
  /** Day on which the last of the avis asked came to the office; null while none has. */
  venuLe: Jour | null;
  /** The établissement was told of the wait, and nothing else lacks. */
  attenduSeul: boolean;
  jugement: { le: Jour; retenu: boolean } | null;
}

/** Where the late avis of a dossier stands on a day; an avis that comes again after a judgement is judged again. */
export function avisTardif(reperes: Reperes): AvisTardif {
  const { limite, cloture, venuLe, jugement } = reperes;
  if (!limite) return 'aucun';
  const bout = cloture ? lePlusTard(limite, cloture) : limite;
  if (venuLe && apres(venuLe, bout) && !(jugement && !apres(venuLe, jugement.le))) return 'a_juger';
  if (jugement && venuLe) return jugement.retenu ? 'retenu' : 'ecarte';
  return reperes.attenduSeul && apres(reperes.jour, bout) ? 'attendu' : 'aucun';
}

const dire = ({ issue, valeurs }: Ligne): string => {
  const recu = `L’avis d’impôt, reçu par la famille le ${ecrireJour(jour(String(valeurs.recuLe)))}`;
  const produit = valeurs.produitLe
    ? `n’a été produit que le ${ecrireJour(jour(String(valeurs.produitLe)))}`
    : 'n’a pas été produit';
  const juge =
    issue === 'ecartee' ? 'ce délai n’est pas raisonnable' : 'ce délai est raisonnable, et l’avis est retenu';
  return `${recu}, ${produit} : ${juge}. ${valeurs.motivation}`;
};

export const REGLES_AVIS_TARDIF = definirRegles({
  'delai.avis_tardif': {
    source: {
      article: 'C. III.C',
      titre: 'Ressources à prendre en compte, cas particulier de l’avis d’impôt',
      dit: 'l’avis qui tarde est produit dans un délai raisonnable après sa réception, que le demandeur prouve',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-26',
    opposee: true,
    dire,
  },
});

export const LECTURES_AVIS_TARDIF: readonly Lecture[] = [
  {
    id: 'delai.avis_tardif_a_juger',
    article: 'C. III.C',
    doute:
      'Le texte excepte l’avis annoncé, après les 15 jours et après la clôture, sans dire quel retard une personne doit juger.',
    lecture:
      'Est jugé tout avis demandé qui vient après le dernier de ces deux jours, annoncé ou non ; l’annonce est montrée à qui juge. Annoncé et jamais venu, il n’est opposé avant la fin de l’année que si une personne dit quand la famille l’a reçu.',
    autre: 'Refuser sans juger l’avis que l’établissement n’attendait pas, ou juger dès le seizième jour.',
    raison:
      'Avant la clôture, la famille peut encore déposer ; après, un avis annoncé ne doit pas être plus mal traité qu’un avis qui ne l’est pas.',
    regles: ['delai.avis_tardif'],
  },
];

/** What a person judged of a late avis. */
export interface Jugement {
  /** Day on which the family received its avis. */
  recuLe: Jour;
  /** Day on which it came to the office; null: it never did. */
  produitLe: Jour | null;
  retenu: boolean;
  motivation: string;
}

/** The line of the decision that rests on it. */
export const traceDuJugement = ({ recuLe, produitLe, retenu, motivation }: Jugement): Ligne => ({
  regle: 'delai.avis_tardif',
  issue: retenu ? 'appliquee' : 'ecartee',
  valeurs: { recuLe: recuLe.toString(), produitLe: produitLe?.toString() ?? null, motivation },
});

/** The reason of a refusal for an avis that came too late, as the decision and the letter say it. */
export const motifDeLAvisTardif = (jugement: Jugement): MotifRedige => ({
  regle: 'delai.avis_tardif',
  article: 'C. III.C',
  texte: dire(traceDuJugement(jugement)),
});

/** What the letter says of an avis that came late and was kept; none when the decision rests on no such judgement. */
export const avisRetenuDeLaTrace = (trace: Trace): string | undefined => {
  const ligne = trace.find(({ regle, issue }) => regle === 'delai.avis_tardif' && issue === 'appliquee');
  return ligne && dire(ligne);
};
