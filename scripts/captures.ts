/**
 * Photographs the pages for the README and the guides: `node scripts/captures.ts [ADDRESS]`, on a running
 * demonstration (http://localhost:3000 by default). Each page on a desktop and a phone, light and dark, in
 * docs/captures. Names with a violation of accessibility, an error of console or of CSP are printed, and fail.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';

const ADDRESS = process.argv[2] ?? 'http://localhost:3000';
const TARGET = path.resolve(import.meta.dirname, '../docs/captures');

interface Shot {
  name: string;
  path: string;
  /** Demo account to sign in with; nobody when absent. */
  account?: { key: string; door: 'agent' | 'famille' };
}

const SHOTS: readonly Shot[] = [
  { name: 'accueil', path: '/' },
  { name: 'connexion', path: '/connexion' },
  { name: 'simulateur', path: '/simulateur' },
  {
    name: 'simulateur-resultat',
    path: '/simulateur?voir=1&n=2&qui=parent&residence=france&foyer=seul&avis=francais&rfr=15000&enfants=2&lieu_1=college_public&regime_1=externe&lieu_2=lycee_pro_public&regime_2=interne&merite_2=oui',
  },
  {
    name: 'agent-guide',
    path: '/agent/guide?demandeur=eleve&age=majeur&etranger_isole=non&charge=personne&delegation=non',
    account: { key: 'secretariat', door: 'agent' },
  },
  { name: 'agent-cas', path: '/agent/cas', account: { key: 'gestionnaire', door: 'agent' } },
  {
    name: 'admin-bareme-projection',
    path: '/admin/bareme/projection?rentree=2027&smic=12,02&bmaf=480',
    account: { key: 'administrateur', door: 'agent' },
  },
  { name: 'accessibilite', path: '/accessibilite' },
  { name: 'mentions-legales', path: '/mentions-legales' },
  { name: 'donnees-personnelles', path: '/donnees-personnelles' },
  { name: 'introuvable', path: '/adresse-qui-n-existe-pas' },
  { name: 'agent-dossiers', path: '/agent', account: { key: 'chef-public', door: 'agent' } },
  { name: 'agent-saisie', path: '/agent/saisie', account: { key: 'secretariat', door: 'agent' } },
  { name: 'famille', path: '/famille', account: { key: 'parent-durand', door: 'famille' } },
  { name: 'admin', path: '/admin', account: { key: 'administrateur', door: 'agent' } },
  { name: 'admin-agents', path: '/admin/agents', account: { key: 'administrateur', door: 'agent' } },
  { name: 'compte-inconnu', path: '/compte-inconnu', account: { key: 'inconnu', door: 'agent' } },
];

const SCREENS = {
  ordinateur: { width: 1366, height: 900 },
  telephone: { width: 360, height: 740 },
} as const;

async function launch(): Promise<Browser> {
  // Makes the packaged browser unpack the libraries that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: ['--no-sandbox'] });
}

async function signIn(context: BrowserContext, { key, door }: NonNullable<Shot['account']>): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${ADDRESS}/connexion?pour=${door}`);
  await page.getByRole('button', { name: door === 'agent' ? 'ProConnect' : 'ÉduConnect' }).click();
  await page.locator(`button[value="${key}"]`).click();
  await page.waitForURL((url) => url.origin === ADDRESS);
  await page.close();
}

async function photograph(context: BrowserContext, shot: Shot, suffix: string): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    // The page that says "introuvable" answers 404, which the browser reports as an error.
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(ADDRESS + shot.path, { waitUntil: 'networkidle' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  faults.push(
    ...violations.map(({ id, nodes }) => `axe ${id} : ${nodes.map((node) => node.html).join(' ')}`),
  );
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  if (scrollWidth > clientWidth) faults.push(`overflows by ${scrollWidth - clientWidth} px`);
  await page.screenshot({ path: path.join(TARGET, `${shot.name}-${suffix}.png`), fullPage: true });
  await page.close();
  return faults.map((fault) => `${shot.name}-${suffix}: ${fault}`);
}

await mkdir(TARGET, { recursive: true });
const only = process.argv.slice(3);
const browser = await launch();
const faults: string[] = [];
for (const [screen, viewport] of Object.entries(SCREENS)) {
  for (const [theme, colorScheme] of [
    ['clair', 'light'],
    ['sombre', 'dark'],
  ] as const) {
    for (const shot of SHOTS.filter(({ name }) => only.length === 0 || only.includes(name))) {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'fr-FR' });
      if (shot.account) await signIn(context, shot.account);
      faults.push(...(await photograph(context, shot, `${screen}-${theme}`)));
      await context.close();
    }
  }
}
await browser.close();
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
