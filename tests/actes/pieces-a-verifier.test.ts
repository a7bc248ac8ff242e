/** A piece counts from the day it came, once a person found it fit; until then nothing passes (C. III.C). */
import { describe, expect, test } from 'vitest';
import { attribuer, refuser, refuserIncompletude } from '#lib/decision/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { accepterPiece, ecarterPiece, recevoirPiece } from '#lib/piece/actes.ts';
import { EcarterPieceSchema } from '#lib/piece/schema.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const chefDe = (s: Scene, jour: string) => acteur(s, 'chef_etablissement', le(jour));

const etatDe = async ({ dossierId }: Scene) => {
  const [dossier] = await lire<{ etat: string; le: string | null; drapeaux: string[] }>(
    'SELECT etat, echeance_le::text AS le, drapeaux FROM dossier WHERE id = $1',
    [dossierId],
  );
  return dossier;
};

/** A mother separated since, whose child is not on her avis (annexe 2, notice). */
async function mereSeparee(): Promise<Scene> {
  const s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'), { rfr: 9_000, enfants: 1, horsAvis: true });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-11'));
  return s;
}
const PREUVES = ['attestation_caf', 'justificatif_changement_residence'];

describe('a separated mother whose child is not on her avis', () => {
  test('goes to attribution: her pieces, sent by herself, are looked at, then count', async () => {
    const s = await mereSeparee();
    for (const acte of [attribuer, refuser])
      expect(
        (await attendreRefus(accomplir(await chefDe(s, '2026-09-12'), acte(cible(s))), 'impossible')).message,
      ).toMatch(/Le calcul n’est pas possible/);
    await verbes.demanderPieces(s, le('2026-09-14'), PREUVES);
    for (const code of PREUVES) await verbes.envoyerPiece(s, le('2026-09-21'), code);
    expect(await etatDe(s)).toMatchObject({ etat: 'en_instruction', le: '2026-11-21' });
    expect((await etatDe(s))?.drapeaux).toContain('piece_a_verifier');

    const refus = await attendreRefus(
      accomplir(await chefDe(s, '2026-09-22'), attribuer(cible(s))),
      'impossible',
    );
    expect(refus.message).toMatch(/n’a pas encore été regardée/);

    for (const code of PREUVES) await verbes.accepterPiece(s, le('2026-10-05'), code);
    // Looked at two weeks later, they count from the day they came.
    expect(await etatDe(s)).toMatchObject({ etat: 'en_instruction', le: '2026-11-21' });
    expect((await etatDe(s))?.drapeaux).not.toContain('piece_a_verifier');
    expect(await accomplir(await chefDe(s, '2026-10-06'), attribuer(cible(s)))).toMatchObject({
      etat: 'decidee',
    });
  });

  test('a piece brought to the office while nothing was asked counts too', async () => {
    const s = await mereSeparee();
    await verbes.recevoirPiece(s, le('2026-09-15'), 'attestation_caf');
    expect(await etatDe(s)).toMatchObject({ etat: 'en_instruction' });
    expect(await accomplir(await chefDe(s, '2026-09-16'), attribuer(cible(s)))).toMatchObject({
      etat: 'decidee',
    });
  });

  test('refuses: a paper that says nothing of the charge', async () => {
    const s = await mereSeparee();
    await verbes.recevoirPiece(s, le('2026-09-15'), 'rib');
    await attendreRefus(accomplir(await chefDe(s, '2026-09-16'), attribuer(cible(s))), 'impossible');
  });
});

describe('an aunt who had brought nothing to show the charge (C. III.B)', () => {
  async function tante(): Promise<Scene> {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr: 9_000, enfants: 1 });
    await verbes.deposer(s, le('2026-09-10'));
    await falsifier(`UPDATE demande SET contenu = jsonb_set(jsonb_set(contenu, '{demandeur,lien}',
      '"autre_personne_en_charge"'), '{precisions}', '{"justificatifCharge": "aucun"}')
      WHERE dossier_id = '${s.dossierId}'`);
    await verbes.instruire(s, le('2026-09-11'));
    return s;
  }

  test('goes to attribution once the delegation came and was found fit', async () => {
    const s = await tante();
    await attendreRefus(accomplir(await chefDe(s, '2026-09-12'), attribuer(cible(s))), 'impossible');
    await verbes.demanderPieces(s, le('2026-09-14'), ['delegation_autorite_parentale']);
    await verbes.envoyerPiece(s, le('2026-09-21'), 'delegation_autorite_parentale');
    await attendreRefus(accomplir(await chefDe(s, '2026-09-22'), attribuer(cible(s))), 'impossible');
    await verbes.accepterPiece(s, le('2026-10-05'), 'delegation_autorite_parentale');
    expect(await accomplir(await chefDe(s, '2026-10-06'), attribuer(cible(s)))).toMatchObject({
      etat: 'decidee',
    });
  });

  test('refuses: attribution on a paper that shows no charge', async () => {
    const s = await tante();
    await verbes.recevoirPiece(s, le('2026-09-15'), 'justificatif_domicile');
    await attendreRefus(accomplir(await chefDe(s, '2026-09-16'), attribuer(cible(s))), 'impossible');
  });
});

describe('the day on which a piece came', () => {
  const recevoir = async (s: Scene, recueLe: string) =>
    accomplir(
      await acteur(s, 'secretariat', le('2026-09-20')),
      recevoirPiece(cible(s), { code: 'rib', recueLe: le(recueLe) }),
    );

  test('may be any since the first demande of the year could come, today included', async () => {
    for (const jour of ['2026-03-01', '2026-09-20'])
      expect(await recevoir(await dossierA('en_instruction', 'college_public'), jour)).toMatchObject({
        etat: 'en_instruction',
      });
  });

  test.each(['2026-02-28', '2025-09-15', '2026-09-21'])('refuses: %s', async (jour) => {
    const s = await dossierA('en_instruction', 'college_public');
    await expect(recevoir(s, jour)).rejects.toMatchObject({ code: 'impossible', champ: 'recueLe' });
  });
});

describe('an upload never closes the request by itself', () => {
  test('refuses: a refusal for incompleteness while a piece waits to be looked at, even after the delay', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), PREUVES);
    await lettresProduites(s.dossierId, le('2026-09-15'));
    await verbes.daterReception(s, le('2026-09-18'));
    await verbes.envoyerPiece(s, le('2026-09-25'));
    const tard = le('2026-11-10');
    const essai = accomplir(await acteur(s, 'chef_etablissement', tard), refuserIncompletude(cible(s)));
    expect((await attendreRefus(essai, 'impossible')).message).toMatch(/n’a pas encore été regardée/);
    await verbes.accepterPiece(s, le('2026-11-09'));
    expect(
      await accomplir(await acteur(s, 'chef_etablissement', tard), refuserIncompletude(cible(s))),
    ).toMatchObject({ etat: 'decidee' });
  });

  test('an illegible piece is asked again with what still lacks, by a letter, and the delay runs anew', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.demanderPieces(s, le('2026-09-15'), PREUVES);
    await lettresProduites(s.dossierId, le('2026-09-15'));
    await verbes.daterReception(s, le('2026-09-18'));
    await verbes.envoyerPiece(s, le('2026-09-25'));
    await verbes.ecarterPiece(s, le('2026-09-28'));
    expect(await etatDe(s)).toMatchObject({ etat: 'incomplete', le: null });
    const [demande] = await lire(
      `SELECT p.message, l.contenu->'pieces' AS pieces, l.contenu->>'motif' AS motif FROM demande_de_pieces p
       JOIN ligne_de_journal l ON l.enregistrement_id = p.id WHERE p.dossier_id = $1 ORDER BY l.rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(demande?.pieces).toEqual(PREUVES);
    expect(demande?.motif).toBe('illisible');
    // What is wrong, then how to do again.
    expect(demande?.message).toMatch(
      /^La pièce « Attestation de paiement de la CAF ou de la MSA » ne peut pas être lue\. Photographiez chaque page/,
    );
    const lettres = await lire(
      "SELECT 1 FROM courrier WHERE dossier_id = $1 AND genre = 'demande_incomplete'",
      [s.dossierId],
    );
    expect(lettres).toHaveLength(2);
    const essai = accomplir(await chefDe(s, '2026-11-10'), refuserIncompletude(cible(s)));
    expect((await attendreRefus(essai, 'impossible')).message).toMatch(/n’est pas datée/);
  });

  test('another paper than the one asked: the letter says so, with the words of the service', async () => {
    const s = await dossierA('a_verifier', 'college_public');
    const ordre = ecarterPiece(cible(s), {
      code: 'attestation_caf',
      motif: 'autre_personne',
      message: 'Elle est au nom de votre sœur.',
    });
    await accomplir(await chefDe(s, '2026-09-20'), ordre);
    const [demande] = await lire<{ message: string }>(
      'SELECT message FROM demande_de_pieces WHERE dossier_id = $1 ORDER BY faite_le DESC LIMIT 1',
      [s.dossierId],
    );
    expect(demande?.message).toMatch(/ concerne une autre personne\. .* Elle est au nom de votre sœur\.$/);
  });

  test.each([
    [{ motif: 'flou' }, 'motif', 'Raison : choisissez dans la liste ce qui ne va pas.'],
    [{}, 'motif', 'Raison : choisissez dans la liste ce qui ne va pas.'],
    [{ motif: 'coupee', message: 'x'.repeat(501) }, 'message', 'Mot à la famille : 500 caractères au plus.'],
  ])('refuses, naming the field: %j', (lu, champ, phrase) => {
    const envoi = { dossierId: crypto.randomUUID(), version: '1', code: 'attestation_caf', ...lu };
    const fautes = EcarterPieceSchema.safeParse(envoi).error?.issues ?? [];
    expect(fautes.map(({ path, message }) => [path.join('.'), message])).toEqual([[champ, phrase]]);
  });

  test('refuses: looking twice at a piece, or at one that has not come', async () => {
    const s = await dossierA('a_verifier', 'lycee_public');
    const sab = await acteur(s, 'gestionnaire_sab', le('2026-09-20'));
    for (const code of ['avis_impot', 'rib'])
      for (const acte of [
        accepterPiece(cible(s), { code }),
        ecarterPiece(cible(s), { code, motif: 'illisible' }),
      ])
        expect((await attendreRefus(accomplir(sab, acte), 'impossible')).message).toMatch(
          /n’attend pas d’être regardée/,
        );
  });

  test('refuses: a family that sends what nobody asked for, or judges its own piece', async () => {
    const s = await dossierA('a_verifier', 'college_public');
    const famille = await acteur(s, 'famille', le('2026-09-20'));
    const envoi = recevoirPiece(cible(s), { code: 'rib', recueLe: famille.jour });
    expect((await attendreRefus(accomplir(famille, envoi), 'impossible')).message).toMatch(
      /n’est pas attendue/,
    );
    await attendreRefus(accomplir(famille, accepterPiece(cible(s), { code: 'attestation_caf' })), 'interdit');
  });
});
