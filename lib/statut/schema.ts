/** What the interface answers of a pupil, field by field, and the scope that opens each: the one source of docs and checks. */
import { z } from 'zod';
import type { Scope } from '#lib/droit/habilitation/scopes.ts';

/** Régimes of the school base. */
export const REGIMES: Readonly<Record<string, string>> = {
  0: 'Externe libre',
  1: 'Externe surveillé',
  2: 'Demi-pensionnaire dans l’établissement',
  3: 'Interne dans l’établissement',
  4: 'Interne externé',
  5: 'Interne hébergé',
  6: 'Demi-pensionnaire hors l’établissement',
};

/** Status under which a pupil is schooled, as the school base words them. */
export const STATUTS: Readonly<Record<string, string>> = {
  ST: 'SCOLAIRE',
  AP: 'APPRENTI',
  CQ: 'CONTRAT DE QUALIFICATION',
  FC: 'FORMATION CONTINUE',
  ED: 'ENSEIGNEMENT A DISTANCE',
  IN: 'CANDIDAT INDIVIDUEL',
  FQ: 'STAGIAIRE DE LA FORMATION PROFESSIONNELLE',
  SC: 'SCOLAIRE OU FORMATION INITIALE',
  CP: 'CONTRAT DE PROFESSIONNALISATION',
  NC: 'NON CONNU',
  NS: 'NON SCOLARISE',
};

const cles = (table: Readonly<Record<string, string>>) => z.enum(Object.keys(table) as [string, ...string[]]);

const identite = z
  .object({
    nom: z.string().meta({ description: 'Nom de naissance de l’élève.', example: 'Martin' }),
    prenom: z.string().meta({ description: 'Premier prénom de l’élève.', example: 'Justine' }),
    sexe: z.enum(['M', 'F']).meta({ description: 'Sexe à l’état civil.', example: 'F' }),
    date_naissance: z.iso.date().meta({ description: 'Date de naissance.', example: '2012-01-20' }),
  })
  .meta({
    description:
      'Identité de l’élève dans la base des établissements, qui la tient des pièces remises à l’inscription.',
  });

const module = z
  .object({
    code_mef_stat: z.string().nullable().meta({
      description:
        'Code de la nomenclature MEF-Stat 11, sur onze chiffres ; null quand la base de l’établissement ne l’a pas donné.',
      example: '21160010001',
    }),
    libelle: z.string().nullable().meta({ description: 'Libellé long du module.', example: '3EME' }),
  })
  .meta({ description: 'Module élémentaire de formation.' });

const etablissement = z
  .object({
    code_uai: z
      .string()
      .regex(/^\d{7}\w$/)
      .meta({ description: 'Code UAI de l’établissement où l’élève est inscrit.', example: '0590001A' }),
    code_ministere_tutelle: z
      .string()
      .nullable()
      .meta({ description: 'Ministère de tutelle, sur deux caractères ; 06 : éducation.', example: '06' }),
  })
  .meta({ description: 'Établissement de l’élève. Son nom se lit dans l’annuaire de l’éducation.' });

const statut = z
  .object({
    code: cles(STATUTS).meta({
      description: 'Code du statut ; NS, élève non scolarisé, ne se rencontre qu’à l’essai.',
      example: 'ST',
    }),
    libelle: z.string().meta({ description: 'Libellé du statut.', example: 'SCOLAIRE' }),
  })
  .meta({ description: 'Statut sous lequel l’élève est scolarisé.' });

const regime = z
  .object({
    code: cles(REGIMES).meta({ description: 'Code du régime, de 0 à 6.', example: '2' }),
    libelle: z
      .string()
      .meta({ description: 'Libellé du régime.', example: 'Demi-pensionnaire dans l’établissement' }),
  })
  .nullable()
  .meta({ description: 'Régime de pensionnat ; null quand l’établissement ne l’a pas dit.' });

/** Each field of the answer, with the scope that opens it. */
export const CHAMPS = {
  identite: { scope: 'men_statut_identite', schema: identite },
  module_elementaire_formation: { scope: 'men_statut_module_elementaire_formation', schema: module },
  etablissement: { scope: 'men_statut_etablissement', schema: etablissement },
  annee_scolaire: {
    scope: 'men_statut_scolarite',
    schema: z
      .string()
      .regex(/^\d{4}-\d{4}$/)
      .meta({ description: 'Année scolaire de la réponse.', example: '2026-2027' }),
  },
  est_scolarise: {
    scope: 'men_statut_scolarite',
    schema: z.boolean().meta({
      description:
        'Toujours vrai en production, où un élève qui ne l’est plus est une réponse 404 ; un cas public de l’essai répond faux.',
      example: true,
    }),
  },
  statut_eleve: { scope: 'men_statut_scolarite', schema: statut },
  est_boursier: {
    scope: 'men_statut_boursier',
    schema: z.boolean().nullable().meta({
      description:
        'true : une bourse nationale est notifiée et en cours. false : la campagne est close et aucune demande n’attend de décision. null : on ne peut pas encore le dire.',
      example: true,
    }),
  },
  echelon_bourse: {
    scope: 'men_echelon_bourse',
    schema: z.int().min(1).max(6).nullable().meta({
      description: 'Échelon, de 1 à 3 au collège et de 1 à 6 au lycée ; null sans bourse.',
      example: 2,
    }),
  },
  regime_pensionnat: { scope: 'men_regime_pensionnat', schema: regime },
} as const satisfies Record<string, { scope: Scope; schema: z.ZodType }>;

export type Champ = keyof typeof CHAMPS;

type Schemas = { [C in Champ]: z.ZodOptional<(typeof CHAMPS)[C]['schema']> };

/** The fields of a pupil: those out of scope are absent, never null. */
export const StatutSchema = z.object(
  Object.fromEntries(Object.entries(CHAMPS).map(([nom, { schema }]) => [nom, schema.optional()])) as Schemas,
);

/** A whole answer of the interface. */
export const ReponseSchema = z
  .object({
    data: StatutSchema,
    links: z.object({}).meta({ description: 'Toujours vide.' }),
    meta: z.object({}).meta({ description: 'Toujours vide.' }),
  })
  .meta({ description: 'Le statut d’un élève, limité aux droits du jeton.' });

/** Every field of a pupil, before the scopes. */
export type StatutEntier = { [C in Champ]: z.infer<(typeof CHAMPS)[C]['schema']> };
export type Statut = Partial<StatutEntier>;

const TutelleSchema = etablissement.shape.code_ministere_tutelle;
const EchelonSchema = CHAMPS.echelon_bourse.schema;
const BoursierSchema = CHAMPS.est_boursier.schema;

/** The answer of the second version: flat, under the names that it always had; a field out of scope is absent. */
export const ReponseV2Schema = z
  .object({
    eleve: identite,
    code_etablissement: etablissement.shape.code_uai,
    annee_scolaire: CHAMPS.annee_scolaire.schema,
    est_scolarise: CHAMPS.est_scolarise.schema.optional(),
    status_eleve: statut.optional(),
    est_boursier: BoursierSchema.optional(),
    niveau_bourse: EchelonSchema.optional(),
  })
  .meta({ description: 'Ancienne réponse, à plat : niveau_bourse demande les deux droits de la bourse.' });

/** The answer of the ministry’s own routes; what a scope opens is absent without it. */
export const ReponseDuMinistereSchema = z
  .object({
    identification: z.object({
      nom: identite.shape.nom,
      prenom: identite.shape.prenom,
      sexe: z.union([z.literal(1), z.literal(2)]).meta({ description: '1 masculin, 2 féminin.', example: 2 }),
      'date-naissance': identite.shape.date_naissance,
      etablissement: z.object({
        'code-uai': etablissement.shape.code_uai,
        'ministere-tutelle': TutelleSchema.optional(),
      }),
      'annee-scolaire': z
        .string()
        .regex(/^\d{4}$/)
        .meta({ description: 'Année de la rentrée.', example: '2026' }),
    }),
    'info-scolarite': z.object({
      'est-scolarise': CHAMPS.est_scolarise.schema,
      'code-mef-stat': module.shape.code_mef_stat.optional(),
      'libelle-long-mef': module.shape.libelle.optional(),
      'code-regime': regime.unwrap().shape.code.nullable().optional(),
      'statut-eleve': statut.optional(),
    }),
    'info-bourse': z
      .object({ 'est-boursier': BoursierSchema, 'niveau-bourse': EchelonSchema.optional() })
      .optional(),
  })
  .meta({ description: 'Réponse dans la forme du ministère.' });

export type ReponseV2 = z.infer<typeof ReponseV2Schema>;
export type ReponseDuMinistere = z.infer<typeof ReponseDuMinistereSchema>;
