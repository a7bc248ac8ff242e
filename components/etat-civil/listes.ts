/** What the lists of an état civil élargi propose. */
import { DEPARTEMENTS_PROPOSES } from '#lib/droit/lieux/departements.ts';
import { PAYS_PROPOSES } from '#lib/droit/lieux/pays.ts';

const A_CHOISIR = { valeur: '', libelle: 'À choisir' };
export const PAYS = [A_CHOISIR, ...PAYS_PROPOSES];
export const DEPARTEMENTS = [
  { valeur: '', libelle: 'Né(e) à l’étranger, ou à choisir' },
  ...DEPARTEMENTS_PROPOSES,
];
export const SEXES = [A_CHOISIR, { valeur: 'F', libelle: 'Féminin' }, { valeur: 'M', libelle: 'Masculin' }];
