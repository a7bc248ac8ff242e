import Link from 'next/link';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import {
  CAUSES_DE_RAPPROCHEMENT,
  type CauseDeRapprochement,
  changements,
  SIGNES,
  type Signe,
} from '#lib/import/faits.ts';
import type { LigneMontree, voirImport } from '#lib/import/queries.ts';
import { LISTES, type ListeDImport } from '#lib/import/schema.ts';

const colonnes = (importId: string): Colonne<LigneMontree>[] => [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ rang, sort, dit: { eleve } }) =>
      sort === 'a_rapprocher' ? (
        <Link href={`/agent/base/${importId}/eleves/${rang}`}>{nomDeListe(eleve)}</Link>
      ) : (
        nomDeListe(eleve)
      ),
  },
  { cle: 'naissance', titre: 'Né(e) le', rendre: ({ dit }) => ecrireJourCourt(jour(dit.eleve.naissance)) },
  { cle: 'classe', titre: 'Classe', rendre: ({ dit }) => dit.division ?? '' },
  { cle: 'sort', titre: 'Ce qui change', rendre: (ligne) => <Changement ligne={ligne} /> },
  {
    cle: 'signes',
    titre: 'À regarder',
    rendre: ({ signes }) => signes.map((signe) => SIGNES[signe as Signe]).join(', '),
  },
];

/** What becomes of one pupil. */
const SORTS: Readonly<Record<ListeDImport, string>> = {
  nouveau: 'Nouvel élève',
  change: 'Rattaché à la base',
  retour: 'Revient dans l’établissement',
  arrivee: 'Arrive d’un autre établissement',
  sortie: 'Sorti(e)',
  absent: 'Absent(e) du fichier',
  a_rapprocher: 'À rapprocher',
  inchange: 'Inchangé(e)',
};

function Changement({ ligne: { sort, cause, dit, avant } }: { ligne: LigneMontree }) {
  if (cause) return CAUSES_DE_RAPPROCHEMENT[cause as CauseDeRapprochement];
  const { sortieLe } = dit.eleve;
  if (sort === 'sortie' && sortieLe) return `Sorti(e) le ${ecrireJourCourt(jour(sortieLe))}`;
  const dits = sort === 'change' && avant ? changements(avant, dit) : [];
  return dits.length > 0 ? dits.join(' ; ') : SORTS[sort as ListeDImport];
}

/** The pupils of the list that is open: all those of whom something changes, when none is. */
export function LignesDImport({ vu, liste }: { vu: Awaited<ReturnType<typeof voirImport>>; liste?: string }) {
  const { importe, lignes, total } = vu;
  if (!importe.bilan) return null;
  const noms: ReadonlyMap<string, string> = new Map(Object.entries({ ...LISTES, ...SIGNES }));
  return (
    <Tableau
      legende={noms.get(liste ?? '') ?? 'Élèves dont quelque chose change'}
      total={total}
      unite="élève"
      colonnes={colonnes(importe.id)}
      lignes={lignes}
      cle={({ rang }) => String(rang)}
      vide={
        <p>
          {importe.etat === 'compare' || liste
            ? 'Aucun élève dans cette liste.'
            : 'Le détail n’est plus gardé : chaque élève porte ce que la base en dit.'}
        </p>
      }
    />
  );
}
