import { Badge, type Ton } from '#components/badge.tsx';
import { direDrapeau } from '#components/libelles.ts';
import type { Conclusion } from '#lib/droit/guide/guide.ts';
import { type ChoixDePiece, type IssueGuide, QUI, REVENUS } from '#lib/droit/guide/noeud.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';

const ISSUES: Record<IssueGuide, { ton: Ton; icone: string; mot: string }> = {
  demande_possible: { ton: 'succes', icone: 'fr-icon-checkbox-circle-line', mot: 'Demande possible' },
  statut_boursier: { ton: 'info', icone: 'fr-icon-information-line', mot: 'Statut de boursier, sans bourse' },
  aucun_droit: { ton: 'erreur', icone: 'fr-icon-close-circle-line', mot: 'Pas de demande possible' },
  irrecevable: { ton: 'erreur', icone: 'fr-icon-close-circle-line', mot: 'Irrecevable' },
  fonds_social: { ton: 'info', icone: 'fr-icon-money-euro-circle-line', mot: 'Fonds social' },
  a_completer: { ton: 'attention', icone: 'fr-icon-question-line', mot: 'À compléter' },
  decision_humaine: { ton: 'info', icone: 'fr-icon-user-search-line', mot: 'Un agent décide' },
};

const direPiece = ([code, ...autres]: ChoixDePiece): string =>
  [code, ...autres].map((c) => PIECES[c].libelle).join(', ou ');

/** Where the guide ends: who may ask, whose income counts, which pieces, which flag, or the fonds social. */
export function ConclusionGuide({ conclusion }: { conclusion: Conclusion }) {
  const { issue, texte, qui, revenus, pieces, drapeaux, fondsSocial } = conclusion;
  const { ton, icone, mot } = ISSUES[issue];
  return (
    <section aria-labelledby="conclusion" className="estimation">
      <h2 id="conclusion" className="fr-h5">
        Conclusion{' '}
        <Badge ton={ton} icone={icone}>
          {mot}
        </Badge>
      </h2>
      <p>{texte}</p>
      <dl className="guide__faits">
        <dt>Qui peut demander</dt>
        <dd>{QUI[qui]}</dd>
        <dt>Revenus qui comptent</dt>
        <dd>{REVENUS[revenus]}</dd>
        {pieces.length > 0 ? (
          <>
            <dt>Pièces à joindre</dt>
            <dd>
              <ul>
                {pieces.map((piece) => (
                  <li key={piece[0]}>{direPiece(piece)}</li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
        {drapeaux.length > 0 ? (
          <>
            <dt>Le dossier sera signalé</dt>
            <dd>{drapeaux.map(direDrapeau).join(', ')}</dd>
          </>
        ) : null}
      </dl>
      {fondsSocial ? (
        <p>
          <strong>Fonds social :</strong> une aide peut être examinée par l’établissement, avec l’avis du
          service social.
        </p>
      ) : null}
    </section>
  );
}
