import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { actesAConfirmer } from '#lib/administration/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { EnAttente } from '../en-attente.tsx';

export const generateMetadata = titreReserve('Actes à confirmer', 'administrateur');

export default async function ConfirmationsPage() {
  const actes = await actesAConfirmer(await exigerAgent('administrateur'));
  return (
    <>
      <TitrePage
        titre="Actes à confirmer"
        phrase="Donner la fonction d’administrateur, déléguer une signature et prolonger une campagne se signent à deux : qui propose ne confirme pas, et nul ne confirme pour soi."
      />
      {actes.length === 0 ? <p>Rien n’attend de seconde signature.</p> : <EnAttente actes={actes} />}
    </>
  );
}
