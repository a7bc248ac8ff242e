/** `node prisma/seed.ts`: fills an empty base with the demonstration's world. Does nothing on a base that holds data. */
import { prisma } from '#lib/technique/prisma.ts';
import { planterDossiers } from './dossiers.ts';
import { planterReferentiel } from './referentiel.ts';

try {
  if ((await prisma().academie.count()) === 0) {
    await planterReferentiel();
    await planterDossiers(async () => false);
  }
} finally {
  await prisma().$disconnect();
}
