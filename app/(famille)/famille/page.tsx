import type { Metadata } from 'next';
import Link from 'next/link';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { AdresseRefusee } from './adresse-refusee.tsx';
import { CarteDemande } from './carte-demande.tsx';
import { CarteSansDemande } from './carte-sans-demande.tsx';

export const metadata: Metadata = { title: 'Mes enfants' };

export default async function FamillePage() {
  const portee = await exigerFamille();
  const annee = rentreeDu(portee.jour);
  const enfants = await mesEnfants(portee, annee);
  return (
    <>
      <TitrePage
        titre="Mes enfants"
        phrase={`Les demandes de bourse que vous avez déposées pour l’année scolaire ${ecrireAnnee(annee)}.`}
      />
      <AdresseRefusee />
      {enfants.length === 0 ? (
        <p>
          Aucun élève n’est rattaché à votre compte cette année. Adressez-vous au secrétariat de
          l’établissement de votre enfant.
        </p>
      ) : null}
      <p>
        <Link className="fr-btn" href="/famille/demande" prefetch={false}>
          Demander la bourse en ligne
        </Link>
      </p>
      {enfants.length > 0 ? (
        <p>
          <Link className="fr-link" href="/famille/etude" prefetch={false}>
            Étude automatique du droit à bourse : donner ou retirer mon accord
          </Link>
          <br />
          <Link className="fr-link" href="/famille/compte" prefetch={false}>
            Mon compte bancaire : où la bourse est versée
          </Link>
          <br />
          <Link className="fr-link" href="/famille/appels" prefetch={false}>
            Qui a demandé des informations sur mes enfants
          </Link>
          <br />
          <Link className="fr-link" href="/famille/donnees" prefetch={false}>
            Mes données : tout ce que le service garde sur nous
          </Link>
        </p>
      ) : null}
      <ul className="enfants">
        {enfants.map((enfant) => (
          <li key={enfant.id} className="enfants__carte">
            {enfant.dossiers.length === 0 ? (
              <CarteSansDemande enfant={enfant} annee={annee} />
            ) : (
              enfant.dossiers.map((dossier) => (
                <CarteDemande key={dossier.id} enfant={enfant} dossier={dossier} jour={portee.jour} />
              ))
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
