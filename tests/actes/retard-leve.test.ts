/** A lateness undone once its family knows of it: the postmark is proved since (C. II.C.3), and the demande goes on at its date. */
import { describe, expect, test } from 'vitest';
import { revenirSurLeRetard } from '#lib/dossier/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { suivreLesEcheances } from '#lib/echeance/taches.ts';
import { suivreDossier } from '#lib/famille/queries.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { lettreLue } from './appui/lettre-lue.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const RAISON = 'La Poste certifie que le pli a été déposé au guichet le 10 octobre 2026.';
const PROUVE = { recuLe: '2026-11-04', cachetPostalLe: '2026-10-10', motivation: RAISON };

const decideur = (s: Scene, jour: string) =>
  acteur(s, s.branche === 'college_public' ? 'chef_etablissement' : 'responsable_sab', le(jour));
async function lever(s: Scene, jour: string, saisie: Partial<typeof PROUVE> = {}) {
  const ordre = revenirSurLeRetard(cible(s), { ...PROUVE, ...saisie });
  s.version = (await accomplir(await decideur(s, jour), ordre)).version;
}
const dossierDe = async ({ dossierId }: Scene) =>
  (
    await lire(
      'SELECT etat::text, hors_delai, recu_le::text AS recu, reprise_le::text AS reprise FROM dossier WHERE id = $1',
      [dossierId],
    )
  )[0];

describe('the postmark is proved after the notification', () => {
  test('lycée: the irrecevabilité is undone, its letter says so, and the bourse runs from the ordinary day', async () => {
    const s = await dossierA('retard_notifie', 'lycee_public');
    expect(await dossierDe(s)).toMatchObject({ etat: 'irrecevable', hors_delai: true });
    await lever(s, '2026-12-01');
    expect(await dossierDe(s)).toEqual({
      etat: 'deposee',
      hors_delai: false,
      recu: '2026-11-04',
      reprise: '2026-12-01',
    });
    const texte = await lettreLue(s, 'reprise_apres_retard', '2026-12-01');
    expect(texte).toContain('elle a été postée le samedi 10 octobre 2026, et le cachet de la poste fait foi');
    expect(texte).toContain(
      'L’irrecevabilité du jeudi 5 novembre 2026 est donc sans effet : ce courrier prend sa place',
    );
    expect(texte).toContain(RAISON);
    expect(texte).toContain('deux mois à partir du mardi 1er décembre 2026');
    expect(texte).toMatch(/Au nom de l’État, pour le recteur de l’académie .+ et par délégation/);
    expect(texte).not.toContain('Recours préalable obligatoire');

    await verbes.instruire(s, le('2026-12-02'));
    await verbes.attribuer(s, le('2026-12-03'));
    const decisions = await lire(
      `SELECT x.genre::text, x.effet_du::text AS du, z.genre::text AS remplace FROM decision x
       LEFT JOIN decision z ON z.id = x.remplace_id WHERE x.dossier_id = $1 ORDER BY x.rang`,
      [s.dossierId],
    );
    expect(decisions).toEqual([
      { genre: 'irrecevabilite', du: null, remplace: null },
      { genre: 'attribution', du: '2026-09-01', remplace: 'irrecevabilite' },
    ]);
  });

  test('collège public: the chef undoes the refusal that was the chef’s, and the family reads why', async () => {
    const s = await dossierA('retard_notifie', 'college_public');
    await lever(s, '2026-12-01');
    const texte = await lettreLue(s, 'reprise_apres_retard', '2026-12-01');
    expect(texte).toContain('Le refus hors délai du jeudi 5 novembre 2026 est donc sans effet');
    expect(texte).toContain('Au nom de l’État');
    expect(texte).not.toContain('par délégation');
    const lu = await suivreDossier(await acteur(s, 'famille', le('2026-12-02')), s.dossierId);
    expect(JSON.stringify(lu.faits)).toContain(RAISON);
  });

  test('a day of reception typed wrong serves as well as a postmark, and what stood stays in the versions', async () => {
    const s = await dossierA('retard_notifie', 'college_prive');
    await lever(s, '2026-12-01', { recuLe: '2026-10-12', cachetPostalLe: undefined });
    expect(await dossierDe(s)).toMatchObject({ etat: 'deposee', recu: '2026-10-12' });
    const texte = await lettreLue(s, 'reprise_apres_retard', '2026-12-01');
    expect(texte).toContain('elle a été reçue le lundi 12 octobre 2026');
    const versions = await lire(
      `SELECT origine::text, contenu->'reception'->>'recuLe' AS recu FROM demande WHERE dossier_id = $1 ORDER BY rang`,
      [s.dossierId],
    );
    expect(versions).toEqual([
      { origine: 'depot', recu: '2026-11-04' },
      { origine: 'correction_reception', recu: '2026-10-12' },
    ]);
  });

  test('no silence rejects what is taken up again: its two months run anew', async () => {
    const s = await dossierA('retard_notifie', 'lycee_public');
    await lever(s, '2027-02-01');
    await suivreLesEcheances(le('2027-02-02'));
    const silences = await lire(
      "SELECT 1 FROM courrier WHERE dossier_id = $1 AND genre = 'silence_sur_la_demande'",
      [s.dossierId],
    );
    expect(silences).toEqual([]);
  });
});

describe('refuses', () => {
  test('dates by which the demande is still late, with the way out', async () => {
    const s = await dossierA('retard_notifie', 'lycee_public');
    expect(await refusDe(lever(s, '2026-12-01', { cachetPostalLe: '2026-10-30' }))).toMatchObject({
      code: 'impossible',
      champ: 'recuLe',
      message: expect.stringMatching(/^Avec ces dates, la demande reste en retard/),
    });
    expect(await dossierDe(s)).toMatchObject({ etat: 'irrecevable', hors_delai: true });
  });

  test('a postmark after the arrival, a reception after the entry, no reason', async () => {
    const s = await dossierA('retard_notifie', 'lycee_public');
    for (const [saisie, message] of [
      [{ cachetPostalLe: '2026-11-06' }, /postérieur à la réception/],
      [{ recuLe: '2026-11-20', cachetPostalLe: '2026-10-10' }, /n’a pas pu être reçue après/],
      [{ motivation: 'trop court' }, /^Écrivez la raison/],
    ] as const)
      expect(await refusDe(lever(s, '2026-12-01', saisie))).toMatchObject({
        message: expect.stringMatching(message),
      });
  });

  test('a recours that waits is answered first, and it may take the examination up again', async () => {
    const s = await dossierA('retard_notifie', 'lycee_public');
    await verbes.formerRecours(s, le('2026-11-10'));
    expect(await refusDe(lever(s, '2026-12-01'))).toMatchObject({
      message: expect.stringMatching(/^Un recours de la famille attend sa réponse/),
    });
  });

  test('whoever does not decide, or holds no delegation', async () => {
    const s = await dossierA('retard_notifie', 'lycee_public');
    const ordre = revenirSurLeRetard(cible(s), PROUVE);
    const secretariat = await acteur(s, 'secretariat', le('2026-12-01'));
    expect(await refusDe(accomplir(secretariat, ordre))).toMatchObject({ code: 'interdit' });
  });

  test('a decision that rests on something else than lateness, or that has not left', async () => {
    const autre = await dossierA('notifiee', 'lycee_public');
    expect(await refusDe(lever(autre, '2026-12-01'))).toMatchObject({
      message: expect.stringMatching(/^Aucune décision de retard n’est notifiée/),
    });
    const nonPartie = await dossierA('irrecevable', 'lycee_public');
    await lettresProduites(nonPartie.dossierId, le('2026-11-06'));
    expect(await refusDe(lever(nonPartie, '2026-12-01'))).toMatchObject({
      message: expect.stringMatching(/^Aucune décision de retard n’est notifiée/),
    });
  });
});
