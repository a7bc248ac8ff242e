/** `node tests/actes/appui/raconter.ts [--un-par-un]`: one story in four of the told year, acts in sets or one by one. */
import { prisma } from '#lib/technique/prisma.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RECITS } from '#monde/parcours.ts';
import { enEnsembles, planterDossiers, unParUn } from '#prisma/dossiers.ts';

const recits = RECITS.filter((_, rang) => rang % 4 === 0);
const accomplir = process.argv.includes('--un-par-un') ? unParUn : enEnsembles;
await planterDossiers(
  async (j) => {
    for (const { scene } of recits) if (scene.dossierId) await lettresProduites(scene.dossierId, j);
  },
  recits,
  accomplir,
);
await prisma().$disconnect();
