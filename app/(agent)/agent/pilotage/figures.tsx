import Link from 'next/link';
import { TableEnBarres } from '#components/graphique/barres.tsx';
import { DessinDeJours } from '#components/graphique/jours.tsx';
import { LIBELLES_CANAUX } from '#components/libelles.ts';
import { NombreListe } from '#components/nombre-liste.tsx';
import { ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { CANAUX } from '#lib/droit/situation.ts';
import type { Face } from '#lib/figure/faits.ts';
import { type Compte, delaisDe, type JourDeDepots, joursDeDepots } from '#lib/pilotage/faits.ts';
import { adresseDeLigne, EFFECTIF_MINIMAL, type FiltresDePilotage } from '#lib/pilotage/schema.ts';
import { Figure } from './figure.tsx';

const LIBELLES = CANAUX.map((canal) => capitale(LIBELLES_CANAUX[canal]));

/** How this year stands against the last at the same day. */
function comparer(cumul: number, anDernier: number): string {
  if (anDernier === 0) return 'Aucun dépôt de l’an dernier n’est dans l’application pour comparer.';
  const ecart = cumul - anDernier;
  if (ecart === 0) return 'Autant que l’an dernier au même jour.';
  return `${ecrireNombre(Math.abs(ecart))} de ${ecart > 0 ? 'plus' : 'moins'} que l’an dernier au même jour.`;
}

interface PropsDesDepots {
  comptes: readonly Compte[];
  avant: readonly Compte[];
  annee: number;
  jusqua: Jour;
  filtres: FiltresDePilotage;
  /** Whether a line leads to its list. */
  ouvre: boolean;
}

/** Deposits by day and channel, then since the beginning compares last year's. */
export function FigureDesDepots({ comptes, avant, annee, jusqua, filtres, ouvre }: PropsDesDepots) {
  const jours = joursDeDepots(comptes, avant, jusqua);
  const dernier = jours.at(-1);
  if (!dernier) return null;
  const { cumul, anDernier } = dernier;
  // Between two days, the year before would count from another one.
  const compares = !(filtres.du || filtres.au) && anDernier > 0;
  return (
    <Figure
      id="depots"
      filtres={filtres}
      large
      phrase={`${ecrireNombre(cumul)} demande${cumul > 1 ? 's' : ''} reçue${cumul > 1 ? 's' : ''} au ${ecrireJourCourt(jusqua)}. ${filtres.du || filtres.au ? '' : comparer(cumul, anDernier)}`}
    >
      <div className="figures">
        <DessinDeJours
          forme="empilees"
          series={LIBELLES}
          jours={jours.map((lu) => ({ jour: lu.jour, valeurs: CANAUX.map((canal) => lu[canal]) }))}
        />
        <DessinDeJours
          forme="lignes"
          series={compares ? ['Depuis le début', 'L’an dernier'] : ['Depuis le début']}
          jours={jours.map((lu) => ({
            jour: lu.jour,
            valeurs: compares ? [lu.cumul, lu.anDernier] : [lu.cumul],
          }))}
        />
      </div>
      <TableDesDepots jours={jours} annee={annee} compares={compares} filtres={ouvre ? filtres : null} />
    </Figure>
  );
}

const DEPOTS = { figure: 'depots', cle: '' } as const;

const adresseDuJour = (filtres: FiltresDePilotage, jour: Jour): string =>
  adresseDeLigne({ ...filtres, du: jour.toString(), au: jour.toString() }, DEPOTS);

/** Those of last year until the same day: of a 28 February, until the end of the month. */
const adresseDAvant = (filtres: FiltresDePilotage, annee: number, jour: Jour): string =>
  adresseDeLigne(
    {
      ...{ ...filtres, rentree: annee - 1, du: undefined },
      au: jour.add({ days: 1 }).subtract({ years: 1 }).subtract({ days: 1 }).toString(),
    },
    DEPOTS,
  );

/** A day leads to its demandes, and each number to those that it counts, under the filters; null when they lead nowhere. */
const TableDesDepots = ({
  jours,
  annee,
  compares,
  filtres,
}: {
  jours: readonly JourDeDepots[];
  annee: number;
  compares: boolean;
  filtres: FiltresDePilotage | null;
}) => (
  <details className="figure__table">
    <summary>Les dépôts en tableau</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
    <section className="figure__cadre" tabIndex={0} aria-label="Dépôts de chaque jour">
      <table className="barres">
        <caption className="fr-sr-only">Dépôts de chaque jour</caption>
        <thead>
          <tr>
            {['Jour', ...LIBELLES, 'Depuis le début', ...(compares ? ['L’an dernier'] : [])].map(
              (titre, rang) => (
                <th key={titre} scope="col" className={rang > 0 ? 'barres__nombre' : undefined}>
                  {titre}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {jours.map(({ jour, total, cumul, anDernier, ...canaux }) => (
            <tr key={jour.toString()}>
              <th scope="row">
                {filtres && total > 0 ? (
                  <Link href={adresseDuJour(filtres, jour)} prefetch={false}>
                    {ecrireJourCourt(jour)}
                  </Link>
                ) : (
                  ecrireJourCourt(jour)
                )}
              </th>
              {CANAUX.map((canal) => (
                <td key={canal} className="barres__nombre">
                  <NombreListe
                    nombre={canaux[canal]}
                    adresse={filtres && adresseDuJour({ ...filtres, canal }, jour)}
                  />
                </td>
              ))}
              <td className="barres__nombre">
                <NombreListe
                  nombre={cumul}
                  adresse={filtres && adresseDeLigne({ ...filtres, au: jour.toString() }, DEPOTS)}
                />
              </td>
              {compares ? (
                <td className="barres__nombre">
                  <NombreListe nombre={anDernier} adresse={filtres && adresseDAvant(filtres, annee, jour)} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
);

const direDelaiDe = ({ libelle, service }: { libelle: string; service: string }): string =>
  `${libelle} · ${service}`;
const direDelai = (jours: number | null): string => (jours === null ? 'trop peu' : `${jours} j`);

/** Days of each step in each service: the bar is the median, the line behind it nine in ten. */
export function FigureDesDelais({
  comptes,
  face,
  filtres,
  ouvre,
}: {
  comptes: readonly Compte[];
  face: Face | null;
  filtres: FiltresDePilotage;
  ouvre: boolean;
}) {
  const lignes = delaisDe(comptes, face?.comptes);
  if (lignes.length === 0) return null;
  return (
    <Figure
      id="delais"
      filtres={filtres}
      large
      phrase={`En jours : la moitié des dossiers passent l’étape dans le délai de la barre, neuf sur dix dans celui du trait. Toute la campagne, quels que soient les jours choisis ; à moins de ${EFFECTIF_MINIMAL} dossiers, ils sont trop peu pour dire un délai.`}
    >
      <TableEnBarres
        legende="Délais de chaque étape, par service"
        titres={[
          'Étape et service',
          'Dossiers',
          'La moitié',
          'Neuf sur dix',
          ...(face ? ['La moitié, alors'] : []),
        ]}
        lignes={lignes.map(({ etape, branche, nombre, mediane, neufSurDix, alors, ...dits }) => ({
          cle: `${etape} ${branche}`,
          libelle: ouvre ? (
            <Link href={adresseDeLigne(filtres, { figure: 'delais', cle: etape, branche })} prefetch={false}>
              {direDelaiDe(dits)}
            </Link>
          ) : (
            direDelaiDe(dits)
          ),
          valeur: mediane ?? 0,
          fond: neufSurDix ?? 0,
          cellules: [
            ...[ecrireNombre(nombre), direDelai(mediane), direDelai(neufSurDix)],
            ...(alors === undefined ? [] : [direDelai(alors)]),
          ],
        }))}
      />
    </Figure>
  );
}
