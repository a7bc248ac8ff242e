import { rentree } from '#lib/droit/annee.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import type { Jour } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

export interface CampagneVue {
  rentree: number;
  version: number;
  ouverture: Jour;
  cloture: Jour;
  clotureCned: Jour;
  finAnneeScolaire: Jour;
  source: string;
  /** The closing days that the texts give; null when none does. */
  selonLesTextes: { cloture: Jour | null; clotureCned: Jour | null };
}

/**
 * The campaigns on record, the last first, each beside what the texts say: a difference must be seen. Throws Refus
 * introuvable to anybody but an administrateur.
 */
export async function campagnes(portee: Portee): Promise<CampagneVue[]> {
  exigerAdministrateur(portee);
  const lues = await prisma().campagne.findMany({ orderBy: { rentree: 'desc' } });
  return lues.map((lue) => ({
    rentree: lue.rentree,
    version: lue.version,
    ouverture: jourDe(lue.ouverture),
    cloture: jourDe(lue.cloture),
    clotureCned: jourDe(lue.clotureCned),
    finAnneeScolaire: jourDe(lue.finAnneeScolaire),
    source: lue.source,
    selonLesTextes: {
      cloture: campagneDe(rentree(lue.rentree))?.cloture ?? null,
      clotureCned: campagneDe(rentree(lue.rentree), 'cned')?.cloture ?? null,
    },
  }));
}

/** One campaign on record, by its address. Throws a Refus "introuvable". */
export async function campagneEnregistree(portee: Portee, annee: string): Promise<CampagneVue> {
  const trouvee = (await campagnes(portee)).find((campagne) => String(campagne.rentree) === annee);
  if (!trouvee) throw new Refus('introuvable', 'Cette campagne n’est pas enregistrée.');
  return trouvee;
}
