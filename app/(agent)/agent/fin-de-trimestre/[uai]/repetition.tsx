import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireEcart, ecrireSolde } from '#lib/droit/montant.ts';
import type { LigneDEcart } from '#lib/fin-de-trimestre/faits.ts';
import type { FinDuLieu } from '#lib/fin-de-trimestre/queries.ts';

/** What would be signed now, against the last state frozen in the place, cause by cause. */
export function Repetition({ lieu: { repetition } }: { lieu: FinDuLieu }) {
  if (!repetition) return <p>La répétition de l’état se lit par qui le prépare.</p>;
  const { dernier, boursiers, aVerser, ecarts } = repetition;
  if (dernier && boursiers === 0)
    return <p>Signé maintenant, un état ne paierait rien de plus que l’état n° {dernier.numero}.</p>;
  const avant = dernier ? `État n° ${dernier.numero} (trimestre ${dernier.trimestre})` : 'Aucun état avant';
  const colonnes: Colonne<LigneDEcart>[] = [
    { cle: 'cause', titre: 'Cause', rendre: ({ libelle, article }) => `${libelle} (${article})` },
    { cle: 'avant', titre: avant, rendre: (ligne) => ecrireSolde(ligne.avant), nombre: true },
    { cle: 'apres', titre: 'Signé maintenant', rendre: (ligne) => ecrireSolde(ligne.apres), nombre: true },
    {
      cle: 'ecart',
      titre: 'Différence',
      rendre: (ligne) => ecrireEcart(ligne.apres - ligne.avant),
      nombre: true,
    },
  ];
  return (
    <>
      <p>
        Signé maintenant, l’état paierait <strong>{ecrireSolde(aVerser)}</strong> à {boursiers} boursier
        {boursiers > 1 ? 's' : ''}. Rien n’est écrit avant la signature.
      </p>
      <Tableau
        legende={
          dernier
            ? 'L’état à venir et le dernier signé, cause par cause'
            : 'Ce que paierait le premier état, cause par cause'
        }
        total={null}
        unite="cause"
        colonnes={colonnes}
        lignes={ecarts}
        cle={({ libelle }) => libelle}
        vide=""
      />
    </>
  );
}
