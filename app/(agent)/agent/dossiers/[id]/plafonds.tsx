import { type Colonne, Tableau } from '#components/tableau.tsx';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { montantDe, plafondDe } from '#lib/droit/echelon.ts';
import { type Centimes, ecrireEuros, ecrireMontant } from '#lib/droit/montant.ts';
import type { LigneRedigee } from '#lib/droit/rediger.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';

interface Palier {
  echelon: number;
  plafond: number;
  montant: Centimes;
  /** Euros of income under the ceiling; negative above it. */
  ecart: number;
}

const nombre = (trace: readonly LigneRedigee[], cle: string): number | null => {
  const valeur = trace.findLast(({ valeurs }) => typeof valeurs[cle] === 'number')?.valeurs[cle];
  return typeof valeur === 'number' ? valeur : null;
};

/** Each échelon with its ceiling, and how far the income stands from it once incomes are shown. */
export function Plafonds(props: { situation: Situation; trace: readonly LigneRedigee[]; montre: boolean }) {
  const { situation, trace, montre } = props;
  const bareme = trouverBareme(situation.rentree, typeBourseDe(situation.eleve));
  const rfr = nombre(
    trace.filter(({ regle }) => regle.startsWith('bareme_')),
    'rfr',
  );
  const ligne = nombre(trace, 'ligne');
  if (!bareme || rfr === null || ligne === null) return null;
  const paliers = Array.from({ length: bareme.echelons }, (_, rang): Palier => {
    const plafond = plafondDe(bareme, rang + 1, ligne);
    return { echelon: rang + 1, plafond, montant: montantDe(bareme, rang + 1), ecart: plafond - rfr };
  });
  const colonnes: Colonne<Palier>[] = [
    { cle: 'echelon', titre: 'Échelon', rendre: ({ echelon }) => echelon },
    { cle: 'plafond', titre: 'Plafond', nombre: true, rendre: ({ plafond }) => ecrireEuros(plafond) },
    { cle: 'montant', titre: 'Bourse par an', nombre: true, rendre: ({ montant }) => ecrireMontant(montant) },
    ...(montre ? [ECART] : []),
  ];
  return (
    <Tableau
      legende={`Plafonds pour ${ligne} enfant${ligne > 1 ? 's' : ''} à charge${ligne === 8 ? ' ou plus' : ''}`}
      total={null}
      unite="échelon"
      colonnes={colonnes}
      lignes={paliers}
      cle={({ echelon }) => String(echelon)}
      vide={null}
    />
  );
}

const ECART: Colonne<Palier> = {
  cle: 'ecart',
  titre: 'Distance au plafond',
  nombre: true,
  rendre: ({ ecart }) =>
    ecart < 0 ? `dépassé de ${ecrireEuros(-ecart)}` : `encore ${ecrireEuros(ecart)} de marge`,
};
