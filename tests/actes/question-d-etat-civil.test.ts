/** A family is asked for the one field of its état civil that is wrong: what the link and the code open, and what they never do. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import type { ChampDemande } from '#lib/droit/etude/question.ts';
import { mener, preparerPassage } from '#lib/passage/actes.ts';
import { etudierPassage } from '#lib/passage/taches.ts';
import { demander, repondre } from '#lib/question/actes.ts';
import { derniereQuestion, lettreDeLaQuestion } from '#lib/question/queries.ts';
import { ReponseSchema } from '#lib/question/schema.ts';
import { rejouer } from '#lib/reparation/actes.ts';
import { voirLigne } from '#lib/reparation/queries.ts';
import { codeDeLaLettre, empreinteDeLaSource } from '#lib/technique/code-de-lettre.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { acteur, le } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { poserConsentement } from './appui/consentements.ts';
import { consentir, MARTEL, ouvrirLaDoublure, sourceDe } from './appui/etude.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-11-10');
const { academieCode, uai } = ETABLISSEMENTS.collegePublic;
const SOURCE = empreinteDeLaSource('192.0.2.1');
const NE_S_OUVRE_PAS = /n’ouvrent rien/;

let source: SourceFiscale;
let doublure: Awaited<ReturnType<typeof ouvrirLaDoublure>>;
let gestionnaire: Portee;
/** A consent whose given name the administration refuses. */
let ligne: Awaited<ReturnType<typeof consentir>>;

async function derouler(id: string): Promise<void> {
  const tourDe = async () =>
    (await lire<{ tour: number }>('SELECT tour FROM passage_d_etude WHERE id = $1', [id]))[0]?.tour ?? 0;
  for (let tour = -1; tour !== (await tourDe()); ) {
    tour = await tourDe();
    await etudierPassage({ passageId: id, tour }, { ouvrir: () => source });
  }
}

beforeAll(async () => {
  doublure = await ouvrirLaDoublure();
  source = sourceDe(doublure.adresse);
  await reglerLeJour(LE_JOUR);
  gestionnaire = await acteur(nouvelleScene('lyceePublic'), 'gestionnaire_sab', LE_JOUR);
}, 60_000);
afterAll(() => doublure.fermer());

beforeEach(async () => {
  const etatCivil = { ...MARTEL, prenom: 'Annelisemarieclairejeanne' };
  ligne = await consentir('collegePublic', { etatCivil });
  const responsable = await acteur(nouvelleScene('lyceePublic'), 'responsable_sab', LE_JOUR);
  const id = await preparerPassage(responsable, { academie: academieCode, uais: [uai] });
  await mener(responsable, id, 'repeter');
  await derouler(id);
  await mener(responsable, id, 'lancer');
  await derouler(id);
});

/** Asks for a field, and tells the link and the code that leave. */
async function poser(champ: ChampDemande = 'prenoms'): Promise<{ questionId: string; code: string }> {
  await demander(gestionnaire, { consentementId: ligne.id, champ });
  const question = await derniereQuestion(gestionnaire, ligne.id);
  const questionId = question?.id ?? '';
  return { questionId, code: codeDeLaLettre(questionId) };
}

const reponse = (lien: { questionId: string; code: string }, plus: object = {}) =>
  ReponseSchema.parse({ champ: 'prenoms', prenom: 'Anne-Lise', ...lien, ...plus });
const repondu = (lien: { questionId: string; code: string }, plus: object = {}, jour = LE_JOUR) =>
  repondre(reponse(lien, plus), SOURCE, jour);

const etatCivil = async () => (await voirLigne(gestionnaire, ligne.id)).fiches[0];

describe('the answer', () => {
  test('changes that one field, as the family’s word, makes the line ready, and settles it once replayed', async () => {
    await repondu(await poser());
    const fiche = await etatCivil();
    expect(fiche?.etatCivil).toMatchObject({ ...MARTEL, prenom: 'Anne-Lise' });
    expect(fiche?.corrections).toMatchObject([
      { motif: 'réponse de la personne, par le lien qui lui est envoyé', auteurId: null },
    ]);
    expect((await voirLigne(gestionnaire, ligne.id)).ligne.prete).toBe(true);
    expect((await derniereQuestion(gestionnaire, ligne.id))?.repondueLe?.toString()).toBeDefined();
    const rejeu = { panne: 'demandeur.fiche_a_corriger', uai: '', consentementId: ligne.id };
    await derouler((await rejouer(gestionnaire, rejeu))[0] ?? '');
    await attendreRefus(voirLigne(gestionnaire, ligne.id), 'introuvable');
  });

  test('of a place is read in the codes of the day of the birth; a wrong one says which field', async () => {
    const lien = await poser('lieu');
    const lieu = { champ: 'lieu', paysNaissance: '100', departementNaissance: '059' };
    const { champ } = await attendreRefus(
      repondu(lien, { ...lieu, communeNaissance: 'Atlantis' }),
      'impossible',
    );
    expect(champ).toBe('communeNaissance');
    await repondu(lien, { ...lieu, communeNaissance: 'Lille' });
    expect((await etatCivil())?.etatCivil).toMatchObject({ departement: '059', commune: '59350' });
  });

  test('abroad takes the commune away with the département', async () => {
    await repondu(await poser('lieu'), { champ: 'lieu', paysNaissance: '335' });
    const dit = (await etatCivil())?.etatCivil;
    expect([dit?.pays, dit?.departement, dit?.commune]).toEqual(['335', undefined, undefined]);
  });

  test('that says the same changes nothing, and is kept as an answer', async () => {
    await repondu(await poser('sexe'), { champ: 'sexe', sexe: 'F' });
    expect((await etatCivil())?.corrections).toEqual([]);
    expect((await derniereQuestion(gestionnaire, ligne.id))?.repondueLe).not.toBeNull();
  });
});

describe('refused in the same words', () => {
  test.each([
    ['a link that nobody sent', { questionId: '019ac000-0000-7000-8000-000000000009' }],
    ['a wrong code', { code: 'AAAAA-AAAAA' }],
    ['another field than the one asked for', { champ: 'nom', nom: 'Voleur' }],
  ])('%s', async (_, plus) => {
    const { message } = await attendreRefus(repondu(await poser(), plus), 'impossible');
    expect(message).toMatch(NE_S_OUVRE_PAS);
    expect((await etatCivil())?.corrections).toEqual([]);
  });

  test('a link answered already, one that another replaced, and one out of its days', async () => {
    const premier = await poser();
    const second = await poser();
    expect((await attendreRefus(repondu(premier), 'impossible')).message).toMatch(NE_S_OUVRE_PAS);
    const tard = repondu(second, {}, le('2026-12-11'));
    expect((await attendreRefus(tard, 'impossible')).message).toMatch(NE_S_OUVRE_PAS);
    await repondu(second, {}, le('2026-11-10'));
    expect((await attendreRefus(repondu(second), 'impossible')).message).toMatch(NE_S_OUVRE_PAS);
  });

  test('a link whose consent is withdrawn', async () => {
    const lien = await poser();
    await poserConsentement(ligne as never, {
      ...{ reponse: 'retrait', jour: '2026-11-10' },
      qui: ligne.responsableId,
    });
    expect((await attendreRefus(repondu(lien), 'impossible')).message).toMatch(NE_S_OUVRE_PAS);
  });

  test('the right code, once too many tries have failed', async () => {
    const lien = await poser();
    for (let essai = 0; essai < 5; essai++)
      await attendreRefus(repondu(lien, { code: 'AAAAA-AAAAA' }), 'impossible');
    expect((await attendreRefus(repondu(lien), 'impossible')).message).toContain('Trop d’essais');
  });

  test('a field that says nothing, or a code that is none', async () => {
    expect(() => reponse({ questionId: ligne.id, code: 'A' }, { prenom: '' })).toThrow();
    expect(() => reponse({ questionId: ligne.id, code: ' ' })).toThrow();
    await attendreRefus(repondu(await poser(), { code: 'AAAA' }), 'impossible');
  });
});

describe('the question', () => {
  test('is on a letter with its link and its code, and nothing of the état civil', async () => {
    await poser('naissance');
    const { adresse, code, question } = await lettreDeLaQuestion(gestionnaire, ligne.id);
    expect(adresse).toMatch(new RegExp(`/etat-civil/${question.id}/naissance$`));
    expect(code).toBe(codeDeLaLettre(question.id));
  });

  test('is asked by the service alone, of its académie, three times a day', async () => {
    const chef = await acteur(nouvelleScene('collegePublic'), 'chef_etablissement', LE_JOUR);
    const question = { consentementId: ligne.id, champ: 'nom' } as const;
    expect(() => demander(chef, question)).toThrow(/service académique/);
    const toulouse = await acteur(nouvelleScene('collegeToulouse'), 'gestionnaire_sab', LE_JOUR);
    await attendreRefus(demander(toulouse, question), 'introuvable');
    for (let n = 0; n < 3; n++) await poser();
    await attendreRefus(demander(gestionnaire, question), 'impossible');
  });

  test('is read by no family, and never changed', async () => {
    await poser();
    expect(
      await enTantQuApplication(`famille:${ligne.responsableId}`, 'SELECT 1 FROM question_d_etat_civil'),
    ).toEqual([]);
    await expect(lire("UPDATE question_d_etat_civil SET champ = 'nom'")).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('DELETE FROM question_d_etat_civil')).rejects.toThrow(/ne se modifie pas/);
    await expect(lire('TRUNCATE question_d_etat_civil')).rejects.toThrow(/ne se modifie pas/);
  });
});
