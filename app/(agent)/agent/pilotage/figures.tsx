import Link from 'next/link';
import { TableEnBarres } from '#components/graphique/barres.tsx';
import { DessinDeJours } from '#components/graphique/jours.tsx';
import { LIBELLES_CANAUX } from '#components/libelles.ts';
import { ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { CANAUX } from '#lib/droit/situation.ts';
import type { Face } from '#lib/figure/faits.ts';
import {
  type Compte,
  delaisDe,
  type JourDeDepots,
  joursDeDepots,
  type LieuCompte,
} from '#lib/pilotage/faits.ts';
import {
  adresseDeLigne,
  adresseDePilotage,
  EFFECTIF_MINIMAL,
  type FiltresDePilotage,
} from '#lib/pilotage/schema.ts';
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
  jusqua: Jour;
  filtres: FiltresDePilotage;
  /** Whether a line leads to its list. */
  ouvre: boolean;
}

/** Deposits by day and channel, then since the beginning compares last year's. */
export function FigureDesDepots({ comptes, avant, jusqua, filtres, ouvre }: PropsDesDepots) {
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
      <TableDesDepots jours={jours} compares={compares} filtres={ouvre ? filtres : null} />
    </Figure>
  );
}

const adresseDuJour = (filtres: FiltresDePilotage, jour: Jour): string =>
  adresseDeLigne({ ...filtres, du: jour.toString(), au: jour.toString() }, { figure: 'depots', cle: '' });

/** A day leads to its demandes, under the filters; null when it leads nowhere. */
const TableDesDepots = ({
  jours,
  compares,
  filtres,
}: {
  jours: readonly JourDeDepots[];
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
                  {ecrireNombre(canaux[canal])}
                </td>
              ))}
              <td className="barres__nombre">{ecrireNombre(cumul)}</td>
              {compares ? <td className="barres__nombre">{ecrireNombre(anDernier)}</td> : null}
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

/** Lines shown at most; the spreadsheet has them all. */
const MONTRES = 30;

const GENRES_DE_LIEUX = {
  academies: { legende: 'Demandes de chaque académie', titre: 'Académie' },
  departements: { legende: 'Demandes de chaque département', titre: 'Département' },
  etablissements: { legende: 'Demandes de chaque établissement', titre: 'Établissement' },
} as const;
type GenreDeLieux = keyof typeof GENRES_DE_LIEUX;

interface PropsDesLieux {
  lieux: { genre: GenreDeLieux; lignes: readonly LieuCompte[] };
  filtres: FiltresDePilotage;
}

/** Where demandes are, the places where most of them wait first; an établissement, a département open their own figures. */
export function FigureDesLieux({ lieux, filtres }: PropsDesLieux) {
  const { genre } = lieux;
  const avec = lieux.lignes.filter(({ recues }) => recues > 0);
  const reste = avec.length - MONTRES;
  const { legende, titre } = GENRES_DE_LIEUX[genre];
  const compares = lieux.lignes.some(({ alors }) => alors !== undefined);
  if (lieux.lignes.length === 0) return null;
  return (
    <Figure
      id={genre}
      filtres={filtres}
      large
      phrase={`La barre compte ce qui attend une décision, le trait tout ce qui est reçu.${reste > 0 ? ` Les ${MONTRES} premiers ; ${reste} autres dans le tableur.` : ''}`}
    >
      <TableEnBarres
        legende={legende}
        titres={[titre, 'Reçues', 'À décider', 'Décidées', ...(compares ? ['Reçues alors'] : [])]}
        lignes={avec.slice(0, MONTRES).map((ligne) => ({
          cle: ligne.code,
          libelle: <VersLeLieu {...ligne} genre={genre} filtres={filtres} />,
          valeur: ligne.attendent,
          fond: ligne.recues,
          cellules: [
            ...[ligne.recues, ligne.attendent, ligne.decidees],
            ...(ligne.alors === undefined ? [] : [ligne.alors]),
          ].map(ecrireNombre),
        }))}
      />
      {genre === 'etablissements' ? (
        <SansDemande lignes={lieux.lignes.filter(({ recues }) => recues === 0)} filtres={filtres} />
      ) : null}
    </Figure>
  );
}

/** The figures of a place under the same filters; of an académie, its name alone. */
function VersLeLieu({
  code,
  nom,
  genre,
  filtres,
}: LieuCompte & { genre: GenreDeLieux; filtres: FiltresDePilotage }) {
  if (genre === 'academies') return nom;
  const choisi = genre === 'departements' ? { departement: code } : { uai: code };
  return (
    <Link href={adresseDePilotage('/agent/pilotage', { ...filtres, ...choisi })} prefetch={false}>
      {nom}
    </Link>
  );
}

/** Établissements that have pupils and from which nothing came: those to call first. */
function SansDemande({ lignes, filtres }: { lignes: readonly LieuCompte[]; filtres: FiltresDePilotage }) {
  if (lignes.length === 0) return null;
  return (
    <details className="figure__table">
      <summary>
        {ecrireNombre(lignes.length)} établissement{lignes.length > 1 ? 's' : ''} sans aucune demande
      </summary>
      <ul>
        {lignes.map((ligne) => (
          <li key={ligne.code}>
            <VersLeLieu {...ligne} genre="etablissements" filtres={filtres} /> ({ligne.code})
          </li>
        ))}
      </ul>
    </details>
  );
}
