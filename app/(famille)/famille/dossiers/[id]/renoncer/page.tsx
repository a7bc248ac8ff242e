import type { Metadata } from 'next';
import Link from 'next/link';
import { pageIntrouvable } from '#app/introuvable.ts';
import { campagneDuDossier } from '#lib/campagne/faits.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { heureDeCloture } from '#lib/droit/calendrier/dire-campagne.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { apres, ecrireJour } from '#lib/droit/date.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { Confirmation } from './confirmation.tsx';

export const metadata: Metadata = { title: 'Renoncer à la demande' };

export default async function RenoncerPage({ params }: PageProps<'/famille/dossiers/[id]/renoncer'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const { dossier, verdicts, jourPourDeposer } = await suivreDossier(portee, id).catch(pageIntrouvable);
  const verdict = verdicts.find(({ acte }) => acte === 'se_desister')?.verdict;
  const annee = rentree(dossier.rentree);
  const campagne = campagneDuDossier(dossier);
  const encoreTemps = campagne !== null && !apres(jourPourDeposer, campagne.cloture);
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici="Renoncer" />
      <h1>Renoncer à la demande</h1>
      <div className="texte">
        <p>
          Demande de bourse pour {nomDUsage(dossier.eleve)}, {ecrireAnnee(annee)}.
        </p>
        {verdict?.permis ? (
          <>
            <p>
              Si vous renoncez, la demande s’arrête : elle ne sera pas étudiée et n’ouvrira aucune bourse.{' '}
              {dossier.etat === 'irrecevable'
                ? 'L’autre demande déposée pour cet élève sera alors examinée.'
                : encoreTemps
                  ? `Vous pourrez déposer une nouvelle demande jusqu’au ${ecrireJour(campagne.cloture)}${heureDeCloture(campagne.cloture, territoireDuDepartement(dossier.departementCode))}.`
                  : 'La campagne est close : une nouvelle demande arriverait hors délai.'}
            </p>
            <Confirmation dossierId={dossier.id} version={dossier.version} />
          </>
        ) : (
          <p>Cette demande ne peut plus être abandonnée : elle est close, ou la décision est déjà partie.</p>
        )}
        <p>
          <Link className="fr-link" href={`/famille/dossiers/${id}`} prefetch={false}>
            Garder la demande
          </Link>
        </p>
      </div>
    </>
  );
}
