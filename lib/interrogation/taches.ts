/** What the application does of a file of pupils: ask each line once, by slices that may be cut anywhere, then forget it. */

import { finDeMaintenance } from '#lib/appel/faits.ts';
import { argumentsDe } from '#lib/appel/queries.ts';
import type { Jour } from '#lib/droit/date.ts';
import { SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import type { CodeDErreur } from '#lib/erreur/schema.ts';
import { type EleveEtSonReseau, limiter, statutAuJour } from '#lib/statut/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { prismaDuSysteme, type Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, type Taches } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { appelDeLaLigne } from './faits.ts';
import { ARRETS, type Contenu } from './schema.ts';

/** Lines of one transaction, during which no other call of the token is answered. */
const TRANCHE = 20;

/** A file whose turn it is, alone: two workers never ask the same one. */
async function tenir(tx: Transaction, id: string): Promise<{ siret: string } | null> {
  const [tenue] = await tx.$queryRaw<{ siret: string }[]>`
    SELECT h.siret FROM interrogation i JOIN habilitation h ON h.id = i.habilitation_id
    WHERE i.id = ${id}::uuid AND i.etat = 'en_cours' FOR UPDATE OF i SKIP LOCKED`;
  return tenue ?? null;
}

interface Reponse {
  codes: CodeDErreur[];
  ouverts: Scope[];
  connu: EleveEtSonReseau | null;
}

async function demander(
  tx: Transaction,
  interrogationId: string,
  recu: ReturnType<typeof appelDeLaLigne>,
  jour: Jour,
): Promise<Reponse> {
  const [lue] = await tx.$queryRaw<Reponse[]>`
    SELECT codes, ouverts, connu FROM interroger_une_ligne(${interrogationId}::uuid, ${crypto.randomUUID()}::uuid,
      ${jour.toString()}::date, ${[...SCOPES]}::text[], ${argumentsDe(recu, jour)})`;
  if (!lue) throw new Error('ligne sans réponse');
  return lue;
}

/** What a slice did: how many lines were answered and found, the error of the token that stops it, and why it makes a pause. */
interface Tranche {
  faites: number;
  trouvees: number;
  arret: CodeDErreur | null;
  pause: boolean;
}

async function demanderLaTranche(
  tx: Transaction,
  interrogationId: string,
  siret: string,
  jour: Jour,
): Promise<Tranche> {
  const lignes = await tx.ligneDInterrogation.findMany({
    where: { interrogationId, repondue: false },
    orderBy: { numero: 'asc' },
    take: TRANCHE,
  });
  const tranche: Tranche = { faites: 0, trouvees: 0, arret: null, pause: false };
  for (const { numero, contenu } of lignes) {
    const { codes, ouverts, connu } = await demander(
      tx,
      interrogationId,
      appelDeLaLigne(contenu as Contenu, siret),
      jour,
    );
    tranche.pause = codes.includes('00429');
    tranche.arret = codes.find((code) => ARRETS.includes(code)) ?? null;
    if (tranche.pause || tranche.arret) return tranche;
    const reponse = connu && (limiter(statutAuJour(connu, jour), ouverts) as Prisma.InputJsonObject);
    await tx.ligneDInterrogation.update({
      where: { interrogationId_numero: { interrogationId, numero } },
      data: { repondue: true, codes, ...(reponse && { reponse }) },
    });
    tranche.faites += 1;
    tranche.trouvees += reponse ? 1 : 0;
  }
  return tranche;
}

/**
 * Asks the next lines of a file; true when others may follow at once. Answers and traces are kept together or not at all: cut
 * anywhere, it goes on where it was, and asks nothing twice.
 */
export async function interrogerUneTranche(interrogationId: string): Promise<boolean> {
  if (finDeMaintenance(configuration().maintenanceApi, maintenant()) !== null) return false;
  const portee = porteeSysteme(await aujourdHui());
  return enPortee(
    portee,
    async (tx) => {
      const tenue = await tenir(tx, interrogationId);
      if (!tenue) return false;
      const { arret, pause, faites, trouvees } = await demanderLaTranche(
        tx,
        interrogationId,
        tenue.siret,
        portee.jour,
      );
      const finie = !arret && !pause && faites < TRANCHE;
      await tx.interrogation.update({
        where: { id: interrogationId },
        data: {
          faites: { increment: faites },
          trouvees: { increment: trouvees },
          ...((finie || arret) && {
            etat: arret ? 'arretee' : 'finie',
            code: arret,
            finieLe: new Date(maintenant().epochMilliseconds),
          }),
        },
      });
      return !finie && !arret && !pause;
    },
    'lot',
  );
}

/** Asks the lines of a file, until its end, the error of its token, or that of the minute's share. */
export async function interroger({ interrogationId }: Taches['interroger']): Promise<void> {
  while (await interrogerUneTranche(interrogationId));
}

/** Goes on with the files that waited for the next minute, or for the end of the maintenance. */
export async function poursuivreLesInterrogations(): Promise<void> {
  await enPortee(porteeSysteme(await aujourdHui()), async (tx) => {
    const enCours = await tx.interrogation.findMany({ where: { etat: 'en_cours' }, select: { id: true } });
    await ajouterTaches(
      tx,
      'interroger',
      enCours.map(({ id }) => ({ interrogationId: id })),
    );
  });
}

/** Forgets the files that are a day old; done twice, it changes nothing. */
export async function effacerLesInterrogations(): Promise<void> {
  await prismaDuSysteme()
    .$executeRaw`SELECT effacer_les_interrogations(${maintenant().toString()}::timestamptz)`;
}
