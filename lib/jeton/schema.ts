import { z } from 'zod';
import { ENVIRONNEMENTS, PAR_MINUTE } from '#lib/droit/habilitation/jeton.ts';
import { SCOPES } from '#lib/droit/habilitation/scopes.ts';
import { coche, entier, texte, vide } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

const RESEAU = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const AdressesSchema = chaine()
  .default('')
  .transform((lu, contexte) => {
    const adresses = [...new Set(lu.split(/[\s,;]+/).filter(Boolean))];
    const fausse = adresses.find((adresse) => !RESEAU.safeParse(adresse).success);
    if (fausse)
      contexte.addIssue({
        code: 'custom',
        message: `Adresses : « ${fausse} » n’est pas une adresse IP ni un réseau ; écrivez par exemple 192.0.2.7 ou 192.0.2.0/24.`,
      });
    if (adresses.length > 50)
      contexte.addIssue({ code: 'custom', message: 'Adresses : 50 au plus ; donnez un réseau.' });
    return adresses;
  });

const choisis = (lu: Record<string, unknown>): string[] => SCOPES.filter((scope) => lu[scope] === true);

/** A token to issue: what it opens, from where. */
export const EmissionSchema = z
  .object({
    id: z.uuid(),
    nom: texte('Nom du jeton', 80),
    environnement: z.enum(ENVIRONNEMENTS, { error: 'Environnement : à choisir.' }),
    ...Object.fromEntries(SCOPES.map((scope) => [scope, coche])),
    adresses: AdressesSchema,
  })
  .transform(({ id, nom, environnement, adresses, ...reste }) => ({
    habilitationId: id,
    nom,
    environnement,
    adresses,
    scopes: choisis(reste),
  }))
  .refine(({ scopes }) => scopes.length > 0, {
    path: [SCOPES[0]],
    error: 'Données : choisissez-en au moins une.',
  });
export type Emission = z.output<typeof EmissionSchema>;

const UnJeton = { id: z.uuid(), jetonId: z.uuid() };

/** A token of a request, to be replaced or closed. */
export const JetonSchema = z.object(UnJeton);
export type JetonVise = z.output<typeof JetonSchema>;

const appels = (nom: string) =>
  vide(
    entier(nom, PAR_MINUTE).refine(
      (n) => Number(n) >= 1,
      `${nom} : 1 au moins ; pour fermer un jeton, révoquez-le.`,
    ),
  );

/** Where a token may be used from, and for the ministère how many calls a minute and a second it may make. */
export const ReglageSchema = z.object({
  ...UnJeton,
  adresses: AdressesSchema,
  parMinute: appels('Appels par minute'),
  parSeconde: appels('Appels par seconde'),
});
export type Reglage = z.output<typeof ReglageSchema>;
