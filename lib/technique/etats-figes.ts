/** The frozen states of payment, checked as the journal is: each print made again from its rows, each sum from its entries. */
import { Prisma } from '#prisma/generated/client.ts';
import { enPortee, type Portee } from './portee.ts';

const ETATS_LUS = 500;

interface EtatLu {
  id: string;
  nom: string;
  faute: string | null;
}

/** Written here again, not by the function that wrote the print. */
const rangees = (table: string, ordre: string): Prisma.Sql => Prisma.sql`
  coalesce((SELECT string_agg(jsonb_strip_nulls(to_jsonb(r))::text, '' ORDER BY ${Prisma.raw(ordre)}) FROM ${Prisma.raw(table)} r
    WHERE r.etat_id = e.id), '')`;

const page = (apres: string): Prisma.Sql => Prisma.sql`
  SELECT e.id::text, 'l’état n° ' || e.numero || ' de ' || e.uai || ' (' || e.rentree || ')' AS nom, CASE
    WHEN e.empreinte <> sha256(convert_to(jsonb_strip_nulls(to_jsonb(e) - ARRAY['etape', 'empreinte'])::text
      || ${rangees('boursier_a_payer', 'r.dossier_id')}
      || ${rangees('ligne_de_liquidation', 'r.dossier_id, r.composante, r.trimestre, r.rang')}, 'UTF8'))
      THEN 'il n’est plus celui qui a été signé'
    WHEN e.total <> (SELECT coalesce(sum(a_verser), 0) FROM boursier_a_payer b WHERE b.etat_id = e.id)
      THEN 'son total n’est pas la somme de ses boursiers'
    WHEN EXISTS (SELECT FROM boursier_a_payer b WHERE b.etat_id = e.id AND b.brut + b.equipement IS DISTINCT FROM (
        SELECT sum(l.centimes) FROM ligne_de_liquidation l WHERE (l.etat_id, l.dossier_id) = (b.etat_id, b.dossier_id)))
      THEN 'un boursier n’a pas la somme de ses lignes'
    WHEN EXISTS (SELECT FROM ligne_de_liquidation l LEFT JOIN ligne_de_liquidation p
        ON (p.dossier_id, p.uai, p.composante, p.trimestre, p.rang) = (l.dossier_id, l.uai, l.composante, l.trimestre, l.rang - 1)
        WHERE l.etat_id = e.id AND l.deja <> coalesce(p.du, 0))
      THEN 'une de ses lignes ne suit pas la précédente'
    END AS faute
  FROM etat_de_paiement e WHERE e.etape = 'fige' AND e.id > ${apres}::uuid ORDER BY e.id LIMIT ${ETATS_LUS}`;

/** The first fault of the frozen states, in French, or null: read page by page, while others are frozen. */
export async function fauteDesEtats(portee: Portee): Promise<string | null> {
  let apres = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lus = await enPortee(
      portee,
      async (tx) => {
        await tx.$executeRaw`SET LOCAL timezone TO 'UTC'`;
        return tx.$queryRaw<EtatLu[]>(page(apres));
      },
      'verification',
    );
    const fautif = lus.find(({ faute }) => faute);
    if (fautif) return `${fautif.nom} : ${fautif.faute}`;
    const dernier = lus.at(-1);
    if (!dernier || lus.length < ETATS_LUS) return null;
    apres = dernier.id;
  }
}
