import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { EnregistrerUneDemande } from '../formulaires.tsx';

export const generateMetadata = titreReserve('Demande reçue par courrier', 'dpo');

/** A request that came on paper. */
export default async function NouvelleDemandePage() {
  const portee = await exigerAgent('dpo');
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/droits', libelle: 'Demandes sur les données' }]}
        ici="Demande reçue par courrier"
      />
      <TitrePage
        titre="Demande reçue par courrier"
        phrase="Le mois pour répondre court du jour où le courrier est arrivé, même s’il est enregistré plus tard."
      />
      <EnregistrerUneDemande jour={ecrireJourCourt(portee.jour)} />
    </>
  );
}
