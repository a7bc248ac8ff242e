import type { Temporal } from 'temporal-polyfill';
import { notifierDecisions } from '#lib/courrier/taches.ts';
import type { Jour } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ajouterTaches, enLots } from '#lib/technique/taches.ts';
import { dernierDepart } from './faits.ts';

/** Decisions looked at in one go; what is left is for the next time. */
const REGARDEES = 10_000;

interface Depart {
  heure: string | undefined;
  instant: Temporal.Instant;
  jour: Jour;
}

const departDeCeMoment = async (): Promise<Depart> => ({
  heure: configuration().departDesDecisions,
  instant: maintenant(),
  jour: await aujourdHui(),
});

/**
 * Lets leave the decisions whose letter was made before the last hour of departure: each is judged again under its lock and
 * notified by the ordinary act, then announced. Done twice it sends nothing twice; cut in the middle, it goes on. Nothing
 * when no hour is set: decisions then leave as soon as their letter is made. `depart`: for whoever tells another moment.
 */
export async function fairePartirLesDecisions(depart?: Depart): Promise<void> {
  const { heure, instant, jour } = depart ?? (await departDeCeMoment());
  if (!heure) return;
  const portee = porteeSysteme(jour);
  const limite = new Date(dernierDepart(instant, heure).epochMilliseconds);
  const pretes = await enPortee(
    portee,
    (tx) => tx.$queryRaw<{ id: string; dossierId: string }[]>`
      SELECT c.id, c.dossier_id AS "dossierId" FROM courrier c JOIN dossier d ON d.id = c.dossier_id
      WHERE c.etat = 'produit' AND c.courriel IS NOT NULL AND c.rappele_le IS NULL AND c.produit_le < ${limite}
        AND c.decision_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.decision_id = c.decision_id)
        AND NOT EXISTS (SELECT 1 FROM relecture r WHERE r.decision_id = c.decision_id AND r.issue IS DISTINCT FROM 'conforme')
        AND d.etat IN ('decidee', 'irrecevable', 'retiree')
      ORDER BY c.id LIMIT ${REGARDEES}`,
    'lot',
  );
  const fautes: unknown[] = [];
  for (const lot of enLots(pretes)) {
    await notifierDecisions({ dossierIds: lot.map(({ dossierId }) => dossierId) }, jour).catch((faute) =>
      fautes.push(faute),
    );
    await annoncer(
      jour,
      lot.map(({ id }) => id),
    );
  }
  if (fautes.length > 0) throw fautes[0];
}

/** Announces the letters whose decision has just been notified; the others of the lot are held back. */
const annoncer = (jour: Jour, ids: readonly string[]): Promise<void> =>
  enPortee(porteeSysteme(jour), async (tx) => {
    const parties = await tx.courrier.findMany({
      where: { id: { in: [...ids] }, courrielEnvoyeLe: null, decision: { notification: { isNot: null } } },
      select: { id: true },
    });
    if (parties.length > 0)
      await ajouterTaches(tx, 'envoyer_courriels', [{ courrierIds: parties.map(({ id }) => id) }]);
  });
