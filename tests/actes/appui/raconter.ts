/** `node tests/actes/appui/raconter.ts [--un-par-un]`: one story in four of the told year, acts in sets or one by one. */
import { accomplir } from '#lib/dossier/porte.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RECITS } from '#monde/parcours.ts';
import { type Accomplir, enEnsembles, planterDossiers } from '#prisma/dossiers.ts';

/** One transaction for each act. */
const unParUn: Accomplir = (faits) =>
  Promise.all(
    faits.map(({ portee, ordre }) =>
      accomplir(portee, ordre).catch((erreur: unknown) => {
        if (erreur instanceof Refus) return erreur;
        throw erreur;
      }),
    ),
  );

const recits = RECITS.filter((_, rang) => rang % 4 === 0);
const tous = process.argv.includes('--un-par-un') ? unParUn : enEnsembles;
await planterDossiers(
  async (j) => {
    for (const { scene } of recits) if (scene.dossierId) await lettresProduites(scene.dossierId, j);
  },
  recits,
  tous,
);
await fermerPrisma();
