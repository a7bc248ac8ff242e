import type { Instrumentation } from 'next';

/** Runs once when a web server starts: one that is not well configured must not start at all. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { verifierConfiguration } = await import('#lib/technique/demarrage.ts');
  verifierConfiguration('web');
  const { nommerLesRequetes } = await import('#lib/technique/fil.ts');
  nommerLesRequetes();
  if (process.env.NODE_ENV !== 'production') return;
  const { tenirLaConsole } = await import('#lib/technique/consignes.ts');
  tenirLaConsole();
}

/** A request that ended in an error of ours, under the id that its answer bears: never its address, which may say a name. */
export const onRequestError: Instrumentation.onRequestError = async (
  erreur,
  { method, headers },
  { routePath, routeType },
) => {
  const { champsDe, consigner } = await import('#lib/technique/consignes.ts');
  const requete = headers['x-request-id'];
  consigner('erreur', 'requete_en_faute', {
    requete: Array.isArray(requete) ? requete[0] : requete,
    methode: method,
    route: routePath,
    genre: routeType,
    ...champsDe(erreur),
  });
};
