/** An error that a family says of its demande (C. IV.B, droit à l'erreur), from the announcement to the décision modificative. */
import { describe, expect, test } from 'vitest';
import { apercevoir } from '#lib/consultation/queries.ts';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { attribuer } from '#lib/decision/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { etapesVecues } from '#lib/droit/parcours/etapes.ts';
import { suivreLesEcheances } from '#lib/echeance/taches.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { ecarterRectification, rectifier, signalerErreur } from '#lib/rectification/actes.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { lettreLue } from './appui/lettre-lue.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const RAISON = 'L’avis d’impôt produit montre l’erreur de report.';
/** At the collège, with the children that the form tells: out of every échelon, and in the first one. */
const TROP = { 'ressources.avis.rfr': '900000' };

const ligneDe = async ({ dossierId }: Scene) =>
  (
    await lire(
      `SELECT rang, origine::text, canal::text, issue::text, conclu_le::text AS conclu, bonne_foi, premiere_fois,
         echelon_avant, echelon_apres, modifie_id IS NOT NULL AS modifie FROM rectification WHERE dossier_id = $1
       ORDER BY rang DESC LIMIT 1`,
      [dossierId],
    )
  )[0];
const etatDe = async ({ dossierId }: Scene) =>
  (
    await lire<{ etat: string; drapeaux: string[]; reprise: string | null }>(
      'SELECT etat::text, drapeaux, reprise_le::text AS reprise FROM dossier WHERE id = $1',
      [dossierId],
    )
  )[0];
const droits = ({ dossierId }: Scene) =>
  lire<{ echelon: number; du: string; en_vigueur: boolean }>(
    `SELECT echelon, du::text, (ferme_par_id IS NULL) AS en_vigueur FROM droit
     WHERE dossier_id = $1 AND composante = 'bourse' ORDER BY en_vigueur`,
    [dossierId],
  );
const corriger = async (s: Scene, jour: string, saisie: Partial<Parameters<typeof rectifier>[1]> = {}) =>
  accomplir(
    await acteur(s, s.branche === 'college_public' ? 'chef_etablissement' : 'gestionnaire_sab', le(jour)),
    rectifier(cible(s), { reponses: TROP, bonneFoi: true, motivation: RAISON, vu: 'sans_droit', ...saisie }),
  );

describe('on a decided dossier: said online, corrected, decided anew', () => {
  test('the difference is told before anything is saved; the rights and the letter follow', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.signalerErreur(s, le('2026-12-01'));
    expect(await ligneDe(s)).toMatchObject({ origine: 'spontanee', canal: 'en_ligne', issue: null });
    expect((await etatDe(s))?.drapeaux).toContain('rectification');

    const reponses = { 'ressources.avis.rfr': '17000', 'ressources.avis.enfants': '2' };
    const refus = await refusDe(corriger(s, '2026-12-02', { reponses, vu: '' }));
    expect(refus).toMatchObject({ code: 'impossible', champ: 'vu' });
    expect(refus.message.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(
      /^Avant : échelon 6, 1 071 € pour une année entière\. Après : échelon 2, 621 € pour une année entière\. Ce qui a été versé en trop sera dû\./,
    );
    expect(await ligneDe(s)).toMatchObject({ issue: null });
    // Another result than the one that follows is no look at it.
    expect(await refusDe(corriger(s, '2026-12-02', { reponses, vu: 'echelon_3' }))).toMatchObject({
      champ: 'vu',
    });

    s.version = (await corriger(s, '2026-12-02', { reponses, vu: 'echelon_2' })).version;
    expect(await ligneDe(s)).toMatchObject({
      issue: 'rectifiee',
      conclu: '2026-12-02',
      bonne_foi: true,
      premiere_fois: true,
      echelon_avant: 6,
      echelon_apres: 2,
      modifie: true,
    });
    // What was decided stands until it is decided anew, and no silence rejects what was deposited in September.
    expect(await etatDe(s)).toMatchObject({ etat: 'en_instruction', reprise: '2026-12-02' });
    expect((await etatDe(s))?.drapeaux).toEqual([]);
    expect(await droits(s)).toMatchObject([{ echelon: 6, en_vigueur: true }]);
    await suivreLesEcheances(le('2026-12-03'));
    const silences = await lire(
      "SELECT 1 FROM courrier WHERE dossier_id = $1 AND genre = 'silence_sur_la_demande'",
      [s.dossierId],
    );
    expect(silences).toEqual([]);

    await verbes.attribuer(s, le('2026-12-04'));
    expect(await droits(s)).toEqual([
      { echelon: 6, du: '2026-09-01', en_vigueur: false },
      { echelon: 2, du: '2026-09-01', en_vigueur: true },
    ]);
    const [lettre] = await lire<{ id: string }>(
      "SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'attribution' ORDER BY jour DESC LIMIT 1",
      [s.dossierId],
    );
    const faits = await enPortee(porteeSysteme(le('2026-12-04')), (tx) =>
      faitsDesCourriers(tx, [lettre?.id ?? '']),
    );
    const dit = faits.get(lettre?.id ?? '')?.decision?.modifie;
    expect({ ...dit, du: dit?.du.toString(), annonceeLe: dit?.annonceeLe.toString() }).toEqual({
      du: '2026-09-16',
      annonceeLe: '2026-12-01',
      boursier: true,
      memeEchelon: false,
      perdues: [],
      gagnees: [],
      moins: true,
    });
  });

  test('a bourse that the error had opened is refused, and its rights are closed from their first day', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await verbes.signalerErreur(s, le('2026-10-05'));
    await verbes.rectifier(s, le('2026-10-06'), TROP, 'sans_droit');
    await verbes.refuser(s, le('2026-10-07'));
    expect(await droits(s)).toMatchObject([{ en_vigueur: false }]);
  });

  test('a refusal becomes an attribution', async () => {
    const s = await dossierA('instruction_sans_droit', 'college_public');
    await verbes.refuser(s, le('2026-09-16'));
    await lettresProduites(s.dossierId, le('2026-09-17'));
    await verbes.notifier(s, le('2026-09-18'));
    await verbes.signalerErreur(s, le('2026-10-05'));
    await verbes.rectifier(s, le('2026-10-06'), { 'ressources.avis.rfr': '100' }, 'echelon_3');
    expect(await ligneDe(s)).toMatchObject({ echelon_avant: null, echelon_apres: 3, modifie: true });
    await verbes.attribuer(s, le('2026-10-07'));
    expect(await droits(s)).toMatchObject([{ echelon: 3, en_vigueur: true }]);
    const texte = await lettreLue(s, 'attribution', '2026-10-07');
    expect(texte).toContain('attribution d’une bourse de collège');
    expect(texte).not.toContain('modification de votre bourse');
  });

  test('one that changes nothing of the decision leaves it, corrected all the same', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await verbes.signalerErreur(s, le('2026-10-05'));
    await verbes.rectifier(s, le('2026-10-06'), { 'ressources.avis.rfr': '101' }, 'echelon_3');
    expect(await etatDe(s)).toMatchObject({ etat: 'notifiee', reprise: null });
    expect(await ligneDe(s)).toMatchObject({ echelon_avant: 3, echelon_apres: 3, modifie: false });
  });
});

describe('on a demande under way: a next version, and no decision', () => {
  test('told on paper, during a check, and corrected where it stands', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const secretariat = await acteur(s, 'secretariat', le('2026-10-05'));
    const annoncee = { erreurLe: le('2026-10-02'), origine: 'controle', expose: RAISON } as const;
    s.version = (await accomplir(secretariat, signalerErreur(cible(s), annoncee))).version;
    await verbes.rectifier(s, le('2026-10-06'), TROP, 'sans_droit');
    expect(await etatDe(s)).toMatchObject({ etat: 'en_instruction', reprise: null });
    const versions = await lire(
      'SELECT rang, origine::text FROM demande WHERE dossier_id = $1 ORDER BY rang',
      [s.dossierId],
    );
    expect(versions).toEqual([
      { rang: 1, origine: 'depot' },
      { rang: 2, origine: 'rectification' },
    ]);
    const [ligne] = await lire<{ contenu: string }>(
      "SELECT contenu::text FROM ligne_de_journal WHERE dossier_id = $1 AND acte = 'rectifier'",
      [s.dossierId],
    );
    expect(ligne?.contenu).not.toMatch(/900000/);
    await verbes.refuser(s, le('2026-10-07'));
    expect(await etatDe(s)).toMatchObject({ etat: 'decidee' });
  });

  test('a concubinage that was not told asks for the avis of the concubin, and takes it', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.signalerErreur(s, le('2026-10-05'));
    const COUPLE = { 'demandeur.situation': 'concubinage', 'concubin.nom': 'Petit' };
    const sansAvis = await refusDe(corriger(s, '2026-10-06', { reponses: COUPLE, vu: '' }));
    expect(sansAvis.message).toMatch(/calcul impossible.*Il manque encore : .*concubin/);
    // The year alone says nothing: it is told, not lost.
    const annee = { ...COUPLE, 'ressources.avisConcubin.annee': '2025' };
    expect(await refusDe(corriger(s, '2026-10-06', { reponses: annee }))).toMatchObject({
      champ: 'ressources.avisConcubin.annee',
    });
    const reponses = {
      ...annee,
      'ressources.avisConcubin.rfr': '900000',
      'ressources.avisConcubin.enfants': '0',
    };
    s.version = (await corriger(s, '2026-10-06', { reponses })).version;
    await verbes.refuser(s, le('2026-10-07'));
    const [demande] = await lire(
      `SELECT contenu->'concubin'->>'nom' AS nom, contenu->'ressources'->'avisConcubin'->>'rfr' AS rfr
       FROM demande WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(demande).toEqual({ nom: 'Petit', rfr: '900000' });
  });

  test('a separation that was not told is rectified too, and refuses to be read without its day', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.signalerErreur(s, le('2026-10-05'));
    const reponses = { 'ressources.changement.genre': 'divorce_ou_separation' };
    const refus = await refusDe(corriger(s, '2026-10-06', { reponses, vu: '' }));
    expect(refus.message).toContain('Il manque encore : le jour du changement de situation');
  });

  test('the mention of the brevet, shown after the decision, opens the bourse au mérite and nothing else', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.signalerErreur(s, le('2026-12-01'));
    const reponses = { 'eleve.primes.mentionBrevet': 'bien', 'eleve.primes.prepare': 'bac_general' };
    const refus = await refusDe(corriger(s, '2026-12-02', { reponses, vu: '' }));
    expect(refus.message.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(
      /^Avant : échelon 6, 1 071 € pour une année entière\. Après : échelon 6, 1 071 € pour une année entière, bourse au mérite\. Rien n’est/,
    );
    s.version = (await corriger(s, '2026-12-02', { reponses, vu: 'primes' })).version;
    expect(await ligneDe(s)).toMatchObject({ echelon_avant: 6, echelon_apres: 6, modifie: true });
    expect(await etatDe(s)).toMatchObject({ etat: 'en_instruction', reprise: '2026-12-02' });
    await verbes.attribuer(s, le('2026-12-04'));
    const ouverts = await lire(
      `SELECT composante::text, du::text FROM droit WHERE dossier_id = $1 AND ferme_par_id IS NULL
       ORDER BY composante::text`,
      [s.dossierId],
    );
    expect(ouverts).toEqual([
      { composante: 'bourse', du: '2026-09-01' },
      { composante: 'merite', du: '2026-09-01' },
    ]);
  });

  test('a prime lost alone: the letter says it goes, the échelon stays, and what was paid is due; the family reads it', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.signalerErreur(s, le('2026-12-01'));
    const avec = { 'eleve.primes.mentionBrevet': 'bien', 'eleve.primes.prepare': 'bac_general' };
    await verbes.rectifier(s, le('2026-12-02'), avec, 'primes');
    await verbes.attribuer(s, le('2026-12-04'));
    const gagnee = await lettreLue(s, 'attribution', '2026-12-04');
    expect(gagnee).toContain('modification de votre bourse de lycée');
    expect(gagnee).toContain(
      'Ce qui change : la bourse au mérite s’ajoute à la bourse. L’échelon reste le même.',
    );
    expect(gagnee).not.toContain('à rembourser');
    await lettresProduites(s.dossierId, le('2026-12-04'));
    await verbes.notifier(s, le('2026-12-05'));

    await verbes.signalerErreur(s, le('2027-01-04'));
    const sans = { 'eleve.primes.mentionBrevet': 'assez_bien' };
    expect(await refusDe(corriger(s, '2027-01-05', { reponses: sans, vu: 'echelon_6' }))).toMatchObject({
      champ: 'vu',
      message: expect.stringContaining('Ce qui a été versé en trop sera dû.'),
    });
    s.version = (await corriger(s, '2027-01-05', { reponses: sans, vu: 'primes' })).version;
    const [dite] = await lire(
      `SELECT primes_avant::text, primes_apres::text, modifie_id IS NOT NULL AS modifie FROM rectification
       WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
      [s.dossierId],
    );
    expect(dite).toEqual({ primes_avant: '{merite}', primes_apres: '{}', modifie: true });
    // The same is read before anything is written.
    const decideur = await acteur(s, 'responsable_sab', le('2027-01-06'));
    const { lettres } = await apercevoir(decideur, attribuer(cible(s)));
    expect(JSON.stringify(lettres)).toContain('en trop est à rembourser');
    await verbes.attribuer(s, le('2027-01-06'));
    const perdue = await lettreLue(s, 'attribution', '2027-01-06');
    expect(perdue).toContain('Cette décision modifie celle du vendredi 4 décembre 2026');
    expect(perdue).toContain(
      'Ce qui change : la bourse au mérite n’est plus accordée. L’échelon reste le même.',
    );
    expect(perdue).toContain('Ce qui vous a déjà été versé en trop est à rembourser');
    const ouverts = await lire(
      'SELECT composante::text FROM droit WHERE dossier_id = $1 AND ferme_par_id IS NULL',
      [s.dossierId],
    );
    expect(ouverts).toEqual([{ composante: 'bourse' }]);
    await lettresProduites(s.dossierId, le('2027-01-06'));
    await verbes.notifier(s, le('2027-01-07'));
    const { faits, lieux } = await suivreDossier(await acteur(s, 'famille', le('2027-01-08')), s.dossierId);
    expect(etapesVecues(faits, lieux).map(({ detail }) => detail)).toContain(
      'Elle modifie la décision du vendredi 4 décembre 2026 : la bourse au mérite n’est plus accordée.',
    );
  });

  test('refuses to take the decision anew for a mention that opens no prime', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.signalerErreur(s, le('2026-12-01'));
    const reponses = { 'eleve.primes.mentionBrevet': 'assez_bien' };
    s.version = (await corriger(s, '2026-12-02', { reponses, vu: 'echelon_6' })).version;
    expect(await etatDe(s)).toMatchObject({ etat: 'notifiee', reprise: null });
  });

  test('the first time is of a person, on whatever dossier', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.signalerErreur(s, le('2026-10-05'));
    await verbes.rectifier(s, le('2026-10-06'), TROP, 'sans_droit');
    const autre = await dossierA('en_instruction', 'college_public');
    await lire(
      'UPDATE dossier SET demandeur_id = (SELECT demandeur_id FROM dossier WHERE id = $2) WHERE id = $1',
      [autre.dossierId, s.dossierId],
    );
    const secretariat = await acteur(autre, 'secretariat', le('2026-10-08'));
    const annoncee = { erreurLe: le('2026-10-08'), origine: 'spontanee', expose: RAISON } as const;
    autre.version = (await accomplir(secretariat, signalerErreur(cible(autre), annoncee))).version;
    await verbes.rectifier(autre, le('2026-10-08'), TROP, 'sans_droit');
    expect(await ligneDe(s)).toMatchObject({ premiere_fois: true });
    expect(await ligneDe(autre)).toMatchObject({ premiere_fois: false, bonne_foi: true });
  });

  test('what was no error is left as it is: the family reads why, in a letter with its remedies', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await verbes.signalerErreur(s, le('2026-10-05'));
    const chef = await acteur(s, 'chef_etablissement', le('2026-10-06'));
    const raison = 'L’avis dit bien ce qui est écrit dans la demande.';
    s.version = (await accomplir(chef, ecarterRectification(cible(s), raison))).version;
    expect(await ligneDe(s)).toMatchObject({ issue: 'ecartee', bonne_foi: null, modifie: false });
    const lu = await suivreDossier(await acteur(s, 'famille', le('2026-10-06')), s.dossierId);
    expect(JSON.stringify(lu)).toContain(raison);
    const texte = await lettreLue(s, 'rectification_ecartee', '2026-10-06');
    expect(texte).toContain('et la décision du mercredi 16 septembre 2026 ne change pas');
    expect(texte).toContain(raison);
    expect(texte).toContain('Si vous contestez ce refus de modifier la décision');
    expect(texte).toMatch(/Recours gracieux\..+Recours hiérarchique\..+tribunal administratif de Lille/);
    expect(texte).not.toContain('Recours préalable obligatoire');
  });

  test('lycée: the answer names the recours préalable, and a recours formed since is never late', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.signalerErreur(s, le('2027-01-04'));
    const tardif = await dossierA('notifiee', 'lycee_public');
    await verbes.daterReception(tardif, le('2026-09-21'));
    const sab = await acteur(s, 'responsable_sab', le('2027-01-05'));
    s.version = (await accomplir(sab, ecarterRectification(cible(s), RAISON))).version;
    const texte = await lettreLue(s, 'rectification_ecartee', '2027-01-05');
    expect(texte).toContain('Recours préalable obligatoire');
    expect(texte).toMatch(/Au nom de l’État, pour le recteur de l’académie .+ et par délégation/);
    for (const dossier of [s, tardif]) await verbes.formerRecours(dossier, le('2027-01-20'));
    const genres = await lire(
      'SELECT dossier_id = $1 AS ecartee, genre::text FROM recours WHERE dossier_id IN ($1, $2) ORDER BY 1 DESC',
      [s.dossierId, tardif.dossierId],
    );
    expect(genres).toEqual([
      { ecartee: true, genre: 'rapo' },
      { ecartee: false, genre: 'tardif' },
    ]);
  });

  test('before any decision the answer decides nothing, and says so', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    await verbes.signalerErreur(s, le('2026-10-05'));
    const chef = await acteur(s, 'chef_etablissement', le('2026-10-06'));
    s.version = (await accomplir(chef, ecarterRectification(cible(s), RAISON))).version;
    const texte = await lettreLue(s, 'rectification_ecartee', '2026-10-06');
    expect(texte).toContain('Ce courrier ne décide pas de la bourse : il ne se conteste pas seul.');
    expect(texte).not.toContain('tribunal administratif');
    expect(texte).not.toContain('ne change pas');
  });
});

describe('refuses', () => {
  test('without a word of the family: a bourse then ends by a retrait', async () => {
    const s = await dossierA('notifiee', 'college_public');
    expect(await refusDe(corriger(s, '2026-10-06'))).toMatchObject({
      code: 'impossible',
      message: expect.stringMatching(/^La famille n’a signalé aucune erreur/),
    });
  });

  test('bad faith on an attributed bourse: it is a fraud, and the family is heard first', async () => {
    const s = await dossierA('erreur_signalee', 'college_public');
    expect(await refusDe(corriger(s, '2026-10-06', { bonneFoi: false }))).toMatchObject({
      message: expect.stringMatching(/engagez un retrait pour fraude/),
    });
  });

  test('a second error while the first waits, one told tomorrow, one of a late demande', async () => {
    const s = await dossierA('erreur_signalee', 'college_public');
    expect(await refusDe(verbes.signalerErreur(s, le('2026-10-06')))).toMatchObject({
      message: expect.stringMatching(/déjà signalée \(lundi 21 septembre 2026\)/),
    });
    const autre = await dossierA('en_instruction', 'college_public');
    const secretariat = await acteur(autre, 'secretariat', le('2026-10-05'));
    const demain = { erreurLe: le('2026-10-06'), origine: 'spontanee', expose: RAISON } as const;
    expect(await refusDe(accomplir(secretariat, signalerErreur(cible(autre), demain)))).toMatchObject({
      message: expect.stringMatching(/dans le futur/),
    });
    const tardive = await dossierA('deposee_tard', 'college_public');
    expect(await refusDe(verbes.signalerErreur(tardive, le('2026-11-06')))).toMatchObject({
      message: expect.stringMatching(/après la clôture/),
    });
  });

  test('nothing to correct, an answer that cannot be read, a recours that waits', async () => {
    const s = await dossierA('erreur_signalee', 'college_public');
    expect(await refusDe(corriger(s, '2026-10-06', { reponses: {} }))).toMatchObject({
      message: 'Rien n’a été ajouté : remplissez au moins une réponse.',
    });
    expect(
      await refusDe(corriger(s, '2026-10-06', { reponses: { 'ressources.avis.rfr': 'mille' } })),
    ).toMatchObject({ champ: 'ressources.avis.rfr' });
    await verbes.formerRecours(s, le('2026-10-05'));
    expect(await refusDe(corriger(s, '2026-10-06'))).toMatchObject({
      message: expect.stringMatching(/^Un recours de la famille attend sa réponse/),
    });
  });

  test('even to its owner: what the family said edited, a conclusion written twice, an error effaced', async () => {
    const s = await dossierA('erreur_signalee', 'college_public');
    await expect(
      lire("UPDATE rectification SET expose = 'autre chose' WHERE dossier_id = $1", [s.dossierId]),
    ).rejects.toThrow(/ne se modifie pas/);
    await verbes.rectifier(s, le('2026-10-06'), TROP, 'sans_droit');
    await expect(
      lire('UPDATE rectification SET bonne_foi = false WHERE dossier_id = $1', [s.dossierId]),
    ).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('DELETE FROM rectification WHERE dossier_id = $1', [s.dossierId])).rejects.toThrow(
      /ne s’efface pas/,
    );
  });

  test('an answer to a decided family without a delegation: refusing to modify is deciding', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await verbes.signalerErreur(s, le('2026-12-01'));
    await lire("UPDATE delegation SET au = '2026-11-30' WHERE agent_id = $1", [
      (await acteur(s, 'responsable_sab', le('2026-12-01'))).auteur.id,
    ]);
    const sab = await acteur(s, 'responsable_sab', le('2026-12-02'));
    expect(await refusDe(accomplir(sab, ecarterRectification(cible(s), RAISON)))).toMatchObject({
      message: expect.stringMatching(/^Refuser de modifier une décision, c’est décider/),
    });
  });

  test('a family that concludes: it says its error, nothing more', async () => {
    const s = await dossierA('erreur_signalee', 'college_public');
    const famille = await acteur(s, 'famille', le('2026-10-06'));
    expect(await refusDe(accomplir(famille, ecarterRectification(cible(s), RAISON)))).toMatchObject({
      code: 'interdit',
    });
    const touchees = await enPortee(famille, (tx) =>
      tx.rectification.updateMany({ where: { dossierId: s.dossierId }, data: { motivation: 'A' } }),
    );
    expect(touchees).toEqual({ count: 0 });
  });
});
