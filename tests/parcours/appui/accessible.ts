import { expect, type Page } from '@playwright/test';
import { reprochesDAxe } from './axe.ts';

/**
 * Fails when axe reproaches anything to the page, or when it is wider than its window. A page that one was just led to has its
 * title a moment after its content: it is looked at again until nothing is found, and what is still found at the end is told.
 */
export const accessible = (page: Page): Promise<void> =>
  expect(async () => {
    expect(await reprochesDAxe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }).toPass({ timeout: 60_000 });
