/**
 * Transfers to families as a bank takes them: ISO 20022 pain.001.001.09, the subset of the EPC for SEPA credit transfers. No address is
 * given: none is asked within the area, and a free-form one is refused since 15 November 2026.
 */
import { enCapitales } from '../sans-accents.ts';

export interface VirementSepa {
  /** At most 35 signs; what a reject or a return names. */
  reference: string;
  /** The holder as the RIB prints it: banks compare it (Verification of Payee). */
  titulaire: string;
  iban: string;
  centimes: number;
  /** What the family reads on its statement. */
  libelle: string;
}

export interface OrdreSepa {
  /** At most 35 signs, never twice. */
  reference: string;
  /** ISO instant without zone, at which the file is made. */
  instant: string;
  /** ISO day asked of the bank. */
  execution: string;
  debiteur: { nom: string; iban: string; bic: string | null };
  virements: readonly VirementSepa[];
}

const NOM_AU_PLUS = 70;
const LIBELLE_AU_PLUS = 140;

/** What every bank of the area takes: plain letters and figures, a few marks. A sign that none of them is becomes a space. */
export const enSignesSepa = (texte: string): string =>
  enCapitales(texte.replace(/[’‘]/g, "'"))
    .replace(/[^A-Z0-9/\-?:().,'+ ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const xml = (texte: string): string => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const decimal = (n: number): string => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`;
const somme = (virements: readonly VirementSepa[]): string =>
  decimal(virements.reduce((n, { centimes }) => n + centimes, 0));
const nomSepa = (nom: string): string => xml(enSignesSepa(nom).slice(0, NOM_AU_PLUS).trim());

const ecrireVirement = ({ reference, titulaire, iban, centimes, libelle }: VirementSepa): string => `
      <CdtTrfTxInf>
        <PmtId><EndToEndId>${xml(reference)}</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="EUR">${decimal(centimes)}</InstdAmt></Amt>
        <Cdtr><Nm>${nomSepa(titulaire)}</Nm></Cdtr>
        <CdtrAcct><Id><IBAN>${xml(iban)}</IBAN></Id></CdtrAcct>
        <RmtInf><Ustrd>${xml(enSignesSepa(libelle).slice(0, LIBELLE_AU_PLUS))}</Ustrd></RmtInf>
      </CdtTrfTxInf>`;

/** What forbids a transfer, in words; null when nothing does. */
export function defautDeVirement(virement: {
  titulaire: string | null;
  iban: string | null;
  centimes: number;
}): string | null {
  if (virement.iban === null) return 'aucun compte n’est connu : demandez le RIB de la famille.';
  if (!enSignesSepa(virement.titulaire ?? ''))
    return 'le titulaire du compte n’a pas de nom qu’une banque sache lire : corrigez le compte.';
  return virement.centimes > 0 ? null : 'il n’y a rien à verser.';
}

/** The file of an order: numbers and sums are told twice, as the bank checks them. Throws a RangeError on an empty order. */
export function ecrireOrdreSepa({ reference, instant, execution, debiteur, virements }: OrdreSepa): string {
  if (virements.length === 0) throw new RangeError('ordre sans virement');
  const controle = `<NbOfTxs>${virements.length}</NbOfTxs>
      <CtrlSum>${somme(virements)}</CtrlSum>`;
  const banque = debiteur.bic ? `<BICFI>${xml(debiteur.bic)}</BICFI>` : '<Othr><Id>NOTPROVIDED</Id></Othr>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>${xml(reference)}</MsgId>
      <CreDtTm>${instant}</CreDtTm>
      ${controle}
      <InitgPty><Nm>${nomSepa(debiteur.nom)}</Nm></InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>${xml(reference)}</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      ${controle}
      <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>
      <ReqdExctnDt><Dt>${execution}</Dt></ReqdExctnDt>
      <Dbtr><Nm>${nomSepa(debiteur.nom)}</Nm></Dbtr>
      <DbtrAcct><Id><IBAN>${xml(debiteur.iban)}</IBAN></Id></DbtrAcct>
      <DbtrAgt><FinInstnId>${banque}</FinInstnId></DbtrAgt>
      <ChrgBr>SLEV</ChrgBr>${virements.map(ecrireVirement).join('')}
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
`;
}
