/**
 * `npm run journal:verifier [-- --apres=DOSSIER] [--sceaux=DIR]`: computes the journal's chains and seals again, with the
 * environment of the application, and compares the seals with those that `journal:exporter` copied to DIR. Ends with 1, and
 * names the first broken line, when something was altered. Cut short, it tells how to go on from there.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { clesConnues } from '#lib/technique/cle-de-sceau.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { CopieInfidele, lireLaCopie } from '#lib/technique/sceaux-exportes.ts';
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
  const options = { apres: { type: 'string' }, sceaux: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  apres = values.apres;
  if (apres && !z.uuid().safeParse(apres).success)
    throw new Panne('--apres attend l’identifiant de dossier qu’une vérification arrêtée a affiché.');
  const copie = values.sceaux === undefined ? null : await lireLaCopie(values.sceaux);
  const { lignes, sceaux, faute } = await verifierLeJournal({
    apres,
    ...(copie && { copies: copie.sceaux, connues: [...copie.cles, ...clesConnues()] }),
    suivre: (dossier) => {
      apres = dossier;
    },
  });
  if (faute) {
    console.error(`Le journal a été altéré. Première faute : ${faute}`);
    process.exitCode = 1;
  } else {
    const compares = copie ? `, dont ${copie.sceaux.length} comparés à leur copie` : '';
    console.log(`Le journal est intact : ${lignes} lignes, ${sceaux} sceaux${compares}.`);
  }
} catch (error) {
  sayHowToGoOn();
  stopOnError(error instanceof CopieInfidele ? new Panne(error.message) : error);
} finally {
  await fermerPrisma();
}
