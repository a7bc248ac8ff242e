import { ARBRE, type Conclusion, parcourirGuide } from '#lib/droit/guide/guide.ts';
import { QUI, REVENUS } from '#lib/droit/guide/noeud.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { Alerte } from '../alerte.tsx';
import { ChampListe } from '../champs/texte.tsx';
import { direDrapeau } from '../libelles.ts';
import type { Valeurs } from './contexte.ts';
import type { Champ } from './partie.tsx';

/** Answers of the guide among those of the form. */
export function reponsesDuGuide(valeurs: Valeurs): Record<string, string> {
  const dites = Object.entries(valeurs).filter(([nom, valeur]) => nom.startsWith('guide.') && valeur);
  return Object.fromEntries(dites.map(([nom, valeur]) => [nom.slice('guide.'.length), valeur]));
}

function optionsDe(id: string): { valeur: string; libelle: string }[] {
  const noeud = ARBRE[id];
  const reponses = noeud?.genre === 'question' ? noeud.reponses : [];
  return [
    { valeur: '', libelle: 'À choisir' },
    ...reponses.map(({ valeur, libelle }) => ({ valeur, libelle })),
  ];
}

/** The situation guide inside the entry: each answer opens the next question, and stays open to correction. */
export function GuideDeSaisie({ champ, valeurs }: { champ: Champ; valeurs: Valeurs }) {
  const reponses = reponsesDuGuide(valeurs);
  const etape = parcourirGuide(reponses);
  return (
    <details className="saisie__particularites" open={Object.keys(reponses).length > 0 || undefined}>
      <summary data-saut="g">Situation particulière du demandeur : suivre le guide</summary>
      {etape.trace.map(({ question, texte, phrase, article }) => (
        <ChampListe
          key={question}
          {...champ(`guide.${question}`)}
          libelle={texte}
          indice={`${phrase} (${article})`}
          facultatif
          options={optionsDe(question)}
        />
      ))}
      {etape.genre === 'question' ? (
        <ChampListe
          key={etape.id}
          {...champ(`guide.${etape.id}`)}
          libelle={etape.texte}
          indice={etape.aide}
          facultatif
          options={optionsDe(etape.id)}
        />
      ) : (
        <ConclusionDuGuide conclusion={etape.conclusion} />
      )}
    </details>
  );
}

const TONS = {
  demande_possible: 'succes',
  statut_boursier: 'info',
  aucun_droit: 'erreur',
  irrecevable: 'erreur',
  fonds_social: 'attention',
  a_completer: 'attention',
  decision_humaine: 'info',
} as const;

/** The end of the guide: who may ask, whose income counts, which papers, which flag, or the fonds social. */
export function ConclusionDuGuide({ conclusion }: { conclusion: Conclusion }) {
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
            <dt>Pièces</dt>
            <dd>
              <ul>
                {pieces.map((choix) => (
                  <li key={choix[0]}>{choix.map((code) => PIECES[code].libelle).join(', ou ')}</li>
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
            <dd>Proposez à la famille de demander une aide.</dd>
          </div>
        ) : null}
      </dl>
    </Alerte>
  );
}
