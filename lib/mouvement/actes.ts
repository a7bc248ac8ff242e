import { passerLaPorte } from '#lib/personne/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { SuiteDonnee } from './schema.ts';

/** Of a MEF, those of its dispositif and of its diploma: its duration, its year and its options follow. */
const CHIFFRES_DE_LA_FORMATION = 8;

/**
 * Raises a task for each exit and each arrival of these pupils that touches a dossier under instruction or an open right, and for each
 * change of formation since a bourse de lycée was decided (C. IV.C, annexe 8), and tells the dossier. One that was raised is not raised again. By the application. Returns the dossiers told.
 */
export async function releverMouvements(
  tx: Transaction,
  portee: Portee,
  eleveIds: readonly string[],
): Promise<string[]> {
  const releves = await tx.$queryRaw<{ dossierId: string }[]>`
    INSERT INTO mouvement (id, dossier_id, scolarite_id, genre, jour, motif)
    SELECT gen_random_uuid(), d.id, m.id, m.genre::genre_de_mouvement, m.jour, m.motif
    FROM dossier d, LATERAL (
      SELECT s.id, 'sortie' AS genre, s.sortie_le AS jour, s.motif_sortie AS motif FROM scolarite s
      WHERE s.id = d.scolarite_id AND s.sortie_le IS NOT NULL
      UNION ALL
      SELECT s.id, 'arrivee', s.entree_le, NULL FROM scolarite s
      WHERE s.eleve_id = d.eleve_id AND s.rentree = d.rentree AND s.uai <> d.uai AND s.sortie_le IS NULL
        AND s.entree_le >= (SELECT o.entree_le FROM scolarite o WHERE o.id = d.scolarite_id)
      UNION ALL
      SELECT c.scolarite_id, 'formation', c.jour, NULL FROM correction_eleve c
      WHERE c.eleve_id = d.eleve_id AND c.scolarite_id = d.scolarite_id
        AND left(c.avant->>'mef', ${CHIFFRES_DE_LA_FORMATION}) <> left(c.apres->>'mef', ${CHIFFRES_DE_LA_FORMATION})
        AND EXISTS (SELECT 1 FROM droit r JOIN decision x ON x.id = r.decision_id
          WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL AND x.type_bourse = 'lycee' AND x.decidee_le <= c.jour)) m
    WHERE d.eleve_id = ANY (${[...eleveIds]}::uuid[])
      AND (d.etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee')
        OR EXISTS (SELECT 1 FROM droit r WHERE r.dossier_id = d.id AND r.ferme_par_id IS NULL AND r.au > m.jour))
    ON CONFLICT (dossier_id, scolarite_id, genre, jour) DO NOTHING
    RETURNING dossier_id AS "dossierId"`;
  const ids = [...new Set(releves.map(({ dossierId }) => dossierId))];
  if (ids.length > 0)
    await passerLaPorte(
      tx,
      portee,
      { id: { in: ids } },
      {
        fait: 'mouvement',
        trace: crypto.randomUUID(),
        motivation: 'Sortie, arrivée ou autre formation dite par la base élèves.',
      },
    );
  return ids;
}

/**
 * Says what was done of an exit, an arrival or another formation: the task leaves the queue. Throws Refus introuvable outside the portée,
 * interdit to who corrects nothing there, conflit when somebody else has said it.
 */
export function traiterMouvement(portee: Portee, { mouvementId, suite }: SuiteDonnee): Promise<string> {
  return enPortee(
    portee,
    async (tx) => {
      const mouvement = await tx.mouvement.findUnique({ where: { id: mouvementId } });
      if (!mouvement) throw new Refus('introuvable', 'Ce mouvement n’est pas dans votre périmètre.');
      const { auteur, jour } = portee;
      const { count } = await tx.mouvement.updateMany({
        where: { id: mouvementId, suite: null },
        data: { suite, traiteLe: dateDe(jour), traiteParId: auteur.id ?? '', traiteParNom: auteur.nom },
      });
      if (count === 0)
        throw new Refus(
          'conflit',
          'Un collègue vient de dire ce qui a été fait : rechargez la page pour le lire.',
        );
      await passerLaPorte(
        tx,
        portee,
        { id: mouvement.dossierId },
        { fait: 'mouvement', trace: mouvementId, motivation: suite },
      );
      return mouvement.dossierId;
    },
    'acte',
  );
}
