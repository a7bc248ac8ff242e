/** Figures fetched for a demande online, from the row that keeps them. Pure. */
import { z } from 'zod';
import { enfantsDesCases } from '#lib/droit/charges.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import type { SansChiffres } from '#lib/droit/etude/etude.ts';
import { plierLeNom } from '#lib/droit/sans-accents.ts';
import type { AvisImpot } from '#lib/droit/situation.ts';

/** What the call is made with, encrypted until its answer comes; the name, of a concubin whom the school base does not know. */
export const AppelSchema = z.object({
  /** By number, or by the token of a round trip by FranceConnect made for this. */
  numeroFiscal: z.string().optional(),
  jeton: z.string().optional(),
  naissance: z.string(),
  nom: z.string().optional(),
  prenom: z.string().optional(),
});
export type Appel = z.output<typeof AppelSchema>;

/** Who a round trip by FranceConnect is for, as the national registry knows them. */
export interface IdentiteVerifiee {
  nom: string;
  nomUsage: string | null;
  prenom: string;
  /** A year, a month or a day. */
  naissance: string;
}

/** The person whom FranceConnect verified, or who gives an état civil, is the one of the school base: a name that it bears, and the first given name. */
export const estLaMeme = (
  base: { nom: string; nomUsage: string | null; prenom: string },
  dit: Omit<IdentiteVerifiee, 'naissance'>,
): boolean => {
  const noms = (de: { nom: string; nomUsage: string | null }) =>
    [de.nom, de.nomUsage ?? de.nom].map(plierLeNom);
  // The registry gives the first given name alone, the base may hold several.
  const [siens, dits] = [`${plierLeNom(base.prenom)} `, `${plierLeNom(dit.prenom)} `];
  const memePrenom = siens.startsWith(dits) || dits.startsWith(siens);
  return memePrenom && noms(dit).some((nom) => noms(base).includes(nom));
};

const entier = z.number().int();

/** The figures that came, encrypted until the demande is sent. Same words as the source. */
export const ChiffresSchema = z.object({
  annee: entier,
  rfr: entier,
  nbPacF: entier,
  nbPacH: entier,
  nbPacJ: entier,
  situation: z.enum(['M', 'O', 'C', 'D', 'V']).nullable(),
  parentIsole: z.boolean(),
  deuxDeclarants: z.boolean(),
});
export type Chiffres = z.output<typeof ChiffresSchema>;

/** The same as the law reads an avis (C. III.C). */
export const avisRecupere = (chiffres: Chiffres): AvisImpot => ({
  annee: chiffres.annee,
  rfr: chiffres.rfr,
  enfants: enfantsDesCases(chiffres),
  source: 'source_fiscale',
});

/** Figures that a family was shown, and accepted or not yet. */
export interface ChiffresRecus {
  id: string;
  chiffres: Chiffres;
  recusLe: Jour;
  /** Null until the family accepts them. */
  acceptesLe: Jour | null;
}

/** Where the last request of a draft stands. */
export type EtatDeRecuperation =
  | { genre: 'attendue' }
  | ({ genre: 'recue' } & ChiffresRecus)
  | { genre: 'sans_chiffres'; issue: SansChiffres; par?: 'franceconnect' }
  | { genre: 'expiree' };

/** The same beside the form of the demande. */
export interface RecuperationMontree {
  etat: 'aucune' | 'attendue' | 'a_relire' | 'acceptee' | 'sans_chiffres' | 'expiree';
  /** Of figures accepted: what they put in the place of the lines of the avis. */
  avis: Pick<AvisImpot, 'annee' | 'rfr' | 'enfants'> | null;
  recusLe: string | null;
}

export function recuperationMontree(etat: EtatDeRecuperation | null): RecuperationMontree {
  if (etat?.genre !== 'recue') return { etat: etat?.genre ?? 'aucune', avis: null, recusLe: null };
  const { annee, rfr, enfants } = avisRecupere(etat.chiffres);
  return {
    etat: etat.acceptesLe ? 'acceptee' : 'a_relire',
    avis: etat.acceptesLe ? { annee, rfr, enfants } : null,
    recusLe: ecrireJour(etat.recusLe),
  };
}

/** Answers of the form that the figures accepted give, as the form names them; a negative RFR counts as an avis prints it, 0. */
export const valeursRecuperees = ({ avis }: RecuperationMontree): Record<string, string> =>
  avis
    ? {
        'ressources.avis.annee': String(avis.annee),
        'ressources.avis.rfr': String(Math.max(0, avis.rfr)),
        'ressources.avis.enfants': String(avis.enfants),
        'ressources.avis.source': 'source_fiscale',
      }
    : {};

const SITUATIONS = {
  M: 'marié(e)',
  O: 'pacsé(e)',
  C: 'célibataire',
  D: 'divorcé(e) ou séparé(e)',
  V: 'veuf ou veuve',
} as const;

/** What of the avis is told to the family besides the two lines that count. */
export const direLAvis = ({ situation, parentIsole, deuxDeclarants }: Chiffres): string =>
  [
    situation ? SITUATIONS[situation] : null,
    deuxDeclarants ? 'avis au nom de deux personnes' : 'avis à votre seul nom',
    parentIsole ? 'case T (parent isolé) cochée' : null,
  ]
    .filter(Boolean)
    .join(', ');
