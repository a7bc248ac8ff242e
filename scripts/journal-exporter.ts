/**
 * `npm run journal:exporter -- DIR`: copies the seals of the journal and the public keys that signed them to a folder, to be
 * kept where who owns the server cannot write. Refuses, and writes nothing, when the base no longer has what DIR holds.
 */
import { clesConnues, octetsPublics } from '#lib/technique/cle-de-sceau.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { CopieInfidele, exporterLesSceaux } from '#lib/technique/sceaux-exportes.ts';
import { Panne, stopOnError } from './panne.ts';

try {
  const [directory] = process.argv.slice(2);
  if (!directory) throw new Panne('Donnez le dossier à remplir : npm run journal:exporter -- DOSSIER.');
  const { ajoutes, total } = await exporterLesSceaux(directory);
  console.log(`${ajoutes} sceaux ajoutés, ${total} en tout, dans ${directory}.`);
  const [{ cle } = { cle: null }] = clesConnues();
  if (cle) console.log(`Clé publique : ${octetsPublics(cle).toString('hex')}`);
} catch (error) {
  stopOnError(error instanceof CopieInfidele ? new Panne(error.message) : error);
} finally {
  await fermerPrisma();
}
