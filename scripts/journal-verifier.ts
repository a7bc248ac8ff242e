/**
 * `npm run journal:verifier`: computes the journal's chains and seals again, with the environment of the application.
 * Ends with 1, and names the first broken line, when something was altered.
 */

import { prisma } from '#lib/technique/prisma.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { stopOnError } from './panne.ts';

try {
  const { lignes, sceaux, faute } = await verifierLeJournal();
  if (faute) {
    console.error(`Le journal a été altéré. Première faute : ${faute}`);
    process.exitCode = 1;
  } else {
    console.log(`Le journal est intact : ${lignes} lignes, ${sceaux} sceaux.`);
  }
} catch (error) {
  stopOnError(error);
} finally {
  await prisma().$disconnect();
}
