/** The bourse au mérite suspended, and started again, by motivated decisions: for the future, to the cent (C. IV.C.3; D. 531-40). */
import { beforeAll, describe, expect, test } from 'vitest';
import { ouvrirCourrier } from '#lib/courrier/actes.ts';
import { donneesDuCourrier } from '#lib/courrier/faits.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { attribuer } from '#lib/decision/actes.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { controlerEtat, figerEtat, preparerEtat } from '#lib/etat-de-paiement/actes.ts';
import { maintenirAttribution, rouvrirSurRecours } from '#lib/recours/actes.ts';
import { executerAnnulation } from '#lib/requete/actes.ts';
import { inviter, reprendreMerite, retirer, suspendreMerite } from '#lib/retrait/actes.ts';
import { ReprendreMeriteSchema, RetirerSchema } from '#lib/retrait/schema.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ouvrirTrimestre } from '#lib/trimestre/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const RAISON = 'Douze demi-journées sans justification, malgré deux courriers.';
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const tenter = async (s: Scene, role: Role, jour: string, ordre: Ordre) =>
  accomplir(await acteur(s, role, le(jour)), ordre);
async function faire(s: Scene, role: Role, jour: string, ordre: Ordre) {
  s.version = (await tenter(s, role, jour, ordre)).version;
}
const suspendre = (s: Scene, dernierJour: string, motivation = RAISON) =>
  suspendreMerite(cible(s), { dernierJour: le(dernierJour), motivation });
const reprendre = (s: Scene, premierJour: string, motivation = RAISON) =>
  reprendreMerite(cible(s), { premierJour: le(premierJour), motivation });

/** Signed on a day by the chef, for the trimestre that the rectorat opened. */
async function figer(trimestre: 1 | 2 | 3, jour: string) {
  const delegue = await acteur(suspendue, 'delegue_recteur', le(jour));
  await ouvrirTrimestre(delegue, { academieCode: '09', trimestre, remiseLe: le(jour).add({ days: 3 }) });
  const chef = await acteur(suspendue, 'chef_etablissement', le(jour));
  const { uai, academieCode } = ETABLISSEMENTS.lyceePublic;
  const id = await preparerEtat(chef, {
    ...{ uai, academieCode, trimestre },
    branche: 'lycee_public',
    rentree: 2026,
  });
  await controlerEtat(chef, id);
  await figerEtat(chef, id);
}
const lignes = async ({ dossierId }: Scene, composante: string) =>
  (
    await lire<{ dit: string }>(
      `SELECT 'T' || l.trimestre || ' ' || l.cause || ' ' || l.centimes AS dit FROM ligne_de_liquidation l JOIN etat_de_paiement e ON e.id = l.etat_id
       WHERE l.dossier_id = $1 AND l.composante = $2::composante ORDER BY e.signe_le, l.trimestre, l.rang`,
      [dossierId, composante],
    )
  ).map(({ dit }) => dit);
const merites = ({ dossierId }: Scene) =>
  lire(
    `SELECT r.du::text, r.au::text FROM droit r WHERE r.dossier_id = $1 AND r.composante = 'merite' AND r.ferme_par_id IS NULL ORDER BY du`,
    [dossierId],
  );
const enVigueur = ({ dossierId }: Scene) =>
  lire(
    `SELECT y.genre::text, y.echelon, y.montant_annuel AS annuel, y.effet_du::text AS du, y.effet_au::text AS au, y.autorite::text, d.etat::text
     FROM decision y JOIN dossier d ON d.id = y.dossier_id WHERE d.id = $1 ORDER BY y.rang DESC LIMIT 1`,
    [dossierId],
  );
const lettre = async ({ dossierId }: Scene, genre: string) =>
  (
    await lire<{ id: string }>(
      'SELECT id FROM courrier WHERE dossier_id = $1 AND genre = $2::genre_courrier',
      [dossierId, genre],
    )
  )[0]?.id ?? '';

let suspendue: Scene;
let contestee: Scene;
let jugee: Scene;
let sansMerite: Scene;
beforeAll(async () => {
  suspendue = await dossierA('suspension_entendue', 'lycee_public');
  contestee = await dossierA('merite_suspendu', 'lycee_public');
  jugee = await dossierA('merite_suspendu', 'lycee_public');
  sansMerite = await dossierA('notifiee', 'lycee_public');
  await figer(1, '2026-12-01');
}, 240_000);

describe('a suspension of the bourse au mérite', () => {
  // C. IV.C.3: retrait.merite_assiduite, retrait.merite_resultats.
  test('refuses: no mérite, a reason not written, who does not decide, the whole bourse in its place', async () => {
    const invite = (s: Scene) => inviter(cible(s), { motif: 'merite_resultats', motivation: RAISON });
    const sans = tenter(sansMerite, 'responsable_sab', '2026-12-07', invite(sansMerite));
    expect((await attendreRefus(sans, 'impossible')).message).toMatch(/rien à suspendre/);
    await attendreRefus(
      tenter(suspendue, 'responsable_sab', '2026-12-07', suspendre(suspendue, '2027-01-31', 'Absent.')),
      'impossible',
    );
    for (const role of ['secretariat', 'chef_etablissement', 'gestionnaire_sab'] as const)
      await attendreRefus(
        tenter(suspendue, role, '2026-12-07', suspendre(suspendue, '2027-01-31')),
        'interdit',
      );
    const tout = retirer(cible(suspendue), { dernierJour: le('2027-01-31'), motivation: RAISON });
    const refus = await attendreRefus(tenter(suspendue, 'responsable_sab', '2026-12-07', tout), 'impossible');
    expect(refus.message).toMatch(/que la bourse au mérite/);
    await attendreRefus(
      tenter(suspendue, 'responsable_sab', '2026-12-07', reprendre(suspendue, '2027-01-31')),
      'impossible',
    );
    expect(
      RetirerSchema.safeParse({ ...cible(suspendue), dernierJour: '', motivation: RAISON }).success,
    ).toBe(false);
    expect(
      ReprendreMeriteSchema.safeParse({ ...cible(suspendue), premierJour: '32/01/2027', motivation: RAISON })
        .success,
    ).toBe(false);
  });

  test('refuses a day that is past, or that a signed state already holds: what was paid is kept', async () => {
    const passe = tenter(suspendue, 'responsable_sab', '2026-12-07', suspendre(suspendue, '2026-12-06'));
    expect((await attendreRefus(passe, 'impossible')).message).toMatch(/que pour l’avenir/);
    const paye = tenter(suspendue, 'responsable_sab', '2026-12-07', suspendre(suspendue, '2026-12-30'));
    expect((await attendreRefus(paye, 'impossible')).message).toMatch(
      /31 décembre 2026, et ce qui est versé reste acquis/,
    );
    expect(await merites(suspendue)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
  });

  test('ends the bourse au mérite on its day, keeps the rest, and says why and how to contest', async () => {
    await faire(suspendue, 'responsable_sab', '2026-12-07', suspendre(suspendue, '2027-01-31'));
    expect(await merites(suspendue)).toEqual([{ du: '2026-09-01', au: '2027-01-31' }]);
    expect(await enVigueur(suspendue)).toEqual([
      {
        ...{ genre: 'attribution', echelon: 6, annuel: 107_100, autorite: 'dasen', etat: 'decidee' },
        ...{ du: '2026-09-01', au: '2027-08-31' },
      },
    ]);
    const id = await lettre(suspendue, 'suspension_du_merite');
    const faits = await enPortee(porteeSysteme(le('2026-12-07')), (tx) => faitsDesCourriers(tx, [id]));
    const composee = [...faits.values()].map((un) => composerCourrier(donneesDuCourrier(un)));
    const texte = JSON.stringify(composee).replaceAll('\u00a0', ' ');
    for (const dit of [
      'dimanche 31 janvier 2027',
      'obligation d’assiduité',
      RAISON,
      'vous reste acquis',
      'recours préalable',
    ])
      expect(texte).toContain(dit);
    await lettresProduites(suspendue.dossierId, le('2026-12-07'));
    await verbes.notifier(suspendue, le('2026-12-08'));
    await ouvrirCourrier(await acteur(suspendue, 'famille', le('2026-12-09')), id);
    suspendue.version += 1;
    const encore = inviter(cible(suspendue), { motif: 'merite_resultats', motivation: RAISON });
    await attendreRefus(tenter(suspendue, 'responsable_sab', '2026-12-10', encore), 'impossible');
  });

  test('refuses to start again in the past or by who does not decide; starts again from its day', async () => {
    await attendreRefus(
      tenter(suspendue, 'secretariat', '2027-02-15', reprendre(suspendue, '2027-03-01')),
      'interdit',
    );
    await attendreRefus(
      tenter(suspendue, 'responsable_sab', '2027-02-15', reprendre(suspendue, '2027-02-14')),
      'impossible',
    );
    await faire(suspendue, 'responsable_sab', '2027-02-15', reprendre(suspendue, '2027-03-01'));
    expect(await merites(suspendue)).toEqual([
      { du: '2026-09-01', au: '2027-01-31' },
      { du: '2027-03-01', au: '2027-08-31' },
    ]);
    const fige = `UPDATE retrait SET reprise_du = reprise_du + 1 WHERE dossier_id = '${suspendue.dossierId}'`;
    await expect(lire(fige)).rejects.toThrow(/une suspension finit, une fois/);
    await expect(
      lire(fige.replace('reprise_du = reprise_du + 1', "merite_jusqu_au = '2027-02-01'")),
    ).rejects.toThrow(/une fois/);
    await lettresProduites(suspendue.dossierId, le('2027-02-15'));
    await verbes.notifier(suspendue, le('2027-02-16'));
    await attendreRefus(
      tenter(suspendue, 'responsable_sab', '2027-02-20', reprendre(suspendue, '2027-03-01')),
      'impossible',
    );
  });

  // Échelon 6: 1 002 € a year, 334 € a trimestre; January alone, thirty days of 90, is 111,33 €; March as much.
  test('is liquidated to the cent: the days paid stay, the others are not due, the bourse does not move', async () => {
    await figer(2, '2027-03-02');
    expect(await lignes(suspendue, 'merite')).toEqual(['T1 part 33400', 'T2 part 22266']);
    expect(await lignes(suspendue, 'bourse')).toEqual(['T1 part 35700', 'T2 part 35700']);
    // Suspended from 1 October: thirty days of the 120 of the first trimestre.
    expect(await lignes(contestee, 'merite')).toEqual(['T1 part 8350']);
  });

  test('stands under another échelon; a recours that is granted undoes it from its first day', async () => {
    await verbes.signalerErreur(suspendue, le('2027-03-03'));
    const autre = { 'ressources.avis.rfr': '17000', 'ressources.avis.enfants': '2' };
    await verbes.rectifier(suspendue, le('2027-03-04'), autre, 'echelon_2');
    await verbes.attribuer(suspendue, le('2027-03-05'));
    expect(await merites(suspendue)).toEqual([
      { du: '2026-09-01', au: '2027-01-31' },
      { du: '2027-03-01', au: '2027-08-31' },
    ]);
    expect(
      await lire(
        `SELECT DISTINCT r.centimes_annuels AS n FROM droit r WHERE r.dossier_id = $1 AND r.composante = 'merite' AND r.ferme_par_id IS NULL`,
        [suspendue.dossierId],
      ),
    ).toEqual([{ n: 52_200 }]);

    await verbes.daterReception(contestee, le('2026-10-02'));
    await verbes.formerRecours(contestee, le('2026-10-05'));
    await faire(contestee, 'delegue_recteur', '2026-10-20', rouvrirSurRecours(cible(contestee), RAISON));
    await faire(contestee, 'delegue_recteur', '2026-10-21', attribuer(cible(contestee)));
    expect(await merites(contestee)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
    // Kept on recours, then annulled by the judge: the decision that kept it is undone with it.
    await verbes.daterReception(jugee, le('2026-10-02'));
    await verbes.formerRecours(jugee, le('2026-10-05'));
    await faire(jugee, 'delegue_recteur', '2026-10-20', maintenirAttribution(cible(jugee), RAISON));
    expect(await merites(jugee)).toEqual([{ du: '2026-09-01', au: '2026-09-30' }]);
    await lettresProduites(jugee.dossierId, le('2026-10-21'));
    await verbes.notifier(jugee, le('2026-10-21'));
    await verbes.transmettreRequete(jugee, le('2026-11-02'));
    const jugement = { jugeeLe: le('2027-02-01'), motivation: RAISON };
    await faire(jugee, 'responsable_sab', '2027-02-02', executerAnnulation(cible(jugee), jugement));
    await faire(jugee, 'delegue_recteur', '2027-02-03', attribuer(cible(jugee)));
    expect(await merites(jugee)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);

    const [{ trace } = { trace: '' }] = await lire<{ trace: string }>(
      'SELECT trace::text FROM decision WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
      [contestee.dossierId],
    );
    expect(trace).toMatch(/"regle": "merite.suspension", "valeurs": \{\}/);
  });
});
