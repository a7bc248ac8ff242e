import { expect, test } from './appui/essai.ts';

for (const javaScriptEnabled of [true, false])
  test(`the simulateur answers ${javaScriptEnabled ? 'with' : 'without'} script, and its link carries the answers`, async ({
    ouvrir,
  }) => {
    const page = await ouvrir(null, { javaScriptEnabled, viewport: { width: 360, height: 740 } });
    await page.goto('/');
    await page.getByRole('link', { name: 'Estimer mes droits' }).click();
    await page.getByText('La mère ou le père').click();
    await page.getByText('Vous élevez seul vos enfants').click();
    await page.getByLabel('Revenu fiscal de référence').first().fill('9 200');
    await page.getByLabel('Enfants à charge sur votre avis').fill('1');
    await page.getByLabel('Où est-il scolarisé ?').selectOption({ index: 1 });
    await page.getByText('Demi-pensionnaire').click();
    await page.getByRole('button', { name: 'Estimer mes droits' }).click();

    const resultat = page.getByRole('region', { name: /^Votre estimation pour/ });
    await expect(resultat).toContainText('Ce résultat ne vaut pas demande');
    await expect(resultat).toContainText(/Échelon 2/i);
    await expect(resultat).toContainText(/336\s€/);
    await expect(resultat).toContainText(/9\s993\s€/);

    const lien = await resultat.getByRole('link', { name: 'Lien de cette estimation' }).getAttribute('href');
    const ailleurs = await ouvrir(null, { javaScriptEnabled });
    await ailleurs.goto(lien ?? '');
    await expect(ailleurs.getByRole('region', { name: /^Votre estimation pour/ })).toContainText(/336\s€/);
    await expect(ailleurs.getByLabel('Enfants à charge sur votre avis')).toHaveValue('1');
    const temoins = await ailleurs.context().cookies();
    expect(temoins.filter(({ value }) => value.includes('9200'))).toEqual([]);
  });

test('an unreadable income is refused beside its field, and the other answers stay', async ({ ouvrir }) => {
  const page = await ouvrir(null);
  await page.goto('/simulateur?n=1&qui=parent&foyer=seul&avis=francais&rfr=beaucoup&enfants=2&voir=1');
  await expect(page.getByRole('main').getByRole('alert')).toBeFocused();
  const rfr = page.getByLabel('Revenu fiscal de référence').first();
  await expect(rfr).toHaveAttribute('aria-invalid', 'true');
  await expect(rfr).toHaveValue('beaucoup');
  await expect(page.getByLabel('Enfants à charge sur votre avis')).toHaveValue('2');
  await expect(page.getByRole('region', { name: /^Votre estimation pour/ })).toHaveCount(0);
});
