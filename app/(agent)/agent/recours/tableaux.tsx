import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { direMotif } from '#lib/contentieux/faits.ts';
import { type Contentieux, type LigneDeRecours, RECOURS_LISTES } from '#lib/contentieux/queries.ts';
import { type FiltresDuContentieux, SUITES, type SuiteDuRecours } from '#lib/contentieux/schema.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { LIBELLES_RECOURS } from '#lib/droit/recours/reponse.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';

const LIBELLES_SUITES: Readonly<Record<SuiteDuRecours, string>> = {
  attend: 'Attendent',
  accueilli: 'Accueillis',
  maintenu: 'Rejetés',
  tardif: 'Tardifs',
};

const adresse = (filtres: FiltresDuContentieux): string =>
  `/agent/recours?${new URLSearchParams(Object.entries(filtres).filter(([, valeur]) => valeur))}#liste`;

/** A figure that opens its list; nothing to open behind a zero. */
const Chiffre = ({ nombre, ...filtres }: FiltresDuContentieux & { nombre: number }) =>
  nombre === 0 ? (
    '0'
  ) : (
    <a href={adresse(filtres)}>
      {nombre}
      <span className="fr-sr-only">
        {' '}
        recours : {filtres.motif ? direMotif(filtres.motif) : null}{' '}
        {filtres.suite ? LIBELLES_SUITES[filtres.suite] : null}
      </span>
    </a>
  );

const COMPTES: Colonne<Contentieux>[] = [
  { cle: 'motif', titre: 'Ce qui est contesté', rendre: ({ motif }) => direMotif(motif) },
  { cle: 'genre', titre: 'Recours', rendre: ({ genre }) => capitale(LIBELLES_RECOURS[genre]) },
  {
    cle: 'total',
    titre: 'En tout',
    nombre: true,
    rendre: ({ motif, genre, total }) => <Chiffre nombre={total} motif={motif} genre={genre} />,
  },
  ...SUITES.map(
    (suite): Colonne<Contentieux> => ({
      cle: suite,
      titre: LIBELLES_SUITES[suite],
      nombre: true,
      rendre: ({ motif, genre, [suite]: nombre }) => (
        <Chiffre nombre={nombre} motif={motif} genre={genre} suite={suite} />
      ),
    }),
  ),
  {
    cle: 'delai',
    titre: 'Réponse, en jours',
    nombre: true,
    rendre: ({ joursDeReponse }) => joursDeReponse ?? <span className="fr-sr-only">aucune réponse</span>,
  },
];

/** The recours of the year, by what they contest and their kind. */
export const TableauDuContentieux = ({ lignes }: { lignes: readonly Contentieux[] }) => (
  <Tableau
    legende="Recours de l’année, par ce qu’ils contestent"
    total={lignes.length}
    unite="ligne"
    colonnes={COMPTES}
    lignes={lignes}
    cle={({ motif, genre }) => `${motif} ${genre}`}
    vide={<p>Aucun recours n’a été formé cette année dans votre périmètre.</p>}
  />
);

const COLONNES: Colonne<LigneDeRecours>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ dossierId, ...eleve }) => (
      <LienLigne href={`/agent/dossiers/${dossierId}?onglet=recours`}>{nomDeListe(eleve)}</LienLigne>
    ),
  },
  { cle: 'numero', titre: 'Dossier', rendre: ({ numero }) => numero },
  { cle: 'etablissement', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  { cle: 'motif', titre: 'Ce qui est contesté', rendre: ({ motif }) => direMotif(motif) },
  { cle: 'genre', titre: 'Recours', rendre: ({ genre }) => capitale(LIBELLES_RECOURS[genre]) },
  { cle: 'forme', titre: 'Formé le', rendre: ({ formeLe }) => ecrireJourCourt(jourDe(formeLe)) },
  {
    cle: 'repondu',
    titre: 'Répondu le',
    rendre: ({ reponduLe }) => {
      const jour = jourOuNul(reponduLe);
      return jour ? ecrireJourCourt(jour) : 'attend une réponse';
    },
  },
];

/** The recours that a figure counts. */
export const ListeDuContentieux = ({ lignes }: { lignes: readonly LigneDeRecours[] }) => (
  <Tableau
    legende={`Recours comptés, les ${RECOURS_LISTES} premiers au plus`}
    total={lignes.length}
    unite="recours"
    colonnes={COLONNES}
    lignes={lignes}
    cle={({ id }) => id}
    vide={<p>Aucun recours ne répond à ce choix.</p>}
  />
);
