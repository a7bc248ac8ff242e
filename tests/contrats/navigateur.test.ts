/** The browser of the journeys, as a bare machine has it: it draws every character that a page of ours may hold. */
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserEnvironment } from '#scripts/navigateur.ts';

let browser: Browser;

beforeAll(async () => {
  // Nothing of the machine's: its own fonts would hide that ours are not found.
  const { CHROMIUM, ...env } = await browserEnvironment();
  browser = await chromium.launch({ executablePath: CHROMIUM, env, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(() => browser?.close());

describe('the packaged browser', () => {
  test.each([
    ['French', 'Élève, œuvre, « guillemets », €'],
    ['Vietnamese', 'Nguyễn Thị Hằng, Đặng Ước'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Cyrillic', 'Наталія Шевченко'],
    ['Arabic', 'فاطمة الزهراء'],
    ['Hebrew', 'אברהם'],
    ['Georgian', 'თამარ'],
    ['Tibetan, which no font of ours has', 'བཀྲ་ཤིས'],
    ['Chinese, which no font of ours has', '王秀英'],
    ['symbols', '★ ✓ ⚠ → ☎ ≤ ½'],
    ['emoji', '🎓👩‍👧‍👦🇫🇷'],
  ])('draws %s without a crash', async (_, texte) => {
    const page = await browser.newPage();
    await page.setContent(
      `<p style="font-family: 'Noto Sans', sans-serif">${texte}</p><select><option>${texte}</select>`,
    );
    expect((await page.screenshot()).length).toBeGreaterThan(0);
    expect(await page.locator('p').textContent()).toBe(texte);
    await page.close();
  });

  test('finds the fonts of the project, and a fallback that has what the first lacks', async () => {
    const page = await browser.newPage();
    await page.setContent(
      '<p style="font-family: sans-serif">Bourse</p><p style="font-family: sans-serif">ﻻ ★</p>',
    );
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'p' });
    const polices = await Promise.all(
      nodeIds.map(async (nodeId) => (await session.send('CSS.getPlatformFontsForNode', { nodeId })).fonts),
    );
    expect(polices.map((fonts) => fonts.map(({ familyName }) => familyName))).toEqual([
      ['Noto Sans'],
      expect.arrayContaining(['DejaVu Sans']),
    ]);
    await page.close();
  });
});
