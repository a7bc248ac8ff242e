import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageIntrouvable } from '#app/introuvable.ts';
import { estDuMerite, LIBELLES_MOTIFS_DE_RETRAIT } from '#lib/droit/retrait/motifs.ts';
import { echeancePourLaFamille, suivreDossier } from '#lib/famille/queries.ts';
import { retraitPendant } from '#lib/retrait/faits.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = { title: 'Présenter mes observations' };

/** What is held against the bourse, and the family's answer, before anything is decided (CRPA L. 122-1). */
export default async function ObservationsPage({ params }: PageProps<'/famille/dossiers/[id]/observations'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const { dossier } = await suivreDossier(portee, id).catch(pageIntrouvable);
  const retrait = retraitPendant(dossier);
  if (!retrait || retrait.motif === 'renonciation') notFound();
  const echeance = echeancePourLaFamille(dossier, portee.jour);
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici="Observations" />
      <h1>Présenter mes observations</h1>
      <div className="texte">
        <p>
          {estDuMerite(retrait.motif)
            ? 'Une suspension est envisagée, de la bourse au mérite seule. '
            : 'Un retrait de la bourse est envisagé. '}
          {LIBELLES_MOTIFS_DE_RETRAIT[retrait.motif]}. Rien n’est décidé.
        </p>
        <p>{retrait.expose}</p>
        {retrait.observations ? (
          <p>Vos observations sont déjà arrivées. Vous pouvez en ajouter tant que rien n’est décidé.</p>
        ) : null}
        {echeance ? <p>{echeance}</p> : null}
        <Formulaire dossierId={dossier.id} version={dossier.version} />
        <p>
          Vous pouvez aussi demander à être entendu, et vous faire aider par la personne de votre choix (CRPA,
          L. 122-1).
        </p>
      </div>
    </>
  );
}
