/** Results of the brevet: what a file says is shown, then written once, and the bourse au mérite reads it. */
import { describe, expect, test } from 'vitest';
import { importerBrevet } from '#lib/brevet/actes.ts';
import { LECTURE_DU_BREVET } from '#lib/brevet/queries.ts';
import { ImportDuBrevetSchema } from '#lib/brevet/schema.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { apercuDImport, avecSesColonnes, refusDImport } from '#lib/correspondance/queries.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { acteur, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { deposerAvec, lue } from './appui/ecrits.ts';
import { LE } from './appui/fiches.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const NOMS = ['INE', 'Né(e) le', 'Session', 'Mention'];
const LIEU = ETABLISSEMENTS.lyceePro.uai;
const COLONNES = { ine: 'INE', naissance: 'Né(e) le', session: 'Session', mention: 'Mention' };

const dit = (ecarts: Record<string, unknown> = {}) =>
  ImportDuBrevetSchema.parse({
    lieu: LIEU,
    source: 'Cyclades, 10/07/2026',
    ...Object.fromEntries(Object.entries(COLONNES).map(([champ, nom]) => [`colonne.${champ}`, nom])),
    ...ecarts,
  });

async function ligne(s: Scene, mention: string, session = '2026'): Promise<string[]> {
  const [eleve] = await lire<{ ine: string; naissance: string }>(
    'SELECT ine, naissance FROM eleve WHERE id = $1',
    [s.eleveId],
  );
  return [eleve?.ine ?? '', eleve?.naissance ?? '', session, mention];
}
const tableau = (...lignes: string[][]) => ({
  noms: NOMS,
  lignes: lignes.map((cellules, rang) => ({ numero: rang + 2, cellules })),
});
const secretariat = (s: Scene) => acteur(s, 'secretariat', LE);

async function importer(s: Scene, lignes: string[][], ecarts: Record<string, unknown> = {}): Promise<number> {
  const portee = await secretariat(s);
  const vu = await apercuDImport(LECTURE_DU_BREVET, portee, tableau(...lignes), dit(ecarts));
  if ('fautes' in vu) throw new Error(JSON.stringify(vu.fautes));
  return importerBrevet(portee, tableau(...lignes), dit({ ...ecarts, apercu: vu.empreinte }));
}
const gardes = ({ eleveId }: Scene) =>
  lire(
    'SELECT session, mention::text, source, auteur_nom FROM resultat_brevet WHERE eleve_id = $1 ORDER BY instant, session',
    [eleveId],
  );
const auLycee = () => deposerAvec((vue) => vue, { ou: 'lyceePro' });

describe('a file of results', () => {
  test('is written once: shown first, kept with its origin and its author, and the same file changes nothing', async () => {
    const s = await auLycee();
    const lignes = [await ligne(s, 'TRES BIEN')];
    const portee = await secretariat(s);
    const vu = await apercuDImport(LECTURE_DU_BREVET, portee, tableau(...lignes), dit());
    expect(vu).toMatchObject({ comptes: { nouveau: 1, change: 0, inchange: 0, refus: 0 } });
    expect(await gardes(s)).toEqual([]);
    expect(await importer(s, lignes)).toBe(1);
    const garde = {
      session: 2026,
      mention: 'tres_bien',
      source: 'Cyclades, 10/07/2026',
      auteur_nom: portee.auteur.nom,
    };
    expect(await gardes(s)).toEqual([garde]);
    expect(await importer(s, lignes)).toBe(0);
    expect(await gardes(s)).toEqual([garde]);
  });

  test('the dossier reads the mention of the last session, and its journal says that the base changed, not what it says', async () => {
    const s = await auLycee();
    await importer(s, [await ligne(s, 'ASSEZ BIEN', '2025'), await ligne(s, 'BIEN', '2026')]);
    const { dossier } = await consulterDossier(await secretariat(s), s.dossierId, { onglet: 'resume' });
    expect(dossier.eleve.brevets).toMatchObject([{ session: 2026, mention: 'bien' }]);
    expect(await lue('version', 'dossier', s)).toEqual({ version: s.version + 1 });
    const [inscrite] = await lire(
      'SELECT acte, contenu FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
      [s.dossierId],
    );
    expect(inscrite).toMatchObject({ acte: 'corriger_personne', contenu: { champs: ['brevet'] } });
    // A later file that corrects a session: the last row of it stands.
    expect(await importer(s, [await ligne(s, 'TB', '2026')])).toBe(1);
    expect((await gardes(s)).map(({ mention }) => mention)).toEqual(['assez_bien', 'bien', 'tres_bien']);
    const relu = await consulterDossier(await secretariat(s), s.dossierId, { onglet: 'resume' });
    expect(relu.dossier.eleve.brevets).toMatchObject([{ mention: 'tres_bien' }]);
  });

  test('its columns are kept for the place: the next file needs no choice', async () => {
    const s = await auLycee();
    await importer(s, [await ligne(s, 'BIEN')]);
    const portee = await secretariat(s);
    const sans = { ...dit(), correspondance: {} };
    expect(await avecSesColonnes(LECTURE_DU_BREVET, portee, sans, tableau())).toMatchObject({
      correspondance: COLONNES,
    });
    const ailleurs = await acteur(nouvelleScene('collegePublic'), 'secretariat', LE);
    expect(await enPortee(ailleurs, (tx) => tx.correspondanceBrevet.count({ where: { lieu: LIEU } }))).toBe(
      0,
    );
  });

  test('refuses: confirmed after the base changed, and writes nothing', async () => {
    const s = await auLycee();
    const lignes = [await ligne(s, 'BIEN')];
    const portee = await secretariat(s);
    const vu = await apercuDImport(LECTURE_DU_BREVET, portee, tableau(...lignes), dit());
    if ('fautes' in vu) throw new Error('fautes');
    await importer(s, [await ligne(s, 'TB')]);
    await attendreRefus(importerBrevet(portee, tableau(...lignes), dit({ apercu: vu.empreinte })), 'conflit');
    expect((await gardes(s)).map(({ mention }) => mention)).toEqual(['tres_bien']);
  });

  test('refuses: two imports of the same preview at once write one', async () => {
    const s = await auLycee();
    const lignes = [await ligne(s, 'BIEN')];
    const portee = await secretariat(s);
    const vu = await apercuDImport(LECTURE_DU_BREVET, portee, tableau(...lignes), dit());
    if ('fautes' in vu) throw new Error('fautes');
    const faits = await Promise.allSettled(
      ['un', 'deux'].map(() => importerBrevet(portee, tableau(...lignes), dit({ apercu: vu.empreinte }))),
    );
    expect(faits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await gardes(s)).toHaveLength(1);
  });

  test('refuses: a pupil of another établissement, line by line, and the others pass', async () => {
    const [s, ailleurs] = [await auLycee(), await deposerAvec((vue) => vue)];
    const lignes = [await ligne(ailleurs, 'BIEN'), await ligne(s, 'BIEN')];
    expect(await importer(s, lignes)).toBe(1);
    expect(await gardes(ailleurs)).toEqual([]);
    const feuille = new TextDecoder().decode(
      await refusDImport(LECTURE_DU_BREVET, await secretariat(s), tableau(...lignes), dit()),
    );
    expect(feuille).toContain('Cause du refus');
    expect(feuille).toContain('aucun élève de vos établissements');
    expect(feuille.trim().split('\r\n')).toHaveLength(2);
  });

  test('refuses: a place where the person types nothing, for each step', async () => {
    const s = await auLycee();
    const portee = await secretariat(s);
    const ici = { lieu: ETABLISSEMENTS.collegePublic.uai };
    await attendreRefus(apercuDImport(LECTURE_DU_BREVET, portee, tableau(), dit(ici)), 'introuvable');
    await attendreRefus(refusDImport(LECTURE_DU_BREVET, portee, tableau(), dit(ici)), 'introuvable');
    await expect(
      (async () => importerBrevet(portee, tableau(), dit({ ...ici, apercu: 'x' })))(),
    ).rejects.toMatchObject({ code: 'introuvable' });
  });

  test.each([
    ['no origin', { source: ' ' }],
    ['a session that is no year', { session: 'juin' }],
  ])('refuses: %s', (_, ecarts) => {
    expect(() => dit(ecarts)).toThrow();
  });

  test('refuses: PostgreSQL, a result in the name of somebody else', async () => {
    const s = await auLycee();
    const portee = await secretariat(s);
    const ecrire = enPortee(portee, (tx) =>
      tx.resultatBrevet.createMany({
        data: {
          eleveId: s.eleveId,
          session: 2026,
          mention: 'bien',
          source: 'x',
          auteurId: crypto.randomUUID(),
          auteurNom: 'A',
          jour: new Date('2026-11-10'),
        },
      }),
    );
    await expect(ecrire).rejects.toThrow(/row-level security/);
  });
});
