import { type JetonVu, jetonOuvert } from '#lib/jeton/queries.ts';
import type { JetonVise } from '#lib/jeton/schema.ts';
import { inserer } from '#lib/technique/ensembles.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { lireLeFichier } from './faits.ts';
import { GARDE_D_UN_FICHIER } from './schema.ts';

/** What a person sends: the table of its file, its name, and the address that it came from. */
interface Envoi {
  tableau: Parameters<typeof lireLeFichier>[0];
  nom: string;
  adresse: string | null;
}

/** A file must be done in half of the time that it is kept, at half of the quota: the rest is to fetch the answers. */
const lignesPossibles = (parMinute: number): number =>
  Math.max(1, Math.floor(parMinute / 2)) * (GARDE_D_UN_FICHIER / 2) * 60;

/** The token that will ask. Throws Refus when it does not open the production from here, or too slowly for so many lines. */
async function jetonQuiDemande(
  tx: Transaction,
  portee: Portee,
  { jetonId, id: habilitationId }: JetonVise,
  { adresse, lignes }: { adresse: string | null; lignes: number },
): Promise<JetonVu> {
  const jeton = await jetonOuvert(tx, portee, { habilitationId, jetonId });
  if (jeton.environnement !== 'production')
    throw new Refus(
      'impossible',
      'Jeton : choisissez un jeton de production. Celui-ci n’ouvre que l’essai.',
      {
        champ: 'jetonId',
      },
    );
  const [{ admise } = { admise: true }] = await tx.$queryRaw<{ admise: boolean }[]>`
    SELECT cardinality(adresses) = 0 OR EXISTS (SELECT FROM unnest(adresses) a WHERE ${adresse}::inet <<= a::inet) AS admise
    FROM jeton_api WHERE id = ${jeton.id}::uuid`;
  if (!admise)
    throw new Refus(
      'impossible',
      `Jeton : il n’ouvre que depuis les adresses que vous lui avez données, et vous êtes à l’adresse ${adresse ?? 'inconnue'}. Choisissez-en un autre, ou ajoutez cette adresse.`,
      { champ: 'jetonId' },
    );
  const possibles = lignesPossibles(jeton.parMinute);
  if (lignes > possibles)
    throw new Refus(
      'impossible',
      `Jeton : à ${jeton.parMinute} appels par minute, il ne demande que ${possibles.toLocaleString('fr-FR')} lignes avant que le fichier soit effacé. Coupez-le.`,
      { champ: 'jetonId' },
    );
  return jeton;
}

/**
 * Keeps the lines of a file and has them asked, each once, through a token of the habilitation. Returns the id under which the
 * file is followed. Throws Refus impossible on a file that cannot be read, introuvable on a token of another, conflit while
 * another file of the habilitation is asked.
 */
export async function envoyerUnFichier(
  portee: Portee,
  vise: JetonVise,
  { tableau, nom, adresse }: Envoi,
): Promise<string> {
  const lues = lireLeFichier(tableau);
  if ('faute' in lues) throw new Refus('impossible', `Fichier : ${lues.faute}`, { champ: 'fichier' });
  const interrogationId = crypto.randomUUID();
  const travail = enPortee(
    portee,
    async (tx) => {
      const jeton = await jetonQuiDemande(tx, portee, vise, { adresse, lignes: lues.length });
      await tx.interrogation.createMany({
        data: {
          id: interrogationId,
          habilitationId: vise.id,
          jetonId: jeton.id,
          nom: nom.slice(-150),
          adresse,
          total: lues.length,
          faites: lues.filter(({ ecartee }) => ecartee !== null).length,
        },
      });
      await inserer(
        tx,
        'ligne_d_interrogation',
        lues.map((lue) => ({ interrogationId, ...lue, repondue: lue.ecartee !== null, codes: [] })),
      );
      await ajouterTache(tx, 'interroger', { interrogationId });
    },
    'acte',
  );
  await travail.catch((erreur: unknown) => {
    if (!enfreint(erreur, 'interrogation_en_cours')) throw erreur;
    throw new Refus(
      'conflit',
      'Un fichier de cette habilitation est en cours : attendez sa fin, ou effacez-le. Un fichier envoyé deux fois n’est demandé qu’une.',
    );
  });
  return interrogationId;
}

/** Forgets at once what a file asked and was answered; one in progress stops. Throws Refus introuvable for another's. */
export const effacerUnFichier = (portee: Portee, interrogationId: string): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const [lu] = await tx.$queryRaw<
        { fait: boolean }[]
      >`SELECT effacer_mon_interrogation(${interrogationId}::uuid) AS fait`;
      if (!lu?.fait) throw new Refus('introuvable', 'Ce fichier n’existe pas, ou il est déjà effacé.');
    },
    'acte',
  );
