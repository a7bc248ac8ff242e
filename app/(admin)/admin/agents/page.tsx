import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { Recherche } from '#components/champs/recherche.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { Pagination } from '#components/pagination.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type AgentVu, chercherAgents } from '#lib/agent/queries.ts';
import { RechercheSchema } from '#lib/agent/schema.ts';
import { LIBELLES_ROLES } from '#lib/droit/competence.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { direDates, Moment } from '../moment.tsx';

export const generateMetadata = titreReserve('Agents et affectations', 'administrateur');

const COLONNES: Colonne<AgentVu>[] = [
  {
    cle: 'agent',
    titre: 'Agent',
    rendre: ({ id, nom, prenom, courriel }) => (
      <>
        <LienLigne href={`/admin/agents/${id}`}>
          <strong>{nomDeListe({ nom, prenom })}</strong>
        </LienLigne>
        <small className="discret">{courriel}</small>
      </>
    ),
  },
  {
    cle: 'affectations',
    titre: 'Affectations',
    rendre: ({ affectations }) =>
      affectations.length === 0 ? (
        'aucune : cette personne ne peut rien voir'
      ) : (
        <ul className="affectations">
          {affectations.map((affectation) => (
            <li key={affectation.id}>
              <Moment moment={affectation.moment} /> {LIBELLES_ROLES[affectation.role]}, {affectation.lieu}
              <small className="discret">
                {direDates(affectation)} · signe comme « {affectation.qualite} »
              </small>
            </li>
          ))}
        </ul>
      ),
  },
];

export default async function AgentsPage({ searchParams }: PageProps<'/admin/agents'>) {
  const portee = await exigerAgent('administrateur');
  const recherche = RechercheSchema.parse(await searchParams);
  const { agents, total, suivante } = await chercherAgents(portee, recherche);
  const { q } = recherche;
  return (
    <>
      <TitrePage
        titre="Agents et affectations"
        phrase="Ce qu’un agent peut faire vient de ses affectations, lues à chaque page : rien ne vient de son compte."
      >
        <Link href="/admin/agents/inscription" className="fr-btn" prefetch={false}>
          Inscrire un agent
        </Link>
      </TitrePage>
      <Recherche adresse="/admin/agents" libelle="Nom, prénom ou courriel" valeur={q} />
      <Tableau
        legende={q ? `Agents trouvés pour « ${q} »` : 'Agents, par nom'}
        total={total}
        unite="agent"
        colonnes={COLONNES}
        lignes={agents}
        cle={({ id }) => id}
        vide={<p>Aucun agent ne porte ce nom. Essayez le début du nom, sans prénom.</p>}
      />
      <Pagination
        precedente={null}
        suivante={
          suivante && `/admin/agents?${new URLSearchParams({ ...(q ? { q } : {}), apres: suivante })}`
        }
      />
      <RaccourcisClavier autres={[[']', 'Page suivante']]} />
    </>
  );
}
