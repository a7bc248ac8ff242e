/**
 * An entry of the register of readings: a place where the text leaves a doubt, and what we read.
 * `docs/lectures.md` is generated from these. A `drapeau` reading flags the dossiers it touches for a human.
 */
export interface Lecture {
  id: string;
  article: string;
  doute: string;
  lecture: string;
  autre: string;
  raison: string;
  /** Ids of the rules that code it. */
  regles: readonly string[];
  /** What the product does not do yet and will have to follow this reading: no rule codes it before. */
  attend?: string;
  /** ◆◆: a dated switch that an administrator reads on a screen. */
  interrupteur?: { valeur: string; du: string; au?: string };
  /** Dossiers that depend on this reading carry the flag of this name. */
  drapeau?: string;
}
