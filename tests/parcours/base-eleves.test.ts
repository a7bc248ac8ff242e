/** The secretariat brings in the exports of Siècle: refused ones say why, the difference is read, then taken. */
import { elevesDeSiecle, responsablesDeSiecle } from '#monde/export-siecle.ts';
import { RENTREE } from '#monde/population.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { reprochesDAxe } from './appui/axe.ts';
import { expect, type Page, test } from './appui/essai.ts';

const { uai } = ETABLISSEMENTS.lyceePublic;
const exporte = (horodatage: string, division: string, autre = uai) => ({
  uai: autre,
  rentree: RENTREE,
  horodatage,
  eleves: [
    {
      cle: 'P1',
      ine: '777777771ZQ',
      nom: 'PARCOURS',
      prenom: 'Ysé',
      naissance: '2010-02-03',
      mef: '20010018110',
      division,
      responsables: [{ cle: 'R1', nom: 'PARCOURS', prenom: 'Rosa', percoit: true }],
    },
    { cle: 'P2', nom: 'ERRONEE', prenom: 'Ana', naissance: '2010-02-31', mef: '20010018110', division },
  ],
});

const envoyer = async (page: Page, fichiers: { name: string; buffer: Buffer }[]) => {
  await page.goto('/agent/base');
  await page
    .getByLabel('Exports de Siècle')
    .setInputFiles(fichiers.map((fichier) => ({ mimeType: 'text/xml', ...fichier })));
  await page.getByRole('button', { name: 'Lire et comparer' }).click();
};

const sansFaute = async (page: Page) => expect(await reprochesDAxe(page)).toEqual([]);

test('an export is refused with the way out, read, compared, corrected, taken; the same again changes nothing', async ({
  ouvrir,
}) => {
  const page = await ouvrir('secretariat-lycee');
  const main = page.getByRole('main');

  await envoyer(page, [{ name: 'notes.xml', buffer: Buffer.from('nom;prenom') }]);
  await expect(main).toContainText('ce n’est ni un XML ni un zip');
  await envoyer(page, [
    {
      name: 'eleves.xml',
      buffer: elevesDeSiecle(exporte('10/09/2026 08:00:00', '201', ETABLISSEMENTS.collegePublic.uai)),
    },
  ]);
  await expect(main).toContainText('qui n’est pas dans votre périmètre');

  const premier = exporte('10/09/2026 08:00:00', '201');
  await envoyer(page, [
    { name: 'responsables.xml', buffer: responsablesDeSiecle(premier) },
    { name: 'eleves.xml', buffer: elevesDeSiecle(premier) },
  ]);
  await expect(page.getByRole('link', { name: 'Nouveaux : 1' })).toBeVisible();
  await sansFaute(page);
  await page.getByRole('link', { name: /^Lignes refusées\s: / }).click();
  await expect(main).toContainText('Date de naissance : ce jour n’existe pas');
  await sansFaute(page);
  await page.getByRole('link', { name: 'Nouveaux : 1' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'PARCOURS Ysé' })).toContainText('201');
  await page.setViewportSize({ width: 390, height: 844 });
  await sansFaute(page);
  await page.getByRole('button', { name: 'Prendre ces changements' }).click();
  await expect(main).toContainText(': pris.');

  await envoyer(page, [
    { name: 'eleves.xml', buffer: elevesDeSiecle(exporte('10/09/2026 09:00:00', '202')) },
  ]);
  await expect(main).toContainText('Classe : 201, puis 202');
  await page.getByRole('button', { name: 'Prendre ces changements' }).click();
  await expect(main).toContainText(': pris.');
  await envoyer(page, [
    { name: 'eleves.xml', buffer: elevesDeSiecle(exporte('10/09/2026 09:00:00', '202')) },
  ]);
  await expect(page.getByRole('link', { name: 'Inchangés : 1' })).toBeVisible();
  await expect(main).toContainText('Rien ne change');
  await page.getByRole('button', { name: 'Abandonner cet import' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Base élèves');
});
