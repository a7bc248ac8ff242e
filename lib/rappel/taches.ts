import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import type { Jour } from '#lib/droit/date.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, enLots, type Taches } from '#lib/technique/taches.ts';
import { rappelsDus } from './faits.ts';
import { dossiersARappeler } from './queries.ts';

/**
 * Finds the last days that are near and orders the mail that reminds of each, once: the base admits one reminder of a last day.
 * In lots, each in its transaction: cut anywhere and begun again, it does what is left. `leJour`: for whoever tells the past.
 */
export async function rappelerLesDelais(leJour?: Jour): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  for (const lot of enLots(await dossiersARappeler(portee)))
    await enPortee(portee, (tx) => commander(tx, portee, lot), 'lot');
}

async function commander(tx: Transaction, portee: Portee, ids: readonly string[]): Promise<void> {
  const academies = new Map((await tx.academie.findMany()).map((academie) => [academie.code, academie]));
  const dossiers = [...(await chargerDossiers(tx, portee, ids)).values()];
  const data = dossiers.flatMap((dossier) => {
    const academie = academies.get(dossier.academieCode);
    const courriel = adresseUtile(dossier.demandeur);
    if (!academie || !dossier.demandeur || !courriel) return [];
    const { id: responsableId } = dossier.demandeur;
    return rappelsDus(dossier, academie, portee.jour).map(({ objet, limite }) => ({
      dossierId: dossier.id,
      responsableId,
      objet,
      limiteLe: dateDe(limite),
      jour: dateDe(portee.jour),
      courriel,
    }));
  });
  const faits = await tx.rappel.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  if (faits.length > 0)
    await ajouterTaches(tx, 'envoyer_rappels', [{ rappelIds: faits.map(({ id }) => id) }]);
}

/**
 * Sends the reminders ordered, each unless its last day is behind or the family has done meanwhile what it reminds of; marks each as
 * soon as it is sent. A kill between the two sends that one again under the same Message-ID. One that is refused does not stop the
 * others. `leJour`: as for `rappelerLesDelais`.
 */
export async function envoyerRappels({ rappelIds }: Taches['envoyer_rappels'], leJour?: Jour): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  await ecrireAuxPersonnes(
    portee,
    await encoreDus(portee, rappelIds),
    async (tx, { id }, parti) =>
      parti &&
      tx.rappel.updateMany({
        where: { id, envoyeLe: null },
        data: { envoyeLe: new Date(maintenant().epochMilliseconds) },
      }),
  );
}

/** The mails of the reminders not sent yet that the law still finds due. */
const encoreDus = (portee: Portee, ids: readonly string[]) =>
  enPortee(portee, async (tx) => {
    const rappels = await tx.rappel.findMany({ where: { id: { in: [...ids] }, envoyeLe: null } });
    const dossiers = await chargerDossiers(tx, portee, [
      ...new Set(rappels.map(({ dossierId }) => dossierId)),
    ]);
    const academies = new Map((await tx.academie.findMany()).map((academie) => [academie.code, academie]));
    return rappels.flatMap(({ id, dossierId, objet, limiteLe, courriel }) => {
      const dossier = dossiers.get(dossierId);
      const academie = dossier && academies.get(dossier.academieCode);
      const limite = jourDe(limiteLe);
      const du =
        academie &&
        rappelsDus(dossier, academie, portee.jour).some(
          (rappel) => rappel.objet === objet && rappel.limite.equals(limite),
        );
      if (!du) return [];
      const contenu = composerCourriel({
        genre: 'rappel_de_delai',
        limite,
        reference: dossier.numero,
        type: typeBourseDuDossier(dossier),
        adresse: `${configuration().url}/famille`,
      });
      return [{ id, destinataire: courriel, contenu }];
    });
  });
