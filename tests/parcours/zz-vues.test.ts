import { expect, test } from './appui/essai.ts';

const VUES = (process.env.VUES ?? 'responsable:/agent/pilotage,chef-public:/agent/pilotage').split(',');
test('vues', async ({ ouvrir }) => {
  test.setTimeout(600_000);
  for (const vue of VUES) {
    const [compte = '', adresse = ''] = vue.split(':');
    const page = await ouvrir(compte);
    for (const [largeur, hauteur] of [[1280, 900], [390, 844]] as const)
      for (const theme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width: largeur, height: hauteur });
        await page.emulateMedia({ colorScheme: theme });
        await page.goto(adresse);
        await page.screenshot({ path: `/tmp/vue-f-${compte}-${adresse.replaceAll('/', '_')}-${largeur}-${theme}.png`, fullPage: true });
        const deborde = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        console.log(vue, largeur, theme, 'déborde', deborde);
      }
  }
  expect(true).toBe(true);
});
