/**
 * Received bytes: what hostile files cost as they grow, in seconds of processor of the process that judges them. Four times
 * the bytes may cost four times the work; by the square, sixteen. Then what ordinary files cost.
 */
import { examinerPiece } from '#lib/connecteurs/octets/juges/piece.ts';
import { photoFictive } from '#monde/numerisations.ts';
import { octets, pdf, pdfDePages } from '#tests/contrats/octets/pdf-de-test.ts';
import { photoHeic } from '#tests/contrats/octets/photo-heic.ts';
import { type Mesure, mediane, type Options } from './mesure.ts';

const PETIT = 2_400_000;
const FOIS = 4;

/** What made the first reader quadratic, and what may make another so. */
const HOSTILES: readonly [string, string][] = [
  ['flux sans fin', 'stream\n'],
  ['objets sans début', '9 0 obj\n'],
  ['objets sans fin', '9 0 obj << /A [ '],
  ['chaînes sans fin', '(('],
  ['filtres sans fin', '/ObjStm /Filter [ '],
  ['commentaires', '%PDF-1.7 %%EOF startxref\n'],
  ['tables sans fin', 'xref\n0 1\ntrailer << /Prev 9 >>\n'],
];

/** Bytes between the head and the tail of a whole document. */
function gonfler(motif: string, taille: number): Uint8Array {
  const corps = motif.repeat(Math.ceil(taille / motif.length)).slice(0, taille);
  const entier = Buffer.from(pdf()).toString('latin1');
  return octets(entier.replace('xref\n0', `${corps}\nxref\n0`));
}

const secondes = async (travail: () => Promise<unknown>): Promise<number> => {
  const debut = process.cpuUsage();
  await travail();
  const { user, system } = process.cpuUsage(debut);
  return (user + system) / 1_000_000;
};

async function cout(recu: Uint8Array, tours: number): Promise<number> {
  const couts: number[] = [];
  for (let tour = -1; tour < tours; tour += 1) {
    const cout = await secondes(() => examinerPiece(recu));
    if (tour >= 0) couts.push(cout);
  }
  return mediane(couts);
}

async function croissance(nom: string, motif: string, tours: number): Promise<Mesure> {
  const petit = await cout(gonfler(motif, PETIT), tours);
  const grand = await cout(gonfler(motif, PETIT * FOIS), tours);
  return {
    nom: `${nom} : ${FOIS} fois plus d’octets`,
    valeur: grand / petit,
    unite: 'fois',
    reference: { nom: 'secondes pour 9,6 Mo', valeur: grand },
    objectif: { sens: 'au_plus', valeur: 2 * FOIS },
  };
}

async function ordinaire(nom: string, recu: Uint8Array, tours: number): Promise<Mesure> {
  return {
    nom,
    valeur: (await cout(recu, tours)) * 1000,
    unite: 'ms',
    objectif: { sens: 'au_plus', valeur: 1000 },
  };
}

/** Growth of the work of hostile files, and the work of ordinary ones. */
export async function mesurer({ tours }: Options): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const [nom, motif] of HOSTILES) mesures.push(await croissance(nom, motif, tours));
  mesures.push(await ordinaire('un avis d’une page en PDF', pdf(), tours));
  mesures.push(await ordinaire('un PDF de cent pages', pdfDePages(100), tours));
  mesures.push(await ordinaire('une photographie', await photoFictive(['Avis']), tours));
  mesures.push(await ordinaire('une petite photographie HEIC', photoHeic(), tours));
  return mesures;
}
