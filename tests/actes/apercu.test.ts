/** The preview of an act: the act itself, tried for nothing. */
import { describe, expect, test } from 'vitest';
import { apercevoir, apercuDeLaSaisie } from '#lib/consultation/queries.ts';
import { ApercevoirSchema } from '#lib/consultation/schema.ts';
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

const A_ECRIRE = '[votre motivation figurera ici]';
const RAISON = 'Les deux avis montrent que le père a seul la charge de l’élève.';

/** A dossier whose bourse runs, and which somebody asks to withdraw: the letter gives the facts. */
async function invitable() {
  const s = await dossierA('notifiee', 'college_public');
  const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
  const apercu = async (saisie: Record<string, string | undefined>) => {
    const acte = 'inviter_a_presenter_ses_observations';
    return JSON.stringify((await apercuDeLaSaisie(chef, { dossierId: s.dossierId, acte }, saisie)).apercu);
  };
  return { s, chef, apercu };
}

describe('a preview with what is typed', () => {
  test('shows the reason in the letter before the act, and its place while it is not written whole', async () => {
    const { apercu } = await invitable();
    const avant = await compter();
    expect(await apercu({ motif: 'charge' })).toContain(A_ECRIRE);
    expect(await apercu({ motif: 'charge', motivation: 'trop court' })).toContain(A_ECRIRE);
    const ecrite = await apercu({ motif: 'charge', motivation: `  ${RAISON}  ` });
    expect(ecrite).toContain(RAISON);
    expect(ecrite).not.toContain(A_ECRIRE);
    expect(await compter()).toEqual(avant);
  });

  test('refuses: letters that cannot be printed; a wrong day or an échelon that is no number counts as none', async () => {
    const { s, apercu } = await invitable();
    expect(await apercu({ motif: 'charge', motivation: `${RAISON} \u4e2d` })).toContain(A_ECRIRE);
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    for (const saisie of [{ dernierJour: '99/99/2026' }, { dernierJour: '__proto__' }, { echelon: '1e400' }])
      for (const acte of ['renoncer_a_la_bourse', 'attribuer'] as const)
        expect(
          (await apercuDeLaSaisie(chef, { dossierId: s.dossierId, acte }, saisie)).apercu,
        ).not.toBeNull();
  });

  test('the last day of a bourse that is renounced is the one typed', async () => {
    const { s, chef } = await invitable();
    const lettre = async (dernierJour?: string) =>
      JSON.stringify(
        await apercuDeLaSaisie(
          chef,
          { dossierId: s.dossierId, acte: 'renoncer_a_la_bourse' },
          { dernierJour, expose: RAISON },
        ),
      ).replace(/\s/gu, ' ');
    expect(await lettre('18/12/2026')).toContain('18 décembre 2026');
    expect(await lettre()).not.toContain('18 décembre 2026');
  });

  test('is read in the register, as the opening of the page is', async () => {
    const { s, apercu } = await invitable();
    await apercu({ motivation: RAISON });
    const lus = await lire<{ precision: string }>(
      "SELECT precision FROM lecture_sensible WHERE dossier_id = $1 AND objet = 'dossier'",
      [s.dossierId],
    );
    expect(lus).toContainEqual({ precision: 'acte inviter_a_presenter_ses_observations' });
  });

  test('refuses: the chef of another établissement, an act that is none, a dossier that is none', async () => {
    const { s } = await invitable();
    const ailleurs = await acteur(await dossierA('deposee', 'lycee_public'), 'chef_etablissement', LE_JOUR);
    await expect(
      apercuDeLaSaisie(ailleurs, { dossierId: s.dossierId, acte: 'retirer' }, { motivation: RAISON }),
    ).rejects.toMatchObject({ code: 'introuvable' });
    for (const forge of [
      {},
      { dossierId: s.dossierId },
      { dossierId: s.dossierId, acte: 'constructor' },
      { dossierId: '../../', acte: 'retirer' },
    ])
      expect(ApercevoirSchema.safeParse(forge).success).toBe(false);
  });

  test('refuses: an act that this person may not do says so, and shows no letter', async () => {
    const { s } = await invitable();
    const secretariat = await acteur(s, 'secretariat', LE_JOUR);
    const { apercu } = await apercuDeLaSaisie(
      secretariat,
      { dossierId: s.dossierId, acte: 'inviter_a_presenter_ses_observations' },
      { motivation: RAISON },
    );
    expect(apercu).toMatch(/revient à/u);
  });
});
