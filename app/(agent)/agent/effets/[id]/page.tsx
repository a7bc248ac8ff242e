import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Actualisation } from '#components/actualisation.tsx';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { type Avancee, avanceeDe, groupesDe } from '#lib/effet/faits.ts';
import { type EffetLu, LISENT_LES_EFFETS, voirEffet } from '#lib/effet/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Academies } from './academies.tsx';
import { Changements } from './changements.tsx';
import { Echelons } from './echelons.tsx';

export const generateMetadata = titreReserve('Effet d’un barème', ...LISENT_LES_EFFETS);

function direAvancee(avancee: Avancee, { lus }: EffetLu): string | null {
  if (avancee === 'fini') return null;
  const s = lus > 1 ? 's' : '';
  const dejaLues = `${ecrireNombre(lus)} demande${s} jugée${s}`;
  return avancee === 'en_cours'
    ? `Mesure en cours : ${dejaLues}. Vous pouvez quitter cette page.`
    : `Mesure arrêtée après ${dejaLues} : l’annexe a été corrigée. Demandez-en une autre depuis l’annexe.`;
}

/** What a typed barème would change: who wins, who loses, at what cost, by échelon and by académie. */
export default async function EffetPage({ params }: PageProps<'/agent/effets/[id]'>) {
  const portee = await exigerAgent(...LISENT_LES_EFFETS);
  const { effet, academies } = await voirEffet(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const avancee = avanceeDe(effet, effet.annexe);
  const dit = direAvancee(avancee, effet);
  const groupes = groupesDe(effet.groupes);
  const bareme = ecrireAnnee(rentree(effet.annexe.rentree));
  return (
    <>
      <FilAriane liens={[{ href: '/agent/effets', libelle: 'Effet d’un barème' }]} ici={`Barème ${bareme}`} />
      <TitrePage
        titre={`Effet du barème ${bareme}`}
        phrase={`${effet.annexe.source}. Les demandes décidées de ${ecrireAnnee(rentree(effet.rentree))} sont jugées deux fois, sous leur barème et sous celui-ci, avec les mêmes ressources. Bourses seules : les primes n’y sont pas.`}
      />
      <Actualisation active={avancee === 'en_cours'} />
      {dit ? (
        <Alerte ton={avancee === 'arrete' ? 'attention' : 'info'} annoncer>
          {dit}
        </Alerte>
      ) : null}
      {effet.sansConclusion > 0 ? (
        <p>
          {ecrireNombre(effet.sansConclusion)} demande{effet.sansConclusion > 1 ? 's' : ''} ne{' '}
          {effet.sansConclusion > 1 ? 'sont' : 'est'} pas dans ces comptes : le calcul n’y conclut pas seul.
        </p>
      ) : null}
      <Changements groupes={groupes} />
      <Echelons groupes={groupes} />
      <Academies groupes={groupes} noms={academies} />
      <p>
        <a href={`/agent/effets/${effet.id}/fichier`}>Tous les comptes, pour un tableur (CSV)</a>
      </p>
    </>
  );
}
