/** Yearly amounts that go with a bourse: internat, mérite, équipement (annexes 6 and 7). Who is due them is judged elsewhere. */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import { type Centimes, euros } from '../montant.ts';
import type { Resultat } from '../resultat.ts';
import type { TypeBourse } from '../situation.ts';
import { ANNEES } from './bareme.ts';
import type { IdBareme } from './bareme-regles.ts';

/** In centimes; the bourse au mérite and the prime d'équipement exist in lycée only. */
export interface PrimesDeLEchelon {
  internat: Centimes;
  merite: Centimes | null;
  equipement: Centimes | null;
}

/**
 * The primes that the annexes print for an échelon. A year whose annexes were not read is refused by its name: the
 * formula of the ceilings says nothing of the primes. Throws a RangeError on an échelon that the type does not have.
 */
export function primesDe(rentree: Rentree, type: TypeBourse, echelon: number): Resultat<PrimesDeLEchelon> {
  const regle: IdBareme = 'bareme_primes';
  const annee = ecrireAnnee(rentree);
  const primes = ANNEES.find((a) => a.rentree === rentree)?.versions.at(-1)?.primes;
  if (!primes) {
    const libelle = `le montant des primes de l’année scolaire ${annee} (annexes non enregistrées)`;
    return {
      genre: 'incalculable',
      manques: [{ champ: 'rentree', libelle }],
      trace: [{ regle, issue: 'manque', valeurs: { annee, libelle } }],
    };
  }
  const internat = primes.internat[type][echelon - 1];
  if (internat === undefined) throw new RangeError(`échelon inconnu : ${echelon} (${type})`);
  const merite = type === 'lycee' ? primes.merite[echelon - 1] : undefined;
  const droit = {
    internat: euros(internat),
    merite: merite === undefined ? null : euros(merite),
    equipement: type === 'lycee' ? euros(primes.equipement) : null,
  };
  return {
    genre: 'droit',
    droit,
    trace: [{ regle, issue: 'appliquee', valeurs: { annee, echelon, ...droit } }],
  };
}
