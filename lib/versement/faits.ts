import {
  direLaCause,
  type EtatDeVersement,
  FAITS_DE_VERSEMENT,
  type FaitDeVersement,
  type ModeDePaiement,
  QUI_PAIE,
} from '#lib/droit/argent/paiements.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { lireJour } from '#lib/droit/lire-jour.ts';
import { lireEurosEtCentimes } from '#lib/droit/lire-nombre.ts';
import { type Centimes, centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { sansAccents } from '#lib/droit/sans-accents.ts';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import { Refus } from '#lib/technique/refus.ts';
import { chaine } from '#lib/technique/texte.ts';

/** What a bank or an accountant says of one payment, on one line of a file; or what is wrong with the line. */
export type LigneDeRetour =
  | {
      ligne: number;
      reference: string;
      fait: FaitDeVersement;
      jour: Jour;
      code: string | null;
      motif: string;
      /** Null when a reject or a return does not tell it again: nothing is compared. */
      centimes: number | null;
    }
  | { ligne: number; faute: string };

/** What a file of returns did. */
export interface BilanDeRetours {
  faits: number;
  /** Lines that were said already: the same file twice does no harm. */
  dejaDits: number;
  refus: { ligne: number; cause: string }[];
}

/** What a form shows of it: what the file did, and the lines that it could not. */
export type EtatDesRetours = EtatFormulaire & { refus?: BilanDeRetours['refus'] };

const compte = (nombre: number, un: string): string => `${nombre} ${un}${nombre > 1 ? 's' : ''}`;

/** What a file of returns did, or why it could not be read. */
export async function direLeBilan(lire: () => Promise<BilanDeRetours>): Promise<EtatDesRetours> {
  try {
    const { faits, dejaDits, refus } = await lire();
    const message = `${compte(faits, 'enregistré')}, ${compte(dejaDits, 'déjà connu')}, ${refus.length > 1 ? `${refus.length} lignes refusées` : `${refus.length} ligne refusée`}.`;
    return { statut: 'fait', message, refus };
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    const { message } = erreur;
    return { statut: 'refuse', message, champs: { fichier: message }, saisie: {} };
  }
}

const SENS: readonly (readonly [RegExp, FaitDeVersement])[] = [
  [/^REJET/, 'rejete'],
  [/^RETOUR/, 'retourne'],
  [/^(PAYE|VERSE)/, 'paye'],
  [/^(TENU|EN INSTANCE)/, 'tenu'],
];

const COLONNES = {
  reference: ['reference_ligne', 'reference'],
  jour: ['date_retour', 'date'],
  sens: ['sens', 'etat'],
  code: ['code_iso', 'code'],
  motif: ['libelle_banque', 'libelle', 'motif'],
  montant: ['montant'],
} as const;
type Colonne = keyof typeof COLONNES;
const DEMANDEES: readonly Colonne[] = ['reference', 'jour', 'sens', 'montant'];

/** A table as it was read: its names of columns, then its lines with their numbers. */
interface Tableau {
  noms: readonly string[];
  lignes: readonly { numero: number; cellules: readonly string[]; cause?: string }[];
}

function lireLigne(ligne: number, dit: (nom: Colonne) => string): LigneDeRetour {
  const reference = dit('reference');
  if (!reference) return { ligne, faute: 'la référence du versement manque.' };
  const sens = sansAccents(dit('sens')).toUpperCase();
  const fait = SENS.find(([motif]) => motif.test(sens))?.[1];
  if (!fait) return { ligne, faute: `« ${dit('sens')} » : écrivez PAYE, EN INSTANCE, REJET ou RETOUR.` };
  const lu = lireJour(dit('jour'));
  if ('faute' in lu) return { ligne, faute: lu.faute };
  // A bank that rejects or returns a transfer names it, and does not always tell its amount again.
  const redit = dit('montant') !== '' || fait === 'paye' || fait === 'tenu';
  const montant = redit ? lireEurosEtCentimes(dit('montant')) : null;
  if (montant && 'faute' in montant)
    return { ligne, faute: `« ${dit('montant')} » n’est pas un montant : écrivez 175,00.` };
  const code = dit('code').toUpperCase();
  const motif = chaine().max(300).safeParse(dit('motif'));
  if ((code && !/^[A-Z0-9]{4}$/.test(code)) || !motif.success)
    return { ligne, faute: 'le code a quatre signes, par exemple AC04, et le libellé 300 au plus.' };
  if (fait !== 'paye' && !code && !motif.data)
    return { ligne, faute: 'dites pourquoi : un code, ou un libellé.' };
  return {
    ligne,
    reference,
    fait,
    jour: lu.jour,
    code: code || null,
    motif: motif.data,
    centimes: montant && Math.round(montant.nombre * 100),
  };
}

/** Columns that a file of returns must name and does not. */
export const colonnesAbsentes = ({ noms }: Tableau): string[] => {
  const dites = noms.map((nom) => sansAccents(nom).trim().toLowerCase());
  return DEMANDEES.filter((nom) => !COLONNES[nom].some((admis) => dites.includes(admis))).map(
    (nom) => COLONNES[nom][0],
  );
};

/** The same of a whole file. Throws Refus impossible when it does not name its columns. */
export function lireRetoursOuRefuser(tableau: Tableau): LigneDeRetour[] {
  const absentes = colonnesAbsentes(tableau);
  if (absentes.length > 0)
    throw new Refus(
      'impossible',
      `Colonnes introuvables : ${absentes.join(', ')}. La première ligne nomme les colonnes.`,
    );
  return lireRetours(tableau);
}

/** The lines of a file of returns, each read or with its fault. */
export function lireRetours({ noms, lignes }: Tableau): LigneDeRetour[] {
  const dites = noms.map((nom) => sansAccents(nom).trim().toLowerCase());
  const rang = (nom: Colonne) =>
    dites.findIndex((dite) => (COLONNES[nom] as readonly string[]).includes(dite));
  const rangs = Object.fromEntries(Object.keys(COLONNES).map((nom) => [nom, rang(nom as Colonne)]));
  return lignes.map(({ numero, cellules, cause }) =>
    cause
      ? { ligne: numero, faute: cause }
      : lireLigne(numero, (nom) => (cellules[rangs[nom] ?? -1] ?? '').trim()),
  );
}

/** Where a payment stands, as one sentence tells it. */
export interface VersementDit {
  mode: ModeDePaiement;
  centimes: Centimes;
  /** The holder of the account, null when none was known. */
  titulaire: string | null;
  etat: EtatDeVersement;
  jour: Jour | null;
  code: string | null;
  motif: string | null;
  /** Reference of the payment that follows it. */
  suivant: string | null;
}

/** What was due of a trimestre, and what the fees took of it. */
export const direLeTrimestre = ({
  trimestre,
  brut,
  deduit,
}: {
  trimestre: number;
  brut: Centimes;
  deduit: Centimes;
}): string =>
  deduit > 0
    ? `Trimestre ${trimestre} : ${ecrireMontant(brut)} dus, dont ${ecrireMontant(deduit)} de frais de cantine ou d’internat déduits.`
    : `Trimestre ${trimestre} : ${ecrireMontant(brut)} dus.`;

const pourquoi = ({ code, motif }: VersementDit): string =>
  [code ? direLaCause(code) : '', motif].filter(Boolean).join(', ');

/** Where a payment stands: "Payé le 3 décembre 2026." */
export function direLEtat(versement: VersementDit): string {
  const { etat, jour, mode, titulaire, suivant } = versement;
  if (etat === 'a_payer' || etat === 'repris')
    return titulaire === null && mode !== 'mandataire'
      ? 'Sans compte : rien ne peut être payé.'
      : `À payer par ${QUI_PAIE[mode].replace(', à qui vous avez donné procuration', '')}.`;
  const le = jour ? ` le ${ecrireJour(jour)}` : '';
  const cause = pourquoi(versement);
  const suite = suivant ? ` Payé de nouveau : ${suivant}.` : '';
  return `${FAITS_DE_VERSEMENT[etat]}${le}${cause ? ` : ${cause}` : ''}.${suite}`;
}

/** The same for the family, with who pays and the sum. */
export function direALaFamille(versement: VersementDit): string {
  const { etat, jour, mode, centimes, titulaire, suivant } = versement;
  const somme = ecrireMontant(centimes);
  const le = jour ? ` le ${ecrireJour(jour)}` : '';
  if (etat === 'paye')
    return mode === 'mandataire'
      ? `${somme} versés${le} à l’établissement, qui déduit ses frais et vous verse le reste.`
      : `${somme} versés${le} sur le compte de ${titulaire}.`;
  if (suivant) return `${somme} revenus${le} : la banque les a refusés, ils sont versés de nouveau.`;
  if (etat === 'rejete' || etat === 'retourne')
    return `${somme} revenus${le} : la banque les a refusés. Donnez un autre compte.`;
  if (titulaire === null && mode !== 'mandataire') return `${somme} attendent un compte : donnez votre RIB.`;
  if (etat === 'tenu') return `${somme} en attente chez ${QUI_PAIE[mode]}.`;
  return `${somme} chez ${QUI_PAIE[mode]}, qui doit les verser avant la fin du trimestre.`;
}

/** What a signed state counted of a trimestre, of which nothing is left to pay. */
export interface SansVersement {
  id: string;
  trimestre: number;
  brut: Centimes;
  deduit: Centimes;
}

/** "Trimestre 1 : 90,00 € dus, dont 90,00 € de frais… Rien n’est à verser : ces frais prennent toute la somme." */
export function direSansVersement(lu: SansVersement): string {
  const rendu = lu.brut - lu.deduit;
  const pris = [
    ...(lu.deduit > 0 ? ['ces frais'] : []),
    ...(rendu > 0 ? [`${ecrireMontant(centimes(rendu))} qui rendent ce qui avait été versé en trop`] : []),
  ].join(' et ');
  return `${direLeTrimestre(lu)} Rien n’est à verser : ${pris} prennent toute la somme.`;
}
