/** A delay is said from the law's model, and from nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dansLesJoursQuiSuivent, direDuree, lesJours } from '#lib/droit/delais/dire.ts';

describe('a duration in words', () => {
  test.each([
    ['delai.pieces', 'quinze jours', 'les quinze jours', 'dans les quinze jours qui suivent'],
    ['delai.rapo', 'quinze jours', 'les quinze jours', 'dans les quinze jours qui suivent'],
    ['delai.entree_en_formation', 'un mois', 'le mois', 'dans le mois qui suit'],
    ['delai.tribunal', 'deux mois', 'les deux mois', 'dans les deux mois qui suivent'],
    ['delai.tribunal_sans_reponse', 'quatre mois', 'les quatre mois', 'dans les quatre mois qui suivent'],
    ['delai.propositions', 'huit jours', 'les huit jours', 'dans les huit jours qui suivent'],
  ] as const)('%s: %s', (id, duree, les, suivent) => {
    expect([direDuree(id), lesJours(id), dansLesJoursQuiSuivent(id)]).toEqual([duree, les, suivent]);
  });

  test.each([
    [{ jours: 1 }, 'un jour', 'le jour', 'dans le jour qui suit'],
    [{ jours: 20 }, 'vingt jours', 'les vingt jours', 'dans les vingt jours qui suivent'],
    [{ jours: 21 }, '21 jours', 'les 21 jours', 'dans les 21 jours qui suivent'],
  ] as const)('%o', (duree, dite, les, suivent) => {
    expect([direDuree(duree), lesJours(duree), dansLesJoursQuiSuivent(duree)]).toEqual([dite, les, suivent]);
  });
});

const NOMBRE = [
  'un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente',
  '\\d+',
].join('|');
const DUREE = new RegExp(
  `(?<!\\p{L})(?:${NOMBRE})[\\s\\u00a0]+(?:jours?|mois|semaines?)(?!\\p{L})|dans le mois`,
  'giu',
);

/** What the law quotes, and the readings of its doubts, stay in the words of the text. */
const CITATIONS = ['dit', 'doute', 'lecture', 'autre', 'raison'];

/** Durations that are no delay of ours, each with its reason. */
const AILLEURS = [
  // CRPA L. 311-3-1 and R. 343-1: how to ask the CADA for the rules of the computation.
  [
    'lib/droit/courrier/mentions.ts',
    'sans réponse pendant un mois, vous pouvez saisir dans les deux mois la Commission',
  ],
  // RGPD art. 12.3: when a body must have answered whoever opposes.
  ['app/(famille)/famille/appels/page.tsx', 'Sans réponse au bout d’un mois'],
  // A filter of the queue, chosen by us.
  ['app/(agent)/agent/dossiers/compteurs.tsx', 'Dans les 7 jours'],
];

const fichiers = ['lib', 'components', 'app'].flatMap((dossier) =>
  readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .map((nom) => `${dossier}/${nom}`)
    .filter((nom) => /\.tsx?$/.test(nom) && !nom.startsWith('lib/droit/delais/')),
);

const COMMENTAIRES = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const CITE = new RegExp(`(?:${CITATIONS.join('|')}):\\s*(?:'[^']*'|"[^"]*"|\`[^\`]*\`)`, 'g');

/** Durations of a file, each with what surrounds it; comments and quotations of the law are left out. */
function dureesDe(chemin: string, contenu = readFileSync(chemin, 'utf8')): string[] {
  const texte = contenu
    .replace(COMMENTAIRES, '')
    .replace(CITE, '')
    .replace(/\{["'] ["']\}/g, ' ')
    .replace(/\s+/g, ' ');
  const reste = AILLEURS.filter(([ou]) => ou === chemin).reduce(
    (lu, [, quoi = '']) => lu.replace(quoi, ''),
    texte,
  );
  return Array.from(reste.matchAll(DUREE), ({ index }) => reste.slice(Math.max(0, index - 40), index + 40));
}

describe('no duration is typed by hand', () => {
  test('in the law beside its models, in a noun, in a piece of interface, in a page', () => {
    expect(fichiers.length).toBeGreaterThan(300);
    const fautes = fichiers.flatMap((chemin) => dureesDe(chemin).map((texte) => `${chemin} : ${texte}`));
    expect(fautes).toEqual([]);
  });

  test.each([
    ['a string', 'export const x = "Vous avez quinze jours.";'],
    ['a template', 'export const x = `Le recteur a 15 jours pour répondre.`;'],
    ['JSX', 'export const X = () => <p>Au-delà des{" "}\n deux mois, trop tard.</p>;'],
    ['an attribute', 'export const X = () => <Champ indice="Quatre mois au plus" />;'],
    ['a month', 'export const x = "La demande se fait dans le mois.";'],
  ])('refuses: %s', (_, contenu) => {
    expect(dureesDe('app/x.tsx', contenu)).toHaveLength(1);
  });

  test.each([
    ['a comment', '// Vous avez quinze jours.\n/** deux mois */\nexport const x = "";'],
    ['the quotation of a rule', 'export const x = { dit: "dans les quinze jours" };'],
    [
      'no duration at all',
      'export const x = "aucun jour ne court ; le mois de mai ; dans les jours qui suivent";',
    ],
  ])('leaves alone: %s', (_, contenu) => {
    expect(dureesDe('app/x.tsx', contenu)).toEqual([]);
  });
});
