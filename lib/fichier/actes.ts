import {
  type FichierDepose,
  type FichierEnvoye,
  nomPresentable,
  ranger,
  reprendre,
} from '#lib/connecteurs/octets/depot.ts';
import { tropDeFichiers } from '#lib/technique/fichiers-admis.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

/** The row of a stored file, of nothing yet: a piece, a recours, a requête, an account or a case without deduction takes it. */
export const joint = (fichier: FichierDepose, { auteur }: Portee) => ({
  ...fichier,
  id: crypto.randomUUID(),
  pieceId: null,
  recoursId: null,
  requeteId: null,
  compteId: null,
  sansDeductionId: null,
  natureDeRequete: null,
  deReponse: false,
  deposeLe: new Date(maintenant().epochMilliseconds),
  auteurGenre: auteur.genre,
  auteurId: auteur.id,
});

/**
 * Judges an act before any byte of what comes with it, then stores the files, then does it: who may not send, or sends to what moved
 * on, costs the server no work. An act refused leaves no file behind. Throws Refus impossible on too many files, or one not admitted.
 */
export async function rangerPour<T>(
  { auteur }: Portee,
  envoyes: readonly FichierEnvoye[],
  { juger, faire }: { juger: () => Promise<unknown>; faire: (fichiers: FichierDepose[]) => Promise<T> },
): Promise<T> {
  if (envoyes.length === 0) return faire([]);
  const trop = tropDeFichiers(
    envoyes.map(({ nom, octets }) => ({ name: nomPresentable(nom), size: octets.byteLength })),
  );
  if (trop) throw new Refus('impossible', trop, { champ: 'fichiers' });
  await juger();
  const fichiers = await ranger(auteur, envoyes);
  try {
    return await faire(fichiers);
  } catch (erreur) {
    await reprendre(fichiers);
    throw erreur;
  }
}
