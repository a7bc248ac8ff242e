/**
 * What the school base says, whatever its door: files that Siècle-BEE exports, or the routes of SYGNE. One reading gives
 * a header, then records one after the other, in any order and never all at once; who keeps them joins them by their
 * keys. What cannot be taken is a record too, with its causes. Nothing here is judged, matched or completed.
 */

import { z } from 'zod';
import { UAI } from '#lib/technique/texte.ts';

/** Where records come from. Technical keys are those of one source in one établissement. */
export type SourceDeBase = 'siecle' | 'sygne';

/** What an export says of itself. */
export interface EnTeteLu {
  source: SourceDeBase;
  uai: string;
  /** Civil year that names the school year: 2026 for 2026-2027. Two bases coexist, and only this tells them apart. */
  rentree: number;
  /** When the base made it, Paris time without zone: "2026-11-25T18:42:07". */
  exporteLe: string;
}

/** What a reading can say anything of: a file of responsables says nothing of pupils, and none of them is absent from it. */
export type ContenuLu = 'eleves' | 'responsables' | 'structures' | 'nomenclatures' | 'communs';

/** Who the person is to the pupil: the eleven codes of the base. */
export const LIENS_DE_LA_BASE = {
  '10': 'mère',
  '20': 'père',
  '37': 'fratrie',
  '38': 'ascendant',
  '39': 'autre membre de la famille',
  '41': 'éducateur',
  '42': 'assistant familial',
  '50': 'tuteur',
  '51': 'aide sociale à l’enfance',
  '70': 'élève lui-même',
  '90': 'autre lien',
} as const;
export type CodeParente = keyof typeof LIENS_DE_LA_BASE;

/** What the person answers for. */
export const NIVEAUX_DE_RESPONSABILITE = {
  '1': 'représentant légal',
  '2': 'personne en charge de l’élève',
  '3': 'personne à contacter',
} as const;

const codes = <C extends string>(table: Record<C, string>) => Object.keys(table) as [C, ...C[]];

/** Empty is absent: the base writes both. */
const vide = (lu: unknown): unknown =>
  lu === null || (typeof lu === 'string' && lu.trim() === '') ? undefined : lu;

const texteDe = (nom: string, max: number) =>
  z
    .string({ error: `${nom} : absent.` })
    .trim()
    .max(max, `${nom} : plus de ${max} caractères.`)
    .regex(/^\P{Cc}*$/u, `${nom} : un caractère ne peut pas être lu.`);
const exige = (nom: string, max: number) => z.preprocess(vide, texteDe(nom, max));
const facultatif = (nom: string, max: number) => z.preprocess(vide, texteDe(nom, max).optional());
const jour = (nom: string) =>
  z.iso.date({
    error: (faute) =>
      faute.input === undefined
        ? `${nom} : absente.`
        : `${nom} : ce jour n’existe pas ou n’est pas écrit comme une date.`,
  });
const jourFacultatif = (nom: string) => z.preprocess(vide, jour(nom).optional());
const numero = z.int().positive();

/** National identifier: nine figures and two letters (RNIE), ten figures and a letter (BEA), and what precedes them. */
const INE = /^[0-9A-Z]{11}$/;
const ine = (nom: string) =>
  z.preprocess(
    vide,
    z.string().toUpperCase().regex(INE, `${nom} : onze chiffres et lettres sont attendus.`).optional(),
  );

/** A pupil of the établissement. Dates are ISO days; `numero` is its place among those of its kind, from 1. */
const EleveLuSchema = z.object({
  genre: z.literal('eleve'),
  numero,
  /** Key of the pupil in this source and this établissement: ELEVE_ID of Siècle, the INE for SYGNE. */
  cle: exige('Numéro de l’élève', 32),
  ine: ine('INE'),
  ineBea: ine('INE de la base académique'),
  ineRnie: ine('INE du répertoire national'),
  nom: exige('Nom de famille', 100),
  nomUsage: facultatif('Nom d’usage', 100),
  prenom: exige('Prénom', 100),
  /** The second and the third, when known. */
  autresPrenoms: facultatif('Autres prénoms', 201),
  naissance: z.preprocess(vide, jour('Date de naissance')),
  /** Last three figures of the INSEE code: "100" is France. */
  paysNaissance: facultatif('Pays de naissance', 5),
  departementNaissance: facultatif('Département de naissance', 3),
  communeNaissance: facultatif('Commune de naissance', 5),
  /** Only abroad, where no code tells it. */
  villeNaissance: facultatif('Ville de naissance', 32),
  sexe: z.preprocess(vide, z.enum(['M', 'F'], 'Sexe : absent ou inconnu.')),
  /** As the base has it: 0 to 6, 21 to 29, 31 to 39. */
  regime: z.preprocess(
    vide,
    z.string('Régime : absent.').regex(/^[0-6][1-9]?$/, 'Régime : ce code n’est pas de ceux de la base.'),
  ),
  statut: z.preprocess(
    vide,
    z
      .enum(
        ['ST', 'AP'],
        'Statut : ni scolaire (ST) ni apprenti (AP). Ajoutez cet élève à la main s’il demande une bourse.',
      )
      .optional(),
  ),
  mef: z.preprocess(
    vide,
    z
      .string('Formation (MEF) : absente.')
      .regex(/^\d{11}$/, 'Formation (MEF) : onze chiffres sont attendus.'),
  ),
  entreeLe: jourFacultatif('Date d’entrée'),
  sortieLe: jourFacultatif('Date de sortie'),
  motifSortie: facultatif('Motif de sortie', 2),
  uaiAnDernier: z.preprocess(
    vide,
    z.string().regex(UAI, 'Établissement de l’an dernier : ce n’est pas un UAI.').optional(),
  ),
});
export type EleveLu = z.infer<typeof EleveLuSchema>;

/** The division of a pupil: one, apart from the groups, which are left out. */
const DivisionLueSchema = z.object({
  genre: z.literal('division'),
  numero,
  cleEleve: exige('Numéro de l’élève', 32),
  code: exige('Division', 8),
});
export type DivisionLue = z.infer<typeof DivisionLueSchema>;

/** A person linked to pupils. */
const ResponsableLuSchema = z.object({
  genre: z.literal('responsable'),
  numero,
  /** Key of the person in this source and this établissement: PERSONNE_ID of Siècle. One human may have two. */
  cle: exige('Numéro du responsable', 64),
  civilite: facultatif('Civilité', 20),
  nom: exige('Nom de famille', 100),
  nomUsage: facultatif('Nom d’usage', 100),
  prenom: facultatif('Prénom', 100),
  telephonePersonnel: facultatif('Téléphone personnel', 20),
  telephonePortable: facultatif('Téléphone portable', 20),
  telephoneProfessionnel: facultatif('Téléphone professionnel', 20),
  accepteSms: z.boolean().optional(),
  courriel: facultatif('Adresse électronique', 254),
  /** Key of the address that a record of its own tells. */
  cleAdresse: facultatif('Numéro de l’adresse', 64),
});
export type ResponsableLu = z.infer<typeof ResponsableLuSchema>;

/** An address. Abroad: no postcode, and a commune that holds the foreign one. */
const AdresseLueSchema = z.object({
  genre: z.literal('adresse'),
  numero,
  cle: exige('Numéro de l’adresse', 64),
  /** At most four, none empty. */
  lignes: z.array(texteDe('Ligne d’adresse', 38)).max(4),
  codePostal: facultatif('Code postal', 10),
  commune: facultatif('Commune', 50),
  communeInsee: facultatif('Code de la commune', 5),
  pays: facultatif('Code du pays', 5),
  libellePays: facultatif('Pays', 40),
});
export type AdresseLue = z.infer<typeof AdresseLueSchema>;

/** What a person is to a pupil. A flag that is absent was not told: it is not a no. */
const LienLuSchema = z.object({
  genre: z.literal('lien'),
  numero,
  cleEleve: exige('Numéro de l’élève', 32),
  cleResponsable: exige('Numéro du responsable', 64),
  parente: z.enum(codes(LIENS_DE_LA_BASE), 'Lien de parenté : ce code n’est pas l’un des onze de la base.'),
  niveau: z.enum(codes(NIVEAUX_DE_RESPONSABILITE), 'Niveau de responsabilité : 1, 2 ou 3 est attendu.'),
  paieLesFrais: z.boolean('Paie les frais : 0 ou 1 est attendu.').optional(),
  percoitLesAides: z.boolean('Perçoit les aides : 0 ou 1 est attendu.').optional(),
  hebergeEleve: z.boolean('Héberge l’élève : 0 ou 1 est attendu.').optional(),
  prioritaire: z.boolean('À contacter en priorité : 0 ou 1 est attendu.').optional(),
});
export type LienLu = z.infer<typeof LienLuSchema>;

/** The word that the base has for a code; divisions of the établissement are words too. */
const LibelleLuSchema = z.object({
  genre: z.literal('libelle'),
  numero,
  nomenclature: z.enum(['mef', 'regime', 'statut', 'motif_sortie', 'parente', 'division']),
  code: exige('Code', 11),
  libelle: exige('Libellé', 120),
  /** Code of a MEF in the statistical nomenclature; one that is not eleven figures is not kept, and refuses nothing. */
  mefStat: z
    .string()
    .regex(/^\d{11}$/)
    .optional()
    .catch(undefined),
});
export type LibelleLu = z.infer<typeof LibelleLuSchema>;

/** A record that cannot be taken, and each cause, as a person of the établissement reads it. */
export interface RefusLu {
  genre: 'refus';
  de: GenreLu;
  numero: number;
  /** What was read of the record, to find it again in the base: its key and its name. */
  cle?: string;
  nom?: string;
  causes: string[];
}

const SCHEMAS = {
  eleve: EleveLuSchema,
  division: DivisionLueSchema,
  responsable: ResponsableLuSchema,
  adresse: AdresseLueSchema,
  lien: LienLuSchema,
  libelle: LibelleLuSchema,
};
export type GenreLu = keyof typeof SCHEMAS;
export type EnregistrementLu =
  | EleveLu
  | DivisionLue
  | ResponsableLu
  | AdresseLue
  | LienLu
  | LibelleLu
  | RefusLu;

/** Fields as a source gives them, before anything is checked. */
export type Brut = { numero: number; [champ: string]: unknown };

/** The record that these fields make, or its refusal with every cause. Unknown fields are dropped. */
export function lire(genre: GenreLu, brut: Brut): EnregistrementLu {
  const lu = SCHEMAS[genre].safeParse({ ...brut, genre });
  if (lu.success) return lu.data;
  const texte = (champ: string): string | undefined => {
    const valeur = brut[champ];
    return typeof valeur === 'string' && valeur.trim() !== '' ? valeur.trim().slice(0, 200) : undefined;
  };
  const nom = [texte('prenom'), texte('nom')].filter(Boolean).join(' ');
  const cle = texte('cle') ?? texte('cleEleve') ?? texte('code');
  return {
    genre: 'refus',
    de: genre,
    numero: brut.numero,
    ...(cle && { cle }),
    ...(nom && { nom }),
    causes: [...new Set(lu.error.issues.map(({ message }) => message))],
  };
}
