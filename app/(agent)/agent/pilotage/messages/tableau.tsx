import { LienLigne } from '#components/lien-ligne.tsx';
import { Pagination } from '#components/pagination.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { MESSAGES_LISTES, type MessageDUnModele } from '#lib/message/queries.ts';
import { direJours } from '../modeles.tsx';

const direJour = (lu: string | null): string => (lu ? ecrireJourCourt(jour(lu)) : 'pas encore');

const COLONNES: readonly Colonne<MessageDUnModele>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ dossierId, ...lu }) => (
      <LienLigne href={`/agent/dossiers/${dossierId}?onglet=messages`}>{nomDeListe(lu)}</LienLigne>
    ),
  },
  { cle: 'etablissement', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'numero', titre: 'Dossier', rendre: ({ numero }) => numero ?? 'pas encore' },
  { cle: 'ecrit', titre: 'Écrit le', rendre: ({ ecritLe }) => direJour(ecritLe) },
  { cle: 'auteur', titre: 'Par', rendre: ({ auteur }) => auteur },
  { cle: 'lu', titre: 'Lu le', rendre: ({ luLe }) => direJour(luLe) },
  { cle: 'reponse', titre: 'Réponse le', rendre: ({ reponduLe }) => direJour(reponduLe) },
  { cle: 'jours', titre: 'Répond en', nombre: true, rendre: ({ jours }) => direJours(jours) },
];

interface Props {
  lignes: readonly MessageDUnModele[];
  total: number;
  page: number;
  adresse: (page: number) => string;
}

/** The messages of a template, one by one; each opens the messages of its dossier. */
export function MessagesDUnModele({ lignes, total, page, adresse }: Props) {
  return (
    <>
      <Tableau
        legende="Messages"
        total={total}
        unite="message"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucun message ne répond à ce choix. Revenez au pilotage, ou élargissez ses filtres.</p>}
      />
      <Pagination
        precedente={page > 1 ? adresse(page - 1) : null}
        suivante={page * MESSAGES_LISTES < total ? adresse(page + 1) : null}
      />
      <RaccourcisClavier />
    </>
  );
}
