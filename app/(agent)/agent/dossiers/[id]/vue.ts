import type { Filtres } from '#lib/bannette/schema.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import type { Vue } from '#lib/consultation/schema.ts';

/** What every tab receives. */
export interface PropsDOnglet {
  consultation: Consultation;
  vue: Vue;
  filtres: Filtres;
}
