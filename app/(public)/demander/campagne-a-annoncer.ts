import { type Rentree, rentree, rentreeDu } from '#lib/droit/annee.ts';
import type { Jour } from '#lib/droit/date.ts';

/** Before the campaign opens, the one that matters is the next rentrée's: it opens on 1 September. */
export const campagneAAnnoncer = (jour: Jour): Rentree =>
  jour.month >= 6 && jour.month <= 8 ? rentree(jour.year) : rentreeDu(jour);
