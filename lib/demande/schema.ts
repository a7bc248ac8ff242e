import { z } from 'zod';
import { rentree } from '#lib/droit/annee.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { chargeProuvee } from '#lib/droit/demandeur/charge-prouvee.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { faitsDuGuide } from '#lib/droit/guide/faits.ts';
import type { Foyer, Situation, SituationEleve } from '#lib/droit/situation.ts';
import { facultatif, JourSchema, texte } from '#lib/eleve/schema.ts';

/** Whole euros of an avis: digits, spaces allowed ("18 488"). A negative RFR is printed 0 on an avis. */
const entier = (nom: string, max: number) =>
  z.preprocess(
    (lu) =>
      typeof lu === 'string'
        ? lu.trim() === ''
          ? undefined
          : Number(lu.replace(/[\s\u202f\u00a0€]/g, ''))
        : lu,
    z
      .number({ error: `${nom} : écrivez un nombre entier, sans centimes.` })
      .int(`${nom} : écrivez un nombre entier, sans centimes.`)
      .min(0, `${nom} : ne peut pas être négatif.`)
      .max(max, `${nom} : ${max.toLocaleString('fr-FR')} au plus ; vérifiez la saisie.`),
  );

/** Numéro fiscal: 13 digits, the first from 0 to 3. */
export const NumeroFiscalSchema = z
  .string()
  .transform((lu) => lu.replace(/\s/g, ''))
  .pipe(
    z.union([
      z.literal(''),
      z.string().regex(/^[0-3]\d{12}$/, 'Numéro fiscal : 13 chiffres, le premier de 0 à 3.'),
    ]),
  )
  .optional()
  .transform((lu) => lu || undefined);

const AdresseSchema = z.object({
  adresse: texte('Adresse', 200),
  complement: facultatif(200),
  codePostal: z
    .string({ error: 'Code postal : à remplir.' })
    .trim()
    .regex(/^\d{5}$/, 'Code postal : cinq chiffres.'),
  commune: texte('Commune'),
});

/** The lines of an avis d'impôt that the law reads. */
export const AvisSchema = z.object({
  annee: entier('Année des revenus', 2100),
  rfr: entier('Revenu fiscal de référence', 9_999_999),
  enfants: entier('Enfants à charge', 30),
});

/** Who asks (annexes 2 and 3, page 3). */
const DemandeurSchema = z.object({
  /** The person of the school base this is, when the secretariat picked one. */
  responsableId: z.uuid().optional(),
  lien: z.enum(['mere', 'pere', 'tuteur', 'autre_personne_en_charge', 'eleve_lui_meme'], {
    error: 'Lien avec l’élève : à choisir.',
  }),
  civilite: z.enum(['Mme', 'M.'], { error: 'Civilité : à choisir.' }),
  nom: texte('Nom de naissance'),
  nomUsage: facultatif(),
  prenom: texte('Prénom'),
  ...AdresseSchema.shape,
  numeroFiscal: NumeroFiscalSchema,
  courriel: z
    .union([z.literal(''), z.email('Courriel : écrivez une adresse complète, par exemple nom@exemple.fr.')])
    .optional()
    .transform((lu) => lu || undefined),
  telephone: facultatif(20),
  situation: z.enum(['couple_foyer_commun', 'parent_isole', 'concubinage', 'autonome'], {
    error: 'Situation familiale : à choisir.',
  }),
  resideEnFrance: z.boolean().default(true),
  /** Day on which the charge of a pupil already boursier came to this person from another (C. III.C.1.b). */
  priseEnChargeLe: z
    .union([z.literal(''), JourSchema])
    .optional()
    .transform((lu) => lu || undefined),
  activite: z.boolean().optional(),
  profession: facultatif(),
});

const ConcubinSchema = z.object({
  lien: z.enum(['mere', 'pere', 'autre'], { error: 'Lien du concubin avec l’élève : à choisir.' }),
  nom: texte('Nom du concubin'),
  nomUsage: facultatif(),
  prenom: texte('Prénom du concubin'),
  numeroFiscal: NumeroFiscalSchema,
  activite: z.boolean().optional(),
  profession: facultatif(),
});

const PersonneAChargeSchema = z.object({
  nomPrenom: texte('Nom et prénom', 150),
  naissance: z
    .union([z.literal(''), JourSchema])
    .optional()
    .transform((lu) => lu || undefined),
  etablissement: facultatif(150),
  boursier: z.boolean().optional(),
});

/** Gross income of a new arrival without any avis, and what proves it (C. III.C.2). */
const RevenusBrutsSchema = z.object({
  annee: entier('Année des revenus', 2100),
  brut: entier('Revenus bruts', 9_999_999),
  enfants: entier('Enfants à charge', 30),
  justificatif: z.enum(['pays_origine', 'bulletins_salaire', 'organisme_agree', 'aucun'], {
    error: 'Justificatif des revenus : à choisir.',
  }),
});

const RessourcesSchema = z.object({
  /** Absent while the avis is missing: the deposit is then incomplete, and receivable (C. III.C). */
  avis: AvisSchema.optional(),
  avisConcubin: AvisSchema.optional(),
  eleveSurAvis: z.boolean().optional(),
  residenceAlternee: z.boolean().optional(),
  revenusEtrangers: z.boolean().optional(),
  revenusBruts: RevenusBrutsSchema.optional(),
  /** A concubin newly arrived too: counted with those of the demandeur (C. III.C.2). */
  revenusBrutsConcubin: RevenusBrutsSchema.optional(),
  changement: z
    .object({
      genre: z.enum(['deces', 'divorce_ou_separation', 'residence_exclusive', 'perte_de_revenus', 'autre']),
      survenuLe: JourSchema,
      signaleLe: JourSchema,
      revenuIsole: z
        .object({
          rfr: entier('Revenu isolé', 9_999_999),
          enfants: entier('Enfants à charge', 30),
          motivation: texte('Motivation', 1000).min(
            MOTIVATION_MINIMALE,
            `Motivation : au moins ${MOTIVATION_MINIMALE} caractères.`,
          ),
        })
        .optional(),
    })
    .optional(),
});

/** When the form reached the office, and whether it is signed. */
export const ReceptionSchema = z.object({
  recuLe: JourSchema,
  /** Postmark, when the form came by post: it counts as the day of deposit. */
  cachetPostalLe: z
    .union([z.literal(''), JourSchema])
    .optional()
    .transform((lu) => lu || undefined),
  signe: z.boolean().default(false),
});

/** The whole paper form, as the secretariat types it: what a deposit needs to be recorded. */
export const DemandeSchema = z
  .object({
    demandeur: DemandeurSchema,
    concubin: ConcubinSchema.optional(),
    personnesACharge: z.array(PersonneAChargeSchema).max(20, '20 personnes au plus.').default([]),
    ressources: RessourcesSchema.default({}),
    /** Codes of the law's list of pieces that came with the form. */
    piecesRecues: z.array(z.string().max(60)).max(60).default([]),
    reception: ReceptionSchema,
    /** The secretariat checked the schooling read from the base against the paper. */
    scolariteConfirmee: z.boolean().optional(),
    /** Answers of the situation guide, by question: kept with the dossier, and what they establish is judged. */
    guide: z.record(z.string().max(60), z.string().max(60)).optional(),
    /** Facts of the pupil that the base does not hold and the law asks for. */
    eleve: z
      .object({
        protectionTemporaire: z.boolean().optional(),
        ase: z.record(z.string(), z.unknown()).optional(),
        parcours: z.record(z.string(), z.unknown()).optional(),
        avisDasenFavorable: z.boolean().optional(),
        inscriptionReglementee: z.boolean().optional(),
        cnedHorsDeFrance: z.object({ impossibiliteAefe: z.boolean().optional() }).optional(),
        emancipe: z.boolean().optional(),
        affectationDasen: z.boolean().optional(),
      })
      .optional(),
    /** Facts of the demandeur that an agent established otherwise. */
    precisions: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine(({ demandeur, concubin }, contexte) => {
    if (demandeur.situation === 'concubinage' && !concubin)
      contexte.addIssue({
        code: 'custom',
        path: ['concubin'],
        message: 'Concubinage déclaré : remplissez la partie du concubin.',
      });
    if (demandeur.situation !== 'concubinage' && concubin)
      contexte.addIssue({
        code: 'custom',
        path: ['demandeur', 'situation'],
        message: 'Un concubin est indiqué : choisissez « en concubinage », ou retirez-le.',
      });
  });

export type Demande = z.output<typeof DemandeSchema>;
export type SaisieDeDemande = z.input<typeof DemandeSchema>;

/** What the school base says of the pupil this year: the other half of the situation. */
export interface ScolariteDeLEleve {
  naissance: string;
  niveau: string;
  statut: string;
  regime: string;
  dispositif: string | null;
  filiereCned: string | null;
  terminale: boolean;
  entreeLe: string;
  etablissement: { type: string; secteur: string };
}

/** What of the form makes the situation: the rest (names, addresses, papers of others) changes no right. */
export type PartieDemandee = Pick<Demande, 'ressources' | 'eleve' | 'precisions' | 'guide'> & {
  demandeur: Pick<Demande['demandeur'], 'lien' | 'situation' | 'resideEnFrance' | 'priseEnChargeLe'>;
  piecesRecues?: readonly string[];
};

const avisDe = (avis: z.output<typeof AvisSchema> | undefined) =>
  avis && { ...avis, source: 'avis' as const };

function foyerDe({ demandeur, ressources }: PartieDemandee): Foyer {
  const { avis, avisConcubin, revenusBruts, revenusBrutsConcubin, changement, ...reste } = ressources;
  return {
    ...reste,
    situation: demandeur.situation,
    avis: avisDe(avis),
    revenusBruts,
    concubin:
      demandeur.situation === 'concubinage'
        ? { avis: avisDe(avisConcubin), revenusBruts: revenusBrutsConcubin }
        : undefined,
    changement: changement && {
      ...changement,
      survenuLe: jour(changement.survenuLe),
      signaleLe: jour(changement.signaleLe),
    },
  };
}

/** The situation that the law judges, from the form and the school base, on the day of the demande. */
export function situationDe(
  demande: PartieDemandee,
  scolarite: ScolariteDeLEleve,
  annee: number,
  leJour: Jour,
): Situation {
  const { demandeur, eleve, precisions, guide = {}, piecesRecues = [] } = demande;
  const { priseEnChargeLe } = demandeur;
  const faits = faitsDuGuide(guide);
  const foyer = { ...faits.foyer, ...foyerDe(demande) };
  return {
    rentree: rentree(annee),
    jour: leJour,
    canal: 'papier',
    eleve: {
      naissance: jour(scolarite.naissance),
      etablissement: scolarite.etablissement as SituationEleve['etablissement'],
      niveau: scolarite.niveau as SituationEleve['niveau'],
      statut: scolarite.statut as SituationEleve['statut'],
      regime: scolarite.regime as SituationEleve['regime'],
      dispositif: (scolarite.dispositif ?? undefined) as SituationEleve['dispositif'],
      filiereCned: (scolarite.filiereCned ?? undefined) as SituationEleve['filiereCned'],
      terminale: scolarite.terminale,
      entree: jour(scolarite.entreeLe),
      ...faits.eleve,
      ...(eleve as Partial<SituationEleve> | undefined),
    },
    demandeur: {
      lien: demandeur.lien,
      resideEnFrance: demandeur.resideEnFrance,
      chargeEtablie: chargeProuvee(foyer.eleveSurAvis, piecesRecues),
      priseEnCharge: priseEnChargeLe ? { survenueLe: jour(priseEnChargeLe) } : undefined,
      ...faits.demandeur,
      ...precisions,
    },
    foyer,
  };
}
