'use client';

import { type KeyboardEvent, useState } from 'react';

export interface VisionneuseProps {
  /** Address of the file; ends in `/fichier`, the only addresses that a page may frame. */
  adresse: string;
  nom: string;
  type: 'application/pdf' | 'image/jpeg' | 'image/png';
}

const ZOOMS = [50, 75, 100, 125, 150, 200, 300, 400] as const;

/** A piece beside the form: `+` `-` zoom, `r` turns, `0` resets, when the viewer holds the focus; arrows scroll it. */
export function Visionneuse({ adresse, nom, type }: VisionneuseProps) {
  const [cran, setCran] = useState(2);
  const [quarts, setQuarts] = useState(0);
  const zoomer = (pas: number) => setCran((c) => Math.min(Math.max(c + pas, 0), ZOOMS.length - 1));
  const remettre = () => {
    setCran(2);
    setQuarts(0);
  };
  const gestes: Record<string, () => void> = {
    '+': () => zoomer(1),
    '=': () => zoomer(1),
    '-': () => zoomer(-1),
    r: () => setQuarts((q) => (q + 1) % 4),
    '0': remettre,
  };
  const surTouche = (evenement: KeyboardEvent) => {
    if (evenement.ctrlKey || evenement.metaKey || evenement.altKey) return;
    const geste = gestes[evenement.key];
    if (!geste) return;
    evenement.preventDefault();
    geste();
  };
  const zoom = ZOOMS[cran] ?? 100;
  // No style on the server's markup: the CSP refuses the attribute, but lets React set it once the page lives.
  const style =
    zoom === 100 && quarts === 0
      ? undefined
      : { width: `${zoom}%`, transform: quarts ? `rotate(${quarts * 90}deg)` : undefined };
  return (
    <section className="visionneuse" aria-label={`Pièce : ${nom}`} onKeyDown={surTouche}>
      <div className="visionneuse__barre">
        <span className="visionneuse__nom">{nom}</span>
        <Bouton libelle="Réduire" touche="-" icone="fr-icon-zoom-out-line" agir={() => zoomer(-1)} />
        <output aria-label="Agrandissement">{zoom} %</output>
        <Bouton libelle="Agrandir" touche="+" icone="fr-icon-zoom-in-line" agir={() => zoomer(1)} />
        <Bouton libelle="Tourner" touche="r" icone="fr-icon-refresh-line" agir={gestes.r as () => void} />
        <Bouton libelle="Rétablir" touche="0" icone="fr-icon-arrow-go-back-line" agir={remettre} />
        <a className="fr-link fr-link--sm" href={adresse} target="_blank" rel="noreferrer">
          Ouvrir à part
        </a>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <section className="visionneuse__page" tabIndex={0} aria-label={`Image de la pièce ${nom}`}>
        {type === 'application/pdf' ? (
          <object data={adresse} type={type} aria-label={nom} style={style}>
            <p>
              Ce navigateur n’affiche pas les PDF dans une page. <a href={adresse}>Télécharger {nom}</a>
            </p>
          </object>
        ) : (
          // biome-ignore lint/performance/noImgElement: a protected file served as it is, no optimiser may cache it
          <img src={adresse} alt={nom} style={style} />
        )}
      </section>
    </section>
  );
}

function Bouton(props: { libelle: string; touche: string; icone: string; agir: () => void }) {
  return (
    <button
      type="button"
      className={`fr-btn fr-btn--sm fr-btn--tertiary-no-outline ${props.icone}`}
      title={`${props.libelle} (${props.touche})`}
      aria-keyshortcuts={props.touche}
      onClick={props.agir}
    >
      {props.libelle}
    </button>
  );
}
