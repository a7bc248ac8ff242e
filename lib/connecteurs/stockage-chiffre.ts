import { type Lieu, numeroDeCle, ouvrir, sceller } from '#lib/technique/chiffrement.ts';
import type { Trousseau } from '#lib/technique/trousseau.ts';
import type { CleDeFichier, Stockage } from './stockage.ts';

/** Where a stored file stands for its encryption: under its own key, whatever names it. */
const lieuDuFichier = (cle: CleDeFichier): Lieu => ({ table: 'fichier_range', colonne: 'octets', cle });

/** A file as it was before its encryption. Throws Indechiffrable; one that was stored in the clear is given while it is accepted. */
export const ouvrirFichier = (trousseau: Trousseau, cle: CleDeFichier, octets: Uint8Array): Uint8Array =>
  numeroDeCle(octets) === null && trousseau.ancienAccepte
    ? octets
    : ouvrir(trousseau, lieuDuFichier(cle), octets);

/** The storage whose files are encrypted by the application: what holds them never sees one. */
export function stockageChiffre(stockage: Stockage, trousseau: Trousseau): Stockage {
  const deposerTous: Stockage['deposerTous'] = (fichiers) =>
    stockage.deposerTous(
      fichiers.map(({ cle, octets }) => ({
        cle,
        octets: sceller(trousseau, lieuDuFichier(cle), octets),
        type: 'application/octet-stream',
      })),
    );
  return {
    deposerTous,
    deposer: (cle, octets, type) => deposerTous([{ cle, octets, type }]),
    lire: async (cle) => ouvrirFichier(trousseau, cle, await stockage.lire(cle)),
    supprimer: stockage.supprimer,
    parcourir: stockage.parcourir,
  };
}
