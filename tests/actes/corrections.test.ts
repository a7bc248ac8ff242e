/** A day typed wrong is refused at entry, or corrected by an act that redoes what follows from it. */
import { describe, expect, test } from 'vitest';
import { corrigerReception } from '#lib/demande/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { deposerAvec, lue } from './appui/ecrits.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { MOTIVATION } from './appui/serveur-actes.ts';

const LE = le('2026-11-10');

async function corriger(
  s: Scene,
  dates: { recuLe: string; cachetPostalLe?: string },
  motivation = MOTIVATION,
) {
  const portee = await acteur(s, 'secretariat', LE);
  const fait = await accomplir(
    portee,
    corrigerReception({ dossierId: s.dossierId, version: s.version }, { ...dates, motivation }),
  );
  s.version = fait.version;
  return fait;
}

const etatDe = (s: Scene) => lue('etat, hors_delai, recu_le::text, echeance_le::text, version', 'dossier', s);

describe('the day of reception corrected', () => {
  test('after the closing: the demande waits again for its refusal, its deadline and its accusé are redone', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const avant = await etatDe(s);
    await corriger(s, { recuLe: '2026-10-20' });
    expect(await etatDe(s)).toMatchObject({ etat: 'deposee', hors_delai: true, recu_le: '2026-10-20' });
    expect((await etatDe(s))?.echeance_le).not.toBe(avant?.echeance_le);
    await expect(verbes.instruire(s, LE)).rejects.toMatchObject({ code: 'impossible' });

    const versions = await lire(
      `SELECT rang, origine, contenu->'reception'->>'recuLe' AS recu, auteur_nom FROM demande WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
    expect(versions.map(({ origine, recu }) => [origine, recu])).toEqual([
      ['depot', expect.stringMatching(/^2026-09/)],
      ['correction_reception', '2026-10-20'],
    ]);
    const [inscrite] = await lire(
      `SELECT contenu, auteur_nom FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(inscrite?.auteur_nom).toBe(versions[1]?.auteur_nom);
    expect(inscrite?.contenu).toMatchObject({
      avant: { recuLe: versions[0]?.recu },
      apres: { recuLe: '2026-10-20', cachetPostalLe: null },
      motivation: MOTIVATION,
    });
    const accuses = await lire(
      `SELECT 1 FROM courrier WHERE dossier_id = $1 AND genre = 'accuse_reception'`,
      [s.dossierId],
    );
    expect(accuses).toHaveLength(2);
    const pieces = await lire(
      `SELECT DISTINCT recue_le::text AS le FROM piece WHERE dossier_id = $1 AND demande_de_pieces_id IS NULL`,
      [s.dossierId],
    );
    expect(pieces).toEqual([{ le: '2026-10-20' }]);
  });

  test('before the closing, or a postmark before it: the demande typed late is in time again', async () => {
    const s = await deposerAvec((saisie) => saisie, { recuLe: '2026-10-20' });
    expect(await etatDe(s)).toMatchObject({ hors_delai: true });
    await corriger(s, { recuLe: '2026-10-20', cachetPostalLe: '2026-10-15' });
    expect(await etatDe(s)).toMatchObject({ etat: 'deposee', hors_delai: false });
    await corriger(s, { recuLe: '2026-10-20', cachetPostalLe: '2026-10-16' });
    expect(await etatDe(s)).toMatchObject({ hors_delai: true });
    await corriger(s, { recuLe: '2026-10-15' });
    expect(await etatDe(s)).toMatchObject({ hors_delai: false, recu_le: '2026-10-15' });
  });

  test.each([
    ['a day to come', { recuLe: '2026-11-11' }, /dans le futur/],
    ['another year', { recuLe: '2016-09-08' }, /vérifiez l’année/],
    ['a postmark after the reception', { recuLe: '2026-09-08', cachetPostalLe: '2026-09-09' }, /postérieur/],
    ['the same day again', { recuLe: '2026-09-10' }, /déjà enregistrées/],
  ])('refuses: %s, and nothing moves', async (_, dates, raison) => {
    const s = await deposerAvec((saisie) => saisie);
    const avant = await etatDe(s);
    await expect(corriger(s, dates)).rejects.toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(raison),
    });
    expect(await etatDe(s)).toEqual(avant);
  });

  test('refuses: without a reason, once decided, and from another établissement', async () => {
    const s = await deposerAvec((saisie) => saisie);
    await expect(corriger(s, { recuLe: '2026-09-08' }, 'trop court')).rejects.toMatchObject({
      code: 'impossible',
    });
    const ailleurs = await dossierA('deposee', 'college_prive');
    await expect(
      accomplir(
        await acteur(s, 'secretariat', LE),
        corrigerReception(
          { dossierId: ailleurs.dossierId, version: ailleurs.version },
          { recuLe: '2026-09-08', motivation: MOTIVATION },
        ),
      ),
    ).rejects.toMatchObject({ code: 'introuvable' });
    const decide = await dossierA('decidee_imprimee', 'college_public');
    await expect(corriger(decide, { recuLe: '2026-09-08' })).rejects.toMatchObject({ code: 'impossible' });
  });
});

describe('refuses at entry: a year that no life holds', () => {
  test.each([
    ['the reception', { reception: { recuLe: '2016-09-10', signe: true } }, /vérifiez l’année/],
    [
      'the postmark',
      { reception: { recuLe: '2026-09-10', cachetPostalLe: '2016-09-09', signe: true } },
      /vérifiez l’année/,
    ],
    ['the avis', { ressources: { avis: { annee: 2030, rfr: 100, enfants: 2 } } }, /vérifiez l’année/],
    [
      'the birth of a dependant',
      { personnesACharge: [{ nomPrenom: 'Zoé Test', naissance: '2030-01-01' }] },
      /futur/,
    ],
  ])('%s', async (_, ecarts, raison) => {
    await expect(deposerAvec((saisie) => ({ ...saisie, ...ecarts }))).rejects.toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(raison),
    });
  });
});
