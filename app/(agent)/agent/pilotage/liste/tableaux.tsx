import { EtatBadge } from '#components/etat-badge.tsx';
import { LIBELLES_CANAUX } from '#components/libelles.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { Pagination } from '#components/pagination.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { type ChoseComptee, LISTES } from '#lib/denombrement/queries.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { capitale } from '#lib/droit/phrase.ts';
import type { LieuDUneLigne } from '#lib/pilotage/queries.ts';
import { EFFECTIF_MINIMAL, type Serie } from '#lib/pilotage/schema.ts';

/** Head of the day that each series counts by; none of the others. */
const JOURS: Partial<Record<Serie, string>> = {
  depots: 'Reçue le',
  issues: 'Décidée le',
  recours: 'Reçu le',
};

/** Series whose things are sums too. */
const EN_ARGENT: readonly Serie[] = ['issues', 'argent'];

const colonnesDe = (serie: Serie): Colonne<ChoseComptee>[] => [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ dossierId, ...lu }) =>
      dossierId ? (
        <LienLigne href={`/agent/dossiers/${dossierId}`}>{nomDeListe(lu)}</LienLigne>
      ) : (
        nomDeListe(lu)
      ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'numero', titre: 'Dossier', rendre: ({ numero }) => numero ?? 'pas encore' },
  { cle: 'etat', titre: 'État', rendre: ({ etat }) => (etat ? <EtatBadge etat={etat} /> : null) },
  { cle: 'canal', titre: 'Canal', rendre: ({ canal }) => capitale(LIBELLES_CANAUX[canal]) },
  ...(serie === 'delais'
    ? [{ cle: 'duree', titre: 'Jours', nombre: true, rendre: ({ duree }: ChoseComptee) => duree }]
    : []),
  ...(EN_ARGENT.includes(serie)
    ? [
        {
          cle: 'montant',
          titre: 'Montant',
          nombre: true,
          rendre: ({ centimes: lus }: ChoseComptee) => (lus ? ecrireMontant(centimes(lus)) : null),
        },
      ]
    : []),
  ...(JOURS[serie]
    ? [
        {
          cle: 'jour',
          titre: JOURS[serie],
          rendre: ({ jour: lu }: ChoseComptee) => (lu ? ecrireJourCourt(jour(lu)) : null),
        },
      ]
    : []),
];

interface PropsDesChoses {
  serie: Serie;
  lignes: readonly ChoseComptee[];
  total: number;
  page: number;
  adresse: (autres: Record<string, string>) => string;
}

/** The dossiers of an établissement that a line counts, those that took longest or came last first. */
export function ChosesComptees({ serie, lignes, total, page, adresse }: PropsDesChoses) {
  return (
    <>
      <Tableau
        legende={serie === 'delais' ? 'Dossiers, les plus longs d’abord' : 'Dossiers'}
        total={total}
        unite="dossier"
        colonnes={colonnesDe(serie)}
        lignes={lignes}
        cle={({ dossierId, eleveId }) => dossierId ?? eleveId}
        vide={
          <p>Rien ne répond plus à ce chiffre : ce qu’il comptait a avancé depuis. Revenez au pilotage.</p>
        }
      />
      <Pagination
        precedente={page > 1 ? adresse({ page: String(page - 1) }) : null}
        suivante={page * LISTES < total ? adresse({ page: String(page + 1) }) : null}
      />
      <RaccourcisClavier />
    </>
  );
}

interface PropsDesLieux {
  serie: Serie;
  lieux: readonly LieuDUneLigne[];
  adresse: (autres: Record<string, string>) => string;
}

/** The établissements where a line counts something; each opens its dossiers. */
export function LieuxDUneLigne({ serie, lieux, adresse }: PropsDesLieux) {
  const colonnes: Colonne<LieuDUneLigne>[] = [
    {
      cle: 'etablissement',
      titre: 'Établissement',
      rendre: ({ uai, nom }) => <LienLigne href={adresse({ uai })}>{nom}</LienLigne>,
    },
    { cle: 'uai', titre: 'UAI', rendre: ({ uai }) => uai },
    { cle: 'nombre', titre: 'Dossiers', nombre: true, rendre: ({ nombre }) => nombre },
    ...(serie === 'delais'
      ? [
          {
            cle: 'mediane',
            titre: 'La moitié en',
            nombre: true,
            rendre: ({ mediane }: LieuDUneLigne) =>
              mediane === null ? `moins de ${EFFECTIF_MINIMAL} dossiers` : `${mediane} j`,
          },
        ]
      : []),
  ];
  return (
    <>
      <Tableau
        legende={
          serie === 'delais'
            ? 'Établissements, les plus longs d’abord'
            : 'Établissements, les plus nombreux d’abord'
        }
        total={lieux.length}
        unite="établissement"
        colonnes={colonnes}
        lignes={lieux}
        cle={({ uai }) => uai}
        vide={<p>Aucun établissement n’est compté par ce chiffre.</p>}
      />
      <RaccourcisClavier />
    </>
  );
}
