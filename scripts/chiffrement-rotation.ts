/**
 * `npm run chiffrement:rotation [-- --apres=ETAPE/ID]`: encrypts again, under the current key, every tax number, piece and
 * letter that another key wrote or that lies in the clear. People work meanwhile; stopped, it says how to go on, and run
 * again it passes over what is done. Ends with 1 when something cannot be opened, after all the rest.
 */
import { parseArgs } from 'node:util';
import {
  type CleDeFichier,
  FichierAbsent,
  ouvrirStockage,
  type Stockage,
} from '#lib/connecteurs/stockage.ts';
import { ouvrirFichier, stockageChiffre } from '#lib/connecteurs/stockage-chiffre.ts';
import {
  enteteCourant,
  Indechiffrable,
  type Lieu,
  numeroDeCle,
  ouvrirColonne,
  sceller,
} from '#lib/technique/chiffrement.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import type { Trousseau } from '#lib/technique/trousseau.ts';
import { Panne, stopOnError } from './panne.ts';

const PAGE = 200;
const FAUTES_DITES = 20;
const AVANT_TOUS = '00000000-0000-0000-0000-000000000000';

/** What is turned, in order; the rows are read by pages of their id. */
const COLONNES = {
  'brouillon.numero_fiscal': ['brouillon', 'dossier_id', 'numero_fiscal'],
  'brouillon.numero_fiscal_concubin': ['brouillon', 'dossier_id', 'numero_fiscal_concubin'],
  'recuperation.contenu': ['recuperation', 'id', 'contenu'],
  'part_du_concubin.contenu': ['part_du_concubin', 'id', 'contenu'],
  'demande.numero_fiscal': ['demande', 'id', 'numero_fiscal'],
  'demande.numero_fiscal_concubin': ['demande', 'id', 'numero_fiscal_concubin'],
  'webhook.secret': ['webhook', 'id', 'secret'],
  'compte_bancaire.iban': ['compte_bancaire', 'id', 'iban'],
} as const;
const FICHIERS = {
  fichier: 'pièces',
  courrier: 'courriers',
  document_d_habilitation: 'documents d’habilitation',
} as const;
const ETAPES = [...Object.keys(COLONNES), ...Object.keys(FICHIERS)];

/** Where a rotation stands: before this row of this step, all is under the current key. */
export interface Place {
  etape: string;
  id: string;
}

export interface Bilan {
  tournes: number;
  dejaFaits: number;
  /** One sentence each. */
  fautes: string[];
}

/** Keys, and where what they encrypt lies, bare. */
export interface Contexte {
  portee: Portee;
  trousseau: Trousseau;
  nu: Stockage;
  /** Told at the end of each page; throwing stops the rotation there. */
  suivre?: (place: Place, bilan: Bilan) => void;
}

/** What one row is: its id, and what does its work; tells whether something was written. */
type Ligne = readonly [id: string, travail: () => Promise<boolean>];
type Lire = (contexte: Contexte, etape: string, apres: string) => Promise<Ligne[]>;

const lireColonne: Lire = async ({ portee, trousseau }, etape, apres) => {
  const [table, id, colonne] = COLONNES[etape as keyof typeof COLONNES];
  const lues = await enPortee(
    portee,
    (tx) =>
      tx.$queryRawUnsafe<{ id: string; octets: Uint8Array }[]>(
        `SELECT ${id} AS id, ${colonne} AS octets FROM ${table}
         WHERE ${id} > $1::uuid AND ${colonne} IS NOT NULL AND substr(${colonne}, 1, 5) <> $2 ORDER BY 1 LIMIT ${PAGE}`,
        apres,
        enteteCourant(trousseau),
      ),
    'verification',
  );
  return lues.map(({ id: ligne, octets }) => [
    ligne,
    async () => {
      const lieu: Lieu = { table, colonne, cle: ligne };
      const nouveaux = sceller(trousseau, lieu, ouvrirColonne(trousseau, lieu, octets));
      // Whoever saved a draft meanwhile wrote under the current key already: nothing is overwritten.
      const ecrits = await enPortee(portee, (tx) =>
        tx.$executeRawUnsafe(
          `UPDATE ${table} SET ${colonne} = $1 WHERE ${id} = $2::uuid AND ${colonne} = $3`,
          nouveaux,
          ligne,
          octets,
        ),
      );
      return ecrits > 0;
    },
  ]);
};

const lireFichiers: Lire = async ({ portee, trousseau, nu }, table, apres) => {
  const lues = await enPortee(
    portee,
    (tx) =>
      tx.$queryRawUnsafe<{ id: string; cle: CleDeFichier }[]>(
        `SELECT id, cle FROM ${table} WHERE cle IS NOT NULL AND id > $1::uuid ORDER BY id LIMIT ${PAGE}`,
        apres,
      ),
    'verification',
  );
  return lues.map(({ id, cle }) => [
    id,
    async () => {
      const octets = await nu.lire(cle);
      if (numeroDeCle(octets) === trousseau.courante) return false;
      const clair = ouvrirFichier(trousseau, cle, octets);
      await stockageChiffre(nu, trousseau).deposer(cle, clair, '');
      return true;
    },
  ]);
};

/**
 * Turns everything from a place on. What cannot be opened is told, never touched; any other error stops, and what is done
 * stays done.
 */
export async function tourner(contexte: Contexte, depuis?: Place): Promise<Bilan> {
  const acceptant = { ...contexte, trousseau: { ...contexte.trousseau, ancienAccepte: true } };
  const bilan: Bilan = { tournes: 0, dejaFaits: 0, fautes: [] };
  for (const etape of ETAPES.slice(depuis ? ETAPES.indexOf(depuis.etape) : 0)) {
    const lire = etape in FICHIERS ? lireFichiers : lireColonne;
    for (let apres = depuis?.etape === etape ? depuis.id : AVANT_TOUS; ; ) {
      const page = await lire(acceptant, etape, apres);
      for (const [id, travail] of page) await tournerUne(bilan, `${etape} ${id}`, travail);
      const dernier = page.at(-1);
      if (!dernier) break;
      [apres] = dernier;
      contexte.suivre?.({ etape, id: apres }, bilan);
    }
  }
  return bilan;
}

async function tournerUne(bilan: Bilan, quoi: string, travail: () => Promise<boolean>): Promise<void> {
  try {
    if (await travail()) bilan.tournes++;
    else bilan.dejaFaits++;
  } catch (erreur) {
    if (!(erreur instanceof Indechiffrable || erreur instanceof FichierAbsent)) throw erreur;
    bilan.fautes.push(`- ${quoi} : ${erreur.message}`);
  }
}

function lirePlace(texte: string | undefined): Place | undefined {
  if (texte === undefined) return undefined;
  const [etape = '', id = ''] = texte.split('/');
  if (!ETAPES.includes(etape) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Panne('--apres attend ce que la rotation arrêtée a affiché, par exemple courrier/0198….');
  return { etape, id };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { apres: { type: 'string' } } });
  const depuis = lirePlace(values.apres);
  const { trousseau, stockage } = configuration();
  let ici = depuis;
  process.once('SIGINT', () => {
    const suite = ici ? ` -- --apres=${ici.etape}/${ici.id}` : '';
    console.error(
      `\nArrêtée : ce qui est fait le reste. Pour continuer : npm run chiffrement:rotation${suite}`,
    );
    process.exit(130);
  });
  const { tournes, dejaFaits, fautes } = await tourner(
    {
      portee: porteeSysteme(await aujourdHui()),
      trousseau,
      nu: ouvrirStockage(stockage),
      suivre: (place, bilan) => {
        ici = place;
        console.log(`${place.etape}, jusqu’à ${place.id} : ${bilan.tournes} rechiffrés.`);
      },
    },
    depuis,
  );
  console.log(
    `${tournes} rechiffrés sous la clé n° ${trousseau.courante}, ${dejaFaits} fichiers l’étaient déjà.`,
  );
  if (fautes.length > 0) {
    console.error(`${fautes.length} ne s’ouvrent pas ; gardez les anciennes clés :`);
    console.error(fautes.slice(0, FAUTES_DITES).join('\n'));
    process.exitCode = 1;
  } else {
    console.log(
      'Rien n’est plus sous une autre clé : CLES_DONNEES_ANCIENNES et CHIFFREMENT_ANCIEN peuvent partir.',
    );
  }
}

if (import.meta.main) {
  await main()
    .catch(stopOnError)
    .finally(() => fermerPrisma());
}
