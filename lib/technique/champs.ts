/** The fields of our forms as they are read, in the browser as on the server. */
import { z } from 'zod';
import { nettoyerCodePostal } from '#lib/droit/adresse.ts';
import { BORNES_DE_SAISIE, BORNES_RECENTES, type BornesDeSaisie, lireJour } from '#lib/droit/lire-jour.ts';
import { lireNaissance } from '#lib/droit/lire-naissance.ts';
import { type LectureDeNombre, lireEntier, lireEuros, lireEurosEtCentimes } from '#lib/droit/lire-nombre.ts';
import { commeTape } from '#lib/droit/texte-colle.ts';
import { chaine } from './texte.ts';

const SANS_DATE = 'Indiquez une date, au format jj/mm/aaaa.';

/** A civil day as a form sends it, in any way that people write one; kept as ISO. A year out of the bounds is refused. */
const jourEntre = (bornes: BornesDeSaisie) =>
  chaine(SANS_DATE)
    .trim()
    .transform((saisie, contexte) => {
      const lu = saisie ? lireJour(saisie, bornes) : { faute: SANS_DATE };
      if ('jour' in lu) return lu.jour.toString();
      contexte.addIssue({ code: 'custom', message: lu.faute });
      return z.NEVER;
    });

/** A civil day of these years, where two digits name one year only: a reception, an event, the birth of a pupil. */
export const JourSchema = jourEntre(BORNES_RECENTES);

const naissanceEntre = (bornes: BornesDeSaisie) =>
  chaine(SANS_DATE)
    .trim()
    .transform((saisie, contexte) => {
      const lue = saisie ? lireNaissance(saisie, bornes) : { faute: SANS_DATE };
      if ('naissance' in lue)
        return typeof lue.naissance === 'number' ? String(lue.naissance) : lue.naissance.toString();
      contexte.addIssue({ code: 'custom', message: lue.faute });
      return z.NEVER;
    });

/** The birth of a person of any age, as the civil registry knows it: "1957-03-12", "1957-03" or "1957". */
export const NaissanceSchema = naissanceEntre(BORNES_DE_SAISIE);

/** The same of a pupil, whose year may be written with two digits. */
export const NaissanceDEleveSchema = naissanceEntre(BORNES_RECENTES);

/** What letters can print: the Latin, Greek and Cyrillic scripts with their marks, and the signs of French texts. */
const NON_IMPRIMABLE =
  /[^\n\r\t -~\u00a0-\u024f\u02b9-\u02bf\p{M}\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2116\u2122]/u;

/** What a page or a document adds to what is copied from it: marks that cannot be seen, spaces of every width. */
const nettoyer = (texte: string): string =>
  texte
    .replace(/[\u00ad\p{Cf}]/gu, '')
    // One glyph for several letters (ﬁ, Ⅲ), full width, the sign minus: as a keyboard types them.
    .replace(/[\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e]/g, (signe) => signe.normalize('NFKC'))
    .replaceAll('\u2212', '-')
    .replace(/[^\S\n\r]+/gu, ' ')
    .trim();

/** A text cleaned of what pasting adds, then refused for a character that no letter could print; `nom` names the field. */
export const texteImprimable = (nom: string, error?: string) =>
  chaine(error)
    .overwrite(nettoyer)
    .refine((lu) => !NON_IMPRIMABLE.test(lu), {
      error: ({ input }) =>
        `${nom} : « ${NON_IMPRIMABLE.exec(String(input))?.[0]} » ne peut pas être imprimé sur un courrier ; écrivez-le en lettres latines, ou effacez-le.`,
    });

/** A text that must be filled; `nom` is how the field is called to the person. */
export const texte = (nom: string, max = 100) =>
  texteImprimable(nom, `${nom} : à remplir.`)
    .min(1, `${nom} : à remplir.`)
    .max(max, `${nom} : ${max} caractères au plus.`);

/** A text that may stay empty: empty is absent. */
export const facultatif = (max = 100, nom = 'Ce champ') =>
  texteImprimable(nom)
    .max(max, `${nom} : ${max} caractères au plus.`)
    .optional()
    .transform((lu) => lu || undefined);

/** Civil registries of some countries write long names. */
const LONGUEUR_D_UN_NOM = 200;
/** What a name of the registry is made of: letters of the Latin script with their marks, and what joins them. */
const HORS_D_UN_NOM = /[^\p{Script=Latin}\p{M}\u02b9-\u02bf '’‘`´′.,()/\-‐‑–·]/u;

/** How registers and bases write that a name is absent. */
const SANS_NOM = /^(snp|sans (nom|pr[ée]nom))$/iu;

/** What is wrong with a text as a name, the way out included; null when nothing is. */
function fauteDeNom(nom: string, lu: string): string | null {
  const signe = HORS_D_UN_NOM.exec(lu)?.[0];
  if (signe && /\p{L}/u.test(signe))
    return `${nom} : « ${signe} » n’est pas une lettre latine ; écrivez le nom comme le passeport ou le titre de séjour le transcrit.`;
  if (signe && /\p{N}/u.test(signe))
    return `${nom} : un nom s’écrit sans chiffre ; écrivez « III » pour un troisième du nom, ou effacez « ${signe} ».`;
  if (signe) return `${nom} : « ${signe} » n’est pas un signe de l’état civil ; effacez-le.`;
  if (SANS_NOM.test(lu))
    return `${nom} : « ${lu} » dit qu’il n’y en a pas ; écrivez le seul nom connu comme nom de naissance, et cochez « N’a pas de prénom ».`;
  return lu && !/\p{L}/u.test(lu) ? `${nom} : écrivez au moins une lettre.` : null;
}

const sansFauteDeNom =
  (nom: string) =>
  ({ value, issues }: z.core.ParsePayload<string | undefined>): void => {
    const message = fauteDeNom(nom, value ?? '');
    if (message) issues.push({ code: 'custom', message, input: value });
  };

/** A name of the civil registry that must be filled: particles, joined names, « X se disant », of any length that exists. */
const nomPropre = (nom: string) => texte(nom, LONGUEUR_D_UN_NOM).check(sansFauteDeNom(nom));

/** The same, that may stay empty: empty is absent. */
export const nomPropreFacultatif = (nom: string) =>
  facultatif(LONGUEUR_D_UN_NOM, nom).check(sansFauteDeNom(nom));

/** The names of a person, but for the first name of the registry, which may lack when a box says so. */
export const NOMS = {
  nom: nomPropre('Nom de naissance'),
  nomUsage: nomPropreFacultatif('Nom d’usage'),
  prenomUsage: nomPropreFacultatif('Prénom d’usage'),
};

/** A postal code, French or as it is written in another country; the country tells how it is judged. */
export const CodePostalSchema = texteImprimable('Code postal', 'Code postal : à remplir.')
  .max(20, 'Code postal : 20 caractères au plus.')
  .transform(nettoyerCodePostal);

/** What programs put around an address that is copied from them: "mailto:a@b.fr", "<a@b.fr>", "a@b.fr;". */
const AUTOUR_D_UN_COURRIEL = /^(?:mailto:|<)+|[>;,]+$/gi;

const courrielColle = (error?: string) =>
  chaine(error).overwrite((lu) => commeTape(lu).replace(AUTOUR_D_UN_COURRIEL, ''));

/** One e-mail address, cleaned of what pasting adds; `message` says what to write. */
export const courriel = (message: string) => courrielColle(message).pipe(z.email(message));

/** The same, that may stay empty. */
export const CourrielSchema = courrielColle()
  .pipe(
    z.union([z.literal(''), z.email('Courriel : écrivez une adresse complète, par exemple nom@exemple.fr.')]),
  )
  .optional()
  .transform((lu) => lu || undefined);

/** One phone number of any country. */
export const TelephoneSchema = chaine()
  .overwrite((lu) => commeTape(lu).replace(/^(?:tél|tel|téléphone)\.? ?:? ?/i, ''))
  .max(40, 'Téléphone : 40 caractères au plus.')
  .refine(
    (lu) => lu === '' || (/^\+?[\d .()/-]+$/.test(lu) && /^\d{6,15}$/.test(lu.replace(/\D/g, ''))),
    'Téléphone : un seul numéro, par exemple 06 12 34 56 78 ou +32 65 12 34 56.',
  )
  .optional()
  .transform((lu) => lu || undefined);

/** What is written with spaces, dots or hyphens on paper, and is kept without. */
const serre = (lu: string): string => commeTape(lu).replace(/[ .-]/g, '');

/** Numéro fiscal: 13 digits, the first from 0 to 3. */
export const NumeroFiscalSchema = chaine()
  .transform(serre)
  .pipe(
    z.union([
      z.literal(''),
      chaine().regex(/^[0-3]\d{12}$/, 'Numéro fiscal : 13 chiffres, le premier de 0 à 3.'),
    ]),
  )
  .optional()
  .transform((lu) => lu || undefined);

/** Reference of an avis d'impôt: 13 digits and letters, written with spaces on paper. */
export const ReferenceDAvisSchema = chaine()
  .transform((lu) => serre(lu).toUpperCase())
  .pipe(chaine().regex(/^[0-9A-Z]{13}$/, 'Référence de l’avis : 13 chiffres ou lettres.'));

/** An answer that may stay empty: empty is absent. What is typed is judged by the schema alone, whose words are kept. */
export const vide = <S extends z.ZodType>(schema: S) =>
  z
    .preprocess((lu: z.input<S> | '' | undefined) => (lu === '' ? undefined : lu), schema.optional())
    .optional();

type FauteDeNombre = Exclude<LectureDeNombre, { nombre: number }>['faute'];

/** What to say of a text that is no number, `nom` being how the field is called to the person. */
const PHRASES: Record<FauteDeNombre, (nom: string) => string> = {
  illisible: (nom) => `${nom} : écrivez seulement des chiffres.`,
  negatif: (nom) => `${nom} : ne peut pas être négatif.`,
  centimes: (nom) => `${nom} : écrivez un nombre entier, sans centimes.`,
  ambigu: (nom) => `${nom} : la virgule sépare les centimes ; écrivez 18 488 ou 18 488,00.`,
};

const nombre = (
  lire: (texte: string) => LectureDeNombre,
  nom: string,
  max: number,
  min: number,
  pas: 1 | 0.01 = 1,
) =>
  z.preprocess(
    (lu, contexte) => {
      if (lu === undefined || (typeof lu === 'string' && lu.trim() === '')) return undefined;
      const lecture = typeof lu === 'string' ? lire(lu) : { nombre: lu };
      if ('nombre' in lecture) return lecture.nombre;
      contexte.addIssue({ code: 'custom', message: PHRASES[lecture.faute](nom) });
      return z.NEVER;
    },
    z
      .number({ error: `${nom} : à remplir, en chiffres.` })
      .multipleOf(pas, PHRASES[pas === 1 ? 'centimes' : 'illisible'](nom))
      .min(min, min === 0 ? PHRASES.negatif(nom) : `${nom} : vérifiez l’année.`)
      .max(
        max,
        min === 0
          ? `${nom} : ${max.toLocaleString('fr-FR')} au plus ; vérifiez la saisie.`
          : `${nom} : vérifiez l’année.`,
      ),
  );

/** A number of things, from 0. `nom` is how the field is called to the person. */
export const entier = (nom: string, max: number) => nombre(lireEntier, nom, max, 0);

/** An amount in whole euros, from 0, however people and spreadsheets write it. */
export const euros = (nom: string, max: number) => nombre(lireEuros, nom, max, 0);

/** An amount in euros whose cents count (C. III.C.2). */
export const eurosEtCentimes = (nom: string, max: number) => nombre(lireEurosEtCentimes, nom, max, 0, 0.01);

/** A year in four digits. */
export const annee = (nom: string) => nombre(lireEntier, nom, 2100, 2000);

/** Yes, no, or nothing said. */
export const ouiNon = z
  .preprocess(
    (lu: boolean | 'oui' | 'non' | undefined) => (lu === 'oui' ? true : lu === 'non' ? false : lu),
    z.boolean(),
  )
  .optional();

/** A box of the form: left empty, it says no. */
export const coche = z
  .preprocess((lu: boolean | 'oui' | 'non' | undefined) => lu === true || lu === 'oui', z.boolean())
  .default(false);

/** A group that counts once one of these answers is given: what the screen proposes by itself (a year) opens nothing. */
export const groupe = <S extends z.ZodObject>(schema: S, ...signes: (string & keyof z.input<S>)[]) =>
  z
    .preprocess(
      (lu: z.input<S> | undefined) =>
        lu && signes.some((signe) => lu[signe] !== undefined) ? lu : undefined,
      schema.optional(),
    )
    .optional();

/** As what a spreadsheet is asked for. */
export const FormeDeTableurSchema = z.object({ forme: z.enum(['csv', 'xlsx']).catch('csv') });
