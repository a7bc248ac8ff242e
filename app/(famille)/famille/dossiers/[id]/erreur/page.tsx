import type { Metadata } from 'next';
import Link from 'next/link';
import { pageIntrouvable } from '#app/introuvable.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = { title: 'Signaler une erreur' };

/** A family says an error of its own demande, and reads first what may follow (annexes 2 and 3; C. IV.B). */
export default async function ErreurPage({ params }: PageProps<'/famille/dossiers/[id]/erreur'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const { dossier, verdicts } = await suivreDossier(portee, id).catch(pageIntrouvable);
  const verdict = verdicts.find(({ acte }) => acte === 'signaler_erreur')?.verdict;
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici="Signaler une erreur" />
      <h1>Signaler une erreur</h1>
      <div className="texte">
        {verdict?.permis ? (
          <>
            <p>
              Vous vous êtes trompé dans votre demande ? Dites-le dès que possible : elle sera corrigée. Une
              première erreur, faite de bonne foi, n’entraîne aucune sanction (CRPA, L. 123-1).
            </p>
            <p>
              Si la correction fait baisser la bourse, ce qui a été versé en trop est à rembourser. Si elle la
              fait monter, elle vous est due. Une nouvelle décision vous le dira, et vous pourrez la
              contester.
            </p>
            <Formulaire dossierId={dossier.id} version={dossier.version} />
          </>
        ) : (
          <p>{verdict?.permis === false ? verdict.phrase : 'Rien n’est à signaler sur cette demande.'}</p>
        )}
        <p>
          <Link className="fr-link" href={`/famille/dossiers/${id}`} prefetch={false}>
            Revenir à la demande
          </Link>
        </p>
      </div>
    </>
  );
}
