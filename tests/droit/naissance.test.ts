/** Births as a civil registry knows them: read, written, and what an unknown day changes to a right. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { effetExclusion } from '#lib/droit/argent/exclusion.ts';
import { anneeScolaire, partsEgales } from '#lib/droit/argent/trimestres.ts';
import { jour } from '#lib/droit/date.ts';
import { ageImpossible, datesImpossibles } from '#lib/droit/dates-possibles.ts';
import { examinerEleve } from '#lib/droit/eleve/eleve.ts';
import { examiner } from '#lib/droit/examen.ts';
import { BORNES_RECENTES } from '#lib/droit/lire-jour.ts';
import { lireNaissance } from '#lib/droit/lire-naissance.ts';
import { euros } from '#lib/droit/montant.ts';
import { direNaissance, ecrireNaissance, naissance } from '#lib/droit/naissance.ts';
import { piecesRequises } from '#lib/droit/pieces.ts';
import { auCollege, auLycee, refus, seul } from './situations.ts';

const lue = (texte: string) => {
  const lu = lireNaissance(texte);
  return 'naissance' in lu ? String(lu.naissance) : lu.faute;
};

describe('a birth is read as it is known', () => {
  test.each([
    ['12/03/1957', '1957-03-12'],
    ['1957-03-12', '1957-03-12'],
    ['12 mars 1957', '1957-03-12'],
    ['00/00/1957', '1957'],
    ['0/0/1957', '1957'],
    ['00-00-1957', '1957'],
    ['1957-00-00', '1957'],
    ['00001957', '1957'],
    ['1957', '1957'],
    [' 1957\u00a0', '1957'],
    ['00/03/1957', '1957-03'],
    ['03/1957', '1957-03'],
    ['3/1957', '1957-03'],
    ['1957-03', '1957-03'],
    ['1957-03-00', '1957-03'],
    ['mars 1957', '1957-03'],
    ['Février 1957', '1957-02'],
  ])('« %s » is %s', (texte, iso) => {
    expect(lue(texte)).toBe(iso);
    expect(String(naissance(iso))).toBe(iso);
  });

  test('two digits name the year of a pupil whose day is known', () => {
    expect(lireNaissance('12/03/12', BORNES_RECENTES)).toEqual({ naissance: jour('2012-03-12') });
  });
});

describe('refuses, with the reason and the way out', () => {
  test.each([
    ['00/00/0000', /l’année au moins est nécessaire.*par exemple 00\/00\/1957/],
    ['12/03/0000', /l’année au moins est nécessaire/],
    ['0000', /l’année au moins est nécessaire/],
    ['12/00/1957', /connu sans son mois ; écrivez 00\/00\/1957/],
    ['1957-00-12', /connu sans son mois/],
    ['13/1957', /le mois va de 01 à 12/],
    ['00/13/1957', /le mois va de 01 à 12/],
    ['00/00/1899', /vérifiez l’année/],
    ['00/00/2101', /vérifiez l’année/],
    ['195', /n’est pas une date/],
    ['00/00', /n’est pas une date/],
    ['brumaire 1957', /n’est pas une date/],
    ['juil-1957', /n’est pas une date/],
    ['31/02/1957', /n’existe pas au calendrier/],
    ['inconnue', /n’est pas une date/],
  ])('« %s »', (texte, raison) => expect(lue(texte)).toMatch(raison));

  test('two digits for a year without its day', () => {
    expect(lireNaissance('00/00/12', BORNES_RECENTES)).toEqual({ faute: expect.stringContaining('12') });
  });

  test('a year to come, and one that no living person has, wherever a birth is typed', () => {
    const reperes = { rentree: rentree(2026), jour: jour('2026-10-05'), entree: jour('2026-09-01') };
    const dit = (texte: string) =>
      datesImpossibles({ 'personnesACharge.0.naissance': texte }, reperes)['personnesACharge.0.naissance'];
    expect(dit('2027')).toContain('dans le futur');
    expect(dit('11/2026')).toContain('dans le futur');
    expect(dit('10/2026')).toBeUndefined();
    expect(dit('2026')).toBeUndefined();
    expect(dit('1905')).toContain('trop ancien');
    expect(dit('1906')).toBeUndefined();
  });

  test('an age that no possible day gives at this level, and only then', () => {
    const entree = jour('2026-09-01');
    expect(ageImpossible(naissance('1958'), entree, 'college')).toMatch(
      /^Né\(e\) en 1958, l’élève aurait 68 ans/,
    );
    expect(ageImpossible(naissance('2004'), entree, 'college')).toMatch(/en 2004/);
    // Born in January of 2005, twenty-one; in December, still twenty.
    expect(ageImpossible(naissance('2005'), entree, 'college')).toBeNull();
    expect(ageImpossible(naissance('2018'), entree, 'college')).toBeNull();
    expect(ageImpossible(naissance('2018-10'), entree, 'college')).toMatch(/en octobre 2018/);
  });
});

test('it is said and written as it is known, and what is written is read back', () => {
  for (const [iso, dite, ecrite] of [
    ['2012-05-03', 'le 03/05/2012', '03/05/2012'],
    ['2012-05', 'en mai 2012', '00/05/2012'],
    ['2012', 'en 2012', '00/00/2012'],
  ] as const) {
    const ne = naissance(iso);
    expect([direNaissance(ne), ecrireNaissance(ne)]).toEqual([dite, ecrite]);
    expect(lue(ecrite)).toBe(iso);
  }
});

describe('an unknown day takes no right away (reading naissance_incomplete)', () => {
  const genre = (iso: string, jourJ = '2026-10-05') =>
    examiner(seul({}, { jour: jourJ, eleve: { naissance: naissance(iso), emancipe: false } })).genre;

  test('who may be eighteen may ask alone; refuses: who cannot be', () => {
    expect(genre('2008')).toBe('droit');
    expect(genre('2008-10')).toBe('droit');
    expect(genre('2008-11')).toBe('sans_droit');
    expect(genre('2009')).toBe('sans_droit');
  });

  test('in a CFA the right runs to the last day on which the pupil may be fifteen; refuses: after it', () => {
    const enCfa = (iso: string, jourJ: string) =>
      refus(
        examinerEleve(
          auLycee({
            jour: jourJ,
            eleve: {
              etablissement: { type: 'cfa', secteur: 'public' },
              naissance: naissance(iso),
              entree: jour('2026-09-01'),
            },
          }),
        ),
      );
    expect(enCfa('2011', '2026-12-31')).toEqual([]);
    expect(enCfa('2011-11', '2026-11-30')).toEqual([]);
    expect(enCfa('2011-11', '2026-12-01')).toEqual(['cfa_avant_15_ans']);
    expect(enCfa('2010', '2026-10-05')).toEqual(['cfa_avant_15_ans']);
  });

  test('no avis of the DASEN is asked at the CNED of who may be sixteen', () => {
    const pieces = (iso: string) =>
      piecesRequises(
        auCollege({
          eleve: {
            etablissement: { type: 'cned', secteur: 'public' },
            inscriptionReglementee: true,
            naissance: naissance(iso),
          },
        }),
        'college',
      ).map(({ code }) => code);
    expect(pieces('2010').filter((code) => code.includes('dasen'))).toEqual([]);
    expect(pieces('2011').filter((code) => code.includes('dasen'))).toHaveLength(1);
  });

  test('an expelled lycéen who may be under sixteen keeps the whole trimestre; not who cannot', () => {
    const regle = (iso: string) =>
      effetExclusion({
        type: 'lycee',
        annee: anneeScolaire(rentree(2026)),
        parts: partsEgales(euros(900)),
        sortie: jour('2026-11-10'),
        naissance: naissance(iso),
      }).trace[0]?.regle;
    expect(regle('2010')).toBe('exclusion.lycee_obligation_scolaire');
    expect(regle('2010-11')).toBe('exclusion.lycee_obligation_scolaire');
    expect(regle('2010-10')).toBe('exclusion.lycee');
  });
});
