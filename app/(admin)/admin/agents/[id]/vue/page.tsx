import { pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { vueDAgent } from '#lib/agent/queries.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireRegard } from './formulaire-regard.tsx';
import { Vue } from './vue.tsx';

export const generateMetadata = titreReserve('Ce que voit un agent', 'administrateur');

export default async function VuePage({ params }: { params: Promise<{ id: string }> }) {
  const portee = await exigerAgent('administrateur');
  const { id } = await params;
  const vue = await vueDAgent(portee, id).catch(pageIntrouvable);
  return (
    <>
      <FilAriane
        liens={[
          { href: '/admin/agents', libelle: 'Agents' },
          { href: `/admin/agents/${id}`, libelle: vue ? nomComplet(vue.agent) : 'Fiche' },
        ]}
        ici="Ce que voit cet agent"
      />
      <TitrePage
        titre={vue ? `Ce que voit ${nomComplet(vue.agent)}` : 'Ce que voit cet agent'}
        phrase="Ses fonctions, ce qu’elles ouvrent, et combien de dossiers. Aucun n’est montré, un administrateur n’en lit pas."
      />
      {vue ? (
        <Vue {...vue} />
      ) : (
        <>
          <p>Regarder s’écrit au registre de l’administration, une fois pour la journée.</p>
          <FormulaireRegard id={id} />
        </>
      )}
    </>
  );
}
