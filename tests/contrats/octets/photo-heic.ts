/** A photograph as telephones that save room keep it: HEVC in a HEIF file, written box by box (ISO/IEC 23008-12). */

/** 96 × 64 points, the upper half blue and the lower half red, as x265 writes them: settings, then the image. */
const unites = [
  'QAEMAf//AWAAAAMAkAAAAwAAAwAelZQJ',
  'QgEBAWAAAAMAkAAAAwAAAwAeoDCBBZZWVKTC5oCAAAADAIAAAAMAhA==',
  'RAHAc8GJ',
  'KAGstF1AaTv/jJYjWRfv7RDHoWiVFjEZ90op6RsyYqTJFP1JSYk7mtVHdl6qfVIThp15',
].map((unite) => Buffer.from(unite, 'base64'));
const LARGEUR = 96;
const HAUTEUR = 64;

const entier = (taille: number, valeur: number): Buffer => {
  const octets = Buffer.alloc(taille);
  octets.writeUIntBE(valeur, 0, taille);
  return octets;
};
const boite = (type: string, ...contenu: (Buffer | string)[]): Buffer => {
  const corps = Buffer.concat(
    contenu.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  return Buffer.concat([entier(4, corps.length + 8), Buffer.from(type), corps]);
};
const boiteEntiere = (type: string, version: number, ...contenu: (Buffer | string)[]): Buffer =>
  boite(type, entier(1, version), entier(3, 0), ...contenu);

const genreDe = (unite: Buffer): number => ((unite[0] ?? 0) >> 1) & 63;
const reglages = unites.filter((unite) => genreDe(unite) >= 32);
const profil = (reglages.find((unite) => genreDe(unite) === 33) ?? Buffer.alloc(0)).subarray(3, 15);

const decodeur = boite(
  'hvcC',
  entier(1, 1),
  profil,
  Buffer.from([0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, reglages.length]),
  ...reglages.map((unite) =>
    Buffer.concat([entier(1, 0x80 | genreDe(unite)), entier(2, 1), entier(2, unite.length), unite]),
  ),
);

/** The photograph, turned by so many quarters; `taille` is what the file claims, whatever the image holds. */
export function photoHeic({ quarts = 0, taille = [LARGEUR, HAUTEUR] } = {}): Buffer {
  const [largeur = 0, hauteur = 0] = taille;
  const donnees = Buffer.concat(
    unites
      .filter((unite) => genreDe(unite) < 32)
      .map((unite) => Buffer.concat([entier(4, unite.length), unite])),
  );
  const entete = boite('ftyp', 'heic', entier(4, 0), 'mif1heic');
  const meta = (place: number): Buffer =>
    boiteEntiere(
      'meta',
      0,
      boiteEntiere('hdlr', 0, entier(4, 0), 'pict', Buffer.alloc(13)),
      boiteEntiere('pitm', 0, entier(2, 1)),
      boiteEntiere(
        'iloc',
        0,
        Buffer.from([0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1]),
        entier(4, place),
        entier(4, donnees.length),
      ),
      boiteEntiere(
        'iinf',
        0,
        entier(2, 1),
        boiteEntiere('infe', 2, entier(2, 1), entier(2, 0), 'hvc1', '\0'),
      ),
      boite(
        'iprp',
        boite(
          'ipco',
          decodeur,
          boiteEntiere('ispe', 0, entier(4, largeur), entier(4, hauteur)),
          boite('irot', entier(1, quarts)),
        ),
        boiteEntiere('ipma', 0, entier(4, 1), Buffer.from([0, 1, 3, 0x81, 2, 0x83])),
      ),
    );
  return Buffer.concat([entete, meta(entete.length + meta(0).length + 8), boite('mdat', donnees)]);
}
