import { INTERRUPTION, MONTANT_REPRISE } from '../argent/reprise-etudes.ts';
import { primesDe } from '../bareme/primes.ts';
import { direDuree } from '../delais/dire.ts';
import type { DroitExamine } from '../examen.ts';
import type { Centimes } from '../montant.ts';
import type { Situation } from '../situation.ts';
import type { CodeCas, ReponsesEleve } from './reponses.ts';

/** A prime that may come with the bourse. `prevue`: what was answered says yes; else one fact, not told yet, decides. */
export interface PrimePossible {
  code: 'internat' | 'merite' | 'equipement' | 'reprise';
  libelle: string;
  prevue: boolean;
  annuel: Centimes;
  /** When it is due, in a line. */
  condition: string;
  article: string;
}

/** These prepare no diploma: neither the mérite nor the équipement is for them (C. IV.C). */
const SANS_DIPLOME_PREPARE: readonly CodeCas[] = ['mlds', 'mlds_prolongee', 'avenirpro', 'bachelier_un_an'];

/**
 * The primes that may come with a right (C. IV.C; annexes 6 to 8), yearly amounts in centimes. One that cannot apply is not
 * offered: the internat to who is not interne, those of the lycée to a class of
 * collège or to who prepares no diploma, that of a return to who told none.
 * Empty for a year whose primes were not read: nothing is invented.
 */
export function primesPossibles(
  droit: DroitExamine,
  { eleve }: Situation,
  reponses: ReponsesEleve,
): readonly PrimePossible[] {
  const lues = primesDe(droit.rentree, droit.type, droit.echelon);
  if (lues.genre !== 'droit') return [];
  const { internat, merite, equipement } = lues.droit;
  const lyceen = droit.type === 'lycee' && eleve.niveau === 'lycee';
  const prepare = lyceen && !SANS_DIPLOME_PREPARE.includes(reponses.cas);
  const toutes: (Omit<PrimePossible, 'annuel'> & { annuel: Centimes | null; possible: boolean })[] = [
    {
      code: 'internat',
      libelle: 'Prime à l’internat',
      prevue: eleve.regime === 'interne',
      possible: eleve.regime === 'interne',
      annuel: internat,
      condition: 'Versée sans demande, en trois fois, à l’élève boursier interne.',
      article: 'C. IV.C',
    },
    {
      code: 'merite',
      libelle: 'Bourse au mérite',
      prevue: reponses.mentionAuBrevet,
      possible: prepare,
      annuel: merite,
      condition:
        'Mention bien ou très bien au brevet, et préparation du baccalauréat ou du CAP. Aucune demande à faire.',
      article: 'C. IV.C ; annexe 7',
    },
    {
      code: 'equipement',
      libelle: 'Prime d’équipement',
      prevue: reponses.premiereAnneePro,
      possible: prepare,
      annuel: equipement,
      condition:
        'Une seule fois, à la première entrée en première année de CAP, de baccalauréat professionnel ou technologique, dans une spécialité de la liste nationale. Versée d’un coup au premier trimestre.',
      article: 'C. IV.C ; annexe 8',
    },
    {
      code: 'reprise',
      libelle: 'Prime de reprise d’études',
      prevue: reponses.reprise,
      possible: lyceen && reponses.reprise,
      annuel: droit.type === 'lycee' ? MONTANT_REPRISE : null,
      condition: `De 16 à 18 ans, après ${direDuree(INTERRUPTION)} au moins hors de l’école, la première année seulement. L’établissement remplit la fiche.`,
      article: 'C. IV.C ; arrêté du 19-8-2016',
    },
  ];
  return toutes.flatMap(({ annuel, possible, ...prime }) =>
    annuel === null || !possible ? [] : [{ ...prime, annuel }],
  );
}
