/** How the list of errors calls each field: read there, an error stands far from its label. */
const NOMS: Readonly<Record<string, string>> = {
  qui: 'Vous êtes',
  charge: 'Document de charge',
  residence: 'Vous vivez',
  foyer: 'Votre foyer',
  avis: 'Avis d’impôt',
  rfr: 'Revenu fiscal de référence',
  preuve: 'Preuve de vos revenus',
  brut: 'Revenus bruts',
  enfants: 'Enfants à charge',
  rfr2: 'Revenu de l’autre personne',
  enfants2: 'Enfants de l’autre personne',
  changement: 'Changement',
  changement_le: 'Jour du changement',
  part: 'Votre part de revenus',
  part_enfants: 'Enfants restés à charge',
  second: 'Second avis de la même année',
};

function situer(champ: string, message: string): string {
  const [, rang] = /_(\d+)$/.exec(champ) ?? [];
  return `${rang ? `Enfant ${rang}` : NOMS[champ]} : ${message}`;
}

/** The errors of the form as the summary above it tells them. */
export const erreursSituees = (
  erreurs: Readonly<Record<string, string>>,
): { champ: string; message: string }[] =>
  Object.entries(erreurs).map(([champ, message]) => ({ champ, message: situer(champ, message) }));
