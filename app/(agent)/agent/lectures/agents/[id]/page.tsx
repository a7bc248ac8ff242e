import { identifiant } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { INSTANT } from '#components/instant.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type LectureDAgent, lecturesDeLAgent } from '#lib/journal/queries.ts';
import { JourDeLecturesSchema } from '#lib/journal/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { OBJETS } from '../../objets.ts';

export const generateMetadata = titreReserve('Lectures d’un agent', 'dpo');

const COLONNES: Colonne<LectureDAgent>[] = [
  {
    cle: 'numero',
    titre: 'Dossier',
    rendre: ({ numero }) => <LienLigne href={`/agent/lectures?q=${numero}`}>{numero}</LienLigne>,
  },
  { cle: 'instant', titre: 'Quand', rendre: ({ instant }) => INSTANT.format(instant) },
  { cle: 'objet', titre: 'Quoi', rendre: ({ objet }) => OBJETS[objet] ?? objet },
  { cle: 'raison', titre: 'Pourquoi', rendre: ({ explication }) => explication ?? 'sans raison écrite' },
];

/** What one agent looked at on a day, each by the number of its dossier. */
export default async function LecturesDAgentPage({
  params,
  searchParams,
}: PageProps<'/agent/lectures/agents/[id]'>) {
  const portee = await exigerAgent('dpo');
  const { jour } = JourDeLecturesSchema.parse(await searchParams);
  const lignes = await lecturesDeLAgent(portee, identifiant((await params).id), jour);
  return (
    <>
      <TitrePage
        titre="Lectures d’un agent"
        phrase="Les dossiers regardés ce jour-là. Aucun ne s’ouvre d’ici : leur numéro dit qui d’autre les a lus."
      />
      <Tableau
        legende="Lectures, la dernière d’abord"
        total={lignes.length}
        unite="lecture"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucune lecture de cette personne ce jour-là.</p>}
      />
    </>
  );
}
