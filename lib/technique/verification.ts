import { createHash } from 'node:crypto';
import { jourAParis, jourDe } from './dates.ts';
import { maintenant } from './horloge.ts';
import { enPortee, porteeSysteme } from './portee.ts';
import type { Transaction } from './prisma.ts';
import { empreinteDuSceau, ORIGINE } from './scellement.ts';

interface LigneLue {
  id: bigint;
  dossier: string;
  numero: string | null;
  rang: number;
  texte: string;
  empreinte: Uint8Array;
  precedente: Uint8Array;
  /** While the dossier has its key: what the line tells, and the record it names, are those of the day. */
  contenuTenu: boolean;
  enregistrementTenu: boolean;
}

export interface Verification {
  lignes: number;
  sceaux: number;
  /** The first fault, told with the place; null when everything holds. */
  faute: string | null;
}

const PAGE = 5_000;
const sha256 = (...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();
const egal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Lines after one, dossier by dossier; the hashed text is written here again, not by the function that wrote it. */
const lirePage = (tx: Transaction, dossier: string, rang: number): Promise<LigneLue[]> =>
  tx.$queryRaw<LigneLue[]>`
    SELECT l.id, l.dossier_id::text AS dossier, d.numero, l.rang, l.empreinte, l.empreinte_precedente AS precedente,
      concat_ws(chr(31), l.dossier_id, l.rang, l.rentree,
        to_char(l.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), to_char(l.jour, 'YYYY-MM-DD'),
        l.auteur_genre, coalesce(l.auteur_id::text, ''), l.role, l.acte, l.de_etat, l.vers_etat,
        coalesce(l.enregistrement, ''), coalesce(l.enregistrement_id::text, ''),
        coalesce(encode(l.empreinte_enregistrement, 'hex'), ''), encode(l.empreinte_contenu, 'hex')) AS texte,
      c.cle IS NULL OR coalesce(
        hmac(convert_to(l.auteur_nom || chr(31) || l.contenu::text, 'UTF8'), c.cle, 'sha256') = l.empreinte_contenu, false)
        AS "contenuTenu",
      c.cle IS NULL OR l.enregistrement IS NULL OR coalesce(
        hmac(convert_to(contenu_d_enregistrement(l.enregistrement, l.enregistrement_id)::text, 'UTF8'), c.cle, 'sha256')
          = l.empreinte_enregistrement, false) AS "enregistrementTenu"
    FROM ligne_de_journal l LEFT JOIN dossier d ON d.id = l.dossier_id
      LEFT JOIN cle_de_dossier c ON c.dossier_id = l.dossier_id
    WHERE (l.dossier_id, l.rang) > (${dossier}::uuid, ${rang})
    ORDER BY l.dossier_id, l.rang LIMIT ${PAGE}`;

function fauteDeLigne(ligne: LigneLue, avant: LigneLue | undefined): string | null {
  const suit = avant?.dossier === ligne.dossier;
  const attendue = suit ? avant.empreinte : sha256(ligne.dossier);
  const ici = `dossier ${ligne.numero ?? ligne.dossier}, ligne ${ligne.rang} (n° ${ligne.id})`;
  if (ligne.rang !== (suit ? avant.rang + 1 : 1)) return `${ici} : la ligne qui la précède manque.`;
  if (!egal(ligne.precedente, attendue)) return `${ici} : elle ne suit plus la ligne qui la précède.`;
  if (!egal(ligne.empreinte, sha256(ligne.precedente, ligne.texte)) || !ligne.contenuTenu)
    return `${ici} : son contenu a été modifié.`;
  return ligne.enregistrementTenu ? null : `${ici} : l’enregistrement qu’elle nomme a été modifié.`;
}

async function verifierLesLignes(tx: Transaction): Promise<{ lignes: number; faute: string | null }> {
  let lignes = 0;
  let avant: LigneLue | undefined;
  for (;;) {
    const page = await lirePage(
      tx,
      avant?.dossier ?? '00000000-0000-0000-0000-000000000000',
      avant?.rang ?? 0,
    );
    for (const ligne of page) {
      const faute = fauteDeLigne(ligne, avant);
      if (faute) return { lignes, faute };
      lignes += 1;
      avant = ligne;
    }
    if (page.length < PAGE) return { lignes, faute: null };
  }
}

async function verifierLesSceaux(tx: Transaction): Promise<{ sceaux: number; faute: string | null }> {
  const sceaux = await tx.scellement.findMany({ orderBy: { jour: 'asc' } });
  let precedente: Uint8Array = ORIGINE;
  let depuis = 0n;
  for (const [rang, sceau] of sceaux.entries()) {
    const jour = jourDe(sceau.jour).toString();
    const [compte] = await tx.$queryRaw<{ lignes: number; racine: Uint8Array }[]>`
      SELECT count(*)::int AS lignes, sha256(coalesce(string_agg(empreinte, ''::bytea ORDER BY id), ''::bytea)) AS racine
      FROM ligne_de_journal WHERE id > ${depuis} AND id <= ${sceau.derniereLigne}`;
    const faute = (phrase: string) => ({ sceaux: rang, faute: `sceau du ${jour} : ${phrase}` });
    if (!egal(sceau.empreintePrecedente, precedente)) return faute('le sceau qui le précède manque.');
    if (compte?.lignes !== sceau.lignes)
      return faute(`il couvre ${sceau.lignes} lignes, le journal en a ${compte?.lignes}.`);
    if (!egal(compte.racine, sceau.racine)) return faute('les lignes qu’il couvre ont changé.');
    if (!egal(sceau.empreinte, empreinteDuSceau(precedente, { ...sceau, jour })))
      return faute('il a été modifié.');
    precedente = sceau.empreinte;
    depuis = sceau.derniereLigne;
  }
  return { sceaux: sceaux.length, faute: null };
}

/** A dossier whose acts and journal no longer agree: the end of a chain was cut where nothing follows. */
async function verifierLesDossiers(tx: Transaction): Promise<string | null> {
  const [dossier] = await tx.$queryRaw<{ numero: string; version: number; rang: number }[]>`
    SELECT d.numero, d.version, coalesce(max(l.rang), 0) AS rang FROM dossier d
    LEFT JOIN ligne_de_journal l ON l.dossier_id = d.id
    GROUP BY d.id HAVING d.version <> coalesce(max(l.rang), 0) ORDER BY d.numero LIMIT 1`;
  return (
    (dossier &&
      `dossier ${dossier.numero} : ${dossier.version} actes, mais ${dossier.rang} lignes au journal.`) ??
    null
  );
}

/**
 * Computes the whole chain and every seal again, and names the first fault in French: a line edited, removed or
 * replaced, a seal edited, removed, or that no longer covers what it covered.
 */
export function verifierLeJournal(): Promise<Verification> {
  return enPortee(porteeSysteme(jourAParis(maintenant())), async (tx) => {
    const { lignes, faute } = await verifierLesLignes(tx);
    if (faute) return { lignes, sceaux: 0, faute };
    const coupe = await verifierLesDossiers(tx);
    if (coupe) return { lignes, sceaux: 0, faute: coupe };
    return { lignes, ...(await verifierLesSceaux(tx)) };
  });
}
