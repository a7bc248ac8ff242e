/** The recours that wait for their answer, the oldest first. */
export const recoursPendants = <R extends { issue: unknown }>({ recours }: { recours: readonly R[] }): R[] =>
  recours.filter(({ issue }) => issue === null);

/** The recours that is answered next: the oldest that waits. Null when none does. */
export const recoursPendant = <R extends { issue: unknown }>(dossier: { recours: readonly R[] }): R | null =>
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
