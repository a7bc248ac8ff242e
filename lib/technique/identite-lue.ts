/** What each identity provider says of who signs in, read by the shape that it documents (docs/adr/portes-d-identite.md). Pure. */
import { z } from 'zod';
import { apres, avant, type Jour } from '#lib/droit/date.ts';
import { estSiret } from '#lib/droit/habilitation/siret.ts';
import { lireJour } from '#lib/droit/lire-jour.ts';
import { naissance } from '#lib/droit/naissance.ts';

/** The doors: ProConnect and the guichet of the académie (FIM) for agents, ÉduConnect and FranceConnect for families. */
export const PORTES = ['agents', 'fim', 'familles', 'franceconnect'] as const;
export type Porte = (typeof PORTES)[number];

/** What a verified identity is looked for by in the school base; never an e-mail, which anybody may share or lose. */
export type Preuve =
  | {
      genre: 'etat_civil';
      nom: string;
      nomUsage: string | null;
      prenom: string;
      sexe: 'F' | 'M';
      /** "1980-05-03", "1980-05" or "1980", as the registry knows it. */
      naissance: string;
      /** INSEE code of three figures, without the 99 before it. */
      pays: string;
      commune: string | null;
    }
  | { genre: 'ine'; nom: string; prenom: string; ine: string };

export interface IdentiteLue {
  /** Subject, under the name of the door for those that came after the first two: two providers may give the same one. */
  sub: string;
  prenom: string;
  nom: string;
  courriel?: string;
  /** Employer, as ProConnect says it. */
  siret?: string;
  /** Codes of the établissements that the guichet says the person heads, or stands in for today. Told, never a right. */
  etablissements?: readonly string[];
  preuve?: Preuve;
}

/** Why nobody is let in, by the code that the page of sign-in explains. */
export type RefusDIdentite = 'IdentiteIllisible' | 'IdentitePremierDegre';
export type LectureDIdentite = { lue: IdentiteLue } | { refus: RefusDIdentite };

const texte = z.string().trim().min(1).max(200);
/** What a provider may leave out; an empty or malformed one is as good as absent, and opens nothing. */
const peutEtre = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
/** One value alone, or a list of them: both are seen. */
const liste = z.union([texte.transform((seule) => [seule]), z.array(z.string())]);

const ProConnectSchema = z.object({
  sub: texte,
  given_name: texte.default(''),
  usual_name: texte,
  email: peutEtre(z.email()),
  siret: peutEtre(z.string().refine(estSiret)),
});

const UAI = /^\d{7}[A-Z]$/;
/** UAI first, then six parts that we do not use: "0590001A$UAJ$PU$N$T3$CLG$340"; "X" says none. */
const uaiDe = (valeur: string): string[] => valeur.split('$', 1).filter((uai) => UAI.test(uai));

const FimSchema = z.object({
  sub: texte,
  given_name: texte.default(''),
  family_name: texte,
  email: peutEtre(z.email()),
  FrEduRneResp: liste.catch([]),
  FrEduResDel: liste.catch([]),
});

const jourDe = (ecrit: string | undefined): Jour | null => {
  const lu = lireJour(ecrit ?? '');
  return 'jour' in lu ? lu.jour : null;
};

/** Where a delegation in force on the day makes somebody stand in; nothing when its days cannot be read. */
function uaiDelegues(delegation: string, leJour: Jour): string[] {
  const [, , debut, fin, , lieux = ''] = delegation.split('|');
  const [du, au] = [jourDe(debut), jourDe(fin)];
  if (!du || !au || avant(leJour, du) || apres(leJour, au)) return [];
  return lieux.split(';').flatMap((lieu) => uaiDe(lieu.replace(/^FrEduRneResp=/, '')));
}

const EduConnectSchema = z.object({
  sub: texte,
  given_name: texte.default(''),
  family_name: texte,
  FrEduCtPersonAffiliation: liste.catch([]),
  // Empty for a parent.
  FrEduCtEleveINE: peutEtre(z.string().regex(/^(\d{9}[A-Z]{2}|\d{10}[A-Z])$/)),
});

/** Unknown parts of a birth come as zeros: "1980-05-00" is a month, "1980-00-00" a year. Null when it is no birth. */
function naissanceDe(birthdate: string): string | null {
  const connue = /^\d{4}-00/.test(birthdate) ? birthdate.slice(0, 4) : birthdate.replace(/-00$/, '');
  try {
    naissance(connue);
    return connue;
  } catch {
    return null;
  }
}

const FRANCE = '99100';
const FranceConnectSchema = z
  .object({
    sub: z.string().regex(/^[0-9a-f]{64}v1$/),
    given_name: texte.default(''),
    family_name: texte,
    preferred_username: peutEtre(texte),
    birthdate: z
      .string()
      .regex(/^(19|20)\d{2}-\d{2}-\d{2}$/)
      .transform(naissanceDe),
    gender: z.enum(['male', 'female']),
    /** Empty for who is born abroad. */
    birthplace: z.union([z.literal(''), z.string().regex(/^(\d{2}|2[AB])\d{3}$/)]),
    birthcountry: z.string().regex(/^99\d{3}$/),
  })
  .refine(({ birthdate, birthplace, birthcountry }) => {
    return birthdate !== null && (birthcountry === FRANCE) === (birthplace !== '');
  });

const ILLISIBLE = { refus: 'IdentiteIllisible' } as const;

const LECTEURS: Record<Porte, (profil: unknown, leJour: Jour) => LectureDIdentite> = {
  agents(profil) {
    const lu = ProConnectSchema.safeParse(profil);
    if (!lu.success) return ILLISIBLE;
    const { sub, given_name: prenom, usual_name: nom, email: courriel, siret } = lu.data;
    return { lue: { sub, prenom, nom, ...(courriel ? { courriel } : {}), ...(siret ? { siret } : {}) } };
  },
  fim(profil, leJour) {
    const lu = FimSchema.safeParse(profil);
    if (!lu.success) return ILLISIBLE;
    const { sub, given_name: prenom, family_name: nom, email: courriel, FrEduRneResp, FrEduResDel } = lu.data;
    const delegues = FrEduResDel.flatMap((delegation) => uaiDelegues(delegation, leJour));
    const etablissements = [...new Set([...FrEduRneResp.flatMap(uaiDe), ...delegues])];
    return { lue: { sub: `fim:${sub}`, prenom, nom, ...(courriel ? { courriel } : {}), etablissements } };
  },
  familles(profil) {
    const lu = EduConnectSchema.safeParse(profil);
    if (!lu.success) return ILLISIBLE;
    const { sub, given_name: prenom, family_name: nom, FrEduCtEleveINE: ine } = lu.data;
    const qui = lu.data.FrEduCtPersonAffiliation;
    if (qui.length > 0 && qui.every((genre) => genre === 'eleve1d')) return { refus: 'IdentitePremierDegre' };
    const eleve = ine && qui.includes('eleve2d');
    return { lue: { sub, prenom, nom, ...(eleve ? { preuve: { genre: 'ine', nom, prenom, ine } } : {}) } };
  },
  franceconnect(profil) {
    const lu = FranceConnectSchema.safeParse(profil);
    if (!lu.success) return ILLISIBLE;
    const { sub, given_name, family_name: nom, preferred_username, birthdate, gender, ...ne } = lu.data;
    // All first names come in one text, separated by spaces.
    const [prenom = ''] = given_name.split(' ');
    return {
      lue: {
        sub: `franceconnect:${sub}`,
        prenom,
        nom,
        preuve: {
          genre: 'etat_civil',
          nom,
          nomUsage: preferred_username ?? null,
          prenom,
          sexe: gender === 'female' ? 'F' : 'M',
          naissance: birthdate ?? '',
          pays: ne.birthcountry.slice(2),
          commune: ne.birthplace || null,
        },
      },
    };
  },
};

/** Who a provider says is there, on a day; or why that person cannot be let in. Never throws, whatever it is given. */
export const lireIdentite = (porte: Porte, profil: unknown, leJour: Jour): LectureDIdentite =>
  LECTEURS[porte](profil, leJour);
