import { z } from 'zod';
import { MotifSchema } from '#lib/administration/schema.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Certificates that say whose signature a cachet bears: they are public, and an administrator answers for them. */

/** Curves of the format, each with its hash and the length of its signatures, in bytes. */
export const COURBES = {
  'P-256': { empreinte: 'SHA-256', longueur: 64 },
  'P-384': { empreinte: 'SHA-384', longueur: 96 },
  'P-521': { empreinte: 'SHA-512', longueur: 132 },
} as const;

export type Courbe = keyof typeof COURBES;

/** A certificate as the browser takes it to judge a cachet. */
export interface CertificatDeCachet {
  autorite: string;
  certificat: string;
  courbe: Courbe;
  /** SubjectPublicKeyInfo in base64. */
  cle: string;
  /** First and last day on which it could sign, ISO. */
  du: string;
  au: string;
}

/**
 * What a signature is worth. `inconnue`: no certificate of ours says; `hors_validite`: the certificate could not sign on
 * that day; `fausse`: the code was altered, or somebody else made it.
 */
export type Verdict = 'verifiee' | 'inconnue' | 'hors_validite' | 'fausse';

const quatreSignes = (error: string) =>
  chaine()
    .transform((lu) => lu.trim().toUpperCase())
    .pipe(chaine().regex(/^[A-Z0-9]{4}$/, error));

/** A certificate to import, in the text that its authority publishes. */
export const ImporterSchema = z.object({
  autorite: quatreSignes('Autorité : quatre signes, par exemple FR05.').refine((lu) => /^[A-Z]{2}/.test(lu), {
    error: 'Autorité : deux lettres de pays, puis deux signes, par exemple FR05.',
  }),
  certificat: quatreSignes('Nom du certificat : les quatre signes que la saisie montre.'),
  pem: chaine('Certificat : collez son texte.')
    .max(8_000, 'Ce texte est trop long pour un certificat.')
    .regex(
      /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/,
      'Collez le texte entier, de BEGIN CERTIFICATE à END CERTIFICATE.',
    ),
  motif: MotifSchema,
});

/** A certificate of the list, by its whole name: "FR05 AV01". */
export const RetirerSchema = z.object({
  nom: chaine().regex(/^[A-Z0-9]{4} [A-Z0-9]{4}$/, 'Certificat : choisissez-le dans la liste.'),
  motif: MotifSchema,
});
