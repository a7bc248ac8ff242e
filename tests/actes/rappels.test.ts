/** Mails that remind a family of a last day: once each, while something can still be done, whatever the number of nights. */
import { beforeAll, describe, expect, test } from 'vitest';
import { reprendreLesAnnonces } from '#lib/courriel/taches.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { suivreLesEcheances } from '#lib/echeance/taches.ts';
import { envoyerRappels, rappelerLesDelais } from '#lib/rappel/taches.ts';
import { daterRetenue } from '#lib/reception/actes.ts';
import { maintenirRetenue } from '#lib/retenue/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { boiteAuxLettres, INCONNUE } from './appui/boite-aux-lettres.ts';
import { dossierA, surPapier } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';

let refusee = '';
const { recus } = boiteAuxLettres((adresse) => (adresse === refusee ? INCONNUE : null));

/** Refused on 12 October, received on the day given. */
async function refuse(branche: 'college_public' | 'lycee_public', recue: string): Promise<Scene> {
  const s = await dossierA('pieces_echues', branche);
  await verbes.refuserIncompletude(s, le('2026-10-12'));
  await lettresProduites(s.dossierId, le('2026-10-13'));
  await verbes.notifier(s, le('2026-10-14'));
  await verbes.daterReception(s, le(recue));
  return s;
}

const rappelsDe = ({ dossierId }: Scene) =>
  lire<{ id: string; objet: string; limite: string; jour: string }>(
    'SELECT id, objet, limite_le::text AS limite, jour::text FROM rappel WHERE dossier_id = $1 ORDER BY jour',
    [dossierId],
  );
const dits = async (s: Scene) => (await rappelsDe(s)).map(({ id: _, ...dit }) => dit);
const nuits = async (...jours: string[]) => {
  for (const jour of jours) await rappelerLesDelais(le(jour));
};

describe('the last day of a recours', () => {
  let lyceen: Scene;
  let collegien: Scene;
  let servi: Scene;
  let sansAdresse: Scene;
  beforeAll(async () => {
    lyceen = await refuse('lycee_public', '2026-10-19');
    collegien = await refuse('college_public', '2026-10-14');
    servi = await dossierA('notifiee', 'lycee_public');
    await verbes.daterReception(servi, le('2026-10-19'));
    sansAdresse = await refuse('lycee_public', '2026-10-19');
    await surPapier(sansAdresse);
  });

  /** Fifteen whole days from 20 October leave 4 November; the reminder comes five days before. */
  test('of a lycéen, five days before: once, whatever the number of nights', async () => {
    await nuits('2026-10-29');
    expect(await dits(lyceen)).toEqual([]);
    await nuits('2026-10-30', '2026-10-30', '2026-10-31', '2026-11-04');
    expect(await dits(lyceen)).toEqual([{ objet: 'contester', limite: '2026-11-04', jour: '2026-10-30' }]);
  });

  /** Two months from 14 October, of which neither end counts: 15 December. */
  test('of a collégien, ten days before the end of the two months', async () => {
    await nuits('2026-12-04');
    expect(await dits(collegien)).toEqual([]);
    await nuits('2026-12-05', '2026-12-05', '2026-12-14');
    expect(await dits(collegien)).toEqual([{ objet: 'contester', limite: '2026-12-15', jour: '2026-12-05' }]);
  });

  /** Its letter opened, or dated, on 2 October: two months, franc, leave 3 December; the answer that keeps it, two more. */
  test('of a retenue, then of the answer that keeps it; none once it is contested', async () => {
    const s = await dossierA('retenue_notifiee', 'college_public');
    await accomplir(
      await acteur(s, 'secretariat', le('2026-10-02')),
      daterRetenue(
        { dossierId: s.dossierId, version: s.version },
        { recuLe: le('2026-10-02'), preuve: { genre: 'main_propre', numero: null } },
      ),
    );
    s.version += 1;
    await nuits('2026-11-22');
    expect(await dits(s)).toEqual([]);
    await nuits('2026-11-23', '2026-11-24');
    const premier = { objet: 'retenue', limite: '2026-12-03', jour: '2026-11-23' };
    expect(await dits(s)).toEqual([premier]);
    await verbes.formerRecours(s, le('2026-11-25'), { objet: 'retenue' });
    await nuits('2026-11-26');
    s.version = (
      await accomplir(
        await acteur(s, 'chef_etablissement', le('2026-12-07')),
        maintenirRetenue(
          { dossierId: s.dossierId, version: s.version },
          'Aucun des jours de septembre n’est justifié.',
        ),
      )
    ).version;
    await lettresProduites(s.dossierId, le('2026-12-08'));
    await nuits('2027-02-04');
    expect(await dits(s)).toEqual([premier]);
    await accomplir(
      await acteur(s, 'secretariat', le('2026-12-14')),
      daterRetenue(
        { dossierId: s.dossierId, version: s.version },
        { recuLe: le('2026-12-14'), preuve: { genre: 'reponse', numero: null } },
      ),
    );
    s.version += 1;
    await nuits('2027-02-04', '2027-02-05');
    expect(await dits(s)).toEqual([premier, { objet: 'retenue', limite: '2027-02-15', jour: '2027-02-05' }]);

    // Before the judge, nothing of it is left to remind of.
    const saisie = await dossierA('retenue_notifiee', 'college_public');
    await accomplir(
      await acteur(saisie, 'secretariat', le('2026-10-02')),
      daterRetenue(
        { dossierId: saisie.dossierId, version: saisie.version },
        { recuLe: le('2026-10-02'), preuve: { genre: 'main_propre', numero: null } },
      ),
    );
    saisie.version += 1;
    await verbes.transmettreRequete(saisie, le('2026-11-10'), 'retenue');
    await nuits('2026-11-23');
    expect(await dits(saisie)).toEqual([]);
  });

  test('refuses: to remind who has a bourse, who gave no address, after the last day', async () => {
    expect(await dits(servi)).toEqual([]);
    expect(await dits(sansAdresse)).toEqual([]);
    const tardif = await refuse('lycee_public', '2026-10-19');
    await nuits('2026-11-05');
    expect(await dits(tardif)).toEqual([]);
  });

  test('the mail leaves once, and says neither what was decided nor what it costs', async () => {
    const [rappel] = await rappelsDe(lyceen);
    const charge = { rappelIds: [rappel?.id ?? ''] };
    await envoyerRappels(charge, le('2026-10-30'));
    await envoyerRappels(charge, le('2026-10-31'));
    expect(recus).toHaveLength(1);
    expect(recus[0]?.texte).toMatch(/Rappel/);
    expect(recus[0]?.texte).not.toMatch(/refus|recours|tribunal|€/i);
  });

  test('refuses: a mail whose last day is behind, or to who has contested meanwhile', async () => {
    const [tard] = await rappelsDe(collegien);
    recus.length = 0;
    await envoyerRappels({ rappelIds: [tard?.id ?? ''] }, le('2026-12-16'));
    await verbes.formerRecours(collegien, le('2026-12-10'));
    await envoyerRappels({ rappelIds: [tard?.id ?? ''] }, le('2026-12-11'));
    expect(recus).toEqual([]);
  });
});

describe('what else has a last day', () => {
  /** Received on 25 September, the RAPO is rejected on 25 November; two months francs from there: 26 January. */
  test('the judge after a recours left without answer', async () => {
    const s = await dossierA('attribution_contestee', 'lycee_public');
    await suivreLesEcheances(le('2026-11-26'));
    await nuits('2027-01-15');
    expect(await dits(s)).toEqual([]);
    await nuits('2027-01-16', '2027-01-17');
    expect(await dits(s)).toEqual([{ objet: 'juge', limite: '2027-01-26', jour: '2027-01-16' }]);
  });

  test('the observations before a withdrawal, and not once they came', async () => {
    const s = await dossierA('retrait_engage', 'lycee_public');
    const entendue = await dossierA('retrait_entendu', 'lycee_public');
    for (const { dossierId } of [s, entendue])
      await lire(
        "UPDATE retrait SET invitation_recue_le = '2026-09-22', preuve = 'avis', limite_le = '2026-10-07' WHERE dossier_id = $1",
        [dossierId],
      );
    await nuits('2026-10-01');
    expect(await dits(s)).toEqual([]);
    await nuits('2026-10-02', '2026-10-03');
    expect(await dits(s)).toEqual([{ objet: 'observations', limite: '2026-10-07', jour: '2026-10-02' }]);
    expect(await dits(entendue)).toEqual([]);
  });

  test('refuses, in the base: to be written or read by a family, written by an agent, edited or removed', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const famille = await acteur(s, 'famille', le('2026-10-01'));
    expect(await enTantQuApplication(`famille:${famille.auteur.id}`, 'SELECT 1 FROM rappel')).toEqual([]);
    await expect(lire("UPDATE rappel SET objet = 'juge'")).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('DELETE FROM rappel')).rejects.toThrow(/ne se modifie pas/);
    await expect(
      enTantQuApplication(`famille:${famille.auteur.id}`, 'INSERT INTO rappel SELECT * FROM rappel LIMIT 0'),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('an address that refuses mails for good', () => {
  /** A reminder that the server refused; the person has given another address since. */
  async function refuseeDAbord() {
    const s = await refuse('lycee_public', '2026-10-19');
    const [fiche] = await lire<{ id: string }>(
      `UPDATE responsable SET courriel = 'partie-' || left(md5(id::text), 8) || '@exemple.fr'
       WHERE id = (SELECT demandeur_id FROM dossier WHERE id = $1) RETURNING id, courriel`,
      [s.dossierId],
    );
    const responsableId = fiche?.id ?? '';
    refusee = (fiche as { courriel?: string } | undefined)?.courriel ?? '';
    await nuits('2026-10-30');
    const rappels = await rappelsDe(s);
    const charge = { rappelIds: rappels.map(({ id }) => id) };
    recus.length = 0;
    await envoyerRappels(charge, le('2026-10-30'));
    expect([rappels.length, recus]).toEqual([1, []]);
    await lire("UPDATE responsable SET courriel = 'neuve@exemple.fr' WHERE id = $1", [responsableId]);
    await lire("DELETE FROM graphile_worker._private_jobs WHERE payload::text LIKE '%' || $1 || '%'", [
      charge.rappelIds[0],
    ]);
    await reprendreLesAnnonces({ responsableId });
    const commandes = await lire(
      `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'envoyer_rappels' AND j.payload::text LIKE '%' || $1 || '%'`,
      [charge.rappelIds[0]],
    );
    expect(commandes).toHaveLength(1);
    return { charge, limite: rappels[0]?.limite };
  }

  test('once corrected, the reminder that waited leaves there, once, with its own last day', async () => {
    const { charge, limite } = await refuseeDAbord();
    expect(limite).toBe('2026-11-04');
    for (const jour of ['2026-10-31', '2026-11-01']) await envoyerRappels(charge, le(jour));
    expect(recus.map(({ a }) => a)).toEqual(['neuve@exemple.fr']);
    const texte = recus[0]?.texte.replaceAll('=\r\n', '').replaceAll('=C2=A0', ' ');
    expect(texte).toMatch(/4 novembre 2026/);
  });

  test('refuses: the reminder of a last day that is behind', async () => {
    const { charge } = await refuseeDAbord();
    await envoyerRappels(charge, le('2026-11-05'));
    expect(recus).toEqual([]);
  });

  test('refuses, in the base: another person’s reminder once it left, or its last day', async () => {
    const { charge } = await refuseeDAbord();
    await envoyerRappels(charge, le('2026-10-31'));
    const rappel = (change: string) => lire(`UPDATE rappel SET ${change} WHERE id = $1`, charge.rappelIds);
    await expect(rappel("courriel = 'x@exemple.fr'")).rejects.toThrow(/ne se modifie pas/);
    await expect(rappel("limite_le = '2026-12-01'")).rejects.toThrow(/ne se modifie pas/);
  });
});
