'use client';

import { useEffect, useRef, useState } from 'react';

const CLE = 'raccourcis';

const COMMUNS: readonly (readonly [touche: string, effet: string])[] = [
  ['?', 'Afficher cette aide'],
  ['/', 'Aller à la recherche'],
  ['j', 'Ligne suivante'],
  ['k', 'Ligne précédente'],
  ['Entrée', 'Ouvrir la ligne'],
];

const enSaisie = (cible: EventTarget | null): boolean =>
  cible instanceof HTMLElement &&
  cible.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');

/**
 * Keys of the agents' pages, found in the markup: `[data-recherche]` for `/`, rows `[data-ligne]` for j and k,
 * `[data-raccourci="x"]` for any other. Single keys disturb voice control: they can be turned off, and it is kept.
 */
export function RaccourcisClavier({ autres = [] }: { autres?: readonly (readonly [string, string])[] }) {
  const aide = useRef<HTMLDialogElement>(null);
  const [actifs, setActifs] = useState(true);
  useEffect(() => setActifs(localStorage.getItem(CLE) !== 'non'), []);
  useEffect(() => {
    const surTouche = (evenement: KeyboardEvent) => {
      if (evenement.ctrlKey || evenement.metaKey || evenement.altKey || evenement.defaultPrevented) return;
      if (enSaisie(evenement.target) || document.querySelector('dialog[open]')) return;
      if (evenement.key === '?') aide.current?.showModal();
      else if (!actifs || !agir(evenement.key)) return;
      evenement.preventDefault();
    };
    document.addEventListener('keydown', surTouche);
    return () => document.removeEventListener('keydown', surTouche);
  }, [actifs]);
  const basculer = (oui: boolean) => {
    setActifs(oui);
    localStorage.setItem(CLE, oui ? 'oui' : 'non');
  };
  return (
    <dialog ref={aide} className="raccourcis" aria-labelledby="raccourcis-titre">
      <h2 id="raccourcis-titre">Raccourcis clavier</h2>
      <dl>
        {[...COMMUNS, ...autres].map(([touche, effet]) => (
          <div key={touche}>
            <dt>
              <kbd>{touche}</kbd>
            </dt>
            <dd>{effet}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label>
          <input type="checkbox" checked={actifs} onChange={(e) => basculer(e.target.checked)} /> Raccourcis
          d’une touche actifs
        </label>
      </p>
      <form method="dialog">
        <button type="submit" className="fr-btn fr-btn--secondary">
          Fermer
        </button>
      </form>
    </dialog>
  );
}

/** Does what a key asks; false when the page has nothing for it. */
function agir(touche: string): boolean {
  if (touche === '/') return viser(document.querySelector<HTMLElement>('[data-recherche]'));
  if (touche === 'j' || touche === 'k') return changerDeLigne(touche === 'j' ? 1 : -1);
  if (touche === ' ') {
    const coche = document.activeElement
      ?.closest('[data-ligne]')
      ?.querySelector<HTMLInputElement>('[type=checkbox]');
    if (!coche || document.activeElement === coche) return false;
    coche.click();
    return true;
  }
  const cible = [...document.querySelectorAll<HTMLElement>('[data-raccourci]')].find(
    (element) => element.dataset.raccourci === touche,
  );
  cible?.click();
  return cible !== undefined;
}

function changerDeLigne(pas: 1 | -1): boolean {
  const liens = [...document.querySelectorAll<HTMLElement>('[data-ligne] a')].filter(
    (lien) => lien.closest('[data-ligne]')?.querySelector('a') === lien,
  );
  const courant = document.activeElement?.closest('[data-ligne]');
  const rang = liens.findIndex((lien) => lien.closest('[data-ligne]') === courant);
  const suivant = rang < 0 ? (pas === 1 ? 0 : liens.length - 1) : rang + pas;
  return viser(liens[suivant] ?? null);
}

function viser(element: HTMLElement | null): boolean {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  return element !== null;
}
