import Link from 'next/link';
import { ecrireMontant } from '#lib/droit/montant.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { direALaFamille } from '#lib/versement/faits.ts';
import { mesVersements, type Versement } from '#lib/versement/queries.ts';

const direLaSomme = ({ trimestre, brut, deduit }: Versement): string =>
  deduit > 0
    ? `Trimestre ${trimestre} : ${ecrireMontant(brut)} dus, dont ${ecrireMontant(deduit)} de frais de cantine ou d’internat déduits.`
    : `Trimestre ${trimestre} : ${ecrireMontant(brut)} dus.`;

/** What was paid for the pupil, or who has to: gross, deductions, net, when and by whom, one sentence each. Nothing before the first state. */
export async function Paiements({ dossierId }: { dossierId: string }) {
  const versements = await mesVersements(await exigerFamille(), dossierId);
  if (versements.length === 0) return null;
  return (
    <section aria-labelledby="paiements" className="volet">
      <h2 id="paiements" className="fr-h4">
        Versements
      </h2>
      <ul>
        {versements.map((versement) => (
          <li key={versement.id}>
            {direLaSomme(versement)} {direALaFamille(versement)}
          </li>
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
