/** A campaign prolonged by two administrateurs is in force everywhere: for everybody, or for one académie. */
import { beforeAll, describe, expect, test } from 'vitest';
import { confirmerActe } from '#lib/administration/actes.ts';
import { actesAConfirmer, registreDAdministration } from '#lib/administration/queries.ts';
import { limiteDesPropositions } from '#lib/bordereau/queries.ts';
import { prolongerCampagne } from '#lib/campagne/actes.ts';
import { campagneAnnoncee, campagneDuLieu, campagneEnregistree } from '#lib/campagne/queries.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import { suivreLesEcheances } from '#lib/echeance/taches.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { campagneDeLaPortee, campagneOuverte } from '#lib/relance/queries.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { deposerAvec, lue } from './appui/ecrits.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { lire, tenter } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE = le('2026-11-23');
/** In the académie of Lille, of which the établissements above all are; that of Toulouse keeps the day of everybody. */
const LILLE = '09';

let yann: Portee;
let rozenn: Portee;
beforeAll(async () => {
  const [un, deux] = await Promise.all(
    ['agent-administrateur', 'agent-administratrice'].map((sub) => porteeDAgent(sub, LE)),
  );
  if (!un || !deux) throw new Error('administrateurs attendus');
  [yann, rozenn] = [un, deux];
});

const version = async () => (await campagneEnregistree(yann, String(RENTREE))).version;

async function prolonger(cloture: string, academie?: string): Promise<void> {
  const dates = { rentree: RENTREE, version: await version(), cloture, clotureCned: '2026-10-30', academie };
  await prolongerCampagne(yann, { ...dates, source: 'arrêté fictif', motif: 'grève des transports' });
  const [attend] = await actesAConfirmer(rozenn);
  await confirmerActe(rozenn, attend?.id ?? '');
}

const deposer = (recuLe: string, ou: 'collegePublic' | 'collegeToulouse' = 'collegePublic') =>
  deposerAvec((saisie) => saisie, { recuLe, ou });
const etatDe = (s: Scene) =>
  lue<{ etat: string; hors_delai: boolean; drapeaux: string[] }>('etat, hors_delai, drapeaux', 'dossier', s);
const relue = async (s: Scene): Promise<Scene> => {
  const [rangee] = await lire<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [
    s.dossierId,
  ]);
  return { ...s, version: rangee?.version ?? 0 };
};

describe('an académie prolonged by itself', () => {
  let tardive: Scene;
  let trop: Scene;
  let refusee: Scene;
  let ailleurs: Scene;
  beforeAll(async () => {
    tardive = await deposer('2026-11-06');
    trop = await deposer('2026-11-07');
    refusee = await deposer('2026-10-16');
    await verbes.refuserHorsDelai(refusee, le('2026-10-20'));
    ailleurs = await deposer('2026-11-06', 'collegeToulouse');
    await prolonger('2026-11-06', LILLE);
  });

  test('is told by the register, with its académie and the day it had', async () => {
    const [ligne] = (await registreDAdministration(rozenn)).lignes;
    expect(ligne?.details.join(' ; ')).toMatch(/académie de Lille.*clôture : 15\/10\/2026 → 06\/11\/2026/);
  });

  test('moves neither the day of everybody nor that of another académie', async () => {
    const jours = await Promise.all(
      [null, '16', LILLE].map(async (code) =>
        (await campagneDuLieu(RENTREE, 'general', code))?.cloture.toString(),
      ),
    );
    expect(jours).toEqual(['2026-10-15', '2026-10-15', '2026-11-06']);
    const { general, prolongees } = await campagneAnnoncee(RENTREE);
    expect(general?.cloture.toString()).toBe('2026-10-15');
    expect(prolongees.map(({ academie, cloture }) => [academie, cloture.toString()])).toEqual([
      ['Lille', '2026-11-06'],
    ]);
  });

  test('on its last day a form is in time, the day after it is late, and elsewhere it was late already', async () => {
    expect(await etatDe(await deposer('2026-11-06'))).toMatchObject({ hors_delai: false });
    expect(await etatDe(await deposer('2026-11-07'))).toMatchObject({ hors_delai: true });
    expect(await etatDe(await deposer('2026-11-06', 'collegeToulouse'))).toMatchObject({ hors_delai: true });
  });

  test('refuses: to refuse for its lateness a demande that it finds in time', async () => {
    const refus = await attendreRefus(verbes.refuserHorsDelai(await relue(tardive), LE), 'impossible');
    expect(refus.message).toBe('La demande a été déposée dans les délais.');
  });

  test('refuses: to instruct what comes after it, or what another académie received', async () => {
    for (const s of [trop, ailleurs]) await attendreRefus(verbes.instruire(await relue(s), LE), 'impossible');
  });

  test('what was judged late and is no longer becomes a task, once; the rest keeps its flag', async () => {
    await suivreLesEcheances(LE);
    await suivreLesEcheances(LE);
    expect((await etatDe(tardive))?.drapeaux).toEqual(['retard_leve']);
    expect((await etatDe(refusee))?.drapeaux).toContain('retard_leve');
    for (const s of [trop, ailleurs]) expect((await etatDe(s))?.drapeaux).toEqual(['hors_delai']);
    const chef = await acteur(tardive, 'chef_etablissement', LE);
    expect((await compteursDeBannette(chef, RENTREE, {})).retard_leve).toBe(2);
  });

  test('is instructed then as any other, and its lateness is gone', async () => {
    await verbes.instruire(await relue(tardive), LE);
    expect(await etatDe(tardive)).toMatchObject({ etat: 'en_instruction', hors_delai: false, drapeaux: [] });
  });

  test('the reason of a refusal says the day that was in force', async () => {
    await verbes.refuserHorsDelai(await relue(trop), LE);
    const decision = await lue<{ motifs: { texte: string }[] }>('motifs', 'decision', trop);
    expect(decision?.motifs[0]?.texte).toContain('vendredi 6 novembre 2026');
  });

  test('the list of a collège privé and the reminders follow its day', async () => {
    expect((await limiteDesPropositions(RENTREE, LILLE))?.toString()).toBe('2026-11-14');
    expect(await campagneOuverte(le('2026-11-06'), LILLE)).not.toBeNull();
    expect(await campagneOuverte(le('2026-11-07'), LILLE)).toBeNull();
    expect(await campagneOuverte(le('2026-11-06'), '16')).toBeNull();
    // Who serves both: the one that is open, else the last that closed.
    const [lille, toulouse] = await Promise.all(
      [tardive, ailleurs].map((s) => acteur(s, 'secretariat', le('2026-11-06'))),
    );
    if (!lille || !toulouse) throw new Error('deux secrétariats attendus');
    const deux = { ...lille, affectations: [...toulouse.affectations, ...lille.affectations] };
    const cloture = { rentree: 2026, cloture: le('2026-11-06') };
    expect(await campagneDeLaPortee(deux)).toEqual({ ...cloture, ouverte: true });
    expect(await campagneDeLaPortee({ ...deux, jour: le('2026-11-10') })).toEqual({
      ...cloture,
      ouverte: false,
    });
  });

  test('a family that filed nothing reads its day', async () => {
    const [enfant] = await mesEnfants(await acteur(nouvelleScene('collegePublic'), 'famille', LE), RENTREE);
    expect(enfant?.campagne?.cloture.toString()).toBe('2026-11-06');
  });

  test('refuses: an earlier day for it, an académie that does not exist, the page read before it', async () => {
    const dates = {
      rentree: RENTREE,
      version: await version(),
      cloture: '2026-11-05',
      clotureCned: '2026-10-30',
      source: 'arrêté fictif',
      motif: 'grève des transports',
    };
    expect(
      await attendreRefus(prolongerCampagne(yann, { ...dates, academie: LILLE }), 'impossible'),
    ).toMatchObject({
      champ: 'cloture',
    });
    expect(
      await attendreRefus(prolongerCampagne(yann, { ...dates, academie: '99' }), 'impossible'),
    ).toMatchObject({
      champ: 'academie',
    });
    await attendreRefus(prolongerCampagne(yann, { ...dates, version: 0, academie: LILLE }), 'conflit');
    expect(await tenter(`UPDATE prolongation SET cloture = '2027-09-01'`)).toMatchObject({
      refusePar: 'prolongation_bornes',
    });
  });
});

test('everybody prolonged further, the académie follows', async () => {
  await prolonger('2026-11-13');
  for (const code of [null, '16', LILLE])
    expect((await campagneDuLieu(RENTREE, 'general', code))?.cloture.toString()).toBe('2026-11-13');
  expect((await campagneAnnoncee(RENTREE)).prolongees).toEqual([]);
  expect((await campagneDuLieu(RENTREE, 'cned', null))?.cloture.toString()).toBe('2026-10-30');
});
