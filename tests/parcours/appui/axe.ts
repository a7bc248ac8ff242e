import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** A rule of axe that the page breaks, and the HTML of each element that does. */
export interface Faute {
  regle: string;
  elements: string[];
}

/**
 * What axe reproaches to the page as it stands, by all its rules or by those named. Read inside the page, its frames left
 * aside: those hold PDFs. The script is given once to a document. Fails on a page that never gets its title.
 */
export async function reprochesDAxe(page: Page, regles?: string[]): Promise<Faute[]> {
  await expect(page).toHaveTitle(/\S/);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      ...(values ? { runOnly: { type: 'rule' as const, values } } : {}),
    });
    return violations.map(({ id, nodes }) => ({ regle: id, elements: nodes.map(({ html }) => html) }));
  }, regles);
}
