/** A boursier who arrives with the decision of another authority, the agriculture: recorded on its printed transfer, not instructed again (C. V.A). */
import { beforeAll, describe, expect, test } from 'vitest';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { rattraperDecision } from '#lib/decision/actes.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { Role } from '#lib/droit/competence.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { lignesDuBoursier } from '#lib/liquidation/faits.ts';
import { lireBoursiers } from '#lib/liquidation/queries.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { reprendreBourseDAilleurs } from '#lib/transfert/actes.ts';
import { ReprendreDAilleursSchema } from '#lib/transfert/schema.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const SERVICE = 'DRAAF des Hauts-de-France, service des bourses';
const LE_JOUR = '2026-11-10';
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const tenter = async (s: Scene, role: Role, jour: string, ordre: Ordre) =>
  accomplir(await acteur(s, role, le(jour)), ordre);
const reprendre = (s: Scene, ecarts: { echelon?: number; decideeLe?: string; sortieLe?: string } = {}) =>
  reprendreBourseDAilleurs(cible(s), {
    echelon: ecarts.echelon ?? 6,
    service: SERVICE,
    decideeLe: le(ecarts.decideeLe ?? '2026-09-25'),
    sortieLe: le(ecarts.sortieLe ?? '2026-10-30'),
  });
async function arrive(ou: 'lyceePublic' | 'collegePublic', entree: string, recu: string) {
  const s = nouvelleScene(ou);
  await lire('UPDATE scolarite SET entree_le = $2::date WHERE eleve_id = $1', [s.eleveId, entree]);
  await saisir(s, le(recu), { rfr: 100 });
  await verbes.deposer(s, le(recu));
  return s;
}
const droits = ({ dossierId }: Scene) =>
  lire(
    `SELECT r.composante::text, r.du::text, r.au::text, r.echelon, r.centimes_annuels AS annuel FROM droit r
     WHERE r.dossier_id = $1 AND r.ferme_par_id IS NULL ORDER BY 1`,
    [dossierId],
  );
/** What a state of each trimestre would write of the bourse, up to the third. */
const dus = async (s: Scene, branche: string) => {
  const { uai, academieCode } = ETABLISSEMENTS[s.ou];
  const lus = await enPortee(porteeSysteme(le(LE_JOUR)), (tx) =>
    lireBoursiers(tx, { uai, academieCode, branche, rentree: 2026, trimestre: 3 }, [s.dossierId]),
  );
  return lus
    .flatMap((lu) => lignesDuBoursier({ uai, annee: rentree(2026), trimestre: 3 }, lu))
    .map(({ composante, trimestre, du }) => `${composante} T${trimestre} ${du}`);
};

let lycee: Scene;
let college: Scene;
beforeAll(async () => {
  lycee = await arrive('lyceePublic', '2026-11-03', '2026-11-06');
  college = await arrive('collegePublic', '2026-10-05', '2026-10-06');
}, 120_000);

describe('a bourse that another authority attributed', () => {
  test('refuses: without its printed transfer, by who does not decide, on dates that cannot be', async () => {
    const sans = await attendreRefus(
      tenter(lycee, 'responsable_sab', LE_JOUR, reprendre(lycee)),
      'impossible',
    );
    expect(sans.message).toMatch(/imprimé de transfert/);
    await verbes.recevoirPiece(lycee, le('2026-11-09'), 'imprime_transfert');
    for (const role of ['secretariat', 'chef_etablissement', 'gestionnaire_sab'] as const)
      await attendreRefus(tenter(lycee, role, LE_JOUR, reprendre(lycee)), 'interdit');
    for (const [ecarts, raison] of [
      [{ sortieLe: '2026-11-04' }, /suit l’entrée de l’élève ici/],
      [{ sortieLe: '2026-11-11' }, /dans le futur/],
      [{ decideeLe: '2026-10-31' }, /ne peut pas suivre la sortie/],
      [{ echelon: 7 }, /échelon du barème/],
    ] as const)
      expect(
        (
          await attendreRefus(
            tenter(lycee, 'responsable_sab', LE_JOUR, reprendre(lycee, ecarts)),
            'impossible',
          )
        ).message,
      ).toMatch(raison);
    const dit = {
      ...cible(lycee),
      echelon: '6',
      decideeLe: '25/09/2026',
      sortieLe: '30/10/2026',
      service: SERVICE,
    };
    for (const faute of [{ service: ' ' }, { echelon: '' }, { sortieLe: '31/02/2027' }])
      expect(ReprendreDAilleursSchema.safeParse({ ...dit, ...faute }).success).toBe(false);
    expect(await droits(lycee)).toEqual([]);
  });

  // Échelon 6: 1 071 € a year, 357 € a trimestre. From 3 November, 58 days of 120: 172,55 €.
  test('goes on in a lycée from the entry of the pupil, by days, after the closing too, and its letter names who decided', async () => {
    const { version, etat } = await tenter(lycee, 'responsable_sab', LE_JOUR, reprendre(lycee));
    lycee.version = version;
    expect(etat).toBe('decidee');
    expect(await droits(lycee)).toEqual([
      { composante: 'bourse', du: '2026-11-03', au: '2027-08-31', echelon: 6, annuel: 107_100 },
    ]);
    expect(await dus(lycee, 'lycee_public')).toEqual([
      'bourse T1 17255',
      'bourse T2 35700',
      'bourse T3 35700',
    ]);
    const lettres = await lire<{ id: string }>(
      "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'attribution'",
      [lycee.dossierId],
    );
    const faits = await enPortee(porteeSysteme(le(LE_JOUR)), (tx) =>
      faitsDesCourriers(
        tx,
        lettres.map(({ id }) => id),
      ),
    );
    const texte = JSON.stringify(
      [...faits.values()].map((un) => composerCourrier(donneesDuCourrier(un))),
    ).replaceAll('\u00a0', ' ');
    for (const dit of [
      SERVICE,
      'vendredi 25 septembre 2026',
      'vendredi 30 octobre 2026',
      'sans que la demande soit instruite',
      'échelon 6',
    ])
      expect(texte).toContain(dit);
    expect(texte).not.toContain('Comment ce résultat a été trouvé');
    await attendreRefus(tenter(lycee, 'responsable_sab', LE_JOUR, reprendre(lycee)), 'impossible');
  });

  // Échelon 3: 525 € a year. The origin pays its trimestre whole; called back, the next decision keeps that day.
  test('goes on in a collège from the next trimestre; refuses one that is the last', async () => {
    await verbes.recevoirPiece(college, le('2026-10-07'), 'imprime_transfert');
    const { version } = await tenter(
      college,
      'chef_etablissement',
      LE_JOUR,
      reprendre(college, { echelon: 3, sortieLe: '2026-10-02' }),
    );
    college.version = version;
    expect(await dus(college, 'college_public')).toEqual(['bourse T2 17500', 'bourse T3 17500']);
    const RAISON = 'L’imprimé porte un autre échelon que celui repris.';
    const rattrapee = await tenter(
      college,
      'chef_etablissement',
      LE_JOUR,
      rattraperDecision(cible(college), RAISON),
    );
    college.version = rattrapee.version;
    await verbes.attribuer(college, le('2026-11-12'));
    expect(await droits(college)).toMatchObject([{ composante: 'bourse', du: '2027-01-01' }]);

    const tard = await arrive('collegePublic', '2027-04-12', '2027-04-13');
    await verbes.recevoirPiece(tard, le('2027-04-14'), 'imprime_transfert');
    const refus = await attendreRefus(
      tenter(
        tard,
        'chef_etablissement',
        '2027-04-15',
        reprendre(tard, { echelon: 3, sortieLe: '2027-04-09' }),
      ),
      'impossible',
    );
    expect(refus.message).toMatch(/rien à verser ici/);
  });
});
