/** The SIREN of La Poste, whose établissements keep no key but a sum of their figures. */
const LA_POSTE = '356000000';

const sommeDeLuhn = (chiffres: string): number =>
  [...chiffres].reverse().reduce((somme, chiffre, rang) => {
    const valeur = Number(chiffre) * (rang % 2 === 1 ? 2 : 1);
    return somme + (valeur > 9 ? valeur - 9 : valeur);
  }, 0);

/** Whether a text is a SIRET: fourteen figures with the key of Luhn; for La Poste, also a sum that five divides. */
export function estSiret(texte: string): boolean {
  if (!/^\d{14}$/.test(texte)) return false;
  if (sommeDeLuhn(texte) % 10 === 0) return true;
  return texte.startsWith(LA_POSTE) && [...texte].reduce((somme, c) => somme + Number(c), 0) % 5 === 0;
}
