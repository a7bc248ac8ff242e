import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { SUIVENT_LES_ENGAGEMENTS } from '#lib/droit/argent/engagement.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { direLEngagement, direLEntree } from '#lib/engagement/faits.ts';
import { engagementDuDossier } from '#lib/engagement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { RecevoirLEngagement, RetirerLaReception } from './formulaires.tsx';

export const generateMetadata = titreReserve('Engagement du mérite', ...SUIVENT_LES_ENGAGEMENTS);

/** The engagement for a bourse au mérite (D. 531-40): printed, signed on paper, received by the établissement, which keeps it. */
export default async function EngagementPage({ params }: PageProps<'/agent/engagements/[id]'>) {
  const portee = await exigerAgent(...SUIVENT_LES_ENGAGEMENTS);
  const id = identifiant((await params).id);
  const lu = await engagementDuDossier(portee, id).catch(pageIntrouvable);
  const { dossier, entrees, ouvertLe, recuLe, recoit } = lu;
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/engagements', libelle: 'Engagements du mérite' }]}
        ici={nomDeListe(dossier.eleve)}
      />
      <TitrePage
        titre={`Engagement du mérite : ${nomDeListe(dossier.eleve)}`}
        phrase={`${dossier.etablissement.nom}, classe de ${dossier.scolarite.classe}. L’élève et la personne qui en a la charge s’engagent à l’assiduité jusqu’au diplôme ; l’établissement garde leur engagement signé.`}
      />
      <p>
        <Link href={`/agent/dossiers/${id}`}>Dossier {dossier.numero}</Link>
      </p>
      <p>
        {ouvertLe || recuLe
          ? `Engagement ${direLEngagement(lu)}.`
          : 'Aucune bourse au mérite n’est ouverte et notifiée sur ce dossier : il n’y a pas d’engagement à signer.'}
      </p>
      {ouvertLe ? (
        <p>
          <a href={`/agent/engagements/${id}/fichier`}>Imprimer l’engagement à signer (PDF)</a>
        </p>
      ) : null}
      {recoit && ouvertLe && !recuLe ? (
        <section aria-labelledby="recevoir">
          <h2 id="recevoir">L’engagement signé est arrivé</h2>
          <RecevoirLEngagement dossierId={id} />
        </section>
      ) : null}
      {entrees.length > 0 ? (
        <section aria-labelledby="suite">
          <h2 id="suite">Ce qui a été noté</h2>
          <ul>
            {entrees.map((entree) => (
              <li key={entree.id}>{direLEntree(entree)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {recoit && recuLe ? (
        <section aria-labelledby="retirer">
          <h2 id="retirer">Une erreur ?</h2>
          <RetirerLaReception dossierId={id} />
        </section>
      ) : null}
    </>
  );
}
