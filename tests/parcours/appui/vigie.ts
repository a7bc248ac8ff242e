import type { BrowserContext } from '@playwright/test';

/** What the pages of a test did wrong, in the order it happened. */
export interface Vigie {
  fautes: string[];
  /** Errors of console that this test provokes on purpose. */
  permis?: RegExp;
}

/** An answer that is not 200 is an error of console too: tests that look for "introuvable" see it themselves. */
const REPONSE_404 = /Failed to load resource: the server responded with a status of 404/;

/** Notes errors of console, uncaught errors and violations of the security policy of every page of a browser. */
export async function surveiller(contexte: BrowserContext, vigie: Vigie): Promise<void> {
  const noter = (faute: string) => {
    if (!REPONSE_404.test(faute) && !vigie.permis?.test(faute)) vigie.fautes.push(faute);
  };
  contexte.on('console', (message) => {
    if (message.type() === 'error') noter(`${message.page()?.url()} : ${message.text()}`);
  });
  contexte.on('weberror', (erreur) => noter(`${erreur.page()?.url()} : ${erreur.error().message}`));
  await contexte.exposeBinding('noterViolation', (_source, texte: string) => noter(texte));
  await contexte.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, documentURI }) => {
      const { noterViolation } = window as unknown as { noterViolation: (texte: string) => void };
      noterViolation(`${documentURI} : politique de sécurité, ${violatedDirective} (${blockedURI})`);
    });
  });
}
