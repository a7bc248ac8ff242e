import Link from 'next/link';
import type { ActeEnAttente } from '#lib/administration/queries.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { DecisionSurActe } from './decision-sur-acte.tsx';

/** Acts that wait for a second signature, each with what settles it. */
export function EnAttente({ actes }: { actes: readonly ActeEnAttente[] }) {
  return (
    <ul className="tenues">
      {actes.map(({ id, acte, agent, details, motif, parNom, jour, empechement }) => (
        <li key={id}>
          <p>
            <strong>
              {acte}
              {agent ? ' : ' : ''}
              {agent ? (
                <Link href={`/admin/agents/${agent.id}`} prefetch={false}>
                  {agent.nom}
                </Link>
              ) : null}
            </strong>
          </p>
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
          <p>
            Proposé par {parNom} le {ecrireJour(jour)} : {motif}
          </p>
          <DecisionSurActe id={id} empechement={empechement} />
        </li>
      ))}
    </ul>
  );
}
