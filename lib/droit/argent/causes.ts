/** Why an entry of the ledger is there: nothing is paid or taken back without its reason and its article. */
import type { Composante } from './montants.ts';

export const CAUSES = [
  'part',
  'rappel',
  'decision',
  'recours',
  'rectification',
  'retrait',
  'transfert',
  'retenue',
  'retenue_rendue',
  'regime',
  'suspension',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What each is called, in the states and in the page that explains a difference, and where the text says it. */
export const LIBELLES_CAUSES: Readonly<Record<Cause, { libelle: string; article: string }>> = {
  part: { libelle: 'Part du trimestre', article: 'C. VII.B' },
  rappel: { libelle: 'Rappel d’un trimestre passé', article: 'C. VII.B' },
  decision: { libelle: 'Nouvelle décision', article: 'C. IV.B' },
  recours: { libelle: 'Suite d’un recours', article: 'C. IV.B' },
  rectification: { libelle: 'Décision rectifiée', article: 'C. IV.B' },
  retrait: { libelle: 'Fin de la bourse', article: 'C. III.C.1.b' },
  transfert: { libelle: 'Changement d’établissement, ou départ', article: 'C. V.A' },
  retenue: { libelle: 'Retenue pour absences', article: 'C. VII.A' },
  retenue_rendue: { libelle: 'Retenue rendue', article: 'C. VII.A' },
  regime: { libelle: 'Changement de régime', article: 'C. IV.C' },
  suspension: { libelle: 'Suspension de la bourse au mérite', article: 'C. IV.C (D. 531-40)' },
};

/** The article of an entry: a prime is paid by the text that gives it. */
export const articleDe = (cause: Cause, composante: Composante): string =>
  composante !== 'bourse' && (cause === 'part' || cause === 'rappel')
    ? 'C. IV.C et VII.B'
    : LIBELLES_CAUSES[cause].article;
