/** What a decision, its rights and a proposition keep, read in the rows of the base; days and amounts are those of the texts. */
import { describe, expect, test } from 'vitest';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { refuser } from '#lib/decision/actes.ts';
import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { foyer } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { deposerAvec, lue, placement } from './appui/ecrits.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

describe('what a decision and a proposition keep', () => {
  const EFFET = 'effet_du::text, effet_au::text';

  test('an attribution takes effect for the school year', async () => {
    expect(await lue(EFFET, 'decision', await dossierA('decidee', 'college_public'))).toEqual({
      effet_du: '2026-09-01',
      effet_au: '2027-08-31',
    });
  });

  test('an attribution to a pupil who came during the year takes effect on that day', async () => {
    const s = nouvelleScene('lyceePublic');
    await falsifier(`UPDATE scolarite SET entree_le = '2026-10-05' WHERE eleve_id = '${s.eleveId}'`);
    await saisir(s, le('2026-10-08'), { rfr: 100 });
    await verbes.deposer(s, le('2026-10-08'));
    await verbes.instruire(s, le('2026-10-09'));
    await verbes.attribuer(s, le('2026-10-12'));
    expect(await lue(EFFET, 'decision', s)).toEqual({ effet_du: '2026-10-05', effet_au: '2027-08-31' });
  });

  test('refuses: an effect of a refusal', async () => {
    const s = await dossierA('instruction_sans_droit', 'college_public');
    await verbes.refuser(s, le('2026-09-16'));
    expect(await lue(EFFET, 'decision', s)).toEqual({ effet_du: null, effet_au: null });
  });

  test('a decision left to a person keeps why, in writing', async () => {
    const s = await deposerAvec(placement);
    await verbes.instruire(s, le('2026-09-14'));
    const motivation = 'La mère garde la charge de l’élève chaque fin de semaine.';
    await verbes.attribuer(s, le('2026-09-16'), { echelon: 1, motivation });
    expect(await lue('echelon, motivation', 'decision', s)).toEqual({ echelon: 1, motivation });
  });

  test('a refusal left to a person keeps why, in writing', async () => {
    const s = await deposerAvec(placement);
    await verbes.instruire(s, le('2026-09-14'));
    const motivation = 'La structure d’accueil a seule la charge de l’élève.';
    const chef = await acteur(s, 'chef_etablissement', le('2026-09-16'));
    const { dossierId, version } = s;
    await accomplir(chef, refuser({ dossierId, version }, motivation));
    expect(await lue('genre, motivation', 'decision', s)).toEqual({ genre: 'refus', motivation });
  });

  // One child and 100 euros of income: the third échelon of collège, the highest (annexe 6).
  test('refuses: the échelon that an agent chooses, where the law computes it', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const motivation = 'L’agent voudrait un autre échelon.';
    await verbes.attribuer(s, le('2026-09-16'), { echelon: 1, motivation });
    expect(await lue('echelon', 'decision', s)).toEqual({ echelon: 3 });
  });

  // The list of propositions is due eight days after the closing; then the silence of two months (CRPA L. 231-4).
  test('the deadline of the proposition no longer runs once it is made', async () => {
    const s = await dossierA('deposee', 'college_prive');
    expect(await lue('echeance_le::text', 'dossier', s)).toEqual({ echeance_le: '2026-10-23' });
    await verbes.proposer(s, le('2026-10-20'));
    expect(await lue('echeance_le::text', 'dossier', s)).toEqual({ echeance_le: '2026-11-10' });
  });

  // Closing on 15 October, then eight days (C. IV.B, collège, 2).
  test.each([
    ['2026-10-23', false],
    ['2026-10-24', true],
  ])('a proposition of %s: late is %s', async (jour, tard) => {
    const s = await dossierA('deposee', 'college_prive');
    await verbes.proposer(s, le(jour));
    expect(await lue('en_retard', 'proposition', s)).toEqual({ en_retard: tard });
  });

  // Annexe 7, rentrée 2026, fifth échelon of lycée.
  test.each([
    ['interne', 1, [{ composante: 'internat', echelon: 5, centimes_annuels: 60_300 }]],
    ['externe', 0, []],
  ])('a boursier %s: its prime d’internat', async (_, rang, prime) => {
    const s = scene(foyer('traore'), rang);
    await saisir(s, le('2026-09-10'));
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    const droits = await lire<{ composante: string; echelon: number }>(
      'SELECT composante, echelon, centimes_annuels FROM droit WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(droits.filter(({ composante }) => composante === 'bourse')).toMatchObject([{ echelon: 5 }]);
    expect(droits.filter(({ composante }) => composante !== 'bourse')).toEqual(prime);
  });

  // Annexe 7, sixth échelon (100 euros of income): mérite 1 002, équipement 341,71. The speciality is of group 221.
  const merite = (saisie: SaisieDeDemande): SaisieDeDemande => ({
    ...saisie,
    eleve: {
      primes: {
        mentionBrevet: 'tres_bien',
        prepare: 'bac_professionnel',
        formation: '40022106',
        libelleFormation: 'CUISINE',
        premiereAnnee: true,
        equipementDejaPercue: false,
      },
    },
  });

  async function primesDe(s: Scene) {
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    return lire(
      `SELECT composante, centimes_annuels FROM droit WHERE dossier_id = $1 AND composante NOT IN ('bourse', 'internat')
       ORDER BY composante`,
      [s.dossierId],
    );
  }

  test('a lycéen with a mention and a first year of bac pro: his primes are rights, and the letter tells them', async () => {
    const s = await deposerAvec(merite, { ou: 'lyceePublic' });
    expect(await primesDe(s)).toEqual([
      { composante: 'merite', centimes_annuels: 100_200 },
      { composante: 'equipement', centimes_annuels: 34_171 },
    ]);
    const [courrier] = await lire<{ id: string }>(
      `SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'attribution'`,
      [s.dossierId],
    );
    await produireCourriers({ courrierIds: [courrier?.id ?? ''] }, le('2026-09-16'));
    const agent = await acteur(s, 'responsable_sab', le('2026-09-16'));
    const { texte } = await lirePdf((await lireCourrier(agent, courrier?.id ?? '')).octets);
    expect(texte).toMatch(/Bourse au mérite, en trois parts, avec la bourse 1 002 €/);
    expect(texte).toMatch(/Prime d’équipement, en une fois, avec le premier versement 341,71 €/);
    expect(texte).not.toContain('Ce qui peut s’y ajouter');
  });

  test('refuses: a second prime d’équipement of a pupil, whatever place, year and form say, in the base too', async () => {
    const s = await deposerAvec(merite, { ou: 'lyceePublic' });
    const ailleurs = await dossierA('notifiee', 'lycee_prive');
    const ouvrir = (du: number) =>
      falsifier(`INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
        SELECT gen_random_uuid(), dossier_id, '${s.eleveId}', decision_id, 'equipement', '${du}-09-01', '${du + 1}-08-31', echelon, 34171, payeur
        FROM droit WHERE dossier_id = '${ailleurs.dossierId}' AND composante = 'bourse'`);
    await ouvrir(2024);
    expect(await primesDe(s)).toEqual([{ composante: 'merite', centimes_annuels: 100_200 }]);
    await expect(ouvrir(2025)).rejects.toThrow(/droit_une_prime_d_equipement/);
  });

  test('refuses: a prime whose facts nobody gave; the letter says what would open it', async () => {
    const s = await deposerAvec((saisie) => saisie, { ou: 'lyceePublic' });
    expect(await primesDe(s)).toEqual([]);
    const { trace } =
      (await lue<{ trace: { regle: string; issue: string }[] }>('trace', 'decision', s)) ?? {};
    expect(trace).toContainEqual(expect.objectContaining({ regle: 'merite.mention', issue: 'manque' }));
  });
});
