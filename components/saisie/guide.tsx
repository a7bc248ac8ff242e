import type { ReactNode } from 'react';
import type { Valeurs } from '#lib/demande/schema.ts';
import { ARBRE, type Conclusion, parcourirGuide } from '#lib/droit/guide/guide.ts';
import { ChampListe } from '../champs/texte.tsx';
import { ConclusionGuide } from '../guide/conclusion.tsx';
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
export function GuideDeSaisie({
  champ,
  valeurs,
  suite,
  titre = 'Situation particulière du demandeur : suivre le guide',
}: {
  champ: Champ;
  valeurs: Valeurs;
  /** What whoever fills the form is told besides of the conclusion. */
  suite: (conclusion: Conclusion) => ReactNode;
  titre?: string;
}) {
  const reponses = reponsesDuGuide(valeurs);
  const etape = parcourirGuide(reponses);
  return (
    <details className="saisie__particularites" open={Object.keys(reponses).length > 0 || undefined}>
      <summary data-saut="g">{titre}</summary>
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
        <ConclusionGuide conclusion={etape.conclusion} suite={suite(etape.conclusion)} />
      )}
    </details>
  );
}
