/**
 * An answer that costs, kept for a while: whoever asks meanwhile, or while it is being worked out, gets the same one. A
 * failure is not kept. `duree` is in milliseconds, counted from the moment when the answer came.
 */
export function retenir<T>(
  repondre: () => Promise<T>,
  duree: number,
  horloge: () => number = () => performance.now(),
): () => Promise<T> {
  let gardee: { reponse: Promise<T>; jusqua: number } | undefined;
  return () => {
    if (gardee && horloge() < gardee.jusqua) return gardee.reponse;
    const neuve = { reponse: repondre(), jusqua: Number.POSITIVE_INFINITY };
    gardee = neuve;
    neuve.reponse.then(
      () => {
        neuve.jusqua = horloge() + duree;
      },
      () => {
        neuve.jusqua = Number.NEGATIVE_INFINITY;
      },
    );
    return neuve.reponse;
  };
}
