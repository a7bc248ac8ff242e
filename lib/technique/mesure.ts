/**
 * Times the product's own work, for who watches it: a span and a duration for each act, transaction and job. Costs nothing
 * and goes nowhere until telemetrie.ts is started. Attributes are kinds and numbers, never anything of anybody.
 */
import { metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import { Refus } from './refus.ts';

const NOM = 'bourses';

export type Attributs = Readonly<Partial<Record<'acte' | 'tache' | 'usage', string>>>;

const issueDe = (erreur: unknown): string => (erreur instanceof Refus ? erreur.code : 'faute');

/** Does a piece of work under a span of this name; what it returns or throws is passed on. */
export function mesurer<T>(nom: string, attributs: Attributs, travail: () => Promise<T>): Promise<T> {
  const dits = Object.fromEntries(
    Object.entries(attributs).map(([attribut, valeur]) => [`${NOM}.${attribut}`, valeur]),
  );
  const debut = performance.now();
  return trace.getTracer(NOM).startActiveSpan(nom, { attributes: dits }, async (span) => {
    let issue = 'fait';
    try {
      return await travail();
    } catch (erreur) {
      issue = issueDe(erreur);
      // A refusal is an answer, not an error of the machine.
      if (issue === 'faute') span.setStatus({ code: SpanStatusCode.ERROR });
      throw erreur;
    } finally {
      span.setAttribute(`${NOM}.issue`, issue);
      span.end();
      metrics
        .getMeter(NOM)
        .createHistogram(`${NOM}.${nom}.duree`, { unit: 's' })
        .record((performance.now() - debut) / 1_000, { ...dits, [`${NOM}.issue`]: issue });
    }
  });
}
