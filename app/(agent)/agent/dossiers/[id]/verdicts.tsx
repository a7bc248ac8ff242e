'use client';

import { type ReactNode, useRef } from 'react';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import {
  LIBELLES_VERDICTS,
  motifsDe,
  VERDICTS_DE_RENVOI,
  type VerdictDeRenvoi,
} from '#lib/droit/verdicts-des-pieces.ts';
import { accepterPiece, ecarterPiece } from '#lib/piece/actions.ts';

/** The piece shown, as the dossier stands; `liste`: the filters that led there. */
interface Regardee {
  dossierId: string;
  version: number;
  liste: string;
  code: string;
}

/** Keys of the verdicts. */
const TOUCHES: Readonly<Record<VerdictDeRenvoi, string>> = { a_refaire: 'f', ne_convient_pas: 'x' };

/** What is said of the piece beside its image, without leaving it: the next one to look at opens. */
export function Verdicts(piece: Regardee) {
  return (
    <section className="verdicts" aria-label="Ce que vous dites de cette pièce">
      <FormulaireActe acte={accepterPiece}>
        <Cachees {...piece} />
        <button
          type="submit"
          className="fr-btn fr-btn--sm"
          title="Lisible, elle convient (v)"
          aria-keyshortcuts="v"
          data-raccourci="v"
        >
          Lisible, elle convient
        </button>
      </FormulaireActe>
      {VERDICTS_DE_RENVOI.map((verdict) => (
        <Renvoi key={verdict} verdict={verdict}>
          <Cachees {...piece} />
        </Renvoi>
      ))}
    </section>
  );
}

const Cachees = (piece: Regardee) =>
  Object.entries(piece).map(([nom, valeur]) => <input key={nom} type="hidden" name={nom} value={valeur} />);

/** A verdict that sends the piece back: one reason of the list, and a word. Its key opens it on its first reason. */
function Renvoi({ verdict, children }: { verdict: VerdictDeRenvoi; children: ReactNode }) {
  const pli = useRef<HTMLDetailsElement>(null);
  const viser = () => {
    if (pli.current?.open) pli.current.querySelector<HTMLElement>('input[type=radio]')?.focus();
  };
  return (
    <details ref={pli} className="verdicts__renvoi" name="verdict" onToggle={viser}>
      <summary
        title={`${LIBELLES_VERDICTS[verdict]} (${TOUCHES[verdict]})`}
        aria-keyshortcuts={TOUCHES[verdict]}
        data-raccourci={TOUCHES[verdict]}
      >
        {LIBELLES_VERDICTS[verdict]}
      </summary>
      <FormulaireActe acte={ecarterPiece}>
        {(erreurs, saisie) => (
          <>
            {children}
            <ChampChoix
              nom="motif"
              id={`motif-${verdict}`}
              libelle="Ce qui ne va pas"
              options={motifsDe(verdict).map(({ motif, libelle }) => ({ valeur: motif, libelle }))}
              valeur={saisie.motif ?? motifsDe(verdict)[0]?.motif}
              erreur={erreurs.motif}
            />
            <ChampTexte
              nom="message"
              id={`message-${verdict}`}
              libelle="Mot à la famille"
              indice="Ajouté au courrier, qui dit déjà comment recommencer."
              facultatif
              erreur={erreurs.message}
              defaultValue={saisie.message}
              maxLength={500}
            />
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
              Faire renvoyer<span className="fr-sr-only"> : {LIBELLES_VERDICTS[verdict]}</span>
            </button>
          </>
        )}
      </FormulaireActe>
    </details>
  );
}
