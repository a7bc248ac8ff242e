/** What an administrateur does, one act at a time, by the one door of the base: some wait for another administrateur. */
import { enPortee, exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { avecLesRefusDeLaBase } from '#lib/technique/refus-de-la-base.ts';
import type { ActeDAdministration } from './faits.ts';

/** Asks one of the base's functions; what it refuses becomes a Refus with its own sentence. */
async function demander(
  portee: Portee,
  travail: (tx: Transaction) => Promise<{ fait: boolean }[]>,
): Promise<boolean> {
  exigerAdministrateur(portee);
  const [reponse] = await avecLesRefusDeLaBase(() => enPortee(portee, travail));
  return reponse?.fait ?? false;
}

/** What an act is done on, what it says, in the columns' words, and why. */
export interface Demande {
  objetId: string | null;
  contenu: Readonly<Record<string, unknown>>;
  motif: string;
}

/**
 * Does an act of administration. Returns true when it took effect, false when another administrateur must confirm it.
 * Throws a Refus with the sentence of the base: introuvable, interdit to oneself, conflit on a version read too early,
 * impossible.
 */
export const administrer = (
  portee: Portee,
  acte: ActeDAdministration,
  { objetId, contenu, motif }: Demande,
): Promise<boolean> =>
  demander(
    portee,
    (tx) =>
      tx.$queryRaw`SELECT administrer(${acte}, ${objetId}::uuid, ${JSON.stringify(contenu)}::jsonb, ${motif}) AS fait`,
  );

/** The second signature: the act takes effect. Throws a Refus to who proposed it, to whom it is for, or once it is settled. */
export const confirmerActe = (portee: Portee, id: string): Promise<boolean> =>
  demander(portee, (tx) => tx.$queryRaw`SELECT confirmer_administration(${id}::uuid) AS fait`);

/** Sets aside an act that waits, with the reason. Throws a Refus once it is settled. */
export const ecarterActe = (portee: Portee, id: string, motif: string): Promise<boolean> =>
  demander(portee, (tx) => tx.$queryRaw`SELECT ecarter_administration(${id}::uuid, ${motif}) AS fait`);

/** Writes in the register that this person looks at what an agent sees, and why. Throws a Refus for an agent unknown. */
export const noterLeRegard = (portee: Portee, agentId: string, motif: string): Promise<boolean> =>
  demander(portee, (tx) => tx.$queryRaw`SELECT voir_comme(${agentId}::uuid, ${motif}) AS fait`);
