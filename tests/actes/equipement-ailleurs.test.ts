/** A prime d’équipement paid out of the base: recorded with its source, never paid again, by constraint (C. IV.C.2). */
import { beforeAll, expect, test } from 'vitest';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { enregistrerVersementAilleurs, retirerVersementAilleurs } from '#lib/equipement/actes.ts';
import { equipementDuDossier } from '#lib/equipement/queries.ts';
import { RetirerSchema, VersementAilleursSchema } from '#lib/equipement/schema.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { enfreint } from '#lib/technique/prisma.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE = le('2026-11-20');
const DITE = {
  source: 'imprime',
  etablissement: 'Lycée maritime de Boulogne',
  annee: '2025',
  reference: 'imprimé du 3 juillet 2026, Mme Roy',
};
let s: Scene;
beforeAll(async () => {
  s = await dossierA('notifiee', 'lycee_public');
}, 120_000);

const dire = (ecarts: Partial<typeof DITE> = {}) =>
  VersementAilleursSchema.parse({ dossierId: s.dossierId, ...DITE, ...ecarts });
const bureau = (jour = LE) => acteur(s, 'secretariat', jour);
const sait = () =>
  enPortee(
    porteeSysteme(LE),
    async (tx) => (await chargerDossier(tx, porteeSysteme(LE), s.dossierId)).equipementDejaOuvert,
  );
const tenu = async () => {
  const portee = await bureau();
  return equipementDuDossier(portee, await enPortee(portee, (tx) => chargerDossier(tx, portee, s.dossierId)));
};
const ouvrir = () =>
  lire(
    `INSERT INTO droit (id, dossier_id, eleve_id, decision_id, composante, du, au, echelon, centimes_annuels, payeur)
     SELECT gen_random_uuid(), dossier_id, eleve_id, decision_id, 'equipement', du, au, echelon, 34171, payeur
     FROM droit WHERE dossier_id = $1 AND composante = 'bourse' AND ferme_par_id IS NULL RETURNING id`,
    [s.dossierId],
  );

test('refuses what a form cannot say, who does not hold the dossier, a collège, a year to come', async () => {
  for (const faute of [
    { source: 'rumeur' },
    { etablissement: ' ' },
    { annee: '25' },
    { annee: 'hier' },
    { reference: '' },
  ])
    expect(VersementAilleursSchema.safeParse({ dossierId: s.dossierId, ...DITE, ...faute }).success).toBe(
      false,
    );
  expect(RetirerSchema.safeParse({ dossierId: s.dossierId, motif: '' }).success).toBe(false);
  const essayer = async (role: 'secretariat' | 'agent_comptable', de: Scene = s) =>
    enregistrerVersementAilleurs(await acteur(de, role, LE), dire());
  await attendreRefus(essayer('agent_comptable'), 'introuvable');
  const college = await dossierA('notifiee', 'college_public');
  await attendreRefus(essayer('secretariat', college), 'introuvable');
  await attendreRefus(
    enregistrerVersementAilleurs(await acteur(college, 'secretariat', LE), {
      ...dire(),
      dossierId: college.dossierId,
    }),
    'interdit',
  );
  await attendreRefus(enregistrerVersementAilleurs(await bureau(), dire({ annee: '2027' })), 'impossible');
  await attendreRefus(
    retirerVersementAilleurs(await bureau(), { dossierId: s.dossierId, motif: 'Rien à retirer.' }),
    'conflit',
  );
  expect((await tenu()).verse).toBe(null);
});

test('recorded, known to what computes, refused by the base to any decision; taken back, it may be due again', async () => {
  expect(await sait()).toBe(false);
  await enregistrerVersementAilleurs(await bureau(), dire());
  expect(await sait()).toBe(true);
  expect((await tenu()).verse).toMatchObject({
    source: 'imprime',
    etablissement: 'Lycée maritime de Boulogne',
    annee: 2025,
    reference: 'imprimé du 3 juillet 2026, Mme Roy',
  });
  await expect(ouvrir()).rejects.toThrow(/versée ailleurs/);
  // What an act would read of it, should both come at once: a sentence, not a fault.
  const refusee = await enPortee(porteeSysteme(LE), async (tx) => {
    const droit = await tx.droit.findFirstOrThrow({
      where: { dossierId: s.dossierId, composante: 'bourse' },
    });
    return tx.droit.createMany({
      data: { ...droit, id: crypto.randomUUID(), composante: 'equipement', centimesAnnuels: 34_171 },
    });
  }).catch((erreur: unknown) => erreur);
  expect(enfreint(refusee, 'droit_une_prime_d_equipement')).toBe(true);
  await attendreRefus(
    enregistrerVersementAilleurs(await bureau(), dire({ source: 'declaration' })),
    'conflit',
  );

  await retirerVersementAilleurs(await bureau(le('2026-11-21')), {
    dossierId: s.dossierId,
    motif: 'L’imprimé était celui d’un homonyme.',
  });
  expect(await sait()).toBe(false);
  const [droit] = await ouvrir();
  expect(droit).toBeDefined();
  // The other way round: while a decision opens it here, nothing says that it was paid elsewhere.
  const refus = await attendreRefus(enregistrerVersementAilleurs(await bureau(), dire()), 'impossible');
  expect(refus.message).toMatch(/faites-la d’abord rectifier/);
  await expect(
    lire(
      `INSERT INTO equipement_ailleurs (id, dossier_id, rang, source, etablissement, annee, auteur_id, auteur_nom, jour)
       VALUES (gen_random_uuid(), $1, 3, 'declaration', 'A', 2025, gen_random_uuid(), 'A', '2026-11-22')`,
      [s.dossierId],
    ),
  ).rejects.toThrow(/ouverte ici/);
  expect(
    await lire(
      'SELECT rang, source, motif IS NULL AS dit FROM equipement_ailleurs WHERE dossier_id = $1 ORDER BY rang',
      [s.dossierId],
    ),
  ).toEqual([
    { rang: 1, source: 'imprime', dit: true },
    { rang: 2, source: null, dit: false },
  ]);
});

test('refuses, in the base: an entry edited or removed, written by a family, or by who does not hold the dossier', async () => {
  const ecrire = (dit: string) =>
    `INSERT INTO equipement_ailleurs (id, dossier_id, rang, source, etablissement, annee, auteur_id, auteur_nom, jour)
     VALUES (gen_random_uuid(), '${s.dossierId}', 9, ${dit}, gen_random_uuid(), 'A', '2026-11-22')`;
  const famille = (await acteur(s, 'famille', LE)).auteur.id;
  await expect(
    enTantQuApplication(`famille:${famille}`, ecrire("'declaration', 'A', 2025")),
  ).rejects.toThrow();
  await expect(
    lire(`UPDATE equipement_ailleurs SET etablissement = 'B' WHERE dossier_id = $1`, [s.dossierId]),
  ).rejects.toThrow();
  await expect(
    lire('DELETE FROM equipement_ailleurs WHERE dossier_id = $1', [s.dossierId]),
  ).rejects.toThrow();
});
