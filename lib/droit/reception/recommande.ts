/** Numbers of registered letters, as they are printed on the slip. */

/** Eight weights of the check digit of an international number (UPU S10). */
const POIDS = [8, 6, 4, 2, 3, 5, 9, 7];

/** True when the ninth digit is the one that the eight others give (UPU S10: modulo 11, 10 becomes 0, 11 becomes 5). */
function cleJuste(chiffres: string): boolean {
  const somme = POIDS.reduce((total, poids, rang) => total + poids * Number(chiffres[rang]), 0);
  const reste = 11 - (somme % 11);
  const cle = reste === 10 ? 0 : reste === 11 ? 5 : reste;
  return cle === Number(chiffres[8]);
}

const NATIONAL = /^\d[A-Z]\d{11}$/;
const INTERNATIONAL = /^[A-Z]{2}(\d{9})[A-Z]{2}$/;

/**
 * The number of a registered letter without its spaces: "1A12345678901" in France, "RK123456785FR" elsewhere, whose check
 * digit is judged. A sentence that says what is wrong otherwise.
 */
export function lireRecommande(texte: string): { numero: string } | { faute: string } {
  const numero = texte.replace(/[\s.-]/g, '').toLocaleUpperCase('fr-FR');
  const [, chiffres] = INTERNATIONAL.exec(numero) ?? [];
  if (chiffres)
    return cleJuste(chiffres)
      ? { numero }
      : {
          faute:
            'Numéro du recommandé : un chiffre est faux, le dernier ne correspond pas aux autres ; relisez la preuve de dépôt.',
        };
  return NATIONAL.test(numero)
    ? { numero }
    : {
        faute:
          'Numéro du recommandé : recopiez celui de la preuve de dépôt, par exemple « 1A 123 456 7890 1 » ou « RK 123 456 785 FR ».',
      };
}

/** "1A 123 456 7890 1", as the slip prints it. */
export const ecrireRecommande = (numero: string): string =>
  INTERNATIONAL.test(numero)
    ? numero.replace(/^(..)(...)(...)(...)(..)$/, '$1 $2 $3 $4 $5')
    : numero.replace(/^(..)(...)(...)(....)(.)$/, '$1 $2 $3 $4 $5');
