import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJour, ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { type JourInhabituel, lecturesInhabituelles } from '#lib/journal/queries.ts';
import { InhabituellesSchema } from '#lib/journal/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FiltreDesLectures } from './filtre.tsx';

export const generateMetadata = titreReserve('Lectures inhabituelles', 'dpo');

const raisons = ({ volume, habituels, horsHeures, horsLieu }: JourInhabituel): string =>
  [
    volume ? `beaucoup plus que d’habitude (${habituels} dossiers par jour)` : '',
    horsHeures > 0 ? `lectures la nuit ou un dimanche : ${horsHeures}` : '',
    horsLieu > 0 ? `dossiers d’un lieu où cette personne n’avait pas de fonction : ${horsLieu}` : '',
  ]
    .filter(Boolean)
    .join(' ; ');

const COLONNES: Colonne<JourInhabituel>[] = [
  {
    cle: 'agent',
    titre: 'Qui',
    rendre: ({ agentId, agent, jour: le }) => (
      <LienLigne href={`/agent/lectures/agents/${agentId}?jour=${le}`}>{agent}</LienLigne>
    ),
  },
  { cle: 'jour', titre: 'Jour', rendre: ({ jour: le }) => ecrireJour(le) },
  { cle: 'dossiers', titre: 'Dossiers lus', nombre: true, rendre: ({ dossiers }) => dossiers },
  { cle: 'raison', titre: 'Ce qui étonne', rendre: raisons },
];

/** Days of agents that are out of the ordinary: what the DPO asks about first. */
export default async function LecturesInhabituellesPage({
  searchParams,
}: PageProps<'/agent/lectures/inhabituelles'>) {
  const portee = await exigerAgent('dpo');
  const demande = InhabituellesSchema.parse(await searchParams);
  const { lignes, du, au } = await lecturesInhabituelles(portee, demande);
  return (
    <>
      <TitrePage
        titre="Lectures inhabituelles"
        phrase="Un signe n’est pas une faute : qui remplace un collègue ou finit une campagne lit aussi beaucoup. Demandez avant de conclure."
      />
      <FiltreDesLectures q={demande.q} du={du} au={au} />
      <Tableau
        legende={`Du ${ecrireJourCourt(jour(du))} au ${ecrireJourCourt(jour(au))}, le dernier jour d’abord`}
        total={lignes.length}
        unite="journée"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ agentId, jour: le }) => `${agentId} ${le}`}
        vide={<p>Rien d’inhabituel pendant cette période.</p>}
      />
    </>
  );
}
