/** An opinion asked of somebody who does not read the dossier: they see what is told them, answer once, and no delay waits. */
import { beforeEach, describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { rendreAvis, solliciter } from '#lib/sollicitation/actes.ts';
import { avisARendre, avisDemandes, avisDuDossier, avisEnRetard } from '#lib/sollicitation/queries.ts';
import { RendreSchema, SolliciterSchema } from '#lib/sollicitation/schema.ts';
import { verserAvis } from '#lib/sollicitation/taches.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { agentDeLAcademie } from '#monde/agents.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-10-05');
const POUR = '2026-10-12';
const RETARD = le('2026-10-13');
const QUESTION = 'Qui a la charge effective de cet élève ?';
const AVIS = 'La tante chez qui il vit depuis la rentrée.';

let s: Scene;
let gestionnaire: Portee;
let sociale: Portee;

const portee = async (sub: string, jour = JOUR): Promise<Portee> => {
  const trouvee = await porteeDAgent(sub, jour);
  if (!trouvee) throw new Error(`agent inconnu : ${sub}`);
  return trouvee;
};

const demander = (qui: Portee, autres: Record<string, unknown> = {}) =>
  solliciter(
    qui,
    SolliciterSchema.parse({
      dossierId: s.dossierId,
      version: s.version,
      a: 'service_social',
      question: QUESTION,
      aRendreLe: POUR,
      eleve: 'oui',
      ...autres,
    }),
  );

const dernier = async (): Promise<string> => {
  const [lu] = await lire<{ id: string }>(
    'SELECT id FROM avis_sollicite WHERE dossier_id = $1 ORDER BY id DESC LIMIT 1',
    [s.dossierId],
  );
  return lu?.id ?? '';
};

const journal = async (acte: string) =>
  lire<{ auteur_genre: string; contenu: Record<string, unknown> }>(
    'SELECT auteur_genre::text, contenu FROM ligne_de_journal WHERE dossier_id = $1 AND acte = $2',
    [s.dossierId, acte],
  );

beforeEach(async () => {
  s = await dossierA('en_instruction', 'lycee_public');
  gestionnaire = await acteur(s, 'gestionnaire_sab', JOUR);
  sociale = await portee('agent-service-social');
});

describe('whom it is asked of', () => {
  test('sees the question and what was chosen, and nothing of the dossier', async () => {
    await demander(gestionnaire);
    const id = await dernier();
    const avis = await avisARendre(sociale, id);
    expect(avis.question).toBe(QUESTION);
    expect(avis.donnees.map(({ libelle }) => libelle)).toEqual([
      'Nom, prénom et date de naissance de l’élève',
    ]);
    expect((await avisDemandes(sociale)).map((vu) => vu.id)).toContain(id);
    await attendreRefus(consulterDossier(sociale, s.dossierId, { onglet: 'situation' }), 'introuvable');
    const moi = `agent:${sociale.auteur.id}`;
    for (const table of [
      'dossier',
      'eleve',
      'demande',
      'piece',
      'decision',
      'ligne_de_journal',
      'note_de_dossier',
    ])
      expect(await enTantQuApplication(moi, `SELECT 1 FROM ${table} LIMIT 1`), table).toEqual([]);
  });

  test('the demand and each reading are kept: in the dossier’s journal, in the register of reads', async () => {
    await demander(gestionnaire, { scolarite: 'oui' });
    const id = await dernier();
    expect(await journal('solliciter_avis')).toEqual([
      {
        auteur_genre: 'agent',
        contenu: {
          avis: id,
          a: 'Tout le service social en faveur des élèves',
          aRendreLe: POUR,
          dit: ['Nom, prénom et date de naissance de l’élève', 'Établissement et classe'],
        },
      },
    ]);
    await avisARendre(sociale, id);
    const lus = await lire(
      "SELECT lecteur_id FROM lecture_sensible WHERE dossier_id = $1 AND objet = 'avis' AND precision = $2",
      [s.dossierId, id],
    );
    expect(lus).toEqual([{ lecteur_id: sociale.auteur.id }]);
  });

  test('refuses: another agent, another académie’s service, the administrateur and the family', async () => {
    await demander(gestionnaire);
    const id = await dernier();
    const autres = [
      await portee('agent-secretariat'),
      await portee(agentDeLAcademie('16', 'responsable_sab')),
      await portee('agent-administrateur'),
    ];
    for (const autre of autres) {
      await attendreRefus(avisARendre(autre, id), 'introuvable');
      await attendreRefus(rendreAvis(autre, { id, reponse: AVIS }), 'introuvable');
      expect(
        await enTantQuApplication(
          `agent:${autre.auteur.id}`,
          `SELECT 1 FROM avis_sollicite WHERE id = '${id}'`,
        ),
      ).toEqual([]);
    }
    const famille = await acteur(s, 'famille', JOUR);
    expect(await enTantQuApplication(`famille:${famille.auteur.id}`, 'SELECT 1 FROM avis_sollicite')).toEqual(
      [],
    );
  });

  test('one person by name: refuses the rest of the service', async () => {
    const chef = await acteur(s, 'chef_etablissement', JOUR);
    await demander(gestionnaire, { a: chef.auteur.id });
    const id = await dernier();
    expect((await avisARendre(chef, id)).question).toBe(QUESTION);
    await attendreRefus(avisARendre(sociale, id), 'introuvable');
  });
});

describe('the answer', () => {
  test('is given once, kept, told by the journal once however often the job is done', async () => {
    await demander(gestionnaire);
    const id = await dernier();
    await rendreAvis(sociale, { id, reponse: AVIS });
    await attendreRefus(rendreAvis(sociale, { id, reponse: 'Autre chose, finalement.' }), 'conflit');
    await verserAvis({ avisId: id });
    await verserAvis({ avisId: id });
    expect(await journal('verser_avis')).toEqual([
      { auteur_genre: 'systeme', contenu: { avis: id, par: sociale.auteur.nom } },
    ]);
    const [avis] = (await avisDuDossier(gestionnaire, s.dossierId)).avis;
    expect(avis).toMatchObject({ reponse: AVIS, renduParNom: sociale.auteur.nom, enRetard: false });
  });

  test('late, it is a task of who asked; the delay of the dossier has not moved', async () => {
    const echeance = async () =>
      (await lire('SELECT etat::text, echeance_le FROM dossier WHERE id = $1', [s.dossierId]))[0];
    const avant = await echeance();
    await demander(gestionnaire);
    expect(await echeance()).toEqual(avant);
    const plusTard = await acteur(s, 'gestionnaire_sab', RETARD);
    const lesMiens = async (qui: Portee) => (await avisEnRetard(qui)).map(({ dossierId }) => dossierId);
    expect(await lesMiens(await acteur(s, 'gestionnaire_sab', le(POUR)))).not.toContain(s.dossierId);
    expect(await lesMiens(plusTard)).toContain(s.dossierId);
    expect(await lesMiens(await acteur(s, 'responsable_sab', RETARD))).not.toContain(s.dossierId);
    await rendreAvis(await portee('agent-service-social', RETARD), { id: await dernier(), reponse: AVIS });
    expect(await lesMiens(plusTard)).not.toContain(s.dossierId);
  });
});

describe('what is not asked', () => {
  test('refuses: a day that is not to come, a person of elsewhere, oneself, an old page', async () => {
    const refus = async (autres: Record<string, unknown>) =>
      (await attendreRefus(demander(gestionnaire, autres), 'impossible')).champ;
    expect(await refus({ aRendreLe: JOUR.toString() })).toBe('aRendreLe');
    const ailleurs = await portee(agentDeLAcademie('16', 'responsable_sab'));
    expect(await refus({ a: ailleurs.auteur.id })).toBe('a');
    expect(await refus({ a: gestionnaire.auteur.id })).toBe('a');
    await attendreRefus(demander(gestionnaire, { version: s.version - 1 }), 'conflit');
    expect(await journal('solliciter_avis')).toEqual([]);
  });

  test('refuses: outside the portée, and by who holds no office', async () => {
    await attendreRefus(demander(await portee('agent-secretariat')), 'introuvable');
    await attendreRefus(demander(sociale), 'introuvable');
    await attendreRefus(demander(await acteur(s, 'delegue_recteur', JOUR)), 'interdit');
  });

  test('refuses: an empty question, an answer of nothing, and any datum that is not of the list', () => {
    const bonne = {
      dossierId: s.dossierId,
      version: 1,
      a: 'service_social',
      question: QUESTION,
      aRendreLe: POUR,
    };
    expect(SolliciterSchema.safeParse({ ...bonne, question: ' ' }).success).toBe(false);
    expect(RendreSchema.safeParse({ id: s.dossierId, reponse: 'oui' }).success).toBe(false);
    expect(SolliciterSchema.parse({ ...bonne, revenus: 'oui' })).not.toHaveProperty('revenus');
  });
});

describe('below the application', () => {
  test('refuses: an answer by somebody else, edited, removed, or a demand on a dossier that one does not see', async () => {
    await demander(gestionnaire);
    const id = await dernier();
    const ecrire = `UPDATE avis_sollicite SET reponse = 'A', rendu_par_id = gen_random_uuid(), rendu_par_nom = 'A', rendu_le = '2026-10-06' WHERE id = '${id}'`;
    await expect(enTantQuApplication(`agent:${gestionnaire.auteur.id}`, ecrire)).rejects.toThrow(
      /par qui on l’a demandé/,
    );
    const moi = `agent:${sociale.auteur.id}`;
    await enTantQuApplication(moi, ecrire);
    expect(await lire('SELECT rendu_par_id FROM avis_sollicite WHERE id = $1', [id])).toEqual([
      { rendu_par_id: sociale.auteur.id },
    ]);
    await expect(
      enTantQuApplication(moi, `UPDATE avis_sollicite SET reponse = 'B' WHERE id = '${id}'`),
    ).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('DELETE FROM avis_sollicite WHERE id = $1', [id])).rejects.toThrow(/ne s’efface pas/);
    await expect(
      enTantQuApplication(
        moi,
        `INSERT INTO avis_sollicite (id, dossier_id, auteur_id, auteur_nom, destinataire_id, academie_code, question, donnees, demande_le, a_rendre_le)
         VALUES (gen_random_uuid(), '${s.dossierId}', '${sociale.auteur.id}', 'A', '${gestionnaire.auteur.id}', '09', 'Une question.', '[]', '2026-10-05', '2026-10-06')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
