import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { Actualisation } from '#components/actualisation.tsx';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type DepotEnCours, depotEnCours } from '#lib/depot/queries.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { direSansChiffres, noticeDeRecuperation } from '#lib/droit/consentement/recuperation.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import { avisRecupere, type ChiffresRecus, direLAvis } from '#lib/recuperation/faits.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { Demande, Reponse } from './formulaires.tsx';

export const metadata: Metadata = { title: 'Mes chiffres d’impôt' };

/** The tax figures of who writes a demande: the notice, the request, the answer to look at before it is used. */
export default async function ImpotsPage({ params }: PageProps<'/famille/demande/[id]/impots'>) {
  const portee = await exigerFamille();
  const depot = await depotEnCours(portee, identifiant((await params).id));
  if (!depot) notFound();
  if (depot.etat !== 'brouillon') redirect(`/famille/demande/${depot.dossierId}/accuse`);
  const retour = `/famille/demande/${depot.dossierId}`;
  const annee = anneeDesRevenus(rentree(depot.contexte.annee));
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
      <Etat depot={depot} annee={annee} />
      <p>
        <Link href={retour}>Retour à ma demande</Link>
      </p>
    </>
  );
}

function Etat({ depot, annee }: { depot: DepotEnCours; annee: number }) {
  const { dossierId, recuperation, demandeur, numeroConnu } = depot;
  if (recuperation?.genre === 'attendue')
    return (
      <>
        <Actualisation active />
        <Alerte ton="info" annoncer>
          Les impôts sont interrogés : la réponse s’affiche ici. Si elle tarde, continuez votre demande, ou
          écrivez vos chiffres vous-même.
        </Alerte>
      </>
    );
  if (recuperation?.genre === 'recue')
    return <Chiffres recus={recuperation} dossierId={dossierId} demandeur={demandeur} />;
  return (
    <>
      {recuperation?.genre === 'sans_chiffres' ? (
        <Alerte ton="attention">{direSansChiffres(recuperation.issue, { annee, nom: demandeur })}</Alerte>
      ) : null}
      {recuperation?.genre === 'expiree' ? (
        <Alerte ton="attention">
          Les chiffres reçus ont été effacés : ils n’ont pas servi à temps. Vous pouvez les demander de
          nouveau.
        </Alerte>
      ) : null}
      {noticeDeRecuperation(annee).map((texte) => (
        <p key={texte}>{texte}</p>
      ))}
      <Demande dossierId={dossierId} demandeur={demandeur} numeroConnu={numeroConnu} />
    </>
  );
}

function Chiffres({
  recus: { id, chiffres, recusLe, acceptesLe },
  dossierId,
  demandeur,
}: {
  recus: ChiffresRecus;
  dossierId: string;
  demandeur: string;
}) {
  const { annee, rfr, enfants } = avisRecupere(chiffres);
  return (
    <section aria-labelledby="recus">
      <h2 id="recus" className="fr-h4">
        Ce que les impôts ont répondu
      </h2>
      <dl className="traitement">
        <dt>Avis de</dt>
        <dd>{demandeur}</dd>
        <dt>Revenus de l’année</dt>
        <dd>{annee}</dd>
        <dt>Revenu fiscal de référence</dt>
        <dd>{ecrireEuros(rfr)}</dd>
        <dt>Enfants à charge</dt>
        <dd>{enfants}</dd>
        <dt>Situation</dt>
        <dd>{direLAvis(chiffres)}</dd>
        <dt>Reçus le</dt>
        <dd>{ecrireJour(recusLe)}</dd>
      </dl>
      {acceptesLe ? (
        <p>Vous les avez acceptés le {ecrireJour(acceptesLe)} : ils remplacent votre avis d’impôt.</p>
      ) : null}
      <Reponse dossierId={dossierId} recuperationId={id} acceptee={acceptesLe !== null} />
    </section>
  );
}
