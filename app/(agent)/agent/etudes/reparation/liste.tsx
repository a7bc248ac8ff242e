import { Pagination } from '#components/pagination.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { REMEDES } from '#lib/droit/etude/reparation.ts';
import { nomComplet, nomDeListe } from '#lib/droit/noms.ts';
import { direPanne, type Groupe } from '#lib/reparation/faits.ts';
import { LIGNES_PAR_PAGE, type LigneEnPanne } from '#lib/reparation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { adresseDuBureau } from './adresses.ts';
import { Rejouer } from './rejouer.tsx';
import { Suites } from './suites.tsx';

function suiteDe({ consentementId, eleve, dossierId, numero, enReprise, prete }: LigneEnPanne) {
  if (dossierId) return <a href={`/agent/dossiers/${dossierId}`}>Dossier {numero}</a>;
  const dit = enReprise ? 'En cours de rejeu' : prete ? 'Prête à rejouer' : 'Ouvrir';
  return (
    <a href={`/agent/etudes/reparation/${consentementId}`}>
      {dit}
      <span className="fr-sr-only"> : {nomDeListe(eleve)}</span>
    </a>
  );
}

const COLONNES: Colonne<LigneEnPanne>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: ({ eleve }) => nomDeListe(eleve) },
  { cle: 'lieu', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  {
    cle: 'qui',
    titre: 'Demandé pour',
    rendre: ({ demandeur, concubinage }) =>
      `${nomComplet(demandeur)}${concubinage ? ', et son concubin ou sa concubine' : ''}`,
  },
  { cle: 'causes', titre: 'Pourquoi', rendre: ({ causes }) => causes.map(direPanne).join(' ; ') },
  { cle: 'jour', titre: 'Dernière étude', rendre: ({ jour }) => ecrireJourCourt(jourDe(jour)) },
  { cle: 'suite', titre: 'Suite', rendre: suiteDe },
];

/** The lines of a group: what settles them in a sentence, the replay of those that are ready, and each of them. */
export function ListeDuGroupe({
  groupe,
  uai,
  page,
  lignes,
}: {
  groupe: Groupe;
  uai: string | undefined;
  page: number;
  lignes: readonly LigneEnPanne[];
}) {
  const { panne, remede, pretes, sansDossier } = groupe;
  const versLa = (n: number) => adresseDuBureau({ panne, page: n, ...(uai ? { uai } : {}) });
  return (
    <section id="liste" aria-labelledby="titre-du-groupe">
      <h2 className="fr-h4" id="titre-du-groupe">
        {direPanne(panne)}
      </h2>
      <p>{REMEDES[remede].phrase}</p>
      <Rejouer panne={panne} uai={uai} pretes={pretes} />
      <Suites panne={panne} uai={uai} lignes={sansDossier} />
      <Tableau
        legende={`Élèves de ce groupe${page > 1 ? `, page ${page}` : ''}`}
        total={groupe.lignes}
        unite="élève"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ consentementId }) => consentementId}
        vide={<p>Cette page de la liste est vide : revenez à la première.</p>}
      />
      <Pagination
        precedente={page > 1 ? versLa(page - 1) : null}
        suivante={page * LIGNES_PAR_PAGE < groupe.lignes ? versLa(page + 1) : null}
      />
    </section>
  );
}
