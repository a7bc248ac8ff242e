/** Two records of one person united, and separated: everything goes where it must, and comes back where it was. */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { creerEleve } from '#lib/eleve/actes.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { EleveSchema } from '#lib/eleve/schema.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { reunir, separer } from '#lib/personne/actes.ts';
import { comparer, ficheDeLEleve, ficheDuResponsable } from '#lib/personne/queries.ts';
import { ReunirSchema, SeparerSchema } from '#lib/personne/schema.ts';
import { formulaire } from '#monde/formulaire.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { demandeurDe, fiche, LE } from './appui/fiches.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { MOTIVATION } from './appui/serveur-actes.ts';

type Genre = 'eleve' | 'responsable';

const scolariteDe = async (eleveId: string) => (await fiche(eleveId)).scolariteId;

/** Everything that a reunion may move, and where it is. */
const ouEst = (...ids: string[]) =>
  lire(
    `SELECT 'lien' AS quoi, eleve_id::text || responsable_id AS qui, '' AS de FROM lien WHERE eleve_id = ANY ($1) OR responsable_id = ANY ($1)
     UNION ALL SELECT 'scolarite', id::text, eleve_id::text FROM scolarite WHERE eleve_id = ANY ($1)
     UNION ALL SELECT 'dossier', id::text, concat_ws(' ', eleve_id, demandeur_id, etat) FROM dossier WHERE eleve_id = ANY ($1) OR demandeur_id = ANY ($1)
     UNION ALL SELECT 'droit', id::text, eleve_id::text FROM droit WHERE eleve_id = ANY ($1)
     UNION ALL SELECT 'fiche', id::text, reunie_dans::text FROM eleve WHERE id = ANY ($1)
     UNION ALL SELECT 'fiche', id::text, reunie_dans::text FROM responsable WHERE id = ANY ($1)
     UNION ALL SELECT 'recherche', scolarite_id::text || mot || suite, eleve_id::text FROM recherche_eleve WHERE eleve_id = ANY ($1)
     ORDER BY 1, 2, 3`,
    [ids],
  );

/** Unites as the page does: the revision is the one that it shows. */
async function reunirPar(
  s: Scene,
  [genre, gardeId, autreId]: [Genre, string, string],
  ecarts: { revision?: number; scolariteId?: string } = {},
  ou = s,
) {
  const portee = await acteur(ou, 'secretariat', LE);
  const { scolariteId = await scolariteDe(s.eleveId) } = ecarts;
  const vue = await comparer(portee, { genre, scolariteId, ids: [gardeId, autreId] }).catch(() => null);
  const saisie = { genre, scolariteId, ficheId: gardeId, autreId, gardeId, motivation: MOTIVATION };
  await reunir(portee, ReunirSchema.parse({ revision: vue?.revision ?? 0, ...saisie, ...ecarts }));
}

async function separerPar(s: Scene, gardeId: string, ou = s) {
  const [faite] = await lire<{ id: string }>(
    'SELECT id FROM reunion WHERE garde_id = $1 ORDER BY instant DESC LIMIT 1',
    [gardeId],
  );
  const scolariteId = await scolariteDe(s.eleveId);
  await separer(
    await acteur(ou, 'secretariat', LE),
    SeparerSchema.parse({ scolariteId, reunionId: faite?.id, motivation: MOTIVATION }),
  );
}

/** A dossier whose demandeur was typed as somebody new, though the base knew her: two records of one mother. */
async function mereEnDouble(): Promise<{ s: Scene; connue: string; double: string }> {
  const s = await deposerAvec(({ demandeur: { responsableId: _, ...demandeur }, ...saisie }) => ({
    ...saisie,
    demandeur: { ...demandeur, commune: 'Tourcoing' },
  }));
  const connue = s.foyer.responsables[0]?.id ?? '';
  return { s, connue, double: await demandeurDe(s) };
}

/** A pupil entered a second time, without INE, whose demande was filed under the second record. */
async function eleveEnDouble(): Promise<{ s: Scene; connu: string; double: string }> {
  const s = nouvelleScene('collegePublic');
  const connu = s.eleveId;
  const { nom, prenom, sexe, naissance, classe, regime } = await fiche(connu);
  const saisie = { nom, prenom, sexe, naissance, classe, regime, homonyme: 'oui' };
  const double = await creerEleve(
    await acteur(s, 'secretariat', le('2026-09-08')),
    EleveSchema.parse({ ...saisie, uai: ETABLISSEMENTS.collegePublic.uai, entreeLe: '01/09/2026' }),
    RENTREE,
  );
  return { s, connu, double };
}

/** The demande of the household, filed for the second record by a new person of the base. */
async function deposerPour(s: Scene, eleveId: string): Promise<void> {
  const portee = await acteur(s, 'secretariat', le('2026-09-10'));
  s.dossierId = await ouvrirBrouillon(portee, { eleveId, annee: RENTREE });
  const { demandeur, ...reste } = formulaire(s.foyer, { recuLe: '2026-09-10', rfr: 100 });
  const { responsableId: _, ...nouveau } = demandeur;
  await garderBrouillon(portee, {
    dossierId: s.dossierId,
    revision: 0,
    saisie: { ...reste, demandeur: nouveau },
  });
  s.version = 0;
  await verbes.deposer(s, le('2026-09-10'));
}

describe('two records of one responsable', () => {
  test('united: the dossier goes to the one that stands, its journal and letters too, and her account opens it', async () => {
    const { s, connue, double } = await mereEnDouble();
    const famille = await acteur(s, 'famille', LE);
    expect(JSON.stringify(await mesEnfants(famille, RENTREE))).not.toContain(s.dossierId);
    await reunirPar(s, ['responsable', connue, double]);
    expect(await demandeurDe(s)).toBe(connue);
    const { dossier, journal } = await consulterDossier(await acteur(s, 'secretariat', LE), s.dossierId, {
      onglet: 'resume',
    });
    expect(dossier.demandeur?.id).toBe(connue);
    expect(dossier.eleve.liens.map(({ responsableId }) => responsableId)).not.toContain(double);
    expect(journal[0]).toMatchObject({
      acte: 'corriger_personne',
      contenu: { fait: 'reunion', motivation: MOTIVATION },
    });
    expect(JSON.stringify(await mesEnfants(famille, RENTREE))).toContain(s.dossierId);
  });

  test('the account of the record that was united opens what the other holds', async () => {
    const { s, connue, double } = await mereEnDouble();
    await reunirPar(s, ['responsable', double, connue]);
    const famille = await acteur(s, 'famille', LE);
    expect(famille.auteur.id).toBe(double);
    expect(JSON.stringify(await mesEnfants(famille, RENTREE))).toContain(s.dossierId);
  });

  test('separated: each row is where it was, and the journal tells both', async () => {
    const { s, connue, double } = await mereEnDouble();
    const avant = await ouEst(connue, double, s.eleveId);
    await reunirPar(s, ['responsable', connue, double]);
    expect(await ouEst(connue, double, s.eleveId)).not.toEqual(avant);
    await separerPar(s, connue);
    expect(await ouEst(connue, double, s.eleveId)).toEqual(avant);
    const faits = await lire(
      `SELECT contenu->>'fait' AS fait FROM ligne_de_journal WHERE dossier_id = $1 AND acte = 'corriger_personne' ORDER BY rang`,
      [s.dossierId],
    );
    expect(faits).toEqual([{ fait: 'reunion' }, { fait: 'separation' }]);
    await attendreRefus(separerPar(s, connue), 'conflit');
    await reunirPar(s, ['responsable', connue, double]);
    expect(await demandeurDe(s)).toBe(connue);
  });

  test('of two pupils: the one that stands is linked to both; the page proposed the other', async () => {
    const [s, autre] = [
      await dossierA('deposee', 'college_public'),
      await dossierA('deposee', 'college_public'),
    ];
    const [garde, double] = [await demandeurDe(s), await demandeurDe(autre)];
    await falsifier(
      `UPDATE responsable SET nom = 'Même', prenom = 'Personne', sub = NULL WHERE id IN ('${garde}', '${double}')`,
    );
    await falsifier(
      `UPDATE demande SET numero_fiscal = NULL WHERE dossier_id IN ('${s.dossierId}', '${autre.dossierId}')`,
    );
    const vue = await ficheDuResponsable(await acteur(s, 'secretariat', LE), {
      scolariteId: await scolariteDe(s.eleveId),
      responsableId: garde,
    });
    expect(vue.semblables.map(({ id }) => id)).toContain(double);
    await reunirPar(s, ['responsable', garde, double]);
    const liens = await lire<{ id: string }>('SELECT eleve_id AS id FROM lien WHERE responsable_id = $1', [
      garde,
    ]);
    expect(liens.map(({ id }) => id)).toEqual(expect.arrayContaining([s.eleveId, autre.eleveId]));
    expect(await demandeurDe(autre)).toBe(garde);
  });

  test('refuses: two tax numbers, each given in a dossier; one number unites', async () => {
    const avec = (numeroFiscal: string) =>
      deposerAvec(({ demandeur, ...saisie }) => ({ ...saisie, demandeur: { ...demandeur, numeroFiscal } }));
    const [s, meme, autre] = [
      await avec('1234567890123'),
      await avec('1234567890123'),
      await avec('3210987654321'),
    ];
    const refus = await attendreRefus(
      reunirPar(s, ['responsable', await demandeurDe(s), await demandeurDe(autre)]),
      'impossible',
    );
    expect(refus.message).toMatch(/numéros fiscaux différents/);
    await reunirPar(s, ['responsable', await demandeurDe(s), await demandeurDe(meme)]);
    expect(await demandeurDe(meme)).toBe(await demandeurDe(s));
  });

  test('refuses: a person who has something in another établissement, and says where', async () => {
    const { s, connue, double } = await mereEnDouble();
    const ailleurs = await dossierA('deposee', 'college_prive');
    await falsifier(
      `INSERT INTO lien (eleve_id, responsable_id, lien) VALUES ('${ailleurs.eleveId}', '${double}', 'mere')`,
    );
    const avant = await ouEst(connue, double);
    const refus = await attendreRefus(reunirPar(s, ['responsable', connue, double]), 'interdit');
    expect(refus.message).toContain(ETABLISSEMENTS.collegePrive.nom);
    expect(await ouEst(connue, double)).toEqual(avant);
  });

  test('refuses: with itself, with one already united, out of place, on a page that is stale', async () => {
    const { s, connue, double } = await mereEnDouble();
    await attendreRefus(reunirPar(s, ['responsable', connue, connue]), 'introuvable');
    await attendreRefus(reunirPar(s, ['responsable', connue, double], { revision: 4 }), 'conflit');
    const prive = await dossierA('deposee', 'college_prive');
    await attendreRefus(reunirPar(s, ['responsable', connue, double], {}, prive), 'introuvable');
    const etrangere = await demandeurDe(await dossierA('deposee', 'college_public'));
    await attendreRefus(
      reunirPar(await dossierA('deposee', 'college_public'), ['responsable', connue, etrangere]),
      'introuvable',
    );
    await reunirPar(s, ['responsable', connue, double]);
    for (const paire of [
      [connue, double],
      [double, connue],
    ] as const)
      await attendreRefus(reunirPar(s, ['responsable', ...paire]), 'impossible');
    await attendreRefus(separerPar(s, connue, prive), 'introuvable');
  });

  test('refuses: to separate one while another was united since', async () => {
    const { s, connue, double } = await mereEnDouble();
    await reunirPar(s, ['responsable', connue, double]);
    const troisieme = crypto.randomUUID();
    await falsifier(`INSERT INTO responsable (id, civilite, nom, prenom, adresse, code_postal, commune) VALUES ('${troisieme}', '', 'T', '', '', '', '');
      INSERT INTO lien (eleve_id, responsable_id, lien) VALUES ('${s.eleveId}', '${troisieme}', 'mere')`);
    await reunirPar(s, ['responsable', connue, troisieme]);
    const [premiere] = await lire<{ id: string }>('SELECT id FROM reunion WHERE reunie_id = $1', [double]);
    const separation = {
      scolariteId: await scolariteDe(s.eleveId),
      reunionId: premiere?.id ?? '',
      motivation: MOTIVATION,
    };
    await attendreRefus(separer(await acteur(s, 'secretariat', LE), separation), 'impossible');
  });
});

describe('two records of one pupil', () => {
  test('united: dossier, rights, schooling, search and responsables are those of the one that stands', async () => {
    const { s, connu, double } = await eleveEnDouble();
    await deposerPour(s, double);
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    const portee = await acteur(s, 'secretariat', LE);
    const { semblables } = await ficheDeLEleve(portee, await scolariteDe(connu));
    expect(semblables.map(({ id }) => id)).toContain(double);
    await reunirPar(s, ['eleve', connu, double]);
    const [dossier] = await lire('SELECT eleve_id FROM dossier WHERE id = $1', [s.dossierId]);
    expect(dossier).toEqual({ eleve_id: connu });
    const droits = await lire('SELECT DISTINCT eleve_id FROM droit WHERE dossier_id = $1', [s.dossierId]);
    expect(droits).toEqual([{ eleve_id: connu }]);
    const { nom, prenom } = await fiche(connu);
    const trouves = await chercherEleves(portee, `${nom} ${prenom}`, RENTREE);
    expect(trouves.map(({ id }) => id)).toContain(connu);
    expect(trouves.map(({ id }) => id)).not.toContain(double);
    expect(trouves.find(({ id }) => id === connu)?.dossiers.map(({ id }) => id)).toEqual([s.dossierId]);
    await attendreRefus(dossierVivantPour(s, connu), 'conflit');
  });

  test('separated: each row is where it was, rights too', async () => {
    const { s, connu, double } = await eleveEnDouble();
    await deposerPour(s, double);
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.attribuer(s, le('2026-09-16'));
    const avant = await ouEst(connu, double);
    await reunirPar(s, ['eleve', connu, double]);
    await separerPar(s, connu);
    expect(await ouEst(connu, double)).toEqual(avant);
  });

  test('refuses: a demande of each in the same year', async () => {
    const { s, connu, double } = await eleveEnDouble();
    await deposerPour(s, double);
    await deposerPour(s, connu);
    const avant = await ouEst(connu, double);
    expect((await attendreRefus(reunirPar(s, ['eleve', connu, double]), 'impossible')).message).toMatch(
      /une seule est possible/,
    );
    expect(await ouEst(connu, double)).toEqual(avant);
  });

  test('refuses: a draft of the one that would go, two INE, the INE on the one that would go', async () => {
    const { s, connu, double } = await eleveEnDouble();
    await ouvrirBrouillon(await acteur(s, 'secretariat', LE), { eleveId: double, annee: RENTREE });
    await attendreRefus(reunirPar(s, ['eleve', connu, double]), 'impossible');
    await attendreRefus(reunirPar(s, ['eleve', double, connu]), 'impossible');
    await falsifier(`UPDATE eleve SET ine = '9876543210Z' WHERE id = '${double}'`);
    expect((await attendreRefus(reunirPar(s, ['eleve', connu, double]), 'impossible')).message).toMatch(
      /INE/,
    );
  });

  test('refuses: a schooling elsewhere of the one that would go, and says where', async () => {
    const { s, connu, double } = await eleveEnDouble();
    await falsifier(`INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, regime, entree_le)
      SELECT gen_random_uuid(), '${double}', 2025, uai, academie_code, '6A', 'college', 'externe', '2025-09-01' FROM etablissement WHERE uai = '${ETABLISSEMENTS.collegePrive.uai}'`);
    const refus = await attendreRefus(
      reunirPar(s, ['eleve', connu, double], { scolariteId: await scolariteDe(connu) }),
      'interdit',
    );
    expect(refus.message).toContain(ETABLISSEMENTS.collegePrive.nom);
  });
});

describe('PostgreSQL', () => {
  test('refuses: a pointer that no reunion tells, a dossier or a right that changes pupil without one', async () => {
    const [s, autre] = [
      await dossierA('decidee', 'college_public'),
      await dossierA('deposee', 'college_public'),
    ];
    for (const sql of [
      `UPDATE eleve SET reunie_dans = '${autre.eleveId}' WHERE id = '${s.eleveId}'`,
      `UPDATE responsable SET reunie_dans = '${await demandeurDe(autre)}' WHERE id = '${await demandeurDe(s)}'`,
      `UPDATE dossier SET eleve_id = '${nouvelleScene('collegePublic').eleveId}' WHERE id = '${s.dossierId}'`,
      `UPDATE droit SET eleve_id = '${autre.eleveId}' WHERE dossier_id = '${s.dossierId}'`,
    ])
      await expect(lire(sql), sql).rejects.toThrow(/aucune réunion|ne change ni|ne se modifie pas/);
  });
});

/** A second demande for a pupil who already has one. */
async function dossierVivantPour(s: Scene, eleveId: string): Promise<void> {
  await deposerPour({ ...s }, eleveId);
}
