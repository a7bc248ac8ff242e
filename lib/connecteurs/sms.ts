/** SMS by the operator that the service chose: one route over HTTP, which takes a message in charge or refuses its number. */
import { configuration } from '#lib/technique/configuration.ts';
import { type Appeler, ouvrirAppels, POLITIQUE, SansReponse } from './appel.ts';

export interface Sms {
  /** Id of the job behind it: sent twice, the operator keeps one. */
  id: string;
  /** As dialled in France: "0612345678". */
  destinataire: string;
  texte: string;
}

/** What the operator said: taken in charge, or a number to which nothing can be sent. */
export type RemiseDeSms = 'prise_en_charge' | 'numero_refuse';

/**
 * Sends one message. Rejects with a {@link SansReponse} when the operator does not answer, or says anything else: the same message
 * may do better later.
 */
export async function envoyerParOperateur(
  appeler: Appeler,
  { adresse, jeton }: { adresse: string; jeton: string },
  { id, destinataire, texte }: Sms,
): Promise<RemiseDeSms> {
  const { statut } = await appeler(new URL('/messages', adresse), {
    method: 'POST',
    headers: { authorization: `Bearer ${jeton}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reference: id, destinataire: `+33${destinataire.slice(1)}`, texte }),
  });
  if (statut === 202) return 'prise_en_charge';
  if (statut === 422) return 'numero_refuse';
  throw new SansReponse(`opérateur de SMS, statut ${statut}`);
}

let duProcessus: Appeler | undefined;

/** Sends one message by the operator of this process. Throws a RangeError where none is configured. */
export function envoyerUnSms(sms: Sms): Promise<RemiseDeSms> {
  const acces = configuration().sms;
  if (!acces) throw new RangeError('aucun opérateur de SMS : donnez SMS_ADRESSE et SMS_JETON à l’ouvrier');
  duProcessus ??= ouvrirAppels(POLITIQUE);
  return envoyerParOperateur(duProcessus, acces, sms);
}

/** Whether this process knows an operator: without one, no SMS is offered. */
export const smsPossibles = (): boolean => configuration().sms !== undefined;
