import { z } from 'zod';
import { ActeMotiveSchema, CibleSchema, MotivationSchema } from '#lib/dossier/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { OBJETS_DE_RECOURS } from '#lib/droit/recours/pendants.ts';
import { facultatif, JourSchema, texteImprimable } from '#lib/technique/champs.ts';

const LE_JOUR = JourSchema.transform(jour);

/** Characters under which nobody can tell what is contested. */
export const GRIEF_MINIMAL = 10;

const GriefSchema = texteImprimable('Raisons du recours')
  .min(
    GRIEF_MINIMAL,
    `Raisons du recours : dites ce qui est contesté, en ${GRIEF_MINIMAL} caractères au moins.`,
  )
  .max(5000, 'Raisons du recours : 5 000 caractères au plus.');

/** How a family may call its recours; "sans" when it gives it no name. */
export const NOMS_DE_RECOURS = ['sans', 'rapo', 'gracieux', 'hierarchique'] as const;

/** What a recours or a requête contests. */
export const ObjetSchema = z.enum(OBJETS_DE_RECOURS, { error: 'Ce qui est contesté : à choisir.' });

/** A recours that came on paper. */
export const FormerRecoursSchema = CibleSchema.extend({
  objet: ObjetSchema.default('decision'),
  nomme: z.enum(NOMS_DE_RECOURS, { error: 'Nom du recours : à choisir.' }),
  formeLe: LE_JOUR,
  recuLe: LE_JOUR,
  grief: GriefSchema,
});

/** The answer to a late recours; where no reception is proved, since when the decision was surely known, and what tells it. */
export const RecoursTardifSchema = CibleSchema.extend({
  connueLe: LE_JOUR.optional(),
  motivation: MotivationSchema.optional(),
}).transform(({ connueLe, motivation, ...cible }) => ({
  cible,
  connaissance: connueLe && motivation ? { connueLe, motivation } : undefined,
}));

/** A recours formed on the portal. */
export const RecoursEnLigneSchema = CibleSchema.extend({
  objet: ObjetSchema.default('decision'),
  nomme: z.enum(NOMS_DE_RECOURS).default('sans'),
  grief: GriefSchema,
});

/** What the page of contestation is about, as its address says; the decision on anything else. */
export const ObjetDemandeSchema = z.object({ objet: z.enum(OBJETS_DE_RECOURS).catch('decision') });

/** Who answers a recours hiérarchique above the recteur, unless its letter says otherwise. */
export const MINISTRE = 'Le ministre chargé de l’éducation nationale';

const dit = (nom: string) =>
  texteImprimable(nom).min(3, `${nom} : à dire.`).max(160, `${nom} : 160 caractères au plus.`);

/** The recours sent on to the ministre. */
export const EnvoiAuMinistreSchema = CibleSchema.extend({
  envoyeLe: LE_JOUR,
  envoi: facultatif(160, 'Référence de l’envoi'),
});

/** What the ministre answered. */
export const ReponseDuMinistreSchema = ActeMotiveSchema.extend({
  repondueLe: LE_JOUR,
  repondant: dit('Qui a répondu'),
  preuve: dit('Référence de la lettre'),
});
