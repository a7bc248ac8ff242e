/** What the worker does of a measure: one set of dossiers after the other, each in a job of its own. It writes in no dossier. */
import { saisieDe } from '#lib/bareme/faits.ts';
import { situationDuDossier } from '#lib/dossier/faits.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import { baremesDeLAnnexe } from '#lib/droit/bareme/annexe.ts';
import { compterMouvement, type Groupe, mouvementDe } from '#lib/droit/effet-de-bareme.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTache, type Taches } from '#lib/technique/taches.ts';
import type { AnnexeDeBareme, EffetDeBareme, Prisma } from '#prisma/generated/client.ts';
import { avanceeDe, ETATS_MESURES, groupesDe } from './faits.ts';

/** Dossiers read together. */
const ENSEMBLE = 500;

interface Lieu {
  id: string;
  academieCode: string;
}

const lireSuivants = (tx: Transaction, effet: EffetDeBareme, taille: number): Promise<Lieu[]> =>
  tx.$queryRaw<Lieu[]>`
    SELECT id, academie_code AS "academieCode" FROM dossier
    WHERE rentree = ${effet.rentree} AND etat::text = ANY (${ETATS_MESURES}::text[]) AND efface_le IS NULL
      AND (${effet.curseur}::uuid IS NULL OR id > ${effet.curseur}::uuid)
    ORDER BY id LIMIT ${taille}`;

async function compterLEnsemble(
  tx: Transaction,
  portee: Portee,
  { annexe, ...effet }: EffetDeBareme & { annexe: AnnexeDeBareme },
  lieux: readonly Lieu[],
): Promise<{ groupes: Groupe[]; sansConclusion: number }> {
  const lue = baremesDeLAnnexe(saisieDe(annexe));
  if ('obstacles' in lue) throw new RangeError(`annexe ${annexe.id} : ${lue.obstacles.join(' ')}`);
  const dossiers = await chargerDossiers(
    tx,
    portee,
    lieux.map(({ id }) => id),
  );
  let groupes = groupesDe(effet.groupes);
  let { sansConclusion } = effet;
  for (const { id, academieCode } of lieux) {
    const dossier = dossiers.get(id);
    const situation = dossier && situationDuDossier(dossier);
    const mouvement = situation && mouvementDe(situation, lue.baremes);
    if (mouvement) groupes = compterMouvement(groupes, academieCode, mouvement);
    else sansConclusion += 1;
  }
  return { groupes, sansConclusion };
}

/**
 * Measures the next set, and orders the one after it in the same transaction. A job that is done again, or that comes late, finds
 * another turn and does nothing; so does one whose annexe was corrected.
 */
export async function mesurerEnsemble(
  { effetId, tour }: Taches['mesurer_effet'],
  { taille = ENSEMBLE }: { taille?: number } = {},
): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  await enPortee(
    portee,
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM effet_de_bareme WHERE id = ${effetId}::uuid FOR UPDATE`;
      const effet = await tx.effetDeBareme.findUnique({ where: { id: effetId }, include: { annexe: true } });
      if (effet?.tour !== tour || avanceeDe(effet, effet.annexe) !== 'en_cours') return;
      const lieux = await lireSuivants(tx, effet, taille);
      const dernier = lieux.at(-1);
      if (!dernier) {
        const finiLe = new Date(maintenant().epochMilliseconds);
        await tx.effetDeBareme.update({ where: { id: effetId }, data: { finiLe } });
        return;
      }
      const { groupes, sansConclusion } = await compterLEnsemble(tx, portee, effet, lieux);
      await tx.effetDeBareme.update({
        where: { id: effetId },
        data: {
          ...{ curseur: dernier.id, tour: tour + 1, lus: effet.lus + lieux.length, sansConclusion },
          groupes: groupes as unknown as Prisma.InputJsonArray,
        },
      });
      await ajouterTache(tx, 'mesurer_effet', { effetId, tour: tour + 1 });
    },
    'lot',
  );
}
