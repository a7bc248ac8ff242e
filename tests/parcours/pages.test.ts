import { globSync } from 'node:fs';
import { PAGES } from './appui/adresses.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { type DossiersAVoir, dossiersAVoir } from './appui/dossiers-a-voir.ts';
import { expect, type Page, test } from './appui/essai.ts';

const ORDINATEUR = { width: 1366, height: 900 };
/** The narrowest screen that a page must fit, without scrolling sideways. */
const TELEPHONE = { width: 320, height: 640 };

// The longest file: its tests share out between the workers.
test.describe.configure({ mode: 'parallel' });

let vus: DossiersAVoir;
test.beforeAll(async () => {
  vus = await dossiersAVoir();
});

test('no page of the product is left out of this list', () => {
  const routes = globSync('**/page.tsx', { cwd: 'app' }).map((fichier) =>
    fichier
      .split('/')
      .slice(0, -1)
      .filter((dossier) => !dossier.startsWith('('))
      .join('/'),
  );
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((route) => !PAGES.some((page) => page.route === route))).toEqual([]);
});

/** Faults that axe finds, each with where. In the dark, colours alone differ. */
const fautesDAxe = async (page: Page, sombre: boolean): Promise<string[]> =>
  (await reprochesDAxe(page, sombre ? ['color-contrast'] : undefined)).map(
    ({ regle, elements }) => `${regle} : ${elements.join(' ')}`,
  );

const debordement = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const fond = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

for (const compte of [...new Set(PAGES.map((page) => page.compte))])
  test(`the pages of ${compte ?? 'everybody'} are accessible, light and dark, wide and narrow, and nothing complains`, async ({
    ouvrir,
  }) => {
    test.slow();
    const page = await ouvrir(compte, { reducedMotion: 'reduce', viewport: ORDINATEUR });
    for (const { adresse } of PAGES.filter((vue) => vue.compte === compte))
      await test.step(adresse(vus), async () => {
        const fautes: string[] = [];
        await page.setViewportSize(ORDINATEUR);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(adresse(vus));
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        expect(await page.title()).toMatch(/\S+.* · Bourses nationales|^Bourses nationales$/);
        const clair = await fond(page);
        fautes.push(...(await fautesDAxe(page, false)));
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await fond(page), 'le thème sombre change le fond').not.toBe(clair);
        fautes.push(...(await fautesDAxe(page, true)));
        await page.setViewportSize(TELEPHONE);
        if ((await debordement(page)) > 0) fautes.push(`déborde de ${await debordement(page)} px à 320 px`);
        fautes.push(...(await fautesDAxe(page, true)));
        await page.emulateMedia({ colorScheme: 'light' });
        fautes.push(...(await fautesDAxe(page, false)));
        expect.soft([...new Set(fautes)], adresse(vus)).toEqual([]);
      });
  });

/** What only serves the screen (app/styles/impression.css). */
const DE_L_ECRAN = ['.entete__compte', '.navigation', '.pied', '.liens-evitement', '.fr-breadcrumb'];

test('a dossier prints its content, without the navigation that the screen shows', async ({ ouvrir }) => {
  const { compte, adresse } = PAGES.find(({ route }) => route === 'agent/dossiers/[id]') ?? {};
  const page = await ouvrir(compte ?? null, { viewport: ORDINATEUR });
  await page.goto(adresse?.(vus) ?? '');
  const visibles = (selecteur: string) => page.locator(selecteur).filter({ visible: true });
  await expect(visibles('.navigation')).not.toHaveCount(0);
  await expect(visibles('.pied')).not.toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  for (const selecteur of [...DE_L_ECRAN, '.sans-impression'])
    await expect(visibles(selecteur), selecteur).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
});
