import { demanderConfirmations } from '#lib/boite/actes.ts';
import { commencerPour, organismeDuRepresentant, sur } from '#lib/habilitation/actes.ts';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { changements } from '#lib/habilitation/faits.ts';
import { habilitationDe } from '#lib/habilitation/queries.ts';
import type { Saisie } from '#lib/habilitation/schema.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { mesCollegues, tenueDe } from './queries.ts';
import type { Reponse, Transmission } from './schema.ts';

/** Hands a request to a colleague, who holds it once it is accepted. Throws Refus impossible to who does not hold it. */
export async function transmettre(portee: Portee, { a, ...cible }: Transmission): Promise<void> {
  const collegue = (await mesCollegues(portee)).find(({ id }) => id === a);
  if (!collegue)
    throw new Refus(
      'impossible',
      'Collègue : cette personne ne s’est jamais connectée pour votre organisme.',
      {
        champ: 'a',
      },
    );
  await sur(portee, cible, async (tx, { id }) => {
    await ecrireEvenement(tx, { habilitationId: id, acte: 'proposer_transfert', contenu: { a } });
  });
}

/** Accepts a request that is handed, lets the proposal fall, or takes over a request that its holder has left. */
export async function repondre(portee: Portee, { acte, message, ...cible }: Reponse): Promise<void> {
  if (acte === 'reprendre' && !message)
    throw new Refus('impossible', 'Raison : à remplir, la personne qui suivait la demande la lit.', {
      champ: 'message',
    });
  await sur(portee, cible, async (tx, { id }) => {
    const { titulaire, destinataire } = await tenueDe(tx, id);
    const autre = portee.auteur.id === titulaire.id ? destinataire : titulaire;
    await ecrireEvenement(tx, {
      habilitationId: id,
      acte,
      message,
      contenu: {
        a: autre?.id,
        ...(acte !== 'abandonner_transfert' && {
          changements: [{ champ: 'titulaire', avant: titulaire.nom, apres: portee.auteur.nom }],
        }),
      },
    });
  });
}

/** What a new request begins with: the words of the old one, without its documents, which are joined again by who means to. */
const aReprendre = ({ projet, cadre, ...saisie }: Saisie): Saisie => ({
  ...saisie,
  ...(projet && { projet: { ...projet, maquetteId: undefined } }),
  ...(cadre && { cadre: { ...cadre, documentId: undefined } }),
});

/**
 * Begins a request with what another of the same body says; gives its id. Throws Refus introuvable outside one's view, and
 * impossible when the directory does not know the body any more.
 */
export async function copierHabilitation(portee: Portee, id: string): Promise<string> {
  const { numero, saisie, etape } = await enPortee(portee, (tx) => habilitationDe(tx, id));
  const reprise = aReprendre(saisie);
  return commencerPour(portee, await organismeDuRepresentant(portee), etape, async (tx, copie) => {
    await tx.habilitation.updateMany({
      where: { id: copie },
      data: { saisie: reprise as unknown as Prisma.InputJsonValue },
    });
    await ecrireEvenement(tx, {
      habilitationId: copie,
      acte: 'copier',
      contenu: { de: `D${numero}`, changements: changements({}, reprise) },
    });
    if (reprise.contacts) await demanderConfirmations(tx, portee.jour, copie, false);
  });
}
