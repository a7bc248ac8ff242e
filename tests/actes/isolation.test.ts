/**
 * Nobody sees, finds nor touches what stands outside of their périmètre: through the application's queries and acts,
 * and below them, in PostgreSQL, even with a portée that the application would have forged.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  chercherDansLaBannette,
  compteursDeBannette,
  pageDeBannette,
  voisinsDansLaBannette,
} from '#lib/bannette/queries.ts';
import { consulterDossier, lireCourrier } from '#lib/consultation/queries.ts';
import { abandonnerBrouillon, garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { brouillonDeLEleve, dossierASaisir } from '#lib/demande/queries.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { chercherEleves } from '#lib/eleve/queries.ts';
import { enPortee, porteeDAgent } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { RENTREE } from '#monde/population.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import {
  agent,
  brouillons,
  dossiers,
  forgee,
  LE_JOUR,
  type Lieu,
  lieux,
  lignesVues,
  planterLesLieux,
  rienDeVu,
} from './appui/perimetre.ts';
import { empreinteDeLaBase, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';

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

beforeAll(planterLesLieux, 60_000);

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
      const trouves = await chercherEleves(portee, s.foyer.eleves[0]?.ine ?? '', RENTREE);
      expect(trouves.map(({ id }) => id)).toEqual([s.eleveId]);
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
        expect((await chercherEleves(portee, ine, RENTREE)).length).toBe(0);
        const proches = await chercherEleves(portee, nom, RENTREE);
        expect(proches.map(({ id }) => id)).not.toContain(eleveId);
        expect(await chercherDansLaBannette(portee, RENTREE, numero)).toEqual([]);
        expect(await chercherDansLaBannette(portee, RENTREE, ine)).toEqual([]);
        const { uai } = ETABLISSEMENTS[lieu];
        expect((await pageDeBannette(portee, RENTREE, { uai })).lignes).toEqual([]);
        expect((await compteursDeBannette(portee, RENTREE, { uai })).total).toBe(0);
        expect(await voisinsDansLaBannette(portee, RENTREE, { uai }, dossierId)).toEqual({
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
