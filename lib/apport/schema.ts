import { z } from 'zod';
import { CANAUX_DE_CONTACT, type CanalDeContact } from '#lib/droit/echeances/radar.ts';
import { LIBELLES_MOYENS, type MoyenDeRelance } from '#lib/droit/echeances/relances.ts';
import { parmi } from '#lib/radar/schema.ts';
import { chaine, UAI } from '#lib/technique/texte.ts';

const Apport = z.object({
  uai: chaine().regex(UAI),
  deposees: z.literal('oui').optional().catch(undefined).transform(Boolean),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/** The number of a means whose pupils are asked for: those reached, or those of them for whom a demande came. */
export const ApportDemandeSchema = z.discriminatedUnion('relance', [
  Apport.extend({
    relance: z.literal('oui').transform(() => true),
    moyen: parmi<MoyenDeRelance>(LIBELLES_MOYENS, 'Moyen'),
  }),
  Apport.extend({
    relance: z.literal('non').transform(() => false),
    moyen: parmi<CanalDeContact>(CANAUX_DE_CONTACT, 'Moyen'),
  }),
]);
export type ApportDemande = z.output<typeof ApportDemandeSchema>;

/** The pupils behind a number of a means. */
export const adresseDeLApport = (
  { uai, relance, moyen, deposees }: Omit<ApportDemande, 'page'>,
  page = 1,
): string =>
  `/agent/radar/apports?${new URLSearchParams({
    ...{ uai, moyen, relance: relance ? 'oui' : 'non' },
    ...(deposees ? { deposees: 'oui' } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  })}`;
