import type { LigneGuide, ReponsesGuide } from '#lib/droit/guide/guide.ts';

/** Where the guide stands: its own page, or the one that embeds it. */
export interface PlaceDuGuide {
  /** Path of the page, without parameters. */
  page: string;
  /** Parameters of that page which are no answer, kept as they are. */
  autres?: Readonly<Record<string, string>>;
}

/** The address of the guide with these answers. */
export function adresseDuGuide({ page, autres = {} }: PlaceDuGuide, reponses: ReponsesGuide): string {
  const parametres = new URLSearchParams({ ...autres, ...reponses }).toString();
  return parametres ? `${page}?${parametres}` : page;
}

/** The answers of the first questions followed, as far as `nombre`. */
export const premieresReponses = (trace: readonly LigneGuide[], nombre: number): Record<string, string> =>
  Object.fromEntries(trace.slice(0, nombre).map(({ question, reponse }) => [question, reponse]));
