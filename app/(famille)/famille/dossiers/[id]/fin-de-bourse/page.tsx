import type { Metadata } from 'next';
import Link from 'next/link';
import { pageIntrouvable } from '#app/introuvable.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = { title: 'Renoncer à la bourse' };

/** The family gives up an attributed bourse, once it has read what that means (C. V.B). */
export default async function FinDeBoursePage({ params }: PageProps<'/famille/dossiers/[id]/fin-de-bourse'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const { dossier, verdicts } = await suivreDossier(portee, id).catch(pageIntrouvable);
  const verdict = verdicts.find(({ acte }) => acte === 'renoncer_a_la_bourse')?.verdict;
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici="Renoncer à la bourse" />
      <h1>Renoncer à la bourse</h1>
      <div className="texte">
        <p>
          Bourse accordée pour {nomDUsage(dossier.eleve)}, {ecrireAnnee(rentree(dossier.rentree))}.
        </p>
        {verdict?.permis ? (
          <>
            <p>
              Ce qui est dû jusqu’au dernier jour que vous choisissez vous reste acquis ; rien n’est versé
              pour les jours qui suivent.
            </p>
            <p>
              <strong>
                La bourse ne sera pas examinée de nouveau pour vous pendant cette année scolaire (C. V.B).
              </strong>{' '}
              Si votre situation change, l’établissement peut accorder une aide des fonds sociaux.
            </p>
            <Formulaire
              dossierId={dossier.id}
              version={dossier.version}
              aujourdHui={ecrireJourCourt(portee.jour)}
            />
          </>
        ) : (
          <p>{verdict?.phrase ?? 'Cette bourse ne peut pas être abandonnée ici.'}</p>
        )}
        <p>
          <Link className="fr-link" href={`/famille/dossiers/${id}`} prefetch={false}>
            Garder la bourse
          </Link>
        </p>
      </div>
    </>
  );
}
