/**
 * An engine of the étude as a process of its own, to be killed anywhere: `node epreuves/etude/moteur.ts RUN ADDRESS SIZE` takes a
 * run on, by sets of that size, until nothing is left. Prints a line before each set.
 */
import { ouvrirDgfip } from '#lib/connecteurs/impots/dgfip.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { prismaDuSysteme } from '#lib/technique/prisma.ts';

const [passageId = '', adresse = '', taille = '10'] = process.argv.slice(2);
const source = ouvrirDgfip({
  ...{ adresse, client: 'bourses', secret: 'un secret', teleservice: 'bourses' },
  ...{ chemin: 'sfip', anneeDeSfip: 2025, tour: async () => 0 },
  politique: { delaiMs: 60_000, reprises: 1, repriseMs: 1, coupeApres: 5_000, reposMs: 60_000 },
});
for (;;) {
  const passage = await prismaDuSysteme().passageDEtude.findUniqueOrThrow({ where: { id: passageId } });
  if (passage.etat !== 'en_cours') break;
  console.log(passage.tour);
  await etudierPassage({ passageId, tour: passage.tour }, { ouvrir: () => source, taille: Number(taille) });
}
process.exit(0);
