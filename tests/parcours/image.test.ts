/** The folder that the image holds. The other journeys go through the site and the worker that run from it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const image = process.env.BOURSES_IMAGE ?? '';
const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

test('the image weighs less than 250 MB beside Node', () => {
  const [kilobytes] = execFileSync('du', ['-sk', image], { encoding: 'utf8' }).split('\t');
  expect(Number(kilobytes)).toBeGreaterThan(10_000);
  expect(Number(kilobytes) * 1024).toBeLessThan(250_000_000);
});

test('refuses: a package that only building, testing or the demonstration need', () => {
  expect(Object.keys(devDependencies).length).toBeGreaterThan(20);
  expect(
    Object.keys(devDependencies).filter((name) => existsSync(path.join(image, 'node_modules', name))),
  ).toEqual([]);
});

test('refuses: the tests, the stand-ins and the world of the demonstration', () => {
  const present = ['tests', 'doublures', 'monde', 'bench', '.git', '.donnees'].filter((name) =>
    existsSync(path.join(image, name)),
  );
  expect(present).toEqual([]);
});

test('the database is prepared, and its journal verified, from the image itself', () => {
  const run = (script: string) =>
    execFileSync(process.execPath, ['--no-warnings', script], { cwd: image, encoding: 'utf8', input: '' });
  expect(run('scripts/preparer.ts')).toBe('La base est à jour.\n');
  expect(run('scripts/journal-verifier.ts')).toContain('Le journal est intact');
  expect(run('scripts/courriel-revenu.ts')).toBe('');
});

test('a file of the build is served as what it is, to our own pages alone', async ({ request }) => {
  const site = String(process.env.NEXTAUTH_URL);
  const [fichier] = /\/_next\/static\/[^"']+\.(?:js|css)/.exec(await (await request.get(site)).text()) ?? [];
  const { status, headers } = await request
    .get(site + fichier)
    .then((reponse) => ({ status: reponse.status(), headers: reponse.headers() }));
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
});
