/** What a call of the interface must give, in each of its three forms: the one source of the check and of its documentation. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { estSiret } from '#lib/droit/habilitation/siret.ts';
import { DEPARTEMENTS_BCN, REGIONS_BCN } from '#lib/droit/lieux/bcn.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';

/** The message of a refusal is its code, and nothing else. */
const code = (valeur: CodeDErreur): { error: CodeDErreur } => ({ error: valeur });

/** Latin letters of any language, marks typed apart, and both apostrophes: that of keyboards, U+0027, and that of print. */
const LETTRES = /^(?:[a-zA-ZÀ-ÖØ-öø-ɏḀ-ỿ\x27’ -]|[\u0300-\u036f])+$/;
const UAI = /^\d{7}\w$/;
const ANNEE = /^\d{4}(-\d{4})?$/;

const entier = (faute: CodeDErreur, chiffres: RegExp, bornes: { min: number; max: number }) =>
  z
    .string(code(faute))
    .regex(chiffres, code(faute))
    .transform(Number)
    .pipe(z.int().min(bornes.min, code(faute)).max(bornes.max, code(faute)));

const quiSeSuivent = (annee: string): boolean => {
  const [debut, fin] = annee.split('-').map(Number);
  return fin === undefined || fin === Number(debut) + 1;
};

const annee = z.string(code('00411')).regex(ANNEE, code('00411')).refine(quiSeSuivent, code('00411')).meta({
  description: 'Année scolaire, « 2026 » ou « 2026-2027 ».',
  example: '2026-2027',
});

const uai = z.string(code('00410')).regex(UAI, code('00410')).meta({
  description:
    'Code UAI de l’établissement : 7 chiffres et 1 lettre. L’annuaire de l’éducation les donne, sauf celui du CNED (0861288H).',
  example: '0590001A',
});

const liste = (codes: readonly string[], faute: CodeDErreur) =>
  z.array(z.enum(codes as [string, ...string[]], code(faute)), code('00414')).min(1, code('00414'));

const siret = z.string(code('00203')).refine(estSiret, code('00210')).meta({
  description:
    'SIRET de l’administration qui reçoit les données : celle de l’habilitation, ou l’une de celles qu’elle désigne.',
  pattern: '^\\d{14}$',
  example: '21590350100017',
});

/** Parameters of the current version. Those that end with [] may be repeated. */
export const Parametres = z.object({
  recipient: siret,
  nomNaissance: z.string(code('00420')).regex(LETTRES, code('00420')).meta({
    description: 'Nom de naissance ; ni la casse, ni les accents, ni les traits d’union ne comptent.',
    example: 'Martin',
  }),
  'prenoms[]': z
    .array(z.string().regex(LETTRES, code('00421')), code('00421'))
    .min(1, code('00421'))
    .max(3, code('00421'))
    .meta({ description: 'De un à trois prénoms ; seul le premier est comparé.', example: ['Justine'] }),
  anneeDateNaissance: entier('00422', /^\d{4}$/, { min: 1900, max: 2100 }).meta({
    description: 'Année de naissance.',
    example: 2012,
  }),
  moisDateNaissance: entier('00423', /^\d{1,2}$/, { min: 1, max: 12 }).meta({
    description: 'Mois de naissance.',
    example: 1,
  }),
  jourDateNaissance: entier('00424', /^\d{1,2}$/, { min: 1, max: 31 }).meta({
    description: 'Jour de naissance.',
    example: 20,
  }),
  sexeEtatCivil: z
    .enum(['M', 'F'], code('00427'))
    .meta({ description: 'Sexe à l’état civil.', example: 'F' }),
  codeEtablissement: uai.optional(),
  degreEtablissement: z.enum(['1D', '2D'], code('00412')).optional().meta({
    description:
      'Avec un périmètre : degré des établissements. Seul le second degré (2D) est connu ici ; le premier répond 30003.',
    example: '2D',
  }),
  'codesBcnDepartements[]': liste(DEPARTEMENTS_BCN, '00416')
    .optional()
    .meta({ description: 'Départements où chercher, en codes BCN de trois caractères.', example: ['059'] }),
  'codesBcnRegions[]': liste(REGIONS_BCN, '00417')
    .optional()
    .meta({ description: 'Régions où chercher, en codes BCN (et non INSEE).', example: ['09'] }),
  anneeScolaire: annee,
});

type Lus = Partial<z.infer<typeof Parametres>>;

/** A rule of the whole, judged whatever else is wrong: all faults are told at once. */
const regle = (faute: CodeDErreur, champ: keyof Lus, tient: (lus: Lus) => boolean) => ({
  tient: (lus: unknown) => tient(Object(lus)),
  dit: { error: faute, path: [champ], when: () => true },
});

const deux = (n: number | undefined) => String(n).padStart(2, '0');
const naissance = ({ anneeDateNaissance: a, moisDateNaissance: m, jourDateNaissance: j }: Lus): string =>
  `${a}-${deux(m)}-${deux(j)}`;

function existe(lus: Lus): boolean {
  const { anneeDateNaissance: a, moisDateNaissance: m, jourDateNaissance: j } = lus;
  // What is no number, or no month, is refused under its own code.
  if (![a, m, j].every(Number.isInteger) || Number(m) < 1 || Number(m) > 12) return true;
  const [year, month, day] = [Number(a), Number(m), Number(j)];
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

const parDepartement = (lus: Lus) => lus['codesBcnDepartements[]'] !== undefined;
const parRegion = (lus: Lus) => lus['codesBcnRegions[]'] !== undefined;
const parZone = (lus: Lus) => parDepartement(lus) || parRegion(lus);
const parEtablissement = (lus: Lus) => lus.codeEtablissement !== undefined;

const REGLES = [
  regle('00425', 'jourDateNaissance', existe),
  regle('00410', 'codeEtablissement', (lus) => parEtablissement(lus) || parZone(lus)),
  regle('00419', 'codeEtablissement', (lus) => !(parEtablissement(lus) && parZone(lus))),
  regle('00413', 'codesBcnDepartements[]', (lus) => !(parDepartement(lus) && parRegion(lus))),
  regle('00412', 'degreEtablissement', (lus) => !parZone(lus) || lus.degreEtablissement !== undefined),
];

/** A call of the current version. The message of each issue is a code of the catalogue. */
export const AppelSchema = REGLES.reduce((schema, { tient, dit }) => schema.refine(tient, dit), Parametres);

export type AppelLu = z.infer<typeof AppelSchema>;

/** Order in which errors are told. */
export const ORDRE_DES_PARAMETRES: readonly string[] = Object.keys(Parametres.shape);

/** The day of birth of a call that was read, "2012-01-20". */
export const naissanceDe = (lu: AppelLu): string => naissance(lu);

/** Whom the older forms look for. */
const nomEtPrenom = {
  nom: z.string(code('00420')).regex(LETTRES, code('00420')).meta({
    description: 'Nom de naissance ; ni la casse, ni les accents, ni les traits d’union ne comptent.',
    example: 'Martin',
  }),
  prenom: z
    .string(code('00421'))
    .regex(LETTRES, code('00421'))
    .meta({ description: 'Premier prénom.', example: 'Justine' }),
};
const jourDeNaissance = z.iso
  .date(code('00425'))
  .meta({ description: 'Date de naissance.', example: '2012-01-20' });

/** Parameters of the second version. */
export const AppelV2Schema = z.object({
  ...nomEtPrenom,
  sexe: z.enum(['m', 'f'], code('00427')).meta({ description: 'Sexe à l’état civil.', example: 'f' }),
  dateNaissance: jourDeNaissance,
  codeEtablissement: uai,
  anneeScolaire: annee,
});

/** Whom the ministry's own routes look for. */
const EleveDuMinistere = z.object({
  ...nomEtPrenom,
  sexe: z
    .enum(['1', '2'], code('00427'))
    .meta({ description: 'Sexe à l’état civil : 1 masculin, 2 féminin.', example: '2' }),
  'date-naissance': jourDeNaissance,
});

/** Parameters of the ministry's own route. */
export const AppelDuMinistereSchema = EleveDuMinistere.extend({ 'code-uai': uai, 'annee-scolaire': annee });

/** JSON gives as a number what an address can only spell. */
const epele = <T extends z.ZodType>(schema: T) =>
  z.preprocess((valeur) => (typeof valeur === 'number' ? String(valeur) : valeur), schema);

/** Area of the ministry's own route: départements or régions, in codes BCN, each at most once. */
const Perimetre = z.discriminatedUnion(
  'type-perimetre',
  [
    z.object({
      'type-perimetre': z.literal('departement'),
      'valeurs-perimetre': liste(DEPARTEMENTS_BCN, '00416').max(DEPARTEMENTS_BCN.length, code('00414')),
    }),
    z.object({
      'type-perimetre': z.literal('region'),
      'valeurs-perimetre': liste(REGIONS_BCN, '00417').max(REGIONS_BCN.length, code('00414')),
    }),
  ],
  code('00413'),
);

/** Body of the ministry's own route by area. */
export const AppelParPerimetreSchema = EleveDuMinistere.extend({
  sexe: epele(EleveDuMinistere.shape.sexe),
  'annee-scolaire': epele(annee),
  // One that cannot be read names no right.
  scope: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch([])
    .meta({
      description:
        'Droits demandés parmi ceux du jeton, en liste ou séparés par des virgules ; sans lui, tous.',
      example: 'men_statut_scolarite,men_statut_boursier',
    }),
  'degre-etablissement': z.enum(['1D', '2D'], code('00412')).meta({
    description: 'Degré des établissements ; seul le second (2D) est connu ici.',
    example: '2D',
  }),
}).and(Perimetre);
