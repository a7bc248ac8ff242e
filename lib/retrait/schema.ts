import { z } from 'zod';
import { CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { MOTIFS_A_ENTENDRE } from '#lib/droit/retrait/motifs.ts';
import { JourSchema, texteImprimable } from '#lib/technique/champs.ts';

const LeJour = JourSchema.transform(jour);

/** Characters under which nobody can tell what is said. */
export const OBSERVATIONS_MINIMALES = 10;

const texteLong = (nom: string) =>
  texteImprimable(nom)
    .min(OBSERVATIONS_MINIMALES, `${nom} : écrivez-les en ${OBSERVATIONS_MINIMALES} caractères au moins.`)
    .max(5000, `${nom} : 5 000 caractères au plus.`);

/** Why the bourse may be withdrawn, and the facts. */
export const InviterSchema = CibleSchema.extend({
  motif: z.enum(MOTIFS_A_ENTENDRE, { error: 'Motif du retrait : à choisir.' }),
  motivation: MotivationSchema,
});

/** What the family answers, written or told. */
export const ObservationsSchema = CibleSchema.extend({
  recuesLe: LeJour,
  observations: texteLong('Observations'),
});
export const ObservationsEnLigneSchema = CibleSchema.extend({ observations: texteLong('Observations') });

/** The last day of the bourse, and why. */
export const RetirerSchema = CibleSchema.extend({ dernierJour: LeJour, motivation: MotivationSchema });

/** The day from which a suspended bourse au mérite starts again, and why. */
export const ReprendreMeriteSchema = CibleSchema.extend({
  premierJour: LeJour,
  motivation: MotivationSchema,
});

/** A renunciation that came on paper, and one made on the portal, said twice. */
export const RenonciationSchema = CibleSchema.extend({
  dernierJour: LeJour,
  expose: texteLong('Ce que dit la famille'),
});
export const RenonciationEnLigneSchema = CibleSchema.extend({
  dernierJour: LeJour,
  confirme: z.literal('oui', 'Cochez la case pour confirmer que vous renoncez à la bourse.'),
});
