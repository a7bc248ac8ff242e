import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { HYPOTHESES } from '#lib/droit/argent/previsions.ts';
import { PREVOIENT_LES_CREDITS, previsionsDeCredits } from '#lib/prevision/queries.ts';
import { adresseDesHypotheses, HypothesesSchema } from '#lib/prevision/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Academie } from './academie.tsx';
import { Hypotheses } from './hypotheses.tsx';

export const generateMetadata = titreReserve('Prévision de crédits', ...PREVOIENT_LES_CREDITS);

/** What the bourses of an académie cost by programme, pending dossiers foreseen, and on which hypotheses (C. VI). */
export default async function PrevisionsPage({ searchParams }: PageProps<'/agent/previsions'>) {
  const portee = await exigerAgent(...PREVOIENT_LES_CREDITS);
  const tapees = HypothesesSchema.parse(await searchParams);
  const annee = rentreeDu(portee.jour);
  const previsions = await previsionsDeCredits(portee, annee, tapees);
  return (
    <>
      <TitrePage
        titre="Prévision de crédits"
        phrase={`Année scolaire ${ecrireAnnee(annee)} : ce que coûtent les bourses de l’académie, par programme et par trimestre, les dossiers en cours compris. Une prévision n’est pas un droit.`}
      />
      {tapees.fautes.length > 0 ? (
        <Alerte
          ton="erreur"
          titre="Ces parts ne peuvent pas servir : celles qui sont observées servent en attendant."
          annoncer
        >
          <ul>
            {tapees.fautes.map((faute) => (
              <li key={faute}>{faute}</li>
            ))}
          </ul>
        </Alerte>
      ) : null}
      {previsions.map((prevision) => (
        <Academie key={prevision.academieCode} prevision={prevision} />
      ))}
      <p>
        <a href={`/agent/previsions/fichier${adresseDesHypotheses(tapees)}`}>
          Prévision par établissement et trimestre, pour un tableur (CSV)
        </a>
      </p>
      <section aria-labelledby="hypotheses">
        <h2 className="fr-h4" id="hypotheses">
          Hypothèses
        </h2>
        <ul>
          {HYPOTHESES.map((hypothese) => (
            <li key={hypothese}>{hypothese}</li>
          ))}
        </ul>
        <Hypotheses annee={annee} previsions={previsions} tapees={tapees} />
      </section>
    </>
  );
}
