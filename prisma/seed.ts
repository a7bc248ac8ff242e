/**
 * `node prisma/seed.ts [--referentiel]`: fills a base with the demonstration's world, and seals its journal; with the flag,
 * with what dossiers rest on and none of them. Does nothing on a base that holds it.
 */
import { jour } from '#lib/droit/date.ts';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { jourAParis } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { raconterConsentements } from '#monde/consentements.ts';
import { raconterHabilitation } from '#monde/habilitations.ts';
import { stopOnError } from '#scripts/panne.ts';
import { planterDossiers } from './dossiers.ts';
import { produireLesLettres } from './lettres.ts';
import { planterReferentiel } from './referentiel.ts';

const FIN = jour('2026-11-20');

try {
  await planterReferentiel();
  const dossiers = await enPortee(porteeSysteme(FIN), (tx) => tx.dossier.count());
  if (dossiers === 0 && !process.argv.includes('--referentiel')) {
    await planterDossiers(produireLesLettres);
    await raconterConsentements(FIN);
    await raconterHabilitation('accordee', FIN);
    await raconterHabilitation('deposee', FIN);
    await sceller(jourAParis(maintenant()));
    await releverLesChiffres(FIN);
  }
} catch (error) {
  stopOnError(error);
} finally {
  await fermerPrisma();
}
