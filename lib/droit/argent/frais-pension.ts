import type { Lecture } from '../lecture.ts';
import { type Centimes, centimes } from '../montant.ts';
import { definirRegles, type Ligne } from '../regle.ts';
import { type Calcul, type Composante, somme } from './montants.ts';
import { enMontant } from './redaction.ts';

const VII_B = { article: 'C. VII.B', titre: 'Modalités du paiement aux familles' };
const VIGUEUR = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const exception = (dit: string, phrase: string) => ({
  source: { ...VII_B, dit },
  ...VIGUEUR,
  dire: () => `${phrase} : la bourse est versée sans déduction des frais de pension.`,
});

export const REGLES_FRAIS = definirRegles({
  'frais.deduction': {
    source: {
      ...VII_B,
      dit: 'Dans le public, la bourse se paie après déduction des frais de pension ou de demi-pension.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `Frais de pension de ${enMontant(valeurs.frais)} : ${enMontant(valeurs.deduit)} déduits, ${enMontant(valeurs.verse)} versés, ${enMontant(valeurs.reste)} de frais à la charge de la famille.`,
  },
  'frais.equipement': {
    source: {
      article: 'C. IV.C et VII.B',
      titre: 'Prime d’équipement',
      dit: 'La prime d’équipement n’est jamais déduite.',
    },
    ...VIGUEUR,
    dire: ({ valeurs }) =>
      `La prime d’équipement (${enMontant(valeurs.equipement)}) est versée en entier, sans déduction.`,
  },
  'frais.prive': {
    source: {
      ...VII_B,
      dit: 'La déduction est écrite pour les établissements publics ; dans le privé, la bourse est payée à la famille, ou à l’établissement qui a sa procuration.',
    },
    ...VIGUEUR,
    dire: () => 'Établissement privé : l’État ne déduit pas de frais de pension.',
  },
  'frais.collectivite': exception(
    'Pas de déduction quand la collectivité locale assure l’hébergement et la restauration.',
    'La collectivité locale assure l’hébergement et la restauration',
  ),
  'frais.tickets': exception(
    'Pas de déduction quand la demi-pension est facturée aux tickets.',
    'La demi-pension est facturée aux tickets',
  ),
  'frais.autre_payeur': exception(
    'Pas de déduction quand le bénéficiaire de la bourse ne paie pas les frais de pension, sur justificatif.',
    'Le bénéficiaire de la bourse n’est pas la personne qui paie la pension',
  ),
});

export const LECTURES_FRAIS: readonly Lecture[] = [
  {
    id: 'frais.ordre',
    article: 'C. VII.B',
    doute: 'Le texte ne dit pas dans quel ordre les frais s’imputent sur la bourse et les primes.',
    lecture: 'Bourse, bourse au mérite, prime à l’internat, puis prime de reprise d’études.',
    autre: 'La prime à l’internat d’abord, puisqu’elle couvre l’hébergement.',
    raison: 'L’ordre ne change pas ce que la famille reçoit ; celui-ci suit le texte.',
    regles: ['frais.deduction'],
  },
  {
    id: 'frais.reprise',
    article: 'C. VII.B',
    doute:
      'La prime de reprise d’études n’est nommée ni parmi ce qui se déduit, ni parmi ce qui ne se déduit pas.',
    lecture: 'Elle se déduit, en dernier : seule la prime d’équipement y échappe.',
    autre: 'La verser en entier comme la prime d’équipement.',
    raison: 'Le texte réserve l’exception à la seule prime d’équipement.',
    regles: ['frais.deduction'],
  },
];

/** Why nothing is deducted although fees are due (C. VII.B, three cases). */
export type SansDeduction = 'collectivite' | 'tickets' | 'autre_payeur';

export interface CasDeFrais {
  secteur: 'public' | 'prive';
  /** What the trimestre pays, after retenues, in centimes. */
  montants: Readonly<Record<Composante, Centimes>>;
  /** Fees of pension or demi-pension of the trimestre. */
  frais: Centimes;
  exceptions: readonly SansDeduction[];
}

export interface Deduction {
  deduit: Readonly<Record<Exclude<Composante, 'equipement'>, Centimes>>;
  /** Paid to the family, équipement included; never below zero. */
  verse: Centimes;
  /** Fees that the bourse does not cover. */
  resteDesFrais: Centimes;
}

const DEDUCTIBLES = ['bourse', 'merite', 'internat', 'reprise'] as const;

/** Deduction of the fees of pension from what a trimestre pays (C. VII.B). */
export function deduireFrais({ secteur, montants, frais, exceptions }: CasDeFrais): Calcul<Deduction> {
  const trace: Ligne[] = [];
  const obstacles = [
    ...(secteur === 'prive' ? ['frais.prive'] : []),
    ...[...new Set(exceptions)].map((cas) => `frais.${cas}`),
  ];
  for (const regle of obstacles) trace.push({ regle, issue: 'appliquee', valeurs: {} });

  let aDeduire = obstacles.length > 0 ? 0 : Math.max(0, frais);
  const deduit = { bourse: 0, merite: 0, internat: 0, reprise: 0 };
  for (const composante of DEDUCTIBLES) {
    deduit[composante] = Math.min(Math.max(0, montants[composante]), aDeduire);
    aDeduire -= deduit[composante];
  }
  const total = deduit.bourse + deduit.merite + deduit.internat + deduit.reprise;
  const verse = centimes(somme(Object.values(montants)) - total);
  const resteDesFrais = centimes(Math.max(0, frais) - total);
  trace.push({
    regle: 'frais.deduction',
    issue: obstacles.length > 0 ? 'ecartee' : 'appliquee',
    valeurs: { frais, deduit: total, verse, reste: resteDesFrais },
  });
  if (montants.equipement > 0)
    trace.push({
      regle: 'frais.equipement',
      issue: 'appliquee',
      valeurs: { equipement: montants.equipement },
    });
  return {
    valeur: {
      deduit: {
        bourse: centimes(deduit.bourse),
        merite: centimes(deduit.merite),
        internat: centimes(deduit.internat),
        reprise: centimes(deduit.reprise),
      },
      verse,
      resteDesFrais,
    },
    trace,
  };
}
