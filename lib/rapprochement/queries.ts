import { importTenu } from '#lib/import/queries.ts';
import { fichesDe } from '#lib/personne/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

/** A pupil of the inbox, and the records that may be its own: those that the person sees. Throws Refus introuvable. */
export function voirLigne(portee: Portee, importId: string, rang: number) {
  return enPortee(portee, async (tx) => {
    const importe = await importTenu(tx, portee, importId);
    const ligne = await tx.ligneDImport.findFirst({ where: { importId, rang, sort: 'a_rapprocher' } });
    if (!ligne) throw new Refus('introuvable', 'Cet élève n’attend plus d’être rapproché.');
    const proches = await fichesDe(tx, 'eleve', ligne.proches);
    return { importe, ligne, proches, ailleurs: ligne.proches.length - proches.length };
  });
}
