import type { Filtres } from '#lib/bannette/schema.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import type { Masque, Vue } from '#lib/consultation/schema.ts';
import { adresseDeDossier } from '../adresses.ts';

/** What every tab receives. */
export interface PropsDOnglet {
  consultation: Consultation;
  vue: Vue;
  filtres: Filtres;
}

/** Address of the same view with one masked value shown. */
export const adressePourMontrer = (
  { consultation: { dossier }, vue, filtres }: PropsDOnglet,
  montrer: Masque,
): string => adresseDeDossier(dossier.id, filtres, { onglet: vue.onglet, piece: vue.piece, montrer });
