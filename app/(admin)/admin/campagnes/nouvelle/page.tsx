import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireCampagne } from '../formulaire-campagne.tsx';

export const generateMetadata = titreReserve('Enregistrer une campagne', 'administrateur');

export default async function NouvelleCampagnePage() {
  await exigerAgent('administrateur');
  return (
    <>
      <FilAriane
        liens={[{ href: '/admin/campagnes', libelle: 'Campagnes' }]}
        ici="Enregistrer une campagne"
      />
      <TitrePage
        titre="Enregistrer une campagne"
        phrase="Ses dates se corrigent jusqu’à l’ouverture. Ensuite, la clôture se prolonge, à deux."
      />
      <FormulaireCampagne />
    </>
  );
}
