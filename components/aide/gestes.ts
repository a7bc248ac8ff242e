/** What the daily gestures cost the hand at most, as the guides say it and as the journeys count it. */
export const GESTES = {
  /** Keys of a paper form, from its first field to its end, of a family that the base knows and of one that it does not. */
  familleConnue: 40,
  familleInconnue: 100,
  /** Clicks to decide a dossier whose letter was read, and be on the next one to decide. */
  decider: 2,
} as const;
