import { z } from 'zod';
import {
  CHAMPS_D_IDENTITE,
  CHAMPS_D_IMPORT,
  type Champs,
  colonnesChoisies,
} from '#lib/correspondance/schema.ts';
import { euros } from '#lib/droit/montant.ts';
import { TrimestreSchema } from '#lib/presence/schema.ts';
import { eurosEtCentimes, facultatif, texte } from '#lib/technique/champs.ts';

/** Fees of a trimestre beyond which somebody typed one figure too many. Euros. */
export const FRAIS_AU_PLUS = 5000;
const PREFIXE = 'frais.';

/** The fees of a class for a trimestre, pupil by pupil; an empty field changes nothing. */
export const FraisDeLaClasseSchema = z
  .looseObject({ uai: texte('Établissement', 8), trimestre: TrimestreSchema })
  .transform(({ uai, trimestre, ...reponses }, contexte) => {
    const frais = Object.entries(reponses).flatMap(([nom, dit]) => {
      if (!nom.startsWith(PREFIXE) || typeof dit !== 'string' || !dit.trim()) return [];
      const lu = eurosEtCentimes('Frais de pension', FRAIS_AU_PLUS).safeParse(dit);
      if (lu.success) return [{ eleveId: nom.slice(PREFIXE.length), centimes: euros(lu.data) }];
      contexte.addIssue({ code: 'custom', path: [nom], message: lu.error.issues[0]?.message ?? '' });
      return [];
    });
    return { uai, trimestre, frais };
  });
export type FraisDeLaClasse = z.output<typeof FraisDeLaClasseSchema>;

export const CAS_SANS_DEDUCTION = {
  collectivite: 'La collectivité locale assure l’hébergement et la restauration',
  tickets: 'La demi-pension est facturée aux tickets',
  autre_payeur: 'Le bénéficiaire de la bourse ne paie pas la pension (sur justificatif)',
} as const;

/** A case without deduction, of an établissement or of one pupil, that begins or ends. */
export const SansDeductionSchema = z
  .object({
    uai: texte('Établissement', 8),
    eleveId: z.union([z.literal(''), z.uuid()]).optional(),
    cas: z.enum(Object.keys(CAS_SANS_DEDUCTION) as [keyof typeof CAS_SANS_DEDUCTION], {
      error: 'Cas : à choisir.',
    }),
    vaut: z.enum(['oui', 'non'], { error: 'Ce cas vaut, ou ne vaut plus : à choisir.' }),
    preuve: facultatif(300, 'Justificatif'),
  })
  .transform(({ eleveId, vaut, ...reste }) => ({ ...reste, eleveId: eleveId || null, vaut: vaut === 'oui' }));
export type SansDeductionDite = z.output<typeof SansDeductionSchema>;

/** What a file of fees may tell: what a pupil owes for a trimestre, a pupil a line. */
export const CHAMPS_DE_FRAIS = {
  ...CHAMPS_D_IDENTITE,
  montant: {
    libelle: 'Montant des frais',
    obligatoire: true,
    indices: ['montant', 'frais', 'frais de pension', 'montant des frais', 'total', 'net'],
  },
} as const satisfies Champs<string>;
export type ChampDeFrais = keyof typeof CHAMPS_DE_FRAIS;

/** A file of fees of a trimestre, its origin, and the columns that a person chose. */
export const ImportDeFraisSchema = z
  .looseObject({ ...CHAMPS_D_IMPORT, trimestre: TrimestreSchema })
  .transform(({ lieu, source, apercu, trimestre, ...saisie }) => ({
    ...{ lieu, source, apercu, trimestre },
    correspondance: colonnesChoisies(CHAMPS_DE_FRAIS, saisie),
  }));
export type ImportDeFrais = z.output<typeof ImportDeFraisSchema>;
