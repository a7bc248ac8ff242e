/** Who the agents are, what each may do and sign, and until when. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { administrer } from '#lib/administration/actes.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type {
  AffectationSchema,
  DelegationSchema,
  FicheSchema,
  FinSchema,
  InscriptionSchema,
} from './schema.ts';

/** Inscribes an agent, who may do nothing yet. Returns the agent's id. Throws a Refus when the account has one already. */
export async function inscrireAgent(
  portee: Portee,
  { motif, ...contenu }: z.output<typeof InscriptionSchema>,
): Promise<string> {
  const objetId = randomUUID();
  await administrer(portee, 'inscrire_agent', { objetId, contenu, motif });
  return objetId;
}

/** Corrects a name or a mail. Throws a Refus "conflit" on another version. */
export const corrigerAgent = (
  portee: Portee,
  { id, motif, ...contenu }: z.output<typeof FicheSchema>,
): Promise<boolean> => administrer(portee, 'corriger_agent', { objetId: id, contenu, motif });

/**
 * Opens a function to an agent. Returns false when it waits for another administrateur: the function of administrateur does.
 * Throws a Refus for oneself, over dates already held, from a day past, or in an unknown place.
 */
export const ouvrirAffectation = (
  portee: Portee,
  { motif, ...contenu }: z.output<typeof AffectationSchema>,
): Promise<boolean> => administrer(portee, 'ouvrir_affectation', { objetId: randomUUID(), contenu, motif });

/**
 * Proposes a delegation of signature (CRPA L. 212-1), which another administrateur confirms: always returns false. Throws a
 * Refus for oneself, over dates already held, or to who holds no function that signs there.
 */
export const proposerDelegation = (
  portee: Portee,
  { motif, ...contenu }: z.output<typeof DelegationSchema>,
): Promise<boolean> => administrer(portee, 'ouvrir_delegation', { objetId: randomUUID(), contenu, motif });

/**
 * Gives another last day to an affectation or a delegation. Returns false when it waits for another administrateur. Throws a
 * Refus on another version, for a day before yesterday, or when no administrateur would be left.
 */
export const changerLaFin = (
  portee: Portee,
  { id, quoi, geste, motif, ...contenu }: z.output<typeof FinSchema>,
): Promise<boolean> => administrer(portee, `${geste}_${quoi}`, { objetId: id, contenu, motif });
