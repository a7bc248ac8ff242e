import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { DISENT_LE_PAIEMENT } from '#lib/droit/argent/paiements.ts';
import { LISTES_DU_RAPPROCHEMENT, type ListeDuRapprochement } from '#lib/droit/argent/rapprochement.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { type EnSouffrance, rapprochement } from '#lib/pointage/queries.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { UneListe } from './une-liste.tsx';

export const generateMetadata = titreReserve('Rapprochement', ...LISENT_LES_ETATS);

/** What the money left behind, as it stands on the day: each list says why, and who has to act (C. IV.B, VI, VII.B). */
export default async function PointagePage() {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const listes = await rapprochement(portee, rentreeDu(portee.jour));
  const adresses: Record<ListeDuRapprochement, (ligne: EnSouffrance) => string | null> = {
    notifies: ({ uai, trimestre }) => `/agent/fin-de-trimestre/${uai}?trimestre=${trimestre}`,
    liquides: ({ versementId, mode }) =>
      mode && tient(portee, ...DISENT_LE_PAIEMENT[mode]) ? `/agent/paiements/${versementId}` : null,
    plus_dus: () => '/agent/reversements',
  };
  return (
    <>
      <TitrePage
        titre="Rapprochement"
        phrase={`Au ${ecrireJour(portee.jour)} : ce qui est notifié et pas liquidé, liquidé et pas payé, payé et plus dû. Chaque ligne dit sa cause et qui doit agir.`}
      />
      <ul>
        {Object.entries(LISTES_DU_RAPPROCHEMENT).map(([nom, titre]) => {
          const vus = listes[nom as ListeDuRapprochement];
          return vus ? (
            <li key={nom}>
              <a href={`#${nom}`}>{titre}</a> : <strong>{vus.total}</strong>
            </li>
          ) : null;
        })}
      </ul>
      {listes.notifies ? null : (
        <p>Votre fonction lit les sommes : la liste des notifications n’est pas à elle.</p>
      )}
      {Object.entries(adresses).map(([cle, adresse]) => {
        const nom = cle as ListeDuRapprochement;
        const vus = listes[nom];
        return vus ? <UneListe key={nom} nom={nom} vus={vus} adresse={adresse} /> : null;
      })}
    </>
  );
}
