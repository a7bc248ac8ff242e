/**
 * Nobody sees, finds nor touches what stands outside of their périmètre: through the application's queries and acts,
 * and below them, in PostgreSQL, even with a portée that the application would have forged.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { abandonnerBrouillon, garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { brouillonDeLEleve, dossierASaisir } from '#lib/demande/queries.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { chercherEleves, trouverEleve } from '#lib/eleve/queries.ts';
import { chercherDansLaFile, compteursDeFile, pageDeFile, voisinsDansLaFile } from '#lib/file/queries.ts';
import { enPortee, type Portee, porteeDAgent, porteeDeFamille } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { agentDe, agentDeLAcademie } from '#tests/monde/agents.ts';
import { compte } from '#tests/monde/comptes.ts';
import { lettresProduites } from '#tests/monde/lettres.ts';
import { foyer, RENTREE } from '#tests/monde/population.ts';
import { le, type Scene, saisir, scene, verbes } from '#tests/monde/scene.ts';
import { ETABLISSEMENTS } from '#tests/monde/territoire.ts';
import { nouvelleScene, STADES } from './appui/preparation.ts';
import { empreinteDeLaBase, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';

const LE_JOUR = le('2026-11-10');

/** One dossier with every kind of row below it, in each place. */
const lieux = ['collegePublic', 'autreCollegePublic', 'lyceePublic', 'collegeToulouse', 'cned'] as const;
type Lieu = (typeof lieux)[number];
const dossiers = {} as Record<Lieu, Scene>;
const brouillons = {} as Record<Lieu, Scene>;

beforeAll(async () => {
  await planterReferentiel();
  for (const lieu of lieux) {
    const s = nouvelleScene(lieu);
    await STADES.incomplete(s);
    await verbes.recevoirPiece(s, le('2026-09-16'));
    await verbes.attribuer(s, le('2026-09-17'));
    await lettresProduites(s.dossierId, le('2026-09-17'));
    await verbes.notifier(s, le('2026-09-18'));
    dossiers[lieu] = s;
    brouillons[lieu] = nouvelleScene(lieu);
    await STADES.brouillon(brouillons[lieu]);
  }
}, 60_000);

async function agent(sub: string, jour = LE_JOUR): Promise<Portee> {
  const portee = await porteeDAgent(sub, jour);
  if (!portee) throw new Error(`sans affectation : ${sub}`);
  return portee;
}

const DU_COLLEGE = ['secretariat', 'chef_etablissement', 'agent_comptable'] as const;
const DU_SAB = ['gestionnaire_sab', 'responsable_sab', 'delegue_recteur'] as const;

/** Who must not see what: every role, in another établissement, another académie, or nowhere. */
const ETRANGERS: { qui: string; sub: string; ailleurs: Lieu[] }[] = [
  ...DU_COLLEGE.map((role) => ({
    qui: `${role} d’un collège public`,
    sub: agentDe('collegePublic', role),
    ailleurs: ['autreCollegePublic', 'lyceePublic', 'collegeToulouse', 'cned'] as Lieu[],
  })),
  ...DU_SAB.map((role) => ({
    qui: `${role} de Lille`,
    sub: agentDeLAcademie('09', role),
    ailleurs: ['collegeToulouse', 'cned'] as Lieu[],
  })),
  {
    qui: 'responsable_sab de Toulouse',
    sub: agentDeLAcademie('16', 'responsable_sab'),
    ailleurs: ['collegePublic', 'autreCollegePublic', 'lyceePublic', 'cned'],
  },
  {
    qui: 'responsable_sab de Poitiers, où est le CNED',
    sub: agentDeLAcademie('13', 'responsable_sab'),
    ailleurs: ['cned', 'collegePublic'],
  },
  { qui: 'administrateur', sub: compte('administrateur').sub, ailleurs: [...lieux] },
];

/** Every row of a dossier and of its pupil that the transaction can read. */
async function lignesVues(tx: Transaction, { dossierId, eleveId }: Scene): Promise<Record<string, number>> {
  const where = { dossierId };
  return {
    dossier: await tx.dossier.count({ where: { id: dossierId } }),
    demande: await tx.demande.count({ where }),
    piece: await tx.piece.count({ where }),
    demandeDePieces: await tx.demandeDePieces.count({ where }),
    decision: await tx.decision.count({ where }),
    notification: await tx.notification.count({ where: { decision: where } }),
    courrier: await tx.courrier.count({ where }),
    journal: await tx.ligneDeJournal.count({ where }),
    lectures: await tx.lectureSensible.count({ where }),
    eleve: await tx.eleve.count({ where: { id: eleveId } }),
    scolarite: await tx.scolarite.count({ where: { eleveId } }),
    lien: await tx.lien.count({ where: { eleveId } }),
    responsable: await tx.responsable.count({ where: { liens: { some: { eleveId } } } }),
  };
}

const rienDeVu = async (portee: Portee, s: Scene) => {
  const vues = await enPortee(portee, (tx) => lignesVues(tx, s));
  expect(vues).toEqual(Object.fromEntries(Object.keys(vues).map((table) => [table, 0])));
};

/** The same person, with a portée that names every place of the world. */
const forgee = (portee: Portee): Portee => ({
  ...portee,
  affectations: [
    ...portee.affectations,
    ...['09', '16', '70', '13'].map((academieCode) => ({
      role: 'responsable_sab' as const,
      uai: null,
      academieCode,
      qualite: 'Forgée',
    })),
    ...lieux.map((lieu) => ({
      role: 'chef_etablissement' as const,
      uai: ETABLISSEMENTS[lieu].uai,
      academieCode: null,
      qualite: 'Forgée',
    })),
  ],
});

describe('control: who may see does see, so that nothing below passes by emptiness', () => {
  test.each(lieux)('%s', async (lieu) => {
    const s = dossiers[lieu];
    for (const portee of [
      await agent(agentDeLAcademie(s.academie, 'gestionnaire_sab')),
      await agent(agentDe(lieu, 'secretariat')),
    ]) {
      const { lectures, ...vues } = await enPortee(portee, (tx) => lignesVues(tx, s));
      expect(Object.entries(vues).filter(([, vue]) => vue === 0)).toEqual([]);
      expect(lectures).toBe(0);
      expect(await trouverEleve(portee, s.eleveId, RENTREE)).not.toBeNull();
    }
  });
});

describe.each(ETRANGERS)('$qui', ({ sub, ailleurs }) => {
  test('sees no row of a dossier elsewhere', async () => {
    for (const lieu of ailleurs) await rienDeVu(await agent(sub), dossiers[lieu]);
  });

  test('sees no row of it either with a forged portée: PostgreSQL knows who asks', async () => {
    for (const lieu of ailleurs) await rienDeVu(forgee(await agent(sub)), dossiers[lieu]);
  });

  test('finds it through no query, by its id, its number, its pupil nor its queue', async () => {
    for (const portee of [await agent(sub), forgee(await agent(sub))])
      for (const lieu of ailleurs) {
        const { dossierId, eleveId, foyer: maison } = dossiers[lieu];
        const [ligne] = await lire<{ numero: string; courrier: string }>(
          'SELECT numero, (SELECT id FROM courrier WHERE dossier_id = d.id LIMIT 1) AS courrier FROM dossier d WHERE id = $1',
          [dossierId],
        );
        const { numero = '', courrier = '' } = ligne ?? {};
        const { nom = '', ine = '' } = maison.eleves[0] ?? {};
        await attendreRefus(consulterDossier(portee, dossierId, { onglet: 'situation' }), 'introuvable');
        await attendreRefus(lireCourrier(portee, courrier), 'introuvable');
        expect(await dossierASaisir(portee, dossierId)).toBeNull();
        expect(await brouillonDeLEleve(portee, brouillons[lieu].eleveId, RENTREE)).toBeNull();
        expect(await trouverEleve(portee, eleveId, RENTREE)).toBeNull();
        expect((await chercherEleves(portee, ine, RENTREE)).length).toBe(0);
        const proches = await chercherEleves(portee, nom, RENTREE);
        expect(proches.map(({ id }) => id)).not.toContain(eleveId);
        expect(await chercherDansLaFile(portee, RENTREE, numero)).toEqual([]);
        expect(await chercherDansLaFile(portee, RENTREE, ine)).toEqual([]);
        const { uai } = ETABLISSEMENTS[lieu];
        expect((await pageDeFile(portee, RENTREE, { uai })).lignes).toEqual([]);
        expect((await compteursDeFile(portee, RENTREE, { uai })).total).toBe(0);
        expect(await voisinsDansLaFile(portee, RENTREE, { uai }, dossierId)).toEqual({
          precedent: null,
          suivant: null,
        });
      }
  });

  test('does no act on it, forged or not: it does not exist, and no row moves', async () => {
    const avant = await empreinteDeLaBase();
    for (const portee of [await agent(sub), forgee(await agent(sub))])
      for (const lieu of ailleurs) {
        const { dossierId, version, eleveId } = dossiers[lieu];
        for (const acte of ACTES)
          await attendreRefus(ACTES_DU_SERVEUR[acte](portee, { dossierId, version }), 'introuvable');
        const { dossierId: brouillon } = brouillons[lieu];
        await attendreRefus(ouvrirBrouillon(portee, { eleveId, annee: RENTREE }), 'introuvable');
        const saisie = { dossierId: brouillon, revision: 1, saisie: {} };
        await attendreRefus(garderBrouillon(portee, saisie), 'introuvable');
        await attendreRefus(abandonnerBrouillon(portee, brouillon), 'introuvable');
      }
    expect(await empreinteDeLaBase()).toBe(avant);
  });

  test('writes nothing there with bare SQL', async () => {
    const avant = await empreinteDeLaBase();
    for (const lieu of ailleurs) {
      const { dossierId, eleveId } = dossiers[lieu];
      const ecrites = await enPortee(forgee(await agent(sub)), async (tx) => [
        await tx.dossier.updateMany({ where: { id: dossierId }, data: { classe: 'X' } }),
        await tx.demande.updateMany({ where: { dossierId }, data: { contenu: {} } }),
        await tx.piece.deleteMany({ where: { dossierId } }),
        await tx.courrier.deleteMany({ where: { dossierId } }),
        await tx.lien.deleteMany({ where: { eleveId } }),
        await tx.eleve.updateMany({ where: { id: eleveId }, data: { nom: 'X' } }),
      ]);
      expect(ecrites.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
      await expect(
        enPortee(forgee(await agent(sub)), (tx) =>
          tx.piece.createMany({ data: { dossierId, code: 'attestation_caf_bis' } }),
        ),
      ).rejects.toThrow(/row-level security|sécurité/);
    }
    expect(await empreinteDeLaBase()).toBe(avant);
  });
});

describe('affectations have dates', () => {
  test.each(['agent-ancien-chef', 'agent-futur-chef', compte('inconnu').sub, 'agent-qui-n-existe-pas'])(
    'refuses: %s holds no portée today',
    async (sub) => {
      expect(await porteeDAgent(sub, LE_JOUR)).toBeNull();
    },
  );

  test('refuses: a portée kept from before the end of an affectation sees nothing any more', async () => {
    const avant = await agent('agent-ancien-chef', le('2026-08-31'));
    expect(avant.affectations).toHaveLength(1);
    await rienDeVu({ ...avant, jour: LE_JOUR }, dossiers.collegePublic);
  });

  test('refuses: the day before it begins; the day it begins, it opens', async () => {
    expect(await porteeDAgent('agent-futur-chef', le('2027-08-31'))).toBeNull();
    expect(await porteeDAgent('agent-futur-chef', le('2027-09-01'))).not.toBeNull();
  });
});

describe('a family sees what that very person filed', () => {
  const famille = async (sub: string): Promise<Portee> => {
    const portee = await porteeDeFamille(sub, LE_JOUR);
    if (!portee) throw new Error(`famille inconnue : ${sub}`);
    return portee;
  };
  let deLaMere: Scene;
  let duPere: Scene;

  beforeAll(async () => {
    deLaMere = scene(foyer('roux'), 0, 0);
    await saisir(deLaMere, le('2026-09-10'));
    await verbes.deposer(deLaMere, le('2026-09-10'));
    await verbes.seDesister(deLaMere, le('2026-09-20'));
    duPere = scene(foyer('roux'), 0, 1);
    await saisir(duPere, le('2026-09-21'));
    await verbes.deposer(duPere, le('2026-09-21'));
  });

  const vus = async (sub: string) =>
    (await enPortee(await famille(sub), (tx) => tx.dossier.findMany({ select: { id: true } }))).map(
      ({ id }) => id,
    );

  test('each parent in résidence alternée sees only the demande that he or she filed', async () => {
    expect(await vus(compte('parent-roux').sub)).toEqual([deLaMere.dossierId]);
    expect(await vus(compte('parent-marchand').sub)).toEqual([duPere.dossierId]);
  });

  test('refuses: a parent acts on the other parent’s demande, or reads its rows', async () => {
    const mere = await famille(compte('parent-roux').sub);
    const { dossierId, version } = duPere;
    for (const acte of ACTES)
      await attendreRefus(ACTES_DU_SERVEUR[acte](mere, { dossierId, version }), 'introuvable');
    const vues = await enPortee(mere, (tx) => lignesVues(tx, duPere));
    expect(vues).toMatchObject({ dossier: 0, demande: 0, piece: 0, courrier: 0, journal: 0 });
  });

  test('refuses: a parent reads the other parent’s address', async () => {
    const adresses = await enPortee(await famille(compte('parent-roux').sub), (tx) =>
      tx.responsable.findMany({ select: { nom: true } }),
    );
    expect(adresses).toEqual([{ nom: 'Roux' }]);
  });

  test('refuses: a stranger’s dossiers, drafts, pupils and queue', async () => {
    const parent = await famille(compte('parent-durand').sub);
    for (const lieu of lieux) {
      await rienDeVu(parent, dossiers[lieu]);
      await rienDeVu(parent, brouillons[lieu]);
    }
    expect((await pageDeFile(parent, RENTREE, {})).lignes).toEqual([]);
    const eleves = await enPortee(parent, (tx) => tx.eleve.findMany({ select: { prenom: true } }));
    expect(eleves.map(({ prenom }) => prenom).sort()).toEqual(['Jules', 'Manon']);
  });

  test('refuses: a family with a forged portée of an agent', async () => {
    const parent = forgee(await famille(compte('parent-durand').sub));
    for (const lieu of lieux) await rienDeVu(parent, dossiers[lieu]);
  });

  test('refuses: an unknown account', async () => {
    expect(await porteeDeFamille('parent-inconnu', LE_JOUR)).toBeNull();
  });
});

describe('without identity', () => {
  test.each(['', 'agent:', 'famille:', 'administrateur', 'SYSTEME'])(
    'refuses: « %s » reads nothing',
    async (identite) => {
      const { enTantQuApplication } = await import('./appui/proprietaire.ts');
      const lues = await enTantQuApplication(identite, 'SELECT id FROM dossier').catch(
        (e: Error) => e.message,
      );
      if (typeof lues === 'string') expect(lues).toMatch(/uuid/);
      else expect(lues).toEqual([]);
    },
  );

  test('refuses: the application’s role passes over row-level security, or owns a table', async () => {
    const [role] = await lire(
      "SELECT rolsuper, rolbypassrls, (SELECT count(*)::int FROM pg_tables WHERE tableowner = 'bourses_app' AND schemaname = 'public') AS tables FROM pg_roles WHERE rolname = 'bourses_app'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, tables: 0 });
  });

  test('every table that speaks of a family is under row-level security', async () => {
    const nues = await lire<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relrowsecurity ORDER BY relname`,
    );
    expect(nues.map(({ relname }) => relname)).toEqual([
      '_prisma_migrations',
      'academie',
      'affectation',
      'agent',
      'campagne',
      'delegation',
      'departement',
      'etablissement',
      'horloge',
      'scellement',
      'session_fermee',
    ]);
  });
});
