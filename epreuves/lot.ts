/**
 * `npm run epreuve -- lot [DOSSIERS]`: a bulk decision of so many dossiers (1 000), ten of which cannot be decided, by a process that
 * is killed in the middle, twice, and started again: ten explained, all others decided once, nothing half done.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { chef, planterInstruits } from '#bench/actes.ts';
import { ouvrirBase } from '#bench/base.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { accomplirLot, preparerLot } from '#lib/lot/actes.ts';
import { prevoirLot } from '#lib/lot/queries.ts';
import { demanderPieces } from '#lib/piece/actes.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { agentDe } from '#monde/agents.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { Panne } from '#scripts/panne.ts';

export const titre =
  'Une décision de 1 000 dossiers d’un coup, ou d’autant qu’on en demande, dont 10 impossibles, tuée deux fois : 10 expliqués, tous les autres décidés une fois.';

const ECHECS = 10;
const ARRETS = 2;
const EXECUTANT = new URL('lot/executant.ts', import.meta.url);

const ecrites = (portee: Portee, lotId: string): Promise<number> =>
  enPortee(portee, (tx) => tx.ligneDeLot.count({ where: { lotId, issue: { not: null } } }));

/** Starts the lot in a process of its own, and kills it once so many dossiers are done. */
async function tuerApres(portee: Portee, lotId: string, nombre: number): Promise<void> {
  const sub = agentDe('collegePublic', 'chef_etablissement');
  const enfant = fork(EXECUTANT, [sub, portee.jour.toString(), lotId]);
  const fini = once(enfant, 'exit');
  while (enfant.exitCode === null && (await ecrites(portee, lotId)) < nombre) await setTimeout(20);
  if (enfant.exitCode !== null)
    throw new Panne('Le lot s’est terminé avant d’être arrêté : demandez plus de dossiers.');
  enfant.kill('SIGKILL');
  await fini;
}

/** Dossiers whose rows do not say one decision, one letter and one line of the journal for the act. */
const FAUX = (lotId: string): string => `
  SELECT count(*)::int AS faux FROM ligne_de_lot l JOIN dossier d ON d.id = l.dossier_id, LATERAL (
    SELECT (SELECT count(*)::int FROM decision WHERE dossier_id = d.id) AS decisions,
      (SELECT count(*)::int FROM courrier WHERE dossier_id = d.id AND genre = 'attribution') AS lettres,
      (SELECT count(*)::int FROM ligne_de_journal WHERE dossier_id = d.id AND acte = 'attribuer') AS actes) n
  WHERE l.lot_id = '${lotId}'
    AND (n.decisions, n.lettres, n.actes) <> (CASE l.issue WHEN 'fait' THEN (1, 1, 1) ELSE (0, 0, 0) END)`;

/**
 * @param args how many dossiers (1 000)
 * @throws {Panne} when one is done twice, half done, or not explained
 */
export async function run([nombre = '1000']: string[]): Promise<void> {
  const base = await ouvrirBase();
  try {
    await planterReferentiel();
    const ids = await planterInstruits(base, Number(nombre));
    const portee = await chef();
    const choix = { geste: 'decider', etendue: 'cochees', ids, liste: '' } as const;
    const lotId = await preparerLot(portee, choix, ids.length);
    for (const dossierId of ids.slice(-ECHECS))
      await accomplir(portee, demanderPieces({ dossierId, version: 2 }, { codes: ['avis_impot'] }));
    for (let arret = 1; arret <= ARRETS; arret++) {
      await tuerApres(portee, lotId, (ids.length * arret) / (ARRETS + 2));
      console.log(`tué après ${await ecrites(portee, lotId)} dossiers`);
    }
    const debut = performance.now();
    await accomplirLot(portee, lotId);
    console.log(`le reste en ${Math.round(performance.now() - debut)} ms`);
    const { lignes } = await prevoirLot(portee, lotId);
    const faits = lignes.filter(({ issue }) => issue === 'fait').length;
    const expliques = lignes.filter(({ issue, phrase }) => issue === 'refuse' && phrase).length;
    const [compte] = await enPortee(portee, (tx) => tx.$queryRawUnsafe<{ faux: number }[]>(FAUX(lotId)));
    console.log(`${faits} décidés, ${expliques} expliqués, ${compte?.faux} à moitié ou deux fois`);
    if (faits !== ids.length - ECHECS || expliques !== ECHECS || compte?.faux !== 0)
      throw new Panne('Le lot n’a pas laissé ce qu’il promet.');
  } finally {
    await base.fermer();
  }
}
