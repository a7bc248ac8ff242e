import { exigerAgent } from '#lib/technique/session.ts';
import { direLEtat, direLeTrimestre } from '#lib/versement/faits.ts';
import { type Versement, versementsLus } from '#lib/versement/queries.ts';
import { Donnee } from './fiche.tsx';

const dire = (versement: Versement): string => `${direLeTrimestre(versement)} ${direLEtat(versement)}`;

/** What was paid of the bourse, or who has to pay it: what a family that calls asks. Nothing before the first signed state. */
export async function Versements({ dossierId }: { dossierId: string }) {
  const versements = await versementsLus(await exigerAgent(), dossierId);
  if (versements.length === 0) return null;
  return (
    <section aria-labelledby="versements">
      <h2 id="versements" className="fr-h6">
        Versements
      </h2>
      <ul>
        {versements.map((versement) => (
          <li key={versement.id}>
            {dire(versement)} ({versement.reference})
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last payment, as it is told on the telephone. */
export async function DernierVersement({ dossierId }: { dossierId: string }) {
  const [dernier] = await versementsLus(await exigerAgent(), dossierId);
  return <Donnee nom="Dernier versement">{dernier ? dire(dernier) : null}</Donnee>;
}
