import type { Metadata } from 'next';
import Link from 'next/link';
import { pageIntrouvable } from '#app/introuvable.ts';
import { LIBELLES_ROLES } from '#lib/droit/competence.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { type ConsultationDite, consultationsDeMaDemande } from '#lib/journal/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { direConsultation } from './dire.ts';

const TITRE = 'Qui a consulté cette demande ?';
export const metadata: Metadata = { title: 'Qui a consulté ma demande' };

/** Which services looked at the demande, on what day and at what: the family's right of access to the register of reads. */
export default async function ConsultationsPage({
  params,
}: PageProps<'/famille/dossiers/[id]/consultations'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const { dossier } = await suivreDossier(portee, id).catch(pageIntrouvable);
  const consultations = await consultationsDeMaDemande(portee, id);
  const jours = Map.groupBy(consultations, ({ jour }) => jour.toString());
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici={TITRE} />
      <h1>{TITRE}</h1>
      <p className="texte">
        Demande pour {nomDUsage(dossier.eleve)}. Seuls les agents qui instruisent, décident ou paient la
        bourse peuvent la lire, et chaque lecture est inscrite. Vous lisez ici le service et le jour, du plus
        récent au plus ancien.
      </p>
      {consultations.length === 0 ? <p>Aucun agent n’a encore ouvert cette demande.</p> : null}
      {[...jours.values()].map((duJour) => (
        <Jour key={String(duJour[0]?.jour)} consultations={duJour} />
      ))}
      <p className="texte">
        Une lecture vous étonne ?{' '}
        <Link className="fr-link" href="/donnees-personnelles" prefetch={false}>
          Écrivez au délégué à la protection des données
        </Link>{' '}
        : il sait quel agent a lu, et pourquoi. Donnez-lui le numéro de la demande, {dossier.numero}.
      </p>
    </>
  );
}

function Jour({ consultations }: { consultations: readonly ConsultationDite[] }) {
  const [premiere] = consultations;
  if (!premiere) return null;
  const id = `le-${premiere.jour}`;
  return (
    <section aria-labelledby={id} className="texte partie">
      <h2 id={id} className="fr-h6">
        {ecrireJour(premiere.jour)}
      </h2>
      <ul>
        {consultations.map((lue) => (
          <li key={`${lue.fonction} ${lue.lieu} ${lue.objet} ${lue.motif}`}>
            {lue.fonction ? LIBELLES_ROLES[lue.fonction] : 'un agent'}
            {lue.lieu ? ` (${lue.lieu})` : ''} : {direConsultation(lue)}
          </li>
        ))}
      </ul>
    </section>
  );
}
