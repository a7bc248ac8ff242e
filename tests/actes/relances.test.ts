/** Families reminded before the closing: of what their dossier lacks, and that none is filed. Once by each means. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mesDonnees } from '#lib/donnees/queries.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { relancerEnRecommande } from '#lib/echeance/actes.ts';
import { suivreLesEcheances } from '#lib/echeance/taches.ts';
import { direMesSms, retirerDesSms } from '#lib/radar/actes.ts';
import { familleDuRadar } from '#lib/radar/queries.ts';
import { envoyerRappels, rappelerLesDelais } from '#lib/rappel/taches.ts';
import { prevoirLesRelances, relancerFamilles } from '#lib/relance/actes.ts';
import { direApercu } from '#lib/relance/faits.ts';
import { famillesSansDemande, lettresDuJour } from '#lib/relance/queries.ts';
import { RelancerSchema } from '#lib/relance/schema.ts';
import { envoyerRelances } from '#lib/relance/taches.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { freePort } from '#scripts/postgres.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus, refusDe } from './appui/refus.ts';

let operateur: ChildProcess;
beforeAll(async () => {
  const port = await freePort();
  process.env.SMS_ADRESSE = `http://localhost:${port}`;
  process.env.SMS_JETON = 'un jeton';
  operateur = fork('doublures/sms.ts', {
    env: { ...process.env, PORT_SMS: String(port), JETON_SMS: 'un jeton' },
    execArgv: [],
    stdio: 'ignore',
  });
  await once(operateur, 'message');
});
afterAll(() => {
  operateur.kill('SIGKILL');
});

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
      'parSms',
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

describe('by SMS', () => {
  const JOUR = le('2026-09-28');
  const NUMERO = '06 12 34 56 78';
  let s: Scene;
  let scolariteId: string;
  let parent: string;
  const secretariat = () => acteur(s, 'secretariat', JOUR);
  const famille = () => acteur(s, 'famille', JOUR);
  const saisi = () => ({ etape: 'sms' as const, scolariteIds: [scolariteId], numero: null });
  const laRelance = () =>
    lire<{ id: string; telephone: string; envoyee: boolean; echec: string | null }>(
      `SELECT id, telephone, envoyee_le IS NOT NULL AS envoyee, echec FROM relance WHERE scolarite_id = $1 AND etape = 'sms'`,
      [scolariteId],
    );
  const recus = async () =>
    (await (await fetch(`${process.env.SMS_ADRESSE}/api/messages`)).json()) as {
      destinataire: string;
      texte: string;
    }[];

  /** A pupil of its own, the number of each person in charge, and what the school base says of SMS. */
  async function preparer(numero: string, accepte: boolean | null): Promise<void> {
    s = nouvelleScene('collegePublic');
    parent = (await famille()).auteur.id ?? '';
    const [lu] = await lire<{ id: string }>(
      'SELECT id FROM scolarite WHERE eleve_id = $1 AND rentree = 2026',
      [s.eleveId],
    );
    scolariteId = lu?.id ?? '';
    await falsifier(`DELETE FROM lien WHERE eleve_id = '${s.eleveId}' AND responsable_id <> '${parent}';
      UPDATE responsable SET telephone = NULL, telephone_portable = '${numero}', accepte_sms = ${accepte} WHERE id = '${parent}'`);
  }

  test('without the word of the person nothing leaves; with it, it is seen before it is sent, then sent once', async () => {
    await preparer(NUMERO, null);
    expect(await prevoirLesRelances(await secretariat(), saisi())).toMatchObject({
      personnes: [],
      sansEffet: expect.stringContaining('sans accord pour les SMS'),
    });
    expect(await relancerFamilles(await secretariat(), saisi())).toEqual({
      personnes: 0,
      eleves: 0,
      sansEffet: 1,
    });
    await direMesSms(await famille(), true);
    const apercu = await prevoirLesRelances(await secretariat(), saisi());
    expect(apercu).toMatchObject({ personnes: [{ vers: '0612345678', scolariteId }], sansEffet: null });
    expect(direApercu(apercu)).toContain('1 personne(s) seraient relancées par SMS, pour 1 élève(s)');
    expect(apercu.message).toMatch(/jusqu’au jeudi 15 octobre 2026.*Plus de SMS/);
    expect(await laRelance()).toEqual([]);
    await relancerFamilles(await secretariat(), saisi());
    const [relance] = await laRelance();
    for (const _ of [1, 2]) await envoyerRelances({ relanceIds: [relance?.id ?? ''] }, JOUR);
    const [message, ...autres] = await recus();
    expect(message).toMatchObject({ destinataire: '+33612345678', texte: apercu.message });
    expect([autres, message?.texte.includes(s.foyer.eleves[0]?.nom ?? '?')]).toEqual([[], false]);
    expect(await laRelance()).toMatchObject([{ envoyee: true, echec: null }]);
    // The same page of what each means brings, and the follow-up of the pupil.
    expect((await familleDuRadar(await secretariat(), scolariteId)).suivi[0]?.quoi).toBe('Relance, SMS');
    expect((await mesDonnees(await famille())).flatMap(({ lignes }) => lignes)).toContainEqual([
      'SMS',
      'acceptés',
    ]);
  });

  test('a word withdrawn before the sending is obeyed; a number that the operator refuses is said', async () => {
    await preparer(NUMERO, true);
    await relancerFamilles(await secretariat(), saisi());
    const [relance] = await laRelance();
    await retirerDesSms(await secretariat(), { scolariteId, responsableId: parent });
    await envoyerRelances({ relanceIds: [relance?.id ?? ''] }, JOUR);
    expect(await laRelance()).toMatchObject([{ envoyee: false, echec: 'accord_retire' }]);
    expect((await familleDuRadar(await secretariat(), scolariteId)).personnes[0]?.accepteSms).toBe(false);
    expect((await familleDuRadar(await secretariat(), scolariteId)).suivi[0]?.resultat).toContain(
      'ne veut plus',
    );
    await preparer('06 12 34 00 00', true);
    await relancerFamilles(await secretariat(), saisi());
    const [refusee] = await laRelance();
    await envoyerRelances({ relanceIds: [refusee?.id ?? ''] }, JOUR);
    expect(await laRelance()).toMatchObject([{ envoyee: false, echec: 'numero_refuse' }]);
    expect(await recus()).toHaveLength(1);
  });

  test('of pieces that lack: once for each last day, to who accepts, and no more once they are there', async () => {
    const numero = '0611223344';
    const nues = await Promise.all([
      dossierA('deposee_nue', 'college_public'),
      dossierA('deposee_nue', 'college_public'),
      dossierA('deposee', 'college_public'),
    ]);
    const [sans, muette, complete] = nues as [Scene, Scene, Scene];
    const incomplete = await dossierA('incomplete', 'college_public');
    const demandeur = ({ dossierId }: Scene) =>
      `(SELECT demandeur_id FROM dossier WHERE id = '${dossierId}')`;
    for (const [rang, qui] of [sans, muette, complete, incomplete].entries())
      await falsifier(`WITH r AS (INSERT INTO responsable (id, civilite, nom, prenom, adresse, code_postal, commune, telephone_portable, accepte_sms)
          VALUES (gen_random_uuid(), 'MME', 'Seule', 'Parente', '1 rue Haute', '59000', 'Lille', '${numero}', ${qui === muette ? 'NULL' : 'true'}) RETURNING id)
        UPDATE dossier SET demandeur_id = r.id FROM r WHERE dossier.id = '${qui.dossierId}' AND ${rang} >= 0`);
    const rappels = (qui: Scene) =>
      lire<{ id: string; limite: string; telephone: string; envoye: boolean; echec: string | null }>(
        `SELECT id, limite_le::text AS limite, telephone, envoye_le IS NOT NULL AS envoye, echec FROM rappel
         WHERE dossier_id = $1 AND objet = 'pieces' ORDER BY limite_le`,
        [qui.dossierId],
      );
    // The campaign closes on 15 October 2026: five days before, and not six.
    await rappelerLesDelais(le('2026-10-09'));
    expect(await rappels(sans)).toEqual([]);
    await falsifier(
      `UPDATE demande_de_pieces SET limite_le = '2026-11-20' WHERE dossier_id = '${incomplete.dossierId}'`,
    );
    for (const jour of ['2026-10-10', '2026-10-10', '2026-10-12']) await rappelerLesDelais(le(jour));
    expect(await rappels(sans)).toMatchObject([{ limite: '2026-10-15', telephone: numero, envoye: false }]);
    expect([await rappels(muette), await rappels(complete)]).toEqual([[], []]);
    for (const jour of ['2026-11-14', '2026-11-15', '2026-11-16']) await rappelerLesDelais(le(jour));
    expect((await rappels(incomplete)).map(({ limite }) => limite)).toEqual(['2026-10-15', '2026-11-20']);

    const [premier] = await rappels(sans);
    const deja = (await recus()).length;
    for (const _ of [1, 2]) await envoyerRappels({ rappelIds: [premier?.id ?? ''] }, le('2026-10-12'));
    const [message, ...autres] = (await recus()).slice(deja);
    expect(message?.texte).toMatch(/jusqu’au jeudi 15 octobre 2026 : .*\/famille.*Plus de SMS/);
    expect(autres).toEqual([]);
    expect(await rappels(sans)).toMatchObject([{ envoye: true, echec: null }]);

    // A word withdrawn meanwhile is obeyed, and told; a last day that is behind sends nothing.
    const [, autre] = await rappels(incomplete);
    await envoyerRappels({ rappelIds: [autre?.id ?? ''] }, le('2027-03-01'));
    await falsifier(`UPDATE responsable SET accepte_sms = false WHERE id = ${demandeur(incomplete)}`);
    await envoyerRappels({ rappelIds: [autre?.id ?? ''] }, le(autre?.limite ?? ''));
    expect((await rappels(incomplete))[1]).toMatchObject({ envoye: false, echec: 'accord_retire' });
    expect(await recus()).toHaveLength(deja + 1);
    await expect(lire(`UPDATE rappel SET echec = NULL WHERE id = '${autre?.id}'`)).rejects.toThrow(
      /une fois/,
    );
  });

  test('refuses: a fixed line, a yes said by an agent, the word of another, a word rewritten', async () => {
    await preparer('03 20 00 00 11', true);
    expect(await relancerFamilles(await secretariat(), saisi())).toMatchObject({ personnes: 0 });
    await attendreRefus(direMesSms(await secretariat(), true), 'interdit');
    const ailleurs = await acteur(nouvelleScene('lyceePublic'), 'secretariat', JOUR);
    await attendreRefus(retirerDesSms(ailleurs, { scolariteId, responsableId: parent }), 'introuvable');
    const autre = await acteur(nouvelleScene('collegePublic'), 'famille', JOUR);
    for (const [qui, dit] of [
      [`agent:${(await secretariat()).auteur.id}`, true],
      [`agent:${ailleurs.auteur.id}`, false],
      [`famille:${autre.auteur.id}`, true],
    ] as const)
      await expect(enTantQuApplication(qui, `SELECT dire_les_sms('${parent}', ${dit})`), qui).rejects.toThrow(
        /n’est pas en charge/,
      );
    await expect(lire('UPDATE accord_sms SET accepte = true')).rejects.toThrow();
    await attendreRefus(prevoirLesRelances(await famille(), saisi()), 'interdit');
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
