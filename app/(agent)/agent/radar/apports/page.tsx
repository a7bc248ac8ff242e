import { notFound } from 'next/navigation';
import { pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { Pagination } from '#components/pagination.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { elevesJoints, JOINTS_LISTES } from '#lib/apport/queries.ts';
import { ApportDemandeSchema, adresseDeLApport } from '#lib/apport/schema.ts';
import { LISENT_LE_RADAR } from '#lib/droit/echeances/radar.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { direMoyen } from '#lib/radar/faits.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { JOINTS } from '../colonnes.tsx';

export const generateMetadata = titreReserve('Familles jointes', ...LISENT_LE_RADAR);

/** The pupils that a number of a means counts: each opens its demande or, without one, how to reach its family again. */
export default async function ApportsPage({ searchParams }: PageProps<'/agent/radar/apports'>) {
  const portee = await exigerAgent(...LISENT_LE_RADAR);
  const lu = ApportDemandeSchema.safeParse(await searchParams);
  if (!lu.success) notFound();
  const { page, ...apport } = lu.data;
  const { lieu, lignes, total } = await elevesJoints(portee, apport, (page - 1) * JOINTS_LISTES).catch(
    pageIntrouvable,
  );
  return (
    <>
      <FilAriane
        liens={[{ href: `/agent/radar?uai=${lieu.uai}`, libelle: 'Familles à prévenir' }]}
        ici={direMoyen(apport)}
      />
      <TitrePage
        titre={`${direMoyen(apport)} · ${lieu.nom}`}
        phrase="Un élève qui a une demande ouvre son dossier ; les autres, ce que leur famille peut faire et comment la joindre."
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <Tableau
        legende={
          apport.deposees
            ? 'Élèves dont la demande est venue ce jour-là ou après'
            : 'Élèves dont la famille est jointe par ce moyen'
        }
        total={total}
        unite="élève"
        colonnes={JOINTS}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucun élève ne répond à ce choix. Revenez aux familles à prévenir.</p>}
      />
      <Pagination
        precedente={page > 1 ? adresseDeLApport(apport, page - 1) : null}
        suivante={page * JOINTS_LISTES < total ? adresseDeLApport(apport, page + 1) : null}
      />
      <RaccourcisClavier />
    </>
  );
}
