import Link from 'next/link';
import { pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { nomComplet, nomDUsage } from '#lib/droit/noms.ts';
import { papierASaisir } from '#lib/recueil/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Formulaire } from './formulaire.tsx';

export const generateMetadata = titreReserve('Saisir un consentement', ...RECUEILLEURS);

/** The paper of a family, typed for a pupil (annexes 12 and 13). */
export default async function SaisirPage({ params }: PageProps<'/agent/consentements/[scolarite]'>) {
  const portee = await exigerAgent(...RECUEILLEURS);
  const { scolarite } = await params;
  const { eleve, classe, uai, etablissement, personnes } = await papierASaisir(portee, scolarite).catch(
    pageIntrouvable,
  );
  return (
    <>
      <TitrePage
        titre={`Consentement papier : ${nomDUsage(eleve)}`}
        phrase={`${classe}, ${etablissement.nom}. Recopiez le papier signé par la personne en charge ; la date du dépôt compte, et le papier reste dans l’établissement.`}
      />
      <p>
        <Link
          className="fr-link"
          href={`/agent/consentements?uai=${uai}&classe=${encodeURIComponent(classe)}#eleves`}
          prefetch={false}
        >
          Revenir à la classe
        </Link>
        {' · '}
        <a className="fr-link" href={`/agent/consentements/${scolarite}/fichier`}>
          Imprimer le papier prérempli (PDF)
        </a>
      </p>
      {personnes.length === 0 ? (
        <p>
          Aucune personne en charge n’est connue pour cet élève : complétez d’abord ses responsables dans la
          base.
        </p>
      ) : (
        <Formulaire
          scolariteId={scolarite}
          personnes={personnes.map((qui) => ({ valeur: qui.id, libelle: nomComplet(qui) }))}
          depart={personnes[0] && personnes.length === 1 ? { responsableId: personnes[0].id } : {}}
        />
      )}
    </>
  );
}
