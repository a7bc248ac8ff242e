import { empreinteDeBoite } from '#lib/technique/code-de-boite.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { sansIdentite } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';

/** An address that a request names: whether it has answered lately, when the last link left that still opens, since when it refuses mails. */
export interface BoiteVue {
  courriel: string;
  confirmeeLe: Date | null;
  demandeeLe: Date | null;
  refuseeLe: Date | null;
}

/** The addresses of a request, each once, in alphabetical order. */
export const boitesDe = (tx: Transaction, habilitationId: string): Promise<BoiteVue[]> =>
  tx.$queryRaw<BoiteVue[]>`
    SELECT c.courriel,
      CASE WHEN c.courriel NOT IN (SELECT boites_a_confirmer(h.id)) THEN (SELECT max(b.confirmee_le) FROM boite_de_contact b
        JOIN habilitation g ON g.id = b.habilitation_id AND g.siret = h.siret WHERE b.courriel = c.courriel) END AS "confirmeeLe",
      (SELECT max(b.cree_le) FROM boite_de_contact b
        WHERE b.habilitation_id = h.id AND b.courriel = c.courriel AND b.expire_le >= jour_de_la_session()) AS "demandeeLe",
      (SELECT b.refusee_le FROM boite_de_contact b
        WHERE b.habilitation_id = h.id AND b.courriel = c.courriel ORDER BY b.cree_le DESC LIMIT 1) AS "refuseeLe"
    FROM habilitation h CROSS JOIN LATERAL (SELECT DISTINCT value ->> 'courriel' AS courriel FROM jsonb_each(h.saisie -> 'contacts')) c
    WHERE h.id = ${habilitationId}::uuid ORDER BY 1`;

/** What the holder of a link reads: who names this address, for what, and whether it has answered. */
export interface BoiteOuverte {
  organisme: string;
  intitule: string;
  numero: number;
  courriel: string;
  contacts: string[];
  confirmee: boolean;
}

/** What a link opens, without any account; null when it is unknown, over, or when the request names another address since. */
export async function boiteOuverte(code: string): Promise<BoiteOuverte | null> {
  const [lue] = await sansIdentite(
    await aujourdHui(),
    (tx) => tx.$queryRaw<BoiteOuverte[]>`SELECT * FROM boite_ouverte(${empreinteDeBoite(code)})`,
  );
  return lue ?? null;
}
