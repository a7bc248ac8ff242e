import { z } from 'zod';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import {
  entier,
  facultatif,
  JourSchema,
  NaissanceDEleveSchema,
  NOMS,
  nomPropreFacultatif,
  ouiNon,
  texte,
  vide,
} from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const INE = /^(\d{9}[A-Z]{2}|\d{10}[A-Z]|\d{4}A\d{5}[A-Z])$/;

/** An INE as a machine compares it, or null when the text is none (RNIE, BEA and apprenticeship forms). */
export function lireIne(texte: string): string | null {
  const ine = texte.replace(/[\s\p{Cf}]/gu, '').toUpperCase();
  return INE.test(ine) ? ine : null;
}

/** A pupil looked for, and where: it lives in the address. A wrong value counts as none. */
export const RechercheSchema = z.object({
  q: chaine()
    .transform((tape) => tape.trim().slice(0, 100))
    .optional()
    .catch(undefined),
  uai: chaine().max(8).optional().catch(undefined),
});

/** A way to read what was typed in a search: a name, then the other one or nothing. */
export interface LectureDeNoms {
  mot: string;
  suite: string;
}

/** Words beyond are not read: nobody types more to find a pupil. */
const MOTS_LUS = 5;

/** True when a search by name would match half of the pupils: fewer than three letters. An INE is no name. */
export const tropCourt = (texte: string): boolean =>
  !lireIne(texte) && (texte.match(/\p{L}/gu) ?? []).length < 3;

/** Every way to read a text as the names of a pupil, whose words may be several; none when it is too short. */
export function lireNoms(texte: string): LectureDeNoms[] {
  if (tropCourt(texte)) return [];
  const mots = texte.trim().split(/\s+/).slice(0, MOTS_LUS);
  return mots.map((_, rang) => ({
    mot: mots.slice(0, rang + 1).join(''),
    suite: mots.slice(rang + 1).join(''),
  }));
}

/** What to tell who typed too little to search by name. */
export const RECHERCHE_TROP_COURTE =
  'Écrivez au moins trois lettres, par exemple le prénom avec le nom s’il est court, ou l’INE.';

export const REGIMES = [
  { valeur: 'externe', libelle: 'Externe' },
  { valeur: 'demi_pensionnaire', libelle: 'Demi-pensionnaire' },
  { valeur: 'interne', libelle: 'Interne' },
] as const;

export const RegimeSchema = z.enum(['externe', 'demi_pensionnaire', 'interne'], {
  error: 'Régime : à choisir.',
});

/** The code of a formation, on ten figures nationally, eleven in the school base. */
export const MefSchema = vide(
  chaine()
    .trim()
    .regex(/^\d{10,11}$/, 'MEF : dix ou onze chiffres.'),
);

export const CocheSchema = z
  .literal('oui')
  .optional()
  .transform((lu) => lu === 'oui');

/** What the état civil says of a pupil. A person may have one name only: it is the name, said so by a box. */
const EtatCivilSchema = {
  ...NOMS,
  prenom: nomPropreFacultatif('Prénom'),
  sansPrenom: CocheSchema,
  sexe: z.enum(['F', 'M'], { error: 'Sexe à l’état civil : à choisir.' }),
  naissance: NaissanceDEleveSchema,
  /** Somebody else, of the same name and born the same day. */
  homonyme: CocheSchema,
};

/** Why a record is changed, kept with who and when; `nom` is how the field is called to the person. */
export const raison = (nom: string) =>
  texte(nom, 2_000).min(MOTIVATION_MINIMALE, `${nom} : ${MOTIVATION_MINIMALE} caractères au moins.`);

interface Prenomme {
  prenom?: string;
  sansPrenom: boolean;
}

/** A first name, or the box that says that there is none: never both, never neither. */
export const prenomDit = ({ prenom, sansPrenom }: Prenomme): boolean => Boolean(prenom) !== sansPrenom;
export const PRENOM_A_DIRE = {
  path: ['prenom'],
  error: 'Prénom : à remplir, ou cochez « N’a pas de prénom » si l’état civil n’en porte aucun.',
};
export const sansCase = <E extends Prenomme>({ sansPrenom: _, prenom, ...eleve }: E) => ({
  ...eleve,
  prenom: prenom ?? '',
});

/** An INE as a machine compares it; empty when there is none. */
const IneSchema = chaine()
  .refine((lu) => lu.trim() === '' || lireIne(lu) !== null, {
    error:
      'INE : neuf chiffres et deux lettres, dix chiffres et une lettre, ou la forme d’un apprenti. Laissez vide si vous ne l’avez pas.',
  })
  .transform((lu) => lireIne(lu) ?? '');

/** A pupil whom the school base lacks, with the schooling that lets a demande start. */
export const EleveSchema = z
  .object({
    ine: IneSchema.optional().transform((lu) => lu || undefined),
    ...EtatCivilSchema,
    uai: texte('Établissement', 8),
    classe: texte('Classe', 20),
    mef: MefSchema,
    /** Read from the class when the base knows it. */
    niveau: vide(z.enum(['college', 'lycee', 'post_bac'])),
    terminale: CocheSchema,
    regime: RegimeSchema,
    entreeLe: JourSchema,
  })
  .refine(prenomDit, PRENOM_A_DIRE)
  .refine(({ naissance, entreeLe }) => naissance < entreeLe, {
    path: ['naissance'],
    error: 'La date de naissance doit précéder l’entrée dans l’établissement.',
  })
  .transform(sansCase);

export type EleveACreer = z.output<typeof EleveSchema>;

/** What is corrected of a pupil of the base, as the screen showed it, with the reason. */
export const CorrigerEleveSchema = z
  .object({
    scolariteId: z.uuid(),
    /** Corrections made before, as the screen counted them. */
    revision: z.coerce.number().int().min(0),
    /** Absent: as it is. Empty: none. */
    ine: IneSchema.optional(),
    ...EtatCivilSchema,
    motivation: raison('Raison de la correction'),
  })
  .refine(prenomDit, PRENOM_A_DIRE)
  .transform(sansCase);

export type CorrectionDEleve = z.output<typeof CorrigerEleveSchema>;

/** Fields that a correction may change, as people call them. */
export const CHAMPS_CORRIGES = {
  ine: 'INE',
  nom: 'Nom de naissance',
  nomUsage: 'Nom d’usage',
  prenom: 'Prénom',
  prenomUsage: 'Prénom d’usage',
  sexe: 'Sexe à l’état civil',
  naissance: 'Date de naissance',
  classe: 'Classe',
  niveau: 'Niveau',
  terminale: 'Terminale',
  mef: 'MEF',
  regime: 'Régime',
  regimeDu: 'Régime depuis le',
  hebergement: 'Hébergement',
  entreeLe: 'Entrée',
  sortieLe: 'Sortie',
} as const;

/** Measures of the aide sociale à l'enfance (C. III.D.3); what the guide tells of them need not be said again. */
const AseSchema = z.object({
  mesure: z.enum(['placement', 'aemo', 'pead', 'pjj']).optional(),
  effectif: ouiNon,
  allocationVersee: ouiNon,
  chez: z.enum(['structure', 'famille_accueil', 'tiers_digne_de_confiance']).optional(),
  cesseALaMajorite: ouiNon,
});

/** What the primes of the lycée depend on (C. IV.C, annexes 8 and 9), until the school base brings it. */
const PrimesSchema = z
  .object({
    mentionBrevet: vide(z.enum(['aucune', 'assez_bien', 'bien', 'tres_bien', 'non_obtenu'])),
    prepare: vide(z.enum(['bac_general', 'bac_technologique', 'bac_professionnel', 'cap', 'aucun', 'autre'])),
    formation: vide(
      chaine()
        .trim()
        .toUpperCase()
        .regex(
          /^[0-9A-Z]{3}\d{3}[0-9A-Z]{2}$/,
          'Code du diplôme : huit caractères, trois chiffres au milieu, par exemple 40025214.',
        ),
    ),
    libelleFormation: facultatif(150),
    premiereAnnee: ouiNon,
    equipementDejaPercue: ouiNon,
    formationQuitteeLe: vide(JourSchema),
    interruption: vide(JourSchema),
    reprise: vide(JourSchema),
    diplomeAuRncp: ouiNon,
  })
  .refine(({ interruption, reprise }) => !interruption || !reprise || interruption < reprise, {
    path: ['reprise'],
    error: 'Reprise d’études : elle doit suivre l’interruption.',
  });

/** Facts of the pupil that the base does not hold and the law asks for. */
export const FaitsDeLEleveSchema = z.object({
  primes: PrimesSchema.optional(),
  protectionTemporaire: ouiNon,
  ase: AseSchema.optional(),
  avisDasenFavorable: ouiNon,
  inscriptionReglementee: ouiNon,
  cnedHorsDeFrance: z.object({ impossibiliteAefe: ouiNon }).optional(),
  emancipe: ouiNon,
  affectationDasen: ouiNon,
  phasePreparatoire: ouiNon,
  debuteApprentissage: ouiNon,
  finFormation: vide(JourSchema),
  etablissement: z.object({ priseEnChargeL24210: ouiNon, formationSansAgrement: ouiNon }).optional(),
  /** Diplomas already held and the length of the training (C. V.C). */
  parcours: z
    .object({
      diplomeObtenu: z.enum(['aucun', 'niveau_3', 'baccalaureat']).optional(),
      prepare: z
        .enum([
          'diplome_niveau_3',
          'baccalaureat_pro',
          'baccalaureat',
          'certificat_specialisation',
          'complementaire_non_diplomante',
        ])
        .optional(),
      dureeAnnees: entier('Durée de la formation', 10).optional(),
      trimestresMlds: entier('Trimestres de MLDS', 30).optional(),
      reintegreTempsPlein: ouiNon,
    })
    .optional(),
});

const ELEVE = /^eleve:([0-9a-f-]{36})$/;

/** Name of the box that chooses a child. */
export const nomDuChoix = (eleveId: string): string => `eleve:${eleveId}`;

/** The children ticked one by one in a form; none, or more than `maximum`, is said of the field `eleves`. */
export function elevesCoches(
  brut: Record<string, unknown>,
  contexte: Pick<z.RefinementCtx, 'addIssue'>,
  maximum: number,
): string[] {
  const eleveIds = Object.entries(brut).flatMap(([nom, coche]) => {
    const [, id] = ELEVE.exec(nom) ?? [];
    return id && coche === 'oui' && z.uuid().safeParse(id).success ? [id] : [];
  });
  if (eleveIds.length === 0 || eleveIds.length > maximum)
    contexte.addIssue({ code: 'custom', path: ['eleves'], message: 'Enfants : cochez au moins un enfant.' });
  return eleveIds;
}
