import { ChampChoix } from '#components/champs/choix.tsx';
import type { Etape } from '#lib/droit/guide/guide.ts';
import { adresseDuGuide, type PlaceDuGuide, premieresReponses } from './adresse.ts';
import { ConclusionGuide } from './conclusion.tsx';
import { ReponsesDonnees } from './reponses.tsx';
import { SuiteDesAgents } from './suite-des-agents.tsx';

/**
 * The guide of situations, one question at a time: what was answered with its article, the question that comes, or the
 * conclusion. The answers stand in the address: a link shares them, Back gives the previous question.
 */
export function Guide({
  etape,
  place,
  manque = false,
}: {
  etape: Etape;
  place: PlaceDuGuide;
  /** The person sent the question without answering it. */
  manque?: boolean;
}) {
  return (
    <>
      <ReponsesDonnees trace={etape.trace} place={place} />
      {etape.genre === 'question' ? (
        <Question etape={etape} place={place} manque={manque} />
      ) : (
        <ConclusionGuide
          conclusion={etape.conclusion}
          suite={<SuiteDesAgents conclusion={etape.conclusion} />}
        />
      )}
      {etape.trace.length > 0 ? (
        <p className="sans-impression">
          <a href={adresseDuGuide(place, {})} className="fr-link">
            Recommencer
          </a>
        </p>
      ) : null}
    </>
  );
}

function Question({
  etape: { id, texte, aide, reponses, trace },
  place,
  manque,
}: {
  etape: Extract<Etape, { genre: 'question' }>;
  place: PlaceDuGuide;
  manque: boolean;
}) {
  const gardees = { ...place.autres, ...premieresReponses(trace, trace.length) };
  return (
    <form method="get" action={place.page} noValidate className="guide__question">
      {Object.entries(gardees).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      <ChampChoix
        nom={id}
        libelle={texte}
        indice={aide}
        erreur={manque ? 'Choisissez une réponse.' : undefined}
        options={reponses}
      />
      <button type="submit" name="question" value={id} className="fr-btn">
        Continuer
      </button>
    </form>
  );
}
