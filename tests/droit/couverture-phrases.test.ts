/** The coverage by sentence names only things that exist, and leaves no heading without its sentences. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { DemandeSchema } from '#lib/demande/schema.ts';
import { GARDES } from '#lib/droit/gardes.ts';
import { ACTES, ligne } from '#lib/droit/procedure.ts';
import { LECTURES, REGLES } from '#lib/droit/registre.ts';
import { pageDeLaCouverture } from '../../scripts/couverture.ts';
import { PHRASES } from './couverture/phrases.ts';
import { RUBRIQUES } from './couverture/rubriques.ts';

const TEXTES = new Set([...REGLES, ...LECTURES].map(({ id }) => id));
const COURRIERS = new Set(ACTES.flatMap((acte) => ligne(acte).courrier ?? []));
const ECRANS = new Set(
  globSync('app/**/page.tsx').map(
    (page) =>
      `/${page
        .split('/')
        .slice(1, -1)
        .filter((m) => !m.startsWith('('))
        .join('/')}`,
  ),
);
type Dessous = Partial<Record<'innerType' | 'element' | 'in' | 'out', z.core.$ZodType>>;

/** What stands under a wrapper (optional, default, refinement, preprocessing), and what a list holds. */
function dedans(schema: z.core.$ZodType): z.core.$ZodType {
  const def = schema._zod.def as z.core.$ZodTypeDef & Dessous;
  const tube = def.out?._zod.def.type === 'transform' ? def.in : def.out;
  const dessous = def.innerType ?? def.element ?? tube;
  return dessous ? dedans(dessous) : schema;
}

/** True for a field of the paper form, by the path that the entry gives it. */
function estUnChamp(chemin: string): boolean {
  let ici: z.core.$ZodType | undefined = DemandeSchema;
  for (const cle of chemin.split('.')) {
    const { shape } = dedans(ici)._zod.def as { shape?: Readonly<Record<string, z.core.$ZodType>> };
    ici = shape?.[cle];
    if (!ici) return false;
  }
  return true;
}

const EXISTE: Readonly<Record<string, (nom: string) => boolean>> = {
  acte: (nom) => (ACTES as readonly string[]).includes(nom),
  courrier: (nom) => (COURRIERS as ReadonlySet<string>).has(nom),
  champ: estUnChamp,
  ecran: (nom) => ECRANS.has(nom),
  garde: (nom) => Object.hasOwn(GARDES, nom),
};

function existe(reference: string): boolean {
  const [, sorte, nom] = /^([a-z]+):(.+)$/.exec(reference) ?? [];
  return sorte && nom ? (EXISTE[sorte]?.(nom) ?? false) : TEXTES.has(reference);
}

const TOUTES = [...PHRASES].flatMap(([id, phrases]) =>
  phrases.map((phrase, place) => [`${id}, ${place + 1}`, phrase] as const),
);

describe('coverage of the circulaire, sentence by sentence', () => {
  test.each(TOUTES)('%s names things that exist, or says why it is out', (_, phrase) => {
    expect(phrase.par.filter((reference) => !existe(reference))).toEqual([]);
    if (phrase.par.length === 0) expect((phrase.hors ?? '').length).toBeGreaterThan(8);
  });

  test.each(
    ['regle.inventee', 'acte:inventer', 'courrier:invente', 'ecran:/invente', 'autre:chose'].concat([
      'garde:inventee',
      'champ:demandeur.invente',
      'champ:reception.signe.dessous',
    ]),
  )('refuses: %s, which nothing knows', (reference) => {
    expect(existe(reference)).toBe(false);
  });

  test('sentences stand under headings of the circulaire, and every heading that is no title has some', () => {
    const titres = RUBRIQUES.filter(({ horsCalcul }) => horsCalcul?.startsWith('Titre'));
    const attendues = RUBRIQUES.filter((rubrique) => !titres.includes(rubrique)).map(({ id }) => id);
    expect([...PHRASES.keys()].sort()).toEqual(attendues.sort());
  });

  test('what codes a heading codes one of its sentences at least', () => {
    const orphelines = RUBRIQUES.filter(({ id, regles }) => {
      const cites = new Set((PHRASES.get(id) ?? []).flatMap(({ par }) => par));
      return regles.length > 0 && !regles.some((regle) => cites.has(regle));
    });
    expect(orphelines.map(({ id }) => id)).toEqual([]);
  });

  test('no rule answers for nothing: each is cited by a sentence', () => {
    const cites = new Set([...PHRASES.values()].flat().flatMap(({ par }) => par));
    expect(REGLES.map(({ id }) => id).filter((id) => !cites.has(id))).toEqual([]);
    expect(ACTES.filter((acte) => !cites.has(`acte:${acte}`))).toEqual([]);
    expect([...COURRIERS].filter((courrier) => !cites.has(`courrier:${courrier}`))).toEqual([]);
  });

  test('docs/couverture.md is the page that the data gives', () => {
    expect(readFileSync('docs/couverture.md', 'utf8')).toBe(pageDeLaCouverture());
  });
});
