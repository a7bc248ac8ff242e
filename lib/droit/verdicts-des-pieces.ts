/**
 * What a person who has looked at a piece says of it, and in which words the family is told how to send it again (C. III.C):
 * readable and fit, to be made again, or not the paper that was asked for.
 */

/** Why a piece comes back, each under its verdict. */
export const MOTIFS_DE_RENVOI = {
  illisible: {
    verdict: 'a_refaire',
    libelle: 'Illisible : floue, sombre ou trop petite',
    famille:
      'ne peut pas être lue. Photographiez chaque page bien à plat, en pleine lumière et de près, ou scannez-la, puis envoyez-la de nouveau.',
  },
  coupee: {
    verdict: 'a_refaire',
    libelle: 'Coupée ou mal cadrée',
    famille: 'est coupée. Recommencez en cadrant la page entière, avec ses quatre coins.',
  },
  pages_manquantes: {
    verdict: 'a_refaire',
    libelle: 'Il manque des pages',
    famille: 'n’est pas entière. Envoyez toutes ses pages, recto et verso.',
  },
  non_signee: {
    verdict: 'a_refaire',
    libelle: 'Non signée ou non datée',
    famille: 'n’est pas signée ou pas datée. Datez-la et signez-la, puis envoyez-la de nouveau.',
  },
  autre_document: {
    verdict: 'ne_convient_pas',
    libelle: 'Ce n’est pas le document demandé',
    famille: 'n’est pas le document demandé. Envoyez celui qui est décrit dans la liste ci-dessous.',
  },
  autre_personne: {
    verdict: 'ne_convient_pas',
    libelle: 'Elle concerne une autre personne',
    famille: 'concerne une autre personne. Envoyez celle de la personne qui fait la demande.',
  },
  autre_periode: {
    verdict: 'ne_convient_pas',
    libelle: 'Elle porte sur une autre année, ou elle est périmée',
    famille:
      'porte sur une autre année, ou n’est plus valable. Envoyez celle qui est décrite dans la liste ci-dessous.',
  },
} as const satisfies Record<
  string,
  { verdict: 'a_refaire' | 'ne_convient_pas'; libelle: string; famille: string }
>;
export type MotifDeRenvoi = keyof typeof MOTIFS_DE_RENVOI;
export type VerdictDeRenvoi = (typeof MOTIFS_DE_RENVOI)[MotifDeRenvoi]['verdict'];

/** The verdicts that send a piece back. */
export const VERDICTS_DE_RENVOI = [
  'a_refaire',
  'ne_convient_pas',
] as const satisfies readonly VerdictDeRenvoi[];

/** How a screen calls each verdict. */
export const LIBELLES_VERDICTS: Readonly<Record<VerdictDeRenvoi, string>> = {
  a_refaire: 'À refaire',
  ne_convient_pas: 'Ne convient pas',
};

/** The reasons of a verdict, in the order in which a person is offered them. */
export const motifsDe = (verdict: VerdictDeRenvoi): { motif: MotifDeRenvoi; libelle: string }[] =>
  (Object.keys(MOTIFS_DE_RENVOI) as MotifDeRenvoi[])
    .filter((motif) => MOTIFS_DE_RENVOI[motif].verdict === verdict)
    .map((motif) => ({ motif, libelle: MOTIFS_DE_RENVOI[motif].libelle }));

/** What the letter tells the family of a piece that comes back: what is wrong, how to do again, then the service's own words. */
export const direRenvoi = (piece: string, motif: MotifDeRenvoi, mot?: string): string =>
  [`La pièce « ${piece} » ${MOTIFS_DE_RENVOI[motif].famille}`, mot].filter(Boolean).join(' ');
