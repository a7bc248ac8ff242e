/**
 * Files exported by Siècle-BEE: XML or zip, known by their root element, in any order. Read where bytes of others are
 * read, in a process of its own: see lecteur.ts.
 */

import { promisify } from 'node:util';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';
import { UAI } from '#lib/technique/texte.ts';
import type { ContenuLu, EnregistrementLu, EnTeteLu } from './lu.ts';
import { type Element, FichierIllisible, lireElements, texteDe } from './siecle-elements.ts';
import { lecteurDe, RACINES } from './siecle-enregistrements.ts';
import { refuserLeFichier } from './siecle-motifs.ts';

/** A file as it was sent. */
export interface FichierDeBase {
  nom: string;
  octets: Uint8Array;
}

/** What is read of a file: who it is of, then its records by packets. A zip holds several files. */
export type Lecture = { entete: EnTeteLu; contenu: ContenuLu } | { enregistrements: EnregistrementLu[] };

const PAQUET = 500;
/** Files and bytes of one zip, once out of it: ten times the largest établissement, in every export at once. */
const FICHIERS_MAX = 20;
const OCTETS_MAX = 2_000_000_000;
const MORCEAU = 65_536;

const ouvrir = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** Reads a file of Siècle to its end. Throws Refus impossible, naming it and why, on one that cannot be trusted. */
export async function* lireSiecle({ nom, octets }: FichierDeBase): AsyncGenerator<Lecture> {
  if (octets.byteLength === 0) throw refuserLeFichier('vide', nom);
  if (octets[0] === 0x50 && octets[1] === 0x4b) yield* lireZip(nom, octets);
  else yield* lireXml(nom, parMorceaux(octets));
}

async function* lireZip(nom: string, octets: Uint8Array): AsyncGenerator<Lecture> {
  const tampon = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  const zip = await ouvrir(tampon, { lazyEntries: true }).catch(() => {
    throw refuserLeFichier('zip_incomplet', nom);
  });
  if (zip.entryCount > FICHIERS_MAX) throw refuserLeFichier('zip_trop', nom);
  let dehors = 0;
  const entrees = zip.eachEntry();
  for (;;) {
    const { done, value: entree } = await entrees.next().catch(() => {
      throw refuserLeFichier('zip_incomplet', nom);
    });
    if (done) return;
    if (entree.fileName.endsWith('/')) continue;
    if (!/\.xml$/i.test(entree.fileName)) throw refuserLeFichier('zip_autre_chose', nom);
    if (entree.isEncrypted()) throw refuserLeFichier('zip_protege', nom);
    dehors += entree.uncompressedSize;
    // What an entry says of its size is checked against what comes out of it.
    if (dehors > OCTETS_MAX) throw refuserLeFichier('zip_trop', nom);
    yield* lireXml(`${nom}, ${entree.fileName}`, sortir(zip, entree, nom));
  }
}

async function* sortir(zip: ZipFile, entree: Entry, nom: string): AsyncGenerator<Uint8Array> {
  try {
    yield* await zip.openReadStreamPromise(entree);
  } catch {
    throw refuserLeFichier('zip_incomplet', nom);
  }
}

async function* parMorceaux(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.byteLength; debut += MORCEAU)
    yield octets.subarray(debut, debut + MORCEAU);
}

async function* lireXml(nom: string, octets: AsyncIterable<Uint8Array>): AsyncGenerator<Lecture> {
  let lecteur: ReturnType<typeof lecteurDe> | undefined;
  let paquet: EnregistrementLu[] = [];
  try {
    for await (const evenement of lireElements(nonXmlRefuse(octets))) {
      if ('racine' in evenement) {
        const contenu = RACINES[evenement.racine];
        if (!contenu) throw new FichierIllisible('racine');
        lecteur = lecteurDe(contenu);
        yield { entete: enteteDe(evenement.parametres), contenu };
        continue;
      }
      const lu = lecteur?.(evenement.element);
      if (lu) paquet.push(lu);
      if (paquet.length < PAQUET) continue;
      yield { enregistrements: paquet };
      paquet = [];
    }
  } catch (erreur) {
    throw erreur instanceof FichierIllisible ? refuserLeFichier(erreur.motif, nom, erreur.ligne) : erreur;
  }
  if (paquet.length > 0) yield { enregistrements: paquet };
}

/** A spreadsheet or a photograph is told so, rather than « mal formé ». */
async function* nonXmlRefuse(octets: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let premier = true;
  for await (const morceau of octets) {
    if (premier && !/^(\xEF\xBB\xBF)?\s*</.test(Buffer.from(morceau.subarray(0, 200)).toString('latin1')))
      throw new FichierIllisible('ni_xml_ni_zip');
    premier = false;
    yield morceau;
  }
}

const HORODATAGE = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/;

function enteteDe(parametres: Element): EnTeteLu {
  const lu = (nom: string) => texteDe(parametres, nom)?.trim() ?? '';
  const uai = lu('UAJ').toUpperCase();
  const exporteLe = lu('HORODATAGE').replace(HORODATAGE, '$3-$2-$1T$4');
  const rentree = Number(lu('ANNEE_SCOLAIRE'));
  const dit = UAI.test(uai) && Number.isInteger(rentree) && !Number.isNaN(Date.parse(`${exporteLe}Z`));
  if (!dit) throw new FichierIllisible('parametres');
  return { source: 'siecle', uai, rentree, exporteLe };
}
