import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { dettesASuivre, ordresEmis } from '#lib/reversement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { UnOrdre } from './un-ordre.tsx';
import { UneDette } from './une-dette.tsx';

export const generateMetadata = titreReserve('Trop-perçus', ...LISENT_LES_ETATS);

/** What was paid in excess, what takes it back, and the orders of repayment with what became of them (C. V.A, VII). */
export default async function ReversementsPage() {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const annee = rentreeDu(portee.jour);
  const dettes = await dettesASuivre(portee, annee);
  const ordres = await ordresEmis(portee);
  return (
    <>
      <TitrePage
        titre="Trop-perçus"
        phrase={`Année scolaire ${ecrireAnnee(annee)} : ce qui a été versé et n’est plus dû. Les états suivants le reprennent d’abord ; ce qu’aucun ne peut reprendre se demande à la famille.`}
      />
      <section aria-labelledby="a-reprendre">
        <h2 className="fr-h4" id="a-reprendre">
          À reprendre
        </h2>
        {dettes.length === 0 ? <p>Aucun trop-perçu à reprendre.</p> : null}
        <ul className="fr-raw-list">
          {dettes.map((dette) => (
            <li key={`${dette.etatId} ${dette.dossierId}`} className="fr-mb-4w">
              <UneDette dette={dette} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="ordres">
        <h2 className="fr-h4" id="ordres">
          Ordres de reversement
        </h2>
        {ordres.length === 0 ? <p>Aucun ordre n’a été émis.</p> : null}
        <ul className="fr-raw-list">
          {ordres.map((ordre) => (
            <li key={ordre.id} className="fr-mb-4w">
              <UnOrdre ordre={ordre} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
