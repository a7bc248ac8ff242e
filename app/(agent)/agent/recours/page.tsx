import { titreReserve } from '#app/titre-reserve.ts';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { contentieuxDeLaRentree, recoursComptes } from '#lib/contentieux/queries.ts';
import { FiltresDuContentieuxSchema } from '#lib/contentieux/schema.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { ListeDuContentieux, TableauDuContentieux } from './tableaux.tsx';

const QUI = agentsQuiLisent('decision');

export const generateMetadata = titreReserve('Recours en chiffres', ...QUI);

/** The recours of the périmètre: how many, against what, how they end and in how long; each figure opens its list. */
export default async function RecoursPage({ searchParams }: PageProps<'/agent/recours'>) {
  const portee = await exigerAgent(...QUI);
  const filtres = FiltresDuContentieuxSchema.parse(await searchParams);
  const annee = rentreeDu(portee.jour);
  const choisi = Object.values(filtres).some(Boolean);
  const [comptes, liste] = await Promise.all([
    contentieuxDeLaRentree(portee, annee),
    choisi ? recoursComptes(portee, annee, filtres) : null,
  ]);
  return (
    <>
      <TitrePage
        titre="Recours en chiffres"
        phrase={`Campagne ${ecrireAnnee(annee)}, dans votre périmètre. La réponse est le délai en jours dans lequel la moitié des recours ont eu la leur.`}
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <TableauDuContentieux lignes={comptes} />
      {liste ? (
        <section id="liste" aria-label="Recours comptés">
          <ListeDuContentieux lignes={liste} />
        </section>
      ) : null}
      <RaccourcisClavier />
    </>
  );
}
