import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { CHANGEMENTS, type Changement, type Groupe } from '#lib/droit/effet-de-bareme.ts';
import { parChangement, type Somme, sommer } from '#lib/effet/faits.ts';
import { COLONNES_DES_CREDITS } from './somme.ts';

type Ligne = Somme & { changement: Changement | 'tous' };

const COLONNES: Colonne<Ligne>[] = [
  {
    cle: 'changement',
    titre: 'Les élèves qui',
    rendre: ({ changement }) => (changement === 'tous' ? 'En tout' : CHANGEMENTS[changement]),
  },
  { cle: 'nombre', titre: 'Élèves', rendre: ({ nombre }) => ecrireNombre(nombre), nombre: true },
  ...COLONNES_DES_CREDITS,
];

/** Who wins, who loses, and the credits of a whole year. */
export function Changements({ groupes }: { groupes: readonly Groupe[] }) {
  return (
    <Tableau
      legende="Qui gagne, qui perd"
      total={null}
      unite="changement"
      colonnes={COLONNES}
      lignes={[...parChangement(groupes), { changement: 'tous', ...sommer(groupes) }]}
      cle={({ changement }) => changement}
      vide=""
    />
  );
}
