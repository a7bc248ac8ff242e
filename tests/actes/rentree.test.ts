/** What opens a school year: each step told from what the base and the law know, to an administrateur alone, without a name. */
import { describe, expect, test } from 'vitest';
import { rentree } from '#lib/droit/annee.ts';
import { releverLesChiffres } from '#lib/pilotage/taches.ts';
import { etapesDeRentree, rentreeAPreparer } from '#lib/rentree/faits.ts';
import { faitsDeRentree } from '#lib/rentree/queries.ts';
import { RentreeSchema } from '#lib/rentree/schema.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const MAI = le('2027-05-10');
const admin = () => agent('agent-administrateur', MAI);
const faites = async (): Promise<Record<string, boolean>> =>
  Object.fromEntries(
    etapesDeRentree(await faitsDeRentree(await admin(), 2027), rentree(2027)).map(({ cle, faite }) => [
      cle,
      faite,
    ]),
  );

describe('the year that comes', () => {
  test('lacks what the base does not hold yet, counted as by hand', async () => {
    await dossierA('deposee', 'college_public');
    await dossierA('notifiee', 'lycee_public');
    await dossierA('brouillon', 'college_public');
    await releverLesChiffres(le('2026-11-10'));
    const lus = await faitsDeRentree(await admin(), 2027);
    const [aLaMain] = await lire<{ etablissements: number; academies: number }>(
      `SELECT count(DISTINCT s.uai)::int AS etablissements, count(DISTINCT t.academie_code)::int AS academies
       FROM scolarite s JOIN etablissement t USING (uai) WHERE s.rentree = 2026 AND s.niveau <> 'post_bac'`,
    );
    expect(lus).toMatchObject({ ...aLaMain, enregistree: false, signatures: null, baremeConnu: false });
    expect([lus.importes, lus.attendent, lus.clotureCned]).toEqual([0, 1, null]);
    // The third Thursday of October 2027, that no record has to give.
    expect(lus.cloture?.toString()).toBe('2027-10-21');
    expect(Object.values(await faites()).filter(Boolean).length).toBeLessThan(4);
  });

  test('each step is done by what does it, and by that alone', async () => {
    const avant = await faites();
    await falsifier(`INSERT INTO campagne (rentree, ouverture, cloture, cloture_cned, fin_annee_scolaire, source)
      VALUES (2027, '2027-09-01', '2027-10-21', '2027-10-29', '2028-07-05', 'circulaire fictive')`);
    expect(await faites()).toEqual({ ...avant, campagne: true });
    await falsifier(`INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, regime, terminale, entree_le)
      SELECT DISTINCT ON (s.uai) gen_random_uuid(), s.eleve_id, 2027, s.uai, s.academie_code, s.classe, s.niveau, s.regime, s.terminale, '2027-09-01'
      FROM scolarite s WHERE s.rentree = 2026 AND s.niveau <> 'post_bac' AND s.uai <> '${ETABLISSEMENTS.collegePublic.uai}'`);
    const presque = await faitsDeRentree(await admin(), 2027);
    expect(presque.importes).toBe(presque.etablissements - 1);
    expect((await faites()).base).toBe(false);
    await falsifier(`DELETE FROM affectation WHERE role = 'chef_etablissement' AND uai = '${ETABLISSEMENTS.collegePublic.uai}';
      DELETE FROM delegation WHERE academie_code = '${ETABLISSEMENTS.collegePublic.academieCode}'`);
    const apres = await faitsDeRentree(await admin(), 2027);
    expect([apres.sansChef - presque.sansChef, apres.sansDelegation - presque.sansDelegation]).toEqual([
      1, 1,
    ]);
  });

  test('an annexe that one person signed is not signed', () => {
    const faits = {
      ...{
        signatures: 1,
        requises: 2,
        baremeConnu: false,
        cloture: null,
        clotureCned: null,
        enregistree: false,
      },
      ...{ etablissements: 0, importes: 0, sansChef: 0, academies: 0, sansDelegation: 0, attendent: 0 },
    };
    const annexe = (signatures: number) => etapesDeRentree({ ...faits, signatures }, rentree(2027))[0];
    expect(annexe(1)).toMatchObject({ faite: false, dit: 'L’annexe saisie porte 1 signature sur 2.' });
    expect(annexe(2)).toMatchObject({ faite: true });
    // A base without any pupil has nothing ready.
    expect(etapesDeRentree(faits, rentree(2027)).find(({ cle }) => cle === 'base')?.faite).toBe(false);
  });

  test.each([
    ['2027-01-10', 2027],
    ['2027-08-31', 2027],
    ['2027-11-10', 2027],
    ['2028-01-01', 2028],
  ])('on %s, prepares %i', (jour, annee) => {
    expect(rentreeAPreparer(le(jour))).toBe(annee);
  });
});

describe('refuses', () => {
  test.each(['agent-dpo', 'agent-ministere'])('the counts to %s, asked below the pages too', async (qui) => {
    const autre = await agent(qui, MAI);
    await attendreRefus(faitsDeRentree(autre, 2027), 'introuvable');
    await expect(
      enTantQuApplication(`agent:${autre.auteur.id}`, "SELECT * FROM comptes_de_rentree(2027, '{deposee}')"),
    ).rejects.toThrow(/seul un administrateur/);
  });

  test('a year that is none', () => {
    for (const rentree of ['__proto__', '1e9', '-1', ''])
      expect(RentreeSchema.parse({ rentree })).toEqual({ rentree: undefined });
  });
});
