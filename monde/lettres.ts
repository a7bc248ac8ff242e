/** Letters of the tests of acts: written as produced, without printing them. Printing has tests of its own. */

import { finDuCode } from '#lib/droit/courrier/acces.ts';
import { attendSaSignature } from '#lib/droit/courrier/signature.ts';
import type { Jour } from '#lib/droit/date.ts';
import { codeDeLaLettre, empreinteDuCode } from '#lib/technique/code-de-lettre.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/** Marks the waiting letters of a dossier as produced, those on paper as signed, and the demand for pieces that they carry as sent that day. */
export function lettresProduites(dossierId: string, leJour: Jour, { signees = true } = {}): Promise<boolean> {
  return enPortee(porteeSysteme(leJour), async (tx) => {
    for (const lettre of await tx.courrier.findMany({ where: { dossierId, etat: 'a_produire' } })) {
      const { id, demandeDePiecesId } = lettre;
      const cle = id.replaceAll('-', '');
      const attendue = attendSaSignature(lettre);
      const signature = attendue && signees ? { signeLe: dateDe(leJour), signeLieu: 'Lille' } : {};
      await tx.courrier.update({
        where: { id },
        data: { etat: 'produit', cle, produitLe: new Date(), ...signature },
      });
      await tx.codeDeLettre.createMany({
        data: [
          {
            courrierId: id,
            empreinte: empreinteDuCode(codeDeLaLettre(id)),
            expireLe: dateDe(finDuCode(leJour)),
          },
        ],
        skipDuplicates: true,
      });
      if (demandeDePiecesId && (signees || !attendue))
        await tx.demandeDePieces.update({
          where: { id: demandeDePiecesId },
          data: { envoyeeLe: dateDe(leJour) },
        });
    }
    return true;
  });
}

/** Signs by hand, on a day, the letters that are imprimees and wait for it: the demands for pieces that they carry are sent. */
export function signerLesLettres(leJour: Jour): Promise<void> {
  return enPortee(
    porteeSysteme(leJour),
    async (tx) => {
      const imprimees = await tx.courrier.findMany({
        where: { etat: 'produit', courriel: null, signeLe: null, signataireId: { not: null } },
      });
      const attendues = imprimees.filter(attendSaSignature);
      await tx.courrier.updateMany({
        where: { id: { in: attendues.map(({ id }) => id) } },
        data: { signeLe: dateDe(leJour), signeLieu: 'Lille' },
      });
      await tx.demandeDePieces.updateMany({
        where: {
          id: { in: attendues.flatMap(({ demandeDePiecesId }) => demandeDePiecesId ?? []) },
          envoyeeLe: null,
        },
        data: { envoyeeLe: dateDe(leJour) },
      });
    },
    'semis',
  );
}
