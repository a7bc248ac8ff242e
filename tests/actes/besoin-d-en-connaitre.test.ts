/**
 * Need to know: what each function finds of a dossier of its own place, by kind of data, through the application and below it.
 * The table is written by hand: the collège public and the lycée, told apart for who judges in one of them alone.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { devoiler } from '#lib/consultation/actes.ts';
import { consulterDossier, suiteAttendue } from '#lib/consultation/queries.ts';
import { DevoilerSchema } from '#lib/consultation/schema.ts';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { dossierASaisir } from '#lib/demande/queries.ts';
import type { Role } from '#lib/droit/competence.ts';
import { boursesAttribuees } from '#lib/liquidation/queries.ts';
import { lireFichier } from '#lib/piece/queries.ts';
import { chercher } from '#lib/recherche/queries.ts';
import { DEVOILEMENTS_PAR_JOUR } from '#lib/technique/devoilement.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { agent } from './appui/perimetre.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { lignesVues } from './appui/tables.ts';

const LE_JOUR = le('2026-11-10');
const BRANCHES = ['college_public', 'lycee_public'] as const;
type Branche = (typeof BRANCHES)[number];

const ROLES = [
  'secretariat',
  'secretaire_general',
  'chef_etablissement',
  'gestionnaire_sab',
  'responsable_sab',
  'delegue_recteur',
  'agent_comptable',
  'service_social',
  'ministere',
  'instructeur_habilitations',
  'administrateur',
  'dpo',
] as const satisfies readonly Role[];
type RoleDAgent = (typeof ROLES)[number];

/** What the tables of each kind of data are. */
const TABLES_DU_GENRE = {
  situation_familiale: ['demande'],
  pieces: ['piece', 'fichier', 'demande_de_pieces'],
  decision: ['decision', 'notification'],
  courriers: ['courrier'],
  suivi: ['ligne_de_journal'],
  coordonnees: ['lien', 'responsable'],
  argent: ['droit'],
  identite: ['eleve', 'scolarite'],
} as const;
type Genre = keyof typeof TABLES_DU_GENRE;
const TOUT = Object.keys(TABLES_DU_GENRE) as Genre[];

/** Kinds of data found, by function and branch. */
const LUS: Record<RoleDAgent, Record<Branche, readonly Genre[]>> = {
  secretariat: { college_public: TOUT, lycee_public: TOUT },
  secretaire_general: { college_public: TOUT, lycee_public: TOUT },
  chef_etablissement: { college_public: TOUT, lycee_public: TOUT },
  gestionnaire_sab: { college_public: TOUT, lycee_public: TOUT },
  responsable_sab: { college_public: TOUT, lycee_public: TOUT },
  // Signs for the lycées; the pupils of the académie are found by their name, for the search.
  delegue_recteur: { college_public: ['identite', 'coordonnees'], lycee_public: TOUT },
  agent_comptable: { college_public: ['identite', 'argent'], lycee_public: ['identite', 'argent'] },
  service_social: { college_public: [], lycee_public: [] },
  ministere: { college_public: [], lycee_public: [] },
  instructeur_habilitations: { college_public: [], lycee_public: [] },
  administrateur: { college_public: [], lycee_public: [] },
  dpo: { college_public: [], lycee_public: [] },
};

/** Incomes: read by opening, on a reason, or never. */
const REVENUS: Record<RoleDAgent, Record<Branche, 'lit' | 'sur_motif' | 'rien'>> = {
  secretariat: { college_public: 'sur_motif', lycee_public: 'sur_motif' },
  secretaire_general: { college_public: 'sur_motif', lycee_public: 'sur_motif' },
  chef_etablissement: { college_public: 'lit', lycee_public: 'sur_motif' },
  gestionnaire_sab: { college_public: 'sur_motif', lycee_public: 'lit' },
  responsable_sab: { college_public: 'sur_motif', lycee_public: 'lit' },
  delegue_recteur: { college_public: 'rien', lycee_public: 'lit' },
  agent_comptable: { college_public: 'rien', lycee_public: 'rien' },
  service_social: { college_public: 'rien', lycee_public: 'rien' },
  ministere: { college_public: 'rien', lycee_public: 'rien' },
  instructeur_habilitations: { college_public: 'rien', lycee_public: 'rien' },
  administrateur: { college_public: 'rien', lycee_public: 'rien' },
  dpo: { college_public: 'rien', lycee_public: 'rien' },
};

const dossiers = {} as Record<Branche, Scene & { fichier: string; courrier: string; numero: string }>;

async function dossierEntier(branche: Branche): Promise<void> {
  const s = nouvelleScene(branche === 'college_public' ? 'collegePublic' : 'lyceePublic');
  await saisir(s, le('2026-09-10'), { rfr: 101 });
  await verbes.deposer(s, le('2026-09-10'));
  await verbes.instruire(s, le('2026-09-14'));
  await verbes.joindreFichiers(s, le('2026-09-15'));
  await verbes.demanderPieces(s, le('2026-09-15'));
  await verbes.recevoirPiece(s, le('2026-09-15'));
  await verbes.attribuer(s, le('2026-09-16'));
  await lettresProduites(s.dossierId, le('2026-09-16'));
  await verbes.notifier(s, le('2026-09-17'));
  const [lus] = await lire<{ fichier: string; courrier: string; cle: string; numero: string }>(
    `SELECT f.id AS fichier, c.id AS courrier, c.cle, d.numero FROM dossier d
     JOIN piece p ON p.dossier_id = d.id JOIN fichier f ON f.piece_id = p.id
     JOIN courrier c ON c.dossier_id = d.id AND c.genre = 'attribution' WHERE d.id = $1 LIMIT 1`,
    [s.dossierId],
  );
  if (!lus) throw new Error('un dossier sans pièce ou sans courrier');
  await stockage().deposer(cleDeFichier(lus.cle), Buffer.from('%PDF-1.7'), 'application/pdf');
  dossiers[branche] = { ...s, ...lus };
}

beforeAll(async () => {
  await planterReferentiel();
  for (const branche of BRANCHES) await dossierEntier(branche);
});

/** The person who holds the function where the dossier is. */
const quiTient = (role: RoleDAgent, branche: Branche): Promise<Portee> =>
  ['administrateur', 'dpo', 'service_social', 'ministere', 'instructeur_habilitations'].includes(role)
    ? agent(compte(role.replace('_', '-').replace('instructeur-habilitations', 'instructrice')).sub)
    : role === 'agent_comptable'
      ? agent(agentDe(dossiers[branche].ou, role))
      : acteur(dossiers[branche], role, LE_JOUR);

const UNE_RAISON = {
  motif: 'repondre_famille',
  explication: 'La famille demande ce que nous avons.',
} as const;

describe.each(ROLES)('%s', (role) => {
  describe.each(BRANCHES)('in a %s', (branche) => {
    const lus = LUS[role][branche];
    const lit = (genre: Genre) => lus.includes(genre);

    test.each(TOUT)(
      `${role}, ${branche}, %s: below the application, PostgreSQL gives it or does not`,
      async (genre) => {
        const portee = await quiTient(role, branche);
        const vues = await enPortee(portee, (tx) => lignesVues(tx, dossiers[branche]));
        for (const table of TABLES_DU_GENRE[genre])
          if (lit(genre)) expect(vues[table], table).toBeGreaterThan(0);
          else expect(vues[table], table).toBe(0);
      },
    );

    test('its page, its search, its files open or do not exist', async () => {
      const portee = await quiTient(role, branche);
      const { dossierId, fichier, courrier, numero } = dossiers[branche];
      const essais: [Genre, () => Promise<unknown>][] = [
        ['suivi', () => consulterDossier(portee, dossierId, { onglet: 'resume' })],
        ['suivi', () => suiteAttendue(portee, dossierId)],
        ['pieces', () => lireFichier(portee, fichier)],
        ['courriers', () => lireCourrier(portee, courrier)],
      ];
      for (const [genre, essai] of essais)
        if (lit(genre)) await essai();
        else await attendreRefus(essai(), 'introuvable');
      const trouves = (await chercher(portee, RENTREE, numero)).dossiers;
      expect(trouves.map((trouve) => trouve.numero)).toEqual(lit('suivi') ? [numero] : []);
      const { lignes } = await pageDeBannette(portee, RENTREE, { etat: 'notifiee', urgence: 'tous' });
      expect(lignes.some((ligne) => ligne.numero === numero)).toBe(lit('suivi'));
      expect((await dossierASaisir(portee, dossierId)) !== null).toBe(lit('suivi'));
    });

    test('its incomes are read at once, with a reason, or never', async () => {
      const portee = await quiTient(role, branche);
      const { dossierId } = dossiers[branche];
      const attendu = REVENUS[role][branche];
      const demande = devoiler(portee, { dossierId, genre: 'revenus', ...UNE_RAISON });
      if (attendu === 'rien') {
        await attendreRefus(demande, 'introuvable');
        return;
      }
      expect(await demande).toEqual([{ nom: 'Revenu fiscal de référence', valeur: '101\u00a0€' }]);
      const { revenusMontres, trace, echelle } = await consulterDossier(portee, dossierId, {
        onglet: 'calcul',
      });
      expect(revenusMontres).toBe(attendu === 'lit');
      expect(/\b101\s€/u.test(JSON.stringify(trace))).toBe(attendu === 'lit');
      expect(echelle?.ressources ?? null).toBe(attendu === 'lit' ? 101 : null);
    });

    test('its tax number is read with a reason alone, or never', async () => {
      const portee = await quiTient(role, branche);
      const { dossierId } = dossiers[branche];
      const demande = devoiler(portee, { dossierId, genre: 'numero_fiscal', ...UNE_RAISON });
      if (lit('situation_familiale'))
        expect(await demande).toEqual([{ nom: 'Numéro fiscal', valeur: '0000000000000' }]);
      else await attendreRefus(demande, 'introuvable');
    });
  });
});

describe('the money', () => {
  test('is what the agent comptable finds: the name, the class, the place, the échelon, the sums, and nothing else', async () => {
    const { eleveId } = dossiers.college_public;
    const vue = (await boursesAttribuees(await quiTient('agent_comptable', 'college_public'), RENTREE)).find(
      (ligne) => ligne.eleveId === eleveId,
    );
    expect(Object.keys(vue ?? {}).sort()).toEqual([
      'au',
      'classe',
      'du',
      'echelon',
      'eleveId',
      'etablissement',
      'montants',
      'nom',
      'prenom',
      'uai',
    ]);
  });
});

describe('two functions held in two places', () => {
  test('refuses: the delegate of Lille follows no collège public there by another function held elsewhere', async () => {
    const portee = await agent(agentDeLAcademie('09', 'delegue_recteur'));
    const ailleurs = {
      role: 'secretariat' as const,
      uai: '0000000A',
      academieCode: null,
      qualite: 'Ailleurs',
    };
    const double = { ...portee, affectations: [...portee.affectations, ailleurs] };
    const { numero } = dossiers.college_public;
    expect((await chercher(double, RENTREE, numero)).dossiers).toEqual([]);
    await attendreRefus(
      consulterDossier(double, dossiers.college_public.dossierId, { onglet: 'resume' }),
      'introuvable',
    );
  });
});

describe('unmasking', () => {
  test.each([
    ['no reason of the list', { motif: '', explication: 'assez long' }, 'motif'],
    ['a reason that the list does not hold', { motif: 'curiosite', explication: 'assez long' }, 'motif'],
    ['no words', { motif: 'recours', explication: '' }, 'explication'],
    ['four letters', { motif: 'recours', explication: 'voir' }, 'explication'],
    ['blanks for words', { motif: 'recours', explication: '         ' }, 'explication'],
  ])('refuses: %s', (_, raison, champ) => {
    const lu = DevoilerSchema.safeParse({
      dossierId: dossiers.lycee_public.dossierId,
      genre: 'revenus',
      ...raison,
    });
    expect(lu.error?.issues.map(({ path }) => path.join('.'))).toEqual([champ]);
  });

  test('refuses: the one after the day’s number, which is not journaled; the day after opens again', async () => {
    const s = dossiers.lycee_public;
    const demande = { dossierId: s.dossierId, genre: 'numero_fiscal', ...UNE_RAISON } as const;
    const lectures = async () =>
      (
        await lire<{ n: number }>(
          `SELECT count(*)::int AS n FROM lecture_sensible WHERE objet = 'numero_fiscal' AND dossier_id = $1`,
          [s.dossierId],
        )
      )[0]?.n ?? 0;
    const jour = le('2026-11-12');
    const portee = await acteur(s, 'gestionnaire_sab', jour);
    const avant = await lectures();
    await Promise.all(Array.from({ length: DEVOILEMENTS_PAR_JOUR }, () => devoiler(portee, demande)));
    expect(await lectures()).toBe(avant + DEVOILEMENTS_PAR_JOUR);
    const refus = await attendreRefus(devoiler(portee, demande), 'impossible');
    expect(refus.message).toContain('demain');
    expect(await lectures()).toBe(avant + DEVOILEMENTS_PAR_JOUR);
    // Another person is not stopped, nor the same one the day after.
    await devoiler(await acteur(s, 'responsable_sab', jour), demande);
    await devoiler(await acteur(s, 'gestionnaire_sab', le('2026-11-13')), demande);
  });

  test('refuses: the site reads no count and sets none back', async () => {
    const portee = await quiTient('gestionnaire_sab', 'lycee_public');
    for (const sql of [
      'SELECT 1 FROM devoilement',
      'DELETE FROM devoilement',
      'UPDATE devoilement SET nombre = 0',
    ])
      await expect(enPortee(portee, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(/permission denied/);
  });

  test('is counted for who asks, and lands in the register under that name', async () => {
    const s = dossiers.college_public;
    const portee = await acteur(s, 'secretariat', le('2026-11-20'));
    await devoiler(portee, { dossierId: s.dossierId, genre: 'numero_fiscal', ...UNE_RAISON });
    expect(
      await lire(`SELECT nombre FROM devoilement WHERE agent_id = $1 AND jour = '2026-11-20'`, [
        portee.auteur.id,
      ]),
    ).toEqual([{ nombre: 1 }]);
    expect(
      await lire(
        `SELECT lecteur_genre, motif, explication FROM lecture_sensible
         WHERE lecteur_id = $1 AND objet = 'numero_fiscal' ORDER BY id DESC LIMIT 1`,
        [portee.auteur.id],
      ),
    ).toEqual([{ lecteur_genre: 'agent', ...UNE_RAISON }]);
  });
});
