interface Attente<V, R> {
  valeur: V;
  tenir: (resultat: R) => void;
  rompre: (erreur: unknown) => void;
}

/**
 * Makes one of the calls that come in the same turn of the event loop: `faire` receives their values, and answers each in
 * its place. What it throws is thrown to each of them.
 */
export function grouper<V, R>(
  faire: (valeurs: readonly V[]) => Promise<readonly R[]>,
): (valeur: V) => Promise<R> {
  let attentes: Attente<V, R>[] = [];
  const partir = async (): Promise<void> => {
    const groupe = attentes;
    attentes = [];
    try {
      const resultats = await faire(groupe.map(({ valeur }) => valeur));
      for (const [rang, { tenir }] of groupe.entries()) tenir(resultats[rang] as R);
    } catch (erreur) {
      for (const { rompre } of groupe) rompre(erreur);
    }
  };
  return (valeur) =>
    new Promise((tenir, rompre) => {
      attentes.push({ valeur, tenir, rompre });
      if (attentes.length === 1) setImmediate(() => void partir());
    });
}
