/** Several people at once: one act passes, the others are told what changed, and nothing is lost nor done twice. */
import { describe, expect, test, vi } from 'vitest';
import { attribuer, refuser } from '#lib/decision/actes.ts';
import { abandonnerBrouillon, enregistrerReception, garderBrouillon } from '#lib/demande/actes.ts';
import { instruire, seDesister } from '#lib/dossier/actes.ts';
import { type Accompli, accomplir } from '#lib/dossier/porte.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { formulaire } from '#monde/formulaire.ts';
import { foyer } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene } from '#monde/scene.ts';
import { dossierA, nouvelleScene, STADES } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

/** Who passed, and the refusals of the others; anything else than a Refus fails the test. */
async function course(actes: readonly Promise<unknown>[]): Promise<{ passes: unknown[]; refus: Refus[] }> {
  const issues = await Promise.allSettled(actes);
  const erreurs = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []));
  for (const erreur of erreurs) if (!(erreur instanceof Refus)) throw erreur;
  return {
    passes: issues.flatMap((issue) => (issue.status === 'fulfilled' ? [issue.value] : [])),
    refus: erreurs,
  };
}

const compter = async (table: string, { dossierId }: Scene): Promise<number> => {
  const [compte] = await lire<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE dossier_id = $1`,
    [dossierId],
  );
  return compte?.n ?? -1;
};

describe('two people on one dossier', () => {
  test.each([1, 2, 3, 4, 5])('two agents decide at once: one decision, one clear conflict (%i)', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    const [responsable, delegue] = await Promise.all([
      acteur(s, 'responsable_sab', LE_JOUR),
      acteur(s, 'delegue_recteur', LE_JOUR),
    ]);
    const lettres = await compter('courrier', s);
    const { passes, refus } = await course([
      accomplir(responsable, attribuer(cible(s))),
      accomplir(delegue, attribuer(cible(s))),
    ]);
    expect(passes).toHaveLength(1);
    expect(refus).toHaveLength(1);
    expect(refus[0]?.code).toBe('conflit');
    expect(refus[0]?.message).toMatch(
      /Bourse attribuée, par .+, mardi 10 novembre 2026\. Rien de votre saisie/,
    );
    expect(await compter('decision', s)).toBe(1);
    expect(await compter('courrier', s)).toBe(lettres + 1);
    expect(await compter('ligne_de_journal', s)).toBe(s.version + 1);
  });

  test('the one who comes after is told what changed, and the same act done again on the new version is judged anew', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    const responsable = await acteur(s, 'responsable_sab', LE_JOUR);
    const fait = await accomplir(responsable, attribuer(cible(s)));
    const refus = await attendreRefus(accomplir(responsable, refuser(cible(s))), 'conflit');
    expect(refus.message).toContain(responsable.auteur.nom);
    await attendreRefus(
      accomplir(responsable, refuser({ ...cible(s), version: fait.version })),
      'impossible',
    );
  });

  test('a family gives up while the chef decides: one of the two, never both', async () => {
    for (let fois = 0; fois < 4; fois++) {
      const s = await dossierA('en_instruction', 'college_public');
      const [chef, famille] = await Promise.all([
        acteur(s, 'chef_etablissement', LE_JOUR),
        acteur(s, 'famille', LE_JOUR),
      ]);
      const { passes, refus } = await course([
        accomplir(chef, attribuer(cible(s))),
        accomplir(famille, seDesister(cible(s))),
      ]);
      expect(passes).toHaveLength(1);
      expect(refus.map(({ code }) => code)).toEqual(['conflit']);
      const { etat } = passes[0] as Accompli;
      expect(await compter('decision', s)).toBe(etat === 'decidee' ? 1 : 0);
    }
  });

  test('twenty clicks on the same button: one act', async () => {
    const s = await dossierA('deposee', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    const { passes, refus } = await course(
      Array.from({ length: 20 }, () => accomplir(chef, instruire(cible(s)))),
    );
    expect(passes).toHaveLength(1);
    expect(new Set(refus.map(({ code }) => code))).toEqual(new Set(['conflit']));
    expect(await compter('ligne_de_journal', s)).toBe(2);
  });

  test.each([-1, 0, 5, 99])('refuses: a version that the dossier does not have (%i)', async (version) => {
    const s = await dossierA('deposee', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JOUR);
    await attendreRefus(accomplir(chef, instruire({ dossierId: s.dossierId, version })), 'conflit');
    expect(await compter('ligne_de_journal', s)).toBe(1);
  });
});

describe('one demande per pupil and year', () => {
  test('fifty simultaneous receptions for one pupil: one dossier, forty-nine clear conflicts', async () => {
    const scenes: Scene[] = [];
    for (let i = 0; i < 50; i++) {
      const s = scene(foyer('martin'));
      await saisir(s, LE_JOUR, { recuLe: '2026-10-01' });
      scenes.push(s);
    }
    const secretariat = await acteur(scenes[0] as Scene, 'secretariat', LE_JOUR);
    const { passes, refus } = await course(
      scenes.map((s) => accomplir(secretariat, enregistrerReception(cible(s)))),
    );
    expect(passes).toHaveLength(1);
    expect(refus).toHaveLength(49);
    const { numero } = passes[0] as Accompli;
    for (const { code, message, texte } of refus) {
      expect(code).toBe('conflit');
      expect(message).toContain(`le dossier ${numero}`);
      expect(texte).toBe('C. II.C.1');
    }
    const [compte] = await lire<{ deposes: number; brouillons: number; lettres: number }>(
      `SELECT count(*) FILTER (WHERE etat = 'deposee')::int AS deposes, count(*) FILTER (WHERE etat = 'brouillon')::int AS brouillons,
         (SELECT count(*)::int FROM courrier c JOIN dossier v ON v.id = c.dossier_id WHERE v.eleve_id = $1) AS lettres
       FROM dossier WHERE eleve_id = $1`,
      [scenes[0]?.eleveId],
    );
    expect(compte).toEqual({ deposes: 1, brouillons: 49, lettres: 1 });
  });

  test('the other parent of a résidence alternée is received at its date, behind the first', async () => {
    const mere = scene(foyer('roux'), 0, 0);
    const pere = scene(foyer('roux'), 0, 1);
    await saisir(mere, LE_JOUR, { recuLe: '2026-10-01' });
    await saisir(pere, LE_JOUR, { recuLe: '2026-10-02' });
    const secretariat = await acteur(mere, 'secretariat', LE_JOUR);
    await accomplir(secretariat, enregistrerReception(cible(mere)));
    await accomplir(secretariat, enregistrerReception(cible(pere)));
    const [seconde] = await lire(
      'SELECT etat::text, recu_le::text, double_de_id::text FROM dossier WHERE id = $1',
      [pere.dossierId],
    );
    expect(seconde).toEqual({ etat: 'deposee', recu_le: '2026-10-02', double_de_id: mere.dossierId });
  });

  test('refuses: an établissement elsewhere, without telling the number that it may not see', async () => {
    const [ici, la] = [scene(foyer('partie')), scene(foyer('partie'))];
    await saisir(ici, LE_JOUR, { recuLe: '2026-10-07' });
    await accomplir(await acteur(ici, 'secretariat', LE_JOUR), enregistrerReception(cible(ici)));
    la.ou = 'collegePublic';
    la.academie = '09';
    await saisir(la, le('2026-10-02'));
    const refus = await attendreRefus(
      accomplir(await acteur(la, 'secretariat', LE_JOUR), enregistrerReception(cible(la))),
      'conflit',
    );
    expect(refus.message).toMatch(/tenu par un autre établissement/);
    expect(refus.message).not.toMatch(/26-\d{7}/);
  });

  test('a demande abandoned leaves room for another', async () => {
    const s = await dossierA('desistee', 'college_public');
    const seconde = { ...s };
    await saisir(seconde, LE_JOUR, { recuLe: '2026-10-01' });
    const secretariat = await acteur(s, 'secretariat', LE_JOUR);
    expect(await accomplir(secretariat, enregistrerReception(cible(seconde)))).toMatchObject({
      etat: 'deposee',
    });
  });
});

describe('one draft in two tabs', () => {
  async function brouillon() {
    const s = nouvelleScene('collegePublic');
    await STADES.brouillon(s);
    return { s, secretariat: await acteur(s, 'secretariat', LE_JOUR) };
  }

  test('two saves of the same revision: one is kept, the other is told to read again', async () => {
    const { s, secretariat } = await brouillon();
    const saisie = (recuLe: string) => formulaire(s.foyer, { recuLe });
    const { passes, refus } = await course(
      ['2026-10-01', '2026-10-02'].map((recuLe) =>
        garderBrouillon(secretariat, { dossierId: s.dossierId, revision: 1, saisie: saisie(recuLe) }),
      ),
    );
    expect(passes).toEqual([2]);
    expect(refus.map(({ code }) => code)).toEqual(['conflit']);
    expect(refus[0]?.message).toMatch(/modifié ailleurs/);
  });

  test('refuses: a save of a revision already passed, which loses nothing of what is there', async () => {
    const { s, secretariat } = await brouillon();
    await attendreRefus(
      garderBrouillon(secretariat, { dossierId: s.dossierId, revision: 0, saisie: {} }),
      'conflit',
    );
    const [demande] = await lire<{ nom: string }>(
      "SELECT contenu->'demandeur'->>'nom' AS nom FROM brouillon WHERE dossier_id = $1",
      [s.dossierId],
    );
    expect(demande?.nom).toBe(s.foyer.responsables[0]?.nom);
  });

  test('refuses: saving a draft that is recorded meanwhile', async () => {
    const { s, secretariat } = await brouillon();
    await accomplir(secretariat, enregistrerReception(cible(s)));
    await attendreRefus(
      garderBrouillon(secretariat, { dossierId: s.dossierId, revision: 1, saisie: {} }),
      'introuvable',
    );
  });

  test('refuses: throwing away a demande that is recorded', async () => {
    const { s, secretariat } = await brouillon();
    await accomplir(secretariat, enregistrerReception(cible(s)));
    await attendreRefus(abandonnerBrouillon(secretariat, s.dossierId), 'introuvable');
    expect(await compter('demande', s)).toBe(1);
  });

  test('saved in a tab while recorded in another: what was received stays what it was', async () => {
    for (let fois = 0; fois < 6; fois++) {
      const { s, secretariat } = await brouillon();
      const saisie = formulaire(s.foyer, { recuLe: '2026-09-10', rfr: 77_777 });
      const { passes } = await course([
        accomplir(secretariat, enregistrerReception(cible(s))),
        garderBrouillon(secretariat, { dossierId: s.dossierId, revision: 1, saisie }),
      ]);
      expect(passes.length).toBeGreaterThan(0);
      const [recue] = await lire<{ rfr: number; version: number }>(
        `SELECT (contenu->'ressources'->'avis'->>'rfr')::int AS rfr, version FROM demande JOIN dossier d ON d.id = dossier_id
         WHERE dossier_id = $1`,
        [s.dossierId],
      );
      // Saved before the reception, the new text is what was received; after it, the save is refused.
      expect(recue).toEqual({ rfr: passes.length === 2 ? 77_777 : 100, version: 1 });
    }
  });

  test('refuses: to record what a save under way is about to replace', async () => {
    const { s, secretariat } = await brouillon();
    const enAttente = () =>
      lire("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    const reception = await enPortee(secretariat, async (tx) => {
      await tx.$executeRaw`UPDATE brouillon SET revision = revision + 1,
        contenu = jsonb_set(contenu, '{ressources,avis,rfr}', '77777') WHERE dossier_id = ${s.dossierId}::uuid`;
      const enCours = accomplir(secretariat, enregistrerReception(cible(s)));
      await vi.waitFor(async () => expect(await enAttente()).toHaveLength(1), { timeout: 300_000 });
      return { enCours };
    });
    await reception.enCours;
    const [recue] = await lire(
      "SELECT contenu->'ressources'->'avis'->'rfr' AS rfr FROM demande WHERE dossier_id = $1",
      [s.dossierId],
    );
    expect(recue).toEqual({ rfr: 77_777 });
  });

  test('thrown away and recorded at once: one of the two, and nothing halfway', async () => {
    for (let fois = 0; fois < 4; fois++) {
      const { s, secretariat } = await brouillon();
      const { passes } = await course([
        accomplir(secretariat, enregistrerReception(cible(s))),
        abandonnerBrouillon(secretariat, s.dossierId),
      ]);
      expect(passes).toHaveLength(1);
      const restes = [await compter('demande', s), await compter('ligne_de_journal', s)];
      expect(restes).toEqual(passes[0] === undefined ? [0, 0] : [1, 1]);
    }
  });
});
