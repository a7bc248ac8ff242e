import { createHash } from 'node:crypto';
import { type ClePublique, clesConnues } from './cle-de-sceau.ts';
import { jourAParis } from './dates.ts';
import { fauteDesEtats } from './etats-figes.ts';
import { maintenant } from './horloge.ts';
import { enPortee, type Portee, porteeSysteme } from './portee.ts';
import { fauteDesRegistres, REGISTRES } from './registres.ts';
import { fauteDeSuite, fauteDuSceau, ligneDuSceau, type Sceau } from './sceau.ts';
import { couvrir, tousLesSceaux } from './scellement.ts';
import { fauteDesSuivies } from './suivies.ts';

interface Dossier {
  dossier: string;
  numero: string;
  etat: string;
  version: number;
  /** How it stands now; null once it has no key. */
  tel: Uint8Array | null;
}

/** A line of a dossier, or the dossier alone when it has none. */
interface LigneLue extends Dossier {
  id: bigint | null;
  rang: number;
  texte: string;
  empreinte: Uint8Array;
  precedente: Uint8Array;
  /** What the line tells, and the record it names, are those of the day; of a dossier without key, they are erased. */
  contenuTenu: boolean;
  enregistrementTenu: boolean;
  versEtat: string;
  /** How the dossier stood after the act, one print for each kind of row. */
  empreintes: Uint8Array;
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
      WITH page AS (SELECT id, numero, etat, version FROM dossier WHERE id > ${apres}::uuid ORDER BY id LIMIT ${PAGE})
      SELECT p.id::text AS dossier, p.numero, p.etat::text, p.version,
        CASE WHEN c.cle IS NOT NULL THEN empreintes_du_dossier(p.id, c.cle) END AS tel, l.vers_etat AS "versEtat",
        l.empreintes_dossier AS empreintes, l.id, l.rang, l.empreinte, l.empreinte_precedente AS precedente,
        concat_ws(chr(31), l.dossier_id, l.rang, l.rentree,
          to_char(l.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), to_char(l.jour, 'YYYY-MM-DD'),
          l.auteur_genre, coalesce(l.auteur_id::text, ''), l.role, l.acte, l.de_etat, l.vers_etat,
          coalesce(l.enregistrement, ''), coalesce(l.enregistrement_id::text, ''),
          coalesce(encode(l.empreinte_enregistrement, 'hex'), ''), encode(l.empreinte_contenu, 'hex'),
          encode(l.empreintes_dossier, 'hex')) AS texte,
        CASE WHEN c.cle IS NULL THEN l.contenu IS NULL ELSE coalesce(
          hmac(convert_to(l.auteur_nom || chr(31) || l.contenu::text, 'UTF8'), c.cle, 'sha256') = l.empreinte_contenu, false)
          END AS "contenuTenu",
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
  if (!ligne.tel && !ligne.contenuTenu) return `${ici} : la clé de son dossier a été retirée.`;
  if (!egal(ligne.empreinte, sha256(ligne.precedente, ligne.texte)) || !ligne.contenuTenu)
    return `${ici} : son contenu a été modifié.`;
  return ligne.enregistrementTenu ? null : `${ici} : l’enregistrement qu’elle nomme a été modifié.`;
}

/** What each print of a dossier covers, in the order of empreintes_du_dossier. */
const COUVERTS = [
  'son état, sa version, sa réception ou son demandeur',
  'une de ses pièces',
  'un de ses fichiers',
  'une de ses demandes de pièces',
  'une de ses notifications',
  'un de ses droits',
];
const TAILLE = 16;

/** What changed by hand since the last act of a dossier; null when it stands as that act left it. */
function fauteDEtat(
  { numero, etat, tel }: Dossier,
  derniere: Pick<LigneLue, 'versEtat' | 'empreintes'> | undefined,
): string | null {
  const quitte = derniere?.versEtat ?? 'brouillon';
  if (etat !== quitte)
    return `dossier ${numero} : il est à l’état « ${etat} », mais son journal l’a laissé à « ${quitte} ».`;
  if (!derniere || !tel) return null;
  const part = (octets: Uint8Array, rang: number) => octets.subarray(rang * TAILLE, (rang + 1) * TAILLE);
  const change = COUVERTS.find((_, rang) => !egal(part(tel, rang), part(derniere.empreintes, rang)));
  return change ? `dossier ${numero} : ${change} a changé depuis son dernier acte.` : null;
}

/** One dossier: its lines follow each other, it has as many as it had acts, and stands as the last one left it. */
function fauteDeDossier(dossier: Dossier, lignes: readonly LigneLue[]): string | null {
  const { numero, version } = dossier;
  for (const [rang, ligne] of lignes.entries()) {
    const faute = fauteDeLigne(ligne, lignes[rang - 1]);
    if (faute) return faute;
  }
  return version === lignes.length
    ? fauteDEtat(dossier, lignes.at(-1))
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

/** What the seals say together, as they are checked: with keys that are known, on a day, and perhaps against a copy. */
interface Temoins {
  connues: readonly ClePublique[];
  aujourdHui: string;
  /** Seals kept outside, from the first. */
  copies: readonly Sceau[];
}

async function fauteDeCouverture(portee: Portee, sceau: Sceau, avant: Sceau | null): Promise<string | null> {
  const bornes = new Map([...sceau.registres].map(([table, { derniereLigne }]) => [table, derniereLigne]));
  const couvert = await couvrir(portee, avant, (table) => bornes.get(table) ?? sceau.derniereLigne);
  const parties = [
    { nom: 'journal', dit: sceau, lu: couvert },
    // One that came later was unknown to the seals before it; that a first seal names none is held by its hash.
    ...REGISTRES.filter(({ table }) => [sceau, avant].some((vu) => vu?.registres.has(table))).map(
      ({ table, nom }) => ({
        nom,
        dit: sceau.registres.get(table),
        lu: couvert.registres.get(table),
      }),
    ),
  ];
  for (const { nom, dit, lu } of parties) {
    if (!dit || !lu) return `il ne couvre pas le ${nom}.`;
    if (dit.lignes !== lu.lignes) return `il couvre ${dit.lignes} lignes, le ${nom} en a ${lu.lignes}.`;
    if (!egal(dit.racine, lu.racine)) return `les lignes du ${nom} qu’il couvre ont changé.`;
  }
  return null;
}

async function verifierLesSceaux(
  portee: Portee,
  { connues, aujourdHui, copies }: Temoins,
): Promise<{ sceaux: number; faute: string | null }> {
  const sceaux = await tousLesSceaux(portee);
  for (const [rang, sceau] of sceaux.entries()) {
    const avant = sceaux[rang - 1] ?? null;
    const copie = copies[rang];
    const faute =
      (sceau.jour > aujourdHui ? 'il est daté de l’avenir.' : null) ??
      fauteDeSuite(sceau, avant) ??
      (copie && ligneDuSceau(copie) !== ligneDuSceau(sceau)
        ? `il n’est pas celui qui a été exporté (sceau du ${copie.jour}).`
        : null) ??
      (await fauteDeCouverture(portee, sceau, avant)) ??
      fauteDuSceau(sceau, connues);
    if (faute) return { sceaux: rang, faute: `sceau du ${sceau.jour} : ${faute}` };
  }
  const manque = copies[sceaux.length];
  return {
    sceaux: sceaux.length,
    faute: manque ? `sceau du ${manque.jour} : il a été exporté, la base ne l’a plus.` : null,
  };
}

/**
 * Computes the whole chain, the registers and every seal again, and names the first fault in French: a line edited,
 * removed or replaced, contents or a record that are no longer those of the act, a dossier changed by hand, a seal edited,
 * removed, signed by nobody that is known, other than its copy kept outside, or that no longer covers what it covered.
 * Reads page by page, whatever the size of the journal, while acts go on.
 */
export async function verifierLeJournal({
  connues = clesConnues(),
  copies = [],
  ...reprise
}: Reprise & Partial<Pick<Temoins, 'connues' | 'copies'>> = {}): Promise<Verification> {
  const jour = jourAParis(maintenant());
  const portee = porteeSysteme(jour);
  const { lignes, faute } = await verifierLesDossiers(portee, reprise);
  const seule =
    faute ??
    (await ligneSansDossier(portee)) ??
    (await fauteDesRegistres(portee)) ??
    (await fauteDesSuivies(portee)) ??
    (await fauteDesEtats(portee));
  if (seule) return { lignes, sceaux: 0, faute: seule };
  const temoins = { connues, aujourdHui: jour.toString(), copies };
  return { lignes, ...(await verifierLesSceaux(portee, temoins)) };
}
