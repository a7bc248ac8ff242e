/** What a state pays to a boursier. Pure. */
import type { LigneCalculee } from '#lib/liquidation/faits.ts';

/** What a state pays to a boursier, from its entries, the debt that it carries and the fees still due. Centimes. */
export function sommesDuBoursier(
  lignes: readonly LigneCalculee[],
  { dette, frais, sansDeduction }: { dette: number; frais: number; sansDeduction: string | null },
) {
  const ecart = ({ du, deja }: LigneCalculee): number => du - deja;
  const total = lignes.reduce((n, ligne) => n + ecart(ligne), 0);
  const equipement = lignes
    .filter((ligne) => ligne.composante === 'equipement' && ecart(ligne) > 0)
    .reduce((n, ligne) => n + ecart(ligne), 0);
  const brut = total - equipement;
  const payable = Math.max(0, brut - dette);
  const deduit = sansDeduction === null ? Math.min(frais, payable) : 0;
  return {
    brut,
    equipement,
    detteAvant: dette,
    detteApres: Math.max(0, dette - brut),
    frais,
    deduit,
    sansDeduction,
    aVerser: payable - deduit + equipement,
  };
}
