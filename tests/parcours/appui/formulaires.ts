/** The forms of a page as its markup gives them: what a browser without script would send. */
export interface FormulaireLu {
  /** Address that receives it. */
  adresse: string;
  methode: 'GET' | 'POST';
  /** Fields in their order, as a person who touches nothing sends them. */
  champs: [nom: string, valeur: string][];
}

const ENTITES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const decoder = (texte: string): string =>
  texte.replace(/&(amp|lt|gt|quot|#x27);/g, (_, nom: string) => ENTITES[nom] ?? '');

const attributs = (balise: string): Record<string, string> =>
  Object.fromEntries(
    [...balise.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, nom = '', valeur = '']) => [
      nom.toLowerCase(),
      decoder(valeur),
    ]),
  );

const champDe = ([balise]: RegExpMatchArray): [string, string][] => {
  const { name, value = '' } = attributs(balise);
  return name ? [[name, value]] : [];
};

/** Every form of a page, given the page's own address for those that name none. */
export function formulairesDe(html: string, page: string): FormulaireLu[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, entete = '', corps = '']) => {
    const { action, method } = attributs(entete);
    return {
      adresse: new URL(action || page, new URL(page)).href,
      methode: method?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      champs: [...corps.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)].flatMap(champDe),
    };
  });
}

/** Addresses of ours that a page leads to. */
export const liensDe = (html: string, page: string): string[] =>
  [...html.matchAll(/<(?:a|object|iframe|img)\b[^>]*>/g)].flatMap(([balise]) => {
    const { href, src, data } = attributs(balise);
    const url = URL.parse(href ?? src ?? data ?? '', page);
    return url?.origin === new URL(page).origin ? [url.href] : [];
  });
