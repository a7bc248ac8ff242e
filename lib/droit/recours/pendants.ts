import type { GenreDeRecours } from './reponse.ts';

/** What tells whether a recours waits, and which came first. */
interface Attendu {
  issue: unknown;
  formeLe: Date;
}

/** The recours that wait for their answer, the oldest first by the day on which it was formed, in whatever order they were typed. */
export const recoursPendants = <R extends Attendu>({ recours }: { recours: readonly R[] }): R[] =>
  recours
    .filter(({ issue }) => issue === null)
    .toSorted((un, autre) => un.formeLe.getTime() - autre.formeLe.getTime());

/** The recours that is answered next: the oldest that waits. Null when none does. */
export const recoursPendant = <R extends Attendu>(dossier: { recours: readonly R[] }): R | null =>
  recoursPendants(dossier)[0] ?? null;

/** The decision answers a recours: what follows is the judge. */
export const surRecours = (
  { recours }: { recours: readonly { reponseId: string | null }[] },
  decision: { id: string } | null,
): boolean => decision !== null && recours.some(({ reponseId }) => reponseId === decision.id);

/** The requête that waits for the judge: the oldest. Null when none does. */
export const requetePendante = <R extends { issue: unknown }>({
  requetes,
}: {
  requetes: readonly R[];
}): R | null => requetes.find(({ issue }) => issue === null) ?? null;

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
