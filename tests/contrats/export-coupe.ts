/** A process that serves an export as the site does, and stops in the middle of it. Says the port on which it listens, then that half is gone. */
import { createServer } from 'node:http';
import { repondreFichier } from '#lib/technique/fichier.ts';

const octets = Buffer.alloc(4_000_000, 'ligne;de;tableur\r\n');
const serveur = createServer((_, sortie) => {
  const { headers } = repondreFichier({ octets, type: 'text/csv', nom: 'etat.csv' });
  sortie.writeHead(200, Object.fromEntries(headers));
  sortie.write(octets.subarray(0, octets.length / 2), () => process.send?.('moitié'));
});
serveur.listen(0, '127.0.0.1', () => {
  const adresse = serveur.address();
  process.send?.(typeof adresse === 'object' ? adresse?.port : null);
});
