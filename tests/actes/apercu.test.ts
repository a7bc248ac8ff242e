/** The preview of an act: the act itself, tried for nothing. */
import { describe, expect, test } from 'vitest';
import { apercevoir } from '#lib/consultation/queries.ts';
import { attribuer, refuser } from '#lib/decision/actes.ts';
import { demanderPieces } from '#lib/piece/actes.ts';
import { acteur, le } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';

const LE_JOUR = le('2026-11-10');

/** Everything that an act writes, counted over the whole base. */
const compter = () =>
  lire(`SELECT (SELECT count(*) FROM decision) AS decisions, (SELECT count(*) FROM courrier) AS courriers,
    (SELECT count(*) FROM ligne_de_journal) AS lignes, (SELECT count(*) FROM demande_de_pieces) AS demandes,
    (SELECT count(*) FROM graphile_worker.jobs) AS taches, (SELECT sum(version) FROM dossier) AS versions`);

describe('a preview', () => {
  test('shows the letter of the attribution word for word, and leaves nothing behind', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const avant = await compter();

    const { etat, lettres } = await apercevoir(chef, attribuer(s));

    expect(etat).toBe('decidee');
    const [lettre] = lettres;
    expect(lettres).toHaveLength(1);
    if (lettre?.composition.genre !== 'courrier') throw new Error('pas de courrier');
    expect(lettre.composition.courrier.objet).toMatch(/^attribution d’une bourse de collège/u);
    expect(lettre.composition.courrier.signature.nom).toBe(chef.auteur.nom);
    expect(await compter()).toEqual(avant);
  });

  test('names the pieces ticked', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const { lettres } = await apercevoir(chef, demanderPieces(s, { codes: ['attestation_caf'] }));
    expect(JSON.stringify(lettres)).toContain('CAF');
  });

  test('refuses: what the act would refuse, with the same sentence and nothing written', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const avant = await compter();
    await expect(apercevoir(chef, refuser(s))).rejects.toThrow(/un refus n’aurait pas de motif/u);
    await expect(apercevoir(chef, attribuer({ ...s, version: 0 }))).rejects.toMatchObject({
      code: 'conflit',
    });
    expect(await compter()).toEqual(avant);
  });

  test('refuses: the chef of another établissement, for whom the dossier does not exist', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const ailleurs = await acteur(await dossierA('deposee', 'lycee_public'), 'chef_etablissement', LE_JOUR);
    await expect(apercevoir(ailleurs, attribuer(s))).rejects.toMatchObject({ code: 'introuvable' });
  });
});
