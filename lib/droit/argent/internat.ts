import { appliquer, conclure, exclure, reunir } from '../constat.ts';
import type { Lecture } from '../lecture.ts';
import type { Centimes } from '../montant.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { Regime } from '../situation.ts';
import { exiger } from './condition.ts';
import { type Parts, ZERO } from './montants.ts';
import { partsEgales } from './trimestres.ts';

const SOURCE = {
  article: 'C. IV.C, annexes 6 et 7',
  titre: 'Prime à l’internat, dispositions communes au collège et au lycée',
};

export const REGLES_INTERNAT = definirRegles({
  'internat.boursier': {
    source: { ...SOURCE, dit: 'La prime à l’internat est réservée aux élèves boursiers.' },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: phrases({
      sujet: 'Prime à l’internat',
      ouvre: 'L’élève est boursier.',
      exclut: 'L’élève n’est pas boursier : pas de prime à l’internat.',
    }),
  },
  'internat.regime': {
    source: {
      ...SOURCE,
      dit: 'La prime est versée sans demande, en trois fois avec la bourse, aux boursiers dont le régime est interne.',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: phrases({
      sujet: 'Prime à l’internat',
      ouvre: (v) => `L’élève est interne : la prime à l’internat est due pour ${v.trimestres} trimestre(s).`,
      exclut: 'L’élève n’est interne à aucun trimestre : pas de prime à l’internat.',
    }),
  },
});

export const LECTURES_INTERNAT: readonly Lecture[] = [
  {
    id: 'internat.changement_de_regime',
    article: 'C. IV.C',
    doute:
      'Le texte ne dit pas ce que devient la prime quand l’élève entre à l’internat ou en sort en cours d’année.',
    lecture: 'La part d’un trimestre est due si l’élève est interne au premier jour où il y est scolarisé.',
    autre: 'Partager la part par jours d’internat.',
    raison: 'La prime se verse en trois parts entières ; aucun texte n’en prévoit le partage.',
    regles: ['internat.regime'],
  },
];

export interface CasInternat {
  boursier: boolean;
  /** Régime at the start of each trimestre; unknown ones of the future repeat the last known. */
  regimes: readonly [Regime | undefined, Regime?, Regime?];
  /** Yearly prime of the échelon, from the barème. */
  annuel: Centimes;
}

/** Shares of the prime à l’internat, in centimes (C. IV.C.2). */
export function primeInternat({ boursier, regimes, annuel }: CasInternat): Resultat<Parts> {
  const [premier, deuxieme = premier, troisieme = deuxieme] = regimes;
  const internes = [premier, deuxieme, troisieme].map((regime) => regime === 'interne');
  const trimestres = internes.filter(Boolean).length;
  const connu = trimestres > 0 || troisieme !== undefined;
  const [t1, t2, t3] = partsEgales(annuel);
  const constat = reunir(
    (boursier ? appliquer : exclure)(REGLES_INTERNAT['internat.boursier']),
    exiger(
      REGLES_INTERNAT['internat.regime'],
      connu ? trimestres > 0 : undefined,
      { trimestres, regime: premier ?? null },
      { champ: 'eleve.regime', libelle: 'le régime de l’élève (externe, demi-pensionnaire ou interne)' },
    ),
  );
  return conclure<Parts>(constat, () => [
    internes[0] ? t1 : ZERO,
    internes[1] ? t2 : ZERO,
    internes[2] ? t3 : ZERO,
  ]);
}
