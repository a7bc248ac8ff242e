'use server';

import { exigerAgent } from '#lib/technique/session.ts';
import { type Verification, verifierLeJournal } from '#lib/technique/verification.ts';

/** Computes every hash and seal of the journal again. */
export async function verifierMaintenant(): Promise<Verification> {
  await exigerAgent('administrateur');
  return verifierLeJournal();
}
