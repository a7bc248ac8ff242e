import type { Metadata } from 'next';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ConclusionDuGuide } from '#components/saisie/guide.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type LigneGuide, parcourirGuide } from '#lib/droit/guide/guide.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const metadata: Metadata = { title: 'Guide des situations' };

type Reponses = Record<string, string>;

const adresse = (reponses: Reponses): string => `/agent/guide?${new URLSearchParams(reponses)}`;

/** The decision tree of C. III by itself: one question a page, the answers in the address. */
export default async function GuidePage({ searchParams }: PageProps<'/agent/guide'>) {
  await exigerAgent();
  const donnees = Object.entries(await searchParams);
  const etape = parcourirGuide(
    Object.fromEntries(
      donnees.flatMap(([nom, valeur]) => (typeof valeur === 'string' ? [[nom, valeur]] : [])),
    ),
  );
  return (
    <>
      <TitrePage
        titre="Guide des situations"
        phrase="Qui peut demander la bourse, quels revenus comptent, quelles pièces demander."
      />
      <Parcours trace={etape.trace} />
      {etape.genre === 'fin' ? (
        <>
          <ConclusionDuGuide conclusion={etape.conclusion} />
          <p>
            <a href="/agent/guide">Recommencer</a>
          </p>
        </>
      ) : (
        <form action="/agent/guide" key={etape.id}>
          {etape.trace.map(({ question, reponse }) => (
            <input key={question} type="hidden" name={question} value={reponse} />
          ))}
          <ChampChoix nom={etape.id} libelle={etape.texte} indice={etape.aide} options={etape.reponses} />
          <button type="submit" className="fr-btn">
            Continuer
          </button>
        </form>
      )}
    </>
  );
}

/** Answers given so far, each with what the law makes of it and a way back. */
function Parcours({ trace }: { trace: readonly LigneGuide[] }) {
  if (trace.length === 0) return null;
  return (
    <ol className="saisie__parcours">
      {trace.map(({ question, texte, libelle, phrase, article }, rang) => (
        <li key={question}>
          {texte} <strong>{libelle}</strong>
          <small className="discret">
            {phrase} ({article})
          </small>
          <a
            href={adresse(
              Object.fromEntries(trace.slice(0, rang).map((avant) => [avant.question, avant.reponse])),
            )}
          >
            Changer<span className="fr-sr-only"> la réponse à : {texte}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
