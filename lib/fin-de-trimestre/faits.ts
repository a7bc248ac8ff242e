/** What a state adds to the one before, cause by cause, and what lacks in several places. Pure. */
import { CAUSES, LIBELLES_CAUSES } from '#lib/droit/argent/causes.ts';
import { NOMS_DES_MANQUES, type NomDeManque } from '#lib/droit/argent/fin-de-trimestre.ts';
import { type BoursierDEtat, type LigneDEtat, sommeDe } from '#lib/droit/argent/recapitulatif.ts';

/** Of each kind of lack, how many; null when who reads may not know, absent where it cannot lack. */
export type Manques = Partial<Record<NomDeManque, number | null>>;

/** The sums of one state, as a difference is told from them. */
interface Sommes {
  boursiers: readonly Pick<BoursierDEtat, 'deduit' | 'detteAvant' | 'detteApres' | 'aVerser'>[];
  lignes: readonly Pick<LigneDEtat, 'cause' | 'centimes'>[];
}

export interface LigneDEcart {
  libelle: string;
  article: string;
  /** Centimes, signed: in the last state, in the coming one. */
  avant: number;
  apres: number;
}

const totalDe = (nombres: readonly number[]): number => nombres.reduce((a, b) => a + b, 0);

/**
 * What two states pay, cause by cause; the lines of a column sum up to what it pays. A line that both leave at zero is left out,
 * save the last one, the total.
 */
export function comparerEtats(avant: Sommes, apres: Sommes): LigneDEcart[] {
  const ligne = (libelle: string, article: string, somme: (etat: Sommes) => number): LigneDEcart => ({
    libelle,
    article,
    avant: somme(avant),
    apres: somme(apres),
  });
  const causes = CAUSES.map((cause) =>
    ligne(LIBELLES_CAUSES[cause].libelle, LIBELLES_CAUSES[cause].article, ({ lignes }) =>
      sommeDe(lignes.filter((vue) => vue.cause === cause)),
    ),
  );
  const frais = ligne(
    'Frais de pension déduits',
    'C. VII.B.1',
    ({ boursiers }) => 0 - totalDe(boursiers.map(({ deduit }) => deduit)),
  );
  const dettes = ligne('Trop-perçus repris, ou reportés à la suite', 'C. VII.A, V.A', ({ boursiers }) =>
    totalDe(boursiers.map(({ detteAvant, detteApres }) => detteApres - detteAvant)),
  );
  const total = ligne('À verser', 'C. VII.B', ({ boursiers }) =>
    totalDe(boursiers.map(({ aVerser }) => aVerser)),
  );
  return [...[...causes, frais, dettes].filter((vue) => vue.avant !== 0 || vue.apres !== 0), total];
}

/** What lacks in several places together: null where nobody could read it, absent where it lacks nowhere by nature. */
export function sommerManques(lieux: readonly { manques: Manques }[]): Manques {
  return Object.fromEntries(
    NOMS_DES_MANQUES.flatMap((nom) => {
      const lus = lieux.flatMap(({ manques }) => (nom in manques ? [manques[nom] ?? null] : []));
      if (lus.length === 0) return [];
      const connus = lus.filter((lu) => lu !== null);
      return [[nom, connus.length > 0 ? totalDe(connus) : null]];
    }),
  );
}
