import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';
import {
  CANAUX_DE_CONTACT,
  type CanalDeContact,
  CODES_DES_RAISONS,
  DONNEES_SENSIBLES,
  type DonneeSensible,
  MOTIFS_D_ECART,
  type MotifDEcart,
  RESULTATS_DE_CONTACT,
  type ResultatDeContact,
} from '#lib/droit/echeances/radar.ts';
import { lireRecommande } from '#lib/droit/reception/recommande.ts';
import { JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine, UAI } from '#lib/technique/texte.ts';

/** One of the codes of a list of words, told as missing under the name of its field. */
export const parmi = <C extends string>(codes: Readonly<Record<C, string>>, nom: string) =>
  z.enum(Object.keys(codes) as [C, ...C[]], { error: `${nom} : à choisir.` });

const Eleve = z.object({ scolariteId: z.uuid({ error: 'Élève : rechargez la page.' }) });

/** A contact with a person of the pupil; the number of the slip is for a registered letter alone. */
export const ContactSchema = Eleve.extend({
  responsableId: z.uuid({ error: 'Personne jointe : à choisir.' }),
  canal: parmi<CanalDeContact>(CANAUX_DE_CONTACT, 'Moyen'),
  numero: chaine().trim().default(''),
  resultat: parmi<ResultatDeContact>(RESULTATS_DE_CONTACT, 'Résultat'),
  jour: JourSchema.transform(jour),
}).transform(({ numero, ...contact }, contexte) => {
  if (contact.canal !== 'recommande') return { ...contact, numero: null };
  const lu = lireRecommande(numero);
  if ('numero' in lu) return { ...contact, numero: lu.numero };
  contexte.addIssue({ code: 'custom', path: ['numero'], message: lu.faute });
  return z.NEVER;
});
export type ContactSaisi = z.output<typeof ContactSchema>;

/** A pupil set aside, and why. */
export const EcarterSchema = Eleve.extend({ motif: parmi<MotifDEcart>(MOTIFS_D_ECART, 'Raison') });
export type EcartSaisi = z.output<typeof EcarterSchema>;

/** A person who wants no more SMS. */
export const RetraitSmsSchema = Eleve.extend({
  responsableId: z.uuid({ error: 'Personne : rechargez la page.' }),
});

/** What a person says of SMS for itself. */
export const MesSmsSchema = z.object({
  accepte: z.enum(['oui', 'non'], { error: 'Les SMS : dites oui ou non.' }).transform((dit) => dit === 'oui'),
});

/** What the data protection officer opens or closes, and why. */
export const ReglageDeDonneeSchema = z.object({
  donnee: z.enum(Object.keys(DONNEES_SENSIBLES) as [DonneeSensible, ...DonneeSensible[]], {
    error: 'Donnée : rechargez la page.',
  }),
  ouverte: z.enum(['oui', 'non'], { error: 'Rechargez la page.' }).transform((dit) => dit === 'oui'),
  motif: texte('Motif', 500).min(5, 'Motif : dites en quelques mots ce qui fonde ce choix.'),
});
export type ReglageSaisi = z.output<typeof ReglageDeDonneeSchema>;

/** A pupil put back in the list. */
export const RemettreSchema = Eleve;

/** What the address asks of the list; a wrong value asks nothing. */
export const FiltresDuRadarSchema = z.object({
  uai: chaine().regex(UAI).optional().catch(undefined),
  classe: chaine().max(100).optional().catch(undefined),
  raison: z.enum(CODES_DES_RAISONS).optional().catch(undefined),
  ecartes: z.literal('oui').optional().catch(undefined),
  /** Those alone whose family nobody has reached. */
  jamais: z.literal('oui').optional().catch(undefined),
});
export type FiltresDuRadar = z.output<typeof FiltresDuRadarSchema>;
