import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes a page of docs/ that comes from the code. Called with `--verifier` on the command line it writes nothing and
 * fails when the page is not the one that the code gives.
 */
export function ecrireOuVerifier(page: string, commande: string, contenu: string): void {
  if (!process.argv.includes('--verifier')) {
    writeFileSync(page, contenu);
    return;
  }
  if (readFileSync(page, 'utf8') === contenu) return;
  console.error(`${page} is stale: run \`${commande}\` and commit the page.`);
  process.exitCode = 1;
}
