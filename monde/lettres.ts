/** Letters of the tests of acts: written as produced, without printing them. Printing has tests of its own. */
import type { Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/** Marks the waiting letters of a dossier as produced, and the demand for pieces that they carry as sent that day. */
export function lettresProduites(dossierId: string, leJour: Jour): Promise<boolean> {
  return enPortee(porteeSysteme(leJour), async (tx) => {
    for (const { id, demandeDePiecesId } of await tx.courrier.findMany({
      where: { dossierId, etat: 'a_produire' },
    })) {
      const cle = id.replaceAll('-', '');
      await tx.courrier.update({ where: { id }, data: { etat: 'produit', cle, produitLe: new Date() } });
      if (demandeDePiecesId)
        await tx.demandeDePieces.update({
          where: { id: demandeDePiecesId },
          data: { envoyeeLe: dateDe(leJour) },
        });
    }
    return true;
  });
}
