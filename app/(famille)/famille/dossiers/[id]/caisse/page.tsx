import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { Actualisation } from '#components/actualisation.tsx';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { caisseProposee, demandeALaCaisse } from '#lib/caisse/queries.ts';
import { enChamps } from '#lib/consentement/faits.ts';
import { mesConsentements } from '#lib/consentement/queries.ts';
import {
  direLaConfirmation,
  NOTICE_DE_LA_CAISSE,
  SANS_CONFIRMATION,
} from '#lib/droit/consentement/caisse.ts';
import { nomDActe, nomDUsage } from '#lib/droit/noms.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { Demande, Reponse } from './formulaires.tsx';

export const metadata: Metadata = { title: 'Ma caisse confirme la charge' };

/** The caisse of a family, in the place of its attestation: the notice, the request, the answer to look at before it is used. */
export default async function CaissePage({ params }: PageProps<'/famille/dossiers/[id]/caisse'>) {
  const portee = await exigerFamille();
  if (!caisseProposee()) notFound();
  const id = identifiant((await params).id);
  const retour = `/famille/dossiers/${id}`;
  const lue = await demandeALaCaisse(portee, id).catch((erreur: unknown) => {
    if (erreur instanceof Refus && erreur.code === 'impossible') redirect(retour);
    throw erreur;
  });
  const { dossier, etat } = lue;
  const { etatCivil, responsable } = await mesConsentements(portee);
  return (
    <>
      <FilAriane
        liens={[
          { href: '/famille', libelle: 'Mes enfants' },
          { href: retour, libelle: `Demande pour ${nomDUsage(dossier.eleve)}` },
        ]}
        ici="Ma caisse"
      />
      <TitrePage
        titre="Demander à ma CAF ou à ma MSA"
        phrase="À la place de l’attestation de paiement. Rien n’est demandé avant que vous le disiez, et rien ne sert avant que vous l’ayez relu."
      />
      {etat?.genre === 'attendue' ? (
        <>
          <Actualisation active />
          <Alerte ton="info" annoncer>
            Votre caisse est interrogée : la réponse s’affiche ici. Si elle tarde, vous pouvez envoyer
            l’attestation.
          </Alerte>
        </>
      ) : null}
      {etat?.genre === 'nomme' ? (
        <section aria-labelledby="reponse-de-la-caisse">
          <h2 id="reponse-de-la-caisse" className="fr-h4">
            Ce que votre caisse a répondu
          </h2>
          <p className="texte">
            {direLaConfirmation(etat.confirmation, {
              ...{ eleve: nomDActe(dossier.eleve), recueLe: etat.recueLe },
            })}
          </p>
          <Reponse dossierId={dossier.id} version={dossier.version} recuperationId={etat.id} />
        </section>
      ) : null}
      {etat === null || etat.genre === 'sans' ? (
        <>
          {etat ? <Alerte ton="attention">{SANS_CONFIRMATION[etat.issue]}</Alerte> : null}
          {NOTICE_DE_LA_CAISSE.map((texte) => (
            <p key={texte} className="texte">
              {texte}
            </p>
          ))}
          <Demande
            dossierId={dossier.id}
            depart={{
              'demandeur.nom': responsable.nom,
              'demandeur.nomUsage': responsable.nomUsage ?? '',
              'demandeur.prenom': responsable.prenom,
              'demandeur.sexe': { Mme: 'F', 'M.': 'M' }[responsable.civilite] ?? '',
              ...(etatCivil ? enChamps(etatCivil, 'demandeur.') : {}),
            }}
          />
        </>
      ) : null}
      <p>
        <Link href={retour}>Retour à la demande</Link>
      </p>
    </>
  );
}
