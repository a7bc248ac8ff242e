/** The answers of the simulateur as an address carries them: read, corrected, written again. Nothing else keeps them. */
import { z } from 'zod';
import type { Jour } from '#lib/droit/date.ts';
import { jour } from '#lib/droit/date.ts';
import {
  ageImpossible,
  entreeImpossible,
  evenementImpossible,
  type Reperes,
} from '#lib/droit/dates-possibles.ts';
import { type Naissance, naissance } from '#lib/droit/naissance.ts';
import { estUnLieu, LIEUX } from '#lib/droit/simulation/lieux.ts';
import {
  AVIS,
  CAS,
  CHANGEMENTS,
  type CodeCas,
  FOYERS,
  QUI_DEMANDE,
  RESIDENCES,
  type ReponsesEleve,
  type ReponsesSimulation,
} from '#lib/droit/simulation/reponses.ts';
import {
  entier,
  euros,
  eurosEtCentimes,
  facultatif,
  JourSchema,
  NaissanceDEleveSchema,
  vide,
} from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** More pupils than this in one estimate is a mistake of typing. */
export const ELEVES_MAXIMUM = 10;
const ENFANTS_MAXIMUM = 25;

/** The school year of the estimate, and the day on which it is asked. */
export type Moment = Pick<Reperes, 'rentree' | 'jour'>;

/** What was typed, field by field. Fields of a pupil end with its number. */
export type Saisie = Readonly<Record<string, string>>;

export interface Lecture {
  saisie: Saisie;
  /** Number of pupils shown. */
  nombre: number;
  /** Null while nothing was asked, or while something is to correct. */
  reponses: ReponsesSimulation | null;
  /** By field, in the order of the form. */
  erreurs: Readonly<Record<string, string>>;
}

const EurosSchema = euros('Montant', 99_999_999);
const BrutSchema = eurosEtCentimes('Montant', 99_999_999);
const ConversionSchema = facultatif(100, 'Monnaie et taux');
const EnfantsSchema = entier('Nombre d’enfants', ENFANTS_MAXIMUM);

const choix = <const C extends readonly [string, ...string[]]>(valeurs: C) =>
  z.enum(valeurs, { error: 'Choisissez une réponse.' });
/** A list left alone says that nothing of it applies. */
/** Who says nothing of the other person's avis has a French one in mind. */
const AvisDuConcubinSchema = z.preprocess((lu) => lu || 'francais', choix(AVIS));
const ouAucun = <S extends z.ZodType>(schema: S) => z.preprocess((lu) => lu || 'aucun', schema);
const CodeCasSchema = ouAucun(choix(Object.keys(CAS) as [CodeCas, ...CodeCas[]]));
const LieuSchema = chaine().refine(estUnLieu, 'Choisissez où l’élève est scolarisé.');
const RegimeSchema = choix(['externe', 'demi_pensionnaire', 'interne']);
const PreuveSchema = choix(['pays_origine', 'bulletins_salaire', 'organisme_agree', 'aucun']);
const ChargeSchema = choix(['delegation_france', 'delegation_etranger', 'autre_document', 'aucun']);

/** Last value of a parameter: a button that comes after a hidden field has the last word. */
function dernier(valeur: string | string[] | undefined): string {
  return (Array.isArray(valeur) ? valeur.at(-1) : valeur)?.slice(0, 100) ?? '';
}

/** The answers without one pupil: those after it take its place. */
function sansEleve(saisie: Saisie, retire: number): Saisie {
  return Object.fromEntries(
    Object.entries(saisie).flatMap(([nom, valeur]) => {
      const [, racine = '', chiffres] = /^([a-z]+)_(\d+)$/.exec(nom) ?? [];
      const rang = Number(chiffres);
      if (!racine || rang < retire) return [[nom, valeur]];
      return rang === retire ? [] : [[`${racine}_${rang - 1}`, valeur]];
    }),
  );
}

/**
 * Reads one field after another, and keeps the reason of each refusal. A refused field leaves a hole in the answers:
 * as long as there is an error, nobody reads them.
 */
function lecteur(saisie: Saisie, moment: Moment) {
  const erreurs: Record<string, string> = {};
  const lire = <S extends z.ZodType>(nom: string, schema: S): z.output<S> => {
    const lu = schema.safeParse(saisie[nom] ?? '');
    if (!lu.success) erreurs[nom] = lu.error.issues[0]?.message ?? 'À corriger.';
    return lu.data as z.output<S>;
  };
  const lireJour = (nom: string): Jour | undefined => {
    const iso = lire(nom, JourSchema) as string | undefined;
    return iso ? jour(iso) : undefined;
  };
  /** A value, unless `impossible` says what no life holds in it. */
  const possible = <V>(
    nom: string,
    lu: V | undefined,
    impossible: (lu: V) => string | null,
  ): V | undefined => {
    const faute = lu === undefined ? null : impossible(lu);
    if (faute) erreurs[nom] = faute;
    return lu;
  };
  return {
    erreurs,
    lire,
    possible,
    moment,
    coche: (nom: string): boolean => saisie[nom] === 'oui',
    /** An absent date is not known; an unreadable one is an error. */
    jourFacultatif: (nom: string): Jour | undefined => (saisie[nom]?.trim() ? lireJour(nom) : undefined),
    /** An absent birth is not known either. */
    naissance: (nom: string): Naissance | undefined => {
      const iso = lire(nom, vide(NaissanceDEleveSchema));
      return iso ? naissance(iso) : undefined;
    },
    lireJour,
  };
}

type Lecteur = ReturnType<typeof lecteur>;

function lireEleve(l: Lecteur, rang: number): ReponsesEleve {
  const nom = (racine: string): string => `${racine}_${rang}`;
  const lieu = l.lire(nom('lieu'), LieuSchema);
  const cas = l.lire(nom('cas'), CodeCasSchema);
  const cned = estUnLieu(String(lieu)) && lieu.startsWith('cned');
  const rentreeDesClasses = jour(`${l.moment.rentree}-09-01`);
  const entre = cas === 'mlds' || cas === 'retour_en_formation' || cas === 'avenirpro';
  return {
    lieu,
    regime: l.lire(nom('regime'), RegimeSchema),
    cas,
    naissance: l.possible(nom('naissance'), l.naissance(nom('naissance')), (ne) =>
      estUnLieu(String(lieu)) ? ageImpossible(ne, rentreeDesClasses, LIEUX[lieu].eleve.niveau) : null,
    ),
    entree: entre
      ? l.possible(nom('entree'), l.jourFacultatif(nom('entree')), (le) => entreeImpossible(le, l.moment))
      : undefined,
    affectation: cas === 'retour_en_formation' ? l.coche(nom('affectation')) : undefined,
    terminale: cas === 'placement_paye' && l.coche(nom('terminale')),
    reglementee: cned ? l.coche(nom('reglementee')) : undefined,
    avisDasen: cned && l.coche(nom('dasen')) ? true : undefined,
    mentionAuBrevet: l.coche(nom('merite')),
    premiereAnneePro: l.coche(nom('equipement')),
    reprise: l.coche(nom('reprise')),
  };
}

/** Gross income of who has no avis, and what proves it; `suffixe`: of whom. */
function lireBrut(l: Lecteur, suffixe: '' | '2') {
  const justificatif = l.lire(`preuve${suffixe}`, PreuveSchema);
  const montant = justificatif === 'aucun' ? 0 : l.lire(`brut${suffixe}`, BrutSchema);
  return justificatif === undefined || montant === undefined ? undefined : { montant, justificatif };
}

/** How another currency was read: asked beside a foreign avis alone. */
const lireConversion = (l: Lecteur, avis: ReponsesSimulation['avis'], nom: string): string | undefined =>
  avis === 'etranger' ? l.lire(nom, ConversionSchema) : undefined;

function lireConcubin(l: Lecteur): ReponsesSimulation['concubin'] {
  const avis = l.lire('avis2', AvisDuConcubinSchema);
  return {
    avis,
    rfr: avis === 'aucun' ? undefined : l.lire('rfr2', EurosSchema),
    conversion: lireConversion(l, avis, 'conversion2'),
    brut: avis === 'aucun' ? lireBrut(l, '2') : undefined,
    enfants: l.lire('enfants2', EnfantsSchema),
  };
}

function lireRevenus(l: Lecteur, saisie: Saisie, foyer: ReponsesSimulation['foyer']) {
  const avis = l.lire('avis', choix(AVIS));
  const ajoute = avis === 'francais' && l.coche('etranger') && saisie.etranger_rfr?.trim();
  return {
    avis,
    rfr: avis === 'aucun' ? undefined : l.lire('rfr', EurosSchema),
    conversion: lireConversion(l, avis, 'conversion'),
    brut: avis === 'aucun' ? lireBrut(l, '') : undefined,
    etrangerEnPlus: ajoute
      ? {
          rfr: l.lire('etranger_rfr', EurosSchema),
          conversion: lireConversion(l, 'etranger', 'etranger_conversion'),
        }
      : undefined,
    enfants: l.lire('enfants', EnfantsSchema),
    concubin: foyer === 'concubinage' || foyer === 'epoux' ? lireConcubin(l) : undefined,
  };
}

function lireChangement(l: Lecteur, saisie: Saisie): ReponsesSimulation['changement'] {
  const genre = l.lire('changement', ouAucun(choix(CHANGEMENTS)));
  if (genre === undefined || genre === 'aucun') return undefined;
  const survenuLe = l.possible('changement_le', l.lireJour('changement_le'), (le) =>
    evenementImpossible(le, l.moment),
  );
  const part = saisie.part?.trim() ? l.lire('part', EurosSchema) : undefined;
  const enfants = saisie.part?.trim() ? l.lire('part_enfants', EnfantsSchema) : undefined;
  const second = genre === 'deces' && saisie.second?.trim() ? l.lire('second', EurosSchema) : undefined;
  if (!survenuLe) return undefined;
  return {
    genre,
    survenuLe,
    part: part !== undefined && enfants !== undefined ? { rfr: part, enfants } : undefined,
    avisPropre: l.coche('avis_seul'),
    secondAvis: second,
  };
}

function lireReponses(l: Lecteur, saisie: Saisie, nombre: number): ReponsesSimulation {
  const qui = l.lire('qui', choix(QUI_DEMANDE));
  const seul = qui === 'eleve';
  const foyer = seul ? 'seul' : l.lire('foyer', choix(FOYERS));
  return {
    rentree: l.moment.rentree,
    qui,
    justificatifCharge: qui === 'autre' ? l.lire('charge', ChargeSchema) : undefined,
    autonome: seul
      ? {
          aCharge: l.coche('acharge'),
          surAvis: l.coche('suravis'),
          delegation: l.coche('delegation'),
          contrat: l.coche('contrat'),
          emancipe: l.coche('emancipe'),
        }
      : undefined,
    residence: l.lire('residence', choix(RESIDENCES)),
    foyer,
    ...lireRevenus(l, saisie, foyer),
    changement: seul ? undefined : lireChangement(l, saisie),
    alternee: l.coche('alternee'),
    baisse: l.coche('baisse'),
    revenusEtrangers: l.coche('etranger'),
    eleves: [lireEleve(l, 1), ...Array.from({ length: nombre - 1 }, (_, i) => lireEleve(l, i + 2))],
  };
}

/**
 * Reads the parameters of an address. Answers are judged only when `voir` is there: a link or the main button asks for
 * the result; the buttons that add or take away a pupil do not, and lose nothing. Never throws, whatever is typed.
 */
export function lireSimulation(
  parametres: Readonly<Record<string, string | string[] | undefined>>,
  moment: Moment,
): Lecture {
  const brute = Object.fromEntries(
    Object.entries(parametres).map(([nom, valeur]) => [nom, dernier(valeur)] as const),
  );
  const demande = Number(brute.n);
  const lu = Number.isInteger(demande) && demande >= 1 ? Math.min(demande, ELEVES_MAXIMUM) : 1;
  const retire = Number(brute.retirer);
  const retrait = Number.isInteger(retire) && retire >= 1 && retire <= lu && lu > 1;
  const { n: _n, retirer: _r, voir, ...gardee } = brute;
  const saisie = retrait ? sansEleve(gardee, retire) : gardee;
  const nombre = retrait ? lu - 1 : lu;
  if (!voir || retrait) return { saisie, nombre, reponses: null, erreurs: {} };
  const l = lecteur(saisie, moment);
  const reponses = lireReponses(l, saisie, nombre);
  const complet = Object.keys(l.erreurs).length === 0;
  return { saisie, nombre, reponses: complet ? reponses : null, erreurs: l.erreurs };
}

/** The shortest address that gives the same answers again: empty fields are left out. */
export function adresseDeSimulation({ saisie, nombre }: Pick<Lecture, 'saisie' | 'nombre'>): string {
  const remplis = Object.entries(saisie).filter(([, valeur]) => valeur.trim() !== '');
  const parametres = new URLSearchParams([...remplis, ['n', String(nombre)], ['voir', '1']]);
  return `/simulateur?${parametres}`;
}
