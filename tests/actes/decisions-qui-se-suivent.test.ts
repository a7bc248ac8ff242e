/** A decision that replaces another: what it names, the rights it closes, and what PostgreSQL refuses of rights. */
import { describe, expect, test } from 'vitest';
import { notifier } from '#lib/courrier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { le, type Scene, verbes } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

/** Decided twice: no act reopens a dossier yet, so it is done below the application. */
async function redecider(): Promise<Scene> {
  const s = await dossierA('decidee_imprimee', 'college_public');
  await falsifier(`UPDATE dossier SET etat = 'en_instruction' WHERE id = '${s.dossierId}'`);
  await verbes.attribuer(s, le('2026-10-12'));
  return s;
}

let redecide: Promise<Scene> | undefined;
/** The same for every test, and told by the first: whatever refuses it fails a test. */
const decideDeuxFois = (): Promise<Scene> => {
  redecide ??= redecider();
  return redecide;
};

const droits = async () =>
  lire<{ id: string; ouvert_par: number; ferme_par: number | null }>(
    `SELECT r.id, d.rang AS ouvert_par, f.rang AS ferme_par FROM droit r JOIN decision d ON d.id = r.decision_id
     LEFT JOIN decision f ON f.id = r.ferme_par_id WHERE r.dossier_id = $1 ORDER BY d.rang`,
    [(await decideDeuxFois()).dossierId],
  );

describe('the second decision of a dossier', () => {
  test('has the next rank, and names the one that it replaces', async () => {
    const decisions = await lire(
      `SELECT d.rang, a.rang AS remplace FROM decision d LEFT JOIN decision a ON a.id = d.remplace_id
       WHERE d.dossier_id = $1 ORDER BY d.rang`,
      [(await decideDeuxFois()).dossierId],
    );
    expect(decisions).toEqual([
      { rang: 1, remplace: null },
      { rang: 2, remplace: 1 },
    ]);
  });

  test('closes the rights of the first, and opens its own', async () => {
    expect(await droits()).toMatchObject([
      { ouvert_par: 1, ferme_par: 2 },
      { ouvert_par: 2, ferme_par: null },
    ]);
  });

  test('refuses: to be notified on the letter of the first', async () => {
    const { dossierId } = await decideDeuxFois();
    const [dossier] = await lire<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [
      dossierId,
    ]);
    const cible = { dossierId, version: dossier?.version ?? 0 };
    const jour = le('2026-10-13');
    const refus = await attendreRefus(
      accomplir(porteeSysteme(jour), notifier(cible, 'courrier')),
      'impossible',
    );
    expect(refus.message).toMatch(/n’est pas encore produit/);
    await lettresProduites(dossierId, jour);
    expect(await accomplir(porteeSysteme(jour), notifier(cible, 'courrier'))).toMatchObject({
      etat: 'notifiee',
    });
  });
});

describe('rights', () => {
  const CONSTAT = /un droit ne se modifie pas/;

  test('refuses: to close one again, to open it again, or to change it while it is closed', async () => {
    const [ferme, ouvert] = await droits();
    const changer = (id: string | undefined, sql: string) =>
      expect(lire(`UPDATE droit SET ${sql} WHERE id = '${id}'`), sql).rejects.toThrow(CONSTAT);
    await changer(ferme?.id, 'ferme_par_id = ferme_par_id');
    await changer(ferme?.id, 'ferme_par_id = NULL');
    await changer(ouvert?.id, 'ferme_par_id = decision_id, echelon = echelon + 1');
    await changer(ouvert?.id, "ferme_par_id = decision_id, au = '2026-12-31'");
  });
});
