import { z } from 'zod';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { aDeuxAvis } from '#lib/droit/ressources/concubinage.ts';
import { FaitsDeLEleveSchema, PRENOM_A_DIRE } from '#lib/eleve/schema.ts';
import { AvisEnCoursSchema } from '#lib/situation/schema.ts';
import {
  annee,
  CodePostalSchema,
  CourrielSchema,
  coche,
  entier,
  euros,
  eurosEtCentimes,
  facultatif,
  groupe,
  JourSchema,
  NaissanceSchema,
  NOMS,
  NumeroFiscalSchema,
  nomPropreFacultatif,
  ouiNon,
  TelephoneSchema,
  texte,
  vide,
} from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** Rows of other dependants that the form can hold. */
export const PERSONNES_MAXIMUM = 20;

/** An address, any line of which may lack on a form half filled. */
const AdresseSchema = z.object({
  adresse: facultatif(200, 'Adresse'),
  complement: facultatif(200, 'Complément d’adresse'),
  codePostal: vide(CodePostalSchema),
  commune: facultatif(100, 'Commune'),
  pays: facultatif(60, 'Pays'),
});

/** A person may have one name only: a box says so. */
const PRENOM = { prenom: nomPropreFacultatif('Prénom').transform((lu) => lu ?? ''), sansPrenom: coche };

/**
 * Who asks (annexes 2 and 3, page 3). Only the name and the link are needed to receive a deposit: whatever else lacks is
 * asked for (C. III.C).
 */
const DemandeurSchema = z.object({
  /** The person of the school base this is, when the secretariat picked one. */
  responsableId: z.uuid().optional(),
  lien: z.enum(['mere', 'pere', 'tuteur', 'autre_personne_en_charge', 'eleve_lui_meme'], {
    error: 'Lien avec l’élève : à choisir.',
  }),
  civilite: vide(z.enum(['Mme', 'M.'])),
  ...NOMS,
  ...PRENOM,
  /** The person picked in the base bears another name than the one typed, and it is the typed one that is right. */
  nomCorrige: coche,
  ...AdresseSchema.shape,
  numeroFiscal: NumeroFiscalSchema,
  courriel: CourrielSchema,
  telephone: TelephoneSchema,
  situation: vide(
    z.enum(['couple_foyer_commun', 'couple_deux_avis', 'parent_isole', 'concubinage', 'autonome']),
  ),
  resideEnFrance: ouiNon,
  /** Day on which the charge of a pupil already boursier came to this person from another (C. III.C.1.b). */
  priseEnChargeLe: vide(JourSchema),
  activite: ouiNon,
  profession: facultatif(100, 'Profession'),
});

const ConcubinSchema = z.object({
  ...AdresseSchema.omit({ complement: true }).shape,
  lien: vide(z.enum(['mere', 'pere', 'autre'])),
  nom: nomPropreFacultatif('Nom du concubin'),
  nomUsage: nomPropreFacultatif('Nom d’usage'),
  prenom: nomPropreFacultatif('Prénom du concubin'),
  sansPrenom: coche,
  numeroFiscal: NumeroFiscalSchema,
  activite: ouiNon,
  profession: facultatif(100, 'Profession'),
});

const PersonneAChargeSchema = z.object({
  nomPrenom: nomPropreFacultatif('Nom et prénom'),
  naissance: vide(NaissanceSchema),
  etablissement: facultatif(150, 'Établissement'),
  boursier: ouiNon,
});

/** Gross income of a new arrival without any avis, and what proves it (C. III.C.2). */
const RevenusBrutsSchema = z.object({
  annee: annee('Année des revenus'),
  brut: eurosEtCentimes('Revenus bruts', 9_999_999),
  enfants: entier('Enfants à charge', 30),
  justificatif: z.enum(['pays_origine', 'bulletins_salaire', 'organisme_agree', 'aucun']),
});
const RevenusBrutsEnCoursSchema = RevenusBrutsSchema.partial();

/** Foreign income that the French avis does not hold: its children are not counted twice. */
const AvisEtrangerSchema = AvisEnCoursSchema.pick({ annee: true, rfr: true, conversion: true });

const RessourcesSchema = z.object({
  /** Absent while the avis is missing: the deposit is then incomplete, and receivable (C. III.C). */
  avis: groupe(AvisEnCoursSchema, 'rfr', 'enfants'),
  avisConcubin: groupe(AvisEnCoursSchema, 'rfr', 'enfants'),
  avisEtranger: groupe(AvisEtrangerSchema, 'rfr'),
  avisEtrangerConcubin: groupe(AvisEtrangerSchema, 'rfr'),
  eleveSurAvis: ouiNon,
  residenceAlternee: ouiNon,
  revenusEtrangers: ouiNon,
  /** The French avis does not hold them. */
  revenusEtrangersHorsAvis: ouiNon,
  revenusBruts: groupe(RevenusBrutsEnCoursSchema, 'brut', 'justificatif'),
  /** A concubin newly arrived too: counted with those of the demandeur (C. III.C.2). */
  revenusBrutsConcubin: groupe(RevenusBrutsEnCoursSchema, 'brut', 'justificatif'),
  concubinage: groupe(
    z.object({ depuisLe: vide(JourSchema), finiLe: vide(JourSchema) }),
    'depuisLe',
    'finiLe',
  ),
  changement: groupe(
    z.object({
      genre: z.enum(['deces', 'divorce_ou_separation', 'residence_exclusive', 'perte_de_revenus', 'autre']),
      survenuLe: vide(JourSchema),
      signaleLe: vide(JourSchema),
      revenuIsole: groupe(
        z
          .object({
            rfr: euros('Revenu isolé', 9_999_999),
            enfants: entier('Enfants à charge', 30),
            motivation: texte('Motivation', 1000).min(
              MOTIVATION_MINIMALE,
              `Motivation : au moins ${MOTIVATION_MINIMALE} caractères.`,
            ),
          })
          .partial(),
        'rfr',
        'enfants',
        'motivation',
      ),
      avisPropre: ouiNon,
      secondAvis: euros('Second avis du demandeur', 9_999_999).optional(),
    }),
    'genre',
  ),
});

/** When the form reached the office, and whether it is signed. */
export const ReceptionSchema = z.object({
  recuLe: JourSchema,
  /** Postmark, when the form came by post: it counts as the day of deposit. */
  cachetPostalLe: vide(JourSchema),
  signe: coche,
  /** Who signed, and when, as the paper says. */
  signataire: vide(z.enum(['mere', 'pere', 'autre_personne_en_charge'])),
  signeLe: vide(JourSchema),
  /** Rubric kept for the chef d'établissement. */
  observations: facultatif(1000),
});

/** What the paper says of the schooling: where it goes on (annexe 3), and the opinion that the CNED asks under 16 (annexe 2). */
const ScolariteDitSchema = z.object({
  poursuite: vide(z.enum(['lycee', 'cned'])),
  avisDasenLe: vide(JourSchema),
});

/** Facts of the demandeur that an agent established otherwise. */
const PrecisionsSchema = z.object({
  /** A paper alone establishes the charge: a person may only find that it is not. */
  chargeEtablie: ouiNon.transform((dit) => (dit === false ? false : undefined)).optional(),
  resideEnFrance: ouiNon,
  ressortissantUe: ouiNon,
  parentEmployeEnFrance: ouiNon,
  attestationConsulat: ouiNon,
  horsDispositions: ouiNon,
  justificatifCharge: z
    .enum(['delegation_france', 'delegation_etranger', 'autre_document', 'aucun'])
    .optional(),
  autonome: z
    .object({
      chargeDePersonne: ouiNon,
      avisPropre: ouiNon,
      surAvisDUnTiers: ouiNon,
      surAttestationCafDUnTiers: ouiNon,
      etrangerIsole: ouiNon,
      contratJeuneMajeur: ouiNon,
      ancienDelegataire: ouiNon,
      delegataireAssumeEncoreLaCharge: ouiNon,
    })
    .optional(),
});

const FormulaireSchema = z.object({
  demandeur: DemandeurSchema,
  concubin: ConcubinSchema.optional(),
  personnesACharge: z
    .array(PersonneAChargeSchema)
    .max(PERSONNES_MAXIMUM, `${PERSONNES_MAXIMUM} personnes au plus.`)
    .default([]),
  ressources: RessourcesSchema.default({}),
  /** Codes of the law's list of pieces that came with the form. */
  piecesRecues: z.array(chaine().max(60)).max(60).default([]),
  reception: ReceptionSchema,
  /** The secretariat checked the schooling read from the base against the paper. */
  scolariteConfirmee: coche,
  scolarite: ScolariteDitSchema.optional(),
  /** Answers of the situation guide, by question: kept with the dossier, and what they establish is judged. */
  guide: z.record(chaine().max(60), chaine().max(60)).optional(),
  eleve: FaitsDeLEleveSchema.optional(),
  precisions: PrecisionsSchema.optional(),
});

const SOURCE_A_LIRE = 'Source des revenus : l’administration fiscale n’est lue que par l’étude automatique.';

/**
 * The paper form as the secretariat types it. Any deposit is received and dated (C. III.C): only the pupil, who files and
 * the day are needed, but what is typed must be readable.
 */
export const DemandeSchema = FormulaireSchema.superRefine(({ demandeur, concubin, ressources }, contexte) => {
  const refuser = (champ: string, message: string) =>
    contexte.addIssue({ code: 'custom', path: champ.split('.'), message });
  if (Boolean(demandeur.prenom) === demandeur.sansPrenom) refuser('demandeur.prenom', PRENOM_A_DIRE.error);
  for (const avis of ['avis', 'avisConcubin'] as const)
    if (ressources[avis]?.source === 'source_fiscale') refuser(`ressources.${avis}.source`, SOURCE_A_LIRE);
  if (concubin?.prenom && concubin.sansPrenom) refuser('concubin.prenom', PRENOM_A_DIRE.error);
  if (demandeur.situation && !aDeuxAvis(demandeur.situation) && concubin)
    refuser(
      'demandeur.situation',
      'Un concubin ou conjoint est indiqué : choisissez « en concubinage » ou « deux avis d’impôt », ou retirez-le.',
    );
});

export type Demande = z.output<typeof DemandeSchema>;
export type SaisieDeDemande = z.input<typeof DemandeSchema>;

/**
 * What of the form makes the situation: the rest (names, addresses, papers of others) changes no right. The law reads a
 * demande through this alone, on the server as beside the form: a field left out of it is known to neither.
 */
export const PartieDemandeeSchema = FormulaireSchema.pick({
  ressources: true,
  piecesRecues: true,
  guide: true,
  eleve: true,
  precisions: true,
}).extend({
  demandeur: DemandeurSchema.pick({
    lien: true,
    situation: true,
    resideEnFrance: true,
    priseEnChargeLe: true,
  }),
});
export type PartieDemandee = z.output<typeof PartieDemandeeSchema>;

/** What of the form says when it was filed, and whether something opens the campaign again. */
export const PartieDeposeeSchema = FormulaireSchema.pick({ reception: true, eleve: true }).extend({
  demandeur: DemandeurSchema.pick({ priseEnChargeLe: true }),
});
export type PartieDeposee = z.output<typeof PartieDeposeeSchema>;

/** A draft being typed, as it is kept: any answer may lack, none is judged yet. */
export type Brouillon = Readonly<Record<string, unknown>>;

/** Answers of the form by field name, as a browser sends them. */
export type Valeurs = Readonly<Record<string, string>>;

/** The same as a request sends them: bounded, judged later by the schema of the demande. */
export const ValeursSchema = z
  .record(chaine().max(80), chaine().max(2_000, 'Une réponse est trop longue.'))
  .refine((valeurs) => Object.keys(valeurs).length <= 400, { error: 'Trop de réponses.' });

/** Whose demande is typed, or which draft is thrown away. */
export const DebutSchema = z.object({ eleveId: z.uuid() });
export const AbandonSchema = z.object({ dossierId: z.uuid() });

/** A draft as the entry screen keeps it at each change, on top of the revision that it holds. */
export const SauvegardeSchema = z.object({
  dossierId: z.uuid(),
  corps: z.object({ revision: numeroDeVersion, valeurs: ValeursSchema }),
});

/** The HTTP status and what the screen goes on with: its next revision, or after a conflict what is kept. */
export interface ReponseDeSauvegarde {
  statut: number;
  message?: string;
  revision?: number;
  valeurs?: Valeurs;
}
