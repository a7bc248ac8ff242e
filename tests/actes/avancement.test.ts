/** How far a campaign is in an établissement, who is to be called, what nobody moves: counted by hand, and for nobody else. */
import { beforeAll, describe, expect, test } from 'vitest';
import { quiAppeler } from '#lib/avancement/faits.ts';
import {
  avancementDesClasses,
  dossiersImmobiles,
  ELEVES_LISTES,
  elevesDeLaClasse,
  faitsSansPersonne,
  famillesAAppeler,
  tableurDesClasses,
  tableurDesImmobiles,
} from '#lib/avancement/queries.ts';
import {
  ApresImmobileSchema,
  adresseApresImmobile,
  adresseDeClasse,
  ListeDeClasseSchema,
  SUITES_DE_CLASSE,
} from '#lib/avancement/schema.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { AUTOMATISMES, suiteDeLAutomatisme } from '#lib/droit/echeances/automatismes.ts';
import { ACTES, ligne } from '#lib/droit/procedure.ts';
import { relancerAvantCloture } from '#lib/echeance/actes.ts';
import { confier, mettreEnAttente } from '#lib/suivi/actes.ts';
import { AttenteSchema } from '#lib/suivi/schema.ts';
import { type Portee, porteeSysteme } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const AVANT_LA_CLOTURE = le('2026-10-05');
const JOUR = le('2026-11-10');
const { uai } = ETABLISSEMENTS.collegePublic;

let incomplet: Scene;
let instruit: Scene;
let relancee: Scene;
let secretariat: (jour: typeof JOUR) => Promise<Portee>;

beforeAll(async () => {
  secretariat = (jour) => agent(agentDe('collegePublic', 'secretariat'), jour);
  await dossierA('brouillon', 'college_public');
  await dossierA('deposee', 'college_public');
  incomplet = await dossierA('incomplete', 'college_public');
  instruit = await dossierA('en_instruction', 'college_public');
  await dossierA('en_instruction', 'lycee_public');
  await dossierA('notifiee', 'college_public');
  relancee = nouvelleScene('collegePublic');
  await falsifier(`
    UPDATE dossier SET depuis_le = '2026-09-14 10:00+02' WHERE etat = 'en_instruction';
    UPDATE dossier SET depuis_le = '2026-11-01 10:00+02' WHERE etat = 'deposee';
    UPDATE dossier SET depuis_le = '2026-09-01 10:00+02' WHERE etat = 'notifiee';
    UPDATE dossier SET depuis_le = '2026-11-05 10:00+02', echeance_le = '2026-10-08', echeance_cause = 'pieces', echeance_article = 'C. III' WHERE id = '${incomplet.dossierId}';
    UPDATE responsable SET telephone = '06 39 98 00 01', telephone_portable = NULL
      WHERE id = (SELECT demandeur_id FROM dossier WHERE id = '${incomplet.dossierId}');
    INSERT INTO relance (id, scolarite_id, responsable_id, etape, jour, courriel, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), s.id, l.responsable_id, 'courriel', '2026-09-30', 'a@b.fr', gen_random_uuid(), 'A'
      FROM scolarite s JOIN lien l ON l.eleve_id = s.eleve_id WHERE s.eleve_id = '${relancee.eleveId}' LIMIT 1;
    UPDATE responsable SET telephone = '06 39 98 00 02', telephone_portable = NULL
      WHERE id = (SELECT responsable_id FROM relance LIMIT 1)`);
});

const enTexte = async (fichier: Promise<{ octets: Uint8Array; nom: string }>) => {
  const { octets, nom } = await fichier;
  return { nom, lignes: new TextDecoder().decode(octets).replace('\uFEFF', '').trim().split('\r\n') };
};

describe('the files for a spreadsheet', () => {
  test('classes: the numbers of the page, with the name of the day', async () => {
    const portee = await secretariat(JOUR);
    const { classes } = await avancementDesClasses(portee);
    const { nom, lignes } = await enTexte(tableurDesClasses(portee, 'csv'));
    expect(nom).toBe('classes-2026-11-10.csv');
    expect(lignes[0]).toBe('UAI;Établissement;Classe;Élèves;Demandes;Relances sans réponse');
    expect(lignes).toHaveLength(classes.length + 1);
    const premiere = classes[0];
    expect(lignes[1]?.startsWith(`${uai};`)).toBe(true);
    expect(lignes[1]?.endsWith(`;${premiere?.eleves};${premiere?.recues};${premiere?.relances}`)).toBe(true);
  });

  test('dossiers that nobody moves: the reason and the day of each; refuses those of elsewhere', async () => {
    const { nom, lignes } = await enTexte(tableurDesImmobiles(await secretariat(JOUR), 'csv'));
    expect(nom).toBe('dossiers-immobiles-2026-11-10.csv');
    expect(lignes.length).toBeGreaterThan(1);
    expect(lignes.slice(1).every((ligne) => /;2026-09-14;/.test(ligne))).toBe(true);
    const ailleurs = await agent(agentDe('autreCollegePublic', 'secretariat'), JOUR);
    expect((await enTexte(tableurDesImmobiles(ailleurs, 'csv'))).lignes).toHaveLength(1);
    expect(
      (await enTexte(tableurDesClasses(ailleurs, 'csv'))).lignes.some((ligne) => ligne.startsWith(uai)),
    ).toBe(false);
  });
});

const appelsLe = async (jour: typeof JOUR) => {
  const portee = await secretariat(jour);
  return famillesAAppeler(portee, await avancementDesClasses(portee));
};

describe('the classes', () => {
  test.each(['2026-11-10', '2027-02-10'])(
    'on %s, tell a campaign that is closed, never one that is not open',
    async (lu) => {
      const { annee, campagne, classes } = await avancementDesClasses(await secretariat(le(lu)));
      expect([annee, campagne?.cloture.toString(), campagne?.ouverte]).toEqual([
        RENTREE,
        '2026-10-15',
        false,
      ]);
      expect(classes.length).toBeGreaterThan(0);
    },
  );

  test('tell pupils, demandes received and reminders left without answer, as counted by hand', async () => {
    const { annee, campagne, classes } = await avancementDesClasses(await secretariat(AVANT_LA_CLOTURE));
    expect([annee, campagne?.cloture.toString(), campagne?.ouverte]).toEqual([RENTREE, '2026-10-15', true]);
    const aLaMain = await lire<{ classe: string; eleves: number; recues: number; relances: number }>(
      `SELECT s.classe, count(*)::int AS eleves,
         (count(*) FILTER (WHERE s.eleve_id IN (SELECT eleve_id FROM dossier WHERE rentree = 2026 AND etat <> 'brouillon')))::int AS recues,
         (count(*) FILTER (WHERE s.id IN (SELECT scolarite_id FROM relance)))::int AS relances
       FROM scolarite s WHERE s.uai = '${uai}' AND s.rentree = 2026 AND s.statut = 'scolaire' AND s.niveau <> 'post_bac'
         AND (s.sortie_le IS NULL OR s.sortie_le > '2026-10-05') GROUP BY 1 ORDER BY 1`,
    );
    expect(aLaMain.reduce((somme, { recues }) => somme + recues, 0)).toBe(4);
    expect(
      classes
        .map(({ classe, eleves, recues, relances }) => ({ classe, eleves, recues, relances }))
        .toSorted((a, b) => (a.classe < b.classe ? -1 : 1)),
    ).toEqual(aLaMain);
    const [premiere] = classes;
    expect(premiere?.recues).toBe(Math.min(...aLaMain.map(({ recues }) => recues)));
  });

  test('refuses: of no établissement, none; of another, its own', async () => {
    const sab = await agent(
      agentDeLAcademie(ETABLISSEMENTS.collegePublic.academieCode, 'responsable_sab'),
      JOUR,
    );
    expect((await avancementDesClasses(sab)).classes).toEqual([]);
    const ailleurs = await agent(agentDe('autreCollegePublic', 'secretariat'), JOUR);
    const { classes } = await avancementDesClasses(ailleurs);
    expect(classes.filter((classe) => classe.uai === uai || classe.recues > 0)).toEqual([]);
  });
});

describe('the pupils behind the numbers of a class', () => {
  const toutes = async (portee: Portee) => {
    const { classes } = await avancementDesClasses(portee);
    return classes.flatMap(({ classe, uai: ou, ...nombres }) =>
      SUITES_DE_CLASSE.map((suite) => ({ uai: ou, classe, suite, dit: nombres[suite] })),
    );
  };

  test('are as many as each says; who has a demande opens it, who was reminded says when', async () => {
    const portee = await secretariat(AVANT_LA_CLOTURE);
    const vues = await toutes(portee);
    expect(vues.filter(({ dit }) => dit > 0).length).toBeGreaterThan(3);
    for (const { dit, ...demandee } of vues) {
      const adresse = new URL(adresseDeClasse(demandee), 'http://a');
      const lue = ListeDeClasseSchema.parse(Object.fromEntries(adresse.searchParams));
      const { lignes, total } = await elevesDeLaClasse(portee, { ...lue, uai: lue.uai ?? '' }, 0);
      expect([adresse.search, total, lignes.length]).toEqual([
        ...[adresse.search, dit, Math.min(dit, ELEVES_LISTES)],
      ]);
      if (lue.suite === 'recues')
        expect(lignes.every(({ dossierId, etat }) => dossierId && etat !== 'brouillon')).toBe(true);
      if (lue.suite === 'relances')
        expect(lignes.map(({ dossierId, relanceLe }) => [dossierId, relanceLe])).toEqual(
          lignes.map(() => [null, '2026-09-30']),
        );
    }
  });

  test('refuses: to another établissement, to a service that holds none, and what is not a class', async () => {
    const [vue] = await toutes(await secretariat(AVANT_LA_CLOTURE));
    if (!vue) throw new Error('aucune classe');
    const sab = await agent(agentDeLAcademie(instruit.academie, 'responsable_sab'), AVANT_LA_CLOTURE);
    for (const autre of [await agent(agentDe('autreCollegePublic', 'secretariat'), AVANT_LA_CLOTURE), sab])
      expect(await elevesDeLaClasse(autre, vue, 0)).toEqual({ lignes: [], total: 0, etablissement: null });
    const ici = await secretariat(AVANT_LA_CLOTURE);
    expect((await elevesDeLaClasse(ici, { ...vue, classe: "' OR true --" }, 0)).total).toBe(0);
    expect(ListeDeClasseSchema.parse({ uai: 'faux', suite: '__proto__', page: '0' })).toEqual({
      ...{ uai: null, classe: '', suite: 'eleves', page: 1 },
    });
  });
});

describe('the families to call', () => {
  test('are those whose pieces are awaited within days, then those reminded and silent', async () => {
    const appels = await appelsLe(AVANT_LA_CLOTURE);
    expect(appels.map(({ telephone, dossierId }) => [telephone, dossierId])).toEqual([
      ['06 39 98 00 01', incomplet.dossierId],
      ['06 39 98 00 02', null],
    ]);
  });

  test('refuses: too early for either; reminded, once the campaign is closed', async () => {
    expect(await appelsLe(le('2026-10-02'))).toEqual([]);
    expect(await appelsLe(JOUR)).toEqual([]);
    const ailleurs = await agent(agentDe('autreCollegePublic', 'secretariat'), AVANT_LA_CLOTURE);
    expect(await famillesAAppeler(ailleurs, await avancementDesClasses(ailleurs))).toEqual([]);
  });
});

const immobiles = async (portee: Portee) =>
  (await dossiersImmobiles(portee, RENTREE)).map(({ numero, etat }) => `${numero} ${etat}`);

const aLaMain = async (ou: string) =>
  (
    await lire<{ dit: string }>(
      `SELECT numero || ' ' || etat AS dit FROM dossier WHERE etat = 'en_instruction' AND ${ou} ORDER BY depuis_le, id`,
    )
  ).map(({ dit }) => dit);

describe('the dossiers that nobody moves', () => {
  test('are those too long in a state that somebody must leave', async () => {
    expect(await immobiles(await secretariat(JOUR))).toEqual(await aLaMain(`uai = '${uai}'`));
    const sab = await agent(agentDeLAcademie(instruit.academie, 'responsable_sab'), JOUR);
    expect(await immobiles(sab)).toEqual(await aLaMain('true'));
  });

  test('are read page after page, each once, and say who must move them and at which number', async () => {
    const portee = await agent(agentDeLAcademie(instruit.academie, 'responsable_sab'), JOUR);
    const [premiere, ...autres] = await dossiersImmobiles(portee, RENTREE);
    if (!premiere) throw new Error('aucun dossier immobile');
    expect(autres.length).toBeGreaterThan(0);
    const { searchParams } = new URL(adresseApresImmobile(premiere), 'http://a');
    const { apres } = ApresImmobileSchema.parse(Object.fromEntries(searchParams));
    expect((await dossiersImmobiles(portee, RENTREE, { apres })).map(({ id }) => id)).toEqual(
      autres.map(({ id }) => id),
    );
    expect(await dossiersImmobiles(portee, RENTREE, { limite: 1 })).toHaveLength(1);
    const [academie] = await lire<{ telephone: string }>('SELECT telephone FROM academie WHERE code = $1', [
      instruit.academie,
    ]);
    expect([premiere, ...autres].map((lu) => [lu.branche, quiAppeler(lu)]).toSorted()).toEqual([
      ['college_public', { qui: 'L’établissement', telephone: ETABLISSEMENTS.collegePublic.telephone }],
      ['lycee_public', { qui: 'Le service académique', telephone: academie?.telephone }],
    ]);
    expect(quiAppeler({ ...premiere, etat: 'incomplete' })).toEqual({ qui: 'La famille', telephone: null });
  });

  test.each(['', 'hier~moi', '2026-09-14T08:00:00.000Z', "2026-09-14T08:00:00.000Z~' OR true"])(
    'refuses: « %s » is no place of the list: it is read from its beginning',
    (apres) => {
      expect(ApresImmobileSchema.parse({ apres })).toEqual({ apres: null });
    },
  );

  test('refuses: to who holds none of them; one that was set aside until a day', async () => {
    for (const role of ['agent_comptable', 'dpo', 'famille'] as const)
      expect(await immobiles(await acteur(instruit, role, JOUR))).toEqual([]);
    const delegue = await agent(agentDeLAcademie(instruit.academie, 'delegue_recteur'), JOUR);
    expect(await immobiles(delegue)).toEqual(await aLaMain("branche = 'lycee_public'"));
    const attente = {
      dossierId: instruit.dossierId,
      rang: 0,
      reveilLe: '11/11/2026',
      motif: 'La famille est absente.',
    };
    await mettreEnAttente(await secretariat(JOUR), AttenteSchema.parse(attente));
    expect(await immobiles(await secretariat(JOUR))).toEqual([]);
  });
});

describe('what the application did by itself', () => {
  const NUIT = le('2026-10-05');
  const faitsVus = async (portee: Portee, miens = false) => {
    const { faits, total, parties } = await faitsSansPersonne(portee, { miens });
    expect(total).toBe(faits.length);
    return { parties, faits: faits.map(({ id, acte, aMoi }) => ({ id, acte, aMoi })) };
  };

  test('is listed the next morning, with what it leaves to a person; those entrusted to who reads alone when asked', async () => {
    const { version } = await accomplir(
      porteeSysteme(NUIT),
      relancerAvantCloture({ dossierId: incomplet.dossierId, version: incomplet.version }),
    );
    incomplet.version = version;
    const matin = await secretariat(le('2026-10-06'));
    const attendu = { id: incomplet.dossierId, acte: 'relancer_avant_cloture', aMoi: false };
    expect((await faitsVus(matin)).faits).toEqual([attendu]);
    expect(await faitsVus(matin, true)).toEqual({ faits: [], parties: 0 });
    await confier(matin, {
      dossierId: incomplet.dossierId,
      rang: 0,
      liste: '',
      agentId: matin.auteur.id ?? '',
    });
    expect((await faitsVus(matin, true)).faits).toEqual([{ ...attendu, aMoi: true }]);
    const [dite] = (await faitsSansPersonne(matin)).faits;
    expect([dite?.versEtat, dite?.etat]).toEqual(['incomplete', 'incomplete']);
    expect(suiteDeLAutomatisme('relancer_avant_cloture')).toMatch(/^Rien : la famille sait ce qui manque/);
  });

  test('refuses: of the days before, of another place, to who follows no dossier; an act of a person', async () => {
    expect((await faitsVus(await secretariat(le('2026-10-07')))).faits).toEqual([]);
    const ailleurs = await agent(agentDe('autreCollegePublic', 'secretariat'), le('2026-10-06'));
    expect((await faitsVus(ailleurs)).faits).toEqual([]);
    for (const role of ['agent_comptable', 'dpo', 'famille'] as const)
      expect((await faitsVus(await acteur(incomplet, role, le('2026-10-06')))).faits).toEqual([]);
    // Each act of the application says what it leaves; nobody else's does. It decides nothing.
    for (const acte of ACTES)
      if (AUTOMATISMES.includes(acte)) expect(suiteDeLAutomatisme(acte).length).toBeGreaterThan(20);
      else expect(() => suiteDeLAutomatisme(acte)).toThrow(RangeError);
    expect(AUTOMATISMES.filter((acte) => ligne(acte).decision)).toEqual([]);
    expect(AUTOMATISMES).toContain('notifier');
  });
});
