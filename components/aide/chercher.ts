import { sansAccents } from '#lib/droit/sans-accents.ts';
import type { GuideDeRole, SectionDeGuide } from './guide.ts';

/** A section that answers, with its guide. */
export interface Trouve {
  guide: GuideDeRole;
  section: SectionDeGuide;
}

const plier = (texte: string): string => sansAccents(texte).toLowerCase().replaceAll('’', "'");

/** Words of a search; of one or two letters they would be in every sentence. */
const motsDe = (cherche: string): string[] =>
  plier(cherche)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((mot) => mot.length > 2);

/** A plural finds its singular. */
const racine = (mot: string): string => (mot.length > 4 ? mot.replace(/[sx]$/, '') : mot);

/**
 * The sections that hold every word of a search, those whose title holds one first; case, accents and plurals count for nothing. None
 * when the search has no word of three letters.
 */
export function chercher(guides: readonly GuideDeRole[], cherche: string): Trouve[] {
  const mots = motsDe(cherche).map(racine);
  if (mots.length === 0) return [];
  const trouves = guides.flatMap((guide) =>
    guide.sections.flatMap((section) => {
      const { titre, paragraphes, etapes = [] } = section;
      const texte = plier([titre, ...paragraphes, ...etapes].join(' '));
      return mots.every((mot) => texte.includes(mot)) ? [{ guide, section }] : [];
    }),
  );
  const auTitre = ({ section }: Trouve) => mots.some((mot) => plier(section.titre).includes(mot));
  return [...trouves.filter(auTitre), ...trouves.filter((trouve) => !auTitre(trouve))];
}
