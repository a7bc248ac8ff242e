/** The one configuration, read from the environment and checked as a whole before anything starts. */
import { z } from 'zod';
import { PREFIXE_DEMO, refusDeProduction } from './production.ts';
import {
  defautsDesServices,
  type FournisseurIdentite,
  lireServices,
  SERVICES_DEMANDES,
  type ServicesDemandes,
  texte,
  url,
} from './services-demandes.ts';
import { CLE_NUMEROTEE, defautDuTrousseau, type Trousseau, trousseauDe } from './trousseau.ts';

/** Raised with one French line per variable that lacks or is wrong, each with the way out. */
export class ConfigurationInvalide extends Error {
  override name = 'ConfigurationInvalide';
}

const postgres = z
  .string({ error: 'manque : donnez une adresse postgresql://utilisateur:motdepasse@serveur:5432/base.' })
  .regex(/^postgres(ql)?:\/\//, 'doit commencer par postgresql://.');
const secret = z
  .string({
    error: 'manque : donnez un secret d’au moins 32 caractères, par exemple avec « openssl rand -hex 32 ».',
  })
  .min(32, 'est trop court : donnez au moins 32 caractères, par exemple avec « openssl rand -hex 32 ».');
const SANS_CLE = 'manque : donnez 64 chiffres hexadécimaux, par exemple avec « openssl rand -hex 32 ».';
const cle = z
  .string({ error: SANS_CLE })
  .regex(
    new RegExp(`^(${PREFIXE_DEMO})?[0-9a-f]{64}$`),
    'doit être faite de 64 chiffres hexadécimaux (a à f en minuscules), par exemple avec « openssl rand -hex 32 ».',
  );

const commun = z.object({
  BOURSES_DEMO: z.enum(['0', '1'], { error: 'vaut 1 (démonstration) ou 0.' }).default('0'),
  DATABASE_URL: postgres,
  /** A streaming replica, under the role of the site: lists and figures are read there. */
  DATABASE_URL_LECTURE: postgres.optional(),
  LECTURE_RETARD: z
    .string()
    .regex(/^\d{1,3}$/, 'est un nombre de secondes, de 0 à 999.')
    .default('30')
    .transform(Number),
  DATABASE_URL_WORKER: postgres.optional(),
  DATABASE_URL_PROPRIETAIRE: postgres.optional(),
  NEXTAUTH_URL: url,
  NEXTAUTH_SECRET: secret,
  CLE_DONNEES: z
    .string({ error: SANS_CLE })
    .regex(
      CLE_NUMEROTEE,
      'doit être faite de 64 chiffres hexadécimaux (a à f en minuscules), par exemple avec « openssl rand -hex 32 », précédés de leur numéro après une rotation (« 2:… »).',
    ),
  CLES_DONNEES_ANCIENNES: z
    .string()
    .refine(
      (liste) => liste.split(',').every((lue) => CLE_NUMEROTEE.test(lue)),
      'est une liste de clés, chacune précédée de son numéro (« 1:… »), séparées par des virgules, sans espace.',
    )
    .optional(),
  CHIFFREMENT_ANCIEN: z
    .literal('accepte', { error: 'vaut « accepte », le temps d’une rotation, ou rien.' })
    .optional(),
  CLE_DE_SCEAU: cle.optional(),
  CLE_JETONS: cle.optional(),
  CLES_DE_SCEAU_PUBLIQUES: z
    .string()
    .regex(
      /^[0-9a-f]{64}(,[0-9a-f]{64})*$/,
      'est une liste de clés publiques de 64 chiffres hexadécimaux, séparées par des virgules, sans espace.',
    )
    .optional(),
  OIDC_AGENTS_ISSUER: url,
  OIDC_AGENTS_CLIENT_ID: texte,
  OIDC_AGENTS_CLIENT_SECRET: secret,
  OIDC_AGENTS_ACR: z.string().default(''),
  OIDC_FAMILLES_ISSUER: url,
  OIDC_FAMILLES_CLIENT_ID: texte,
  OIDC_FAMILLES_CLIENT_SECRET: secret,
  OIDC_FAMILLES_ACR: z.string().default(''),
  SMTP_URL: z
    .string({ error: 'manque : donnez l’adresse du serveur de courriel, par exemple smtp://serveur:25.' })
    .regex(/^smtps?:\/\//, 'doit commencer par smtp:// ou smtps://.'),
  COURRIEL_EXPEDITEUR: texte,
  /** Where mails that come back go, one address for each mail under it; none: to who sends. */
  COURRIEL_RETOUR: z
    .string()
    .regex(
      /^$|^[a-z0-9._-]{1,10}@[a-z0-9.-]+$/,
      'est une adresse, dix signes au plus avant l’arobase : retours@domaine.fr.',
    )
    .default(''),
  /** The directory of enterprises and administrations, asked about the bodies that want an habilitation. */
  ANNUAIRE: url.default('https://recherche-entreprises.api.gouv.fr'),
  /** The daemon of ClamAV that looks at received files; none without it. */
  ANTIVIRUS: z
    .string()
    .regex(
      /^(tcp:\/\/[^\s:/]+:\d{1,5}|unix:\/\/?[^\s]+)$/,
      'est l’adresse de clamd : tcp://serveur:3310 ou unix:/run/clamav/clamd.ctl.',
    )
    .optional(),
  /** The ministère at the head of letters, lists and bundles. */
  MINISTERE: texte
    .max(120, 'est trop long : donnez un nom d’une ligne.')
    .default('Ministère de l’éducation nationale'),
  /** Hour in Paris at which the letters of decisions leave; as soon as they are made without it. */
  DEPART_DES_DECISIONS: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'est une heure de Paris, par exemple 04:00.')
    .optional(),
  /** When the interface for administrations says that it is in maintenance, in Paris. */
  MAINTENANCE_API: z
    .string()
    .regex(
      /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
      'est une plage de Paris dans une même journée, par exemple 01:10-02:30.',
    )
    .optional(),
  ...SERVICES_DEMANDES,
  /** Names, besides localhost, that lead to this very machine: containers on its own network. */
  HOTES_DE_LA_MACHINE: z
    .string()
    .regex(/^[\w.:[\]-]+(,[\w.:[\]-]+)*$/, 'est une liste de noms séparés par des virgules, sans espace.')
    .optional(),
});

const disque = z.object({ STOCKAGE: z.literal('disque'), STOCKAGE_DOSSIER: texte });
const s3 = z.object({
  STOCKAGE: z.literal('s3'),
  S3_ENDPOINT: url,
  S3_REGION: texte,
  S3_BUCKET: texte,
  S3_ACCESS_KEY_ID: texte,
  S3_SECRET_ACCESS_KEY: texte,
});
const stockage = z.discriminatedUnion('STOCKAGE', [disque, s3], {
  error: 'vaut « disque » (avec STOCKAGE_DOSSIER) ou « s3 » (avec les variables S3_…).',
});

const schema = commun.and(stockage).superRefine((lu, contexte) => {
  const defaut = defautDuTrousseau(lu.CLE_DONNEES, lu.CLES_DONNEES_ANCIENNES);
  if (defaut) contexte.addIssue({ code: 'custom', path: ['CLES_DONNEES_ANCIENNES'], message: defaut });
  for (const { nom, message } of defautsDesServices(lu))
    contexte.addIssue({ code: 'custom', path: [nom], message });
  if (lu.BOURSES_DEMO === '1') return;
  for (const { nom, message } of refusDeProduction(lu))
    contexte.addIssue({ code: 'custom', path: [nom], message });
});

/**
 * Names of all the variables that can be set: the tests hold the documentation against them.
 * @internal
 */
export const VARIABLES: readonly string[] = [
  ...new Set([commun, disque, s3].flatMap((part) => Object.keys(part.shape))),
];

export interface Configuration extends ServicesDemandes {
  /** True on a demonstration: synthetic data, stand-ins, a day that can be set. */
  demo: boolean;
  /** Role of the site, held by row-level security. */
  databaseUrl: string;
  /** The copy that serves lists and figures, same role; undefined: the base serves them. */
  databaseUrlLecture: string | undefined;
  /** Seconds by which it may be late before pages say it. */
  retardDeLecture: number;
  /** Role of the application itself; present where jobs run, never on the site. */
  databaseUrlWorker: string | undefined;
  /** Role that owns the tables; present only where migrations are applied. */
  databaseUrlProprietaire: string | undefined;
  /** Public address of the site, without a final slash. */
  url: string;
  secretSession: string;
  /** Keys of 32 bytes that encrypt tax numbers, pieces and letters at rest. */
  trousseau: Trousseau;
  /** 32 bytes that sign the seals of the journal; present where jobs run, never on the site. */
  cleDeSceau: Uint8Array | undefined;
  /** 32 bytes under which the prints of the API's tokens are made; undefined where they follow the session's secret. */
  cleDesJetons: Uint8Array | undefined;
  /** Public halves, of 32 bytes each, of the keys that signed before this one. */
  clesDeSceauPubliques: readonly Uint8Array[];
  agents: FournisseurIdentite;
  familles: FournisseurIdentite;
  /** "04:00": hour in Paris at which the letters of decisions leave; undefined: as soon as they are made. */
  departDesDecisions: string | undefined;
  /** "01:10-02:30" in Paris: when the interface for administrations is in maintenance; undefined: never. */
  maintenanceApi: string | undefined;
  /** Where ClamAV's daemon listens; undefined where files are not given to an antivirus. */
  antivirus: { path: string } | { host: string; port: number } | undefined;
  /** The name at the head of letters. */
  ministere: string;
  smtpUrl: string;
  /** Address of the directory of enterprises and administrations. */
  annuaire: string;
  expediteur: string;
  /** The address under which those of returned mails are made; undefined: they come back to who sends. */
  retours: string | undefined;
  stockage:
    | { sorte: 'disque'; dossier: string }
    | {
        sorte: 's3';
        endpoint: string;
        region: string;
        bucket: string;
        accessKeyId: string;
        secretAccessKey: string;
      };
}

const octetsDe = (cle: string): Uint8Array => Buffer.from(cle.replace(PREFIXE_DEMO, ''), 'hex');

function adresseDAntivirus(adresse: string | undefined): Configuration['antivirus'] {
  if (!adresse) return undefined;
  if (adresse.startsWith('unix:')) return { path: adresse.slice('unix:'.length) };
  const { hostname, port } = new URL(adresse);
  return { host: hostname, port: Number(port) };
}

/**
 * Reads and checks a configuration.
 * @throws {ConfigurationInvalide} naming every wrong variable and what to write instead
 */
export function lireConfiguration(environnement: Record<string, string | undefined>): Configuration {
  const { success, data: lu, error } = schema.safeParse({ STOCKAGE: 'disque', ...environnement });
  if (!success) {
    const lignes = error.issues.map((issue) => `- ${issue.path.join('.') || 'STOCKAGE'} ${issue.message}`);
    throw new ConfigurationInvalide(`La configuration est incomplète :\n${[...new Set(lignes)].join('\n')}`);
  }
  return {
    demo: lu.BOURSES_DEMO === '1',
    databaseUrl: lu.DATABASE_URL,
    databaseUrlLecture: lu.DATABASE_URL_LECTURE,
    retardDeLecture: lu.LECTURE_RETARD,
    databaseUrlWorker: lu.DATABASE_URL_WORKER,
    databaseUrlProprietaire: lu.DATABASE_URL_PROPRIETAIRE,
    url: lu.NEXTAUTH_URL.replace(/\/$/, ''),
    secretSession: lu.NEXTAUTH_SECRET,
    trousseau: trousseauDe(
      lu.CLE_DONNEES,
      lu.CLES_DONNEES_ANCIENNES,
      lu.BOURSES_DEMO === '1' || lu.CHIFFREMENT_ANCIEN === 'accepte',
    ),
    cleDeSceau: lu.CLE_DE_SCEAU === undefined ? undefined : octetsDe(lu.CLE_DE_SCEAU),
    cleDesJetons: lu.CLE_JETONS === undefined ? undefined : octetsDe(lu.CLE_JETONS),
    clesDeSceauPubliques: (lu.CLES_DE_SCEAU_PUBLIQUES?.split(',') ?? []).map(octetsDe),
    agents: {
      issuer: lu.OIDC_AGENTS_ISSUER,
      clientId: lu.OIDC_AGENTS_CLIENT_ID,
      clientSecret: lu.OIDC_AGENTS_CLIENT_SECRET,
      acr: lu.OIDC_AGENTS_ACR,
    },
    familles: {
      issuer: lu.OIDC_FAMILLES_ISSUER,
      clientId: lu.OIDC_FAMILLES_CLIENT_ID,
      clientSecret: lu.OIDC_FAMILLES_CLIENT_SECRET,
      acr: lu.OIDC_FAMILLES_ACR,
    },
    antivirus: adresseDAntivirus(lu.ANTIVIRUS),
    departDesDecisions: lu.DEPART_DES_DECISIONS,
    maintenanceApi: lu.MAINTENANCE_API,
    ...lireServices(lu),
    ministere: lu.MINISTERE,
    smtpUrl: lu.SMTP_URL,
    annuaire: lu.ANNUAIRE,
    expediteur: lu.COURRIEL_EXPEDITEUR,
    retours: lu.COURRIEL_RETOUR || undefined,
    stockage:
      lu.STOCKAGE === 'disque'
        ? { sorte: 'disque', dossier: lu.STOCKAGE_DOSSIER }
        : {
            sorte: 's3',
            endpoint: lu.S3_ENDPOINT,
            region: lu.S3_REGION,
            bucket: lu.S3_BUCKET,
            accessKeyId: lu.S3_ACCESS_KEY_ID,
            secretAccessKey: lu.S3_SECRET_ACCESS_KEY,
          },
  };
}

let courante: Configuration | undefined;

/** The configuration of this process, read at the first call: a build needs none. */
export function configuration(): Configuration {
  courante ??= lireConfiguration(process.env);
  return courante;
}
