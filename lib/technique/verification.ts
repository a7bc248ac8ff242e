import { createHash } from 'node:crypto';
import { jourAParis, jourDe } from './dates.ts';
import { maintenant } from './horloge.ts';
import { enPortee, type Portee, porteeSysteme } from './portee.ts';
import { empreinteDuSceau, ORIGINE, racineDesLignes } from './scellement.ts';

interface Dossier {
  dossier: string;
  numero: string;
  version: number;
}

/** A line of a dossier, or the dossier alone when it has none. */
interface LigneLue extends Dossier {
  id: bigint | null;
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

export interface Reprise {
  /** Dossier after which an earlier check stopped. */
  apres?: string;
  /** Told after each page: the last dossier whose chain holds. */
  suivre?: (dossier: string) => void;
}

/** Dossiers read at once, and lines: what stays in memory. */
const PAGE = 200;
const LOT = 10_000;

const sha256 = (...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();
const egal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * The next dossiers, whole, each with its version, its lines and its key in one snapshot: acts may go on between pages.
 * The hashed text is written here again, not by the function that wrote it.
 */
const lirePage = (portee: Portee, apres: string): Promise<LigneLue[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<LigneLue[]>`
      WITH page AS (SELECT id, numero, version FROM dossier WHERE id > ${apres}::uuid ORDER BY id LIMIT ${PAGE})
      SELECT p.id::text AS dossier, p.numero, p.version, l.id, l.rang, l.empreinte, l.empreinte_precedente AS precedente,
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
      FROM page p LEFT JOIN cle_de_dossier c ON c.dossier_id = p.id LEFT JOIN ligne_de_journal l ON l.dossier_id = p.id
      ORDER BY p.id, l.rang`,
    'verification',
  );

function fauteDeLigne(ligne: LigneLue, avant: LigneLue | undefined): string | null {
  const ici = `dossier ${ligne.numero}, ligne ${ligne.rang} (n° ${ligne.id})`;
  if (ligne.rang !== (avant?.rang ?? 0) + 1) return `${ici} : la ligne qui la précède manque.`;
  if (!egal(ligne.precedente, avant?.empreinte ?? sha256(ligne.dossier)))
    return `${ici} : elle ne suit plus la ligne qui la précède.`;
  if (!egal(ligne.empreinte, sha256(ligne.precedente, ligne.texte)) || !ligne.contenuTenu)
    return `${ici} : son contenu a été modifié.`;
  return ligne.enregistrementTenu ? null : `${ici} : l’enregistrement qu’elle nomme a été modifié.`;
}

/** One dossier: its lines follow each other, and it has as many as it had acts (the end of a chain was not cut). */
function fauteDeDossier({ numero, version }: Dossier, lignes: readonly LigneLue[]): string | null {
  for (const [rang, ligne] of lignes.entries()) {
    const faute = fauteDeLigne(ligne, lignes[rang - 1]);
    if (faute) return faute;
  }
  return version === lignes.length
    ? null
    : `dossier ${numero} : ${version} actes, mais ${lignes.length} lignes au journal.`;
}

const PREMIER = '00000000-0000-0000-0000-000000000000';

async function verifierLesDossiers(portee: Portee, { apres = PREMIER, suivre }: Reprise) {
  let lignes = 0;
  for (let lu = apres; ; ) {
    const dossiers = Map.groupBy(await lirePage(portee, lu), ({ dossier }) => dossier);
    for (const [dossier, lues] of dossiers) {
      const siennes = lues.filter(({ id }) => id !== null);
      const faute = fauteDeDossier(lues[0] as Dossier, siennes);
      if (faute) return { lignes, faute };
      lignes += siennes.length;
      lu = dossier;
    }
    if (dossiers.size === 0) return { lignes, faute: null };
    suivre?.(lu);
  }
}

/** A line whose dossier is gone: no chain of the pages above holds it. */
async function ligneSansDossier(portee: Portee): Promise<string | null> {
  for (let lue = 0n; ; ) {
    const [lot] = await enPortee(
      portee,
      (tx) => tx.$queryRaw<{ derniere: bigint | null; orpheline: bigint | null }[]>`
        SELECT max(l.id) AS derniere, min(l.id) FILTER (WHERE d.id IS NULL) AS orpheline
        FROM (SELECT id, dossier_id FROM ligne_de_journal WHERE id > ${lue} ORDER BY id LIMIT ${LOT}) l
        LEFT JOIN dossier d ON d.id = l.dossier_id`,
      'verification',
    );
    if (lot?.orpheline) return `ligne n° ${lot.orpheline} : son dossier manque.`;
    if (!lot?.derniere) return null;
    lue = lot.derniere;
  }
}

async function verifierLesSceaux(portee: Portee): Promise<{ sceaux: number; faute: string | null }> {
  const sceaux = await enPortee(portee, (tx) => tx.scellement.findMany({ orderBy: { jour: 'asc' } }));
  let precedente: Uint8Array = ORIGINE;
  let depuis = 0n;
  for (const [rang, sceau] of sceaux.entries()) {
    const jour = jourDe(sceau.jour).toString();
    const { lignes, racine } = await racineDesLignes(portee, depuis, sceau.derniereLigne);
    const faute = (phrase: string) => ({ sceaux: rang, faute: `sceau du ${jour} : ${phrase}` });
    if (!egal(sceau.empreintePrecedente, precedente)) return faute('le sceau qui le précède manque.');
    if (lignes !== sceau.lignes) return faute(`il couvre ${sceau.lignes} lignes, le journal en a ${lignes}.`);
    if (!egal(racine, sceau.racine)) return faute('les lignes qu’il couvre ont changé.');
    if (!egal(sceau.empreinte, empreinteDuSceau(precedente, { ...sceau, jour })))
      return faute('il a été modifié.');
    precedente = sceau.empreinte;
    depuis = sceau.derniereLigne;
  }
  return { sceaux: sceaux.length, faute: null };
}

/**
 * Computes the whole chain and every seal again, and names the first fault in French: a line edited, removed or
 * replaced, contents or a record that are no longer those of the act, a seal edited, removed, or that no longer covers
 * what it covered. Reads page by page, whatever the size of the journal, while acts go on.
 */
export async function verifierLeJournal(reprise: Reprise = {}): Promise<Verification> {
  const portee = porteeSysteme(jourAParis(maintenant()));
  const { lignes, faute } = await verifierLesDossiers(portee, reprise);
  const seule = faute ?? (await ligneSansDossier(portee));
  if (seule) return { lignes, sceaux: 0, faute: seule };
  return { lignes, ...(await verifierLesSceaux(portee)) };
}
