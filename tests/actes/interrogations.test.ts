/** A file of pupils that a body asks about: what is refused, what is asked once, what stops it, what is left of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { lireTableau } from '#lib/connecteurs/octets/juges/tableau.ts';
import { recevoirTableau } from '#lib/correspondance/queries.ts';
import { effacerUnFichier, envoyerUnFichier } from '#lib/interrogation/actes.ts';
import { interrogationsDe, reponsesDuFichier, voirInterrogation } from '#lib/interrogation/queries.ts';
import {
  effacerLesInterrogations,
  interroger,
  interrogerUneTranche,
  poursuivreLesInterrogations,
} from '#lib/interrogation/taches.ts';
import { emettreJeton, revoquerJeton } from '#lib/jeton/actes.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { raconterHabilitation, representantDe } from '#monde/habilitations.ts';
import { le } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-12-15');
const SCOPES = ['men_statut_boursier', 'men_echelon_bourse'];
const NOMS = 'reference;nomNaissance;prenom;sexeEtatCivil;dateNaissance;anneeScolaire;codeEtablissement';
let moi: Portee;
let boursier: { id: string; echelon: number; departement: string; ligne: string };

/** A granted request and its production token: nobody else sends files for it. */
async function habilitee(regles: { scopes?: string[]; adresses?: string[] } = {}) {
  const id = await raconterHabilitation('accordee', JOUR);
  await emettreJeton(moi, {
    habilitationId: id,
    nom: 'Service scolaire',
    environnement: 'production',
    scopes: SCOPES,
    adresses: [],
    ...regles,
  });
  const jetons = await lire<{ id: string; environnement: string }>(
    'SELECT id, environnement FROM jeton_api WHERE habilitation_id = $1',
    [id],
  );
  const jetonDe = (ou: string) => jetons.find(({ environnement }) => environnement === ou)?.id ?? '';
  return { id, jetonId: jetonDe('production'), essai: jetonDe('essai') };
}

interface Envoi {
  nom?: string;
  adresse?: string | null;
  qui?: Portee;
}
const envoyer = async (
  { id, jetonId }: { id: string; jetonId: string },
  lignes: readonly string[],
  { nom = 'eleves.csv', adresse = null, qui = moi }: Envoi = {},
) => envoyerUnFichier(qui, { id, jetonId }, { tableau: await lireTableau(lignes.join('\n')), nom, adresse });

const inconnus = (combien: number): string[] =>
  Array.from({ length: combien }, (_, rang) => {
    const lettres = `${String.fromCharCode(97 + (rang % 26))}${String.fromCharCode(97 + (Math.floor(rang / 26) % 26))}`;
    return `R${rang};Personne${lettres};Ada;F;20/01/2012;2026;0590001A`;
  });

const tracesDe = (jetonId: string) =>
  lire<{ porte: string; code: string | null; eleve_id: string | null; scopes: string[]; instant: Date }>(
    'SELECT * FROM appel WHERE jeton_id = $1 ORDER BY instant',
    [jetonId],
  );

/** The answers, line by line, cell by cell. */
async function reponses(id: string, interrogationId: string): Promise<string[][]> {
  const { octets } = await reponsesDuFichier(moi, { id, interrogationId });
  const texte = new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets);
  expect(texte.startsWith('\ufeff')).toBe(true);
  return texte
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((ligne) => ligne.split(';'));
}

beforeAll(async () => {
  const { dossierId } = await dossierA('notifiee', 'college_public');
  const [lu] = await lire<Record<string, string>>(
    `SELECT e.id, e.nom, e.prenom, e.sexe, e.naissance, d.uai, d.departement_code AS departement, r.echelon
     FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN droit r ON r.dossier_id = d.id AND r.composante = 'bourse'
     WHERE d.id = $1`,
    [dossierId],
  );
  const { id = '', nom, prenom, sexe, naissance, uai, departement = '', echelon } = lu ?? {};
  boursier = {
    id,
    departement,
    echelon: Number(echelon),
    ligne: `A-12;${nom};${prenom};${sexe};${naissance};2026-2027;${uai}`,
  };
  await reglerLeJour(JOUR);
  moi = await representantDe('mairie', JOUR);
}, 120_000);

describe('a file that is asked', () => {
  test('has one answer a line, the fields of its token alone, and the traces of as many calls', async () => {
    const habilitation = await habilitee({ scopes: ['men_statut_boursier'] });
    const nom = boursier.ligne.split(';')[1];
    const id = await envoyer(habilitation, [
      `${NOMS};codesBcnDepartements;ville`,
      `${boursier.ligne};;Vallon`,
      // Found in the département that a spreadsheet wrote without its zero; its reference looks like a formula.
      `=1+1;${boursier.ligne.split(';').slice(1, 6).join(';')};;${Number(boursier.departement)};Vallon`,
      'B;Personne;Ada;F;20/01/2012;2026;0590001A;;Vallon',
    ]);
    await interroger({ interrogationId: id });
    const [titres, ...lignes] = await reponses(habilitation.id, id);
    expect(titres).toEqual([
      ...['ligne', 'reference', 'nomNaissance', 'prenom', 'sexeEtatCivil', 'dateNaissance', 'anneeScolaire'],
      ...['codeEtablissement', 'codesBcnDepartements', 'resultat', 'code', 'message', 'est_boursier'],
    ]);
    expect(lignes.map((cellules) => [cellules[0], cellules[1], ...cellules.slice(9)])).toEqual([
      ['2', 'A-12', 'trouvé', '', '', 'oui'],
      ['3', "'=1+1", 'trouvé', '', '', 'oui'],
      [
        ...['4', 'B', 'sans réponse', '30003'],
        ...['Aucun élève n’a pu être trouvé avec les critères de recherche fournis.', ''],
      ],
    ]);
    expect(lignes[0]?.[2]).toBe(nom);
    expect(JSON.stringify(lignes)).not.toContain('Vallon');
    expect(await tracesDe(habilitation.jetonId)).toMatchObject([
      { porte: 'lot', code: null, eleve_id: boursier.id, scopes: ['men_statut_boursier'] },
      { porte: 'lot', code: null, eleve_id: boursier.id },
      { porte: 'lot', code: '30003', eleve_id: null, scopes: [] },
    ]);
    expect(await voirInterrogation(moi, { id: habilitation.id, interrogationId: id })).toMatchObject({
      ...{ etat: 'finie', total: 3, faites: 3, trouvees: 2, nom: 'eleves.csv' },
      ...{ jeton: 'Service scolaire', fautives: [{ numero: 4, codes: ['30003'] }] },
    });
  });

  test('says of a terminale pupil in care what it says of one without bourse', async () => {
    const [lu] = await lire<Record<string, string>>(
      `SELECT e.id, e.nom, e.prenom, e.sexe, e.naissance, s.uai FROM eleve e JOIN scolarite s ON s.eleve_id = e.id
       WHERE s.libelle_mef LIKE 'TERMINALE%' AND s.sortie_le IS NULL AND s.rentree = 2026 AND length(e.naissance) = 10
         AND NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = e.id) ORDER BY e.id LIMIT 1`,
    );
    const { id = '', nom, prenom, sexe, naissance, uai } = lu ?? {};
    await falsifier(`INSERT INTO coche_parcoursup (id, eleve_id, rentree, uai, coche, auteur_id, auteur_nom, jour)
      VALUES (gen_random_uuid(), '${id}', 2026, '${uai}', true, gen_random_uuid(), 'A', '2026-10-01')`);
    const habilitation = await habilitee();
    const ligne = `P;${nom};${prenom};${sexe};${naissance};2026-2027;${uai}`;
    const interrogationId = await envoyer(habilitation, [NOMS, ligne]);
    await interroger({ interrogationId });
    const [, reponse] = await reponses(habilitation.id, interrogationId);
    expect(reponse?.slice(-5)).toEqual(['trouvé', '', '', 'non', '']);
  });

  test('says the errors of each line, as the API does; what cannot be read or is there twice is not asked', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [
      `${NOMS};recipient`,
      `${boursier.ligne};26599991200016`,
      `${boursier.ligne.toUpperCase()};26599991200016`,
      `${boursier.ligne};21590350100017`,
      'C;R2D2;Ada;Z;20 janvier 2012;26;0590001A;',
      'D;Personne;"Ada;F;20/01/2012;2026;0590001A;',
      'E;Personne;Ada;F;20/01/2012;2026;;',
    ]);
    await interroger({ interrogationId: id });
    const lignes = (await reponses(habilitation.id, id)).slice(1);
    expect(lignes.map((cellules) => [cellules[0], cellules[10] ?? ''])).toEqual([
      ['2', ''],
      ['3', ''],
      ['4', '00210'],
      ['5', '00420 00422 00423 00424 00427 00411'],
      ['6', ''],
      ['7', '00410'],
    ]);
    expect(lignes[0]?.at(-1)).toBe(String(boursier.echelon));
    expect(lignes[1]?.join()).toContain('Même demande qu’à la ligne 2');
    expect(lignes[4]?.join()).toContain('Ligne illisible : guillemets mal placés');
    // Whoever is not of the habilitation receives nothing: the pupil is not even searched.
    expect((await tracesDe(habilitation.jetonId)).map(({ code, eleve_id }) => [code, eleve_id])).toEqual([
      [null, boursier.id],
      ['00210', null],
      ['00420', null],
      ['00410', null],
    ]);
  });

  test('asks nothing twice, by two workers, nor when it is cut in the middle of a slice', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, ...inconnus(50)]);
    expect(await interrogerUneTranche(id)).toBe(true);
    const [avant] = await lire<{ faites: number }>('SELECT faites FROM interrogation WHERE id = $1', [id]);
    expect(avant?.faites).toBe(20);
    await lire(`CREATE FUNCTION couper() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.numero = 30 THEN RAISE EXCEPTION 'coupure'; END IF; RETURN NEW; END $$`);
    await lire(
      'CREATE TRIGGER coupure BEFORE UPDATE ON ligne_d_interrogation FOR EACH ROW EXECUTE FUNCTION couper()',
    );
    await expect(interroger({ interrogationId: id })).rejects.toThrow(/coupure/);
    expect(await tracesDe(habilitation.jetonId)).toHaveLength(20);
    await lire('DROP TRIGGER coupure ON ligne_d_interrogation');
    await Promise.all([interroger({ interrogationId: id }), interroger({ interrogationId: id })]);
    await interroger({ interrogationId: id });
    expect(await tracesDe(habilitation.jetonId)).toHaveLength(50);
    expect(await voirInterrogation(moi, { id: habilitation.id, interrogationId: id })).toMatchObject({
      etat: 'finie',
      faites: 50,
    });
  });

  test('leaves half of each minute to the software of the body, and goes on in the next', async () => {
    const habilitation = await habilitee();
    await falsifier(`UPDATE jeton_api SET par_minute = 10 WHERE id = '${habilitation.jetonId}'`);
    const id = await envoyer(habilitation, [NOMS, ...inconnus(12)]);
    const minutes = async () => [
      ...Map.groupBy(await tracesDe(habilitation.jetonId), ({ instant }) =>
        Math.floor(instant.getTime() / 60_000),
      ).values(),
    ];
    await interroger({ interrogationId: id });
    for (const deLaMinute of await minutes()) expect(deLaMinute.length).toBeLessThanOrEqual(5);
    expect((await tracesDe(habilitation.jetonId)).map(({ code }) => code)).not.toContain('00429');
    const { etat, faites } = await voirInterrogation(moi, { id: habilitation.id, interrogationId: id });
    expect(faites).toBeGreaterThanOrEqual(5);
    expect(etat).toBe(faites === 12 ? 'finie' : 'en_cours');
    // The minute is over: the rest follows, and each line was asked once.
    for (let reste = 3; reste > 0; reste--) {
      await falsifier('DELETE FROM quota_d_appel');
      await interroger({ interrogationId: id });
    }
    expect(await tracesDe(habilitation.jetonId)).toHaveLength(12);
  });

  test('is gone on with by the clock of the worker while it is not done', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, boursier.ligne]);
    const commandes = async () =>
      (
        await lire<{ n: number }>(
          "SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE payload::text LIKE '%' || $1 || '%'",
          [id],
        )
      )[0]?.n;
    expect(await commandes()).toBe(1);
    await poursuivreLesInterrogations();
    expect(await commandes()).toBe(2);
    await interroger({ interrogationId: id });
    await poursuivreLesInterrogations();
    expect(await commandes()).toBe(2);
  });
});

describe('what stops a file', () => {
  test('its token revoked in the middle: from the next line on, nothing is told', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, ...inconnus(25), boursier.ligne]);
    await interrogerUneTranche(id);
    await revoquerJeton(moi, habilitation);
    await interroger({ interrogationId: id });
    expect(await voirInterrogation(moi, { id: habilitation.id, interrogationId: id })).toMatchObject({
      ...{ etat: 'arretee', code: '00105', faites: 20, trouvees: 0 },
    });
    const traces = await tracesDe(habilitation.jetonId);
    expect(traces).toHaveLength(21);
    expect(traces.at(-1)).toMatchObject({ code: '00105', eleve_id: null });
    const lignes = (await reponses(habilitation.id, id)).slice(1);
    expect(lignes.filter((cellules) => cellules.includes('Pas demandée.'))).toHaveLength(6);
    // Opened again by nothing: a file that stopped stays so.
    expect(await interrogerUneTranche(id)).toBe(false);
    expect(await tracesDe(habilitation.jetonId)).toHaveLength(21);
  });

  test('its token expired the day before', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, boursier.ligne]);
    await falsifier(`UPDATE jeton_api SET expire_le = '2026-12-14' WHERE id = '${habilitation.jetonId}'`);
    await interroger({ interrogationId: id });
    const vue = await voirInterrogation(moi, { id: habilitation.id, interrogationId: id });
    expect(vue).toMatchObject({ etat: 'arretee', code: '00103', faites: 0 });
  });
});

describe('refuses', () => {
  test.each<[string, readonly string[], RegExp]>([
    [
      'a column that lacks',
      ['nomNaissance;prenom', 'Martin;Ada'],
      /Il manque sexeEtatCivil, dateNaissance, anneeScolaire/,
    ],
    [
      'no place to search',
      [NOMS.replace(';codeEtablissement', ''), 'A;Martin;Ada;F;20/01/2012;2026'],
      /codesBcnDepartements/,
    ],
    ['a column that stands twice', [`${NOMS};Prénom`, 'A'], /prenom y est deux fois/],
    ['no pupil', [NOMS], /aucun élève/],
    [
      '10 001 lines',
      [NOMS, ...Array.from({ length: 10_001 }, (_, rang) => `R${rang};A`)],
      /10.001 lignes ; 10.000 au plus/,
    ],
  ])('%s: nothing is kept, nothing asked', async (_quoi, lignes, phrase) => {
    const habilitation = await habilitee();
    const refus = await attendreRefus(envoyer(habilitation, lignes), 'impossible');
    expect(refus.message).toMatch(phrase);
    expect(await interrogationsDe(moi, habilitation.id)).toEqual([]);
    expect(await tracesDe(habilitation.jetonId)).toEqual([]);
  });

  test('10 000 lines are taken', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [
      NOMS,
      ...Array.from({ length: 10_000 }, (_, rang) => `R${rang};A`),
    ]);
    // All ask the same, which is nobody: one is asked.
    await interroger({ interrogationId: id });
    expect(await tracesDe(habilitation.jetonId)).toHaveLength(1);
  });

  test('bytes that are no text; every encoding of a text is read', async () => {
    const envoi = (octets: Uint8Array<ArrayBuffer>) => {
      const formulaire = new FormData();
      formulaire.set('fichier', new File([octets], 'eleves.csv'));
      return recevoirTableau(moi, formulaire);
    };
    const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0xff, 0xfe, 0]);
    const classeur = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0xff, 0xfe, 0]);
    await attendreRefus(envoi(classeur), 'impossible');
    expect((await attendreRefus(envoi(image), 'impossible')).message).toMatch(/n’est pas un texte/);
    const utf16 = new Uint8Array(Buffer.from(`\ufeffprenom\nZoé`, 'utf16le'));
    const windows = new Uint8Array(Buffer.from('prenom\nZoé', 'latin1'));
    for (const octets of [utf16, windows]) expect((await envoi(octets)).lignes[0]?.cellules).toEqual(['Zoé']);
  });

  test('a token of the staging, of another habilitation, closed, or of another place', async () => {
    const [une, autre] = [await habilitee(), await habilitee({ adresses: ['192.0.2.0/24'] })];
    const lignes = [NOMS, boursier.ligne];
    expect(
      (await attendreRefus(envoyer({ ...une, jetonId: une.essai }, lignes), 'impossible')).message,
    ).toMatch(/jeton de production/);
    await attendreRefus(envoyer({ ...une, jetonId: autre.jetonId }, lignes), 'introuvable');
    for (const adresse of [null, '192.0.3.1'])
      expect((await attendreRefus(envoyer(autre, lignes, { adresse }), 'impossible')).message).toMatch(
        /que depuis les adresses/,
      );
    await interroger({ interrogationId: await envoyer(autre, lignes, { adresse: '192.0.2.9' }) });
    expect((await tracesDe(autre.jetonId)).map(({ code }) => code)).toEqual([null]);
    await revoquerJeton(moi, une);
    await attendreRefus(envoyer(une, lignes), 'conflit');
    expect(await tracesDe(une.jetonId)).toEqual([]);
  });

  test('a second file while the first is asked; one that the token would not finish in time', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, boursier.ligne]);
    await attendreRefus(envoyer(habilitation, [NOMS, boursier.ligne]), 'conflit');
    await interroger({ interrogationId: id });
    await falsifier(`UPDATE jeton_api SET par_minute = 1 WHERE id = '${habilitation.jetonId}'`);
    const trop = await attendreRefus(
      envoyer(habilitation, [NOMS, ...inconnus(600), ...inconnus(200)]),
      'impossible',
    );
    expect(trop.message).toMatch(/à 1 appels? par minute, il ne demande que 720 lignes/);
    expect(await interrogationsDe(moi, habilitation.id)).toHaveLength(1);
  });

  test('another body: it neither sends, sees, downloads nor erases; the ministère reads no line', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, boursier.ligne]);
    await interroger({ interrogationId: id });
    const autre = await representantDe('autre-mairie', JOUR);
    const visee = { id: habilitation.id, interrogationId: id };
    await attendreRefus(envoyer(habilitation, [NOMS, boursier.ligne], { qui: autre }), 'introuvable');
    await attendreRefus(voirInterrogation(autre, visee), 'introuvable');
    await attendreRefus(reponsesDuFichier(autre, visee), 'introuvable');
    await attendreRefus(effacerUnFichier(autre, id), 'introuvable');
    expect(await interrogationsDe(autre, habilitation.id)).toEqual([]);
    // Nor under another request of its own body.
    await attendreRefus(voirInterrogation(moi, { ...visee, id: (await habilitee()).id }), 'introuvable');
    const [instructrice] = await lire<{ id: string }>(
      "SELECT agent_id AS id FROM affectation WHERE role = 'instructeur_habilitations' LIMIT 1",
    );
    for (const qui of [`agent:${instructrice?.id}`, `representant:${autre.auteur.id}`, ''])
      for (const table of ['interrogation', 'ligne_d_interrogation'])
        expect(await enTantQuApplication(qui, `SELECT FROM ${table}`), `${qui} ${table}`).toEqual([]);
    for (const sql of [
      `SELECT interroger_une_ligne('${id}', uuidv7(), now()::date, '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', now()::date)`,
      'SELECT effacer_les_interrogations(now())',
      'DELETE FROM ligne_d_interrogation',
      `UPDATE interrogation SET faites = 0`,
    ])
      await expect(enTantQuApplication(`representant:${moi.auteur.id}`, sql)).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe('what is left of a file', () => {
  const restes = (id: string) =>
    lire<Record<string, unknown>>(
      `SELECT i.nom, i.adresse, i.total, i.faites, i.trouvees, i.etat, i.effacee_le IS NOT NULL AS effacee,
        (SELECT count(*)::int FROM ligne_d_interrogation l WHERE l.interrogation_id = i.id) AS lignes FROM interrogation i WHERE id = $1`,
      [id],
    );
  const COMPTES = { nom: null, adresse: null, total: 1, effacee: true, lignes: 0 };

  test('a day after it came, done or not: how many and when, of nobody; its traces stay', async () => {
    const [finie, attend] = [await habilitee(), await habilitee()];
    const [un, deux] = [
      await envoyer(finie, [NOMS, boursier.ligne], { adresse: '192.0.2.9' }),
      await envoyer(attend, [NOMS, boursier.ligne]),
    ];
    await interroger({ interrogationId: un });
    await falsifier(`UPDATE interrogation SET recue_le = now() - interval '23 hours 59 minutes'`);
    await effacerLesInterrogations();
    expect(await restes(un)).toMatchObject([{ nom: 'eleves.csv', adresse: '192.0.2.9', lignes: 1 }]);
    await falsifier(
      `UPDATE interrogation SET recue_le = now() - interval '24 hours' WHERE id IN ('${un}', '${deux}')`,
    );
    await effacerLesInterrogations();
    await effacerLesInterrogations();
    expect(await restes(un)).toEqual([{ ...COMPTES, faites: 1, trouvees: 1, etat: 'finie' }]);
    expect(await restes(deux)).toEqual([{ ...COMPTES, faites: 0, trouvees: 0, etat: 'arretee' }]);
    await interroger({ interrogationId: deux });
    expect(await tracesDe(attend.jetonId)).toEqual([]);
    expect(await tracesDe(finie.jetonId)).toHaveLength(1);
    await attendreRefus(reponsesDuFichier(moi, { id: finie.id, interrogationId: un }), 'conflit');
  });

  test('at the wish of its body: at once, even while it is asked', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, boursier.ligne]);
    await effacerUnFichier(moi, id);
    expect(await restes(id)).toEqual([{ ...COMPTES, faites: 0, trouvees: 0, etat: 'arretee' }]);
    await attendreRefus(effacerUnFichier(moi, id), 'introuvable');
  });

  test('thirty-six months later, nothing', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, boursier.ligne]);
    await effacerUnFichier(moi, id);
    for (const [age, combien] of [
      ['36 months', 1],
      ['36 months 1 day', 0],
    ] as const) {
      await falsifier(
        `UPDATE interrogation SET recue_le = now() - interval '${age}' + interval '1 hour' WHERE id = '${id}'`,
      );
      await effacerLesInterrogations();
      expect(await restes(id)).toHaveLength(combien);
    }
  });

  test('refuses, even to the superuser: another count, an end taken back, another answer, a proof removed', async () => {
    const habilitation = await habilitee();
    const id = await envoyer(habilitation, [NOMS, boursier.ligne]);
    await interroger({ interrogationId: id });
    const ici = `WHERE id = '${id}'`;
    for (const sql of [
      `UPDATE interrogation SET faites = 0 ${ici}`,
      `UPDATE interrogation SET etat = 'en_cours', finie_le = NULL ${ici}`,
      `UPDATE interrogation SET recue_par_nom = 'Autre' ${ici}`,
      `DELETE FROM interrogation ${ici}`,
      'TRUNCATE interrogation CASCADE',
      `UPDATE ligne_d_interrogation SET reponse = '{}' WHERE interrogation_id = '${id}'`,
      'TRUNCATE ligne_d_interrogation',
    ])
      await expect(lire(sql), sql).rejects.toThrow(/ne se modifie pas|une ligne reçoit une réponse/);
    await effacerUnFichier(moi, id);
    await expect(lire(`UPDATE interrogation SET nom = 'x' ${ici}`)).rejects.toThrow(/ne se modifie pas/);
    const essai = `INSERT INTO interrogation (id, habilitation_id, jeton_id, total, recue_par_id, recue_par_nom) VALUES (uuidv7(), '${habilitation.id}', '${habilitation.essai}', 1, uuidv7(), 'A')`;
    await expect(lire(essai)).rejects.toThrow(/n’ouvre rien/);
  });
});
