import type { ActeDHabilitation } from '#lib/droit/habilitation/cycle.ts';
import { codeDePostgresql, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export interface Evenement {
  /** Drawn by who writes it, when something is made of it before. */
  id?: string;
  habilitationId: string;
  acte: ActeDHabilitation;
  message?: string;
  contenu?: object;
  jetonId?: string;
}

/** Events that somebody is told by mail. */
const DITS: readonly ActeDHabilitation[] = [
  'deposer',
  'demander_modifications',
  'valider',
  'refuser',
  'revoquer',
  'ecrire',
  'corriger',
  'annoncer_changement',
  'archiver',
  'proposer_transfert',
  'accepter_transfert',
  'abandonner_transfert',
  'reprendre',
  'rappeler_demande',
  'emettre_jeton',
  'confier_jeton',
  'renouveler_jeton',
  'revoquer_jeton',
  'rappeler_expiration',
];

/**
 * Writes what happened to a request: the base signs it, judges it, and carries it out. Throws Refus conflit when the request
 * no longer stands where that may be done, or never did for who asks.
 */
export async function ecrireEvenement(
  tx: Transaction,
  { id = crypto.randomUUID(), habilitationId, acte, message, contenu = {}, jetonId }: Evenement,
): Promise<string> {
  try {
    await tx.evenementHabilitation.createMany({
      data: {
        id,
        habilitationId,
        acte,
        message: message ?? null,
        contenu: contenu as Prisma.InputJsonValue,
        jetonId: jetonId ?? null,
      },
    });
  } catch (erreur) {
    if (!['42501', '23000', '23514'].includes(codeDePostgresql(erreur) ?? '')) throw erreur;
    throw new Refus(
      'conflit',
      'Ce n’est pas, ou plus, possible au point où en est cette demande : rechargez la page pour la voir comme elle est.',
    );
  }
  await ajouterTache(tx, 'annoncer_un_evenement', { evenementId: id });
  if (DITS.includes(acte)) await ajouterTache(tx, 'dire_un_evenement', { evenementId: id });
  return id;
}
