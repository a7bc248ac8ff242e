/** What a person does of an exit or of an arrival, and of a pupil whom nothing recognises. */
import { beforeAll, describe, expect, test } from 'vitest';
import { recevoirFichiers } from '#lib/import/actes.ts';
import { feuilleDesRefus, voirImport } from '#lib/import/queries.ts';
import * as taches from '#lib/import/taches.ts';
import { traiterMouvement } from '#lib/mouvement/actes.ts';
import { separer } from '#lib/personne/actes.ts';
import { rapprocher } from '#lib/rapprochement/actes.ts';
import { voirLigne } from '#lib/rapprochement/queries.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { type EleveExporte, elevesDeSiecle } from '#monde/export-siecle.ts';
import { RENTREE } from '#monde/population.ts';
import type { Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const UAI = ETABLISSEMENTS.collegePublic.uai;
const RAISON = 'Certificat de scolarité vu, la famille le confirme.';
let secretariat: Portee;
let s: Scene;
beforeAll(async () => {
  secretariat = await agent('agent-secretariat');
  s = await dossierA('en_instruction', 'college_public');
});

let minute = 0;
async function comparer(eleves: readonly EleveExporte[]): Promise<string> {
  minute += 1;
  const horodatage = `10/11/2026 09:${String(minute).padStart(2, '0')}:00`;
  const octets = elevesDeSiecle({ uai: UAI, rentree: RENTREE, horodatage, eleves });
  const importId = await recevoirFichiers(secretariat, [{ nom: 'eleves.xml', octets }]);
  await taches.comparerImport({ importId });
  return importId;
}

describe('an exit that waits for somebody', () => {
  const unMouvement = async () => {
    await falsifier(`INSERT INTO mouvement (id, dossier_id, scolarite_id, genre, jour)
      SELECT gen_random_uuid(), id, scolarite_id, 'sortie', '2026-10-${10 + minute}' FROM dossier WHERE id = '${s.dossierId}'`);
    minute += 1;
    const [mouvement] = await lire<{ id: string }>(
      'SELECT id FROM mouvement WHERE dossier_id = $1 AND suite IS NULL',
      [s.dossierId],
    );
    return mouvement?.id ?? '';
  };

  test('leaves the queue once a person has said what was done; said once', async () => {
    const dit = { mouvementId: await unMouvement(), suite: RAISON };
    await traiterMouvement(secretariat, dit);
    const [traite] = await lire('SELECT suite, traite_par_nom FROM mouvement WHERE id = $1', [
      dit.mouvementId,
    ]);
    expect(traite).toEqual({ suite: RAISON, traite_par_nom: secretariat.auteur.nom });
    const [dossier] = await lire('SELECT drapeaux FROM dossier WHERE id = $1', [s.dossierId]);
    expect(dossier?.drapeaux).not.toContain('mouvement');
    await attendreRefus(traiterMouvement(secretariat, dit), 'conflit');
  });

  test('refuses: from another établissement', async () => {
    const ailleurs = await agent('agent-chef-prive');
    await attendreRefus(
      traiterMouvement(ailleurs, { mouvementId: await unMouvement(), suite: RAISON }),
      'introuvable',
    );
  });
});

describe('a pupil whom nothing recognises', () => {
  const presque = async (): Promise<EleveExporte> => {
    const [eleve] = await lire<{ nom: string; prenom: string; ine: string }>(
      'SELECT nom, prenom, ine FROM eleve WHERE id = $1',
      [s.eleveId],
    );
    return {
      cle: `d${minute}`,
      nom: eleve?.nom ?? '',
      prenom: eleve?.prenom ?? '',
      ine: eleve?.ine,
      naissance: '2010-01-31',
    };
  };
  const deLaCle = async (cle: string) =>
    (
      await lire<{ id: string; ine: string | null; reunie: string | null; scolarite: string }>(
        `SELECT e.id, e.ine, e.reunie_dans AS reunie, b.scolarite_id AS scolarite FROM eleve_de_base b JOIN eleve e ON e.id = b.eleve_id WHERE b.cle = $1`,
        [cle],
      )
    )[0];

  test('is shown with the records that may be its own, and taken as somebody new without the INE in doubt', async () => {
    const eleve = await presque();
    const importId = await comparer([eleve]);
    const { proches, ailleurs } = await voirLigne(secretariat, importId, 1);
    expect({ proches: proches.map(({ id }) => id), ailleurs }).toEqual({ proches: [s.eleveId], ailleurs: 0 });
    await rapprocher(secretariat, { importId, rang: 1, qui: 'nouveau' });
    expect(await deLaCle(eleve.cle)).toMatchObject({ ine: null, reunie: null });
    await attendreRefus(rapprocher(secretariat, { importId, rang: 1, qui: 'nouveau' }), 'conflit');
    // Said once: the same file asks nothing more.
    const encore = await comparer([eleve]);
    expect((await voirImport(secretariat, encore, { page: 1 })).attendent).toBe(0);
  });

  test('or united with the one that it is, which can be undone', async () => {
    const eleve = await presque();
    const importId = await comparer([{ ...eleve, cle: 'memes' }]);
    await rapprocher(secretariat, { importId, rang: 1, qui: s.eleveId, motivation: RAISON });
    const pris = await deLaCle('memes');
    expect(pris?.id).toBe(s.eleveId);
    const [reunion] = await lire<{ id: string; reunie_id: string }>(
      'SELECT id, reunie_id FROM reunion WHERE garde_id = $1 ORDER BY instant DESC LIMIT 1',
      [s.eleveId],
    );
    await separer(secretariat, {
      scolariteId: pris?.scolarite ?? '',
      reunionId: reunion?.id ?? '',
      motivation: RAISON,
    });
    expect((await deLaCle('memes'))?.id).toBe(reunion?.reunie_id);
  });

  test('refuses: an import of another établissement, which is not even there', async () => {
    const importId = await comparer([await presque()]);
    const ailleurs = await agent('agent-secretariat-lycee');
    await attendreRefus(voirLigne(ailleurs, importId, 1), 'introuvable');
    await attendreRefus(rapprocher(ailleurs, { importId, rang: 1, qui: 'nouveau' }), 'introuvable');
    await attendreRefus(feuilleDesRefus(ailleurs, importId), 'introuvable');
  });
});

test('refusals come as a table, with where each stands and what to correct', async () => {
  const importId = await comparer([
    { cle: '9', nom: '=CMD', prenom: 'Ana', naissance: '2014-02-31', mef: '101' },
  ]);
  const { octets } = await feuilleDesRefus(secretariat, importId);
  const [titres, refusee] = new TextDecoder().decode(octets).trim().split('\r\n');
  expect(titres).toBe('Enregistrement;Rang dans le fichier;Numéro dans Siècle;Nom;À corriger dans Siècle');
  expect(refusee).toBe(
    'élève;1;9;Ana =CMD;Date de naissance : ce jour n’existe pas ou n’est pas écrit comme une date. Formation (MEF) : onze chiffres sont attendus.',
  );
});
