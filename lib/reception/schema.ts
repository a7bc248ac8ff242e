import { z } from 'zod';
import { CibleSchema } from '#lib/dossier/schema.ts';
import { defautsDAdresse } from '#lib/droit/adresse.ts';
import { jour } from '#lib/droit/date.ts';
import { PREUVES, PREUVES_D_AGENT } from '#lib/droit/reception/preuves.ts';
import { lireRecommande } from '#lib/droit/reception/recommande.ts';
import { CodePostalSchema, facultatif, JourSchema, texte } from '#lib/technique/champs.ts';
import { chaine, numeroDeVersion } from '#lib/technique/texte.ts';

/** The number of a registered letter, as its slip prints it. */
export const NumeroSchema = chaine('Numéro du recommandé : à remplir.').transform((saisi, contexte) => {
  const lu = lireRecommande(saisi);
  if ('numero' in lu) return lu.numero;
  contexte.addIssue({ code: 'custom', message: lu.faute });
  return z.NEVER;
});

const jourSaisi = JourSchema.transform(jour);

/** The day a letter reached the family, and the proof; a registered letter is named by its number. */
export const DaterReceptionSchema = CibleSchema.extend({
  recuLe: jourSaisi,
  preuve: z.enum(PREUVES_D_AGENT, { error: 'Preuve : à choisir.' }),
  numero: chaine().trim().default(''),
}).transform(({ preuve: genre, numero: saisi, ...reste }, contexte) => {
  if (!PREUVES[genre].parRecommande) return { ...reste, preuve: { genre, numero: null } };
  const lu = lireRecommande(saisi);
  if ('numero' in lu) return { ...reste, preuve: { genre, numero: lu.numero } };
  contexte.addIssue({ code: 'custom', path: ['numero'], message: lu.faute });
  return z.NEVER;
});

export const EnvoyerRecommandeSchema = CibleSchema.extend({ numero: NumeroSchema, posteLe: jourSaisi });

export const SignalerRetourSchema = CibleSchema.extend({ revenuLe: jourSaisi });

/** Another address for the same letter, whole. */
const AdresseSchema = z
  .object({
    adresse: texte('Adresse', 200),
    complement: facultatif(200, 'Complément d’adresse'),
    codePostal: CodePostalSchema,
    commune: texte('Commune'),
    pays: facultatif(60, 'Pays'),
  })
  .superRefine(({ codePostal, commune, pays }, contexte) => {
    const fautes = Object.entries(defautsDAdresse({ resideEnFrance: true, codePostal, commune, pays }));
    for (const [champ, message] of fautes) contexte.addIssue({ code: 'custom', path: [champ], message });
  });

/** An address that is typed, rather than that of a person known of the pupil. */
export const ADRESSE_ECRITE = 'ecrite';

const NON_LU = z.unknown().optional();

/** Where the letter goes again: at a person known of the pupil, whose address then needs no typing, or where it is typed. */
export const RenvoyerSchema = CibleSchema.extend({
  chez: z.union([z.literal(ADRESSE_ECRITE), z.uuid()], 'Adresse : à choisir.').default(ADRESSE_ECRITE),
  adresse: NON_LU,
  complement: NON_LU,
  codePostal: NON_LU,
  commune: NON_LU,
  pays: NON_LU,
}).transform(({ chez, adresse, complement, codePostal, commune, pays, ...cible }, contexte) => {
  if (chez !== ADRESSE_ECRITE) return { cible, vers: { chez } };
  const lue = AdresseSchema.safeParse({ adresse, complement, codePostal, commune, pays });
  if (lue.success) return { cible, vers: lue.data };
  for (const { path, message } of lue.error.issues) contexte.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** Letters handed over in one go at most: a page of the list. */
export const REMISES_MAXIMUM = 200;

/** Letters that their own act dates; the box of any other says the last one of its dossier. */
const SORTES = {
  invitation_aux_observations: 'invitation',
  retenue_pour_absences: 'retenue',
  restitution_de_retenue: 'retenue',
  reponse_au_recours: 'retenue',
} as const;

const REMISE = /^(remise|invitation|retenue):([0-9a-f-]{36}):(\d+)$/;

/** Which act dates the reception of a letter of that kind. */
export const sorteDeRemise = (genre: string): 'remise' | 'invitation' | 'retenue' =>
  Object.hasOwn(SORTES, genre) ? SORTES[genre as keyof typeof SORTES] : 'remise';

/**
 * Name of the box by which a letter is ticked on the list, at the version of the dossier that it shows. A dossier may wait for
 * the proof of several: its decision, the invitation to be heard before a withdrawal, a retenue.
 */
export const nomDeRemise = ({ id, version, genre }: { id: string; version: number; genre: string }): string =>
  `${sorteDeRemise(genre)}:${id}:${version}`;

const CibleDeRemiseSchema = z.object({ dossierId: z.uuid(), version: numeroDeVersion });

/** Letters handed over on the same day, signed for on the list: a box for each. */
export const RemettreSchema = z
  .looseObject({ remisLe: jourSaisi })
  .transform(({ remisLe, ...cases }, contexte) => {
    const remises = Object.entries(cases).flatMap(([nom, coche]) => {
      const [, sorte, dossierId, version] = REMISE.exec(nom) ?? [];
      const lue = coche === 'oui' ? CibleDeRemiseSchema.safeParse({ dossierId, version }) : null;
      return lue?.success ? [{ ...lue.data, sorte: sorte as ReturnType<typeof sorteDeRemise> }] : [];
    });
    const faute =
      remises.length === 0
        ? 'Cochez les familles qui ont signé.'
        : remises.length > REMISES_MAXIMUM
          ? `${REMISES_MAXIMUM} remises au plus en une fois.`
          : null;
    if (!faute) return { remisLe, remises };
    contexte.addIssue({ code: 'custom', path: ['remises'], message: faute });
    return z.NEVER;
  });
