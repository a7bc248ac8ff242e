/** A typed annexe measured on the decided demandes of the year: by whom, set by set, once, and nothing else moves. */
import { beforeAll, describe, expect, test } from 'vitest';
import { corrigerAnnexe, enregistrerAnnexe } from '#lib/bareme/actes.ts';
import { mesurerEffet } from '#lib/effet/actes.ts';
import { fichierDeLEffet, voirEffet } from '#lib/effet/queries.ts';
import { mesurerEnsemble } from '#lib/effet/taches.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { le, saisir, verbes } from '#monde/scene.ts';
import { ANNEXE_A_L_ESSAI } from '#tests/droit/annexe-a-l-essai.ts';
import { agent } from './appui/perimetre.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-10-12');
let administrateur: Portee;
let ministere: Portee;

/** One child, decided in a collège of Lille with this income. */
async function decide(rfr: number): Promise<void> {
  const s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'), { rfr, enfants: 1 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await (rfr > 18_488 ? verbes.refuser : verbes.attribuer)(s, le('2026-09-16'));
}

const tourDe = async (id: string): Promise<number> =>
  (await lire<{ tour: number }>('SELECT tour FROM effet_de_bareme WHERE id = $1', [id]))[0]?.tour ?? -1;

async function menerAuBout(id: string, taille: number): Promise<void> {
  for (let avant = -1; avant !== (await tourDe(id)); ) {
    avant = await tourDe(id);
    await mesurerEnsemble({ effetId: id, tour: avant }, { taille });
  }
}

const etatDesDossiers = () =>
  lire(
    'SELECT d.id, d.version, count(l.*) AS lignes FROM dossier d LEFT JOIN ligne_de_journal l ON l.dossier_id = d.id GROUP BY 1 ORDER BY 1',
  );

beforeAll(async () => {
  administrateur = await agent('agent-administrateur', LE_JOUR);
  ministere = await agent('agent-ministere', LE_JOUR);
  for (const rfr of [9_994, 18_488, 18_489, 19_001]) await decide(rfr);
  // In instruction still: nobody has decided.
  const s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
});

describe('what an annexe would change', () => {
  test('is counted on those that somebody decided, and writes in no dossier', async () => {
    const annexe = await enregistrerAnnexe(administrateur, ANNEXE_A_L_ESSAI);
    const avant = await etatDesDossiers();
    const id = await mesurerEffet(administrateur, annexe, 0);
    await menerAuBout(id, 3);
    const { effet } = await voirEffet(ministere, id);
    expect(effet).toMatchObject({ lus: 4, sansConclusion: 0, rentree: 2026, auteurNom: 'Yann Le Goff' });
    expect(effet.finiLe).not.toBeNull();
    const college = { academie: '09', type: 'college', nombre: 1 };
    expect(effet.groupes).toHaveLength(4);
    expect(effet.groupes).toEqual(
      expect.arrayContaining([
        { ...college, de: 1, vers: 2, avant: 12_000, apres: 33_900 },
        { ...college, de: 1, vers: 1, avant: 12_000, apres: 12_300 },
        { ...college, de: 0, vers: 1, avant: 0, apres: 12_300 },
        { ...college, de: 0, vers: 0, avant: 0, apres: 0 },
      ]),
    );
    expect(await etatDesDossiers()).toEqual(avant);
  });

  test('comes out the same whatever the sets; a job done twice counts once', async () => {
    const annexe = await enregistrerAnnexe(administrateur, ANNEXE_A_L_ESSAI);
    const id = await mesurerEffet(administrateur, annexe, 0);
    expect(await mesurerEffet(administrateur, annexe, 0)).toBe(id);
    await mesurerEnsemble({ effetId: id, tour: 0 }, { taille: 2 });
    await mesurerEnsemble({ effetId: id, tour: 0 }, { taille: 2 });
    expect((await voirEffet(administrateur, id)).effet.lus).toBe(2);
    await Promise.all([1, 1].map((tour) => mesurerEnsemble({ effetId: id, tour }, { taille: 1 })));
    await menerAuBout(id, 10);
    const { effet } = await voirEffet(administrateur, id);
    expect(effet.lus).toBe(4);
    const { octets } = await fichierDeLEffet(ministere, id);
    const lignes = new TextDecoder().decode(octets).trim().split('\r\n');
    expect(lignes).toHaveLength(5);
    expect(lignes).toContain('Lille;college;0;1;reçoivent une bourse et n’en avaient pas;1;0,00;123,00');
  });

  test('stops when the annexe is corrected: two barèmes are never mixed', async () => {
    const annexe = await enregistrerAnnexe(administrateur, ANNEXE_A_L_ESSAI);
    const id = await mesurerEffet(administrateur, annexe, 0);
    await mesurerEnsemble({ effetId: id, tour: 0 }, { taille: 1 });
    await corrigerAnnexe(administrateur, annexe, 0, { ...ANNEXE_A_L_ESSAI, source: 'projet corrigé' });
    await menerAuBout(id, 10);
    expect((await voirEffet(administrateur, id)).effet).toMatchObject({ lus: 1, finiLe: null });
    expect(await mesurerEffet(administrateur, annexe, 1)).not.toBe(id);
  });

  test('refuses: a table that lacks a line, another version, who is no administrateur', async () => {
    const annexe6 = ANNEXE_A_L_ESSAI.annexe6.replace('8;48352;26138;9222\n', '');
    const annexe = await enregistrerAnnexe(administrateur, { ...ANNEXE_A_L_ESSAI, annexe6 });
    await attendreRefus(mesurerEffet(administrateur, annexe, 0), 'impossible');
    await attendreRefus(mesurerEffet(administrateur, annexe, 1), 'conflit');
    await attendreRefus(mesurerEffet(ministere, annexe, 0), 'introuvable');
  });

  test('refuses to show it: to a chef, to the service of an académie', async () => {
    const annexe = await enregistrerAnnexe(administrateur, ANNEXE_A_L_ESSAI);
    const id = await mesurerEffet(administrateur, annexe, 0);
    for (const sub of ['agent-chef-public', 'agent-responsable']) {
      const portee = await agent(sub, LE_JOUR);
      await attendreRefus(voirEffet(portee, id), 'introuvable');
      // Nor by the base, were the program to forget it.
      expect(await enPortee(portee, (tx) => tx.effetDeBareme.findMany())).toEqual([]);
    }
    expect(await enPortee(ministere, (tx) => tx.effetDeBareme.count({ where: { id } }))).toBe(1);
  });

  test('refuses: to change what was measured, once it is over', async () => {
    await expect(lire('UPDATE effet_de_bareme SET lus = lus + 1 WHERE fini_le IS NOT NULL')).rejects.toThrow(
      /ne se modifie pas/,
    );
    await expect(lire('UPDATE effet_de_bareme SET rentree = 2027 WHERE fini_le IS NULL')).rejects.toThrow(
      /ne se modifie pas/,
    );
    await expect(lire('DELETE FROM effet_de_bareme')).rejects.toThrow(/ne se modifie pas/);
  });
});
