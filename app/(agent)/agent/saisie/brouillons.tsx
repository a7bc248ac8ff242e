import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { abandonner } from '#lib/demande/actions.ts';
import type { BrouillonAReprendre } from '#lib/demande/queries.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';

const LE_A = new Intl.DateTimeFormat('fr-FR', {
  day: '2-digit',
  month: '2-digit',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
});

/** Entries that this agent left unfinished: resume, or throw away after a second look. */
export function Brouillons({ brouillons }: { brouillons: readonly BrouillonAReprendre[] }) {
  if (brouillons.length === 0) return null;
  const colonnes: Colonne<BrouillonAReprendre>[] = [
    {
      cle: 'eleve',
      titre: 'Élève',
      rendre: ({ id, eleve }) => <a href={`/agent/saisie/${id}`}>{nomDeListe(eleve)}</a>,
    },
    { cle: 'classe', titre: 'Classe', rendre: ({ scolarite }) => scolarite.classe },
    { cle: 'numero', titre: 'Numéro réservé', rendre: ({ numero }) => numero },
    {
      cle: 'garde',
      titre: 'Gardé le',
      rendre: ({ brouillon }) => (brouillon ? LE_A.format(brouillon.enregistreLe).replace(' ', ' à ') : ''),
    },
    {
      cle: 'abandon',
      titre: 'Abandonner',
      rendre: ({ id, eleve }) => (
        <details>
          <summary>Abandonner</summary>
          <FormulaireActe acte={abandonner}>
            <input type="hidden" name="dossierId" value={id} />
            <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
              Effacer la saisie {deNom(eleve.prenom || eleve.nom)}
            </button>
          </FormulaireActe>
        </details>
      ),
    },
  ];
  return (
    <Tableau
      legende="Mes saisies à reprendre"
      total={brouillons.length}
      unite="brouillon"
      colonnes={colonnes}
      lignes={brouillons}
      cle={({ id }) => id}
      vide={null}
    />
  );
}
