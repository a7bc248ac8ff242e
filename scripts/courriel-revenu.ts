/**
 * `node scripts/courriel-revenu.ts [ADDRESS] < MAIL`: takes a mail that came back to COURRIEL_RETOUR, from the mail server (a pipe) or
 * from whoever polls the mailbox (fetchmail, getmail). A refusal for good becomes a fact of the person; the rest is left. Says nothing
 * of anybody. Ends with 75 when it is to be tried again later (sysexits, EX_TEMPFAIL).
 */
import { lireUnRetour } from '#lib/connecteurs/courriel-revenu.ts';
import { noterRetour } from '#lib/courriel/actes.ts';
import { champsDe, consigner } from '#lib/technique/consignes.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { porteeSysteme } from '#lib/technique/portee.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const EX_TEMPFAIL = 75;

async function read(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size > MOST_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

try {
  const retour = await lireUnRetour(await read(), process.argv[2]);
  if (retour.genre === 'definitif') {
    await noterRetour(porteeSysteme(await aujourdHui()), retour);
    consigner('attention', 'courriel_revenu', { id: retour.id, statut: retour.statut });
  }
  if (retour.genre === 'inconnu') consigner('attention', 'courriel_revenu', { pourquoi: retour.pourquoi });
} catch (error) {
  consigner('erreur', 'courriel_revenu', champsDe(error));
  process.exitCode = EX_TEMPFAIL;
} finally {
  await fermerPrisma();
}
