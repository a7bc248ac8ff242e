/** Who looked at a dossier, read by the délégué à la protection des données, who opens none. */
import { beforeAll, describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { lecturesDuDossier } from '#lib/journal/queries.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
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
let vu: string;
let autre: string;
beforeAll(async () => {
  dpo = await portee('agent-dpo');
  const [un, deux] = [await dossierA('deposee', 'lycee_public'), await dossierA('deposee', 'college_public')];
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
