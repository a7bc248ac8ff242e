/** The file of transfers of a mandataire, against the constraints of banks (virements-sepa.xsd) and its own sums. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { ecrireOrdreSepa, type OrdreSepa } from '#lib/droit/argent/virement-sepa.ts';

const SCHEMA = readFileSync('tests/contrats/virements-sepa.xsd', 'utf8');
const juger = async (contents: string): Promise<string[]> =>
  (
    await validateXML({
      xml: [{ fileName: 'virements.xml', contents }],
      schema: [{ fileName: 'virements-sepa.xsd', contents: SCHEMA }],
    })
  ).errors.map(({ message }) => message);

const virement = (reference: string, centimes: number, titulaire = 'Samira Benali') => ({
  ...{ reference, centimes, titulaire, iban: 'FR2099999000010000000001A82' },
  libelle: 'BOURSE T1 Inès Benali',
});
const ordre = (ecarts: Partial<OrdreSepa> = {}): OrdreSepa => ({
  ...{ reference: '0590009J-20261201093000', instant: '2026-12-01T09:30:00', execution: '2026-12-03' },
  debiteur: { nom: 'OGEC Sainte-Geneviève & fils', iban: 'FR0599999000010000000002B49', bic: null },
  virements: [
    virement('BN-2026-T1-000000123', 7_660),
    virement('BN-2026-T1-000000124', 9_084, 'L’Hermitte--Cœur Zoë <dite « Zo »>'),
    virement('BN-2026-T1-000000125-2', 5),
  ],
  ...ecarts,
});

describe('the file of transfers', () => {
  test('is one that banks take: numbers and sums told twice, exact; no address', async () => {
    const fichier = ecrireOrdreSepa(ordre());
    expect(await juger(fichier)).toEqual([]);
    expect(fichier.match(/<NbOfTxs>\d+/g)).toEqual(['<NbOfTxs>3', '<NbOfTxs>3']);
    // 76.60 + 90.84 + 0.05.
    expect(fichier.match(/<CtrlSum>[\d.]+/g)).toEqual(['<CtrlSum>167.49', '<CtrlSum>167.49']);
    expect(fichier.match(/Ccy="EUR">[\d.]+/g)).toEqual([
      'Ccy="EUR">76.60',
      'Ccy="EUR">90.84',
      'Ccy="EUR">0.05',
    ]);
    expect(fichier).toContain("<Cdtr><Nm>L'HERMITTE--COEUR ZOE DITE ZO</Nm></Cdtr>");
    expect(fichier).not.toMatch(/PstlAdr|AdrLine/);
  });

  test('takes a BIC, a name too long and a thousand transfers', async () => {
    const long = 'A'.repeat(300);
    const mille = Array.from({ length: 1_000 }, (_, n) => virement(`BN-2026-T1-${n + 1}`, 10_001, long));
    const fichier = ecrireOrdreSepa(
      ordre({
        virements: mille,
        debiteur: { nom: long, iban: 'FR0599999000010000000002B49', bic: 'PSSTFRPPLIL' },
      }),
    );
    expect(await juger(fichier)).toEqual([]);
    expect(fichier).toContain('<CtrlSum>100010.00');
  });

  const juste = ecrireOrdreSepa(ordre());
  test.each([
    ['without its control sum', juste.replace(/<CtrlSum>.*/, '')],
    ['without its number of transfers', juste.replace(/<NbOfTxs>.*/, '')],
    ['an accent in a name', juste.replace('SAMIRA', 'SÉVERINE')],
    ['an amount of nothing', juste.replace('>76.60<', '>0.00<')],
    ['three decimals', juste.replace('>76.60<', '>76.605<')],
    ['another money', juste.replace('Ccy="EUR"', 'Ccy="USD"')],
    ['an IBAN that is none', juste.replace('FR2099999000010000000001A82', '20041 01005')],
    ['a reference too long', juste.replace('BN-2026-T1-000000123', 'B'.repeat(36))],
    [
      'a free-form address',
      juste.replace('</Nm></Cdtr>', '</Nm><PstlAdr><AdrLine>1 RUE</AdrLine></PstlAdr></Cdtr>'),
    ],
    ['the day of execution of the former version', juste.replace(/<Dt>(.*)<\/Dt>/, '$1')],
  ])('refuses: %s', async (_, fichier) => {
    expect(fichier).not.toBe(juste);
    expect(await juger(fichier)).not.toEqual([]);
  });
});
