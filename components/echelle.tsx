import {
  type Bande,
  bandeAtteinte,
  direDistances,
  direEchelle,
  direEnfants,
  type Echelle,
} from '#lib/droit/bareme/echelle.ts';
import { ecrireEuros, ecrireMontant } from '#lib/droit/montant.ts';

/** Where the bands end: what is left of the width is above every ceiling. */
const FIN_DES_BANDES = 82;
const HAUT = 22;
const BAS = 58;
/** Part of the width of a phone that an amount needs. */
const LARGEUR_D_UN_MONTANT = 14;

/** The bands and the mark, without a word around: lengths are parts of the width, so that words keep their size on a phone. */
export function DessinDeLEchelle({ echelle: { bandes, echelon, ressources } }: { echelle: Echelle }) {
  const sommet = bandes.at(-1)?.plafond ?? 1;
  const place = (revenu: number): number => Math.min((revenu / sommet) * FIN_DES_BANDES, 98);
  return (
    <svg className="echelle__dessin" width="100%" height={78} aria-hidden="true">
      {bandes.map((bande) => (
        <DessinDeBande
          key={bande.echelon}
          bande={bande}
          du={place(bande.auDela)}
          au={place(bande.plafond)}
          atteinte={bande.echelon === echelon}
        />
      ))}
      <g className={echelon === 0 ? 'echelle__hors echelle__hors--atteint' : 'echelle__hors'}>
        <rect x={`${FIN_DES_BANDES}%`} y={HAUT} width={`${100 - FIN_DES_BANDES}%`} height={BAS - HAUT} />
        <text x={`${(100 + FIN_DES_BANDES) / 2}%`} y={(HAUT + BAS) / 2 + 4} textAnchor="middle">
          Sans
        </text>
      </g>
      {ressources === null ? null : <Repere ressources={ressources} x={place(ressources)} />}
    </svg>
  );
}

/**
 * The barème as a picture: income from left to right, the échelons as bands, a mark where the household stands. Its sentence
 * and its table say the same without it.
 */
export function EchelleDuBareme({ echelle, distances = true }: { echelle: Echelle; distances?: boolean }) {
  return (
    <figure className="echelle">
      <DessinDeLEchelle echelle={echelle} />
      <figcaption>
        <p>{direEchelle(echelle)}</p>
        {distances ? (
          <ul className="echelle__distances">
            {direDistances(echelle).map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        ) : null}
        <Table echelle={echelle} />
      </figcaption>
    </figure>
  );
}

function DessinDeBande({
  bande: { echelon, montant, plafond },
  du,
  au,
  atteinte,
}: {
  bande: Bande;
  du: number;
  au: number;
  atteinte: boolean;
}) {
  const milieu = `${(du + au) / 2}%`;
  // On a phone a narrow band keeps its number alone, save the one that is reached.
  const etroite = au - du < LARGEUR_D_UN_MONTANT;
  const discret = etroite ? 'echelle__large' : undefined;
  return (
    <g className={atteinte ? 'echelle__bande echelle__bande--atteinte' : 'echelle__bande'}>
      <rect x={`${du}%`} y={HAUT} width={`${au - du}%`} height={BAS - HAUT} />
      <text x={milieu} y={HAUT + 15} textAnchor="middle" className="echelle__echelon">
        {etroite ? null : <tspan className="echelle__large">Échelon </tspan>}
        {echelon}
      </text>
      <text x={milieu} y={HAUT + 30} textAnchor="middle" className={discret}>
        {ecrireMontant(montant)}
      </text>
      <text
        x={`${au}%`}
        y={BAS + 15}
        textAnchor="middle"
        className={`echelle__plafond ${atteinte || echelon === 1 ? '' : (discret ?? '')}`}
      >
        {ecrireEuros(plafond)}
      </text>
    </g>
  );
}

function Repere({ ressources, x }: { ressources: number; x: number }) {
  const ancre = x < 12 ? 'start' : x > 88 ? 'end' : 'middle';
  return (
    <g className="echelle__repere">
      <text x={`${x}%`} y={11} textAnchor={ancre}>
        {ecrireEuros(ressources)}
      </text>
      <line x1={`${x}%`} x2={`${x}%`} y1={14} y2={HAUT + 5} />
    </g>
  );
}

function Table({ echelle }: { echelle: Echelle }) {
  const { bandes, ressources } = echelle;
  const atteinte = bandeAtteinte(echelle);
  return (
    <details className="echelle__table">
      <summary>Le barème en tableau</summary>
      <table>
        <caption>Barème pour {direEnfants(echelle)}</caption>
        <thead>
          <tr>
            <th scope="col">Échelon</th>
            <th scope="col">Ressources jusqu’à</th>
            <th scope="col">Bourse par an</th>
            {ressources === null ? null : <th scope="col">Distance au plafond</th>}
          </tr>
        </thead>
        <tbody>
          {bandes.toReversed().map(({ echelon, plafond, montant }) => (
            <tr key={echelon} className={echelon === atteinte?.echelon ? 'echelle__ligne' : undefined}>
              <th scope="row">
                {echelon}
                {echelon === atteinte?.echelon ? (
                  <span className="echelle__atteint"> : échelon du foyer</span>
                ) : null}
              </th>
              <td>{ecrireEuros(plafond)}</td>
              <td>{ecrireMontant(montant)}</td>
              {ressources === null ? null : (
                <td>
                  {ressources > plafond
                    ? `dépassé de ${ecrireEuros(ressources - plafond)}`
                    : `encore ${ecrireEuros(plafond - ressources)}`}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
