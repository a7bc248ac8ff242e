import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import type { Changement, Groupe } from '#lib/droit/effet-de-bareme.ts';
import { parAcademie } from '#lib/effet/faits.ts';
import { COLONNES_DES_CREDITS } from './somme.ts';

type Ligne = ReturnType<typeof parAcademie>[number];

const TITRES = [
  ['gagnent', 'Gagnent une bourse'],
  ['montent', 'Montent'],
  ['descendent', 'Descendent'],
  ['perdent', 'Perdent leur bourse'],
] as const satisfies readonly (readonly [Changement, string])[];

const colonnesDe = (noms: ReadonlyMap<string, string>): Colonne<Ligne>[] => [
  { cle: 'academie', titre: 'Académie', rendre: ({ academie }) => noms.get(academie) ?? academie },
  ...TITRES.map(
    ([changement, titre]): Colonne<Ligne> => ({
      cle: changement,
      titre,
      rendre: (ligne) => ecrireNombre(ligne[changement]),
      nombre: true,
    }),
  ),
  ...COLONNES_DES_CREDITS,
];

/** Winners, losers and credits of each académie. */
export function Academies({
  groupes,
  noms,
}: {
  groupes: readonly Groupe[];
  noms: ReadonlyMap<string, string>;
}) {
  const lignes = parAcademie(groupes);
  return (
    <Tableau
      legende="Crédits par académie"
      total={lignes.length}
      unite="académie"
      colonnes={colonnesDe(noms)}
      lignes={lignes}
      cle={({ academie }) => academie}
      vide={<p>Aucune demande jugée encore.</p>}
    />
  );
}
