import type { ReactNode } from 'react';
import { Alerte } from '#components/alerte.tsx';
import type { Conclusion } from '#lib/droit/guide/guide.ts';
import { type ChoixDePiece, type IssueGuide, QUI, REVENUS } from '#lib/droit/guide/noeud.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';

const TONS: Record<IssueGuide, 'succes' | 'info' | 'attention' | 'erreur'> = {
  demande_possible: 'succes',
  statut_boursier: 'info',
  aucun_droit: 'erreur',
  irrecevable: 'erreur',
  fonds_social: 'attention',
  a_completer: 'attention',
  decision_humaine: 'info',
};

const direPiece = (choix: ChoixDePiece): string => choix.map((code) => PIECES[code].libelle).join(', ou ');

/** The end of the guide: who may ask, whose income counts, pieces, then `suite`, what only its reader is told. */
export function ConclusionGuide({
  conclusion: { issue, texte, qui, revenus, pieces },
  suite,
}: {
  conclusion: Conclusion;
  suite: ReactNode;
}) {
  return (
    <Alerte ton={TONS[issue]} titre={texte}>
      <dl className="saisie__faits">
        <div>
          <dt>Qui peut demander</dt>
          <dd>{QUI[qui]}</dd>
        </div>
        <div>
          <dt>Revenus qui comptent</dt>
          <dd>{REVENUS[revenus]}</dd>
        </div>
        {pieces.length > 0 ? (
          <div>
            <dt>Pièces à joindre</dt>
            <dd>
              <ul>
                {pieces.map((choix) => (
                  <li key={choix[0]}>{direPiece(choix)}</li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
        {suite}
      </dl>
    </Alerte>
  );
}
