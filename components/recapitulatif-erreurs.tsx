'use client';

import { useEffect, useRef } from 'react';

export interface ErreurDeChamp {
  /** Id of the field, the name unless it comes twice. */
  champ: string;
  message: string;
}

/** All errors of a form on top of it, each leading to its field. Takes the focus whenever the list changes. */
export function RecapitulatifErreurs({ erreurs }: { erreurs: readonly ErreurDeChamp[] }) {
  const cadre = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of errors is what calls the eye
  useEffect(() => cadre.current?.focus(), [erreurs]);
  if (erreurs.length === 0) return null;
  const titre =
    erreurs.length === 1 ? 'Une réponse est à corriger' : `${erreurs.length} réponses sont à corriger`;
  return (
    <div ref={cadre} className="fr-alert fr-alert--error fr-mb-3w" role="alert" tabIndex={-1}>
      <p className="fr-alert__title">{titre}</p>
      <ul>
        {erreurs.map(({ champ, message }) => (
          <li key={`${champ} ${message}`}>
            <a href={`#${champ}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
