/**
 * Judges received bytes. Runs in the process of `scripts/examinateur.ts` alone: nothing here may be called by the site,
 * whose thread a hostile file would hold (see `../atelier.ts`).
 */
import { fileTypeFromBuffer } from 'file-type';
import { TAILLE_MAX } from '#lib/technique/fichiers-admis.ts';
import { type ExamenDePiece, refuser } from '../motifs.ts';
import { reecrirePdf } from './pdf.ts';
import { redessiner, redessinerHeic } from './photo.ts';

/** Readers of PDF look for the header so far: a copier or a web server may have put bytes of its own before it. */
const EN_TETE_PDF = 1024;

const BUREAUTIQUE = /officedocument|opendocument|x-cfb|rtf/;

/**
 * Judges a received file by its content, never by its name. A PDF comes back rewritten, an image redrawn: turned upright,
 * without place, date or device, and without anything hidden behind it; HEIC, WebP, AVIF and TIFF become JPEG.
 */
export async function examinerPiece(octets: Uint8Array): Promise<ExamenDePiece> {
  if (octets.length === 0) return refuser('vide');
  if (octets.length > TAILLE_MAX) return refuser('trop_gros');
  const genre = (await fileTypeFromBuffer(octets))?.mime ?? '';
  switch (genre) {
    case 'image/jpeg':
    case 'image/webp':
    case 'image/avif':
    case 'image/tiff':
      return redessiner(octets, 'image/jpeg');
    case 'image/png':
      return redessiner(octets, 'image/png');
    case 'image/heic':
    case 'image/heif':
    case 'image/heic-sequence':
    case 'image/heif-sequence':
      return redessinerHeic(octets);
  }
  if (BUREAUTIQUE.test(genre)) return refuser('bureautique');
  if (genre.startsWith('video/')) return refuser('video');
  const debut = Buffer.from(octets.subarray(0, EN_TETE_PDF)).toString('latin1');
  const pdf = genre === 'application/pdf' || genre === '' || !genre.startsWith('application/');
  return pdf && debut.includes('%PDF-') ? reecrirePdf(octets) : refuser('format');
}
