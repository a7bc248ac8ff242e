/**
 * `npm run fichiers:verifier`: opens every piece and letter that the base names, and compares each with its print. Ends
 * with 1, and names the first faults, when one lacks or was altered.
 */
import { createHash } from 'node:crypto';
import { type CleDeFichier, FichierAbsent, stockage } from '#lib/connecteurs/stockage.ts';
import { Indechiffrable } from '#lib/technique/chiffrement.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { stopOnError } from './panne.ts';

interface Nomme {
  id: string;
  cle: CleDeFichier;
  empreinte: Uint8Array;
}

const PAGE = 500;
const FAUTES_DITES = 20;
const QUOI = {
  fichier: 'la pièce',
  courrier: 'le courrier',
  document_d_habilitation: 'le document d’habilitation',
};

let ouverts = 0;
const fautes: string[] = [];

async function fauteDe({ cle, empreinte }: Nomme): Promise<string | null> {
  try {
    const octets = await stockage().lire(cle);
    const lue = createHash('sha256').update(octets).digest();
    return lue.equals(empreinte) ? null : 'a changé';
  } catch (erreur) {
    if (erreur instanceof FichierAbsent) return 'manque';
    if (erreur instanceof Indechiffrable) return `ne s’ouvre pas, ${erreur.code.replaceAll('_', ' ')}`;
    throw erreur;
  }
}

async function verifier(table: keyof typeof QUOI): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  for (let apres = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await enPortee(
      portee,
      (tx) =>
        tx.$queryRawUnsafe<Nomme[]>(
          `SELECT id, cle, empreinte FROM ${table} WHERE cle IS NOT NULL AND id > $1::uuid ORDER BY id LIMIT ${PAGE}`,
          apres,
        ),
      'verification',
    );
    for (const nomme of page) {
      ouverts++;
      const faute = await fauteDe(nomme);
      if (faute) fautes.push(`- ${QUOI[table]} ${nomme.id} ${faute} (clé ${nomme.cle})`);
    }
    const dernier = page.at(-1);
    if (!dernier) return;
    apres = dernier.id;
  }
}

try {
  await verifier('fichier');
  await verifier('courrier');
  await verifier('document_d_habilitation');
  if (fautes.length > 0) {
    console.error(`${fautes.length} fichiers sur ${ouverts} ne s’ouvrent pas :`);
    console.error(fautes.slice(0, FAUTES_DITES).join('\n'));
    process.exitCode = 1;
  } else {
    console.log(`Les ${ouverts} pièces et courriers s’ouvrent, chacun tel qu’il a été rangé.`);
  }
} catch (error) {
  stopOnError(error);
} finally {
  await fermerPrisma();
}
