/** A call and its answer, before and after the base: what was asked, in one form for the three, and the headers. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { estSiret } from '#lib/droit/habilitation/siret.ts';
import { departementsDeLaRegion } from '#lib/droit/lieux/bcn.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';
import {
  AppelDuMinistereSchema,
  AppelParPerimetreSchema,
  AppelSchema,
  AppelV2Schema,
  naissanceDe,
  ORDRE_DES_PARAMETRES,
} from './schema.ts';

/** What the search compares: one établissement, or the départements of a zone. */
export interface Criteres {
  nom: string;
  prenom: string;
  sexe: 'M' | 'F';
  naissance: string;
  annee: number;
  uai: string | null;
  departements: readonly string[];
}

/** A call that was read: what to search, or the errors of its form, the first first. */
export interface AppelRecu {
  destinataire: string | null;
  criteres: Criteres | null;
  codes: CodeDErreur[];
  /** The rights that the call asks for, among those of its token; left out: all of them. */
  scopes?: readonly Scope[];
}

/** Parameters as they stand in the address: those in [] gathered, empty ones left out; of a repeated one, the first. */
export function parametresDe(recherche: URLSearchParams): Record<string, string | string[]> {
  const noms = [...new Set(recherche.keys())];
  return Object.fromEntries(
    noms.map((nom) => [
      nom,
      nom.endsWith('[]')
        ? recherche.getAll(nom).filter((valeur) => valeur !== '')
        : (recherche.get(nom) ?? ''),
    ]),
  );
}

/** The codes of a refused form, each once, in the order of the parameters. */
function codesDe(erreur: z.ZodError): CodeDErreur[] {
  const rang = (champ: unknown) => ORDRE_DES_PARAMETRES.indexOf(String(champ));
  const rangees = erreur.issues.toSorted((a, b) => rang(a.path[0]) - rang(b.path[0]));
  return [...new Set(rangees.map(({ message }) => message as CodeDErreur))];
}

const anneeDe = (lue: string): number => Number(lue.slice(0, 4));

const siretOuNul = (texte: string | null): string | null => (estSiret(texte ?? '') ? texte : null);

/** The first degree is not ours: nobody is found there. */
const duDegre = (degre: '1D' | '2D' | undefined, departements: string[]): string[] =>
  degre === '1D' ? [] : departements;

function lireLActuelle(recherche: URLSearchParams): AppelRecu {
  const parametres = parametresDe(recherche);
  const destinataire = siretOuNul(recherche.get('recipient'));
  const { data: lu, error } = AppelSchema.safeParse(parametres);
  if (!lu) return { destinataire, criteres: null, codes: codesDe(error) };
  const regions = (lu['codesBcnRegions[]'] ?? []).flatMap(departementsDeLaRegion);
  const departements = [...(lu['codesBcnDepartements[]'] ?? []), ...regions];
  return {
    destinataire,
    criteres: {
      nom: lu.nomNaissance,
      prenom: lu['prenoms[]'][0] ?? '',
      sexe: lu.sexeEtatCivil,
      naissance: naissanceDe(lu),
      annee: anneeDe(lu.anneeScolaire),
      uai: lu.codeEtablissement?.toUpperCase() ?? null,
      departements: duDegre(lu.degreEtablissement, departements),
    },
    codes: [],
  };
}

function lireLaVersion2(recherche: URLSearchParams): AppelRecu {
  const { data: lu, error } = AppelV2Schema.safeParse(parametresDe(recherche));
  if (!lu) return { destinataire: null, criteres: null, codes: codesDe(error) };
  return {
    destinataire: null,
    criteres: {
      nom: lu.nom,
      prenom: lu.prenom,
      sexe: lu.sexe === 'm' ? 'M' : 'F',
      naissance: lu.dateNaissance,
      annee: anneeDe(lu.anneeScolaire),
      uai: lu.codeEtablissement.toUpperCase(),
      departements: [],
    },
    codes: [],
  };
}

/** The recipient that the header of the ministry's routes names, and the error of one that is no SIRET. */
function partenaireDe(entetes: Headers): AppelRecu {
  const dit = entetes.get('x-siret-partenaire');
  const destinataire = siretOuNul(dit);
  return { destinataire, criteres: null, codes: dit !== null && destinataire === null ? ['00210'] : [] };
}

/** Whom a call in the ministry's words looks for. */
const eleveDuMinistere = (lu: {
  nom: string;
  prenom: string;
  sexe: '1' | '2';
  'date-naissance': string;
  'annee-scolaire': string;
}): Pick<Criteres, 'nom' | 'prenom' | 'sexe' | 'naissance' | 'annee'> => ({
  nom: lu.nom,
  prenom: lu.prenom,
  sexe: lu.sexe === '1' ? 'M' : 'F',
  naissance: lu['date-naissance'],
  annee: anneeDe(lu['annee-scolaire']),
});

function lireCelleDuMinistere(recherche: URLSearchParams, entetes: Headers): AppelRecu {
  const partenaire = partenaireDe(entetes);
  if (partenaire.codes.length > 0) return partenaire;
  const { destinataire } = partenaire;
  const { data: lu, error } = AppelDuMinistereSchema.safeParse(parametresDe(recherche));
  if (!lu) return { destinataire, criteres: null, codes: codesDe(error) };
  return {
    destinataire,
    criteres: {
      ...eleveDuMinistere(lu),
      uai: lu['code-uai'].toUpperCase(),
      departements: [],
    },
    codes: [],
  };
}

/**
 * The ministry's form by area: what the JSON body of a call says. A body that cannot be read says nothing, and lacks everything.
 */
export function lireParPerimetre(corps: unknown, entetes: Headers): AppelRecu {
  const partenaire = partenaireDe(entetes);
  if (partenaire.codes.length > 0) return partenaire;
  const { destinataire } = partenaire;
  const { data: lu, error } = AppelParPerimetreSchema.safeParse(Array.isArray(corps) ? {} : Object(corps));
  if (!lu) return { destinataire, criteres: null, codes: codesDe(error) };
  const departements =
    lu['type-perimetre'] === 'region'
      ? lu['valeurs-perimetre'].flatMap(departementsDeLaRegion)
      : lu['valeurs-perimetre'];
  const demandes =
    lu.scope === undefined
      ? null
      : [lu.scope].flat().flatMap((scopes) => scopes.split(',').map((scope) => scope.trim()));
  return {
    destinataire,
    criteres: {
      ...eleveDuMinistere(lu),
      uai: null,
      departements: duDegre(lu['degre-etablissement'], departements),
    },
    codes: [],
    ...(demandes && { scopes: SCOPES.filter((scope) => demandes.includes(scope)) }),
  };
}

/** The forms of the interface: one call, one answer, three ways of saying it. */
export const PORTES = ['identite', 'v2', 'ministere'] as const;
export type Porte = (typeof PORTES)[number];

/** How each form is read. */
export const LECTURES_D_APPEL: Record<Porte, (recherche: URLSearchParams, entetes: Headers) => AppelRecu> = {
  identite: lireLActuelle,
  v2: lireLaVersion2,
  ministere: lireCelleDuMinistere,
};

const SANS_REGIME = SCOPES.filter((scope) => scope !== 'men_regime_pensionnat');

/** Versions of the address that answer, and the scopes that each knows. */
export const VERSIONS: Readonly<Record<string, readonly Scope[]>> = {
  v5: SCOPES,
  v4: SANS_REGIME,
  v3: SANS_REGIME,
};

/** The one version that is not deprecated. */
export const VERSION_EN_COURS = 'v5';

/** Since when the older forms are deprecated, and the day on which they end. */
export const DEPRECIATION = { depuis: '2026-12-01', fin: '2027-08-31' } as const;

/** Seconds until the end of the maintenance ("01:10-02:30", Paris) that an instant falls in; null outside, or without any. */
export function finDeMaintenance(fenetre: string | undefined, instant: Temporal.Instant): number | null {
  if (!fenetre) return null;
  const [debut = '', fin = ''] = fenetre.split('-');
  const ici = instant.toZonedDateTimeISO('Europe/Paris').toPlainTime();
  const dedans = Temporal.PlainTime.compare(ici, debut) >= 0 && Temporal.PlainTime.compare(ici, fin) < 0;
  return dedans ? Math.ceil(ici.until(fin).total('seconds')) : null;
}
