/** A letter that leaves on paper is signed by the person whose name it carries; only then does it leave (CRPA L. 212-1). */
import { describe, expect, test } from 'vitest';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { notifierDecisions, produireCourriers } from '#lib/courrier/taches.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { competents, type Role } from '#lib/droit/competence.ts';
import { constaterSilence } from '#lib/echeance/actes.ts';
import { signerLot, signerUn } from '#lib/parapheur/actes.ts';
import { imprimerLot, lettresAImprimer, parapheurDe } from '#lib/parapheur/queries.ts';
import { porteeSysteme } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { nouvelleScene, surPapier } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const DECIDEE = le('2026-09-16');
const SIGNEE = le('2026-09-17');
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const decideur = (s: Scene): Role =>
  s.branche === 'college_public' ? 'chef_etablissement' : 'responsable_sab';
const signataire = (s: Scene, leJour = SIGNEE) => acteur(s, decideur(s), leJour);

async function instruit(ou: Parameters<typeof nouvelleScene>[0]): Promise<Scene> {
  const s = nouvelleScene(ou);
  await saisir(s, le('2026-09-10'), { rfr: 100 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  return s;
}

const lettresDe = ({ dossierId }: Scene) =>
  lire<{ id: string; genre: string; signe: string | null; cle: string }>(
    'SELECT id, genre, signe_le::text AS signe, cle FROM courrier WHERE dossier_id = $1 ORDER BY reference',
    [dossierId],
  );

const idDe = async (s: Scene, genre: string) => (await lettresDe(s)).find((l) => l.genre === genre)?.id ?? '';

async function produire(s: Scene): Promise<void> {
  await produireCourriers({ courrierIds: (await lettresDe(s)).map(({ id }) => id) }, DECIDEE);
}

/** A decision on paper, printed, that nobody has signed. */
async function decideSurPapier(ou: Parameters<typeof nouvelleScene>[0] = 'lyceePublic'): Promise<Scene> {
  const s = await instruit(ou);
  await surPapier(s);
  await verbes.attribuer(s, DECIDEE);
  await produire(s);
  return s;
}

const etatDe = async ({ dossierId }: Scene) => {
  const [lu] = await lire<{ etat: string; version: number; mode: string | null; envoyee: string | null }>(
    `SELECT d.etat, d.version, n.mode, n.envoyee_le::text AS envoyee FROM dossier d LEFT JOIN decision x ON x.dossier_id = d.id
     LEFT JOIN notification n ON n.decision_id = x.id WHERE d.id = $1`,
    [dossierId],
  );
  return lu;
};

const tachesDe = ({ dossierId }: Scene) =>
  lire(
    `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'notifier_decisions' AND j.payload::text LIKE '%' || $1 || '%'`,
    [dossierId],
  );

const pdfDe = async (s: Scene, genre: string) =>
  lirePdf((await lireCourrier(await signataire(s), await idDe(s, genre))).octets);

describe('a decision on paper', () => {
  test('waits in the folder of who decided; signed in a place, it leaves on that day', async () => {
    const s = await decideSurPapier();
    expect(await tachesDe(s)).toHaveLength(0);
    await notifierDecisions({ dossierIds: [s.dossierId] }, DECIDEE);
    expect(await etatDe(s)).toMatchObject({ etat: 'decidee', envoyee: null });
    const chef = await signataire(s);
    expect((await parapheurDe(chef)).map(({ dossierId }) => dossierId)).toContain(s.dossierId);
    await signerUn(chef, cible(s), 'Lille');
    expect(await tachesDe(s)).toHaveLength(1);
    await notifierDecisions({ dossierIds: [s.dossierId] }, SIGNEE);
    expect(await etatDe(s)).toMatchObject({ etat: 'notifiee', mode: 'courrier', envoyee: '2026-09-17' });
    expect((await parapheurDe(chef)).map(({ dossierId }) => dossierId)).not.toContain(s.dossierId);
    const [signe] = await lire('SELECT signe_le::text AS le, signe_lieu FROM courrier WHERE id = $1', [
      await idDe(s, 'attribution'),
    ]);
    expect(signe).toEqual({ le: '2026-09-17', signe_lieu: 'Lille' });
  });

  test('says that it needs no signature on the téléservice alone', async () => {
    const papier = await decideSurPapier();
    expect((await pdfDe(papier, 'attribution')).texte).not.toContain('dispensé de signature');
    const enLigne = await instruit('lyceePublic');
    await verbes.attribuer(enLigne, DECIDEE);
    await produire(enLigne);
    expect((await pdfDe(enLigne, 'attribution')).texte).toContain('dispensé de signature');
    await notifierDecisions({ dossierIds: [enLigne.dossierId] }, DECIDEE);
    expect(await etatDe(enLigne)).toMatchObject({ etat: 'notifiee', mode: 'portail' });
  });

  test('refuses: another person, whatever their delegation, and the family', async () => {
    const s = await decideSurPapier();
    const autre = signerUn(await acteur(s, 'delegue_recteur', SIGNEE), cible(s), 'Lille');
    expect((await attendreRefus(autre, 'impossible')).message).toMatch(/porte le nom d’une autre personne/);
    await attendreRefus(signerUn(await acteur(s, 'famille', SIGNEE), cible(s), 'Lille'), 'interdit');
    expect(await tachesDe(s)).toHaveLength(0);
  });

  test('refuses: whose delegation has ended since the decision', async () => {
    const s = await decideSurPapier();
    await falsifier(`UPDATE delegation SET au = '2026-09-16' WHERE au IS NULL OR au > '2026-09-16'`);
    try {
      const refus = await attendreRefus(signerUn(await signataire(s), cible(s), 'Lille'), 'impossible');
      expect(refus.message).toMatch(/délégation/);
      await signerUn(await signataire(s, DECIDEE), cible(s), 'Lille');
    } finally {
      await falsifier(`UPDATE delegation SET au = NULL WHERE au = '2026-09-16'`);
    }
  });

  test('refuses: before it is printed, twice, and where it left by the téléservice', async () => {
    const s = await instruit('collegePublic');
    await surPapier(s);
    await verbes.attribuer(s, DECIDEE);
    await attendreRefus(signerUn(await signataire(s), cible(s), 'Lille'), 'impossible');
    await produire(s);
    await signerUn(await signataire(s), cible(s), 'Lille');
    s.version += 1;
    await attendreRefus(signerUn(await signataire(s), cible(s), 'Lille'), 'impossible');
    const enLigne = await instruit('collegePublic');
    await verbes.attribuer(enLigne, DECIDEE);
    await produire(enLigne);
    await attendreRefus(signerUn(await signataire(enLigne), cible(enLigne), 'Lille'), 'impossible');
  });

  test('refuses in the base: a day without a place, and a signature on a letter that carries no name', async () => {
    const s = await decideSurPapier();
    const id = await idDe(s, 'attribution');
    for (const faux of [
      "signe_le = '2026-09-17'",
      "signe_le = '2026-09-17', signe_lieu = 'Lille', signataire_id = NULL",
    ])
      await expect(lire(`UPDATE courrier SET ${faux} WHERE id = $1`, [id])).rejects.toThrow(/courrier_signe/);
  });
});

test('a demand for pieces on paper is sent on the day that it is signed: its delay waits for it', async () => {
  const s = await instruit('collegePublic');
  await surPapier(s);
  await verbes.demanderPieces(s, le('2026-09-15'));
  await produire(s);
  const envoyee = async () =>
    (
      await lire('SELECT envoyee_le::text AS le FROM demande_de_pieces WHERE dossier_id = $1', [s.dossierId])
    )[0];
  expect(await envoyee()).toEqual({ le: null });
  await signerUn(
    await acteur(s, competents(s.branche, 'demander_pieces')[0] ?? 'systeme', SIGNEE),
    cible(s),
    'Lille',
  );
  expect(await envoyee()).toEqual({ le: '2026-09-17' });
});

test('a receipt waits for nobody, on paper as online', async () => {
  const s = nouvelleScene('collegePublic');
  await saisir(s, le('2026-09-10'));
  await surPapier(s);
  await verbes.deposer(s, le('2026-09-10'));
  await produire(s);
  expect(
    (await parapheurDe(await acteur(s, 'secretariat', SIGNEE))).map(({ dossierId }) => dossierId),
  ).not.toContain(s.dossierId);
});

describe('a batch', () => {
  test('is signed in one go: each dossier stands alone, and a replay signs nothing twice', async () => {
    const [un, deux] = [await decideSurPapier('collegePublic'), await decideSurPapier('collegePublic')];
    const cibles = [cible(un), { ...cible(deux), version: deux.version - 1 }];
    const bilan = await signerLot(await signataire(un), cibles, 'Lille');
    expect(bilan).toMatchObject({ faits: 1, refuses: [{ message: expect.stringMatching(/a changé/) }] });
    expect(await signerLot(await signataire(un), cibles, 'Lille')).toMatchObject({ faits: 0 });
    expect((await lettresDe(deux)).every(({ signe }) => signe === null)).toBe(true);
  });

  test('is one PDF behind its cover sheet, counted; a letter already signed is marked, and stays as it was sent', async () => {
    const [un, deux] = [await decideSurPapier('collegePublic'), await decideSurPapier('collegePublic')];
    const courriers = [await idDe(un, 'attribution'), await idDe(deux, 'attribution')];
    const chef = await signataire(un);
    const original = await lirePdf((await imprimerLot(chef, { courriers })).octets);
    expect(original.texte).toContain('Bordereau de courriers');
    expect(original.texte).toContain('2 courriers en tout.');
    expect(original.texte).not.toContain('éimpression');
    const avant = (await lettresDe(un)).map(({ cle }) => cle);
    await signerUn(chef, cible(un), 'Lille');
    const second = await lirePdf((await imprimerLot(chef, { courriers })).octets);
    expect(second.texte).toContain('2 courriers en tout, dont 1 réimpression.');
    expect(second.texte).toContain('Réimpression du 17/09/2026');
    expect((await lettresDe(un)).map(({ cle }) => cle)).toEqual(avant);
    expect((await pdfDe(un, 'attribution')).texte).not.toContain('Réimpression');
  });

  test('of a selection of the queue is the last letter of each dossier; refuses: what was called back, and elsewhere', async () => {
    const [decide, depose] = [await decideSurPapier('collegePublic'), await instruit('collegePublic')];
    await produire(depose);
    const ailleurs = await decideSurPapier('lyceePublic');
    const chef = await signataire(decide);
    const dossiers = [decide, depose, ailleurs].map(({ dossierId }) => dossierId);
    const { texte } = await lirePdf((await imprimerLot(chef, { dossiers })).octets);
    expect(texte).toContain('2 courriers en tout');
    expect(texte).toContain('Attribution');
    expect(texte).toContain('Accusé de réception');
    const parapheur = await parapheurDe(chef, dossiers);
    expect(parapheur.map(({ dossierId }) => dossierId)).toEqual([decide.dossierId]);
    await falsifier(
      `UPDATE courrier SET rappele_le = '2026-09-16' WHERE id = '${await idDe(decide, 'attribution')}'`,
    );
    const reste = await lirePdf((await imprimerLot(chef, { dossiers })).octets);
    expect(reste.texte).toContain('2 courriers en tout');
    expect(reste.texte).not.toContain('Attribution');
    expect(await parapheurDe(chef, dossiers)).toEqual([]);
    await attendreRefus(imprimerLot(chef, { dossiers: [ailleurs.dossierId] }), 'introuvable');
  });

  test('the receipts of a day are one PDF, in the portée of who prints', async () => {
    const s = await instruit('lyceePrive');
    await produire(s);
    const secretariat = await acteur(s, 'secretariat', le('2026-09-10'));
    const { texte } = await lirePdf((await imprimerLot(secretariat, { recusLe: '2026-09-10' })).octets);
    expect(texte).toContain('certifie avoir reçu le jeudi 10 septembre 2026');
    await attendreRefus(imprimerLot(secretariat, { recusLe: '2026-09-09' }), 'introuvable');
  });

  test('refuses: letters of another établissement', async () => {
    const s = await decideSurPapier('lyceePublic');
    const ailleurs = await acteur(nouvelleScene('collegePublic'), 'chef_etablissement', SIGNEE);
    await attendreRefus(imprimerLot(ailleurs, { courriers: [await idDe(s, 'attribution')] }), 'introuvable');
  });

  test('a letter that nobody signs waits to be printed, is marked so, and printed again is a reprint', async () => {
    const s = await instruit('lyceePrive');
    await surPapier(s);
    await accomplir(porteeSysteme(le('2026-11-11')), constaterSilence(cible(s)));
    s.version += 1;
    await verbes.formerRecours(s, le('2026-11-12'));
    const ids = (await lettresDe(s)).map(({ id }) => id);
    await produireCourriers({ courrierIds: ids }, le('2026-11-12'));
    const secretariat = await acteur(s, 'secretariat', le('2026-11-13'));
    const attendues = async () =>
      (await lettresAImprimer(secretariat)).filter(({ dossierId }) => dossierId === s.dossierId);
    expect((await attendues()).map(({ genre }) => genre).sort()).toEqual([
      'accuse_reception_recours',
      'silence_sur_la_demande',
    ]);
    const ailleurs = await acteur(nouvelleScene('collegePublic'), 'secretariat', le('2026-11-13'));
    expect((await lettresAImprimer(ailleurs)).map(({ dossierId }) => dossierId)).not.toContain(s.dossierId);
    const premiere = await lirePdf((await imprimerLot(secretariat, { sansMain: 'a_imprimer' })).octets);
    expect(premiere.texte).not.toContain('Réimpression');
    expect(await attendues()).toEqual([]);
    const seconde = await lirePdf((await imprimerLot(secretariat, { imprimesLe: '2026-11-13' })).octets);
    expect(seconde.texte).toContain('Réimpression du 13/11/2026');
    await attendreRefus(imprimerLot(secretariat, { sansMain: 'a_imprimer' }), 'introuvable');
  });

  test('refuses: to wait for what leaves online, or for a letter that somebody signs', async () => {
    const enLigne = await instruit('lyceePublic');
    await produire(enLigne);
    const signe = await decideSurPapier('lyceePublic');
    const agent = await acteur(signe, 'gestionnaire_sab', SIGNEE);
    const genres = (await lettresAImprimer(agent))
      .filter(({ dossierId }) => [enLigne.dossierId, signe.dossierId].includes(dossierId))
      .map(({ genre }) => genre);
    expect(genres).not.toContain('attribution');
    expect(genres.every((genre) => genre === 'accuse_reception')).toBe(true);
  });
});
