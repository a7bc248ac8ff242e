/** Fictitious taxpayers: what the stand-in of the tax source knows, one for each answer that the source documents. */
import { createHash } from 'node:crypto';

export interface Contribuable {
  nom: string;
  prenoms: string;
  sexe: '1' | '2';
  /** "02/04/1985". */
  naissance: string;
  pays: string;
  departement?: string;
  commune?: string;
  spi: string;
  /** What becomes of a call about this person, when it is not its figures. */
  sort?: 'protegee' | 'sans_situation' | 'muette' | 'en_panne' | 'hoquet' | 'illisible' | 'autre_nom';
  /** Figures by year of income. */
  situations?: Readonly<Record<number, Readonly<Record<string, unknown>>>>;
}

const PARIS = { pays: '99100', departement: '075', commune: '056' } as const;

const avis = (rfr: number, pac: Record<string, number> = {}, autres: Record<string, unknown> = {}) => ({
  rfr,
  sitFam: 'C',
  nbPart: 2,
  pac: {
    nbPac: 0,
    nbPacF: 0,
    nbPacG: 0,
    nbPacH: 0,
    nbPacI: 0,
    nbPacR: 0,
    nbPacJ: 0,
    nbPacN: 0,
    nbPacP: 0,
    ...pac,
  },
  sitParIso: 'N',
  indDeficit: 'N',
  ...autres,
});

export const CONTRIBUABLES: readonly Contribuable[] = [
  {
    ...{ nom: 'MARTEL', prenoms: 'ANNE-LISE MARIE', sexe: '2', naissance: '02/04/1985', ...PARIS },
    spi: '0000000000001',
    situations: { 2025: avis(12_345, { nbPac: 3, nbPacF: 2, nbPacG: 1, nbPacH: 1 }, { sitParIso: 'O' }) },
  },
  {
    ...{ nom: 'NDIAYE', prenoms: 'AWA', sexe: '2', naissance: '1979', pays: '99341' },
    spi: '0000000000002',
    situations: { 2025: avis(-800, { nbPac: 2, nbPacJ: 1, nbPacR: 1, nbPacN: 1 }) },
  },
  // Two persons whom nothing that is asked tells apart.
  { nom: 'PETIT', prenoms: 'JEAN', sexe: '1', naissance: '11/11/1980', ...PARIS, spi: '0000000000003' },
  { nom: 'PETIT', prenoms: 'JEAN', sexe: '1', naissance: '11/11/1980', ...PARIS, spi: '0000000000004' },
  {
    ...{ nom: 'SECRET', prenoms: 'PAULE', sexe: '2', naissance: '05/05/1975', ...PARIS },
    ...{ spi: '0000000000005', sort: 'protegee' },
  },
  {
    ...{ nom: 'TARDIF', prenoms: 'LUC', sexe: '1', naissance: '06/06/1976', ...PARIS },
    ...{ spi: '0000000000006', sort: 'sans_situation' },
  },
  {
    ...{ nom: 'ANCIEN', prenoms: 'ROSE', sexe: '2', naissance: '07/07/1977', ...PARIS },
    spi: '0000000000007',
    situations: { 2024: avis(9_000, { nbPac: 1, nbPacF: 1 }) },
  },
  {
    ...{ nom: 'MUET', prenoms: 'LEON', sexe: '1', naissance: '08/08/1978', ...PARIS },
    ...{ spi: '0000000000008', sort: 'muette' },
  },
  {
    ...{ nom: 'PANNE', prenoms: 'ZOE', sexe: '2', naissance: '09/09/1979', ...PARIS },
    ...{ spi: '0000000000009', sort: 'en_panne' },
  },
  {
    ...{ nom: 'HOQUET', prenoms: 'MAX', sexe: '1', naissance: '10/10/1980', ...PARIS },
    spi: '0000000000010',
    sort: 'hoquet',
    situations: { 2025: avis(20_000) },
  },
  {
    ...{ nom: 'FLOU', prenoms: 'EVE', sexe: '2', naissance: '12/12/1982', ...PARIS },
    ...{ spi: '0000000000011', sort: 'illisible' },
  },
  // The habilitation keeps the boxes back.
  {
    ...{ nom: 'BREF', prenoms: 'TOM', sexe: '1', naissance: '13/01/1983', ...PARIS },
    spi: '0000000000012',
    situations: { 2025: { ...avis(15_000), pac: { nbPac: 2 } } },
  },
  // Known, under another year than the one of the address.
  {
    ...{ nom: 'PASSE', prenoms: 'ELSA', sexe: '2', naissance: '16/04/1986', ...PARIS },
    spi: '0000000000018',
    situations: { 2025: avis(9_500, { nbPac: 1, nbPacF: 1 }, { annRevenu: '2024' }) },
  },
  // Married: the avis is in two names, and the second is hers.
  {
    ...{ nom: 'EPOUX', prenoms: 'IVAN', sexe: '1', naissance: '14/02/1984', ...PARIS },
    spi: '0000000000013',
    situations: {
      2025: avis(
        31_000,
        { nbPac: 2, nbPacF: 2 },
        {
          sitFam: 'M',
          nmNaiDec2: 'EPOUSE',
          prnmDec2: 'NINA',
          dateNaisDec2: { jour: '15', mois: '03', annee: '1985' },
        },
      ),
    },
  },
  // The avis that is found bears another name.
  {
    ...{ nom: 'ALIAS', prenoms: 'REMI', sexe: '1', naissance: '17/05/1981', ...PARIS },
    ...{ spi: '0000000000016', sort: 'autre_nom' },
    situations: { 2025: avis(12_000, { nbPac: 1, nbPacF: 1 }) },
  },
  // Two years: the same figures; much more the second.
  {
    ...{ nom: 'RELAIS', prenoms: 'JEANNE', sexe: '2', naissance: '09/01/1986', ...PARIS },
    spi: '0000000000014',
    situations: {
      2025: avis(14_700, { nbPac: 3, nbPacF: 3 }),
      2026: avis(14_700, { nbPac: 3, nbPacF: 3 }),
    },
  },
  {
    ...{ nom: 'HAUSSE', prenoms: 'OLGA', sexe: '2', naissance: '08/03/1987', ...PARIS },
    spi: '0000000000015',
    situations: {
      2025: avis(5_000, { nbPac: 3, nbPacF: 3 }),
      2026: avis(30_000, { nbPac: 3, nbPacF: 3 }),
    },
  },
  // The euro where annexe 6 and the formula of the arrêté disagree.
  {
    ...{ nom: 'EURO', prenoms: 'LEA', sexe: '2', naissance: '11/06/1984', ...PARIS },
    spi: '0000000000022',
    situations: { 2025: avis(12_301, { nbPac: 2, nbPacF: 2 }) },
  },
  // Who asks online in the stories: her avis names her as the school base does.
  {
    ...{ nom: 'TRAORE', prenoms: 'AMINATA', sexe: '2', naissance: '18/07/1982', pays: '99335' },
    spi: '1000000000083',
    situations: { 2025: avis(9_123, { nbPac: 2, nbPacF: 2 }, { sitParIso: 'O' }) },
  },
  {
    ...{ nom: 'DURAND', prenoms: 'CAMILLE', sexe: '2', naissance: '21/02/1985', pays: '99335' },
    spi: '0000000000021',
    // As many children as the stories of the browser give her: their charge is told by the avis.
    situations: { 2025: avis(9_000, { nbPac: 15, nbPacF: 15 }) },
  },
];

/** Somebody of a crowd: who asks is whom it knows, with the same figures each time for the same name and birth. */
export function deLaFoule(demande: URLSearchParams, annee: number): Contribuable {
  const dit = (champ: string) => demande.get(champ) ?? '';
  const nom = dit('nom').toUpperCase();
  const tirage = createHash('sha256')
    .update(`${nom} ${dit('prenom')} ${dit('naisDate')}`)
    .digest();
  const rfr = tirage.readUInt16BE(0) % 45_000;
  return {
    ...{ nom, prenoms: dit('prenom'), sexe: dit('sexe') as '1' | '2', naissance: dit('naisDate') },
    ...{ pays: dit('naisCodePays'), spi: '0000000000000' },
    situations: { [annee]: avis(rfr, { nbPacF: tirage.readUInt8(2) % 4 }) },
  };
}
