import type { Filtres } from '#lib/bannette/schema.ts';
import type { Acte } from '#lib/droit/procedure.ts';

/** A query string of what is set, without the question mark. */
export function requete(valeurs: Readonly<Record<string, string | undefined>>): string {
  const parametres = new URLSearchParams();
  for (const [nom, valeur] of Object.entries(valeurs)) if (valeur) parametres.set(nom, valeur);
  return parametres.toString();
}

/** Address of the queue under these filters. */
export const adresseDeBannette = (filtres: Filtres): string => {
  const suite = requete(filtres);
  return suite ? `/agent/dossiers?${suite}` : '/agent/dossiers';
};

/** Filters that follow a dossier opened from the queue; the place in the pages does not. */
export const filtresSuivis = ({ apres: _, avant: __, ...filtres }: Filtres): Filtres => filtres;

/** Address of a dossier, which keeps the filters of the list that led there. */
export function adresseDeDossier(
  id: string,
  filtres: Filtres,
  vue: Readonly<Record<string, string | undefined>> = {},
): string {
  const suite = requete({ ...filtresSuivis(filtres), ...vue });
  return `/agent/dossiers/${id}${suite ? `?${suite}` : ''}`;
}

/** Address that leads to the page of the act that a dossier waits for, or to the dossier when several would do. */
export function adresseDeLActeAttendu(id: string, filtres: Filtres): string {
  const suite = requete(filtresSuivis(filtres));
  return `/agent/dossiers/${id}/acte-attendu${suite ? `?${suite}` : ''}`;
}

/** Address of the page of an act on a dossier, with what is chosen there in advance. */
export function adresseDActe(
  id: string,
  acte: Acte,
  filtres: Filtres,
  choisi: Readonly<Record<string, string>> = {},
): string {
  const suite = requete({ ...filtresSuivis(filtres), ...choisi });
  return `/agent/dossiers/${id}/actes/${acte}${suite ? `?${suite}` : ''}`;
}
