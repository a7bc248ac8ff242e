/** Address of a view of the desk: a group, an établissement, a page of its list. */
export function adresseDuBureau(vue: { panne?: string; uai?: string; page?: number }): string {
  const parametres = new URLSearchParams();
  if (vue.panne) parametres.set('panne', vue.panne);
  if (vue.uai) parametres.set('uai', vue.uai);
  if (vue.page && vue.page > 1) parametres.set('page', String(vue.page));
  const requete = parametres.toString();
  return `/agent/etudes/reparation${requete ? `?${requete}` : ''}${vue.panne ? '#liste' : ''}`;
}
