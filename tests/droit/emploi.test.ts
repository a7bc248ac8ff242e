/** The compte d’emploi of a mandataire, and the transfers that a bank takes: pure, to the cent. */
import { describe, expect, it } from 'vitest';
import {
  compteDEmploi,
  direLEmploi,
  type FaitDEmploi,
  type GenreDEmploi,
  peutSuivreEmploi,
  referenceDeVirement,
} from '#lib/droit/argent/emploi.ts';
import { defautDeVirement, ecrireOrdreSepa, enSignesSepa } from '#lib/droit/argent/virement-sepa.ts';
import { jour } from '#lib/droit/date.ts';

const fait = (genre: GenreDEmploi, centimes: number, le: string, ecarts: object = {}): FaitDEmploi => ({
  ...{ genre, centimes, jour: jour(le), code: null, motif: genre === 'impute' ? 'demi-pension T1' : null },
  ...ecarts,
});
/** 112,00 € received on 27 November 2026. */
const compte = (faits: FaitDEmploi[], le = '2026-12-10') =>
  compteDEmploi({ recu: 11_200, recuLe: jour('2026-11-27'), faits }, jour(le));

describe('The compte d’emploi of a bourse', () => {
  it('leaves nothing: received, less the fees, less what the family got', () => {
    expect(compte([])).toMatchObject({ frais: null, solde: 11_200, situation: 'frais_a_dire' });
    const impute = fait('impute', 2_767, '2026-12-01');
    expect(compte([impute])).toMatchObject({ frais: 2_767, solde: 8_433, situation: 'a_verser' });
    expect(compte([impute, fait('verse', 8_433, '2026-12-03')])).toMatchObject({
      ...{ solde: 0, verse: 8_433, situation: 'verse', virements: 1, enRetard: false },
    });
    expect(compte([fait('impute', 11_200, '2026-12-01')])).toMatchObject({ solde: 0, situation: 'impute' });
  });

  it('of fees said twice, the last stand; a transfer that came back is due again', () => {
    const dits = [fait('impute', 100, '2026-12-01'), fait('impute', 200, '2026-12-02')];
    expect(compte(dits).solde).toBe(11_000);
    const revenu = compte([
      ...[...dits, fait('verse', 11_000, '2026-12-03')],
      fait('retourne', 11_000, '2026-12-07', { code: 'AC04' }),
    ]);
    expect(revenu).toMatchObject({ solde: 11_000, verse: 0, situation: 'revenu', virements: 1 });
    expect(direLEmploi(revenu)).toBe('110\u00a0€ revenus : compte clos : demandez un autre RIB (AC04).');
    expect([1, 2].map((rang) => referenceDeVirement('BN-1', rang))).toEqual(['BN-1', 'BN-1-2']);
  });

  it('is late from the day after the month that follows the reception, while something is left', () => {
    expect(compte([], '2026-12-27')).toMatchObject({ enRetard: false });
    expect(String(compte([]).limite)).toBe('2026-12-27');
    expect(compte([], '2026-12-28').enRetard).toBe(true);
    expect(compte([fait('impute', 11_200, '2026-12-01')], '2027-03-01').enRetard).toBe(false);
    // From 31 January, the last day of February.
    const fin = compteDEmploi({ recu: 1, recuLe: jour('2027-01-31'), faits: [] }, jour('2027-02-28'));
    expect([String(fin.limite), fin.enRetard]).toEqual(['2027-02-28', false]);
  });

  it.each([
    ['a payment before the fees are said', [], 'verse'],
    ['a return of nothing', [fait('impute', 0, '2026-12-01')], 'retourne'],
    ['a payment of nothing left', [fait('impute', 11_200, '2026-12-01')], 'verse'],
    ['a second payment', [fait('impute', 0, '2026-12-01'), fait('verse', 11_200, '2026-12-03')], 'verse'],
    [
      'fees once the balance is paid',
      [fait('impute', 0, '2026-12-01'), fait('verse', 11_200, '2026-12-03')],
      'impute',
    ],
  ] as const)('refuses: %s', (_, faits, genre) => {
    expect(peutSuivreEmploi(compte([...faits]), genre)).toBe(false);
  });
});

describe('Signs of a bank', () => {
  it.each([
    ['Zoé L’Hermitte--Cœur', "ZOE L'HERMITTE--COEUR"],
    ['MME SMITH & FILS <x>', 'MME SMITH FILS X'],
    ['Παπαδόπουλος', ''],
  ])('« %s » is « %s »', (dit, lu) => {
    expect(enSignesSepa(dit)).toBe(lu);
  });

  it.each([
    [{ titulaire: 'A', iban: null, centimes: 1 }, /demandez le RIB/],
    [{ titulaire: 'Παπάς', iban: 'FR', centimes: 1 }, /n’a pas de nom/],
    [{ titulaire: null, iban: 'FR', centimes: 1 }, /n’a pas de nom/],
    [{ titulaire: 'A', iban: 'FR', centimes: 0 }, /rien à verser/],
    [{ titulaire: 'A', iban: 'FR', centimes: -5 }, /rien à verser/],
  ])('refuses: %o', (virement, cause) => {
    expect(defautDeVirement(virement)).toMatch(cause);
  });

  it('refuses: an order without a transfer', () => {
    const ordre = {
      reference: 'R',
      instant: '',
      execution: '',
      debiteur: { nom: 'A', iban: 'B', bic: null },
    };
    expect(() => ecrireOrdreSepa({ ...ordre, virements: [] })).toThrow(RangeError);
  });
});
