/** Where else a person may be written to, once the mail server refuses its address. */
import { CourrielSchema } from '#lib/technique/champs.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** What the school base writes there is not always an address. */
const seulementEcrites = (lues: readonly { adresse: string }[]): string[] =>
  lues.flatMap(({ adresse }) => CourrielSchema.safeParse(adresse).data ?? []);

/** The other addresses of one and the same person: in the school base, or on a record united with its own. Read by an agent. */
export const autresAdresses = async (tx: Transaction, responsableId: string): Promise<string[]> =>
  seulementEcrites(
    await tx.$queryRaw<{ adresse: string }[]>`SELECT autres_adresses(${responsableId}::uuid) AS adresse`,
  );

/** See `autresAdresses`. */
export const adressesDeRechange = (portee: Portee, responsableId: string): Promise<string[]> =>
  enPortee(portee, (tx) => autresAdresses(tx, responsableId));

/** The address at which a family is written to, since when it refuses mail, and the others of the same person while it does. */
export interface MonAdresse {
  courriel: string | null;
  refuseLe: Date | null;
  autres: string[];
}

export const monAdresse = (portee: Portee): Promise<MonAdresse> =>
  enPortee(portee, async (tx) => {
    const lu = await tx.responsable.findUnique({ where: { id: portee.auteur.id ?? '' } });
    const refuseLe = lu?.courrielRefuseLe ?? null;
    const autres = refuseLe
      ? await tx.$queryRaw<{ adresse: string }[]>`SELECT mes_autres_adresses() AS adresse`
      : [];
    return { courriel: lu?.courriel ?? null, refuseLe, autres: seulementEcrites(autres) };
  });
