import type { Jour } from '#lib/droit/date.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A consent to study for a rentrée, as an engine takes it. */
export interface AEtudier {
  id: string;
  eleveId: string;
  responsableId: string;
  scolariteId: string;
  uai: string;
  academieCode: string;
  /** Day of the consent: it stands for the day of the demande. */
  consentiLe: Jour;
  etatCivil: EtatCivilElargi;
  concubinage: boolean;
  /** Null without a concubin, and while the concubin has not answered: without a yes, nothing is instructed. */
  accordDuConcubin: boolean | null;
  etatCivilDuConcubin: EtatCivilElargi | null;
  /** Another person consented for this pupil too: a double demande, by the rule of the procedure. */
  double: boolean;
}

/** Which consents: of a rentrée, of places when some are named, or these very ones. */
export interface LotAEtudier {
  rentree: number;
  uais?: readonly string[];
  academies?: readonly string[];
  ids?: readonly string[];
  /** Those after this one, at most `taille`: read one after the other, the sets hold each consent once. */
  apres?: string;
  taille: number;
}

type Ligne = Omit<AEtudier, 'consentiLe'> & { jour: Date };

/**
 * The consents to study for a rentrée, in the order of their ids (view consentement_a_etudier, docs/adr/consentements.md): a yes
 * that stands, of a pupil schooled in scope on the day of the session, for whom nobody has a demande. The concubin's refusal and
 * silence are told, never hidden: the caller says them. By the application.
 */
export async function consentementsAEtudier(
  tx: Transaction,
  { rentree, uais, academies, ids, apres, taille }: LotAEtudier,
): Promise<AEtudier[]> {
  const parmi = (colonne: string, type: string, valeurs: readonly string[] | undefined) =>
    valeurs
      ? Prisma.sql`AND ${Prisma.raw(colonne)} = ANY (${[...valeurs]}::${Prisma.raw(type)}[])`
      : Prisma.empty;
  const lignes = await tx.$queryRaw<Ligne[]>`
    SELECT id, eleve_id AS "eleveId", responsable_id AS "responsableId", scolarite_id AS "scolariteId", uai,
      academie_code AS "academieCode", jour, etat_civil AS "etatCivil", concubinage,
      accord_du_concubin AS "accordDuConcubin", etat_civil_du_concubin AS "etatCivilDuConcubin", "double"
    FROM consentement_a_etudier
    WHERE rentree = ${rentree} ${apres ? Prisma.sql`AND id > ${apres}::uuid` : Prisma.empty}
      ${parmi('uai', 'text', uais)} ${parmi('academie_code', 'text', academies)} ${parmi('id', 'uuid', ids)}
    ORDER BY id LIMIT ${taille}`;
  return lignes.map(({ jour, ...ligne }) => ({ ...ligne, consentiLe: jourDe(jour) }));
}
