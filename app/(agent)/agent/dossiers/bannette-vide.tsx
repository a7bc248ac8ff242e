import Link from 'next/link';
import type { Filtres } from '#lib/bannette/schema.ts';
import { RECHERCHE_TROP_COURTE, rienALire } from '#lib/recherche/schema.ts';
import { adresseDeBannette } from './adresses.ts';

/** What to do when the queue shows nothing. */
export function BannetteVide({ filtres }: { filtres: Filtres }) {
  const { q, urgence, uai, apres: _, avant: __, ...autres } = filtres;
  if (q && rienALire(q)) return <p>{RECHERCHE_TROP_COURTE}</p>;
  if (q)
    return (
      <p>
        Aucun dossier ne correspond. Vérifiez l’orthographe, ou cherchez par l’INE, le téléphone, le courriel
        ou le numéro entier du dossier ou du courrier. Un élève sans demande se trouve par son nom ou son INE.
      </p>
    );
  if (uai)
    return (
      <p>
        Aucun dossier sous ces filtres pour l’établissement {uai}. Vérifiez son UAI, ou retirez un filtre.
      </p>
    );
  if (Object.values(autres).some(Boolean) || (urgence && urgence !== 'tous' && urgence !== 'a_faire'))
    return <p>Aucun dossier sous ces filtres. Retirez-en un, ou effacez-les tous.</p>;
  if (urgence === 'a_faire')
    return (
      <p>
        Rien n’attend de vous aujourd’hui.{' '}
        <Link href={adresseDeBannette({ urgence: 'tous' })} prefetch={false}>
          Voir tous les dossiers en cours
        </Link>
      </p>
    );
  return (
    <p>
      Aucune demande n’attend cette année dans votre périmètre. Les demandes closes se trouvent par leur état.
    </p>
  );
}
