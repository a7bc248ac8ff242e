/** A letter that would bind nobody does not leave: it waits for an agent, with what the law misses. */
import { expect, test } from 'vitest';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

test('refuses: a letter without the telephone of its service (CRPA R. 112-5), set aside with this cause', async () => {
  const { dossierId } = await dossierA('deposee', 'college_public');
  const lettre = async () => {
    const [lue] = await lire<{ id: string; etat: string; cause: string | null }>(
      'SELECT id, etat, cause FROM courrier WHERE dossier_id = $1',
      [dossierId],
    );
    return lue ?? { id: '', etat: '', cause: null };
  };
  const { uai } = ETABLISSEMENTS.collegePublic;
  await falsifier(`UPDATE etablissement SET telephone = '' WHERE uai = '${uai}'`);
  await produireCourriers({ courrierIds: [(await lettre()).id] }, le('2026-09-11'));
  expect(await lettre()).toMatchObject({
    etat: 'mis_de_cote',
    cause: expect.stringContaining('le téléphone du service manque (CRPA, art. R. 112-5)'),
  });
});
