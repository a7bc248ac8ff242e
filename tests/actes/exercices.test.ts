/** What persons ask about their own data: in their own name, answered within the month, a limitation that stops what it must and no more. */
import { beforeAll, describe, expect, test } from 'vitest';
import { compterLaConservation } from '#lib/conservation/taches.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { mesDonnees } from '#lib/donnees/queries.ts';
import { enregistrerUnExercice, exercerUnDroit, suivreUnExercice } from '#lib/exercice/actes.ts';
import { direEtat, etatDExercice } from '#lib/exercice/faits.ts';
import {
  consentementsProuves,
  exercice,
  lettre,
  mesExercices,
  mesNumeros,
  registreDesExercices,
} from '#lib/exercice/queries.ts';
import { EnregistrerSchema, ExercerSchema, SuivreSchema } from '#lib/exercice/schema.ts';
import { annoncerReponse } from '#lib/exercice/taches.ts';
import { famillesSansDemande } from '#lib/relance/queries.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { boiteAuxLettres } from './appui/boite-aux-lettres.ts';
import { poserConsentement } from './appui/consentements.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const RECUE = le('2026-10-01');
const PLUS_TARD = le('2026-11-10');

const { recus } = boiteAuxLettres();

/** Does the jobs that announce answers, those in the queue. */
async function annoncer(): Promise<void> {
  const suites = await lire<{ id: string }>(
    `DELETE FROM graphile_worker._private_jobs p USING graphile_worker._private_tasks t
     WHERE t.id = p.task_id AND t.identifier = 'annoncer_reponse' RETURNING p.payload->>'suiteId' AS id`,
  );
  for (const { id } of suites) await annoncerReponse({ suiteId: id });
}

let sienne: Scene;
let autre: Scene;
let muette: Scene;
let famille: Portee;
let dpo: Portee;

beforeAll(async () => {
  await reglerLeJour(RECUE);
  sienne = await dossierA('notifiee', 'college_public');
  autre = await dossierA('deposee', 'college_public');
  muette = nouvelleScene('collegePublic');
  await poserConsentement(muette);
  famille = await acteur(sienne, 'famille', RECUE);
  dpo = await agent('agent-dpo', RECUE);
});

const numeroDe = async ({ dossierId }: Scene): Promise<string> =>
  (await lire<{ numero: string }>('SELECT numero FROM dossier WHERE id = $1', [dossierId]))[0]?.numero ?? '';
const demander = (portee: Portee, dits: object) =>
  exercerUnDroit(portee, ExercerSchema.parse({ droit: 'acces', precisions: 'Tout.', numero: '', ...dits }));
const recue = async (dits: object = {}) =>
  enregistrerUnExercice(
    dpo,
    EnregistrerSchema.parse({
      ...{ droit: 'opposition', precisions: 'Ne m’écrivez plus.', numero: '', nom: 'Léa Roux' },
      ...{ adresse: '1 rue Haute\n59000 Lille', recueLe: '01/10/2026', ...dits },
    }),
  );
const suivre = (portee: Portee, exerciceId: string, dits: object) =>
  suivreUnExercice(portee, SuivreSchema.parse({ exerciceId, motif: 'Une raison.', ...dits }));
const suspensions = async ({ eleveId }: Scene): Promise<string[]> =>
  (await lire<{ c: string[] }>('SELECT suspensions_de_l_eleve($1) AS c', [eleveId]))[0]?.c ?? [];
const aRelancer = async (): Promise<string[]> => {
  const { lignes } = await famillesSansDemande(await acteur(sienne, 'secretariat', RECUE));
  return lignes.map(({ id }) => id);
};

describe('a person online', () => {
  test('asks in its own name, for one of its demandes, and reads the day of the answer', async () => {
    const numero = await numeroDe(sienne);
    expect((await mesNumeros(famille)).map((sien) => sien.numero)).toContain(numero);
    await demander(famille, { droit: 'limitation', numero: numero.toLowerCase() });
    const [vu, ...reste] = await mesExercices(famille);
    expect(reste).toEqual([]);
    expect(vu).toMatchObject({ droit: 'limitation', canal: 'en_ligne', nom: famille.auteur.nom, numero });
    expect(vu && direEtat(etatDExercice(vu, RECUE))).toBe(
      'réponse due au plus tard le dimanche 1er novembre 2026',
    );
    expect(await suspensions(sienne)).toContain('droits');
    const dites = (await mesDonnees(famille)).flatMap(({ lignes }) => lignes.map(([, valeur]) => valeur));
    expect(dites).toContain('limitation : Tout.');
  });

  test('refuses: the demande of another family, an agent, whoever writes for another below the pages', async () => {
    const refus = await attendreRefus(demander(famille, { numero: await numeroDe(autre) }), 'impossible');
    expect(refus.champ).toBe('numero');
    await attendreRefus(demander(await acteur(sienne, 'chef_etablissement', RECUE), {}), 'interdit');
    const elle = `famille:${famille.auteur.id}`;
    const ecrite = await enTantQuApplication(
      elle,
      `INSERT INTO exercice_de_droit (id, droit, canal, recue_le, nom, precisions, responsable_id, auteur_id, auteur_nom)
       SELECT gen_random_uuid(), 'acces', 'en_ligne', '2020-01-01', 'Z', 'Z', '${muette.foyer.responsables[0]?.id}', gen_random_uuid(), 'Z'
       RETURNING responsable_id AS qui, recue_le = jour_de_la_session() AS du_jour, nom`,
    );
    // Whatever is written, it is hers, of the day of the session.
    expect(ecrite).toEqual([{ qui: famille.auteur.id, du_jour: true, nom: famille.auteur.nom }]);
    await falsifier("DELETE FROM exercice_de_droit WHERE precisions = 'Z'");
    expect(await mesExercices(await acteur(autre, 'famille', RECUE))).toEqual([]);
    await expect(
      enTantQuApplication(
        elle,
        `INSERT INTO suite_d_exercice (id, exercice_id, rang, genre, sens, motif, jour, auteur_id, auteur_nom)
         SELECT gen_random_uuid(), id, 1, 'reponse', 'accordee', 'Z', '2026-10-01', gen_random_uuid(), 'Z' FROM exercice_de_droit`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('the data protection officer', () => {
  test('limits the data: whoever opens the dossier reads it, the erasing waits, the bourse goes on', async () => {
    const { attendent } = await registreDesExercices(dpo);
    const id = attendent.find(({ droit }) => droit === 'limitation')?.id ?? '';
    await suivre(dpo, id, { genre: 'limitation' });
    await annoncer();
    expect(recus).toEqual([]);
    const chef = await acteur(sienne, 'chef_etablissement', RECUE);
    const ouverte = await consulterDossier(chef, sienne.dossierId, { onglet: 'resume' });
    expect(ouverte.limiteesDepuis?.toString()).toBe('2026-10-01');
    await suivre(dpo, id, { genre: 'reponse', sens: 'accordee' });
    expect(await suspensions(sienne)).toContain('droits');
    // The person is told that the answer is there, and nothing of it; who wrote on paper has a letter.
    await suivre(dpo, await recue({}), { genre: 'reponse', sens: 'accordee' });
    await annoncer();
    const [elle] = await lire<{ courriel: string }>('SELECT courriel FROM responsable WHERE id = $1', [
      famille.auteur.id,
    ]);
    expect(recus.map(({ a }) => a)).toEqual([elle?.courriel]);
    expect(recus[0]?.texte).toMatch(/famille\/donnees/);
    expect(recus[0]?.texte).not.toMatch(/limit|accord/i);
    // Acts and their delays are those of any dossier.
    const libre = await dossierA('notifiee', 'college_public');
    const { verdicts, echeance } = await consulterDossier(
      await acteur(libre, 'chef_etablissement', RECUE),
      libre.dossierId,
      { onglet: 'resume' },
    );
    expect(ouverte.verdicts).toEqual(verdicts);
    expect(String(ouverte.echeance?.echeance)).toBe(String(echeance?.echeance));
    await verbes.formerRecours(sienne, RECUE);
    await attendreRefus(suivre(dpo, id, { genre: 'levee', informeeLe: '02/10/2026' }), 'impossible');
    await suivre(dpo, id, { genre: 'levee', informeeLe: '01/10/2026' });
    const apres = await consulterDossier(chef, sienne.dossierId, { onglet: 'resume' });
    expect([apres.limiteesDepuis, await suspensions(sienne)]).toEqual([null, ['recours']]);
    expect((await exercice(dpo, id)).suites.map(({ genre }) => genre)).toEqual([
      ...['limitation', 'reponse', 'levee'],
    ]);
    for (const genre of ['levee', 'prolongation'])
      await attendreRefus(suivre(dpo, id, { genre, informeeLe: '01/10/2026' }), 'conflit');
    await attendreRefus(suivre(dpo, id, { genre: 'reponse', sens: 'refusee' }), 'conflit');
  });

  test('registers a letter; the month counts from the day it came; more time once, with a reason, within the month', async () => {
    const id = await recue({ droit: 'acces', recueLe: '30/09/2026' });
    const du = async () => etatDExercice(await exercice(dpo, id), PLUS_TARD);
    expect([(await du()).echeance.toString(), (await du()).enRetard]).toEqual(['2026-10-30', true]);
    await suivre(dpo, id, { genre: 'prolongation' });
    expect([(await du()).echeance.toString(), (await du()).enRetard]).toEqual(['2026-12-30', false]);
    await attendreRefus(suivre(dpo, id, { genre: 'prolongation' }), 'conflit');
    await attendreRefus(suivre(dpo, id, { genre: 'limitation' }), 'impossible');
    const tard = await recue({ droit: 'acces', recueLe: '31/08/2026' });
    // 31 August and a month is 30 September: it is past on 1 October.
    const refus = await attendreRefus(suivre(dpo, tard, { genre: 'prolongation' }), 'impossible');
    expect(refus.message).toContain('Le premier mois est passé');
    const { attendent } = await registreDesExercices(dpo);
    expect(attendent[0]?.id).toBe(tard);
    await attendreRefus(lettre(dpo, tard), 'impossible');
    const { octets, nom } = await lettre(dpo, id);
    expect([new TextDecoder('latin1').decode(octets.slice(0, 5)), nom]).toEqual([
      '%PDF-',
      expect.stringMatching(/^reponse-DONNEES-[0-9a-f]{12}\.pdf$/),
    ]);
  });

  test('an opposition that is granted takes the pupil off the reminders, one that is refused does not', async () => {
    const [scolarite] = await lire<{ id: string; responsable: string }>(
      `SELECT s.id, l.responsable_id AS responsable FROM scolarite s JOIN lien l ON l.eleve_id = s.eleve_id AND l.legal
       WHERE s.eleve_id = $1 AND s.rentree = 2026 LIMIT 1`,
      [muette.eleveId],
    );
    expect(await aRelancer()).toContain(scolarite?.id);
    // Written as the system would: this family has no account.
    await falsifier(`INSERT INTO exercice_de_droit (id, droit, canal, recue_le, nom, responsable_id, precisions, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), 'opposition', 'en_ligne', '2026-10-01', x, '${scolarite?.responsable}', x, gen_random_uuid(), x FROM unnest(ARRAY['un', 'deux']) x`);
    const { attendent } = await registreDesExercices(dpo);
    const [un, deux] = ['un', 'deux'].map((nom) => attendent.find((vu) => vu.nom === nom)?.id ?? '');
    await suivre(dpo, un ?? '', { genre: 'reponse', sens: 'refusee' });
    expect(await aRelancer()).toContain(scolarite?.id);
    await suivre(dpo, deux ?? '', { genre: 'reponse', sens: 'en_partie' });
    expect(await aRelancer()).not.toContain(scolarite?.id);
  });

  test('proves each answer to the étude automatique, of an INE, without the état civil', async () => {
    const [eleve] = await lire<{ ine: string }>('SELECT ine FROM eleve WHERE id = $1', [muette.eleveId]);
    const [preuve, ...reste] = await consentementsProuves(dpo, eleve?.ine ?? '');
    expect(reste).toEqual([]);
    expect(preuve).toMatchObject({ reponse: 'oui', concubin: false, enVigueur: true });
    expect(Object.keys(preuve ?? {})).not.toContain('etatCivil');
    expect(await consentementsProuves(dpo, '')).toEqual([]);
    expect(await consentementsProuves(dpo, 'INCONNU')).toEqual([]);
  });

  test('refuses: an unknown number, a day to come, a number that no schema reads', async () => {
    expect((await attendreRefus(recue({ numero: 'B26-INCONNU' }), 'impossible')).champ).toBe('numero');
    expect((await attendreRefus(recue({ recueLe: '02/10/2026' }), 'impossible')).champ).toBe('recueLe');
    for (const dits of [{ droit: 'oubli' }, { adresse: '' }, { nom: ' ' }, { precisions: '' }])
      expect(() => EnregistrerSchema.parse({ ...dits, recueLe: '01/10/2026' })).toThrow();
    expect(SuivreSchema.safeParse({ genre: '__proto__' }).success).toBe(false);
  });

  test.each(['agent-ministere', 'agent-administrateur'])(
    'refuses: the register, its proofs and its acts, to %s',
    async (qui) => {
      const lautre = await agent(qui, RECUE);
      const [premiere] = (await registreDesExercices(dpo)).repondues;
      for (const essai of [
        registreDesExercices(lautre),
        exercice(lautre, premiere?.id ?? ''),
        lettre(lautre, premiere?.id ?? ''),
        consentementsProuves(lautre, 'X'),
        suivre(lautre, premiere?.id ?? '', { genre: 'limitation' }),
      ])
        await attendreRefus(essai, 'introuvable');
      const moi = `agent:${lautre.auteur.id}`;
      expect(await enTantQuApplication(moi, 'SELECT id FROM exercice_de_droit')).toEqual([]);
      await expect(enTantQuApplication(moi, "SELECT consentements_prouves('X', 1)")).rejects.toThrow(
        /seul le délégué/,
      );
    },
  );

  test('what nothing ties to a dossier goes three years after its answer, and not the day before', async () => {
    const id = await recue({ droit: 'rectification' });
    await suivre(dpo, id, { genre: 'reponse', sens: 'accordee' });
    const reste = async () =>
      (await lire<{ n: number }>('SELECT count(*)::int AS n FROM exercice_de_droit WHERE id = $1', [id]))[0]
        ?.n;
    await reglerLeJour(le('2029-10-01'));
    await compterLaConservation();
    expect(await reste()).toBe(1);
    await reglerLeJour(le('2029-10-02'));
    await compterLaConservation();
    expect(await reste()).toBe(0);
    await reglerLeJour(RECUE);
  });
});
