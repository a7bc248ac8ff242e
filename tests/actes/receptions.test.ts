/** What becomes of a letter once it left: from whose proven reception every delay runs, and what gets it out of the list. */
import { describe, expect, test } from 'vitest';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { accomplir, type Cible } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { GenreDePreuve } from '#lib/droit/reception/preuves.ts';
import {
  daterReception,
  envoyerRecommande,
  remettreEnMainPropre,
  renvoyerCourrier,
  signalerRetour,
} from '#lib/reception/actes.ts';
import { preuvesManquantes } from '#lib/reception/queries.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { autreParent, dossierA, nouvelleScene } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const NUMERO = '1A12345678901';
const cible = ({ dossierId, version }: Scene): Cible => ({ dossierId, version });
const bureau = (s: Scene, leJour: Jour, role: Role = 'secretariat') => acteur(s, role, leJour);

/** Does an act as the secretariat on a day, and keeps the version. */
async function faire(s: Scene, leJour: string, ordre: Parameters<typeof accomplir>[1]): Promise<void> {
  s.version = (await accomplir(await bureau(s, le(leJour)), ordre)).version;
}

const prouver = (s: Scene, recuLe: string, genre: GenreDePreuve, numero: string | null = null) =>
  daterReception(cible(s), { recuLe: le(recuLe), preuve: { genre, numero } });

const etatDe = async ({ dossierId }: Scene) => {
  const [lu] = await lire<{
    le: string | null;
    recue: string | null;
    preuve: string | null;
    drapeaux: string[];
  }>(
    `SELECT d.echeance_le::text AS le, n.recue_le::text AS recue, n.preuve, d.drapeaux FROM dossier d
     LEFT JOIN decision x ON x.dossier_id = d.id LEFT JOIN notification n ON n.decision_id = x.id WHERE d.id = $1`,
    [dossierId],
  );
  return lu;
};

const lettresDe = ({ dossierId }: Scene) =>
  lire<{
    reference: string;
    etat: string;
    recommande: string | null;
    courriel: string | null;
    jour: string;
    cle: string;
  }>(
    'SELECT reference, etat, recommande, courriel, jour::text, cle FROM courrier WHERE dossier_id = $1 ORDER BY reference',
    [dossierId],
  );

/** A lycée whose decision left on 18 September: fifteen days for a RAPO, once its reception is proved. */
const notifie = (): Promise<Scene> => dossierA('notifiee', 'lycee_public');

describe('a registered letter', () => {
  test('posted under its number, then signed for: the delays run from the day of its delivery', async () => {
    const s = await notifie();
    await faire(s, '2026-09-21', envoyerRecommande(cible(s), { numero: NUMERO, posteLe: le('2026-09-18') }));
    expect((await lettresDe(s)).map(({ recommande }) => recommande)).toContain(NUMERO);
    expect(await etatDe(s)).toMatchObject({ le: null, recue: null });
    await faire(s, '2026-09-30', prouver(s, '2026-09-22', 'recommande_remis', NUMERO));
    // Fifteen days from the 22nd, franc: the 8th of October.
    expect(await etatDe(s)).toMatchObject({
      recue: '2026-09-22',
      le: '2026-10-08',
      preuve: 'recommandé remis contre signature, nº 1A 123 456 7890 1',
    });
  });

  test('presented and left at the post: received on the day it was presented, once it is back', async () => {
    const s = await notifie();
    await faire(s, '2026-09-18', envoyerRecommande(cible(s), { numero: NUMERO, posteLe: le('2026-09-18') }));
    const trop = le('2026-10-06');
    // Presented on the 21st, kept until the 6th of October, the last day included.
    const avant = accomplir(
      await bureau(s, trop),
      prouver(s, '2026-09-21', 'recommande_non_reclame', NUMERO),
    );
    expect((await attendreRefus(avant, 'impossible')).message).toMatch(/jusqu’au mardi 6 octobre 2026/);
    await faire(s, '2026-10-07', prouver(s, '2026-09-21', 'recommande_non_reclame', NUMERO));
    expect(await etatDe(s)).toMatchObject({ recue: '2026-09-21', le: '2026-10-07' });
  });

  test('refuses: a proof of before the letter left, or of before it was posted', async () => {
    const s = await notifie();
    const chef = await bureau(s, le('2026-10-10'));
    await attendreRefus(accomplir(chef, prouver(s, '2026-09-17', 'recommande_remis', NUMERO)), 'impossible');
    await faire(s, '2026-09-21', envoyerRecommande(cible(s), { numero: NUMERO, posteLe: le('2026-09-21') }));
    const tot = accomplir(chef, prouver(s, '2026-09-20', 'recommande_remis', NUMERO));
    expect((await attendreRefus(tot, 'impossible')).message).toMatch(/posté le/);
  });

  test('refuses: a proof under another number, or under none', async () => {
    const s = await notifie();
    await faire(s, '2026-09-21', envoyerRecommande(cible(s), { numero: NUMERO, posteLe: le('2026-09-18') }));
    const chef = await bureau(s, le('2026-10-10'));
    for (const numero of ['1A12345678902', null])
      await attendreRefus(
        accomplir(chef, prouver(s, '2026-09-22', 'recommande_remis', numero)),
        'impossible',
      );
  });

  test('refuses: to be posted before the letter exists, before it left, tomorrow, or once its reception is proved', async () => {
    const decidee = await dossierA('decidee_imprimee', 'lycee_public');
    const poster = async (s: Scene, posteLe: string) =>
      accomplir(
        await bureau(s, le('2026-09-25')),
        envoyerRecommande(cible(s), { numero: NUMERO, posteLe: le(posteLe) }),
      );
    await attendreRefus(poster(decidee, '2026-09-25'), 'impossible');
    const s = await notifie();
    await attendreRefus(poster(s, '2026-09-17'), 'impossible');
    await attendreRefus(poster(s, '2026-09-26'), 'impossible');
    await verbes.daterReception(s, le('2026-09-21'));
    expect((await attendreRefus(poster(s, '2026-09-25'), 'impossible')).message).toMatch(/déjà prouvée/);
  });

  test('refuses in the base: a number that is none, and one without its day', async () => {
    const s = await notifie();
    for (const faux of ["recommande = 'bonjour', poste_le = '2026-09-18'", `recommande = '${NUMERO}'`])
      await expect(lire(`UPDATE courrier SET ${faux} WHERE dossier_id = $1`, [s.dossierId])).rejects.toThrow(
        /courrier_recommande/,
      );
  });
});

describe('a letter that came back', () => {
  test('unknown at the address: a flag, another address, the same letter again, and no delay before it arrives', async () => {
    const s = await notifie();
    const avant = await lettresDe(s);
    await faire(s, '2026-09-25', signalerRetour(cible(s), le('2026-09-24')));
    expect((await etatDe(s))?.drapeaux).toContain('courrier_revenu');
    await faire(
      s,
      '2026-09-28',
      renvoyerCourrier(cible(s), { adresse: '3 rue Neuve', codePostal: '62000', commune: 'Arras' }),
    );
    const etat = await etatDe(s);
    expect(etat?.drapeaux).not.toContain('courrier_revenu');
    expect(etat).toMatchObject({ recue: null, le: null });
    const [adresse] = await lire(
      'SELECT r.adresse, r.code_postal, r.commune FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1',
      [s.dossierId],
    );
    expect(adresse).toEqual({ adresse: '3 rue Neuve', code_postal: '62000', commune: 'Arras' });
    await lettresProduites(s.dossierId, le('2026-09-28'));
    const apres = await lettresDe(s);
    expect(apres).toHaveLength(avant.length + 1);
    // The copy is dated as the letter was, and goes by post; what had been sent stays as it was sent.
    expect(apres.slice(0, -1)).toEqual(avant);
    expect(apres.at(-1)).toMatchObject({ jour: avant.at(-1)?.jour, courriel: null, etat: 'produit' });
    await faire(s, '2026-10-01', prouver(s, '2026-09-30', 'main_propre'));
    expect(await etatDe(s)).toMatchObject({ recue: '2026-09-30', le: '2026-10-16' });
  });

  test('a demand for pieces that came back opens its fifteen days from the copy that arrives', async () => {
    const s = await dossierA('incomplete', 'college_public');
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await faire(s, '2026-09-22', signalerRetour(cible(s), le('2026-09-22')));
    await faire(
      s,
      '2026-09-23',
      renvoyerCourrier(cible(s), { adresse: '3 rue Neuve', codePostal: '62000', commune: 'Arras' }),
    );
    expect((await etatDe(s))?.le).toBeNull();
    await faire(s, '2026-09-28', prouver(s, '2026-09-25', 'reponse'));
    // Fifteen days from the 25th fall on Saturday the 10th of October: the Monday.
    expect((await etatDe(s))?.le).toBe('2026-10-12');
  });

  test('it may go at another person of the pupil; refuses: a person that the pupil does not have', async () => {
    const s = await dossierA('en_instruction', 'college_public');
    const autre = await autreParent(s, le('2026-09-15'));
    const [chez] = await lire<{ id: string; adresse: string; commune: string }>(
      `SELECT r.id, r.adresse, r.commune FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1`,
      [autre.dossierId],
    );
    await lire("UPDATE responsable SET adresse = '8 quai du Wault', commune = 'Lille' WHERE id = $1", [
      chez?.id,
    ]);
    await verbes.demanderPieces(s, le('2026-09-16'));
    await lettresProduites(s.dossierId, le('2026-09-16'));
    await faire(s, '2026-09-22', signalerRetour(cible(s), le('2026-09-22')));
    const secretariat = await bureau(s, le('2026-09-23'));
    const inconnue = { chez: crypto.randomUUID() };
    await attendreRefus(accomplir(secretariat, renvoyerCourrier(cible(s), inconnue)), 'impossible');
    await faire(s, '2026-09-23', renvoyerCourrier(cible(s), { chez: chez?.id ?? '' }));
    const [demandeur] = await lire(
      'SELECT r.id, r.adresse, r.commune FROM responsable r JOIN dossier d ON d.demandeur_id = r.id WHERE d.id = $1',
      [s.dossierId],
    );
    expect(demandeur).toMatchObject({ adresse: '8 quai du Wault', commune: 'Lille' });
    expect(demandeur?.id).not.toBe(chez?.id);
  });

  test('made again twice, its jobs make it once and notify nothing again', async () => {
    const s = await notifie();
    await faire(
      s,
      '2026-09-28',
      renvoyerCourrier(cible(s), { adresse: '3 rue Neuve', codePostal: '62000', commune: 'Arras' }),
    );
    const [copie] = await lire<{ id: string }>(
      `SELECT id FROM courrier WHERE dossier_id = $1 AND etat = 'a_produire'`,
      [s.dossierId],
    );
    const courrierIds = [copie?.id ?? ''];
    await produireCourriers({ courrierIds }, le('2026-09-28'));
    const faite = await lettresDe(s);
    await produireCourriers({ courrierIds }, le('2026-09-29'));
    expect(await lettresDe(s)).toEqual(faite);
    const [compte] = await lire<{ n: number }>(
      'SELECT count(*)::int AS n FROM notification n JOIN decision d ON d.id = n.decision_id WHERE d.dossier_id = $1',
      [s.dossierId],
    );
    expect(compte?.n).toBe(1);
  });

  test('refuses: a return of before it left, of tomorrow, or of a letter that is proved received', async () => {
    const s = await notifie();
    const revenir = async (revenuLe: string) =>
      accomplir(await bureau(s, le('2026-09-25')), signalerRetour(cible(s), le(revenuLe)));
    await attendreRefus(revenir('2026-09-17'), 'impossible');
    await attendreRefus(revenir('2026-09-26'), 'impossible');
    await verbes.daterReception(s, le('2026-09-21'));
    await attendreRefus(revenir('2026-09-24'), 'impossible');
  });

  test('refuses: the family itself, and the agents of another académie', async () => {
    const s = await notifie();
    const famille = await acteur(s, 'famille', le('2026-09-25'));
    await attendreRefus(accomplir(famille, signalerRetour(cible(s), le('2026-09-24'))), 'interdit');
    const ailleurs = await acteur(nouvelleScene('lyceeToulouse'), 'gestionnaire_sab', le('2026-09-25'));
    await attendreRefus(accomplir(ailleurs, signalerRetour(cible(s), le('2026-09-24'))), 'introuvable');
  });
});

describe('the list of what has no proof', () => {
  const LE = le('2026-10-20');
  const numeros = async (s: Scene) => {
    const { lignes } = await preuvesManquantes(await bureau(s, LE), { ordre: 'anciennete' });
    return lignes;
  };

  test('holds decisions, irrecevabilités and demands for pieces, the oldest first, and lets go of what is proved', async () => {
    const decision = await dossierA('notifiee', 'college_public');
    const pieces = await dossierA('incomplete', 'college_public');
    await lettresProduites(pieces.dossierId, le('2026-09-19'));
    const vues = (await numeros(decision)).filter(({ id }) =>
      [decision.dossierId, pieces.dossierId].includes(id),
    );
    expect(vues.map(({ genre, envoyeeLe }) => [genre, envoyeeLe.toString()])).toEqual([
      ['attribution', '2026-09-18'],
      ['demande_incomplete', '2026-09-19'],
    ]);
    await verbes.daterReception(decision, le('2026-09-21'));
    expect((await numeros(decision)).map(({ id }) => id)).not.toContain(decision.dossierId);
    const irrecevable = await dossierA('irrecevable', 'lycee_public');
    expect((await numeros(irrecevable)).map(({ id }) => id)).not.toContain(irrecevable.dossierId);
    await lettresProduites(irrecevable.dossierId, le('2026-11-05'));
    await verbes.notifier(irrecevable, le('2026-11-05'));
    expect((await numeros(irrecevable)).map(({ id }) => id)).toContain(irrecevable.dossierId);
  });

  test('refuses: what another établissement sent', async () => {
    const lycee = await notifie();
    const college = await dossierA('notifiee', 'college_public');
    expect((await numeros(college)).map(({ id }) => id)).not.toContain(lycee.dossierId);
    const { lignes } = await preuvesManquantes(await bureau(college, LE), {
      ordre: 'classe',
      dossiers: [lycee.dossierId],
    });
    expect(lignes).toEqual([]);
  });

  test('handed over in one go: each dossier stands alone, and what is refused says why', async () => {
    const [prete, datee, changee] = [await notifie(), await notifie(), await notifie()];
    await attendreRefus(
      accomplir(await bureau(prete, LE), prouver(prete, '2026-10-21', 'main_propre')),
      'impossible',
    );
    const remise = (s: Scene) => ({ ...cible(s), sorte: 'remise' as const });
    const remises = [remise(prete), remise(datee), { ...remise(changee), version: changee.version - 1 }];
    const faites = await remettreEnMainPropre(await bureau(prete, LE), remises, le('2026-10-19'));
    expect(faites).toMatchObject({ faits: 2, refuses: [{ message: expect.stringMatching(/a changé/) }] });
    expect(await etatDe(prete)).toMatchObject({
      recue: '2026-10-19',
      preuve: 'remise en main propre contre signature',
    });
    expect((await etatDe(changee))?.recue).toBeNull();
  });
});
