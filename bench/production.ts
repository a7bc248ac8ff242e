/** A production in the place of the demonstration: the machine's own clock, which costs no read of the base, and real limits. */
import { PREFIXE_DEMO } from '#lib/technique/production.ts';
import { type DemoSecrets, drawSecrets } from '#scripts/demo.ts';

/** Secrets that a production takes. */
export function secretsDeProduction(): DemoSecrets {
  const tires = Object.entries(drawSecrets());
  return Object.fromEntries(
    tires.map(([nom, tire]) => [nom, tire.slice(PREFIXE_DEMO.length)]),
  ) as DemoSecrets;
}

/** The environment of a demonstration, as a production has it: its addresses are not in the clear. */
export function enProduction(demonstration: Record<string, string>): Record<string, string> {
  const adresses = Object.entries(demonstration).map(([nom, valeur]) => [
    nom,
    valeur.replace(/^http:/, 'https:'),
  ]);
  return { ...Object.fromEntries(adresses), BOURSES_DEMO: '0' };
}
