import { Alerte } from '#components/alerte.tsx';
import { ConclusionGuide } from '#components/guide/conclusion.tsx';
import { ReponsesDonnees } from '#components/guide/reponses.tsx';
import { SuiteDesAgents } from '#components/guide/suite-des-agents.tsx';
import type { Consultation } from '#lib/consultation/queries.ts';
import { parcourirGuide } from '#lib/droit/guide/guide.ts';

/**
 * What the secretariat answered to the guide of situations, kept with the demande: the answers with their articles,
 * then the conclusion, or the question at which the guide was left. Nothing when it was not followed.
 */
export function GuideSuivi({ demande }: Pick<Consultation, 'demande'>) {
  const etape = parcourirGuide(demande?.guide ?? {});
  if (etape.trace.length === 0) return null;
  return (
    <>
      <ReponsesDonnees trace={etape.trace} />
      {etape.genre === 'fin' ? (
        <ConclusionGuide
          conclusion={etape.conclusion}
          suite={<SuiteDesAgents conclusion={etape.conclusion} />}
        />
      ) : (
        <Alerte ton="attention" titre="Le guide n’a pas été suivi jusqu’au bout">
          <p>Question restée sans réponse : {etape.texte}</p>
        </Alerte>
      )}
    </>
  );
}
