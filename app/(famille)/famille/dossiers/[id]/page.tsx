import type { Metadata } from 'next';
import Link from 'next/link';
import { cache } from 'react';
import { pageIntrouvable } from '#app/introuvable.ts';
import { EtatDeDemande } from '#components/etat-de-demande.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { suiteDuDossier } from '#lib/droit/parcours/suite.ts';
import {
  type DossierDeFamille,
  echeancePourLaFamille,
  positionDe,
  suivreDossier,
} from '#lib/famille/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { actionAttendue } from '../../action-attendue.ts';
import { AdresseRefusee } from '../../adresse-refusee.tsx';
import { Courriers } from './courriers.tsx';
import { Demarches } from './demarches.tsx';
import { Documents } from './documents.tsx';
import { Droit } from './droit.tsx';
import { Engagement } from './engagement.tsx';
import { Fait } from './fait.tsx';
import { Messages } from './messages.tsx';
import { Notes } from './notes.tsx';
import { Paiements } from './paiements.tsx';
import { Parcours } from './parcours.tsx';
import { PiecesDemandees } from './pieces-demandees.tsx';

const charger = cache(async (id: string) => suivreDossier(await exigerFamille(), id).catch(pageIntrouvable));

const titreDe = ({ dossier }: DossierDeFamille): string =>
  `Demande pour ${nomDUsage(dossier.eleve)} · ${ecrireAnnee(rentree(dossier.rentree))}`;

export async function generateMetadata({ params }: PageProps<'/famille/dossiers/[id]'>): Promise<Metadata> {
  return { title: titreDe(await charger((await params).id)) };
}

export default async function DemandePage({ params, searchParams }: PageProps<'/famille/dossiers/[id]'>) {
  const { jour } = await exigerFamille();
  const suivi = await charger((await params).id);
  const { dossier, lieux } = suivi;
  const position = positionDe(dossier, jour);
  const suite = suiteDuDossier(position, lieux);
  const echeance = echeancePourLaFamille(dossier, jour);
  const action = actionAttendue(dossier);
  const { fait } = await searchParams;
  return (
    <>
      <FilAriane liens={[{ href: '/famille', libelle: 'Mes enfants' }]} ici={`Demande ${dossier.numero}`} />
      {typeof fait === 'string' ? <Fait fait={fait} /> : null}
      <TitrePage
        titre={titreDe(suivi)}
        badge={<EtatDeDemande position={position} suite={suite} />}
        phrase={`Demande n° ${dossier.numero}, ${dossier.scolarite.classe}, ${dossier.etablissement.nom}.`}
      />
      <AdresseRefusee />
      <div className="demande-suivie">
        <div>
          <section className="essentiel" aria-label="L’essentiel">
            <p className="essentiel__phrase">{suite.phrase}</p>
            {echeance ? <p className="essentiel__date">{echeance}</p> : null}
            {action ? (
              <p>
                <a className="fr-btn" href={`#${action.ancre}`}>
                  {action.libelle}
                </a>
              </p>
            ) : position.rejeteeLe ? (
              <p>
                <Link className="fr-btn" href={`/famille/dossiers/${dossier.id}/contester`} prefetch={false}>
                  Contester l’absence de réponse
                </Link>
              </p>
            ) : null}
          </section>
          <PiecesDemandees suivi={suivi} />
          <Droit dossier={dossier} />
          <Engagement dossierId={dossier.id} />
          <Paiements dossierId={dossier.id} />
          <Parcours suivi={suivi} suite={suite} echeance={echeance} />
          <Messages dossier={dossier} />
        </div>
        <div>
          <Courriers dossier={dossier} />
          <Documents pieces={suivi.pieces} duRecours={suivi.fichiersDeRecours} />
          <Notes notes={suivi.notes} />
          <Demarches suivi={suivi} />
        </div>
      </div>
    </>
  );
}
