/** `node prisma/seed.ts`: fills an empty base with the demonstration's world. Does nothing on a base that holds data. */
import { produireCourrier } from '#lib/courrier/taches.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { type ProduireLettres, planterDossiers } from './dossiers.ts';
import { planterReferentiel } from './referentiel.ts';

/** The letters of a dossier as the worker would make them that day; a story stops at a letter set aside. */
const produireLettres: ProduireLettres = async (dossierId, leJour) => {
  const lettres = (etat: string) =>
    enPortee(porteeSysteme(leJour), (tx) =>
      tx.courrier.findMany({ where: { dossierId, etat }, select: { id: true } }),
    );
  for (const { id } of await lettres('a_produire')) await produireCourrier({ courrierId: id }, leJour);
  return (await lettres('mis_de_cote')).length === 0;
};

try {
  if ((await prisma().academie.count()) === 0) {
    await planterReferentiel();
    await planterDossiers(produireLettres);
  }
} finally {
  await prisma().$disconnect();
}
