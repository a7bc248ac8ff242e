/** Three years after: what the law no longer lets the service keep goes, by a lot that two persons signed, and nothing else goes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { donnerMonCompte } from '#lib/compte-bancaire/actes.ts';
import { CompteSchema } from '#lib/compte-bancaire/schema.ts';
import { cleDeFichier, FichierAbsent, stockage } from '#lib/connecteurs/stockage.ts';
import {
  ecarterUneElimination,
  posterLesAnnonces,
  preparerUneElimination,
  viserUneElimination,
} from '#lib/conservation/actes.ts';
import {
  annoncesAPoster,
  echeancesDeConservation,
  elimination,
  eliminations,
  lettresDAnnonce,
} from '#lib/conservation/queries.ts';
import {
  annoncerLElimination,
  compterLaConservation,
  eliminer,
  poursuivreLesEliminations,
} from '#lib/conservation/taches.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { SUSPENSIONS } from '#lib/droit/conservation/conservation.ts';
import { ETATS_OUVERTS } from '#lib/droit/etats.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { cloreRequete, transmettreRequete } from '#lib/requete/actes.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { enPortee, type Portee, porteeDeFamille, porteeSysteme } from '#lib/technique/portee.ts';
import { sceller } from '#lib/technique/scellement.ts';
import { verifierLeJournal } from '#lib/technique/verification.ts';
import { agentDe } from '#monde/agents.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { boiteAuxLettres, INCONNUE } from './appui/boite-aux-lettres.ts';
import { ilYA } from './appui/jours.ts';
import { agent } from './appui/perimetre.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { conditions, lignesPresentes, TABLES } from './appui/tables.ts';

const AVANT = le('2028-08-31');
const ECHU = le('2028-09-01');
/** Thirty days after the announcement. */
const ANNONCE_PASSEE = le('2028-10-01');
const RAISON = 'La liste est celle de la rentrée passée.';

const { recus } = boiteAuxLettres((adresse) => (adresse.startsWith('partie@') ? INCONNUE : null));

let partie: Scene;
let voisine: Scene;
let contestee: Scene;
let impayee: Scene;
let endettee: Scene;
let enCours: Scene;
let dpo: Portee;
let administrateur: Portee;

const le18 = le('2026-09-18');

/** Decided and notified, its letter stored, looked at by a person who unmasked the incomes. */
async function racontee(): Promise<Scene> {
  const s = nouvelleScene('lyceePublic');
  await saisir(s, le('2026-09-10'));
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-11'));
  await verbes.joindreFichiers(s, le('2026-09-14'));
  await verbes.attribuer(s, le18);
  await lettresProduites(s.dossierId, le18);
  for (const cle of await clesDe(s))
    await stockage().deposer(cle, Buffer.from('%PDF-1.7'), 'application/pdf');
  await verbes.notifier(s, le18);
  await consulterDossier(await acteur(s, 'secretariat', le18), s.dossierId, { onglet: 'situation' });
  return s;
}

const clesDe = async ({ dossierId }: Scene) =>
  (
    await lire<{ cle: string }>(
      `SELECT cle FROM courrier WHERE dossier_id = $1 AND cle IS NOT NULL UNION SELECT f.cle FROM fichier f
       JOIN piece p ON p.id = f.piece_id WHERE p.dossier_id = $1
       UNION SELECT f.cle FROM fichier f JOIN requete j ON j.id = f.requete_id WHERE j.dossier_id = $1
       UNION SELECT f.cle FROM fichier f JOIN compte_bancaire c ON c.id = f.compte_id
         JOIN dossier d ON d.demandeur_id = c.responsable_id WHERE d.id = $1`,
      [dossierId],
    )
  ).map(({ cle }) => cleDeFichier(cle));

/** An account of somebody else that nothing was paid to, with what shows why. */
const surLeCompteDAutrui = async (s: Scene) =>
  donnerMonCompte(
    await acteur(s, 'famille', le18),
    CompteSchema.parse({
      iban: 'FR2099999000010000000001A82',
      titulaire: 'Une Autre',
      explication: 'Ma sœur reçoit pour moi.',
    }),
    [{ nom: 'mandat.pdf', octets: pdfFictif(['mandat']) }],
  );

/** A frozen state that pays one pupil; what the accountant did of it is told by each test. */
const etat = (dossierId: string) => `
  WITH e AS (INSERT INTO etat_de_paiement (id, uai, academie_code, branche, rentree, trimestre, etape, numero, prepare_le, prepare_par_id,
      prepare_par_nom, controle_le, controle_par_id, controle_par_nom, empreinte_controlee, signe_le, signataire_id, signataire_nom,
      signataire_qualite, total, empreinte)
    SELECT gen_random_uuid(), uai, academie_code, branche, 2026, 1, 'fige', (random() * 1e6)::int, j, a, 'A', j, a, 'A', '', j, a, 'A', 'A', 100, ''
    FROM dossier, (SELECT gen_random_uuid() AS a, '2026-11-20'::date AS j) q WHERE id = '${dossierId}' RETURNING id, uai)
  INSERT INTO boursier_a_payer SELECT e.id, e.uai, '${dossierId}', 1, 'A', 'A', '6A', 1, NULL, 'A', 100, 0, 0, 0, 0, 0, NULL, 100 FROM e`;

/** A requête that the judge has ended, with what was scanned of it. */
async function jugee(s: Scene): Promise<void> {
  const sab = await acteur(s, 'responsable_sab', le('2026-11-20'));
  const envoye = { nom: 'requete.pdf', octets: pdfFictif(['requête']) };
  const requete = { recueLe: le('2026-11-02'), numero: null, reponseAvant: null };
  const transmise = await accomplirAvecFichiers(sab, [envoye], (joints) =>
    transmettreRequete({ dossierId: s.dossierId, version: s.version }, requete, joints),
  );
  const jugement = { jugeeLe: le('2026-11-20'), motivation: 'Le tribunal rejette la requête.' };
  const { version } = await accomplir(
    sab,
    cloreRequete({ dossierId: s.dossierId, version: transmise.version }, 'rejetee', jugement),
  );
  s.version = version;
}

beforeAll(async () => {
  [partie, voisine, contestee, impayee, endettee] = [
    await racontee(),
    await racontee(),
    await racontee(),
    await racontee(),
    await racontee(),
  ];
  await jugee(partie);
  await surLeCompteDAutrui(partie);
  enCours = nouvelleScene('lyceePublic');
  await saisir(enCours, le('2026-09-10'));
  await verbes.deposer(enCours, le('2026-09-10'));
  await verbes.formerRecours(contestee, le('2026-09-25'));
  await sceller(ilYA(2));
  const eleves = [partie, voisine, contestee, impayee, endettee, enCours].map(
    ({ eleveId }) => `'${eleveId}'`,
  );
  await falsifier(`
    UPDATE scolarite SET rentree = 2030 WHERE eleve_id NOT IN (${eleves.join()});
    UPDATE scolarite SET rentree = 2027 WHERE eleve_id = '${voisine.eleveId}'`);
  dpo = await agent('agent-dpo', ECHU);
  administrateur = await agent('agent-administrateur', ECHU);
  await reglerLeJour(ECHU);
});

/** Money of the two, written by hand: no other test needs a whole trimestre. Taken back before the journal is checked. */
async function avecLArgent(travail: () => Promise<void>): Promise<void> {
  await falsifier(`
    ${etat(impayee.dossierId)}; ${etat(endettee.dossierId)};
    INSERT INTO versement (id, reference, etat_id, dossier_id, uai, mode, centimes, jour)
      SELECT gen_random_uuid(), dossier_id::text, etat_id, dossier_id, uai, 'ddfip', 100, '2026-11-20' FROM boursier_a_payer
      WHERE dossier_id IN ('${impayee.dossierId}', '${endettee.dossierId}');
    INSERT INTO fait_de_versement (id, versement_id, rang, fait, jour, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), id, 1, 'paye', jour, gen_random_uuid(), 'A' FROM versement WHERE dossier_id = '${endettee.dossierId}';
    INSERT INTO ordre_de_reversement (id, etat_id, dossier_id, uai, numero, rentree, centimes, motivation, echeances, bonne_foi, emis_le,
        auteur_id, auteur_nom, auteur_qualite)
      SELECT gen_random_uuid(), etat_id, dossier_id, uai, 1, 2026, 100, 'A', '[{}]', false, '2026-11-20', gen_random_uuid(), 'A', 'A'
      FROM boursier_a_payer WHERE dossier_id = '${endettee.dossierId}'`);
  try {
    await travail();
  } finally {
    await falsifier(
      'DELETE FROM ordre_de_reversement; DELETE FROM fait_de_versement; DELETE FROM versement; DELETE FROM boursier_a_payer; DELETE FROM etat_de_paiement',
    );
  }
}

const causes = async ({ eleveId }: Scene): Promise<string[]> =>
  (await lire<{ c: string[] }>('SELECT suspensions_de_l_eleve($1) AS c', [eleveId]))[0]?.c ?? [];
const echeance = async ({ eleveId }: Scene): Promise<string | undefined> =>
  (await lire<{ d: string }>('SELECT echeance_de_l_eleve($1)::text AS d', [eleveId]))[0]?.d;
const vise = (portee: Portee, id: string) =>
  elimination(portee, id).then(({ empreinte }) => viserUneElimination(portee, id, empreinte));

describe('what is due, and what holds it back', () => {
  test('a year after the last one in the second degré, and not the day before', async () => {
    expect(await echeance(partie)).toBe('2028-09-01');
    expect(await echeance(voisine)).toBe('2029-09-01');
    const laVeille = await agent('agent-dpo', AVANT);
    const refus = await attendreRefus(preparerUneElimination(laVeille, 100), 'impossible');
    expect(refus.message).toMatch(/^Rien n’est échu/);
  });

  test('a remedy without answer, a demande without decision; money unpaid, a debt', async () => {
    await avecLArgent(async () => {
      expect([await causes(partie), await causes(contestee), await causes(enCours)]).toEqual([
        [],
        ['recours'],
        ['demande'],
      ]);
      expect([await causes(impayee), await causes(endettee)]).toEqual([['paiement'], ['dette']]);
    });
    expect([await causes(impayee), await causes(endettee)]).toEqual([[], []]);
  });

  test('the base holds back in the states that wait for somebody, for the causes that the law names', async () => {
    const [lue] = await lire<{ source: string }>(
      `SELECT prosrc AS source FROM pg_proc WHERE proname = 'suspensions_de_l_eleve'`,
    );
    const noms = (motif: RegExp) => [...(lue?.source ?? '').matchAll(motif)].map(([, nom = '']) => nom);
    const etats = noms(/etat IN \(([^)]*)\)/g).flatMap((liste) => liste.replaceAll("'", '').split(', '));
    expect(etats.toSorted()).toEqual(ETATS_OUVERTS.filter((etat) => etat !== 'brouillon').toSorted());
    expect(noms(/THEN '(\w+)' END/g).toSorted()).toEqual(Object.keys(SUSPENSIONS).toSorted());
  });

  test('the page counts them, with the causes', async () => {
    await avecLArgent(compterLaConservation);
    const [premiere] = await echeancesDeConservation(dpo);
    expect(premiere).toMatchObject({
      eleves: 5,
      retenus: 4,
      causes: { recours: 1, demande: 1, paiement: 1, dette: 1 },
    });
  });

  test('a count asked while another is under way is made after it', async () => {
    const comptes = await Promise.allSettled(Array.from({ length: 4 }, compterLaConservation));
    expect(comptes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});

const demandeurDe = ({ dossierId }: Scene) =>
  lire<{ id: string; courriel: string; nom: string }>(
    'SELECT r.id, r.courriel, r.nom FROM dossier d JOIN responsable r ON r.id = d.demandeur_id WHERE d.id = $1',
    [dossierId],
  ).then(([lue]) => lue);
/** Takes the jobs of lots out of the queue. */
const ordonnees = () =>
  lire<{ tache: string; lot: string }>(
    `DELETE FROM graphile_worker._private_jobs p USING graphile_worker._private_tasks t
     WHERE t.id = p.task_id AND t.identifier IN ('annoncer_l_elimination', 'eliminer')
     RETURNING t.identifier AS tache, p.payload->>'eliminationId' AS lot`,
  );

/** Tells the families of a lot, and lets the delay pass. */
async function annoncee(eliminationId: string): Promise<void> {
  await reglerLeJour(ECHU);
  await annoncerLElimination({ eliminationId });
  await reglerLeJour(ANNONCE_PASSEE);
}

/** The bureau of the lycée prints the letters of a lot, posts them and says so; nobody else does. */
async function prevenirParLaPoste(eliminationId: string): Promise<void> {
  await reglerLeJour(ECHU);
  const bureau = await acteur(impayee, 'secretariat', ECHU);
  const attendues = await Promise.all([impayee, endettee].map(async (s) => (await demandeurDe(s))?.id));
  const aPrevenir = await annoncesAPoster(bureau);
  expect(new Set(aPrevenir.map(({ responsableId }) => responsableId))).toEqual(new Set(attendues));
  const { texte: dit } = await lirePdf((await lettresDAnnonce(bureau)).octets);
  for (const attendu of [
    ...aPrevenir.map(({ nom }) => nom),
    '1er octobre 2028',
    'dpd@education.gouv.fr',
    '/famille/donnees',
  ])
    expect(dit).toContain(attendu);
  const [{ nom: eleve } = { nom: '?' }] = await lire<{ nom: string }>(
    'SELECT prenom AS nom FROM eleve WHERE id = $1',
    [impayee.eleveId],
  );
  expect(dit).not.toContain(eleve);

  const ailleurs = await agent(agentDe('autreCollegePublic', 'chef_etablissement'), ECHU);
  expect(await annoncesAPoster(ailleurs)).toEqual([]);
  await attendreRefus(lettresDAnnonce(ailleurs), 'introuvable');
  await attendreRefus(posterLesAnnonces(ailleurs, 2), 'conflit');
  await attendreRefus(annoncesAPoster(dpo), 'introuvable');
  await attendreRefus(posterLesAnnonces(administrateur, 2), 'introuvable');
  // Printed before the list grew: nothing is said to be posted.
  await attendreRefus(posterLesAnnonces(bureau, 1), 'conflit');
  await annoncerLElimination({ eliminationId });
  expect(await elimination(dpo, eliminationId)).toMatchObject({ annonceeLe: null, aPoster: 2 });

  expect(await posterLesAnnonces(bureau, 2)).toBe(2);
  await attendreRefus(posterLesAnnonces(bureau, 2), 'conflit');
  expect(await annoncesAPoster(bureau)).toEqual([]);
  await expect(
    lire(`UPDATE ligne_d_elimination SET postee_le = '2028-08-01' WHERE elimination_id = '${eliminationId}'`),
  ).rejects.toThrow(/reçoit son issue une fois/);
  await annoncerLElimination({ eliminationId });
  const lu = await elimination(dpo, eliminationId);
  expect(lu).toMatchObject({ aPoster: 0, annonceeLe: new Date('2028-09-01') });
  expect(lu.lignes.map(({ posteeParNom }) => posteeParNom)).toEqual(Array(2).fill(bureau.auteur.nom));
  await reglerLeJour(ANNONCE_PASSEE);
}

describe('two persons sign', () => {
  test.each(['agent-ministere', 'agent-instructrice'])('%s does not find the page', async (sub) => {
    const autre = await agent(sub, ECHU);
    await attendreRefus(preparerUneElimination(autre, 1), 'introuvable');
    await attendreRefus(eliminations(autre), 'introuvable');
    await attendreRefus(
      Promise.resolve().then(() => echeancesDeConservation(autre)),
      'introuvable',
    );
  });

  test('the base refuses whoever passes by the page: a chef, a family, the worker', async () => {
    const chef = await acteur(partie, 'chef_etablissement', ECHU);
    for (const portee of [chef, await acteur(partie, 'famille', ECHU)])
      await expect(
        enPortee(portee, (tx) => tx.$queryRaw`SELECT preparer_une_elimination('C.', 1)`),
      ).rejects.toThrow(/n’existe pas/);
    await expect(enTantQuApplication('systeme', "SELECT preparer_une_elimination('C.', 1)")).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      enTantQuApplication(`agent:${dpo.auteur.id}`, 'SELECT eliminer_la_suite(gen_random_uuid(), 1)'),
    ).rejects.toThrow(/permission denied/);
    await expect(
      enTantQuApplication('systeme', `SELECT effacer_l_eleve('${partie.eleveId}')`),
    ).rejects.toThrow(/permission denied/);
  });

  test('one visa is not enough, the same person is not two, nor is the same function', async () => {
    const id = await preparerUneElimination(dpo, 1);
    await expect(eliminer({ eliminationId: id })).rejects.toThrow(/deux visas/);
    expect(await vise(dpo, id)).toBe(false);
    await expect(eliminer({ eliminationId: id })).rejects.toThrow(/deux visas/);
    expect((await attendreRefus(vise(dpo, id), 'interdit')).message).toMatch(/autre personne/);
    // Made administrateur the same morning, the DPO is still one person.
    await falsifier(
      `INSERT INTO affectation (id, agent_id, role, qualite, du) VALUES (gen_random_uuid(), '${dpo.auteur.id}', 'administrateur', 'A', '2026-09-01')`,
    );
    await attendreRefus(vise(await agent('agent-dpo', ECHU), id), 'interdit');
    await falsifier(
      `DELETE FROM affectation WHERE agent_id = '${dpo.auteur.id}' AND role = 'administrateur'`,
    );
    await attendreRefus(viserUneElimination(administrateur, id, '00'), 'conflit');
    await attendreRefus(ecarterUneElimination(administrateur, id, ''), 'impossible');
    await ecarterUneElimination(administrateur, id, RAISON);
    await attendreRefus(vise(administrateur, id), 'conflit');
    await expect(eliminer({ eliminationId: id })).rejects.toThrow(/deux visas/);
    expect(await lignesPresentes(partie)).toMatchObject({ demande: 1, decision: 1 });
  });

  test('two administrateurs are not enough: the DPO is asked', async () => {
    const id = await preparerUneElimination(administrateur, 1);
    expect(await vise(administrateur, id)).toBe(false);
    const autre = await agent('agent-administratrice', ECHU);
    expect((await attendreRefus(vise(autre, id), 'interdit')).message).toMatch(/délégué à la protection/);
    await ecarterUneElimination(autre, id, RAISON);
  });

  test('a lot is not written again, nor its lines', async () => {
    const id = await preparerUneElimination(dpo, 1);
    for (const sql of [
      `UPDATE elimination SET eleves = 0 WHERE id = '${id}'`,
      `DELETE FROM elimination WHERE id = '${id}'`,
      `UPDATE ligne_d_elimination SET eleve_id = gen_random_uuid() WHERE elimination_id = '${id}'`,
      `DELETE FROM ligne_d_elimination WHERE elimination_id = '${id}'`,
      'TRUNCATE ligne_d_elimination',
    ])
      await expect(lire(sql)).rejects.toThrow(/réécrit pas|une fois/);
    await ecarterUneElimination(dpo, id, RAISON);
  });
});

describe('a lot with both visas', () => {
  test('what must go is gone, what must stay is there, and the journal verifies', async () => {
    const [avant, cles, ou] = [await lignesPresentes(partie), await clesDe(partie), await conditions(partie)];
    expect(avant).toMatchObject({ demande: 1, decision: 1, courrier: 2, responsable: expect.any(Number) });
    expect(cles.length).toBeGreaterThan(1);
    await avecLArgent(async () => {
      const id = await preparerUneElimination(dpo, 100);
      const lot = await elimination(dpo, id);
      expect(lot).toMatchObject({ eleves: 1, dossiers: 1 });
      await vise(dpo, id);
      await ordonnees();
      expect(await vise(administrateur, id)).toBe(true);
      const annonce = { tache: 'annoncer_l_elimination', lot: id };
      expect(await ordonnees()).toEqual([annonce]);
      await expect(eliminer({ eliminationId: id })).rejects.toThrow(/trente jours/);
      await poursuivreLesEliminations();
      expect(await ordonnees()).toEqual([annonce]);

      const famille = await demandeurDe(partie);
      await annoncerLElimination({ eliminationId: id });
      await annoncerLElimination({ eliminationId: id });
      expect(recus.map(({ a }) => a)).toEqual([famille?.courriel]);
      const lu = Buffer.from(recus[0]?.texte ?? '').toString();
      expect(lu).toContain(`<${id}.${famille?.id}@`);
      expect(lu).toContain('/famille/donnees');
      expect(lu).not.toContain(famille?.nom);
      expect(await elimination(dpo, id)).toMatchObject({ prevenus: 1, injoignables: 0, executeeLe: null });
      await expect(
        lire(`UPDATE elimination SET annoncee_le = '2028-08-01' WHERE id = '${id}'`),
      ).rejects.toThrow(/réécrit pas/);

      await reglerLeJour(ANNONCE_PASSEE.subtract({ days: 1 }));
      await poursuivreLesEliminations();
      expect(await ordonnees()).toEqual([]);
      await expect(eliminer({ eliminationId: id })).rejects.toThrow(/trente jours/);
      expect(await lignesPresentes(partie)).toEqual(avant);
      await reglerLeJour(ANNONCE_PASSEE);
      await poursuivreLesEliminations();
      expect(await ordonnees()).toEqual([{ tache: 'eliminer', lot: id }]);
      await attendreRefus(
        ecarterUneElimination(await agent('agent-dpo', ANNONCE_PASSEE), id, RAISON),
        'conflit',
      );
      await eliminer({ eliminationId: id });
      await eliminer({ eliminationId: id });
      const fini = await elimination(dpo, id);
      expect(fini.bilan).toMatchObject({
        effaces: 1,
        retenus: 0,
        compte: { dossiers: 1, decisions: 1, courriers: 2 },
      });
    });

    const reste = Object.fromEntries(
      (
        await lire<{ nom: string; n: number }>(
          Object.keys(TABLES)
            .map((t) => `SELECT '${t}' AS nom, count(*)::int AS n FROM ${t} WHERE ${ou[t]}`)
            .join(' UNION ALL '),
        )
      )
        .filter(({ n }) => n > 0)
        .map(({ nom, n }) => [nom, n]),
    );
    expect(Object.keys(reste).sort()).toEqual([
      'dossier',
      'ecriture',
      'eleve',
      'lecture_sensible',
      'ligne_de_journal',
      'scolarite',
    ]);
    expect(reste.ligne_de_journal).toBe(avant.ligne_de_journal);
    const [souche] = await lire(
      `SELECT d.demandeur_id, d.efface_le::text, e.nom, e.prenom, e.ine, e.naissance, s.classe,
         (SELECT count(*)::int FROM ligne_de_journal l WHERE l.dossier_id = d.id AND (contenu IS NOT NULL OR auteur_nom IS NOT NULL)) AS dits,
         (SELECT count(*)::int FROM lecture_sensible l WHERE l.dossier_id = d.id AND explication IS NOT NULL) AS raisons,
         (SELECT count(*)::int FROM ecriture c WHERE c.dossier_id = d.id AND sel IS NOT NULL AND objet NOT LIKE 'dossier/%') AS sels
       FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id WHERE d.id = $1`,
      [partie.dossierId],
    );
    expect(souche).toEqual({
      demandeur_id: null,
      efface_le: '2028-10-01',
      nom: 'Effacé',
      prenom: '',
      ine: null,
      naissance: '1900',
      classe: '',
      dits: 0,
      raisons: 0,
      sels: 0,
    });
    for (const cle of cles) await expect(stockage().lire(cle)).rejects.toThrow(FichierAbsent);

    // Neighbours: every row, every file, and their letter opens.
    for (const autre of [voisine, contestee, impayee, endettee]) {
      expect(await lignesPresentes(autre)).toMatchObject({ demande: 1, decision: 1, cle_de_dossier: 1 });
      for (const cle of await clesDe(autre)) expect(await stockage().lire(cle)).toBeDefined();
      await consulterDossier(await acteur(autre, 'chef_etablissement', ECHU), autre.dossierId, {
        onglet: 'situation',
      });
    }
    expect((await verifierLeJournal()).faute).toBeNull();
  });

  test('nobody opens what is left of it, and the family has no account any more', async () => {
    const chef = await acteur(voisine, 'chef_etablissement', ECHU);
    await attendreRefus(consulterDossier(chef, partie.dossierId, { onglet: 'situation' }), 'introuvable');
    expect(await porteeDeFamille(partie.foyer.responsables[0]?.sub ?? '', ECHU)).toBeNull();
  });

  test('a seal made before, and one made after, both verify; a line emptied by hand is named', async () => {
    await sceller(ilYA(1));
    expect((await verifierLeJournal()).faute).toBeNull();
    await falsifier(
      `UPDATE lecture_sensible SET instant = instant - interval '1 day' WHERE dossier_id = '${voisine.dossierId}'`,
    );
    expect((await verifierLeJournal()).faute).toMatch(/registre des lectures/);
    await falsifier(
      `UPDATE lecture_sensible SET instant = instant + interval '1 day' WHERE dossier_id = '${voisine.dossierId}'`,
    );
    expect((await verifierLeJournal()).faute).toBeNull();
  });

  test('a lot that was announced may still be set aside, and nobody else is told', async () => {
    await reglerLeJour(ECHU);
    const id = await preparerUneElimination(dpo, 1);
    await vise(dpo, id);
    await vise(administrateur, id);
    await ecarterUneElimination(dpo, id, RAISON);
    const dits = recus.length;
    await annoncerLElimination({ eliminationId: id });
    expect(recus).toHaveLength(dits);
    await reglerLeJour(ANNONCE_PASSEE);
    await expect(eliminer({ eliminationId: id })).rejects.toThrow(/deux visas/);
    const sansAnnonce = `SELECT noter_l_annonce('${id}', 1, 1, 0)`;
    await expect(enTantQuApplication(`agent:${dpo.auteur.id}`, sansAnnonce)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('what became suspended after the visas stays, with the reason on its line', async () => {
    const id = await preparerUneElimination(dpo, 1);
    const [{ eleveId } = { eleveId: '' }] = (await elimination(dpo, id)).lignes;
    const choisie = [impayee, endettee].find((s) => s.eleveId === eleveId) as Scene;
    await vise(dpo, id);
    await vise(administrateur, id);
    await annoncee(id);
    await falsifier(`UPDATE dossier SET etat = 'en_instruction' WHERE id = '${choisie.dossierId}'`);
    await eliminer({ eliminationId: id });
    await falsifier(`UPDATE dossier SET etat = 'notifiee' WHERE id = '${choisie.dossierId}'`);
    const fini = await elimination(dpo, id);
    expect(fini.bilan).toMatchObject({ effaces: 0, retenus: 1 });
    expect(fini.lignes).toMatchObject([{ issue: 'retenu', causes: ['demande'] }]);
    expect(await lignesPresentes(choisie)).toMatchObject({ demande: 1, decision: 1 });
  });

  test('killed between the rows and the files, it takes the files away when it comes back', async () => {
    const cles = [...(await clesDe(impayee)), ...(await clesDe(endettee))];
    // One address that the server refuses, and no address: told by post, and the delay runs from there.
    await falsifier(`
      UPDATE responsable SET courriel = 'partie@exemple.test' WHERE id = '${(await demandeurDe(impayee))?.id}';
      UPDATE responsable SET courriel = NULL WHERE id = '${(await demandeurDe(endettee))?.id}'`);
    const id = await preparerUneElimination(dpo, 100);
    await vise(dpo, id);
    await vise(administrateur, id);
    const dits = recus.length;
    await annoncee(id);
    expect(recus).toHaveLength(dits);
    expect(await elimination(dpo, id)).toMatchObject({
      ...{ prevenus: 0, injoignables: 2, aPoster: 2, annonceeLe: null },
    });
    await expect(eliminer({ eliminationId: id })).rejects.toThrow(/trente jours/);
    await prevenirParLaPoste(id);
    await enPortee(
      porteeSysteme(ANNONCE_PASSEE),
      (tx) => tx.$queryRaw`SELECT eliminer_la_suite(${id}::uuid, 1)`,
    );
    expect((await elimination(dpo, id)).executeeLe).toBeNull();
    expect(await stockage().lire(cles[0] as (typeof cles)[number])).toBeDefined();
    await eliminer({ eliminationId: id });
    for (const cle of cles) await expect(stockage().lire(cle)).rejects.toThrow(FichierAbsent);
    expect((await elimination(dpo, id)).bilan).toMatchObject({ effaces: 2 });
    expect((await verifierLeJournal()).faute).toBeNull();
  });
});
