/** A pupil or a responsable corrected: kept with its reason, and every dossier of the person read again at once. */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { etapesVecues } from '#lib/droit/parcours/etapes.ts';
import { corrigerResponsable } from '#lib/personne/actes.ts';
import { CorrigerResponsableSchema } from '#lib/personne/schema.ts';
import { suivrePersonne } from '#lib/personne/taches.ts';
import { acteur, type Scene } from '#monde/scene.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { corrigerLEleve, demandeurDe, fiche, LE } from './appui/fiches.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { MOTIVATION } from './appui/serveur-actes.ts';

const suivi = async ({ dossierId }: Scene) => {
  const [lu] = await lire(
    `SELECT d.drapeaux, d.echeance_le::text AS echeance, d.tri::text, d.version,
      ARRAY(SELECT drapeau FROM dossier_drapeau p WHERE p.id = d.id ORDER BY 1) AS poses FROM dossier d WHERE d.id = $1`,
    [dossierId],
  );
  return lu;
};

const derniere = async ({ dossierId }: Scene) => {
  const [lu] = await lire(
    `SELECT acte, role, auteur_nom, contenu FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1`,
    [dossierId],
  );
  return lu;
};

/** A pupil of a lycée professionnel who begins an apprenticeship there. */
const enLyceePro = () =>
  deposerAvec((saisie) => ({ ...saisie, eleve: { debuteApprentissage: true } }), { ou: 'lyceePro' });

describe('a pupil corrected', () => {
  test('of a birth that changes what the law says: the flag stands at once, on the dossier and in the queue', async () => {
    const s = await enLyceePro();
    await corrigerLEleve(s, { naissance: '03/05/2010' });
    expect((await suivi(s))?.poses).not.toContain('cfa_avant_15_ans');
    await corrigerLEleve(s, { naissance: '03/05/2012', revision: 1 });
    const apres = await suivi(s);
    expect(apres).toMatchObject({ version: s.version + 2 });
    expect(apres?.drapeaux).toContain('cfa_avant_15_ans');
    expect(apres?.poses).toContain('cfa_avant_15_ans');
    const inscrite = await derniere(s);
    expect(inscrite).toMatchObject({ acte: 'corriger_personne', role: 'secretariat' });
    expect(inscrite?.contenu).toEqual({
      fait: 'eleve',
      trace: expect.any(String),
      champs: ['naissance'],
      motivation: MOTIVATION,
    });
  });

  test('each of its dossiers is found again: deadline, place in the queue, flags, whatever the state', async () => {
    const s = await dossierA('deposee', 'college_public');
    const juste = await suivi(s);
    await falsifier(
      `UPDATE dossier SET drapeaux = '{perime}', echeance_le = '2030-01-01' WHERE id = '${s.dossierId}'`,
    );
    await corrigerLEleve(s, { nomUsage: 'Relu' });
    expect(await suivi(s)).toMatchObject({ ...juste, version: s.version + 1 });
    const notifie = await dossierA('notifiee', 'college_public');
    await corrigerLEleve(notifie, { nom: 'Relu' });
    expect(await suivi(notifie)).toMatchObject({ version: notifie.version + 1 });
  });

  test('a dossier held elsewhere is followed by the application, once', async () => {
    const s = await dossierA('deposee', 'college_public');
    const ailleurs = await dossierA('deposee', 'college_prive');
    await falsifier(`INSERT INTO campagne SELECT * FROM jsonb_populate_record(NULL::campagne,
      (SELECT to_jsonb(c) || '{"rentree": 2025}' FROM campagne c WHERE rentree = 2026)) ON CONFLICT DO NOTHING`);
    await falsifier(
      `UPDATE dossier SET eleve_id = '${s.eleveId}', rentree = 2025 WHERE id = '${ailleurs.dossierId}'`,
    );
    await corrigerLEleve(s, { nom: 'Suivi' });
    expect(await suivi(ailleurs)).toMatchObject({ version: ailleurs.version });
    const [tache] = await lire<{ payload: Parameters<typeof suivrePersonne>[0] }>(
      `SELECT p.payload FROM graphile_worker._private_jobs p WHERE p.payload->>'personneId' = $1`,
      [s.eleveId],
    );
    if (!tache) throw new Error('aucune tâche');
    for (const _ of ['first', 'again']) {
      await suivrePersonne(tache.payload);
      expect(await suivi(ailleurs)).toMatchObject({ version: ailleurs.version + 1 });
      expect(await suivi(s)).toMatchObject({ version: s.version + 1 });
    }
    expect(await derniere(ailleurs)).toMatchObject({ role: 'systeme' });
  });

  test('INE: taken, erased, and refused when somebody else bears it', async () => {
    const [s, autre] = [await deposerAvec((saisie) => saisie), await deposerAvec((saisie) => saisie)];
    const ine = async ({ eleveId }: Scene) =>
      (await lire<{ ine: string | null }>('SELECT ine FROM eleve WHERE id = $1', [eleveId]))[0]?.ine;
    await corrigerLEleve(s, { ine: '' });
    expect(await ine(s)).toBeNull();
    const refus = corrigerLEleve(s, { ine: await ine(autre), revision: 1 });
    await expect(refus).rejects.toMatchObject({ code: 'conflit', champ: 'ine' });
    await corrigerLEleve(s, { ine: '1234567890A', revision: 1 });
    expect(await ine(s)).toBe('1234567890A');
  });

  test('the INE of one of two homonyms: corrected, as the names are not what changes', async () => {
    const [s, autre] = [await deposerAvec((saisie) => saisie), await deposerAvec((saisie) => saisie)];
    const { nom, prenom, naissance } = await fiche(s.eleveId);
    await corrigerLEleve(autre, { nom, prenom, naissance, homonyme: 'oui' });
    await expect(corrigerLEleve(autre, { ine: '', revision: 1 })).resolves.toBeUndefined();
    await attendreRefus(corrigerLEleve(autre, { nom: nom?.toUpperCase(), revision: 2 }), 'conflit');
  });

  test('refuses, and no dossier moves: nothing changed, somebody before', async () => {
    const s = await deposerAvec((saisie) => saisie);
    const avant = await suivi(s);
    await attendreRefus(corrigerLEleve(s, {}), 'impossible');
    await attendreRefus(corrigerLEleve(s, { nom: 'Tard', revision: 3 }), 'conflit');
    expect(await suivi(s)).toEqual(avant);
  });
});

describe('a responsable corrected', () => {
  const connue = async (id: string) => {
    const [lu] = await lire<Record<string, string | null>>(
      `SELECT civilite, nom, nom_usage AS "nomUsage", prenom, adresse, complement, code_postal AS "codePostal", commune, pays,
        courriel, telephone FROM responsable WHERE id = $1`,
      [id],
    );
    return Object.fromEntries(Object.entries(lu ?? {}).map(([champ, valeur]) => [champ, valeur ?? '']));
  };
  const lue = async (s: Scene, ecarts: Record<string, unknown>) => {
    const responsableId = await demandeurDe(s);
    return CorrigerResponsableSchema.safeParse({
      ...(await connue(responsableId)),
      responsableId,
      scolariteId: (await fiche(s.eleveId)).scolariteId,
      revision: 0,
      motivation: MOTIVATION,
      ...ecarts,
    });
  };
  const corriger = async (s: Scene, ecarts: Record<string, unknown>, ou = s) => {
    const { data, error } = await lue(s, ecarts);
    if (!data) throw error;
    return corrigerResponsable(await acteur(ou, 'secretariat', LE), data);
  };

  test('name and address: before and after kept, the journal names the fields alone, letters go there', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await demandeurDe(s);
    const avant = await connue(id);
    const portee = await acteur(s, 'secretariat', LE);
    await corriger(s, {
      nom: 'Réécrite',
      adresse: '4 rue Neuve',
      codePostal: '1000',
      commune: 'Bruxelles',
      pays: 'Belgique',
    });
    expect(
      await lire(
        'SELECT avant, apres, motivation, auteur_nom FROM correction_responsable WHERE responsable_id = $1',
        [id],
      ),
    ).toEqual([
      {
        avant: expect.objectContaining({ nom: avant.nom, adresse: avant.adresse, pays: null }),
        apres: {
          nom: 'Réécrite',
          adresse: '4 rue Neuve',
          codePostal: '1000',
          commune: 'Bruxelles',
          pays: 'Belgique',
        },
        motivation: MOTIVATION,
        auteur_nom: portee.auteur.nom,
      },
    ]);
    const { dossier, journal } = await consulterDossier(portee, s.dossierId, { onglet: 'resume' });
    expect(dossier.demandeur).toMatchObject({ nom: 'Réécrite', commune: 'Bruxelles' });
    const [ecrite] = journal;
    expect(ecrite?.contenu).toMatchObject({
      fait: 'responsable',
      champs: ['nom', 'adresse', 'codePostal', 'commune', 'pays'],
    });
    expect(JSON.stringify(ecrite?.contenu)).not.toContain('Bruxelles');
    const lieux = { etablissement: 'le collège', service: 'le service' };
    const vecue = etapesVecues(
      journal.map(({ rang, acte, role, contenu }) => ({ rang, acte, role, jour: LE, contenu }) as never),
      lieux,
    );
    expect(vecue.at(-1)).toMatchObject({ titre: 'Vos coordonnées sont corrigées', qui: 'le collège' });
  });

  test.each([
    ['nothing changed', {}, 'impossible'],
    ['somebody corrected before', { nom: 'Tard', revision: 1 }, 'conflit'],
    [
      'a person who is not linked to this pupil',
      { nom: 'X', responsableId: crypto.randomUUID() },
      'introuvable',
    ],
  ] as const)('refuses: %s, and nothing moves', async (_, ecarts, code) => {
    const s = await dossierA('deposee', 'college_public');
    const avant = await connue(await demandeurDe(s));
    await attendreRefus(corriger(s, ecarts), code);
    expect(await connue(await demandeurDe(s))).toEqual(avant);
    expect(await suivi(s)).toMatchObject({ version: s.version });
  });

  test.each([
    ['a name that is no name', { nom: 'Nguyen 2' }, 'nom'],
    ['no first name, and no box', { prenom: '' }, 'prenom'],
    ['a French postal code of four digits', { codePostal: '5900', pays: '' }, 'codePostal'],
    ['an address that no mail reaches', { courriel: 'personne' }, 'courriel'],
    ['no reason', { motivation: 'erreur' }, 'motivation'],
  ])('refuses at entry: %s', async (_, ecarts, champ) => {
    const { error } = await lue(await dossierA('deposee', 'college_public'), ecarts);
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain(champ);
  });

  test('refuses: another établissement; PostgreSQL, to edit what was kept', async () => {
    const s = await dossierA('deposee', 'college_public');
    await attendreRefus(
      corriger(s, { nom: 'Ailleurs' }, await dossierA('deposee', 'college_prive')),
      'introuvable',
    );
    await corriger(s, { nom: 'Gardée' });
    for (const sql of [
      "UPDATE correction_responsable SET motivation = 'autre'",
      'DELETE FROM correction_responsable',
    ])
      await expect(lire(sql)).rejects.toThrow(/ne se modifie pas/);
  });
});
