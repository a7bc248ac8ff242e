import { accomplirUn } from '#lib/dossier/porte.ts';
import { verrouillerDossiers } from '#lib/dossier/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';

/** Tells the journal of a dossier the opinion that was given, by an act of its own; once, however often it is called. */
export async function verserAvis({ avisId }: Taches['verser_avis']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  await enPortee(
    portee,
    async (tx) => {
      const avis = await tx.avisSollicite.findUniqueOrThrow({ where: { id: avisId } });
      await verrouillerDossiers(tx, [avis.dossierId]);
      const { verseLe, dossier } = await tx.avisSollicite.findUniqueOrThrow({
        where: { id: avisId },
        include: { dossier: { select: { version: true } } },
      });
      if (verseLe || !avis.renduParNom) return;
      await accomplirUn(tx, portee, {
        dossierId: avis.dossierId,
        version: dossier.version,
        acte: 'verser_avis',
        ecrire: () => ({ contenu: { avis: avisId, par: avis.renduParNom ?? '' } }),
      });
      await tx.avisSollicite.update({ where: { id: avisId }, data: { verseLe: dateDe(portee.jour) } });
    },
    'acte',
  );
}
