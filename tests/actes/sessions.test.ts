/** What ends a session, and that nothing brings it back: neither a copy of its cookie, nor time, nor other people. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { configuration } from '#lib/technique/configuration.ts';
import { chiffrer, dechiffrer, type Jeton } from '#lib/technique/jeton.ts';
import {
  estOuverte,
  fermer,
  fermerAilleurs,
  lireSession,
  noterUnEnvoi,
  ouvrirSession,
  renouveler,
  sessionsDe,
} from '#lib/technique/session-ouverte.ts';

const MINUTE = 60_000;
const HEURE = 60 * MINUTE;
const avancer = (ms: number) => vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] });
afterEach(() => {
  vi.useRealTimers();
});

let rang = 0;
async function ouverte(precisions: Partial<Jeton> = {}): Promise<Jeton> {
  rang += 1;
  const jeton: Jeton = {
    fournisseur: 'familles',
    sub: `personne-${rang}`,
    nom: 'Camille Durand',
    session: crypto.randomUUID(),
    idToken: 'x',
    debut: Math.floor(Date.now() / 1000),
    ...precisions,
  };
  await ouvrirSession(jeton, 'Firefox sur Linux');
  return jeton;
}
const cookie = (jeton: Jeton) => chiffrer({ token: jeton, secret: configuration().secretSession });

test('a session in use is prolonged, keeps when it began, and tells when it was seen', async () => {
  const jeton = await ouverte();
  const copie = await cookie(jeton);
  avancer(10 * MINUTE);
  const nouveau = await renouveler(copie);
  expect(nouveau?.maxAge).toBe(HEURE / 2 / 1000);
  const secret = configuration().secretSession;
  expect(await dechiffrer({ token: nouveau?.valeur, secret })).toMatchObject({ debut: jeton.debut });
  expect((await sessionsDe(jeton))[0]?.vueLe.getTime()).toBeGreaterThan(jeton.debut * 1000 + 9 * MINUTE);
});

test('nothing to write: no cookie, a forged one, one written less than a minute ago', async () => {
  expect(await renouveler(undefined)).toBeNull();
  expect(await renouveler('a.b.c.d.e')).toBeNull();
  expect(await renouveler(await cookie(await ouverte()))).toBeNull();
});

test('refuses: to renew a copy of the cookie of a closed session, which is taken away', async () => {
  const jeton = await ouverte();
  const copie = await cookie(jeton);
  await fermer(jeton);
  avancer(3 * MINUTE);
  expect(await renouveler(copie)).toEqual({ valeur: '', maxAge: 0 });
});

test('refuses: a closed session past its inactivity, whoever else signs in or out meanwhile', async () => {
  const jeton = await ouverte({ fournisseur: 'agents' });
  await fermer(jeton);
  for (const ms of [31 * MINUTE, 9 * HEURE, 11 * HEURE]) {
    avancer(ms);
    await fermer(await ouverte());
    expect(await estOuverte(jeton)).toBe(false);
    vi.useRealTimers();
  }
});

test('refuses: a cookie of ours whose session was never opened', async () => {
  const jeton = { ...(await ouverte()), session: crypto.randomUUID() };
  expect(await estOuverte(jeton)).toBe(false);
  const copie = await cookie(jeton);
  avancer(2 * MINUTE);
  expect(await renouveler(copie)).toEqual({ valeur: '', maxAge: 0 });
});

test.each([
  ['familles', 4],
  ['agents', 12],
] as const)(
  'a session of %s ends after %i hours, however often it is renewed',
  async (fournisseur, heures) => {
    const jeton = await ouverte({ fournisseur });
    avancer(heures * HEURE - 2 * MINUTE);
    expect(await estOuverte(jeton)).toBe(true);
    vi.useRealTimers();
    avancer(heures * HEURE + 1_000);
    expect(await estOuverte(jeton)).toBe(false);
    await ouverte();
    vi.useRealTimers();
    expect(await estOuverte(jeton), 'forgotten, never given back').toBe(false);
  },
);

test('a person closes one other session, then all the others, and keeps the one in use', async () => {
  const ici = await ouverte();
  const { sub } = ici;
  const [telephone, tablette, poste] = [
    await ouverte({ sub }),
    await ouverte({ sub }),
    await ouverte({ sub }),
  ];
  expect((await sessionsDe(ici)).filter(({ actuelle }) => actuelle).map(({ session }) => session)).toEqual([
    ici.session,
  ]);
  await fermerAilleurs(ici, telephone.session);
  expect(await Promise.all([telephone, tablette, poste, ici].map(estOuverte))).toEqual([
    false,
    true,
    true,
    true,
  ]);
  await fermerAilleurs(ici);
  expect(await Promise.all([tablette, poste, ici].map(estOuverte))).toEqual([false, false, true]);
});

test('refuses: to see or close the session of somebody else, even of the same name at the other provider', async () => {
  const moi = await ouverte();
  const [autre, homonyme] = [await ouverte(), await ouverte({ sub: moi.sub, fournisseur: 'agents' })];
  await fermerAilleurs(moi, autre.session);
  await fermerAilleurs(moi, homonyme.session);
  await fermerAilleurs(moi);
  expect(await Promise.all([autre, homonyme].map(estOuverte))).toEqual([true, true]);
  expect((await sessionsDe(moi)).map(({ session }) => session)).toEqual([moi.session]);
});

describe('what a session sends to be written', () => {
  test('is noted by the clock of the base, and nothing is before', async () => {
    const jeton = await ouverte();
    expect(await lireSession(jeton)).toEqual({ ecritLe: null });
    await noterUnEnvoi(await cookie(jeton));
    const { ecritLe } = (await lireSession(jeton)) ?? {};
    expect(ecritLe).toBeInstanceOf(Date);
    await noterUnEnvoi(await cookie(jeton));
    expect((await lireSession(jeton))?.ecritLe?.getTime()).toBeGreaterThanOrEqual(ecritLe?.getTime() ?? 0);
  });

  test('refuses: to say it of another session, of one that is closed, or of a cookie that is none of ours', async () => {
    const [jeton, autre] = [await ouverte(), await ouverte()];
    await noterUnEnvoi(await cookie(jeton));
    expect(await lireSession(autre)).toEqual({ ecritLe: null });
    await fermer(autre);
    for (const token of [await cookie(autre), 'un cookie', undefined]) await noterUnEnvoi(token);
    expect(await lireSession(autre)).toBeNull();
  });
});
