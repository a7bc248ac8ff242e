import type { Metadata } from 'next';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { Destinataires } from '#components/destinataires.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import {
  direLaProcuration,
  EFFET_DE_LA_RESILIATION,
  ENGAGEMENTS_DU_MANDATAIRE,
  OBJET_DE_LA_PROCURATION,
} from '#lib/droit/argent/procuration.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { procurationDuDossier } from '#lib/procuration/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { RetirerLaProcuration, SignerLaProcuration } from './formulaires.tsx';

export const metadata: Metadata = { title: 'Procuration à l’établissement' };

/** The family of the privé lets the établissement receive the bourse, or takes that back (C. VII.B.2, annexe 10). */
export default async function ProcurationPage({
  params,
  searchParams,
}: PageProps<'/famille/dossiers/[id]/procuration'>) {
  const portee = await exigerFamille();
  const id = identifiant((await params).id);
  const lue = await procurationDuDossier(portee, id).catch(pageIntrouvable);
  const { dossier, vivante, toutes } = lue;
  const passees = toutes.filter((vue) => vue !== vivante);
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici="Procuration" />
      <TitrePage
        titre="Procuration à l’établissement"
        phrase={`${nomDUsage(dossier.eleve)}, ${dossier.etablissement.nom}, année scolaire ${ecrireAnnee(rentree(dossier.rentree))}. Sans procuration, la bourse vous est versée.`}
      />
      {(await searchParams).fait === 'signee' ? (
        <Alerte ton="succes">
          Votre signature est enregistrée. Le chef d’établissement doit signer à son tour.
        </Alerte>
      ) : null}
      <div className="texte">
        <p>{OBJET_DE_LA_PROCURATION}</p>
        <ul>
          {ENGAGEMENTS_DU_MANDATAIRE.map((texte) => (
            <li key={texte}>{texte}</li>
          ))}
        </ul>
        <p>{EFFET_DE_LA_RESILIATION}</p>
        <p>
          <a className="fr-link" href={`/famille/dossiers/${id}/procuration/fichier`}>
            Imprimer cette procuration (PDF)
          </a>
        </p>
        {vivante ? (
          <>
            <h2>Ma procuration</h2>
            <p>{direLaProcuration(vivante)}</p>
            <RetirerLaProcuration procurationId={vivante.id} />
          </>
        ) : (
          <>
            <h2>Signer en ligne</h2>
            <SignerLaProcuration dossierId={id} />
          </>
        )}
        <Destinataires etats={lue.etats} suivant={lue.suivant.trace} />
        {passees.length > 0 ? (
          <>
            <h2>Procurations précédentes</h2>
            <ul>
              {passees.map((vue) => (
                <li key={vue.id}>
                  Signée le {ecrireJour(vue.signeeLe)}. {direLaProcuration(vue)}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </>
  );
}
