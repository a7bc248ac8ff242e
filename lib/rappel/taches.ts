import type { Courriel } from '#lib/connecteurs/messagerie.ts';
import { smsPossibles } from '#lib/connecteurs/sms.ts';
import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { adresseUtile } from '#lib/courriel/faits.ts';
import { chargerDossiers } from '#lib/dossier/queries.ts';
import { composerCourriel, composerPiecesParSms } from '#lib/droit/courrier/courriel.ts';
import type { Jour } from '#lib/droit/date.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { envoyerAQuiAccepte } from '#lib/sms/taches.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTaches, enLots, menerTous, type Taches } from '#lib/technique/taches.ts';
import { rappelsDus } from './faits.ts';
import { dossiersARappeler, numerosDeSms } from './queries.ts';

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
  const numeros = smsPossibles()
    ? await numerosDeSms(
        tx,
        dossiers.flatMap(({ demandeurId }) => demandeurId ?? []),
      )
    : new Map<string, string>();
  const data = dossiers.flatMap((dossier) => {
    const academie = academies.get(dossier.academieCode);
    if (!academie || !dossier.demandeur) return [];
    const { id: responsableId } = dossier.demandeur;
    const courriel = adresseUtile(dossier.demandeur);
    return rappelsDus(dossier, academie, portee.jour).flatMap(({ objet, limite }) => {
      // The letter tells of the pieces, and its mail: an SMS comes beside them.
      const moyen =
        objet === 'pieces'
          ? { courriel: null, telephone: numeros.get(responsableId) ?? null }
          : { courriel, telephone: null };
      if (!moyen.courriel && !moyen.telephone) return [];
      const quand = { limiteLe: dateDe(limite), jour: dateDe(portee.jour) };
      return [{ dossierId: dossier.id, responsableId, objet, ...quand, ...moyen }];
    });
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
  const { courriels, sms } = await encoreDus(portee, rappelIds);
  const marquer = (tx: Transaction, id: string, echec: string | null) =>
    tx.rappel.updateMany({
      where: { id, envoyeLe: null, echec: null },
      data: echec ? { echec } : { envoyeLe: new Date(maintenant().epochMilliseconds) },
    });
  await menerTous([
    ecrireAuxPersonnes(
      portee,
      courriels,
      async (tx, { id }, parti) => parti && (await marquer(tx, id, null)),
    ),
    ...sms.map(async ({ texte, ...a }) => {
      const echec = await envoyerAQuiAccepte(portee, a, texte);
      await enPortee(portee, (tx) => marquer(tx, a.id, echec));
    }),
  ]);
}

interface EncoreDus {
  courriels: Courriel[];
  sms: { id: string; telephone: string; responsableId: string; texte: string }[];
}

/** The mails and the SMS of the reminders not sent yet that the law still finds due. */
const encoreDus = (portee: Portee, ids: readonly string[]): Promise<EncoreDus> =>
  enPortee(portee, async (tx) => {
    const rappels = await tx.rappel.findMany({
      where: { id: { in: [...ids] }, envoyeLe: null, echec: null },
    });
    const dossiers = await chargerDossiers(tx, portee, [
      ...new Set(rappels.map(({ dossierId }) => dossierId)),
    ]);
    const academies = new Map((await tx.academie.findMany()).map((academie) => [academie.code, academie]));
    const dus: EncoreDus = { courriels: [], sms: [] };
    for (const { id, dossierId, responsableId, objet, limiteLe, courriel, telephone } of rappels) {
      const dossier = dossiers.get(dossierId);
      const academie = dossier && academies.get(dossier.academieCode);
      const limite = jourDe(limiteLe);
      const encore =
        academie &&
        rappelsDus(dossier, academie, portee.jour).some(
          (rappel) => rappel.objet === objet && rappel.limite.equals(limite),
        );
      if (!encore) continue;
      const adresse = `${configuration().url}/famille`;
      if (telephone)
        dus.sms.push({ id, telephone, responsableId, texte: composerPiecesParSms({ limite, adresse }) });
      if (!courriel) continue;
      const contenu = composerCourriel({
        ...{ genre: 'rappel_de_delai', limite, adresse, reference: dossier.numero },
        type: typeBourseDuDossier(dossier),
      });
      dus.courriels.push({ id, destinataire: courriel, contenu });
    }
    return dus;
  });
