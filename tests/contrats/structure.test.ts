import { describe, expect, test } from 'vitest';
import { circlesOf, faultsOf } from '#scripts/structure.ts';

const refused = (file: string, source: string) => faultsOf(file, source).join('\n');
const lines = (count: number) => 'export const a = 1;\n'.repeat(count);

describe('who may import whom', () => {
  test.each([
    ['app/page.tsx', "import { liste } from '#lib/dossier/queries.ts';"],
    ['app/page.tsx', "import { attribuer } from '#lib/decision/actions.ts';"],
    ['app/page.tsx', "import { type Portee, tient } from '#lib/technique/portee.ts';"],
    ['app/page.tsx', "import type { Accompli } from '#lib/dossier/actes.ts';"],
    ['components/champ.tsx', "import { DemandeSchema } from '#lib/demande/schema.ts';"],
    ['components/champ.tsx', "import { lireEnDirect } from '#lib/demande/faits.ts';"],
    ['components/champ.tsx', "import { useState } from 'react';"],
    ['lib/recours/actes.ts', "import { accomplir } from '#lib/dossier/actes.ts';"],
    ['lib/demande/actes.ts', "import { accomplir } from '#lib/dossier/actes.ts';"],
    // Pure files stand outside the order of nouns.
    ['lib/dossier/queries.ts', "import { situationDe } from '#lib/demande/faits.ts';"],
    ['lib/dossier/faits.ts', "import { situationDe } from '#lib/demande/faits.ts';"],
    ['lib/dossier/faits.ts', "import type { Prisma } from '#prisma/generated/client.ts';"],
    ['lib/dossier/faits.ts', "import { jourDe } from '#lib/technique/dates.ts';"],
    ['lib/dossier/queries.ts', "import { Prisma } from '#prisma/generated/client.ts';"],
    ['lib/droit/date.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['lib/cas/queries.ts', "import type { ResumeDeCas } from '#lib/connecteurs/octets/juges/cas.ts';"],
    ['lib/connecteurs/octets/juges/piece.ts', "import { reecrirePdf } from './pdf.ts';"],
    ['monde/scene.ts', "import { attribuer } from '#lib/decision/actes.ts';"],
  ])('%s may say %s', (file, source) => {
    expect(faultsOf(file, source)).toEqual([]);
  });

  test.each([
    ['lib/droit/delai.ts', "import { prisma } from '#lib/technique/prisma.ts';", 'the law is computed'],
    ['lib/droit/delai.ts', "import { readFileSync } from 'node:fs';", 'the law is computed'],
    ['lib/droit/delai.ts', "import 'temporal-polyfill/global';", 'the law is computed'],
    ['components/champ.tsx', "import { liste } from '#lib/dossier/queries.ts';", 'pass the result as props'],
    ['components/champ.tsx', "import { configuration } from '#lib/technique/configuration.ts';", 'as props'],
    [
      'lib/connecteurs/octets/depot.ts',
      "import { examinerPiece } from './juges/piece.ts';",
      'are judged apart',
    ],
    [
      'lib/cas/queries.ts',
      "import { jugerFichier } from '#lib/connecteurs/octets/juges/cas.ts';",
      'are judged apart',
    ],
    ['components/champ.tsx', "import pg from 'pg';", 'only react'],
    ['app/page.tsx', "import pg from 'pg';", 'lib/connecteurs or lib/technique'],
    ['app/page.tsx', "import { readFile } from 'node:fs/promises';", 'lib/connecteurs or lib/technique'],
    ['app/page.tsx', "import { PrismaClient } from '#prisma/generated/client.ts';", 'queries.ts'],
    ['app/page.tsx', "import { prisma } from '#lib/technique/prisma.ts';", 'a page awaits'],
    ['app/page.tsx', "import { enPortee } from '#lib/technique/portee.ts';", 'a page awaits'],
    ['app/page.tsx', "import { porteeSysteme } from '#lib/technique/portee.ts';", 'a page awaits'],
    [
      'app/page.tsx',
      "import { tient, porteeSysteme as p } from '#lib/technique/portee.ts';",
      'a page awaits',
    ],
    ['app/page.tsx', "import * as portee from '#lib/technique/portee.ts';", 'a page awaits'],
    ['app/page.tsx', "export { enPortee } from '#lib/technique/portee.ts';", 'a page awaits'],
    ['app/page.tsx', "export * from '#lib/technique/portee.ts';", 'a page awaits'],
    ['app/page.tsx', "import { accomplir } from '#lib/dossier/actes.ts';", 'a page awaits'],
    ['app/a/route.ts', "import { ouvrirCourrier } from '#lib/courrier/actes.ts';", 'a page awaits'],
    ['app/a/route.ts', "import { produire } from '#lib/courrier/taches.ts';", 'a page awaits'],
    ['app/page.tsx', "import { envoyer } from '#lib/connecteurs/messagerie.ts';", 'a page awaits'],
    ['app/page.tsx', "import { COMPTES } from '#monde/comptes.ts';", 'a page awaits'],
    [
      'lib/dossier/schema.ts',
      "import { prisma } from '#lib/technique/prisma.ts';",
      'shared with the browser',
    ],
    ['lib/dossier/faits.ts', "import { chargerDossier } from './queries.ts';", 'shared with the browser'],
    ['lib/dossier/faits.ts', "import { Prisma } from '#prisma/generated/client.ts';", 'queries.ts'],
    ['lib/dossier/schema.ts', "import { createHash } from 'node:crypto';", 'shared with the browser'],
    ['lib/technique/champs.ts', "import { prisma } from './prisma.ts';", 'shared with the browser'],
    ['lib/dossier/actes.ts', "import { former } from '#lib/recours/actes.ts';", 'dossier comes before'],
    ['lib/dossier/queries.ts', "import type { B } from '#lib/demande/queries.ts';", 'dossier comes before'],
    ['lib/dossier/actes.ts', "import { Client } from 'pg';", 'lib/connecteurs or lib/technique'],
    ['lib/dossier/queries.ts', "export { enPortee } from '#lib/technique/portee.ts';", 'hands nothing on'],
    ['lib/dossier/actes.ts', "import { Page } from '#app/page.tsx';", 'not the reverse'],
    ['lib/technique/journal.ts', "import { lire } from '#lib/dossier/queries.ts';", 'serves every noun'],
    ['monde/scene.ts', "import { appui } from '#tests/actes/appui.ts';", 'part of the product'],
    ['app/page.tsx', "import { a } from '../lib/droit/date.ts';", '#lib/droit/date.ts'],
    ['lib/droit/a.ts', "import { a } from '#lib/droit/../technique/prisma.ts';", 'the law is computed'],
  ])('refuses: %s says %s', (file, source, advice) => {
    expect(refused(file, source)).toContain(advice);
  });

  test.each([
    ["import {\n  a,\n  b,\n} from\n  '#lib/technique/prisma.ts';", 'the law is computed'],
    ["export { a } from '#lib/technique/prisma.ts';", 'the law is computed'],
    ["export * from '#lib/technique/prisma.ts';", 'the law is computed'],
    ["const { a } = await import('#lib/technique/prisma.ts');", 'the law is computed'],
    ['const { a } = await import(`#lib/technique/prisma.ts`);', 'the law is computed'],
    ["const OU = '#lib/technique/prisma.ts';\nconst { a } = await import(OU);", 'the law is computed'],
    ["const { a } = require('#lib/technique/prisma.ts');", 'the law is computed'],
    [`const { a } = await import(\`#lib/\${ou}/prisma.ts\`);`, 'write its name'],
    ['const { a } = await import(ou());', 'write its name'],
    ["const { a } = require('#lib/' + ou);", 'write its name'],
    ["import a = require('pg');", 'write its name'],
  ])('refuses, however it is written: %s', (source, advice) => {
    expect(refused('lib/droit/a.ts', source)).toContain(advice);
  });

  test('a type is erased, and asks for nothing', () => {
    const type = "export type A = import('#lib/technique/prisma.ts').Transaction;";
    expect(faultsOf('lib/droit/a.ts', type)).toEqual([]);
  });
});

describe('what comes from outside', () => {
  test.each([
    ['lib/droit/a.ts', 'export const a = Temporal.PlainDate.from("2026-09-01");'],
    ['lib/droit/a.ts', 'export const a = Math.max(Date.UTC(2026, 8, 1), 0);'],
    ['lib/droit/a.ts', 'export const a = (d: unknown) => d instanceof Date;'],
    ['lib/droit/a.ts', 'export const a = { process: 1, fetch: 2 }.process;'],
    ['lib/droit/a.ts', 'export type A = { le: Date; par: typeof fetch };'],
    ['lib/dossier/actes.ts', 'export const a = new Date(maintenant().epochMilliseconds);'],
    ['lib/dossier/actes.ts', 'export const id = crypto.randomUUID();'],
    ['lib/technique/horloge.ts', 'export const a = Temporal.Now.instant();'],
    ['lib/technique/champs.ts', "export const a = typeof window !== 'undefined';"],
    ['components/a.tsx', "export const a = () => fetch('/agent');"],
  ])('%s may say %s', (file, source) => {
    expect(faultsOf(file, source)).toEqual([]);
  });

  test.each([
    ['new Date()', 'a clock'],
    ['Date.now()', 'a clock'],
    ['Date()', 'a clock'],
    ["Date['now']()", 'a clock'],
    ['[1].map(Date)', 'a clock'],
    ['(Date as unknown as { now(): number }).now()', 'a clock'],
    ['(({ now }) => now)(Date)', 'a clock'],
    ['Temporal.Now.plainDateISO()', 'a clock'],
    ["Temporal['Now']", 'a clock'],
    ['(({ Now }: typeof Temporal) => Now)', 'a clock'],
    ['performance.now()', 'a clock'],
    ['setTimeout(() => {}, 1)', 'a clock'],
    ["fetch('https://impots.gouv.fr')", 'the network'],
    ['process.env.TZ', 'the environment'],
    ['import.meta.env', 'the environment'],
    ['Math.random()', 'chance'],
    ['crypto.randomUUID()', 'chance'],
    ['crypto', 'chance'],
    ["localStorage.getItem('a')", 'a store'],
    ['globalThis.Date', 'every global'],
    ["eval('1')", 'every global'],
  ])('refuses: the law or a pure file says %s', (said, kind) => {
    const source = `export const a = ${said};`;
    for (const file of ['lib/droit/a.ts', 'lib/dossier/faits.ts', 'lib/dossier/schema.ts'])
      expect(refused(file, source)).toContain(kind);
  });

  test('refuses: a clock under another name', () => {
    const source = "import { Temporal as T } from 'temporal-polyfill';\nexport const a = T.Now.instant();";
    expect(refused('lib/droit/a.ts', source)).toContain('a clock');
  });

  test.each([
    ['lib/courrier/actes.ts', 'new Date()', 'horloge.ts is the only clock'],
    ['lib/courrier/queries.ts', 'Date.now()', 'horloge.ts is the only clock'],
    ['lib/courrier/taches.ts', 'Temporal.Now.instant()', 'horloge.ts is the only clock'],
    ['lib/courrier/actes.ts', 'process.env.SMTP_URL', 'configuration()'],
    ['lib/courrier/actes.ts', "fetch('https://a.fr')", 'lib/connecteurs'],
    ['lib/connecteurs/pdf.ts', 'process.env.POLICE', 'configuration()'],
    ['app/page.tsx', 'new Date()', 'horloge.ts is the only clock'],
    ['app/page.tsx', "fetch('https://a.fr')", 'lib/connecteurs'],
    ['components/a.tsx', 'Date.now()', 'horloge.ts is the only clock'],
  ])('refuses: %s says %s', (file, said, advice) => {
    expect(refused(file, `export const a = ${said};`)).toContain(advice);
  });
});

describe('doors', () => {
  const DOOR = "'use server';\nexport async function a(donnees: FormData) {}";

  test('stand in lib/<nom>/actions.ts', () => {
    expect(faultsOf('lib/demande/actions.ts', DOOR)).toEqual([]);
  });

  test.each([
    ['app/(agent)/agent/actions.ts', DOOR, 'doors are the functions of'],
    ['lib/demande/actes.ts', DOOR, 'doors are the functions of'],
    ['app/page.tsx', "export const a = async () => {\n  'use server';\n};", 'doors are the functions of'],
    ['lib/demande/actions.ts', 'export async function a() {}', "starts with 'use server'"],
    [
      'lib/demande/actions.ts',
      "'use server';\nexport async function a(portee: Portee, id: string) {}",
      'take the portée from the session',
    ],
  ])('refuses: %s says %s', (file, source, advice) => {
    expect(refused(file, source)).toContain(advice);
  });
});

describe('files', () => {
  test.each([
    ['lib/dossier/helpers.ts', '', 'a noun has only'],
    ['lib/utils/queries.ts', '', 'no place in the order'],
    ['lib/reglement/faits.ts', '', 'no place in the order'],
  ])('refuses: %s', (file, source, advice) => {
    expect(refused(file, source)).toContain(advice);
  });

  test.each([
    ['lib/droit/a.ts', 300],
    ['app/a/page.tsx', 120],
    ['lib/theme/schema.ts', 300],
    ['app/styles/a.css', 300],
  ])('refuses: %s of one line above %i', (file, budget) => {
    const text = file.endsWith('.css') ? (n: number) => 'a {}\n'.repeat(n) : lines;
    expect(faultsOf(file, text(budget))).toEqual([]);
    expect(refused(file, text(budget + 1))).toContain(`has ${budget + 1} lines of ${budget}`);
  });

  test('refuses: a file of doors of more than 100 lines', () => {
    const doors = (count: number) => `'use server';\n${lines(count - 1)}`;
    expect(refused('lib/demande/actions.ts', doors(100))).not.toContain('lines of');
    expect(refused('lib/demande/actions.ts', doors(101))).toContain('has 101 lines of 100');
  });
});

describe('what people read', () => {
  test.each([
    ['app/page.tsx', "export const Page = () => <p>L'élève</p>;"],
    ['components/champ.tsx', 'export const LIBELLE = "L\'avis d’impôt";'],
    ['lib/demande/schema.ts', "export const DIT = `l'année manque.`;"],
    ['lib/droit/date.ts', 'export const DIT = "l\'année";'],
  ])('refuses, in %s: a straight apostrophe', (file, source) => {
    expect(refused(file, source)).toContain('straight apostrophe');
  });

  test.each([
    ['app/page.tsx', 'export const Page = () => <p>L’élève</p>;'],
    ['lib/dossier/queries.ts', "export const lire = (sql: (s: TemplateStringsArray) => string) => sql`a'b`;"],
    ['scripts/base.ts', 'export const SAID = "the base\'s own";'],
  ])('lets pass, in %s: the typographic one, SQL, what developers read', (file, source) => {
    expect(faultsOf(file, source)).toEqual([]);
  });
});

describe('circles', () => {
  const among = (modules: Record<string, string>) => circlesOf(new Map(Object.entries(modules)));

  test('refuses: modules that need each other, told once, however long the way', () => {
    const circles = among({
      'lib/droit/a.ts': "import { b } from './b.ts';",
      'lib/droit/b.ts': "export { c } from '#lib/droit/c.ts';",
      'lib/droit/c.ts': "const { a } = await import('./a.ts');",
      'lib/droit/d.ts': "import { a } from './a.ts';",
    });
    expect(circles).toHaveLength(1);
    expect(circles[0]).toContain('lib/droit/a.ts → lib/droit/b.ts → lib/droit/c.ts → lib/droit/a.ts');
  });

  test('a type makes no circle, nor do two ways to the same module', () => {
    expect(
      among({
        'lib/droit/a.ts': "import type { B } from './b.ts';\nimport { c } from './c.ts';",
        'lib/droit/b.ts': "import { a } from './a.ts';\nimport { c } from './c.ts';",
        'lib/droit/c.ts': '',
      }),
    ).toEqual([]);
  });
});
