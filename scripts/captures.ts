/**
 * Photographs the pages that the README shows: `npm run captures [-- ADDRESS]`, on a running demonstration
 * (http://localhost:3000 by default), into docs/captures.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { compte } from '#monde/comptes.ts';
import { entrer } from '#tests/parcours/appui/connexion.ts';
import { ROOT } from './construction.ts';
import { browserEnvironment } from './navigateur.ts';

const ADDRESS = process.argv[2] ?? 'http://localhost:3000';
const TARGET = path.join(ROOT, 'docs/captures');
const ORDINATEUR = { width: 1366, height: 900 };
const TELEPHONE = { width: 360, height: 740 };

interface Shot {
  name: string;
  viewport: typeof ORDINATEUR;
  colorScheme?: 'dark';
  /** Key of the demo account that sees it; nobody when absent. */
  account?: string;
  go: (page: Page) => Promise<unknown>;
}

const SIMULATION =
  '/simulateur?voir=1&n=1&qui=parent&residence=france&foyer=seul&avis=francais&rfr=15000&enfants=2&lieu_1=college_public&regime_1=interne';

const SHOTS: readonly Shot[] = [
  { name: 'accueil', viewport: ORDINATEUR, go: (page) => page.goto('/') },
  {
    name: 'saisie',
    viewport: ORDINATEUR,
    account: 'secretariat',
    go: async (page) => {
      await page.goto('/agent/saisie');
      await page.locator('table').last().getByRole('link').first().click();
      await page.waitForURL('**/agent/saisie/*-*');
    },
  },
  { name: 'file', viewport: ORDINATEUR, account: 'chef-public', go: (page) => page.goto('/agent/dossiers') },
  {
    name: 'calcul',
    viewport: ORDINATEUR,
    account: 'chef-public',
    go: async (page) => {
      await page.goto('/agent/dossiers?etat=en_instruction');
      await page.getByRole('rowheader').getByRole('link').first().click();
      await page.getByRole('link', { name: 'Calcul' }).click();
      await page.waitForURL('**onglet=calcul**');
    },
  },
  {
    name: 'famille',
    viewport: TELEPHONE,
    account: 'parent-durand',
    colorScheme: 'dark',
    go: (page) => page.goto('/famille'),
  },
  { name: 'simulateur', viewport: TELEPHONE, go: (page) => page.goto(SIMULATION) },
];

await mkdir(TARGET, { recursive: true });
const { CHROMIUM, ...env } = await browserEnvironment();
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  env: { ...process.env, ...env },
  args: ['--no-sandbox'],
});
for (const { name, account, go, ...options } of SHOTS) {
  const context = await browser.newContext({ baseURL: ADDRESS, locale: 'fr-FR', ...options });
  const page = await context.newPage();
  if (account) await entrer(page, compte(account));
  await go(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(TARGET, `${name}.png`) });
  await context.close();
}
await browser.close();
