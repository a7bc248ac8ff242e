/**
 * The registers beside the journal, whose lines PostgreSQL chains: reads of sensitive data, acts on barèmes, administration,
 * rows that are followed.
 */
import { createHash } from 'node:crypto';
import { Prisma } from '#prisma/generated/client.ts';
import { enPortee, type Portee } from './portee.ts';

interface Registre {
  table: string;
  /** The column that tells the chain of a line; null when all are in one. */
  chaine: string | null;
  /** Type of that column. */
  type?: 'text';
  /** What its lines are, for the sentences of the check. */
  nom: string;
  /** Its lines of a dossier that has no key any more were emptied: their place in the chain is checked, not their words. */
  effacable?: true;
}

/** Every register that a seal covers, in the order in which its hash takes them. */
export const REGISTRES: readonly Registre[] = [
  { table: 'lecture_sensible', chaine: 'dossier_id', nom: 'registre des lectures', effacable: true },
  { table: 'acte_de_bareme', chaine: 'annexe_id', nom: 'registre des barèmes' },
  { table: 'acte_d_administration', chaine: null, nom: 'registre de l’administration' },
  { table: 'ecriture', chaine: 'objet', type: 'text', nom: 'registre des écritures' },
];

interface LigneDeRegistre {
  id: bigint;
  chaine: string;
  rang: number;
  texte: string;
  /** Emptied when its dossier was erased. */
  videe: boolean;
  maillon: Uint8Array;
  precedent: Uint8Array;
}

/** Below every identifier, and every name of a row. */
const AUCUNE = '00000000-0000-0000-0000-000000000000';

/** Nothing is left to read but who, when and what kind: the dossier was erased with its key. */
const VIDEE = Prisma.sql`(num_nonnulls("precision", motif, explication) = 0
  AND EXISTS (SELECT FROM dossier d WHERE d.id = r.dossier_id AND d.efface_le IS NOT NULL)
  AND NOT EXISTS (SELECT FROM cle_de_dossier c WHERE c.dossier_id = r.dossier_id))`;

/** Lines read at once. */
const PAGE = 5_000;

const sha256 = (...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();

/** The next lines, chain by chain; what their hash covers is written here again, not by the function that wrote it. */
const lirePage = (
  portee: Portee,
  { table, chaine, type, effacable }: Registre,
  apres: Pick<LigneDeRegistre, 'chaine' | 'rang'> | undefined,
): Promise<LigneDeRegistre[]> =>
  enPortee(
    portee,
    async (tx) => {
      await tx.$executeRaw`SET LOCAL timezone TO 'UTC'`;
      const cle = Prisma.raw(chaine ?? "''");
      const suite = chaine
        ? Prisma.sql`(${cle}, rang) > (${apres?.chaine ?? AUCUNE}::text::${Prisma.raw(type ?? 'uuid')}, ${apres?.rang ?? 0})`
        : Prisma.sql`rang > ${apres?.rang ?? 0}`;
      return tx.$queryRaw<LigneDeRegistre[]>`
        SELECT id, ${cle}::text AS chaine, rang, maillon, maillon_precedent AS precedent,
          jsonb_strip_nulls(to_jsonb(r) - ARRAY['maillon', 'maillon_precedent', 'sel'])::text AS texte,
          ${effacable ? VIDEE : Prisma.sql`false`} AS videe
        FROM ${Prisma.raw(table)} r WHERE ${suite} ORDER BY ${Prisma.raw(chaine ? `${chaine}, rang` : 'rang')} LIMIT ${PAGE}`;
    },
    'verification',
  );

function fauteDeLigne(
  { table, nom }: Registre,
  ligne: LigneDeRegistre,
  avant: LigneDeRegistre | undefined,
): string | null {
  const ici = `${nom}, ligne n° ${ligne.id}`;
  if (ligne.rang !== (avant?.rang ?? 0) + 1) return `${ici} : la ligne qui la précède manque.`;
  if (Buffer.compare(ligne.precedent, avant?.maillon ?? sha256(table + ligne.chaine)) !== 0)
    return `${ici} : elle ne suit plus la ligne qui la précède.`;
  if (!ligne.videe && Buffer.compare(ligne.maillon, sha256(ligne.precedent, ligne.texte)) !== 0)
    return `${ici} : son contenu a été modifié.`;
  return null;
}

/** Computes every chain of the registers again; the first fault, in French, or null. */
export async function fauteDesRegistres(portee: Portee): Promise<string | null> {
  for (const registre of REGISTRES) {
    let derniere: LigneDeRegistre | undefined;
    for (;;) {
      const page = await lirePage(portee, registre, derniere);
      for (const ligne of page) {
        const avant = derniere?.chaine === ligne.chaine ? derniere : undefined;
        const faute = fauteDeLigne(registre, ligne, avant);
        if (faute) return faute;
        derniere = ligne;
      }
      if (page.length < PAGE) break;
    }
  }
  return null;
}
