import { Alerte } from '#components/alerte.tsx';
import { direDrapeau } from '#components/libelles.ts';
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

/** The end of the guide, in its page and in the paper entry: who may ask, whose income counts, pieces, flag, fonds social. */
export function ConclusionGuide({ conclusion }: { conclusion: Conclusion }) {
  const { issue, texte, qui, revenus, pieces, drapeaux, fondsSocial } = conclusion;
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
        {drapeaux.length > 0 ? (
          <div>
            <dt>Le dossier sera signalé</dt>
            <dd>{drapeaux.map(direDrapeau).join(', ')}</dd>
          </div>
        ) : null}
        {fondsSocial ? (
          <div>
            <dt>Fonds social</dt>
            <dd>Une aide peut être examinée, avec l’avis du service social : proposez-la à la famille.</dd>
          </div>
        ) : null}
      </dl>
    </Alerte>
  );
}
