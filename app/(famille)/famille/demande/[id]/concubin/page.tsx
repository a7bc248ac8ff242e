import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { depotEnCours } from '#lib/depot/queries.ts';
import { DIRE_LA_PART, tientLieu } from '#lib/droit/consentement/part.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { Invitation } from './formulaire.tsx';

export const metadata: Metadata = { title: 'La personne avec qui vous vivez' };

/** The link by which the concubin gives their own incomes: sent from here, followed here, never read here (C. II.B.2, III.A). */
export default async function ConcubinDuDepotPage({ params }: PageProps<'/famille/demande/[id]/concubin'>) {
  const portee = await exigerFamille();
  const depot = await depotEnCours(portee, identifiant((await params).id));
  if (!depot) notFound();
  if (depot.etat !== 'brouillon') redirect(`/famille/demande/${depot.dossierId}/accuse`);
  const { dossierId, part } = depot;
  const retour = `/famille/demande/${dossierId}`;
  return (
    <>
      <FilAriane
        liens={[
          { href: '/famille', libelle: 'Mes enfants' },
          { href: retour, libelle: 'Ma demande' },
        ]}
        ici="La personne avec qui vous vivez"
      />
      <TitrePage
        titre="La personne avec qui vous vivez"
        phrase="Elle peut donner ses revenus elle-même, par un lien à elle : vous ne les lisez pas, vous savez seulement si elle a répondu, et comment."
      />
      {part ? (
        <section aria-labelledby="reponse">
          <h2 id="reponse" className="fr-h4">
            Sa réponse
          </h2>
          <p>{DIRE_LA_PART[part.etat]}</p>
          {part.lien && part.etat !== 'expiree' && !tientLieu(part.etat) ? (
            <p>
              {part.lien.refusee ? (
                `Le serveur de courriel refuse l’adresse ${part.lien.courriel} : aucun lien n’y est parti. Donnez une autre adresse, ou envoyez la demande sans sa réponse : son avis d’impôt est alors demandé.`
              ) : (
                <>
                  Un lien est parti à {part.lien.courriel}. Donnez-lui ce code de vive voix :{' '}
                  <strong>{part.lien.code}</strong>. Il sert jusqu’au {ecrireJour(part.lien.expireLe)}.
                </>
              )}
            </p>
          ) : null}
        </section>
      ) : (
        <p>
          Un courriel lui porte le lien, sans le nom de l’enfant. Le code s’affiche ici ensuite : donnez-le de
          vive voix. Sans réponse, la demande s’envoie quand même : son avis d’impôt est alors demandé.
        </p>
      )}
      <Invitation dossierId={dossierId} courriel={part?.lien?.courriel ?? ''} deja={part !== null} />
      <p>
        <Link href={retour}>Retour à ma demande</Link>
      </p>
    </>
  );
}
