/** The services that the application asks, when they are configured: what their variables must say, and what they come to. Pure. */
import { z } from 'zod';

/** An address of the web. */
export const url = z.url({
  protocol: /^https?$/,
  error:
    'manque ou n’est pas une adresse : donnez une adresse complète, par exemple https://bourses.exemple.fr.',
});
/** A value that is given, and not empty. */
export const texte = z.string({ error: 'manque : donnez sa valeur.' }).min(1, 'est vide : donnez sa valeur.');

/** Their variables. */
export const SERVICES_DEMANDES = {
  /** The tax administration, for the étude automatique: address of its doors, and who calls; none without it. */
  IMPOTS_ADRESSE: url.optional(),
  IMPOTS_CLIENT: texte.optional(),
  IMPOTS_SECRET: texte.optional(),
  IMPOTS_TELESERVICE: texte.optional(),
  IMPOTS_CHEMIN: z.enum(['sfip', 'r2p'], { error: 'vaut « sfip » ou « r2p ».' }).default('sfip'),
  /** API Particulier, for the children whom a CAF or MSA names: its address, our token, the SIRET of who asks; none without it. */
  QUOTIENT_ADRESSE: url.optional(),
  QUOTIENT_JETON: texte.optional(),
  QUOTIENT_SIRET: z
    .string()
    .regex(/^\d{14}$/, 'est un SIRET : 14 chiffres, sans espace.')
    .optional(),
  /** SYGNE, the school base behind its routes, asked each night: its address, and who calls; none without it. */
  SYGNE_ADRESSE: url.optional(),
  SYGNE_CLIENT: texte.optional(),
  SYGNE_SECRET: texte.optional(),
  /** FranceConnect, a second door of families: its issuer, and who asks; that door is closed without it. */
  OIDC_FRANCECONNECT_ISSUER: url.optional(),
  OIDC_FRANCECONNECT_CLIENT_ID: texte.optional(),
  OIDC_FRANCECONNECT_CLIENT_SECRET: texte.optional(),
  OIDC_FRANCECONNECT_ACR: z.string().default('eidas1'),
  /** The guichet of the académie (FIM), a second door of agents, likewise. */
  OIDC_FIM_ISSUER: url.optional(),
  OIDC_FIM_CLIENT_ID: texte.optional(),
  OIDC_FIM_CLIENT_SECRET: texte.optional(),
  /** The operator that sends SMS: its address and our token; no SMS is offered without it. */
  SMS_ADRESSE: url.optional(),
  SMS_JETON: texte.optional(),
};

type Lu = z.output<z.ZodObject<typeof SERVICES_DEMANDES>>;

/** What an address is given with. */
const EXIGES = [
  ['IMPOTS_ADRESSE', ['IMPOTS_CLIENT', 'IMPOTS_SECRET', 'IMPOTS_TELESERVICE']],
  ['QUOTIENT_ADRESSE', ['QUOTIENT_JETON', 'QUOTIENT_SIRET']],
  ['SYGNE_ADRESSE', ['SYGNE_CLIENT', 'SYGNE_SECRET']],
  ['OIDC_FRANCECONNECT_ISSUER', ['OIDC_FRANCECONNECT_CLIENT_ID', 'OIDC_FRANCECONNECT_CLIENT_SECRET']],
  ['OIDC_FIM_ISSUER', ['OIDC_FIM_CLIENT_ID', 'OIDC_FIM_CLIENT_SECRET']],
  ['SMS_ADRESSE', ['SMS_JETON']],
] as const;

/** What lacks beside an address that is given. */
export const defautsDesServices = (lu: Lu): { nom: string; message: string }[] =>
  EXIGES.flatMap(([adresse, exiges]) =>
    exiges.flatMap((nom) =>
      lu[adresse] && !lu[nom] ? [{ nom, message: `manque : ${adresse} est donnée.` }] : [],
    ),
  );

/** A provider that says who people are. */
export interface FournisseurIdentite {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Level of authentication asked; empty when the provider has none. */
  acr: string;
}

export interface ServicesDemandes {
  /** The second doors of families and of agents; undefined where they are closed. */
  franceconnect: FournisseurIdentite | undefined;
  fim: FournisseurIdentite | undefined;
  /** The doors of the tax administration; undefined where no étude automatique is made. */
  impots:
    | { adresse: string; client: string; secret: string; teleservice: string; chemin: 'sfip' | 'r2p' }
    | undefined;
  /** The caisses (CAF, MSA), which the worker alone asks; undefined where nobody does. */
  quotient: { adresse: string; jeton: string; siret: string } | undefined;
  /** Whether families are offered to have theirs asked: the site holds the SIRET alone. */
  caisses: boolean;
  /** SYGNE, asked each night; undefined where nobody asks it. */
  sygne: { adresse: string; client: string; secret: string } | undefined;
  /** The operator of SMS; undefined where none is sent. */
  sms: { adresse: string; jeton: string } | undefined;
}

const porte = (
  issuer: string | undefined,
  clientId: string | undefined,
  clientSecret: string | undefined,
  acr: string,
): FournisseurIdentite | undefined =>
  issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, acr } : undefined;

/** The services that are configured. */
export const lireServices = (lu: Lu): ServicesDemandes => ({
  franceconnect: porte(
    lu.OIDC_FRANCECONNECT_ISSUER,
    lu.OIDC_FRANCECONNECT_CLIENT_ID,
    lu.OIDC_FRANCECONNECT_CLIENT_SECRET,
    lu.OIDC_FRANCECONNECT_ACR,
  ),
  // Its documents name no level to ask.
  fim: porte(lu.OIDC_FIM_ISSUER, lu.OIDC_FIM_CLIENT_ID, lu.OIDC_FIM_CLIENT_SECRET, ''),
  impots:
    lu.IMPOTS_ADRESSE && lu.IMPOTS_CLIENT && lu.IMPOTS_SECRET && lu.IMPOTS_TELESERVICE
      ? {
          ...{ adresse: lu.IMPOTS_ADRESSE, client: lu.IMPOTS_CLIENT, secret: lu.IMPOTS_SECRET },
          ...{ teleservice: lu.IMPOTS_TELESERVICE, chemin: lu.IMPOTS_CHEMIN },
        }
      : undefined,
  quotient:
    lu.QUOTIENT_ADRESSE && lu.QUOTIENT_JETON && lu.QUOTIENT_SIRET
      ? { adresse: lu.QUOTIENT_ADRESSE, jeton: lu.QUOTIENT_JETON, siret: lu.QUOTIENT_SIRET }
      : undefined,
  caisses: lu.QUOTIENT_SIRET !== undefined,
  sygne:
    lu.SYGNE_ADRESSE && lu.SYGNE_CLIENT && lu.SYGNE_SECRET
      ? { adresse: lu.SYGNE_ADRESSE, client: lu.SYGNE_CLIENT, secret: lu.SYGNE_SECRET }
      : undefined,
  sms: lu.SMS_ADRESSE && lu.SMS_JETON ? { adresse: lu.SMS_ADRESSE, jeton: lu.SMS_JETON } : undefined,
});
