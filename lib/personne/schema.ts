import { z } from 'zod';
import { defautsDAdresse } from '#lib/droit/adresse.ts';
import { CocheSchema, PRENOM_A_DIRE, prenomDit, raison, sansCase } from '#lib/eleve/schema.ts';
import {
  CodePostalSchema,
  CourrielSchema,
  facultatif,
  NOMS,
  nomPropreFacultatif,
  TelephoneSchema,
  vide,
} from '#lib/technique/champs.ts';

export const GENRES_DE_PERSONNE = ['eleve', 'responsable'] as const;
export type GenreDePersonne = (typeof GENRES_DE_PERSONNE)[number];

const RevisionSchema = z.coerce.number().int().min(0);

/** What is corrected of a responsable, as the screen showed it, with the reason. Reached from a pupil of the place. */
export const CorrigerResponsableSchema = z
  .object({
    scolariteId: z.uuid(),
    responsableId: z.uuid(),
    /** Corrections and reunions made before, as the screen counted them. */
    revision: RevisionSchema,
    civilite: z.enum(['', 'Mme', 'M.'], { error: 'Civilité : à choisir.' }).default(''),
    ...NOMS,
    prenom: nomPropreFacultatif('Prénom'),
    sansPrenom: CocheSchema,
    adresse: facultatif(200, 'Adresse'),
    complement: facultatif(200, 'Complément d’adresse'),
    codePostal: vide(CodePostalSchema),
    commune: facultatif(100, 'Commune'),
    pays: facultatif(60, 'Pays'),
    courriel: CourrielSchema,
    telephone: TelephoneSchema,
    motivation: raison('Raison de la correction'),
  })
  .refine(prenomDit, PRENOM_A_DIRE)
  .superRefine(({ codePostal, commune, pays }, contexte) => {
    for (const [champ, message] of Object.entries(
      defautsDAdresse({ resideEnFrance: true, codePostal, commune, pays }),
    ))
      contexte.addIssue({ code: 'custom', path: [champ], message });
  })
  .transform(sansCase);

export type CorrectionDeResponsable = z.output<typeof CorrigerResponsableSchema>;

/** Fields that a correction may change, as people call them. */
export const CHAMPS_DU_RESPONSABLE = {
  civilite: 'Civilité',
  nom: 'Nom de naissance',
  nomUsage: 'Nom d’usage',
  prenom: 'Prénom',
  prenomUsage: 'Prénom d’usage',
  adresse: 'Adresse',
  complement: 'Complément',
  codePostal: 'Code postal',
  commune: 'Commune',
  pays: 'Pays',
  courriel: 'Courriel',
  telephone: 'Téléphone',
} as const;
export type ChampDuResponsable = keyof typeof CHAMPS_DU_RESPONSABLE;

/** Two records said to be of one person, which one stands, and why. */
export const ReunirSchema = z
  .object({
    genre: z.enum(GENRES_DE_PERSONNE),
    scolariteId: z.uuid(),
    ficheId: z.uuid(),
    autreId: z.uuid(),
    gardeId: z.uuid('Fiche qui reste : à choisir.'),
    revision: RevisionSchema,
    motivation: raison('Raison'),
  })
  .refine(({ gardeId, ficheId, autreId }) => gardeId === ficheId || gardeId === autreId, {
    path: ['gardeId'],
    error: 'Fiche qui reste : à choisir parmi les deux.',
  })
  .transform(({ ficheId, autreId, ...reunion }) => ({
    ...reunion,
    reunieId: reunion.gardeId === ficheId ? autreId : ficheId,
  }));
export type AReunir = z.output<typeof ReunirSchema>;

/** A reunion that was a mistake, and why. */
export const SeparerSchema = z.object({
  scolariteId: z.uuid(),
  reunionId: z.uuid(),
  motivation: raison('Raison'),
});
export type ASeparer = z.output<typeof SeparerSchema>;

/** The other record to compare with, and who is compared; it lives in the address. A wrong value counts as none. */
export const ComparaisonSchema = z.object({
  eleve: z.uuid().optional().catch(undefined),
  responsable: z.uuid().optional().catch(undefined),
  avec: z.uuid().optional().catch(undefined),
});
