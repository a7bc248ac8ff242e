/**
 * Received bytes: what hostile files cost as they grow, in seconds of processor of the process that judges them. Four times
 * the bytes may cost four times the work; by the square, sixteen. Then what ordinary files cost.
 */
import { reecrirePdf } from '#lib/connecteurs/octets/juges/pdf.ts';
import { redessiner } from '#lib/connecteurs/octets/juges/photo.ts';
import { examinerPiece } from '#lib/connecteurs/octets/juges/piece.ts';
import { lireTableau } from '#lib/connecteurs/octets/juges/tableau.ts';
import { Refus } from '#lib/technique/refus.ts';
import { photoFictive } from '#monde/numerisations.ts';
import { octets, pdf, pdfDePages } from '#tests/contrats/octets/pdf-de-test.ts';
import { photoHeic } from '#tests/contrats/octets/photo-heic.ts';
import { type Mesure, mediane, type Options } from './mesure.ts';

const PETIT = 2_400_000;
const FOIS = 4;
/** Seconds under which a clock of the processor tells nothing of growth. */
const PLANCHER = 0.02;

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

async function cout(travail: () => Promise<unknown>, tours: number): Promise<number> {
  const couts: number[] = [];
  for (let tour = -1; tour < tours; tour += 1) {
    const cout = await secondes(travail);
    if (tour >= 0) couts.push(cout);
  }
  return mediane(couts);
}

/** A reader, and the hostile bytes of some size that it is given; that it refuses them is an answer. */
interface Lecture {
  nom: string;
  octets: (taille: number) => Uint8Array;
  lire: (recu: Uint8Array) => unknown;
}

/** A whole photograph, with segments between its first marker and the rest. */
const photoGonflee = (photo: Uint8Array, segment: string) => (taille: number) =>
  Buffer.concat([
    photo.subarray(0, 2),
    octets(segment.repeat(Math.ceil(taille / segment.length))),
    photo.subarray(2),
  ]);

/** Each reader of received bytes alone, so that none hides behind another that refuses first. */
const lectures = (photo: Uint8Array): Lecture[] => [
  ...HOSTILES.flatMap(([nom, motif]): Lecture[] => [
    { nom: `tout l’examen, ${nom}`, octets: (taille) => gonfler(motif, taille), lire: examinerPiece },
    { nom: `PDFium, ${nom}`, octets: (taille) => gonfler(motif, taille), lire: reecrirePdf },
  ]),
  ...[
    ['commentaires vides', '\xff\xfe\x00\x02'],
    ['métadonnées vides', '\xff\xe1\x00\x02'],
    ['remplissage', '\xff'],
  ].map(
    ([nom, segment = '']): Lecture => ({
      nom: `image, ${nom}`,
      octets: photoGonflee(photo, segment),
      lire: (recu) => redessiner(recu, 'image/jpeg'),
    }),
  ),
  ...[
    ['guillemets', '"'],
    ['guillemets doublés', '""'],
    ['séparateurs', ';'],
    ['lignes vides', '\n'],
    ['guillemets ouverts', '1;"\n'],
  ].map(
    ([nom, motif = '']): Lecture => ({
      nom: `CSV, ${nom}`,
      octets: (taille) => octets(`a;b\n${motif.repeat(Math.ceil(taille / motif.length))}`),
      lire: lireTableau,
    }),
  ),
];

async function croissance({ nom, octets: faire, lire }: Lecture, tours: number): Promise<Mesure> {
  const travail = (taille: number) => {
    const recu = faire(taille);
    return cout(async () => {
      try {
        await lire(recu);
      } catch (erreur) {
        if (!(erreur instanceof Refus)) throw erreur;
      }
    }, tours);
  };
  const petit = await travail(PETIT);
  const grand = await travail(PETIT * FOIS);
  return {
    nom: `${nom} : ${FOIS} fois plus d’octets`,
    valeur: grand / Math.max(petit, PLANCHER),
    unite: 'fois',
    reference: { nom: 'secondes pour 9,6 Mo', valeur: grand },
    objectif: { sens: 'au_plus', valeur: 2 * FOIS },
  };
}

async function ordinaire(nom: string, recu: Uint8Array, tours: number): Promise<Mesure> {
  return {
    nom,
    valeur: (await cout(() => examinerPiece(recu), tours)) * 1000,
    unite: 'ms',
    objectif: { sens: 'au_plus', valeur: 1000 },
  };
}

/** Growth of the work of hostile files, and the work of ordinary ones. */
export async function mesurer({ tours }: Options): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  const photo = await photoFictive(['Avis']);
  for (const lecture of lectures(photo)) mesures.push(await croissance(lecture, tours));
  mesures.push(await ordinaire('un avis d’une page en PDF', pdf(), tours));
  mesures.push(await ordinaire('un PDF de cent pages', pdfDePages(100), tours));
  mesures.push(await ordinaire('une photographie', photo, tours));
  mesures.push(await ordinaire('une petite photographie HEIC', photoHeic(), tours));
  return mesures;
}
