/** What the application does of an import: compare it, apply it by slices, forget it. Each may be cut anywhere and begun again. */

import { comparer, quiSont } from '#lib/comparaison/actes.ts';
import { type Inscrits, inscrire, noterAbsents } from '#lib/inscription/actes.ts';
import { relireEleve } from '#lib/inscription/faits.ts';
import { releverMouvements } from '#lib/mouvement/actes.ts';
import { passerLaPorte } from '#lib/personne/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { ajouterTache, type Taches } from '#lib/technique/taches.ts';
import type { ImportDeBase } from '#prisma/generated/client.ts';
import { ATTENTE, aSoumettre, origineDe } from './faits.ts';
import { estPremier } from './queries.ts';

const source = async (): Promise<Portee> => porteeSysteme(await aujourdHui());

/** Finds what an import would change, and keeps the count. */
export async function comparerImport({ importId }: Taches['comparer_import']): Promise<void> {
  await enPortee(
    await source(),
    async (tx) => {
      const importe = await tenir(tx, importId);
      if (importe?.etat !== 'lu') return;
      await comparer(tx, importe);
      const bilan = await bilanDe(tx, importId);
      const { auteurId, auteurNom } = importe;
      const seule = auteurId === null && !(await demandeUnePersonne(tx, importe, bilan));
      await tx.importDeBase.update({
        where: { id: importId },
        data: { etat: seule ? 'en_cours' : 'compare', bilan },
      });
      if (seule) await ajouterTache(tx, 'appliquer_import', { importId, auteurId, auteurNom });
    },
    'lot',
  );
}

/** True of a reading of the night that the application does not take alone. */
const demandeUnePersonne = async (
  tx: Transaction,
  importe: ImportDeBase,
  bilan: Record<string, number>,
): Promise<boolean> => aSoumettre(bilan, await estPremier(tx, importe)).length > 0;

/** The import, alone: two workers never do the same one at once. */
async function tenir(tx: Transaction, id: string): Promise<ImportDeBase | null> {
  await tx.$queryRaw`SELECT 1 FROM import_de_base WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.importDeBase.findUnique({ where: { id } });
}

/** Pupils by what becomes of them, then by what is to be looked at, and the refusals. */
async function bilanDe(tx: Transaction, id: string): Promise<Record<string, number>> {
  const lues = await tx.$queryRaw<{ nom: string; n: number }[]>`
    SELECT sort::text AS nom, count(*)::int AS n FROM ligne_d_import WHERE import_id = ${id}::uuid GROUP BY 1
    UNION ALL SELECT signe, count(*)::int FROM ligne_d_import, unnest(signes) AS signe WHERE import_id = ${id}::uuid GROUP BY 1
    UNION ALL SELECT 'refus', count(*)::int FROM refus_d_import WHERE import_id = ${id}::uuid`;
  return Object.fromEntries(lues.map(({ nom, n }) => [nom, n]));
}

/** Pupils written in one transaction. */
const TRANCHE = 200;

/** Writes what the comparison found, for who asked it. */
export async function appliquerImport(charge: Taches['appliquer_import']): Promise<void> {
  const portee = await source();
  while (await enPortee(portee, (tx) => appliquerTranche(tx, portee, charge), 'lot'));
}

/** Writes the next pupils of an import; false when none waits any more. */
export async function appliquerTranche(
  tx: Transaction,
  portee: Portee,
  { importId, auteurId, auteurNom }: Taches['appliquer_import'],
): Promise<boolean> {
  const importe = await tenir(tx, importId);
  if (importe?.etat !== 'en_cours') return false;
  const lignes = await tx.ligneDImport.findMany({
    where: { importId, faite: false, sort: { notIn: ['a_rapprocher', 'inchange'] } },
    orderBy: { rang: 'asc' },
    take: TRANCHE,
  });
  if (lignes.length === 0) {
    await finir(tx, importId, auteurNom);
    return false;
  }
  const origine = origineDe(importe, { auteurId, auteurNom }, portee.jour);
  await noterAbsents(
    tx,
    origine,
    lignes.filter(({ sort }) => sort === 'absent').map(({ cle }) => cle),
  );
  const presents = lignes.filter(({ sort }) => sort !== 'absent');
  const connus = await quiSont(
    tx,
    importe,
    presents.map(({ rang }) => rang),
  );
  const aInscrire = presents.map(({ rang, cle, dit }) => ({
    cle,
    dit: relireEleve(dit),
    eleveId: connus.get(rang) ?? null,
    sansIne: false,
  }));
  await suivre(tx, portee, await inscrire(tx, origine, aInscrire));
  await tx.ligneDImport.updateMany({
    where: { importId, rang: { in: lignes.map(({ rang }) => rang) } },
    data: { faite: true },
  });
  return true;
}

/** What follows for dossiers: tasks of exits and arrivals, then those that rest on what changed are read again. */
async function suivre(tx: Transaction, portee: Portee, { eleveIds, corriges }: Inscrits): Promise<void> {
  const touches = await releverMouvements(tx, portee, eleveIds);
  if (corriges.length === 0) return;
  await passerLaPorte(
    tx,
    portee,
    { eleveId: { in: corriges }, id: { notIn: touches } },
    {
      fait: 'scolarite',
      trace: crypto.randomUUID(),
      motivation: 'Scolarité mise à jour par la base élèves.',
    },
  );
}

/** The lines that are done are forgotten; those that wait for somebody stay until they are answered. */
async function finir(tx: Transaction, importId: string, closParNom: string): Promise<void> {
  await tx.importDeBase.update({
    where: { id: importId },
    data: { etat: 'applique', closParNom, closLe: new Date(maintenant().epochMilliseconds) },
  });
  await tx.ligneDImport.deleteMany({ where: { importId, sort: { not: 'a_rapprocher' } } });
}

/** After a person said who a pupil is: exits, arrivals, and dossiers held elsewhere. */
export async function suivreInscriptions({ eleveIds }: Taches['suivre_inscriptions']): Promise<void> {
  const portee = await source();
  await enPortee(
    portee,
    (tx) => suivre(tx, portee, { eleveIds: [...eleveIds], corriges: [...eleveIds] }),
    'acte',
  );
}

/** Forgets what was read of imports that are given up, and gives up those that nobody went on with. */
export async function oublierImports(): Promise<void> {
  const portee = await source();
  const limite = dateDe(portee.jour.subtract({ days: ATTENTE.jours }));
  await enPortee(
    portee,
    async (tx) => {
      await tx.importDeBase.updateMany({
        where: { etat: { in: ['lecture', 'lu', 'compare'] }, jour: { lt: limite } },
        data: {
          etat: 'abandonne',
          closParNom: portee.auteur.nom,
          closLe: new Date(maintenant().epochMilliseconds),
        },
      });
      const oublies = {
        OR: [{ etat: 'abandonne' as const }, { etat: 'applique' as const, jour: { lt: limite } }],
      };
      await tx.ligneLue.deleteMany({ where: { import: { etat: 'abandonne' } } });
      await tx.ligneDImport.deleteMany({ where: { import: oublies } });
      await tx.refusDImport.deleteMany({ where: { import: oublies } });
    },
    'lot',
  );
}
