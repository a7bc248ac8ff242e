/** Who looked at a dossier, read by the délégué à la protection des données, who opens none. */
import { beforeAll, describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { consultationsDeMaDemande, lecturesDuDossier } from '#lib/journal/queries.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-23');

async function portee(sub: string): Promise<Portee> {
  const trouvee = await porteeDAgent(sub, JOUR);
  if (!trouvee) throw new Error(`agent inconnu : ${sub}`);
  return trouvee;
}

const numeroDe = async ({ dossierId }: Scene): Promise<string> =>
  (await lire<{ numero: string }>('SELECT numero FROM dossier WHERE id = $1', [dossierId]))[0]?.numero ?? '';

let dpo: Portee;
let un: Scene;
let deux: Scene;
let vu: string;
let autre: string;
beforeAll(async () => {
  dpo = await portee('agent-dpo');
  [un, deux] = [await dossierA('deposee', 'lycee_public'), await dossierA('deposee', 'college_public')];
  for (const role of ['gestionnaire_sab', 'responsable_sab'] as const)
    await consulterDossier(await acteur(un, role, JOUR), un.dossierId, { onglet: 'situation' });
  await consulterDossier(await acteur(deux, 'chef_etablissement', JOUR), deux.dossierId, {
    onglet: 'situation',
  });
  [vu, autre] = [await numeroDe(un), await numeroDe(deux)];
});

describe('the register of reads', () => {
  test('names who looked at that dossier, the last one first, and nobody who looked at another', async () => {
    const { lignes, suivante } = await lecturesDuDossier(dpo, { q: vu });
    expect(lignes[0]?.lecteur).toBe('Sophie Garnier');
    expect(new Set(lignes.map(({ lecteur }) => lecteur))).toEqual(new Set(['Sophie Garnier', 'Malik Diop']));
    expect(suivante).toBeNull();
    expect(JSON.stringify(await lecturesDuDossier(dpo, { q: autre }))).not.toContain('Garnier');
  });

  test('goes on from a line down', async () => {
    const { lignes } = await lecturesDuDossier(dpo, { q: vu });
    const suite = await lecturesDuDossier(dpo, { q: vu, avant: Number(lignes[0]?.id) });
    expect(suite.lignes).toEqual(lignes.slice(1));
  });

  test('is empty without a number, or with one that no dossier has', async () => {
    for (const q of [undefined, 'rien', "' OR true --"])
      expect((await lecturesDuDossier(dpo, { q })).lignes).toEqual([]);
  });

  test.each(['agent-administrateur', 'agent-responsable', 'agent-chef-public', 'agent-comptable'])(
    'refuses: to %s, by the page or by the base',
    async (sub) => {
      const qui = await portee(sub);
      await attendreRefus(lecturesDuDossier(qui, { q: vu }), 'introuvable');
      await expect(
        enTantQuApplication(`agent:${qui.auteur.id}`, `SELECT * FROM lectures_du_dossier('${vu}', NULL, 5)`),
      ).rejects.toThrow(/seul le délégué/);
    },
  );

  test('refuses: the dossier itself, or the table of reads, to the délégué', async () => {
    const identite = `agent:${dpo.auteur.id}`;
    for (const table of ['dossier', 'demande', 'eleve', 'lecture_sensible'])
      expect(await enTantQuApplication(identite, `SELECT count(*)::int AS n FROM ${table}`), table).toEqual([
        { n: 0 },
      ]);
  });
});

describe('what the family that made the demande reads', () => {
  const famille = (s: Scene) => acteur(s, 'famille', JOUR);

  test('is the service, the day and the subject, counted, and neither a name nor the words of a reason', async () => {
    const responsable = await acteur(un, 'responsable_sab', JOUR);
    await enPortee(responsable, (tx) =>
      journaliserLecture(tx, responsable, un.dossierId, 'revenus', undefined, {
        motif: 'recours',
        explication: 'demandé par Mme Garnier',
      }),
    );
    const lues = await consultationsDeMaDemande(await famille(un), un.dossierId);
    expect(
      lues.map(({ fonction, objet, motif, fois }) => `${fonction} ${objet} ${motif} ${fois}`).sort(),
    ).toEqual([
      // Whoever instructs reads the incomes with the dossier, without a reason to give.
      'gestionnaire_sab dossier null 1',
      'gestionnaire_sab revenus null 1',
      'responsable_sab dossier null 1',
      'responsable_sab revenus null 1',
      'responsable_sab revenus recours 1',
    ]);
    expect(new Set(lues.map(({ lieu }) => lieu))).toEqual(new Set(['Lille']));
    expect(JSON.stringify(lues)).not.toMatch(/Garnier|Malik|Diop/);
  });

  test('holds nothing of the reads of the family itself', async () => {
    const avant = await consultationsDeMaDemande(await famille(deux), deux.dossierId);
    await suivreDossier(await famille(deux), deux.dossierId);
    expect(await consultationsDeMaDemande(await famille(deux), deux.dossierId)).toEqual(avant);
    expect(new Set(avant.map(({ fonction }) => fonction))).toEqual(new Set(['chef_etablissement']));
  });

  test('refuses: another family, and any agent, read nothing of it', async () => {
    const autres = [
      `famille:${(await famille(deux)).auteur.id}`,
      `agent:${dpo.auteur.id}`,
      `agent:${(await acteur(un, 'responsable_sab', JOUR)).auteur.id}`,
    ];
    const deLui = (await famille(un)).auteur.id === (await famille(deux)).auteur.id;
    for (const identite of deLui ? autres.slice(1) : autres)
      expect(
        await enTantQuApplication(
          identite,
          `SELECT * FROM consultations_de_ma_demande('${un.dossierId}', 9)`,
        ),
      ).toEqual([]);
  });
});
