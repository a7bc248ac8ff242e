/** Pupils of terminale under a placement, listed for the chef, who says that they are ticked in Parcoursup (C. III.D.3.a). */
import { beforeEach, describe, expect, test } from 'vitest';
import { cocherParcoursup } from '#lib/parcoursup/actes.ts';
import { listeParcoursup } from '#lib/parcoursup/queries.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, type Scene } from '#monde/scene.ts';
import { deposerAvec, placement } from './appui/ecrits.ts';
import { LE } from './appui/fiches.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const chef = (s: Scene) => acteur(s, 'chef_etablissement', LE);
const vus = async (s: Scene) =>
  (await listeParcoursup(await chef(s), RENTREE)).filter((vu) => vu.eleveId === s.eleveId);
const scolarite = async ({ eleveId }: Scene) =>
  (await lire<{ id: string }>('SELECT id FROM scolarite WHERE eleve_id = $1', [eleveId]))[0]?.id ?? '';
const cocher = async (s: Scene, coche: boolean, par = s) =>
  cocherParcoursup(await chef(par), { scolariteId: await scolarite(s), coche }, RENTREE);

/** A pupil of terminale whose first responsable is the département. */
async function place(lien = 'departement'): Promise<Scene> {
  const s = nouvelleScene('lyceePro');
  await falsifier(`UPDATE scolarite SET terminale = true, niveau = 'lycee', sortie_le = NULL WHERE eleve_id = '${s.eleveId}';
    UPDATE lien SET lien = '${lien}' WHERE eleve_id = '${s.eleveId}'`);
  return s;
}

let s: Scene;
beforeEach(async () => {
  s = await place();
});

describe('the list of Parcoursup', () => {
  test('shows who is under a placement, why, and nothing of money; the read is kept with whom it showed', async () => {
    const [vu] = await vus(s);
    expect(vu).toMatchObject({ signes: ['Lien « aide sociale à l’enfance »'], derniere: null });
    expect(Object.keys(vu ?? {}).sort()).toEqual(
      ['classe', 'derniere', 'eleveId', 'nom', 'scolariteId', 'signes', 'uai'].sort(),
    );
    const { auteur } = await chef(s);
    const [lecture] = await lire(
      'SELECT liste, auteur_id, eleves @> ARRAY[$1]::uuid[] AS le_montre FROM lecture_de_liste ORDER BY instant DESC LIMIT 1',
      [s.eleveId],
    );
    expect(lecture).toEqual({ liste: 'parcoursup', auteur_id: auteur.id, le_montre: true });
  });

  test('a tuteur counts by the wording of its name or address, in whole words', async () => {
    const t = await place('tuteur');
    expect(await vus(t)).toEqual([]);
    await falsifier(`UPDATE responsable SET complement = 'Foyer Les Ajoncs' WHERE id IN
      (SELECT responsable_id FROM lien WHERE eleve_id = '${t.eleveId}')`);
    expect(await vus(t)).toMatchObject([{ signes: ['Lien « tuteur », intitulé « foyer »'] }]);
  });

  test('a code of the base counts while the base tells it, and not for who is only to be called', async () => {
    const t = await place('autre_personne_en_charge');
    const dire = (ce: string) => falsifier(`UPDATE lien SET ${ce} WHERE eleve_id = '${t.eleveId}'`);
    await dire("parente = '42', niveau = '2'");
    expect(await vus(t)).toMatchObject([{ signes: ['Lien « assistant familial »'] }]);
    await dire("niveau = '3'");
    expect(await vus(t)).toEqual([]);
    await dire("niveau = '2', absent_depuis = '2026-11-01'");
    expect(await vus(t)).toEqual([]);
  });

  test('a demande that tells a placement is a trace too', async () => {
    const t = await deposerAvec(placement, { ou: 'lyceePro' });
    await falsifier(`UPDATE scolarite SET terminale = true WHERE eleve_id = '${t.eleveId}'`);
    expect(await vus(t)).toMatchObject([{ signes: ['Demande de bourse : placement'] }]);
  });

  test('ticked: by whom and on which day; no letter, no right; kept after 18 and when the link is gone', async () => {
    await cocher(s, true);
    const { auteur } = await chef(s);
    await falsifier(`UPDATE lien SET lien = 'mere' WHERE eleve_id = '${s.eleveId}';
      UPDATE eleve SET naissance = '2008-09-15' WHERE id = '${s.eleveId}'`);
    expect(await vus(s)).toMatchObject([
      { signes: [], derniere: { coche: true, jour: LE.toString(), auteurNom: auteur.nom } },
    ]);
    expect(await lire('SELECT 1 FROM droit WHERE eleve_id = $1', [s.eleveId])).toEqual([]);
    await cocher(s, false);
    expect(await vus(s)).toEqual([]);
    expect(
      await lire('SELECT coche FROM coche_parcoursup WHERE eleve_id = $1 ORDER BY instant', [s.eleveId]),
    ).toEqual([{ coche: true }, { coche: false }]);
  });

  test.each([
    ['of another class', 'UPDATE scolarite SET terminale = false'],
    ['gone', "UPDATE scolarite SET sortie_le = '2026-11-09'"],
    ['an apprentice', "UPDATE scolarite SET statut = 'apprenti'"],
  ])('refuses: a pupil %s is neither shown nor ticked', async (_, sql) => {
    await falsifier(`${sql} WHERE eleve_id = '${s.eleveId}'`);
    expect(await vus(s)).toEqual([]);
    await attendreRefus(cocher(s, true), 'introuvable');
  });

  test('the last day of the stay still shows', async () => {
    await falsifier(`UPDATE scolarite SET sortie_le = '${LE}' WHERE eleve_id = '${s.eleveId}'`);
    expect(await vus(s)).toHaveLength(1);
  });

  test('refuses: twice the same thing, two at once', async () => {
    const faits = await Promise.allSettled([cocher(s, true), cocher(s, true)]);
    expect(faits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await attendreRefus(cocher(s, true), 'conflit');
  });

  test('refuses: the chef of another établissement, and who is not chef in this one', async () => {
    await attendreRefus(cocher(s, true, nouvelleScene('collegePublic')), 'introuvable');
    const secretariat = await acteur(s, 'secretariat', LE);
    expect(await listeParcoursup(secretariat, RENTREE)).toEqual([]);
    await attendreRefus(
      cocherParcoursup(secretariat, { scolariteId: await scolarite(s), coche: true }, RENTREE),
      'introuvable',
    );
  });

  test('refuses: PostgreSQL, what was ticked to who is not chef, and in the name of somebody else', async () => {
    await cocher(s, true);
    const siennes = { where: { eleveId: s.eleveId } };
    expect(await enPortee(await chef(s), (tx) => tx.cocheParcoursup.count(siennes))).toBe(1);
    for (const role of ['secretariat', 'gestionnaire_sab'] as const)
      expect(await enPortee(await acteur(s, role, LE), (tx) => tx.cocheParcoursup.count(siennes))).toBe(0);
    const ecrire = enPortee(await chef(s), (tx) =>
      tx.lectureDeListe.createMany({
        data: { liste: 'parcoursup', uai: 'x', eleves: [], auteurId: crypto.randomUUID(), auteurNom: 'A' },
      }),
    );
    await expect(ecrire).rejects.toThrow(/row-level security/);
  });
});
