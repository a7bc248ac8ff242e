import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import { direDepuis } from '#lib/courriel/faits.ts';
import { monAdresse } from '#lib/courriel/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';

/** That mails come back: since when, what happens meanwhile, where another address is given. Nothing while the address takes mail. */
export async function AdresseRefusee() {
  const { courriel, refuseLe } = await monAdresse(await exigerFamille());
  if (!refuseLe) return null;
  return (
    <Alerte ton="attention" titre="Nos courriels ne vous arrivent plus">
      <p>
        {`L’adresse ${courriel} les refuse ${direDepuis(refuseLe)}. Vos courriers restent à lire ici, et les prochains partent sur papier.`}
      </p>
      <p className="fr-mt-1w">
        <Link className="fr-btn fr-btn--sm" href="/famille/donnees#adresse" prefetch={false}>
          Donner une adresse qui marche
        </Link>
      </p>
    </Alerte>
  );
}
