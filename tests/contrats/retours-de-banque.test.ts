/** What a bank answers of transfers (ISO 20022), as the rejects and returns that a person would have typed. */
import { describe, expect, test } from 'vitest';
import { lireRetours as lireFichier } from '#lib/connecteurs/octets/juges/retours.ts';
import { jour } from '#lib/droit/date.ts';
import { colonnesAbsentes, lireRetours } from '#lib/versement/faits.ts';

const lire = async (xml: string) => lireRetours(await lireFichier(new TextEncoder().encode(xml)));
const message = (xml: string) =>
  lire(xml).then(
    () => 'lu',
    (erreur: Error) => erreur.message,
  );

const virement = (reference: string, etat: string, dedans = '') =>
  `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${etat}</TxSts>${dedans}</TxInfAndSts>`;
const raison = (code: string, mots = '') =>
  `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn>${mots && `<AddtlInf>${mots}</AddtlInf>`}</StsRsnInf>`;
const RAPPEL = '<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">76.59</InstdAmt></Amt></OrgnlTxRef>';
const compteRendu = (
  virements: string,
  { lot = '', ordre = 'PART' } = {},
) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
  <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-12-04T08:15:00+01:00</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>0590009J-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>${ordre}</GrpSts></OrgnlGrpInfAndSts>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>0590009J-1</OrgnlPmtInfId>${lot}${virements}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;

const detail = (reference: string, retour: string, montant = '<Amt Ccy="EUR">90.84</Amt>') =>
  `<TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs>${montant}${retour}</TxDtls>`;
const RETOUR = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Compte clos</AddtlInf></RtrInf>';
const ecriture = (sens: string, details: string, montant = '90.84') =>
  `<Ntry><Amt Ccy="EUR">${montant}</Amt><CdtDbtInd>${sens}</CdtDbtInd><BookgDt><Dt>2026-12-09</Dt></BookgDt><NtryDtls>${details}</NtryDtls></Ntry>`;
const avis = (ecritures: string) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn>${ecritures}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;

describe('a status report (pain.002)', () => {
  test('tells each transfer that was rejected, with its code, its day and its amount; never one that was accepted', async () => {
    const lignes = await lire(
      compteRendu(
        [
          virement('BN-2026-T1-000000123', 'RJCT', raison('AC01', 'IBAN inconnu') + RAPPEL),
          virement('BN-2026-T1-000000124', 'ACSC'),
          virement('BN-2026-T1-000000125', 'RJCT', raison('MS03')),
        ].join('\n'),
      ),
    );
    expect(lignes).toEqual([
      {
        ...{
          ligne: 5,
          reference: 'BN-2026-T1-000000123',
          fait: 'rejete',
          code: 'AC01',
          motif: 'IBAN inconnu',
        },
        centimes: 7_659,
        jour: jour('2026-12-04'),
      },
      {
        ...{ ligne: 7, reference: 'BN-2026-T1-000000125', fait: 'rejete', code: 'MS03', motif: '' },
        centimes: null,
        jour: jour('2026-12-04'),
      },
    ]);
  });

  test('keeps a reason of the bank’s own, and says when it gives none', async () => {
    const propre = '<StsRsnInf><Rsn><Prtry>Plafond du jour</Prtry></Rsn></StsRsnInf>';
    const lignes = await lire(compteRendu(virement('A', 'RJCT', propre) + virement('B', 'RJCT')));
    expect(lignes).toMatchObject([
      { code: null, motif: 'Plafond du jour' },
      { code: null, motif: 'raison non dite par la banque' },
    ]);
  });

  test('refuses: a whole order that is rejected without naming any transfer', async () => {
    const lot = `<PmtInfSts>RJCT</PmtInfSts>${raison('AM04')}`;
    expect(await message(compteRendu('', { lot }))).toMatch(
      /rejette l’ordre entier \(AM04\).*aucun n’est parti/,
    );
    expect(await message(compteRendu('', { ordre: 'RJCT' }))).toMatch(/rejette l’ordre entier sans nommer/);
  });
});

describe('an account notice or statement (camt.054, camt.053)', () => {
  test('tells each credit that is a return, with prefixes or without; neither the debits nor other credits', async () => {
    const ecritures = [
      ecriture('CRDT', detail('BN-2026-T1-000000124', RETOUR)),
      ecriture('CRDT', detail('FACTURE-12', '')),
      ecriture('DBIT', detail('BN-2026-T1-000000126', RETOUR)),
    ].join('');
    const attendu = {
      ...{ reference: 'BN-2026-T1-000000124', fait: 'retourne', code: 'AC04', motif: 'Compte clos' },
      centimes: 9_084,
      jour: jour('2026-12-09'),
    };
    expect(await lire(avis(ecritures))).toMatchObject([attendu]);
    const releve = avis(ecritures)
      .replaceAll('BkToCstmrDbtCdtNtfctn', 'BkToCstmrStmt')
      .replaceAll('Ntfctn', 'Stmt')
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1b:');
    expect(await lire(releve)).toMatchObject([attendu]);
  });

  test('takes the amount of the entry for its only transfer, and none for several', async () => {
    const seul = ecriture('CRDT', detail('A', RETOUR, ''));
    const deux = ecriture('CRDT', detail('B', RETOUR, '') + detail('C', RETOUR, ''));
    expect(await lire(avis(seul + deux))).toMatchObject([
      { reference: 'A', centimes: 9_084 },
      { reference: 'B', centimes: null },
      { reference: 'C', centimes: null },
    ]);
  });

  test('tells as a fault a return without reference', async () => {
    expect(await lire(avis(ecriture('CRDT', detail('', RETOUR))))).toEqual([
      { ligne: 1, faute: 'la référence du versement manque.' },
    ]);
  });
});

describe('refuses', () => {
  test.each([
    ['a file that is cut', compteRendu(virement('A', 'RJCT')).slice(0, 400), /coupé ou mal formé/],
    ['another message', '<Document><CstmrCdtTrfInitn/></Document>', /ni un compte rendu/],
    ['what only looks like one', '<html><body>502</body></html>', /ni un compte rendu/],
    [
      'what declares entities',
      '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><Document/>',
      /déclare des entités/,
    ],
    ['what names an entity that nobody declared', avis('<Ntry>&a;</Ntry>'), /coupé ou mal formé/],
    ['elements without end', '<a>'.repeat(200_000), /coupé ou mal formé/],
  ])('%s, in one sentence', async (_, xml, cause) => {
    expect(await message(xml)).toMatch(cause);
  });

  test('the table that comes without an amount for what is said paid; a table is still read as one', async () => {
    const csv = (sens: string) =>
      `reference_ligne;date_retour;sens;code_iso;libelle_banque;montant\nBN-1;07/12/2026;${sens};AC04;;\n`;
    expect(await lire(csv('REJET'))).toMatchObject([{ reference: 'BN-1', centimes: null }]);
    expect(await lire(csv('PAYE'))).toEqual([
      { ligne: 2, faute: '«  » n’est pas un montant : écrivez 175,00.' },
    ]);
    expect(colonnesAbsentes(await lireFichier('a;b\n1;2'))).toHaveLength(4);
  });
});
