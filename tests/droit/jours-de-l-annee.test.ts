/** Each day of a school year, walked: no day without its sentence, none told in the wrong period. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { calculerDroit } from '#lib/droit/calcul.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { direOuEnEstLaCampagne } from '#lib/droit/calendrier/dire-campagne.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { ARBRE } from '#lib/droit/guide/guide.ts';
import { type CodeLieu, LIEUX } from '#lib/droit/simulation/lieux.ts';
import type { CodeCas, ReponsesEleve, ReponsesSimulation } from '#lib/droit/simulation/reponses.ts';
import { suiteDe } from '#lib/droit/simulation/suite.ts';
import { avis, demandePour } from './foyers.ts';

const RENTREE = rentree(2026);

function* jours(du: string, au: string): Generator<Jour> {
  const fin = jour(au);
  for (let j = jour(du); j.until(fin).days >= 0; j = j.add({ days: 1 })) yield j;
}

/** From the summer before to the last day of the school year. */
const ANNEE = [...jours('2026-06-01', '2027-08-31')];

/** The calendar by hand: 1 September to 15 October, 30 October at the CNED (C. I.A, annexe 1). */
const periodeALaMain = (j: Jour, cloture: string) => {
  const iso = j.toString();
  return iso < '2026-09-01' ? 'avant' : iso > cloture ? 'apres' : 'pendant';
};

const SENTENCES = {
  avant: /^La campagne ouvre dans \d+ jours?\.$/,
  pendant:
    /^(Il reste \d+ jours? pour déposer une demande|Dernier jour : les demandes sont reçues jusqu’à ce soir)\.$/,
  apres: /^La campagne est close\..+ La suivante ouvre le .*1er septembre 2027\.$/,
};

describe('where the campaign stands', () => {
  const campagne = campagneDe(RENTREE);
  if (!campagne) throw new Error('campagne attendue');

  test('each day has its sentence, in its period', () => {
    for (const j of ANNEE)
      expect(direOuEnEstLaCampagne(campagne, j), j.toString()).toMatch(
        SENTENCES[periodeALaMain(j, '2026-10-15')],
      );
  });

  test.each([
    ['2026-08-31', 'La campagne ouvre dans 1 jour.'],
    ['2026-09-01', 'Il reste 44 jours pour déposer une demande.'],
    ['2026-10-14', 'Il reste 1 jour pour déposer une demande.'],
    ['2026-10-15', 'Dernier jour : les demandes sont reçues jusqu’à ce soir.'],
  ])('%s', (iso, dit) => {
    expect(direOuEnEstLaCampagne(campagne, jour(iso))).toBe(dit);
  });

  test('the number of days goes down by one each day, to the last', () => {
    const restes = [...jours('2026-09-01', '2026-10-14')].map((j) =>
      Number(/\d+/.exec(direOuEnEstLaCampagne(campagne, j))?.[0]),
    );
    expect(restes).toEqual(Array.from({ length: 44 }, (_, i) => 44 - i));
  });
});

describe('what the simulateur says to do, each day', () => {
  const suite = (lieu: CodeLieu, cas: CodeCas, j: Jour) =>
    suiteDe({ rentree: RENTREE } as ReponsesSimulation, { lieu, cas } as ReponsesEleve, j);

  test.each(Object.keys(LIEUX) as CodeLieu[])('%s', (lieu) => {
    const { depot } = LIEUX[lieu];
    const cloture = depot.startsWith('cned') ? '2026-10-30' : '2026-10-15';
    const faux = ANNEE.filter((j) => {
      const dite = suite(lieu, 'aucun', j);
      const periode = periodeALaMain(j, cloture);
      if (depot === 'aucun') return dite !== null;
      return dite?.periode !== periode || !SENTENCES[periode].test(dite.delai);
    });
    expect(faux.map(String)).toEqual([]);
  });

  test.each(['mlds', 'retour_en_formation', 'protection_temporaire'] as const)(
    '%s has a time of its own: the same sentence each day, and no period',
    (cas) => {
      const dites = ANNEE.map((j) => suite('lycee_public', cas, j));
      expect(new Set(dites.map((dite) => dite?.delai)).size).toBe(1);
      for (const dite of dites)
        expect(dite).toMatchObject({ periode: null, delai: expect.stringContaining('demande se fait') });
    },
  );
});

describe('what the guide says of a change of the family, whatever its day', () => {
  const question = ARBRE.date_du_changement;
  if (question?.genre !== 'question') throw new Error('question attendue');

  /** Which answer a day calls, by hand: the avis is of 2025, the campaign closes on 15 October 2026 (C. III.C.1.a). */
  const reponseDu = (j: Jour): string => {
    const iso = j.toString();
    if (iso < '2025-01-01') return 'avant_l_avis';
    if (iso < '2026-01-01') return 'pendant_l_avis';
    return iso <= '2026-10-15' ? 'avant_cloture' : 'apres_cloture';
  };

  test('every answer is called by some day, and each has its sentence', () => {
    const appelees = new Set([...jours('2024-06-01', '2027-08-31')].map(reponseDu));
    expect([...appelees].sort()).toEqual(question.reponses.map(({ valeur }) => valeur).sort());
    for (const { phrase } of question.reponses) expect(phrase).toMatch(/\.$/);
  });

  test('the rule that the guide names is the one by which the computation judges that very day', () => {
    const faux = [...jours('2024-06-01', '2027-08-31')].filter((j) => {
      const dite = question.reponses.find(({ valeur }) => valeur === reponseDu(j));
      const { trace } = calculerDroit(
        demandePour('college', {
          situation: 'parent_isole',
          avis: avis(60_000, 1),
          changement: {
            genre: 'divorce_ou_separation',
            survenuLe: j,
            signaleLe: j,
            revenuIsole: {
              rfr: 9_000,
              enfants: 1,
              motivation: 'Salaires de la mère, lignes 1AJ de l’avis commun',
            },
          },
        }),
      );
      const horsPeriode = trace.some(
        ({ regle, issue }) => regle === 'ressources_changement_periode' && issue === 'ecartee',
      );
      return (dite?.regle.id === 'ressources_changement_periode') !== horsPeriode;
    });
    expect(faux.map(String)).toEqual([]);
  });

  test('after the closing it points to the fonds social, before the avis to nothing more', () => {
    expect(question.reponses.map(({ valeur, fondsSocial = false }) => [valeur, fondsSocial])).toEqual([
      ['avant_cloture', false],
      ['pendant_l_avis', false],
      ['apres_cloture', true],
      ['avant_l_avis', false],
    ]);
  });
});
