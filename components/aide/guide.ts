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
}

export interface GuideDeRole {
  cle: string;
  titre: string;
  pour: string;
  sections: readonly SectionDeGuide[];
}
