/** Every schema of the product, tried by forged answers at each place that it reads. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rentree } from '#lib/droit/annee.ts';
import { jour } from '#lib/droit/date.ts';
import { ERREURS } from '#lib/erreur/schema.ts';
import { lireSimulation } from '#lib/simulation/schema.ts';

const modules = await Promise.all(
  globSync('lib/*/schema.ts').map(
    async (fichier): Promise<[string, Record<string, unknown>]> => [
      fichier,
      await import(path.resolve(fichier)),
    ],
  ),
);
const SCHEMAS = modules.flatMap(([fichier, module]) =>
  Object.entries(module).flatMap(([nom, schema]) =>
    schema instanceof z.ZodType ? [{ nom: `${fichier} ${nom}`, schema }] : [],
  ),
);

const NUL = 'a\0b';
const MOITIE = 'a\ud800b';
/** What every form of a dossier sends: beside it, an unknown name is tried. */
const CIBLE = { dossierId: '00000000-0000-4000-8000-000000000000', version: '1', revision: '1' };
const FORGES: readonly unknown[] = [
  undefined,
  null,
  '',
  'x',
  NUL,
  MOITIE,
  'é',
  'x'.repeat(10_000),
  -1,
  1.5,
  2 ** 31,
  Number.NaN,
  true,
  [],
  ['x'],
  {},
  { x: 'x' },
  '__proto__',
  '2026-99-99',
  '9'.repeat(40),
  new Date(0),
  10n,
];

/** The names that a schema reads, whatever wraps it, as far down as there are objects. */
function places(schema: z.ZodType, chemin: readonly (string | number)[] = []): (string | number)[][] {
  const { def } = schema as unknown as { def: Record<string, unknown> };
  const dessous = (autre: unknown, suite = chemin) =>
    autre instanceof z.ZodType ? places(autre, suite) : [];
  return [
    [...chemin],
    ...['innerType', 'in', 'out', 'left', 'right'].flatMap((nom) => dessous(def[nom])),
    ...(Array.isArray(def.options) ? def.options.flatMap((option) => dessous(option)) : []),
    ...Object.entries((def.shape as Record<string, unknown> | undefined) ?? {}).flatMap(([nom, valeur]) =>
      dessous(valeur, [...chemin, nom]),
    ),
    ...dessous(def.element, [...chemin, 0]),
    ...dessous(def.valueType, [...chemin, 'x']),
  ];
}

/** A value that holds another at a place, and nothing else. */
const poser = ([nom, ...suite]: readonly (string | number)[], valeur: unknown): unknown =>
  nom === undefined
    ? valeur
    : typeof nom === 'number'
      ? [poser(suite, valeur)]
      : { [nom]: poser(suite, valeur) };

/** Every forged request of a schema: one forged value at one of its places. */
const requetes = (schema: z.ZodType): unknown[] => {
  const vues = new Set<string>();
  const inconnue = { [NUL]: 'x', [`piece.${NUL}`]: 'oui', [`piece.${MOITIE}`]: 'oui' };
  const forgees = places(schema).flatMap((chemin) => {
    const cle = chemin.join('.');
    if (vues.has(cle)) return [];
    vues.add(cle);
    return FORGES.map((forge) => poser(chemin, forge));
  });
  return [...forgees, inconnue, { ...CIBLE, ...inconnue }];
};

/** The texts held by a value, keys included. */
const textes = (valeur: unknown): string[] => {
  if (typeof valeur === 'string') return [valeur];
  if (valeur === null || typeof valeur !== 'object') return [];
  return Object.entries(valeur).flatMap(([cle, dessous]) => [cle, ...textes(dessous)]);
};

const ANGLAIS =
  /\b(invalid|expected|received|required|must|should|too (big|small|long|short)|unrecognized|input|string|number|boolean|option|error|not|is|of|at (least|most))\b/i;
const enAnglais = z.locales.en().localeError;
/** What zod would say by itself of the same fault, in any case in English. */
const ditParZod = (faute: z.core.$ZodIssue): boolean => {
  const dit = enAnglais({ ...faute } as never);
  return (typeof dit === 'string' ? dit : dit?.message) === faute.message;
};

/** The interface refuses by the codes of its catalogue, whose detail is the sentence. */
const phraseDe = (message: string): string =>
  Object.entries(ERREURS).find(([code]) => code === message)?.[1].detail ?? message;

describe('every schema', () => {
  test('is found', () => {
    expect(SCHEMAS.length).toBeGreaterThan(25);
  });

  test.each(SCHEMAS)('$nom says each of its refusals in French', ({ schema }) => {
    const fautes = requetes(schema).flatMap((requete) => schema.safeParse(requete).error?.issues ?? []);
    const anglaises = fautes.filter((faute) => ANGLAIS.test(faute.message) || ditParZod(faute));
    expect(anglaises.map(({ path: chemin, message }) => `${chemin.join('.')} : ${message}`)).toEqual([]);
    for (const { message } of fautes) expect(phraseDe(message)).toMatch(/\p{L}.*[.!?]$/su);
  });

  test.each(SCHEMAS)(
    '$nom lets no NUL and no half character through, and composes its texts',
    ({ schema }) => {
      for (const requete of requetes(schema)) {
        const lu = schema.safeParse(requete);
        for (const texte of lu.success ? textes(lu.data) : []) {
          expect(texte.isWellFormed(), inspect(requete)).toBe(true);
          expect(texte, inspect(requete)).not.toContain('\0');
          expect(texte).toBe(texte.normalize('NFC'));
        }
      }
    },
  );
});

const MOMENT = { rentree: rentree(2026), jour: jour('2026-10-05') };

test('the simulateur refuses forged answers in French', () => {
  const noms = Object.keys(
    lireSimulation({ voir: '1', qui: 'parent', foyer: 'concubinage', n: '2' }, MOMENT).erreurs,
  );
  expect(noms.length).toBeGreaterThan(5);
  for (const nom of noms)
    for (const forge of ['x', NUL, MOITIE, '__proto__', '-1', '1e9', '2026-99-99']) {
      const { erreurs } = lireSimulation(
        { voir: '1', qui: 'parent', foyer: 'concubinage', n: '2', [nom]: forge },
        MOMENT,
      );
      for (const message of Object.values(erreurs)) expect(message).not.toMatch(ANGLAIS);
    }
});

describe('what reads a request', () => {
  const sources = (motif: string) =>
    globSync(motif).map((fichier): [string, string] => [fichier, readFileSync(fichier, 'utf8')]);

  /** Written by us, for who calls: they read no request. */
  const REPONSES = ['lib/contrat/schema.ts', 'lib/erreur/schema.ts', 'lib/statut/schema.ts'];
  /** Its refusals are codes, and each of its texts is matched whole; above, it lets no NUL through. */
  const APPEL = 'lib/appel/schema.ts';
  const deNous = ([fichier]: [string, string]) => ![...REPONSES, APPEL].includes(fichier);

  test.each(sources('lib/*/schema.ts').filter(deNous).concat(sources('lib/technique/champs.ts')))(
    '%s has no other text than the one of lib/technique/texte.ts',
    (_, source) => expect(source).not.toMatch(/z\s*\.(coerce\s*\.)?string\(/),
  );

  test.each(sources('lib/*/actions.ts').concat(sources('lib/*/schema.ts')))(
    '%s throws at no answer: it refuses',
    (_, source) => expect(source).not.toMatch(/Schema\s*\.parse\(/),
  );
});
