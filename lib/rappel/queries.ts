import { smsPossibles } from '#lib/connecteurs/sms.ts';
import type { Jour } from '#lib/droit/date.ts';
import { JOURS_DU_RAPPEL } from '#lib/droit/echeances/annonces.ts';
import { DELAIS_RAPPELES, JOURS_DU_RAPPEL_LONG } from '#lib/droit/echeances/rappels.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A last day that falls on a Sunday or a holiday goes to the next working day; a day told is the day after. */
const MARGE = 6;

/** Days on which may have begun a delay that ends within the days of a reminder, as a condition on a column. */
const commenceLe = (colonne: string, jour: Jour): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    DELAIS_RAPPELES.map((duree) => {
      const milieu = jour.subtract(duree);
      return Prisma.sql`${Prisma.raw(colonne)} BETWEEN ${dateDe(milieu.subtract({ days: MARGE }))}::date
        AND ${dateDe(milieu.add({ days: JOURS_DU_RAPPEL_LONG + MARGE }))}::date`;
    }),
    ' OR ',
  )})`;

/** Dossiers that may lack pieces near a last day, the closing of their campaign among them, whose demandeur accepts SMS. */
function sansPieces(jour: Jour): Prisma.Sql {
  const proche = (colonne: string): Prisma.Sql =>
    Prisma.sql`${Prisma.raw(colonne)} BETWEEN ${dateDe(jour)}::date AND ${dateDe(jour.add({ days: JOURS_DU_RAPPEL }))}::date`;
  return Prisma.sql`
      UNION SELECT d.id FROM dossier d JOIN responsable p ON p.id = d.demandeur_id
        WHERE d.etat IN ('deposee', 'en_instruction', 'incomplete') AND numero_de_sms(p) IS NOT NULL AND accepte_les_sms(p.id)
          AND (EXISTS (SELECT FROM demande_de_pieces q WHERE q.dossier_id = d.id AND ${proche('q.limite_le')})
            OR NOT d.hors_delai AND d.rentree IN (
              SELECT c.rentree FROM campagne c WHERE ${proche('c.cloture')} OR ${proche('c.cloture_cned')}
              UNION SELECT c.rentree FROM prolongation c WHERE ${proche('c.cloture')} OR ${proche('c.cloture_cned')})
              AND (d.etat = 'incomplete' OR NOT EXISTS (
                SELECT FROM piece i WHERE i.dossier_id = d.id AND i.recue_le IS NOT NULL AND i.code <> 'formulaire_signe')))`;
}

/** Of these persons, those who accept SMS, with the number to which they go. */
export async function numerosDeSms(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const lus = await tx.$queryRaw<{ id: string; numero: string }[]>`
    SELECT r.id, numero_de_sms(r) AS numero FROM responsable r
    WHERE r.id = ANY (${[...ids]}::uuid[]) AND numero_de_sms(r) IS NOT NULL AND accepte_les_sms(r.id)`;
  return new Map(lus.map(({ id, numero }) => [id, numero]));
}

/** Dossiers of which a last day may be near, whose family has an address that takes mail, or a number for its pieces: wide, the law judges each. */
export async function dossiersARappeler(portee: Portee): Promise<string[]> {
  const { jour } = portee;
  const lus = await enPortee(
    portee,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT d.id FROM dossier d JOIN responsable p ON p.id = d.demandeur_id
      WHERE p.courriel IS NOT NULL AND p.courriel_refuse_le IS NULL AND d.id IN (
        SELECT x.dossier_id FROM decision x JOIN notification n ON n.decision_id = x.id
          WHERE x.genre <> 'attribution' AND ${commenceLe('n.recue_le', jour)}
        UNION SELECT c.dossier_id FROM courrier c
          WHERE c.genre IN ('silence_sur_la_demande', 'silence_sur_le_recours') AND ${commenceLe('c.jour', jour)}
        UNION SELECT c.dossier_id FROM retenue h LEFT JOIN recours m ON m.retenue_id = h.id
          JOIN courrier c ON c.retenue_id = h.id OR c.recours_id = m.id
          WHERE h.genre IN ('retenue', 'restitution') AND (${commenceLe('c.recue_le', jour)} OR ${commenceLe('c.ouvert_le::date', jour)})
        UNION SELECT t.dossier_id FROM retrait t
          WHERE t.issue IS NULL AND t.limite_le BETWEEN ${dateDe(jour)}::date AND ${dateDe(jour.add({ days: JOURS_DU_RAPPEL_LONG }))}::date)
      ${smsPossibles() ? sansPieces(jour) : Prisma.empty}
      ORDER BY id`,
  );
  return lus.map(({ id }) => id);
}

export interface RappelEnvoye {
  objet: string;
  /** Of an SMS; null of a mail. */
  telephone: string | null;
  echec: string | null;
  limiteLe: Date;
  jour: Date;
  envoyeLe: Date | null;
}

/** The reminders of a dossier of the portée, the last first. */
export const rappelsDuDossier = (portee: Portee, dossierId: string): Promise<RappelEnvoye[]> =>
  enPortee(portee, (tx) => tx.rappel.findMany({ where: { dossierId }, orderBy: { jour: 'desc' } }));
