import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { PREAVIS_D_EFFACEMENT } from '#lib/droit/conservation/conservation.ts';
import { composerAnnonceDEffacement } from '#lib/droit/courrier/lettre-d-exercice.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { ajouterTache, LOT, menerTous, type Taches } from '#lib/technique/taches.ts';

/** Pupils erased in one transaction: it holds the locks of their dossiers. */
const PAR_LOT = 20;

/** Removes from the storage the files whose rows are gone; one that is gone already counts as done. */
async function retirerLesFichiers(portee: Portee, eliminationId: string): Promise<void> {
  const restes = await enPortee(portee, (tx) =>
    tx.ligneDElimination.findMany({
      where: { eliminationId, cles: { isEmpty: false } },
      select: { rang: true, cles: true },
      orderBy: { rang: 'asc' },
    }),
  );
  for (const { rang, cles } of restes) {
    for (const cle of cles) await stockage().supprimer(cleDeFichier(cle));
    await enPortee(
      portee,
      (tx) => tx.$queryRaw`SELECT oublier_les_cles(${eliminationId}::uuid, ${rang}::int)::text`,
    );
  }
}

/**
 * Executes a lot that bears both visas: rows first, a few pupils in each transaction, then their files. Killed anywhere and
 * started again, it goes on where it was; done twice, it changes nothing.
 */
export async function eliminer({ eliminationId }: Taches['eliminer']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  for (;;) {
    await retirerLesFichiers(portee, eliminationId);
    const [suite] = await enPortee(
      portee,
      (tx) =>
        tx.$queryRaw<
          { faites: number }[]
        >`SELECT eliminer_la_suite(${eliminationId}::uuid, ${PAR_LOT}::int) AS faites`,
      'lot',
    );
    if (!suite?.faites) break;
  }
  await enPortee(portee, (tx) => tx.$queryRaw`SELECT clore_l_elimination(${eliminationId}::uuid)`);
  await compterLaConservation();
}

interface AnnonceAFaire {
  rang: number;
  responsable_id: string | null;
  courriel: string | null;
}

/**
 * Tells the demandeurs of a lot that bears both visas that their data will be erased, and marks each pupil as soon as its persons are
 * told; the delay runs from the last day. Killed anywhere and started again, it goes on where it was: at most the persons of one
 * pupil are told again, under the same Message-ID.
 */
export async function annoncerLElimination({
  eliminationId,
}: Taches['annoncer_l_elimination']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const contenu = composerAnnonceDEffacement(portee.jour, `${configuration().url}/famille/donnees`);
  for (;;) {
    const aFaire = await enPortee(
      portee,
      (tx) =>
        tx.$queryRaw<AnnonceAFaire[]>`SELECT * FROM annonces_a_faire(${eliminationId}::uuid, ${LOT}::int)`,
    );
    if (aFaire.length === 0) break;
    await menerTous(
      [...Map.groupBy(aFaire, ({ rang }) => rang)].map(async ([rang, siens]) => {
        const courriels = siens.flatMap(({ responsable_id, courriel }) =>
          courriel ? [{ id: `${eliminationId}.${responsable_id}`, destinataire: courriel, contenu }] : [],
        );
        let prevenus = 0;
        await ecrireAuxPersonnes(portee, courriels, async (_tx, _courriel, parti) => {
          if (parti) prevenus += 1;
        });
        const injoignables = siens.filter(({ responsable_id }) => responsable_id).length - prevenus;
        await enPortee(
          portee,
          (tx) =>
            tx.$queryRaw`SELECT noter_l_annonce(${eliminationId}::uuid, ${rang}::int, ${prevenus}::int, ${injoignables}::int)::text`,
        );
      }),
    );
  }
  await enPortee(portee, (tx) => tx.$queryRaw`SELECT clore_l_annonce(${eliminationId}::uuid)`);
}

/** Orders, for each lot with both visas, what it waits for: its announcement, or its erasing once the delay is over. Each job bears being done again. */
export async function poursuivreLesEliminations(): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  await enPortee(portee, async (tx) => {
    const lots = await tx.elimination.findMany({
      where: { dpoId: { not: null }, administrateurId: { not: null }, ecarteeLe: null, executeeLe: null },
      orderBy: { id: 'asc' },
    });
    const echeance = dateDe(portee.jour.subtract({ days: PREAVIS_D_EFFACEMENT.jours }));
    for (const { id: eliminationId, dossiers, annonceeLe } of lots) {
      if (dossiers === 0 || (annonceeLe && annonceeLe <= echeance))
        await ajouterTache(tx, 'eliminer', { eliminationId });
      else if (!annonceeLe) await ajouterTache(tx, 'annoncer_l_elimination', { eliminationId });
    }
  });
}

/** Removes the old requests on personal data, then counts again what falls due in the year that comes, and what holds it back: the page of conservation reads the counts. */
export async function compterLaConservation(): Promise<void> {
  await enPortee(
    porteeSysteme(await aujourdHui()),
    (tx) => tx.$queryRaw`SELECT retirer_les_exercices(), compter_les_echeances_de_conservation()::text`,
    'verification',
  );
}
