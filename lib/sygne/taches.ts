/** Each night, the établissements of SYGNE, some at a time. */
import { SansReponse } from '#lib/connecteurs/appel.ts';
import { ouvrirSygne, type Sygne } from '#lib/connecteurs/base-scolaire/sygne.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ajouterTache, type Taches } from '#lib/technique/taches.ts';
import { lireLaNuit } from './actes.ts';

/** Établissements asked in one job: others of the queue take their turn between two. */
const ENSEMBLE = 5;
/** Readings that fail one after the other, from which the service is away rather than an établissement at fault. */
const DE_SUITE = 3;

let ouverte: Sygne | undefined;

/** The school base as configured; null where nobody asks it. */
function sygne(): Sygne | null {
  const acces = configuration().sygne;
  if (!acces) return null;
  ouverte ??= ouvrirSygne(acces);
  return ouverte;
}

/**
 * Asks SYGNE the next établissements of the night, and prepares what each would change. Nothing without a configuration or a campaign.
 * One that cannot be read is kept with its cause, and the next is asked; throws SansReponse once several fail on end: the job is
 * tried again later, and what was read is not read twice.
 */
export async function demanderASygne(
  { nuit, apres = '' }: Taches['demander_a_sygne'],
  base: Sygne | null = sygne(),
): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const cetteNuit = portee.jour.toString();
  if (!base || (nuit && nuit !== cetteNuit)) return;
  const annee = rentreeDu(portee.jour);
  const uais = await enPortee(portee, async (tx) => {
    if (!(await tx.campagne.findUnique({ where: { rentree: annee } }))) return [];
    const lus = await tx.etablissement.findMany({
      where: { uai: { gt: apres } },
      select: { uai: true },
      orderBy: { uai: 'asc' },
      take: ENSEMBLE,
    });
    return lus.map(({ uai }) => uai);
  });
  let echecs = 0;
  for (const uai of uais) {
    echecs = (await lireLaNuit(portee, base, { uai, annee })) ? 0 : echecs + 1;
    if (echecs === DE_SUITE) throw new SansReponse('SYGNE ne répond pas');
  }
  const dernier = uais.at(-1);
  if (dernier)
    await enPortee(portee, (tx) => ajouterTache(tx, 'demander_a_sygne', { nuit: cetteNuit, apres: dernier }));
}
