import type { LigneGuide } from '#lib/droit/guide/guide.ts';
import { adresseDuGuide, type PlaceDuGuide, premieresReponses } from './adresse.ts';

/**
 * What was answered, in order, each with what the law makes of it. With a place, each answer can be changed there;
 * without, they are those that a dossier keeps.
 */
export function ReponsesDonnees({ trace, place }: { trace: readonly LigneGuide[]; place?: PlaceDuGuide }) {
  if (trace.length === 0) return null;
  return (
    <section aria-labelledby="reponses">
      <h2 id="reponses" className="fr-h5">
        {place ? 'Réponses' : 'Réponses au guide des situations'}
      </h2>
      <ol className="trace">
        {trace.map(({ question, texte, libelle, phrase, article }, rang) => (
          <li key={question} className="ligne-trace ligne-trace--appliquee">
            <p className="ligne-trace__phrase">
              <span>
                {texte} <strong>{libelle}</strong>{' '}
                {place ? (
                  <a
                    href={adresseDuGuide(place, premieresReponses(trace, rang))}
                    className="sans-impression"
                    aria-label={`Modifier la réponse : ${texte}`}
                  >
                    Modifier
                  </a>
                ) : null}
              </span>
            </p>
            <p className="ligne-trace__source">
              {phrase} ({article})
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
