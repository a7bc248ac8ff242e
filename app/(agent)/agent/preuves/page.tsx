import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { preuvesManquantes } from '#lib/reception/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { TableauDesPreuves } from './tableau-des-preuves.tsx';

export const generateMetadata = titreReserve('Preuves manquantes', ...BUREAUX);

/** Letters from which no delay runs, for want of a proof, and what to do of each. */
export default async function PreuvesPage() {
  const portee = await exigerAgent(...BUREAUX);
  const { lignes, total } = await preuvesManquantes(portee, { ordre: 'anciennete' });
  return (
    <>
      <TitrePage
        titre="Preuves manquantes"
        phrase="Ces courriers sont partis, et rien ne prouve que la famille les a reçus : aucun délai ne court contre elle, ni pour ses pièces, ni pour ses recours, ni pour ses observations."
      />
      <form action="/agent/preuves/remises" id="remises" className="formulaire-acte">
        <p>
          Trois issues : remettre le courrier en main propre contre signature, l’envoyer en recommandé, ou
          dater une réception déjà prouvée.
        </p>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Préparer la liste à signer
        </button>
        <p className="fr-hint-text">
          Avec les courriers cochés ; sans rien cocher, avec tous ceux de cette page.
        </p>
      </form>
      <TableauDesPreuves lignes={lignes} total={total} jour={portee.jour} />
    </>
  );
}
