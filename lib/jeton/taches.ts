import { apres, type Jour } from '#lib/droit/date.ts';
import { RAPPELS_AVANT_EXPIRATION } from '#lib/droit/habilitation/jeton.ts';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

const PLUS_TOT = Math.max(...RAPPELS_AVANT_EXPIRATION);

/** The notice due that day: the nearest one that has come; null before the first. A day without a worker loses none. */
const rappelDu = (expireLe: Jour, jour: Jour): number | null =>
  RAPPELS_AVANT_EXPIRATION.toSorted((a, b) => a - b).find(
    (jours) => !apres(expireLe.subtract({ days: jours }), jour),
  ) ?? null;

/** Tells each body, once by notice, that a token of production ends: 90, 60, 30, 14 and 7 days before, and on the day. */
export async function rappelerLesExpirations(jour?: Jour): Promise<void> {
  const leJour = jour ?? (await aujourdHui());
  const portee = porteeSysteme(leJour);
  await enPortee(
    portee,
    async (tx) => {
      const jetons = await tx.jetonApi.findMany({
        where: {
          environnement: 'production',
          revoqueLe: null,
          expireLe: { gte: dateDe(leJour), lte: dateDe(leJour.add({ days: PLUS_TOT })) },
        },
      });
      for (const { id, nom, habilitationId, expireLe: fin } of jetons) {
        const expireLe = jourDe(fin);
        const jours = rappelDu(expireLe, leJour);
        const [{ dit } = { dit: true }] = await tx.$queryRaw<{ dit: boolean }[]>`
          SELECT EXISTS (SELECT FROM evenement_habilitation WHERE jeton_id = ${id}::uuid AND acte = 'rappeler_expiration'
            AND contenu->>'expireLe' = ${expireLe.toString()} AND (contenu->>'jours')::int <= ${jours ?? 0}) AS dit`;
        if (jours === null || dit) continue;
        await ecrireEvenement(tx, {
          habilitationId,
          acte: 'rappeler_expiration',
          jetonId: id,
          contenu: { jours, nom, expireLe: expireLe.toString() },
        });
      }
    },
    'lot',
  );
}
