import { envoyerUnSms } from '#lib/connecteurs/sms.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';

/**
 * Sends one SMS, unless the person has meanwhile withdrawn its word. Gives why it did not leave for good, or null; throws what may go
 * better later. `id`: of the row behind it, by which the operator keeps one.
 */
export async function envoyerAQuiAccepte(
  portee: Portee,
  { id, telephone, responsableId }: { id: string; telephone: string; responsableId: string },
  texte: string,
): Promise<'accord_retire' | 'numero_refuse' | null> {
  const [lu] = await enPortee(
    portee,
    (tx) => tx.$queryRaw<{ accepte: boolean }[]>`SELECT accepte_les_sms(${responsableId}::uuid) AS accepte`,
  );
  if (!lu?.accepte) return 'accord_retire';
  const remise = await envoyerUnSms({ id, destinataire: telephone, texte });
  return remise === 'numero_refuse' ? remise : null;
}
