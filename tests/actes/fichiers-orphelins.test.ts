/** Files that nothing names, and rows without their file: told with the way out, removed only when somebody asks. */
import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CleDeFichier, FichierAbsent, nouvelleCle, stockage } from '#lib/connecteurs/stockage.ts';
import { demanderLeReleve } from '#lib/exploitation/actes.ts';
import { dernierReleve } from '#lib/exploitation/queries.ts';
import { releverLesFichiers } from '#lib/exploitation/taches.ts';
import { configuration } from '#lib/technique/configuration.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { sante } from '#lib/technique/sante.ts';
import { agentDe } from '#monde/agents.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { le, saisir, verbes } from '#monde/scene.ts';
import { agent } from './appui/perimetre.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

let administrateur: Portee;
let chef: Portee;
beforeAll(async () => {
  administrateur = await agent('agent-administrateur');
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'));
});

describe('files that are stored and files that the base names', () => {
  const dernier = async () => {
    const releve = await dernierReleve(administrateur);
    return releve && { orphelins: releve.orphelins, absents: releve.absents, effaces: releve.effaces };
  };
  const causes = async () =>
    (await sante()).causes.filter((cause) => /fichier/.test(cause)).map((cause) => cause.split(' :')[0]);
  /** Stored so many hours ago, and named by nobody. */
  async function orphelin(heures: number): Promise<CleDeFichier> {
    const cle = nouvelleCle();
    await stockage().deposer(cle, Buffer.from('%PDF-1.7 essai'), 'application/pdf');
    const quand = new Date(Date.now() - heures * 3_600_000);
    await utimes(cheminDe(cle), quand, quand);
    return cle;
  }
  const cheminDe = (cle: CleDeFichier): string => {
    const { stockage: reglage } = configuration();
    if (reglage.sorte !== 'disque') throw new Error('ces tests rangent sur disque');
    return path.join(reglage.dossier, cle.slice(0, 2), cle.slice(2, 4), cle);
  };

  test('nothing is told before the first comparison, nor when they agree', async () => {
    expect(await dernier()).toBeNull();
    await releverLesFichiers({});
    expect(await dernier()).toEqual({ orphelins: 0, absents: 0, effaces: 0 });
    expect(await causes()).toEqual([]);
  });

  test('a file that nothing names for a day is told, and stays until somebody asks', async () => {
    const cle = await orphelin(25);
    await releverLesFichiers({});
    expect(await dernier()).toEqual({ orphelins: 1, absents: 0, effaces: 0 });
    expect(await causes()).toEqual(['1 fichier rangé n’est à aucun dossier']);
    expect(await stockage().lire(cle)).toBeDefined();
    await releverLesFichiers({ effacer: true });
    expect(await dernier()).toEqual({ orphelins: 0, absents: 0, effaces: 1 });
    await expect(stockage().lire(cle)).rejects.toThrow(FichierAbsent);
    expect(await causes()).toEqual([]);
  });

  test('refuses: to tell, or remove, a file whose act may still be under way', async () => {
    const cle = await orphelin(23);
    await releverLesFichiers({ effacer: true });
    expect(await dernier()).toEqual({ orphelins: 0, absents: 0, effaces: 0 });
    expect(await stockage().lire(cle)).toBeDefined();
    await stockage().supprimer(cle);
  });

  test('refuses: to remove a piece or a letter that the base names; one that was lost is told', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr: 100 });
    await verbes.deposer(s, le('2026-09-10'));
    await lettresProduites(s.dossierId, le('2026-09-10'));
    await verbes.joindreFichiers(s, le('2026-09-10'));
    const cles = await lire<{ cle: CleDeFichier }>(
      'SELECT cle FROM fichier UNION ALL SELECT cle FROM courrier WHERE cle IS NOT NULL',
    );
    expect(cles.length).toBeGreaterThan(1);
    // Letters of this world are marked as made without being printed.
    for (const { cle } of cles) await stockage().deposer(cle, Buffer.from('%PDF-1.7'), 'application/pdf');
    const vieux = new Date(Date.now() - 48 * 3_600_000);
    for (const { cle } of cles) await utimes(cheminDe(cle), vieux, vieux);
    await releverLesFichiers({ effacer: true });
    expect(await dernier()).toEqual({ orphelins: 0, absents: 0, effaces: 0 });
    await stockage().supprimer(cles[0]?.cle as CleDeFichier);
    await releverLesFichiers({});
    expect(await dernier()).toEqual({ orphelins: 0, absents: 1, effaces: 0 });
    expect(await causes()).toEqual(['1 pièce ou courrier n’a plus son fichier']);
  });

  test('refuses: to compare, remove or tell for anybody but an administrateur', async () => {
    await attendreRefus(demanderLeReleve(chef, true), 'introuvable');
    await attendreRefus(dernierReleve(chef), 'introuvable');
    const enFile = () =>
      lire(
        `SELECT p.payload AS charge FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p USING (id)
         WHERE j.task_identifier = 'relever_fichiers'`,
      );
    expect(await enFile()).toEqual([]);
    await demanderLeReleve(administrateur, true);
    expect(await enFile()).toEqual([{ charge: { effacer: true } }]);
  });
});
