/** The primes that come with a bourse on the day it is attributed, and how a family is told of them (C. IV.C). */
import { bornesDeLAnnee, type Rentree } from '../annee.ts';
import { primesDe } from '../bareme/primes.ts';
import { avant, type Jour } from '../date.ts';
import { direDuree } from '../delais/dire.ts';
import type { Centimes } from '../montant.ts';
import type { Trace } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { SituationEleve, TypeBourse } from '../situation.ts';
import { primeEquipement } from './equipement.ts';
import { primeInternat } from './internat.ts';
import { bourseAuMerite } from './merite.ts';
import type { Composante } from './montants.ts';
import { INTERRUPTION, MONTANT_REPRISE, primeDeReprise } from './reprise-etudes.ts';
import { anneeScolaire } from './trimestres.ts';

export type Prime = Exclude<Composante, 'bourse'>;

/** What a letter says of a prime, in the order in which it is read. */
export const PRIMES: Readonly<
  Record<Prime, { libelle: string; versement: string; condition: string; si: string }>
> = {
  merite: {
    libelle: 'Bourse au mérite',
    versement: 'en trois parts, avec la bourse',
    condition:
      'pour une mention bien ou très bien au brevet. L’élève et sa famille signent un engagement, que l’établissement garde. Elle suit les règles de la bourse et peut être suspendue (code de l’éducation, D. 531-37 à D. 531-41).',
    si: 'si l’élève a eu une mention bien ou très bien au brevet et prépare un baccalauréat ou un CAP. Montrez le relevé du brevet à l’établissement.',
  },
  internat: {
    libelle: 'Prime à l’internat',
    versement: 'en trois parts, avec la bourse',
    condition: 'sans demande à faire, tant que l’élève est interne.',
    si: 'si l’élève est interne. Aucune demande n’est à faire.',
  },
  equipement: {
    libelle: 'Prime d’équipement',
    versement: 'en une fois, avec le premier versement',
    condition:
      'une seule fois dans la scolarité. Elle n’est pas due si l’élève quitte avant la fin de septembre les formations qui y ouvrent droit ; aucun frais n’en est déduit.',
    si: 'si l’élève entre pour la première fois en première année de CAP, de baccalauréat professionnel ou technologique, dans une spécialité de l’annexe 8 de la circulaire.',
  },
  reprise: {
    libelle: 'Prime de reprise d’études',
    versement: 'chaque trimestre, avec la bourse',
    condition: 'pour la seule première année de la reprise d’études.',
    si: `si l’élève a de seize à dix-huit ans et reprend des études après ${direDuree(INTERRUPTION)} au moins hors de l’école. L’établissement remplit la fiche de l’annexe 9.`,
  },
};

/** A prime granted: its amount of a whole year, and from when it runs if later than the bourse. */
export interface PrimeOuverte {
  prime: Prime;
  annuel: Centimes;
  du?: Jour;
}

interface Examinees {
  ouvertes: readonly PrimeOuverte[];
  trace: Trace;
}

/**
 * The primes of a boursier by what is known of him on the day of the decision, each with the lines that explain it. A prime
 * that a missing fact keeps back is not granted: its trace says what lacks (`primesPossibles`). None for a year whose
 * annexes were not read.
 */
export function primesDuBoursier(
  eleve: SituationEleve,
  type: TypeBourse,
  annee: Rentree,
  echelon: number,
): Examinees {
  const lues = primesDe(annee, type, echelon);
  if (lues.genre !== 'droit') return { ouvertes: [], trace: lues.trace };
  const { internat, merite, equipement } = lues.droit;
  const boursierLycee = type === 'lycee';
  const { primes: faits = {}, niveau, terminale } = eleve;
  const prepare = faits.prepare ?? (niveau === 'college' ? ('aucun' as const) : undefined);
  const scolaire = anneeScolaire(annee);
  const jugees: [Prime, Centimes, Resultat<unknown>, Jour?][] = [
    [
      'internat',
      internat,
      primeInternat({
        boursier: true,
        annee: scolaire,
        // The régime of the day stands for the year: a change is an event of its own.
        regimes: [{ regime: eleve.regime, du: bornesDeLAnnee(annee).debut }],
        annuel: internat,
      }),
    ],
  ];
  if (merite !== null)
    jugees.unshift([
      'merite',
      merite,
      bourseAuMerite({
        boursierLycee,
        mention: faits.mentionBrevet,
        prepare,
        suspendue: false,
        annuel: merite,
      }),
    ]);
  if (equipement !== null)
    jugees.push([
      'equipement',
      equipement,
      primeEquipement({
        annee: scolaire,
        boursierLycee,
        formation: prepare && { prepare, code: faits.formation ?? '', libelle: faits.libelleFormation },
        premiereFoisEnPremiereAnnee: faits.premiereAnnee ?? (terminale ? false : undefined),
        dejaPercue: faits.equipementDejaPercue,
        sortie: faits.formationQuitteeLe,
        montant: equipement,
      }),
    ]);
  // Asked for by the établissement (annexe 9): not looked at for the others.
  if (boursierLycee && faits.reprise)
    jugees.push([
      'reprise',
      MONTANT_REPRISE,
      primeDeReprise({
        annee: scolaire,
        boursierLycee,
        statutScolaire: eleve.statut === 'scolaire',
        naissance: eleve.naissance,
        interruption: faits.interruption,
        reprise: faits.reprise,
        diplomeAuRncp: faits.diplomeAuRncp,
        ficheFavorable: faits.ficheFavorable,
        annuel: MONTANT_REPRISE,
      }),
      faits.reprise,
    ]);
  return {
    ouvertes: jugees.flatMap(([prime, annuel, { genre }, du]) =>
      genre === 'droit' ? [{ prime, annuel, ...(du && avant(scolaire.rentree, du) ? { du } : {}) }] : [],
    ),
    trace: jugees.flatMap(([, , { trace }]) => trace),
  };
}

/** Primes that a stored trace neither grants nor refuses: a fact was not known, or a person has to say. */
export const primesPossibles = (trace: Trace): Prime[] =>
  (Object.keys(PRIMES) as Prime[]).filter((prime) => {
    const lignes = trace.filter(({ regle }) => regle.startsWith(`${prime}.`));
    return (
      lignes.some(({ issue }) => issue === 'manque' || issue === 'humain') &&
      !lignes.some(({ valeurs }) => valeurs.exclue === true)
    );
  });
