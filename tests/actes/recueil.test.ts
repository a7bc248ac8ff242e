/** What goes with a recours to who reads it: one PDF, its fiche first, nothing to who does not read all of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { produireCourriers } from '#lib/courrier/taches.ts';
import type { Jour } from '#lib/droit/date.ts';
import { recueilDuRecours } from '#lib/recours/queries.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const LE_JOUR = le('2026-11-20');

let s: Scene;

/** The letters of a dossier, printed for good. */
async function imprimer({ dossierId }: Scene, jour: Jour): Promise<void> {
  const aProduire = await lire<{ id: string }>(
    `SELECT id FROM courrier WHERE dossier_id = $1 AND etat = 'a_produire'`,
    [dossierId],
  );
  await produireCourriers({ courrierIds: aProduire.map(({ id }) => id) }, jour);
}

beforeAll(async () => {
  s = await dossierA('en_instruction', 'lycee_public');
  await verbes.joindreFichiers(s, le('2026-09-15'));
  await verbes.attribuer(s, le('2026-09-16'));
  await imprimer(s, le('2026-09-17'));
  await verbes.notifier(s, le('2026-09-18'));
  await verbes.daterReception(s, le('2026-09-21'));
  await verbes.formerRecours(s, le('2026-10-05'));
  await verbes.transmettreRequete(s, le('2026-11-02'));
});

describe('the bundle of a recours', () => {
  test('tells the whole dossier, says that the model is lost, and joins letters and pieces at the pages it names', async () => {
    const { octets, nom } = await recueilDuRecours(await acteur(s, 'responsable_sab', LE_JOUR), s.dossierId);
    expect(nom).toMatch(/^recours-.+\.pdf$/);
    const { texte, pages } = await lirePdf(octets);
    for (const dit of [
      'Fiche synthétique de présentation du recours',
      'Le modèle de l’annexe 11 de la circulaire n’est pas joint',
      'recours préalable obligatoire',
      'Mes revenus ont baissé, et les pièces sont jointes.',
      'Attribution de la bourse, le mercredi 16 septembre 2026',
      'lundi 21 septembre 2026, recommandé remis contre signature',
      'Avis du service académique',
      'Recours reçu',
      'tribunal administratif',
    ])
      expect(texte).toContain(dit);
    // The fiche has two pages, each letter two, the avis one.
    expect(texte).toMatch(/Courrier \S+ : Accusé de réception 3/);
    expect(texte).toMatch(/Courrier \S+ : Attribution de la bourse 5/);
    expect(texte).toMatch(/Pièce : Avis d.impôt du demandeur 7/);
    expect(pages).toBe(7);
  });

  test('its reading is journaled', async () => {
    const lues = await lire<{ objet: string }>(
      `SELECT objet FROM lecture_sensible WHERE dossier_id = $1 AND precision = 'recueil du recours' ORDER BY objet`,
      [s.dossierId],
    );
    expect(lues.map(({ objet }) => objet)).toEqual(['piece', 'revenus']);
  });

  test('names a letter whose file was lost, and gives the rest', async () => {
    const perdu = await dossierA('devant_le_juge', 'lycee_public');
    const { octets } = await recueilDuRecours(
      await acteur(perdu, 'responsable_sab', LE_JOUR),
      perdu.dossierId,
    );
    expect((await lirePdf(octets)).texte).toMatch(/Attribution de la bourse fichier introuvable/);
  });

  test('refuses: a secretariat, which does not read incomes; a family; another académie', async () => {
    for (const role of ['secretariat', 'famille'] as const)
      expect(await refusDe(recueilDuRecours(await acteur(s, role, LE_JOUR), s.dossierId))).toMatchObject({
        code: 'introuvable',
      });
    const ailleurs = await dossierA('deposee', 'cned');
    const autre = await acteur(ailleurs, 'responsable_sab', LE_JOUR);
    expect(await refusDe(recueilDuRecours(autre, s.dossierId))).toMatchObject({ code: 'introuvable' });
  });

  test('refuses: a dossier that nobody contests', async () => {
    const calme = await dossierA('notifiee', 'lycee_public');
    const service = await acteur(calme, 'responsable_sab', LE_JOUR);
    expect(await refusDe(recueilDuRecours(service, calme.dossierId))).toMatchObject({ code: 'impossible' });
  });
});
