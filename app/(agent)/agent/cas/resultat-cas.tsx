import { Tableau } from '#components/tableau.tsx';
import { type EtatDesCas, LIGNES_MONTREES } from '#lib/cas/schema.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';

type Juge = Extract<EtatDesCas, { statut: 'juge' }>;

const RESULTATS: Readonly<Record<string, string>> = {
  droit: 'droit',
  sans_droit: 'sans droit',
  incalculable: 'information manquante',
  humain: 'à décider par un agent',
  ligne_illisible: 'ligne illisible',
};

/** The counts and the first answers. */
export function ResultatDesCas({ etat: { comptes, total, premieres, millisecondes } }: { etat: Juge }) {
  const detail = Object.entries(comptes)
    .map(([resultat, nombre]) => `${RESULTATS[resultat] ?? resultat} : ${ecrireNombre(nombre)}`)
    .join(' · ');
  return (
    <section aria-labelledby="resultat-cas">
      <h2 id="resultat-cas" className="fr-h5">
        Résultat
      </h2>
      <p role="status">
        {ecrireNombre(total)} situation{total > 1 ? 's' : ''} en{' '}
        {(millisecondes / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s. {detail}
      </p>
      <Tableau
        legende={total > LIGNES_MONTREES ? `Les ${LIGNES_MONTREES} premières lignes` : 'Toutes les lignes'}
        total={total}
        unite="ligne"
        colonnes={[
          { cle: 'ligne', titre: 'Ligne', rendre: ({ ligne }) => ligne },
          { cle: 'ref', titre: 'Repère', rendre: ({ ref }) => ref },
          { cle: 'resultat', titre: 'Résultat', rendre: ({ resultat }) => RESULTATS[resultat] ?? resultat },
          { cle: 'echelon', titre: 'Échelon', rendre: ({ echelon }) => echelon, nombre: true },
          {
            cle: 'annuel',
            titre: 'Par an',
            rendre: ({ annuel }) => (annuel ? `${annuel} €` : ''),
            nombre: true,
          },
          {
            cle: 'raison',
            titre: 'Raison',
            rendre: ({ motif, manques, questions }) => motif || manques || questions,
          },
        ]}
        lignes={premieres}
        cle={({ ligne }) => ligne}
        vide="Aucune situation dans ce fichier."
      />
    </section>
  );
}
