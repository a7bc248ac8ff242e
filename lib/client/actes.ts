import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { habilitationDe } from '#lib/habilitation/queries.ts';
import { empreinteDuSecret, nouveauSecret } from '#lib/technique/acces-client.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerTitulaire } from '#lib/tenue/queries.ts';
import { ACTES_DU_CLIENT } from './faits.ts';

/**
 * Opens a software that reads the requests of the body, in the place of the one that this request had. Gives its identifier and
 * its secret, which is shown once. Throws Refus to who does not hold the request, or while nothing of it is granted.
 */
export const ouvrirClient = (portee: Portee, habilitationId: string): Promise<string> =>
  enPortee(
    portee,
    async (tx) => {
      await habilitationDe(tx, habilitationId);
      await exigerTitulaire(tx, portee, habilitationId);
      const [id, secret] = [crypto.randomUUID(), nouveauSecret()];
      const contenu = { empreinte: empreinteDuSecret(id, secret) };
      await ecrireEvenement(tx, { id, habilitationId, acte: 'ouvrir_client', contenu });
      return `client_id=${id} client_secret=${secret}`;
    },
    'acte',
  );

/** Closes the software of a request, at once: neither its secret nor its access reads any more. Everybody of the body may. */
export const fermerClient = (portee: Portee, habilitationId: string): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      await habilitationDe(tx, habilitationId);
      const dernier = await tx.evenementHabilitation.findFirst({
        where: { habilitationId, acte: { in: [...ACTES_DU_CLIENT] } },
        orderBy: { instant: 'desc' },
      });
      if (dernier?.acte !== 'ouvrir_client')
        throw new Refus('conflit', 'Aucun logiciel ne lit vos demandes d’ici : rechargez la page.');
      await ecrireEvenement(tx, { habilitationId, acte: 'fermer_client' });
    },
    'acte',
  );
