/** A year of absences, from what the chef judges to what the family is paid: the acts and the states, to the cent (C. VII.A). */
import { expect, test } from 'vitest';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { rendreRetenue, retenir } from '#lib/retenue/actes.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { absenter, dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const RAISON = 'Absences constatées et non justifiées, malgré deux courriers.';
const { uai, academieCode } = ETABLISSEMENTS.collegePublic;

const faire = async (
  s: Scene,
  role: Role,
  jour: string,
  ordre: (cible: Parameters<typeof retenir>[0]) => Ordre,
) => {
  const cible = { dossierId: s.dossierId, version: s.version };
  s.version = (await accomplir(await acteur(s, role, le(jour)), ordre(cible))).version;
};

/** Half-days of March that the chef finds unjustified, both halves of each. */
const absenterEnMars = ({ dossierId }: Scene, jours: number) =>
  lire(
    `INSERT INTO absence (id, eleve_id, rentree, uai, jour, demi_journee, etat, source, auteur_id, auteur_nom, ecrite_le)
     SELECT gen_random_uuid(), d.eleve_id, d.rentree, d.uai, '2027-03-01'::date + j, h::demi_journee, 'injustifiee', 'Saisie',
       gen_random_uuid(), 'A', '2027-03-08'
     FROM dossier d, generate_series(0, $2::int - 1) AS j, unnest(ARRAY['matin', 'apres_midi']) AS h WHERE d.id = $1`,
    [dossierId, jours],
  );

async function figer(s: Scene, trimestre: 1 | 2 | 3, jour: string, remise: string): Promise<void> {
  await ouvrirTrimestre(await acteur(s, 'delegue_recteur', le(jour)), {
    academieCode,
    trimestre,
    remiseLe: le(remise),
  });
  const chef = await acteur(s, 'chef_etablissement', le(jour));
  const id = await preparerEtat(chef, { uai, academieCode, branche: s.branche, rentree: 2026, trimestre });
  await controlerEtat(chef, id);
  await figerEtat(chef, id);
}

const lignesDe = async ({ dossierId }: Scene) =>
  (
    await lire<{ t: number; etat: number; cause: string; centimes: number }>(
      `SELECT e.trimestre AS etat, l.trimestre AS t, l.cause::text, l.centimes FROM ligne_de_liquidation l
       JOIN etat_de_paiement e ON e.id = l.etat_id WHERE l.dossier_id = $1 ORDER BY e.signe_le, l.trimestre, l.rang`,
      [dossierId],
    )
  ).map(({ etat, t, cause, centimes }) => `état ${etat} : T${t} ${cause} ${centimes}`);

test('sixteen days at the crossing in December, five more in March, all justified in June', async () => {
  const s = await dossierA('notifiee', 'college_public');
  await absenter(s, 'injustifiee', 15);
  await attendreRefus(
    faire(s, 'chef_etablissement', '2026-12-10', (cible) => retenir(cible, RAISON)),
    'impossible',
  );
  await lire(
    `INSERT INTO absence (id, eleve_id, rentree, uai, jour, demi_journee, etat, source, auteur_id, auteur_nom, ecrite_le)
     SELECT gen_random_uuid(), eleve_id, rentree, uai, '2026-12-07', h::demi_journee, 'injustifiee', 'Saisie', gen_random_uuid(), 'A', '2026-12-08'
     FROM dossier, unnest(ARRAY['matin', 'apres_midi']) AS h WHERE id = $1`,
    [s.dossierId],
  );
  await faire(s, 'chef_etablissement', '2026-12-10', (cible) => retenir(cible, RAISON));
  await figer(s, 1, '2026-12-11', '2026-12-14');
  // 525 € × 16 ÷ 270 = 31,11 €, all of it on the trimestre of the crossing.
  expect(await lignesDe(s)).toEqual(['état 1 : T1 part 17500', 'état 1 : T1 retenue -3111']);

  await absenterEnMars(s, 5);
  await faire(s, 'chef_etablissement', '2027-03-09', (cible) => retenir(cible, RAISON));
  await figer(s, 2, '2027-03-10', '2027-03-19');
  // 525 € × 21 ÷ 270 = 40,83 €: 9,72 € more, on the second.
  expect((await lignesDe(s)).slice(2)).toEqual(['état 2 : T2 part 17500', 'état 2 : T2 retenue -972']);

  await lire(
    `INSERT INTO absence (id, eleve_id, rentree, uai, jour, demi_journee, etat, motif, source, auteur_id, auteur_nom, ecrite_le)
     SELECT gen_random_uuid(), eleve_id, rentree, uai, jour, demi_journee, 'justifiee', 'Hospitalisation', 'Saisie', gen_random_uuid(), 'A', '2027-05-20'
     FROM absence WHERE eleve_id = $1 AND jour < '2026-10-01'`,
    [s.eleveId],
  );
  await faire(s, 'chef_etablissement', '2027-05-21', (cible) => rendreRetenue(cible, RAISON));
  await figer(s, 3, '2027-05-24', '2027-06-04');
  expect((await lignesDe(s)).slice(4)).toEqual([
    'état 3 : T1 retenue_rendue 3111',
    'état 3 : T2 retenue_rendue 972',
    'état 3 : T3 part 17500',
  ]);
});
