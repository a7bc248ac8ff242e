/** The key of Luhn over digits: the sum is a multiple of ten. */
const cleDeLuhn = (chiffres: string): boolean =>
  [...chiffres]
    .toReversed()
    .map(Number)
    .reduce((somme, chiffre, rang) => {
      const double = rang % 2 === 1 ? chiffre * 2 : chiffre;
      return somme + (double > 9 ? double - 9 : double);
    }, 0) %
    10 ===
  0;

const SIREN_DE_LA_POSTE = '356000000';

/** True of fourteen digits whose key is right; the établissements of La Poste are keyed by the sum of their digits. */
export function estSiret(texte: string): boolean {
  if (!/^\d{14}$/.test(texte)) return false;
  if (texte.startsWith(SIREN_DE_LA_POSTE) && texte !== `${SIREN_DE_LA_POSTE}00048`)
    return [...texte].reduce((somme, chiffre) => somme + Number(chiffre), 0) % 5 === 0;
  return cleDeLuhn(texte);
}

/** "215 903 501 00017": as people read it. */
export const ecrireSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');
