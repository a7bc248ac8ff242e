/** A boursier whom the school base says to be in another formation: a person looks at the prime d’équipement (C. IV.C, annexe 8). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appliquerImport, recevoirFichiers } from '#lib/import/actes.ts';
import * as taches from '#lib/import/taches.ts';
import { traiterMouvement } from '#lib/mouvement/actes.ts';
import { aFaireDuMouvement, direMouvement, type MouvementConnu } from '#lib/mouvement/faits.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { type EleveExporte, elevesDeSiecle } from '#monde/export-siecle.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const VENTE = '24131210311';
const JOUR = le('2026-11-28');

beforeAll(() => reglerLeJour(JOUR));
afterAll(() => reglerLeJour(null));

let minute = 0;
/** The base of the place says the formation of the pupil of a dossier. */
async function exporter(s: Scene, mef: string): Promise<void> {
  minute += 1;
  const [connu] = await lire<EleveExporte & { uai: string; classe: string }>(
    `SELECT e.ine, e.nom, e.prenom, e.naissance::text, d.uai, c.classe, c.entree_le::text AS entree
     FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite c ON c.id = d.scolarite_id WHERE d.id = $1`,
    [s.dossierId],
  );
  if (!connu) throw new Error('élève attendu');
  const { uai, classe, ...eleve } = connu;
  const horodatage = `27/11/2026 09:${String(minute).padStart(2, '0')}:00`;
  const eleves = [{ ...eleve, cle: s.dossierId.slice(-6), mef, division: classe }];
  const secretariat = await acteur(s, 'secretariat', JOUR);
  const octets = elevesDeSiecle({ uai, rentree: RENTREE, horodatage, eleves });
  const importId = await recevoirFichiers(secretariat, [{ nom: 'eleves.xml', octets }]);
  await taches.comparerImport({ importId });
  await appliquerImport(secretariat, importId);
  await taches.appliquerImport({ importId, auteurId: null, auteurNom: 'Essai' });
}
/** The formation in which the school base has the pupil. */
const formation = async ({ dossierId }: Scene) =>
  (
    await lire<{ mef: string }>(
      'SELECT c.mef FROM dossier d JOIN scolarite c ON c.id = d.scolarite_id WHERE d.id = $1',
      [dossierId],
    )
  )[0]?.mef ?? '';
const mouvements = ({ dossierId }: Scene) =>
  lire<{ id: string; genre: string; suite: string | null }>(
    'SELECT id, genre::text, suite FROM mouvement WHERE dossier_id = $1',
    [dossierId],
  );
const drapeaux = async ({ dossierId }: Scene) =>
  (await lire<{ drapeaux: string[] }>('SELECT drapeaux FROM dossier WHERE id = $1', [dossierId]))[0]
    ?.drapeaux;

describe('another formation', () => {
  test('of a boursier of a lycée is a task, once, that a person ends', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await exporter(s, await formation(s));
    expect(await mouvements(s)).toEqual([]);
    await exporter(s, VENTE);
    expect(await mouvements(s)).toEqual([expect.objectContaining({ genre: 'formation', suite: null })]);
    expect(await drapeaux(s)).toContain('mouvement');
    await exporter(s, VENTE);
    const [mouvement] = await mouvements(s);
    expect(await mouvements(s)).toHaveLength(1);
    const dit = {
      mouvementId: mouvement?.id ?? '',
      suite: 'La prime reste due : passé en vente en novembre.',
    };
    await attendreRefus(
      traiterMouvement(await acteur({ ...s, ou: 'lyceeToulouse' }, 'secretariat', JOUR), dit),
      'introuvable',
    );
    await traiterMouvement(await acteur(s, 'secretariat', JOUR), dit);
    expect(await drapeaux(s)).not.toContain('mouvement');
  });

  test('refuses a task: another year of the same diploma, a demande that is not decided, a collège', async () => {
    const annee = await dossierA('notifiee', 'lycee_public');
    await exporter(annee, `${(await formation(annee)).slice(0, 8)}999`);
    const demande = await dossierA('en_instruction', 'lycee_public');
    const collegien = await dossierA('notifiee', 'college_public');
    for (const s of [demande, collegien]) {
      await exporter(s, VENTE);
      expect(await formation(s)).toBe(VENTE);
    }
    for (const s of [annee, demande, collegien]) expect(await mouvements(s)).toEqual([]);
  });

  test('says what the law attaches to it, by whether the prime is open', () => {
    const connu: MouvementConnu = {
      ...{ genre: 'formation', jour: le('2026-10-05'), motif: null, etablissement: 'Lycée' },
      ...{ boursier: true, college: false, equipement: true },
    };
    expect(direMouvement(connu)).toMatch(/autre formation ; elle l’a appris le lundi 5 octobre 2026/);
    expect(aFaireDuMouvement(connu)).toMatchObject({
      phrase: expect.stringMatching(
        /avant la fin de septembre .* rectifiez la demande ; sinon, la prime reste due/,
      ),
      article: 'C. IV.C ; annexe 8',
    });
    expect(aFaireDuMouvement({ ...connu, equipement: false }).phrase).toMatch(
      /n’est pas ouverte : si l’élève entre/,
    );
  });
});
