import { type Colonne, Tableau } from '#components/tableau.tsx';
import { nombreEchelons } from '#lib/droit/bareme/coefficients.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import type { Groupe } from '#lib/droit/effet-de-bareme.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { parEchelon } from '#lib/effet/faits.ts';
import { COLONNES_DES_CREDITS } from './somme.ts';

type Ligne = ReturnType<typeof parEchelon>[number];

const TITRES: Readonly<Record<TypeBourse, string>> = {
  college: 'Bourse de collège',
  lycee: 'Bourse de lycée',
};

const direEchelon = (rang: number): string => (rang === 0 ? 'sans bourse' : `échelon ${rang}`);

const colonnesDe = (echelons: number): Colonne<Ligne>[] => [
  { cle: 'de', titre: 'De', rendre: ({ de }) => direEchelon(de) },
  ...Array.from(
    { length: echelons + 1 },
    (_, rang): Colonne<Ligne> => ({
      cle: `vers-${rang}`,
      titre: `Vers ${direEchelon(rang)}`,
      rendre: ({ vers }) => ecrireNombre(vers[rang] ?? 0),
      nombre: true,
    }),
  ),
  ...COLONNES_DES_CREDITS.filter(({ cle }) => cle !== 'avant'),
];

/** From which échelon to which, for each type of bourse. */
export function Echelons({ groupes }: { groupes: readonly Groupe[] }) {
  return (['college', 'lycee'] as const).map((type) => {
    const echelons = nombreEchelons(type);
    return (
      <Tableau
        key={type}
        legende={`${TITRES[type]} : élèves d’un échelon à l’autre, et crédits`}
        total={null}
        unite="échelon"
        colonnes={colonnesDe(echelons)}
        lignes={parEchelon(groupes, type, echelons)}
        cle={({ de }) => String(de)}
        vide=""
      />
    );
  });
}
