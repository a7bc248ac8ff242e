/**
 * Photographs the pages that the README (docs/captures) and the guides of the product (public/aide) show:
 * `npm run captures [-- ADDRESS]`, on a running demonstration (http://localhost:3000 by default).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { compte } from '#monde/comptes.ts';
import { entrer } from '#tests/parcours/appui/connexion.ts';
import { ROOT } from './construction.ts';
import { browserEnvironment } from './navigateur.ts';

const ADDRESS = process.argv[2] ?? 'http://localhost:3000';
const README = path.join(ROOT, 'docs/captures');
const GUIDES = path.join(ROOT, 'public/aide');
const ORDINATEUR = { width: 1366, height: 900 };
const TELEPHONE = { width: 360, height: 740 };

interface Shot {
  name: string;
  /** Where it is shown: the README, the guides, or both. */
  shown: 'readme' | 'guides' | 'both';
  viewport: typeof ORDINATEUR;
  colorScheme?: 'dark';
  /** Key of the demo account that sees it; nobody when absent. */
  account?: string;
  go: (page: Page) => Promise<unknown>;
}

const SIMULATION =
  '/simulateur?voir=1&n=1&qui=parent&residence=france&foyer=seul&avis=francais&rfr=15000&enfants=2&lieu_1=college_public&regime_1=interne';

const SHOTS: readonly Shot[] = [
  { name: 'accueil', shown: 'readme', viewport: ORDINATEUR, go: (page) => page.goto('/') },
  {
    name: 'saisie',
    shown: 'both',
    viewport: ORDINATEUR,
    account: 'secretariat',
    go: async (page) => {
      await page.goto('/agent/saisie');
      await page.locator('table').last().getByRole('link').first().click();
      await page.waitForURL('**/agent/saisie/*-*');
    },
  },
  {
    name: 'file',
    shown: 'both',
    viewport: ORDINATEUR,
    account: 'chef-public',
    go: (page) => page.goto('/agent/dossiers'),
  },
  {
    name: 'service',
    shown: 'guides',
    viewport: ORDINATEUR,
    account: 'responsable',
    go: (page) => page.goto('/agent/dossiers'),
  },
  {
    name: 'agents',
    shown: 'guides',
    viewport: ORDINATEUR,
    account: 'administrateur',
    go: (page) => page.goto('/admin/agents'),
  },
  {
    name: 'calcul',
    shown: 'both',
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
    shown: 'both',
    viewport: TELEPHONE,
    account: 'parent-durand',
    colorScheme: 'dark',
    go: (page) => page.goto('/famille'),
  },
  { name: 'simulateur', shown: 'both', viewport: TELEPHONE, go: (page) => page.goto(SIMULATION) },
];

await mkdir(README, { recursive: true });
await mkdir(GUIDES, { recursive: true });
const { CHROMIUM, ...env } = await browserEnvironment();
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  env: { ...process.env, ...env },
  args: ['--no-sandbox'],
});
for (const { name, shown, account, go, ...options } of SHOTS) {
  const context = await browser.newContext({ baseURL: ADDRESS, locale: 'fr-FR', ...options });
  const page = await context.newPage();
  if (account) await entrer(page, compte(account));
  await go(page);
  await page.waitForLoadState('networkidle');
  const shot = await page.screenshot();
  if (shown !== 'guides') await writeFile(path.join(README, `${name}.png`), shot);
  if (shown !== 'readme')
    await sharp(shot)
      .webp({ quality: 80 })
      .toFile(path.join(GUIDES, `${name}.webp`));
  await context.close();
}
await browser.close();
