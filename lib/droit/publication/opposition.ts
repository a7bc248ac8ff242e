/** A family that objects to bodies being told of its child (RGPD, art. 21): what may be answered, and for how long. */
import type { Duree } from '../delais/delai.ts';
import type { Lecture } from '../lecture.ts';

/** How long an opposition is obeyed and kept (CRPA R. 114-9-7); the base holds the same. */
export const GARDE_DES_OPPOSITIONS: Duree & { mois: number } = { mois: 24 };

/** Where a family writes to object (C. annexe 12). */
export const COURRIEL_DE_L_OPPOSITION = 'dgesco.protection-donnees@education.gouv.fr';

/** What the DPO answers: nothing is told any more, the reasons do not outweigh, or the family takes it back. */
export const SUITES_D_OPPOSITION = ['admise', 'ecartee', 'levee'] as const;
export type SuiteDOpposition = (typeof SUITES_D_OPPOSITION)[number];

export const LIBELLES_SUITES_D_OPPOSITION: Readonly<Record<SuiteDOpposition, string>> = {
  admise: 'Admise : plus rien n’est dit de cet élève',
  ecartee: 'Écartée : un motif légitime l’emporte',
  levee: 'Levée : la famille y renonce',
};

export const LECTURES_OPPOSITION: readonly Lecture[] = [
  {
    id: 'publication.opposition_comme_inconnu',
    article: 'RGPD art. 21 ; CRPA L. 114-8, R. 114-9-7 ; C. annexe 12',
    doute:
      'Que répond l’interface d’un élève dont la famille s’est opposée, et combien de temps l’opposition vaut-elle ?',
    lecture:
      'Comme d’un élève inconnu (30003), quel que soit l’organisme, dès l’appel qui suit ; pendant vingt-quatre mois, le plus long que permet le texte, sauf si la famille y renonce. Elle n’empêche ni l’instruction ni le paiement de la bourse, qui ne reposent pas sur cet échange.',
    autre:
      'Répondre 451 (30005, indisponible pour des raisons légales) ; ne l’opposer qu’à un organisme nommé.',
    raison:
      'Un 451 dirait à la commune que l’élève existe et que sa famille s’oppose : ce serait déjà dire quelque chose de lui. Qui vise un seul organisme s’adresse à son délégué, dont l’adresse est donnée.',
    regles: ['consentement.duree'],
  },
];
