import { direPoids, type FichierPese } from '#lib/technique/fichiers-admis.ts';

/** Bytes that have left when a sending is under way. Files leave one after the other. */
export type Depart = number | null;

/** How much of each file has left. */
function partsDe(fichiers: readonly FichierPese[], depart: number): number[] {
  let reste = depart;
  return fichiers.map(({ size }) => {
    const partie = Math.min(Math.max(reste, 0), size);
    reste -= size;
    return partie;
  });
}

/** What is said, and heard by who does not see the bars: one sentence for each file, not for each byte. */
export function direDepart(fichiers: readonly FichierPese[], depart: Depart): string {
  if (depart === null)
    return fichiers.length === 0
      ? ''
      : `${fichiers.length} fichier${fichiers.length > 1 ? 's' : ''} à envoyer.`;
  const partis = partsDe(fichiers, depart).filter((partie, rang) => partie === fichiers[rang]?.size).length;
  return partis === fichiers.length
    ? 'Tout est envoyé ; les fichiers sont examinés, cela prend quelques secondes.'
    : `Envoi du fichier ${partis + 1} sur ${fichiers.length}.`;
}

/** The files about to leave, each with its weight, and how far it has gone. */
export function FichiersChoisis({
  fichiers,
  depart,
  retirer,
}: {
  fichiers: readonly FichierPese[];
  depart: Depart;
  retirer: (rang: number) => void;
}) {
  const parts = partsDe(fichiers, depart ?? 0);
  return (
    <>
      <ul className="fichiers-choisis">
        {fichiers.map(({ name, size }, rang) => (
          // Two photographs of a telephone may have the same name.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only changes as a whole
          <li key={`${rang} ${name}`}>
            <span className="fichiers-choisis__nom">{name}</span>
            <span className="discret">
              {depart !== null && parts[rang] === size ? 'envoyé' : direPoids(size)}
            </span>
            {depart !== null ? (
              <progress max={size} value={parts[rang]} aria-label={`Envoi de ${name}`} />
            ) : (
              <button
                type="button"
                className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm"
                onClick={() => retirer(rang)}
              >
                Retirer<span className="fr-sr-only"> {name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="fichiers-choisis__etat">
        {direDepart(fichiers, depart)}
      </p>
    </>
  );
}
