/** What files may be sent, told by the page before they leave and by the server once they came: the same limits. */

/** 10 MB as people count them, per file. */
export const TAILLE_MAX = 10_000_000;
/** Files of one sending: more are sent in several times. */
export const FICHIERS_MAX = 10;
/** All files of one sending. */
export const POIDS_MAX = 30_000_000;

/** What a file field lets choose. */
export const TYPES_ADMIS =
  'application/pdf,image/jpeg,image/png,image/heic,image/heif,image/webp,image/avif,image/tiff';
export const INDICE_FICHIERS =
  'PDF ou photo (JPEG, PNG, HEIC, WebP, TIFF), 10 Mo au plus par fichier, 10 fichiers et 30 Mo au plus en tout';

/** A file as a browser and a form know it. */
export interface FichierPese {
  name: string;
  size: number;
}

/** "2,4 Mo", rounded up: what is too heavy never reads as the limit. */
export const direPoids = (octets: number): string =>
  octets < 1_000_000
    ? `${Math.ceil(octets / 1000).toLocaleString('fr-FR')} ko`
    : `${(Math.ceil(octets / 100_000) / 10).toLocaleString('fr-FR')} Mo`;

/** Why these files cannot be sent together, with the way out; null when they can. */
export function tropDeFichiers(fichiers: readonly FichierPese[]): string | null {
  if (fichiers.length > FICHIERS_MAX)
    return `Vous envoyez ${fichiers.length} fichiers ; ${FICHIERS_MAX} au plus à la fois. Envoyez-les en plusieurs fois.`;
  const lourd = fichiers.find(({ size }) => size > TAILLE_MAX);
  if (lourd)
    return `« ${lourd.name} » pèse ${direPoids(lourd.size)} ; 10 Mo au plus par fichier. Réduisez la qualité de la numérisation, ou envoyez les pages en plusieurs fichiers.`;
  const poids = fichiers.reduce((total, { size }) => total + size, 0);
  return poids > POIDS_MAX
    ? `Ces fichiers pèsent ${direPoids(poids)} en tout ; 30 Mo au plus à la fois. Envoyez-les en plusieurs fois.`
    : null;
}
