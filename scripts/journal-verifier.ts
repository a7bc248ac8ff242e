/**
 * `npm run journal:verifier [-- --apres=DOSSIER]`: computes the journal's chains and seals again, with the environment
 * of the application. Ends with 1, and names the first broken line, when something was altered. Cut short, it tells how
 * to go on from there.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { Panne, stopOnError } from './panne.ts';

let apres: string | undefined;

const sayHowToGoOn = () => {
  if (apres)
    console.error(`Pour reprendre là où elle s’est arrêtée : npm run journal:verifier -- --apres=${apres}`);
};
process.once('SIGINT', () => {
  sayHowToGoOn();
  process.exit(130);
});

try {
  apres = parseArgs({ options: { apres: { type: 'string' } } }).values.apres;
  if (apres && !z.uuid().safeParse(apres).success)
    throw new Panne('--apres attend l’identifiant de dossier qu’une vérification arrêtée a affiché.');
  const { lignes, sceaux, faute } = await verifierLeJournal({
    apres,
    suivre: (dossier) => {
      apres = dossier;
    },
  });
  if (faute) {
    console.error(`Le journal a été altéré. Première faute : ${faute}`);
    process.exitCode = 1;
  } else {
    console.log(`Le journal est intact : ${lignes} lignes, ${sceaux} sceaux.`);
  }
} catch (error) {
  sayHowToGoOn();
  stopOnError(error);
} finally {
  await fermerPrisma();
}
