import Link from 'next/link';
import { exigerFamille } from '#lib/technique/session.ts';
import { direALaFamille, direLeTrimestre, direSansVersement } from '#lib/versement/faits.ts';
import { trimestresSansVersement, versementsLus } from '#lib/versement/queries.ts';

/** What was paid for the pupil, or who has to: gross, deductions, net, when and by whom, one sentence each. Nothing before the first state. */
export async function Paiements({ dossierId }: { dossierId: string }) {
  const portee = await exigerFamille();
  const versements = await versementsLus(portee, dossierId);
  const sans = await trimestresSansVersement(portee, dossierId);
  if (versements.length + sans.length === 0) return null;
  return (
    <section aria-labelledby="paiements" className="volet">
      <h2 id="paiements" className="fr-h4">
        Versements
      </h2>
      <ul>
        {versements.map((versement) => (
          <li key={versement.id}>
            {direLeTrimestre(versement)} {direALaFamille(versement)}
          </li>
        ))}
        {sans.map((trimestre) => (
          <li key={trimestre.id}>{direSansVersement(trimestre)}</li>
        ))}
      </ul>
      <p>
        <Link className="fr-link" href="/famille/compte" prefetch={false}>
          Mon compte bancaire
        </Link>
      </p>
    </section>
  );
}
