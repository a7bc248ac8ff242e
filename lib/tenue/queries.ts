import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

interface Personne {
  id: string;
  nom: string;
}

/** Who holds a request for its body, and to whom it is being handed. */
export interface Tenue {
  titulaire: Personne;
  /** Not seen for this body for long: a colleague may take the request over. */
  absent: boolean;
  destinataire: Personne | null;
}

/** Who holds a request, in the caller's transaction. Throws Refus introuvable outside the person's view. */
export async function tenueDe(tx: Transaction, habilitationId: string): Promise<Tenue> {
  const [lue] = await tx.$queryRaw<
    { id: string; nom: string | null; absent: boolean; aId: string | null; aNom: string | null }[]
  >`
    SELECT t.id, nom_du_representant(t.id) AS nom, representant_absent(t.id) AS absent, h.transmise_a_id AS "aId",
      nom_du_representant(h.transmise_a_id) AS "aNom"
    FROM habilitation h CROSS JOIN LATERAL (SELECT coalesce(h.titulaire_id, h.cree_par_id) AS id) t
    WHERE h.id = ${habilitationId}::uuid`;
  if (!lue) throw new Refus('introuvable', 'Cette habilitation n’existe pas.');
  const { id, nom, absent, aId, aNom } = lue;
  return {
    titulaire: { id, nom: nom ?? 'une personne de l’organisme' },
    absent,
    destinataire: aId ? { id: aId, nom: aNom ?? '' } : null,
  };
}

/** Who holds a request that the person sees. Throws Refus introuvable. */
export const lireTenue = (portee: Portee, habilitationId: string): Promise<Tenue> =>
  enPortee(portee, (tx) => tenueDe(tx, habilitationId));

/** Who else has signed in for the body of who asks, by name. */
export const mesCollegues = (portee: Portee): Promise<Personne[]> =>
  enPortee(portee, (tx) => tx.$queryRaw<Personne[]>`SELECT id, nom FROM collegues_du_representant()`);

/** Throws Refus impossible when a colleague holds the request. */
export async function exigerTitulaire(
  tx: Transaction,
  { auteur }: Portee,
  habilitationId: string,
): Promise<void> {
  const { titulaire } = await tenueDe(tx, habilitationId);
  if (auteur.genre === 'representant' && auteur.id !== titulaire.id)
    throw new Refus(
      'impossible',
      `${titulaire.nom} suit cette demande, dont les jetons ne s’émettent que par cette personne : demandez-lui de vous la transmettre.`,
    );
}
