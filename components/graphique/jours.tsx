import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line, stack } from 'd3-shape';
import type { Jour } from '#lib/droit/date.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';

const HAUTEUR = 200;
const BAS = HAUTEUR + 24;
/** The drawing is stretched to the width of the page; words are placed by parts of it, and keep their size. */
const LARGEUR = 1_000;

const MOIS = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' });

const rangDe = (jour: Jour): number => Date.UTC(jour.year, jour.month - 1, jour.day) / 86_400_000;

export interface JourDessine {
  jour: Jour;
  /** One value for each series, in their order. */
  valeurs: readonly number[];
}

interface Props {
  jours: readonly JourDessine[];
  /** Names of the series, in the order of the values. */
  series: readonly string[];
  /** Days side by side, their values on one another; or each value as a line from day to day. */
  forme: 'empilees' | 'lignes';
}

/** Days as a picture, under a scale and beside the names of the series; its table stands elsewhere in the page. */
export function DessinDeJours({ jours, series, forme }: Props) {
  const [premier, dernier] = [jours[0], jours.at(-1)];
  if (!premier || !dernier) return null;
  const hauts = jours.map(({ valeurs }) =>
    forme === 'empilees' ? valeurs.reduce((somme, valeur) => somme + valeur, 0) : Math.max(...valeurs),
  );
  const x = scaleLinear()
    .domain([rangDe(premier.jour), rangDe(dernier.jour) + 1])
    .range([0, LARGEUR]);
  const y = scaleLinear()
    .domain([0, Math.max(4, ...hauts)])
    .nice(4)
    .range([HAUTEUR, 0]);
  const part = (jour: Jour): string => `${(x(rangDe(jour)) * 100) / LARGEUR}%`;
  return (
    <div className="jours">
      <ul className="jours__series" aria-hidden="true">
        {series.map((nom, rang) => (
          <li key={nom}>
            <svg width={24} height={12} aria-hidden="true">
              <Echantillon forme={forme} rang={rang} />
            </svg>
            {nom}
          </li>
        ))}
      </ul>
      <svg className="jours__dessin" width="100%" height={BAS} aria-hidden="true">
        {y.ticks(4).map((marque) => (
          <g key={marque} className="jours__marque">
            <line x1="0" x2="100%" y1={y(marque)} y2={y(marque)} />
            <text x="0" y={y(marque) - 3}>
              {marque === 0 ? '' : ecrireNombre(marque)}
            </text>
          </g>
        ))}
        {moisDe(premier.jour, dernier.jour).map((mois) => (
          <text key={mois.toString()} className="jours__mois" x={part(mois)} y={BAS - 6}>
            {MOIS.format(rangDe(mois) * 86_400_000)}
          </text>
        ))}
        <svg
          width="100%"
          height={HAUTEUR}
          viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {forme === 'lignes' ? (
            <Lignes jours={jours} series={series} x={x} y={y} />
          ) : (
            <Piles jours={jours} series={series} x={x} y={y} />
          )}
        </svg>
      </svg>
    </div>
  );
}

type Echelle = (valeur: number) => number;
type PropsDeForme = Pick<Props, 'jours' | 'series'> & { x: Echelle; y: Echelle };

function Lignes({ jours, series, x, y }: PropsDeForme) {
  return series.map((nom, rang) => {
    const trait = line<JourDessine>(
      ({ jour }) => x(rangDe(jour)),
      ({ valeurs }) => y(valeurs[rang] ?? 0),
    ).curve(curveStepAfter);
    const dernier = jours.at(-1);
    // The last day is drawn to its end, as the others are.
    const tout = dernier ? [...jours, { ...dernier, jour: dernier.jour.add({ days: 1 }) }] : jours;
    return (
      <path
        key={nom}
        className={`jours__ligne jours__ligne--${rang}`}
        d={trait(tout) ?? ''}
        vectorEffect="non-scaling-stroke"
      />
    );
  });
}

function Piles({ jours, series, x, y }: PropsDeForme) {
  const piles = stack<JourDessine, number>()
    .keys(series.map((_, rang) => rang))
    .value(({ valeurs }, rang) => valeurs[rang] ?? 0)([...jours]);
  return piles.map((pile) => (
    <g key={pile.key} className={`jours__pile jours__pile--${pile.key}`}>
      {pile
        .filter(([bas, haut]) => haut > bas)
        .map(({ 0: bas, 1: haut, data: { jour } }) => (
          <rect
            key={jour.toString()}
            x={x(rangDe(jour))}
            width={x(rangDe(jour) + 1) - x(rangDe(jour))}
            y={y(haut)}
            height={y(bas) - y(haut)}
          />
        ))}
    </g>
  ));
}

const Echantillon = ({ forme, rang }: { forme: Props['forme']; rang: number }) =>
  forme === 'lignes' ? (
    <path className={`jours__ligne jours__ligne--${rang}`} d="M0 6H24" />
  ) : (
    <g className={`jours__pile jours__pile--${rang}`}>
      <rect width={12} height={12} />
    </g>
  );

/** The first of each month between two days, thinned to what a phone can hold. */
function moisDe(du: Jour, au: Jour): Jour[] {
  const combien = (au.year - du.year) * 12 + au.month - du.month;
  const pas = Math.ceil(combien / 6) || 1;
  const debut = du.with({ day: 1 });
  return Array.from({ length: combien }, (_, rang) => debut.add({ months: rang + 1 })).filter(
    (_, rang) => rang % pas === 0,
  );
}
