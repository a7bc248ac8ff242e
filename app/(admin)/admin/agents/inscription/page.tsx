import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireAgent } from '../formulaire-agent.tsx';

export const generateMetadata = titreReserve('Inscrire un agent', 'administrateur');

export default async function InscriptionPage() {
  await exigerAgent('administrateur');
  return (
    <>
      <FilAriane liens={[{ href: '/admin/agents', libelle: 'Agents' }]} ici="Inscrire un agent" />
      <TitrePage
        titre="Inscrire un agent"
        phrase="Une fois inscrite, cette personne ne peut encore rien voir : ses affectations s’ouvrent ensuite, sur sa fiche."
      />
      <FormulaireAgent />
    </>
  );
}
