/**
 * `node prisma/seed.ts`: fills an empty base with the demonstration's world, and seals its journal. Does nothing on a
 * base that holds data.
 */
import { jour } from '#lib/droit/date.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { stopOnError } from '#scripts/panne.ts';
import { planterDossiers } from './dossiers.ts';
import { produireLesLettres } from './lettres.ts';
import { planterReferentiel } from './referentiel.ts';

try {
  if ((await prisma().academie.count()) === 0) {
    await planterReferentiel();
    await planterDossiers(produireLesLettres);
    await sceller(jour('2026-11-20'));
  }
} catch (error) {
  stopOnError(error);
} finally {
  await prisma().$disconnect();
}
