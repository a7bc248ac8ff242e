import { Tableau } from '#components/tableau.tsx';
import { nombreEchelons } from '#lib/droit/bareme/coefficients.ts';
import type { Grille } from '#lib/droit/bareme/projection.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

interface Rangee {
  titre: string;
  valeurs: readonly (number | undefined)[];
  reperes: readonly (number | undefined)[];
}

const NOMS: Record<TypeBourse, string> = { college: 'Collège', lycee: 'Lycée' };
const SIGNE = new Intl.NumberFormat('fr-FR', { signDisplay: 'exceptZero' });

/** "+311" against the other table; "identique" or what lacks in words, so that no colour speaks alone. */
function direEcart(valeur: number | undefined, repere: number | undefined): string {
  if (valeur === undefined) return 'manque';
  if (repere === undefined) return '';
  return valeur === repere ? '=' : SIGNE.format(valeur - repere);
}

/**
 * Ceilings by number of children, then yearly amounts, each with its difference from another table: the year before,
 * or the projection. Cells that differ are marked when `marquer`.
 */
export function GrilleComparee({
  type,
  legende,
  grille,
  repere,
  nomDuRepere,
  marquer = false,
}: {
  type: TypeBourse;
  legende: string;
  grille: Grille;
  repere: Grille;
  /** What the differences are counted from: "2026-2027", "la projection". */
  nomDuRepere: string;
  marquer?: boolean;
}) {
  const echelons = Array.from({ length: nombreEchelons(type) }, (_, i) => i);
  const rangees: Rangee[] = [
    ...repere.plafonds.map((reperes, i) => ({
      titre: i === 7 ? '8 enfants et plus' : `${i + 1} enfant${i > 0 ? 's' : ''}`,
      valeurs: grille.plafonds[i] ?? [],
      reperes,
    })),
    { titre: 'Montant annuel', valeurs: grille.montants, reperes: repere.montants },
  ];
  return (
    <Tableau
      legende={`${NOMS[type]} : ${legende} (écart avec ${nomDuRepere})`}
      total={null}
      unite=""
      colonnes={[
        { cle: 'titre', titre: 'Plafonds, en euros', rendre: ({ titre }) => titre },
        ...echelons.map((i) => ({
          cle: `e${i}`,
          titre: `Échelon ${i + 1}`,
          nombre: true,
          rendre: ({ valeurs, reperes }: Rangee) => {
            const valeur = valeurs[i];
            const differe = marquer && valeur !== reperes[i];
            return (
              <span className={differe ? 'grille__ecart' : undefined}>
                {valeur === undefined ? '' : ecrireEuros(valeur)}{' '}
                <span className="grille__repere">{direEcart(valeur, reperes[i])}</span>
              </span>
            );
          },
        })),
      ]}
      lignes={rangees}
      cle={({ titre }) => titre}
      vide=""
    />
  );
}
