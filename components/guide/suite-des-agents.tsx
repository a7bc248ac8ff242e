import { direDrapeau } from '#components/libelles.ts';
import type { Conclusion } from '#lib/droit/guide/guide.ts';

/** What an agent is told besides of a conclusion: how the dossier will be flagged, and what to offer. */
export function SuiteDesAgents({ conclusion: { drapeaux, fondsSocial } }: { conclusion: Conclusion }) {
  return (
    <>
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
    </>
  );
}
