/** A gracieux goes to its author; when somebody else answers in the same authority, the letter says so (C. IV.B). */
import { describe, expect, test } from 'vitest';
import { apercevoir } from '#lib/consultation/queries.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { maintenirRefus, rouvrirSurRecours } from '#lib/recours/actes.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { lettreLue } from './appui/lettre-lue.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier } from './appui/proprietaire.ts';

const LE_JOUR = '2026-11-10';
const RAISON = 'Les pièces jointes au recours ne changent pas ce qui a été retenu.';
const A_SA_PLACE =
  'La décision que vous contestez avait été signée par Anne Devancière, la principale du collège ; je vous réponds à sa place, au nom de la même autorité.';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

/** The refusal was signed by somebody else than who decides there now. */
async function signeParUneAutre(branche: 'college_public' | 'lycee_public'): Promise<Scene> {
  const s = await dossierA('refus_conteste', branche);
  await falsifier(`UPDATE decision SET signataire_id = (SELECT a.id FROM agent a WHERE a.id <> signataire_id LIMIT 1),
    signataire_prenom = 'Anne', signataire_nom = 'Devancière', signataire_qualite = 'La principale du collège'
    WHERE dossier_id = '${s.dossierId}'`);
  return s;
}

describe('the answer to a gracieux by who succeeded its author', () => {
  test('says whose decision it was, in the preview as in the letter', async () => {
    const s = await signeParUneAutre('college_public');
    const chef = await acteur(s, 'chef_etablissement', le(LE_JOUR));
    const ordre = maintenirRefus(cible(s), RAISON);
    expect(JSON.stringify(await apercevoir(chef, ordre)).replace(/\s/gu, ' ')).toContain(A_SA_PLACE);
    await accomplir(chef, ordre);
    expect(await lettreLue(s, 'maintien_du_refus', LE_JOUR)).toContain(A_SA_PLACE);
  });

  test('says it too when the examination begins again', async () => {
    const s = await signeParUneAutre('college_public');
    const chef = await acteur(s, 'chef_etablissement', le(LE_JOUR));
    await accomplir(chef, rouvrirSurRecours(cible(s), RAISON));
    expect(await lettreLue(s, 'reponse_au_recours', LE_JOUR)).toContain(A_SA_PLACE);
  });

  test('refuses: nothing of it when the author answers itself', async () => {
    const s = await dossierA('refus_conteste', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', le(LE_JOUR));
    const ordre = maintenirRefus(cible(s), RAISON);
    expect(JSON.stringify(await apercevoir(chef, ordre))).not.toContain('à sa place');
    await accomplir(chef, ordre);
    expect(await lettreLue(s, 'maintien_du_refus', LE_JOUR)).not.toContain('à sa place');
  });

  test('refuses: nothing of it on a RAPO, which another person answers by law, nor on the acknowledgement', async () => {
    const s = await signeParUneAutre('lycee_public');
    const delegue = await acteur(s, 'delegue_recteur', le(LE_JOUR));
    await accomplir(delegue, maintenirRefus(cible(s), RAISON));
    expect(await lettreLue(s, 'maintien_du_refus', LE_JOUR)).not.toContain('à sa place');
    const gracieux = await signeParUneAutre('college_public');
    expect(await lettreLue(gracieux, 'accuse_reception_recours', LE_JOUR)).not.toContain('à sa place');
  });
});
