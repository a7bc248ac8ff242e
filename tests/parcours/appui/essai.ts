import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { compte } from '#monde/comptes.ts';
import { entrer } from './connexion.ts';
import { surveiller, type Vigie } from './vigie.ts';

export { expect, type Locator, type Page } from '@playwright/test';

interface Personnes {
  /** A page of a browser of its own, signed in as an account; nobody with null. */
  ouvrir: (cle: string | null, options?: BrowserContextOptions) => Promise<Page>;
  /** What every page of the test did wrong: nothing is tolerated at its end. */
  vigie: Vigie;
}

interface Etats {
  /** File of the signed-in browser of an account, made once by this worker. */
  etatDe: (cle: string) => Promise<string>;
}

export const test = base.extend<Personnes, Etats>({
  etatDe: [
    async ({ browser }, use, { workerIndex, project }) => {
      const faits = new Map<string, Promise<string>>();
      const dossier = path.join(project.outputDir, '..', 'sessions');
      await mkdir(dossier, { recursive: true });
      const entrerUneFois = async (cle: string): Promise<string> => {
        const contexte = await browser.newContext({ baseURL: project.use.baseURL, locale: 'fr-FR' });
        const fichier = path.join(dossier, `${workerIndex}-${cle}.json`);
        await entrer(await contexte.newPage(), compte(cle));
        await contexte.storageState({ path: fichier });
        await contexte.close();
        return fichier;
      };
      await use((cle) => {
        if (!faits.has(cle)) faits.set(cle, entrerUneFois(cle));
        return faits.get(cle) as Promise<string>;
      });
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here
  vigie: async ({}, use) => {
    const vigie: Vigie = { fautes: [] };
    await use(vigie);
    base.expect(vigie.fautes, 'fautes du navigateur (console, script, politique de sécurité)').toEqual([]);
  },
  ouvrir: async ({ browser, etatDe, vigie, contextOptions }, use, { project }) => {
    const contextes: BrowserContext[] = [];
    await use(async (cle, options = {}) => {
      const contexte = await browser.newContext({
        ...contextOptions,
        baseURL: project.use.baseURL,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        storageState: cle ? await etatDe(cle) : undefined,
        ...options,
      });
      contextes.push(contexte);
      await surveiller(contexte, vigie);
      return contexte.newPage();
    });
    for (const contexte of contextes) await contexte.close();
  },
});
