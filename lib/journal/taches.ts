import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';

/** Computes every hash and seal of the journal again, and keeps what was found. Done twice, it is told twice. */
export async function verifierEtGarder(): Promise<void> {
  const debut = new Date(maintenant().epochMilliseconds);
  const trouve = await verifierLeJournal();
  const fin = new Date(maintenant().epochMilliseconds);
  await enPortee(porteeSysteme(await aujourdHui()), (tx) =>
    tx.verificationDeJournal.createMany({ data: [{ debut, fin, ...trouve }] }),
  );
}
