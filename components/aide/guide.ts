import type { Role } from '#lib/droit/competence.ts';
import type { Acte } from '#lib/droit/procedure.ts';

/** A guide of the product for one role: text that is read and searched, with captures taken by a script. */
export interface SectionDeGuide {
  /** Anchor of its place in the page. */
  cle: string;
  titre: string;
  paragraphes: readonly string[];
  /** What to do, in order. */
  etapes?: readonly string[];
  /** Name of the picture (public/aide), and what it shows, for who does not see it. */
  capture?: { nom: string; montre: string; telephone?: true };
  /** Addresses of the pages that it explains: each of them leads to it. */
  pages?: readonly string[];
  /** Acts of a dossier that it explains: the page of each leads to it. */
  actes?: readonly Acte[];
}

export interface GuideDeRole {
  cle: string;
  titre: string;
  pour: string;
  /** Functions that read it first; none for families. */
  roles: readonly Role[];
  sections: readonly SectionDeGuide[];
}

/** A place of the guides. */
export interface LieuDeGuide {
  href: string;
  titre: string;
}

/** A page of the product, and the place of the guides that explains it. */
export interface AideDUnePage extends LieuDeGuide {
  page: string;
}
