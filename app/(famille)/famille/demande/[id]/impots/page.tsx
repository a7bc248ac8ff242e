import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { identifiant } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { depotEnCours } from '#lib/depot/queries.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { ECHECS_DU_TRAJET, type EchecDuRetour } from '#lib/droit/consentement/recuperation.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { Etat } from './etat.tsx';

export const metadata: Metadata = { title: 'Mes chiffres d’impôt' };

/** The tax figures of who writes a demande: the notice, the request, the answer to look at before it is used. */
export default async function ImpotsPage({
  params,
  searchParams,
}: PageProps<'/famille/demande/[id]/impots'>) {
  const portee = await exigerFamille();
  const depot = await depotEnCours(portee, identifiant((await params).id));
  if (!depot) notFound();
  if (depot.etat !== 'brouillon') redirect(`/famille/demande/${depot.dossierId}/accuse`);
  const retour = `/famille/demande/${depot.dossierId}`;
  const annee = anneeDesRevenus(rentree(depot.contexte.annee));
  const { retour: echec } = RetourSchema.parse(await searchParams);
  return (
    <>
      <FilAriane
        liens={[
          { href: '/famille', libelle: 'Mes enfants' },
          { href: retour, libelle: 'Ma demande' },
        ]}
        ici="Mes chiffres d’impôt"
      />
      <TitrePage
        titre={`Mes revenus de ${annee}, auprès des impôts`}
        phrase="Rien n’est demandé aux impôts avant que vous le disiez, et rien ne sert avant que vous l’ayez relu."
      />
      {echec ? (
        <Alerte ton="attention" annoncer>
          {ECHECS_DU_TRAJET[echec]}
        </Alerte>
      ) : null}
      <Etat depot={depot} annee={annee} />
      <p>
        <Link href={retour}>Retour à ma demande</Link>
      </p>
    </>
  );
}

const RetourSchema = z.object({
  retour: z
    .enum(Object.keys(ECHECS_DU_TRAJET) as EchecDuRetour[])
    .optional()
    .catch(undefined),
});
