/** Families reminded before the closing: of what their dossier lacks, and that none is filed. Once by each means. */
import { beforeAll, describe, expect, test } from 'vitest';
import { accomplir } from '#lib/dossier/porte.ts';
import { relancerEnRecommande } from '#lib/echeance/actes.ts';
import { suivreLesEcheances } from '#lib/echeance/taches.ts';
import { relancerFamilles } from '#lib/relance/actes.ts';
import { famillesSansDemande, lettresDuJour } from '#lib/relance/queries.ts';
import { RelancerSchema } from '#lib/relance/schema.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

const relancesDe = ({ dossierId }: Scene) =>
  lire<{ jour: string; papier: boolean }>(
    `SELECT jour::text, courriel IS NULL AS papier FROM courrier
     WHERE dossier_id = $1 AND genre = 'relance_avant_cloture' ORDER BY jour`,
    [dossierId],
  );

/** The version that the worker left. */
async function rafraichir(s: Scene): Promise<void> {
  const [lu] = await lire<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [s.dossierId]);
  s.version = lu?.version ?? 0;
}

describe('dossiers without pieces', () => {
  let nu: Scene;
  let complet: Scene;
  beforeAll(async () => {
    nu = await dossierA('deposee_nue', 'college_public');
    complet = await dossierA('deposee', 'college_public');
  });

  test('a mail three weeks before the closing, a letter a week later, each once whatever the passages', async () => {
    for (const jour of ['2026-09-23', '2026-09-24', '2026-09-24', '2026-09-30', '2026-10-01', '2026-10-02'])
      await suivreLesEcheances(le(jour));
    expect(await relancesDe(nu)).toEqual([
      { jour: '2026-09-24', papier: false },
      { jour: '2026-10-01', papier: true },
    ]);
    expect(await relancesDe(complet)).toEqual([]);
    const passages = await lire<{ relances: number }>('SELECT relances FROM passage_d_echeances ORDER BY id');
    expect(passages.map(({ relances }) => relances)).toEqual([0, 1, 0, 0, 1, 0]);
  });

  test('a registered letter by a person in the last week, its number kept; the worker sends none', async () => {
    await suivreLesEcheances(le('2026-10-08'));
    expect(await relancesDe(nu)).toHaveLength(2);
    await rafraichir(nu);
    const ordre = () => relancerEnRecommande(cible(nu), { numero: '1A12345678901' });
    expect(
      await refusDe(accomplir(await acteur(nu, 'secretariat', le('2026-10-07')), ordre())),
    ).toMatchObject({
      message: expect.stringMatching(/vient dans les 7 derniers jours de la campagne/),
    });
    await accomplir(await acteur(nu, 'secretariat', le('2026-10-08')), ordre());
    const [ligne] = await lire<{ contenu: { numero: string } }>(
      `SELECT contenu FROM ligne_de_journal WHERE dossier_id = $1 AND acte = 'relancer_en_recommande'`,
      [nu.dossierId],
    );
    expect(ligne?.contenu.numero).toBe('1A12345678901');
    await rafraichir(nu);
    expect(
      await refusDe(accomplir(await acteur(nu, 'secretariat', le('2026-10-14')), ordre())),
    ).toMatchObject({
      code: 'impossible',
    });
  });

  test('refuses: after the closing, and a family whose pieces came meanwhile', async () => {
    const tard = await dossierA('deposee_nue', 'college_public');
    await suivreLesEcheances(le('2026-10-16'));
    expect(await relancesDe(tard)).toEqual([]);
    await verbes.recevoirPiece(tard, le('2026-10-05'), 'avis_impot');
    await suivreLesEcheances(le('2026-10-06'));
    expect(await relancesDe(tard)).toEqual([]);
  });
});

describe('families without demande', () => {
  const JOUR = le('2026-09-28');
  let s: Scene;
  let scolariteId: string;
  const nos = async (jour = JOUR) => {
    const { lignes } = await famillesSansDemande(await acteur(s, 'secretariat', jour));
    return lignes.filter(({ id }) => id === scolariteId);
  };
  const relancer = async (etape: 'courriel' | 'courrier', jour = JOUR) =>
    relancerFamilles(await acteur(s, 'secretariat', jour), {
      etape,
      scolariteIds: [scolariteId],
      numero: null,
    });

  beforeAll(async () => {
    s = nouvelleScene('collegePublic');
    const [lu] = await lire<{ id: string }>(
      'SELECT id FROM scolarite WHERE eleve_id = $1 AND rentree = 2026',
      [s.eleveId],
    );
    scolariteId = lu?.id ?? '';
  });

  test('the list names the pupil, how the family may be reached, and no income', async () => {
    const [ligne] = await nos();
    expect(ligne).toMatchObject({ relances: [] });
    expect(ligne?.responsables).toBeGreaterThan(0);
    expect(Object.keys(ligne ?? {}).sort()).toEqual([
      'classe',
      'etablissement',
      'id',
      'joignables',
      'nom',
      'prenom',
      'relances',
      'responsables',
    ]);
  });

  test('one act writes to each person in charge who has an address, once; the worker has the mails to send', async () => {
    const [attendues] = await lire<{ n: number }>(
      `SELECT count(*)::int AS n FROM lien l JOIN responsable r ON r.id = l.responsable_id
       WHERE l.eleve_id = $1 AND l.legal AND r.courriel IS NOT NULL`,
      [s.eleveId],
    );
    expect(await relancer('courriel')).toEqual({ personnes: attendues?.n, eleves: 1, sansEffet: 0 });
    expect(await relancer('courriel')).toEqual({ personnes: 0, eleves: 0, sansEffet: 1 });
    const taches = await lire(
      `SELECT 1 FROM graphile_worker._private_jobs p JOIN graphile_worker._private_tasks t ON t.id = p.task_id
       WHERE t.identifier = 'envoyer_relances' AND p.payload::jsonb->'relanceIds' ? (
         SELECT id::text FROM relance WHERE scolarite_id = $1 LIMIT 1)`,
      [scolariteId],
    );
    expect(taches).toHaveLength(1);
    expect((await nos())[0]?.relances).toEqual([{ etape: 'courriel', jour: '2026-09-28' }]);
  });

  test('then letters, printed in one PDF that says until when, and tells no income', async () => {
    expect(await relancer('courrier', le('2026-10-01'))).toMatchObject({ eleves: 0 });
    expect(await relancer('courrier', le('2026-10-02'))).toMatchObject({ eleves: 1 });
    const secretariat = await acteur(s, 'secretariat', le('2026-10-02'));
    const { octets } = await lettresDuJour(secretariat, { etape: 'courrier', jour: '2026-10-02' });
    const { texte } = await lirePdf(octets);
    expect(texte).toContain('jusqu’au jeudi 15 octobre 2026');
    const [eleve] = await lire<{ nom: string }>('SELECT nom FROM eleve WHERE id = $1', [s.eleveId]);
    expect(texte.toLocaleUpperCase('fr-FR')).toContain(eleve?.nom.toLocaleUpperCase('fr-FR'));
    expect(texte).not.toMatch(/revenu fiscal/i);
  });

  test('refuses: letters of a day without any, and to another établissement', async () => {
    const secretariat = await acteur(s, 'secretariat', le('2026-10-03'));
    expect(
      await refusDe(lettresDuJour(secretariat, { etape: 'courrier', jour: '2026-10-03' })),
    ).toMatchObject({
      code: 'introuvable',
    });
    const ailleurs = await acteur(nouvelleScene('lyceePublic'), 'secretariat', le('2026-10-02'));
    expect(await refusDe(lettresDuJour(ailleurs, { etape: 'courrier', jour: '2026-10-02' }))).toMatchObject({
      code: 'introuvable',
    });
    expect(
      await relancerFamilles(ailleurs, { etape: 'courrier', scolariteIds: [scolariteId], numero: null }),
    ).toEqual({ personnes: 0, eleves: 0, sansEffet: 1 });
  });

  test('refuses: once the campaign is closed, to a service that enters no demande, and to a family', async () => {
    expect(await refusDe(relancer('courrier', le('2026-10-16')))).toMatchObject({ code: 'impossible' });
    for (const role of ['famille', 'responsable_sab'] as const) {
      const portee = await acteur(s, role, JOUR);
      expect(
        await refusDe(
          relancerFamilles(portee, { etape: 'courrier', scolariteIds: [scolariteId], numero: null }),
        ),
      ).toMatchObject({ code: 'interdit' });
    }
  });

  test('leaves the list as soon as a demande is received', async () => {
    const autre = await dossierA('deposee', 'college_public');
    const { lignes } = await famillesSansDemande(await acteur(autre, 'secretariat', JOUR));
    const [lu] = await lire<{ scolarite_id: string }>('SELECT scolarite_id FROM dossier WHERE id = $1', [
      autre.dossierId,
    ]);
    expect(lignes.map(({ id }) => id)).not.toContain(lu?.scolarite_id);
  });

  test('refuses, even to the superuser: a reminder rewritten or erased', async () => {
    for (const sql of ["UPDATE relance SET jour = '2026-09-01'", 'DELETE FROM relance', 'TRUNCATE relance'])
      await expect(lire(sql), sql).rejects.toThrow(/ne se modifie pas/);
  });
});

describe('the form', () => {
  const ID = '018f3c1a-0000-7000-8000-000000000001';
  const lire_ = (saisie: Record<string, string>) => RelancerSchema.safeParse(saisie);
  test.each([
    ['nobody ticked', { etape: 'courriel' }, 'lignes'],
    ['no means', { [`relance:${ID}`]: 'oui' }, 'etape'],
    ['a registered letter without its number', { etape: 'recommande', [`relance:${ID}`]: 'oui' }, 'numero'],
  ])('refuses: %s', (_, saisie, champ) => {
    expect(lire_(saisie).error?.issues[0]?.path).toEqual([champ]);
  });
});
