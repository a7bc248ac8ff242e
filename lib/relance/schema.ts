import { z } from 'zod';
import { MOYENS_DE_RELANCE } from '#lib/droit/echeances/relances.ts';
import { lireRecommande } from '#lib/droit/reception/recommande.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Families reminded in one go at most. */
export const RELANCES_MAXIMUM = 200;

const LIGNE = /^relance:([0-9a-f-]{36})$/;

/** Name of the box by which a pupil is ticked. */
export const nomDeRelance = (scolariteId: string): string => `relance:${scolariteId}`;

/** The means, the pupils ticked, and the number of the slip for a registered letter, which goes to one family at a time. */
export const RelancerSchema = z
  .looseObject({
    etape: z.enum(MOYENS_DE_RELANCE, { error: 'Moyen : à choisir.' }),
    numero: chaine().trim().default(''),
    /** A reminder is seen before it is sent. */
    geste: z.enum(['voir', 'envoyer']).catch('voir'),
  })
  .transform(({ etape, numero, geste, ...cases }, contexte) => {
    const fautif = (champ: string, message: string) => {
      contexte.addIssue({ code: 'custom', path: [champ], message });
      return z.NEVER;
    };
    const scolariteIds = Object.entries(cases).flatMap(([nom, coche]) => {
      const [, id] = LIGNE.exec(nom) ?? [];
      return coche === 'oui' && z.uuid().safeParse(id).success ? [id as string] : [];
    });
    if (scolariteIds.length === 0)
      return fautif('lignes', 'Cochez les élèves dont la famille est à relancer.');
    if (scolariteIds.length > RELANCES_MAXIMUM)
      return fautif('lignes', `${RELANCES_MAXIMUM} familles au plus en une fois.`);
    if (etape !== 'recommande') return { etape, geste, scolariteIds, numero: null };
    if (scolariteIds.length > 1)
      return fautif('lignes', 'Un recommandé porte un seul numéro : cochez une seule famille.');
    const lu = lireRecommande(numero);
    return 'faute' in lu ? fautif('numero', lu.faute) : { etape, geste, scolariteIds, numero: lu.numero };
  });
export type RelancerSaisi = z.output<typeof RelancerSchema>;

/** The letters of a day, to print. */
export const LettresSchema = z.object({
  etape: z.enum(['courrier', 'recommande']),
  jour: chaine().pipe(z.iso.date()),
});
