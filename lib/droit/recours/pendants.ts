import type { Branche } from '../competence.ts';
import { vaAuMinistre } from './ministre.ts';
import type { GenreDeRecours } from './reponse.ts';

/** What a recours contests: a decision on the bourse, or the silence that stands for one; or a retenue for absences. */
export const OBJETS_DE_RECOURS = ['decision', 'retenue'] as const;
export type ObjetDeRecours = (typeof OBJETS_DE_RECOURS)[number];

export const objetDuRecours = ({ retenueId }: { retenueId: string | null }): ObjetDeRecours =>
  retenueId === null ? 'decision' : 'retenue';

/** What tells whether a recours waits, what it contests, and which came first. */
interface Attendu {
  issue: unknown;
  formeLe: Date;
  retenueId: string | null;
}

/**
 * The recours that wait for their answer, the oldest first by the day on which it was formed, in whatever order they were typed;
 * `objet`: those that contest it alone.
 */
export const recoursPendants = <R extends Attendu>(
  { recours }: { recours: readonly R[] },
  objet?: ObjetDeRecours,
): R[] =>
  recours
    .filter((un) => un.issue === null && (!objet || objetDuRecours(un) === objet))
    .toSorted((un, autre) => un.formeLe.getTime() - autre.formeLe.getTime());

/** The recours that is answered next: the oldest that waits. Null when none does. */
export const recoursPendant = <R extends Attendu>(
  dossier: { recours: readonly R[] },
  objet?: ObjetDeRecours,
): R | null => recoursPendants(dossier, objet)[0] ?? null;

interface AEnvoyer extends Attendu {
  genre: GenreDeRecours;
  envoyeLe: unknown;
}

/** Of the recours that wait, those that go to the ministre and were not sent on yet, the oldest first (C. IV.B). */
export const recoursAEnvoyer = <R extends AEnvoyer>(dossier: {
  recours: readonly R[];
  branche: Branche;
}): R[] =>
  recoursPendants(dossier).filter(
    ({ genre, envoyeLe }) => vaAuMinistre(dossier.branche, genre) && envoyeLe === null,
  );

/** Of those that were not sent on yet, the one that came last; null when none waits to be. */
export const dernierAEnvoyer = <R extends AEnvoyer & { recuLe: Date }>(
  dossier: Parameters<typeof recoursAEnvoyer<R>>[0],
): R | null =>
  recoursAEnvoyer(dossier)
    .toSorted((un, autre) => un.recuLe.getTime() - autre.recuLe.getTime())
    .at(-1) ?? null;

/**
 * The recours that an answer for lateness would settle: of the oldest on each object, the one that is late, else the first.
 * Null when none waits.
 */
export function recoursAEcarter<R extends Attendu & { genre: GenreDeRecours }>(dossier: {
  recours: readonly R[];
}): R | null {
  const anciens = OBJETS_DE_RECOURS.flatMap((objet) => recoursPendant(dossier, objet) ?? []);
  return anciens.find(({ genre }) => genre === 'tardif') ?? anciens[0] ?? null;
}

/** The decision answers a recours: what follows is the judge. */
export const surRecours = (
  { recours }: { recours: readonly { reponseId: string | null }[] },
  decision: { id: string } | null,
): boolean => decision !== null && recours.some(({ reponseId }) => reponseId === decision.id);

/** The requête that waits for the judge, on an object when it is given: the oldest. Null when none does. */
export const requetePendante = <R extends { issue: unknown; retenueId: string | null }>(
  { requetes }: { requetes: readonly R[] },
  objet?: ObjetDeRecours,
): R | null =>
  requetes.find((une) => une.issue === null && (!objet || objetDuRecours(une) === objet)) ?? null;

/**
 * Which recours came before a decision that answers one: the RAPO itself; another, once a RAPO was formed, which the recteur
 * or silence has answered; another without any RAPO. `aucun`: it answers none.
 */
export type SuiteDeRecours = 'aucun' | 'rapo' | 'apres_rapo' | 'sans_rapo';

/** The recours that an act answers, and whether a RAPO was ever formed on the dossier. */
export const suiteDe = (genre: GenreDeRecours, rapoForme: boolean): SuiteDeRecours => {
  if (genre === 'rapo') return 'rapo';
  return rapoForme ? 'apres_rapo' : 'sans_rapo';
};

/** The same, of a decision among the recours of its dossier. */
export function suiteDeRecours(
  { recours }: { recours: readonly { reponseId: string | null; genre: GenreDeRecours }[] },
  decision: { id: string } | null,
): SuiteDeRecours {
  const repondus = recours.filter(({ reponseId }) => decision !== null && reponseId === decision.id);
  const genres = repondus.map(({ genre }) => genre);
  const [premier] = genres;
  if (!premier) return 'aucun';
  const rapoForme = recours.some(({ genre }) => genre === 'rapo');
  return suiteDe(genres.includes('rapo') ? 'rapo' : premier, rapoForme);
}
