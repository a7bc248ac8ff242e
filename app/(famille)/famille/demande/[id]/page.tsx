import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { envoyer } from '#lib/depot/actions.ts';
import { depotEnCours } from '#lib/depot/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { recuperationMontree } from '#lib/recuperation/faits.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = { title: 'Ma demande de bourse' };

/** The demande being written: taken up where it was left, on any device. */
export default async function DepotPage({ params }: PageProps<'/famille/demande/[id]'>) {
  const portee = await exigerFamille();
  const depot = await depotEnCours(portee, identifiant((await params).id));
  if (!depot) notFound();
  if (depot.etat !== 'brouillon') redirect(`/famille/demande/${depot.dossierId}/accuse`);
  const { recuperation, part, ...saisie } = depot;
  return (
    <>
      <FilAriane
        liens={[
          { href: '/famille', libelle: 'Mes enfants' },
          { href: '/famille/demande', libelle: 'Demander la bourse' },
        ]}
        ici="Ma demande"
      />
      <TitrePage
        titre={`Demande pour ${depot.enfants.join(', ')}`}
        phrase={`${depot.etablissement}, année scolaire ${ecrireAnnee(rentree(depot.contexte.annee))}. Ce que vous écrivez est gardé à mesure : vous pouvez reprendre plus tard, sur un autre appareil. Rien n’est envoyé avant que vous le demandiez.`}
      />
      <Formulaire
        depot={saisie}
        impots={recuperationMontree(recuperation)}
        part={part?.etat ?? null}
        envoyer={envoyer}
      />
    </>
  );
}
