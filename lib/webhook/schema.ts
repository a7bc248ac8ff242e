import { z } from 'zod';
import { chaine } from '#lib/technique/texte.ts';

const ADRESSE =
  'Adresse : une adresse complète, qui commence par https://, par exemple https://commune.exemple.fr/notifications.';

/** Where a body wants to be told what happens to its request: over TLS, by a name, on the usual port. */
const AdresseSchema = chaine(ADRESSE)
  .trim()
  .max(500, 'Adresse : 500 caractères au plus.')
  .superRefine((lu, contexte) => {
    const refuser = (message: string) => contexte.addIssue({ code: 'custom', message });
    const url = URL.parse(lu);
    if (url?.protocol !== 'https:') return refuser(ADRESSE);
    if (url.username || url.password)
      return refuser('Adresse : sans identifiant ni mot de passe ; la signature suffit.');
    if (url.port) return refuser('Adresse : sans numéro de port.');
    if (/^[\d.]+$|^\[/.test(url.hostname) || !url.hostname.includes('.'))
      return refuser(
        'Adresse : un nom de domaine public, pas une adresse IP ni une machine de votre réseau.',
      );
  });

export const ReglageSchema = z.object({ id: z.uuid(), adresse: AdresseSchema });
export type Reglage = z.output<typeof ReglageSchema>;

/** A delivery to be made again. */
export const RejeuSchema = z.object({ id: z.uuid(), envoiId: z.uuid() });
export type Rejeu = z.output<typeof RejeuSchema>;

export const EssaiSchema = z.object({ id: z.uuid() });
