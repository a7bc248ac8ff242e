/**
 * The copy that serves lists, started from our own backup: late, stopped, promoted while people work. Lists never fail, say
 * when they are late, show people what they have just written, and nothing that was acknowledged is lost.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attendre, ouvrirPile, type Pile, type Replique } from '#epreuves/pannes/pile.ts';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import { FiltresSchema } from '#lib/bannette/schema.ts';
import { compteursDeBannette } from '#lib/compteur/queries.ts';
import type { Accompli } from '#lib/dossier/porte.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { enLecture, type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type EtatDeReplique, repliqueDuMoment } from '#lib/technique/replique.ts';
import { sante } from '#lib/technique/sante.ts';
import { le, type Scene, saisir, verbes } from '#monde/scene.ts';
import type { NomEtablissement } from '#monde/territoire.ts';
import { nouvelleScene } from '#tests/actes/appui/preparation.ts';

const JOUR = le('2026-09-10');
const TOUS = FiltresSchema.parse({ urgence: 'tous' });
const ECRIVAINS = 2;
const LIEUX: readonly NomEtablissement[] = [
  ...(['collegePublic', 'lyceePublic', 'autreCollegePublic', 'lyceePro'] as const),
  ...(['collegeToulouse', 'lyceeToulouse'] as const),
];
const LECTEURS = 3;

let pile: Pile;
let replique: Replique;

/** The head of the collège, with the instant at which that session last sent something. */
const chef = async (ecritLe: Date | null = null): Promise<Portee> =>
  (await porteeDAgent('agent-chef-public', JOUR, ecritLe)) as Portee;

const liste = async (portee: Portee): Promise<string[]> =>
  (await pageDeBannette(portee, 2026, TOUS)).lignes.map(({ id }) => id);

const luSurLaCopie = async (portee: Portee): Promise<boolean> => {
  const [lu] = await enLecture(
    portee,
    (tx) => tx.$queryRaw<{ copie: boolean }[]>`SELECT pg_is_in_recovery() AS copie`,
  );
  return lu?.copie ?? false;
};

const attendreLEtat = (voulu: EtatDeReplique): Promise<void> =>
  attendre(async () => (await repliqueDuMoment())?.etat === voulu);

async function deposer(): Promise<Scene> {
  const s = nouvelleScene('collegePublic');
  await saisir(s, JOUR, { rfr: 100 });
  await verbes.deposer(s, JOUR);
  return s;
}

interface Charge {
  acquittes: Accompli[];
  listesLues: number;
  fautes: string[];
  finir: () => Promise<void>;
}

/** People who file and people who read lists, until they are told to stop. A base that is away excuses what it cuts short. */
function charger(baseLa: () => boolean = () => true): Charge {
  let ouvert = true;
  const charge: Charge = { acquittes: [], listesLues: 0, fautes: [], finir: async () => {} };
  const noter = (quoi: string, erreur: unknown): void => {
    if (baseLa()) charge.fautes.push(`${quoi} : ${erreur}`);
  };
  let rang = 0;
  const ecrire = async (): Promise<void> => {
    while (ouvert) {
      const s = nouvelleScene(LIEUX[rang++ % LIEUX.length] as NomEtablissement);
      const lues = charge.listesLues;
      try {
        await saisir(s, JOUR, { rfr: 100 });
        charge.acquittes.push(await verbes.deposer(s, JOUR));
        // There are only so many pupils: who files waits for those who read.
        await attendre(() => charge.listesLues > lues + LECTEURS || !ouvert || !baseLa());
      } catch (erreur) {
        noter('acte', erreur);
        if (erreur instanceof Refus && erreur.code !== 'indisponible') throw erreur;
        await new Promise((suite) => setTimeout(suite, 50));
      }
    }
  };
  const lire = async (): Promise<void> => {
    while (ouvert) {
      try {
        const portee = await chef();
        await liste(portee);
        await compteursDeBannette(portee, 2026, TOUS);
        charge.listesLues++;
      } catch (erreur) {
        noter('liste', erreur);
        await new Promise((suite) => setTimeout(suite, 50));
      }
    }
  };
  const tous = Promise.all([
    ...Array.from({ length: ECRIVAINS }, ecrire),
    ...Array.from({ length: LECTEURS }, lire),
  ]);
  charge.finir = async () => {
    ouvert = false;
    await tous;
  };
  return charge;
}

/** Waits until so many more lists have been read, and an act has been acknowledged. */
const encore = (charge: Charge, nombre: number): Promise<void> => {
  const depuis = charge.listesLues;
  return attendre(() => charge.listesLues >= depuis + nombre && charge.acquittes.length > 0);
};

beforeAll(async () => {
  pile = await ouvrirPile({ avecReplique: true });
  replique = await pile.demarrerReplique();
  await attendreLEtat('a_jour');
}, 1_200_000);
afterAll(() => pile.fermer());

describe('a copy that follows', () => {
  test('serves the lists, which are those of the base', async () => {
    const s = await deposer();
    await attendre(async () => (await liste(await chef())).includes(s.dossierId));
    expect(await luSurLaCopie(await chef())).toBe(true);
    expect(await heureDesListes(await chef())).toBeNull();
    expect((await sante()).lecture).toEqual({ etat: 'a_jour', retard: expect.any(Number) });
  });

  test('refuses: to be written, by whoever would', async () => {
    await expect(replique.lire('DELETE FROM session_ouverte')).rejects.toThrow(/read-only/);
  });

  test('refuses: a list whose reader has just sent something, which the base serves', async () => {
    expect(await luSurLaCopie(await chef(new Date()))).toBe(false);
  });
});

describe('a copy that lags', () => {
  let ecrit: Scene;
  beforeAll(async () => {
    await replique.lire('SELECT pg_wal_replay_pause()');
    ecrit = await deposer();
    await attendreLEtat('en_retard');
  });

  test('shows its lists as of then, and says the hour of it', async () => {
    expect(await luSurLaCopie(await chef())).toBe(true);
    expect(await liste(await chef())).not.toContain(ecrit.dossierId);
    expect(await heureDesListes(await chef())).toMatch(/^\d{1,2}:\d\d$/);
  });

  test('shows what they wrote to those who wrote, and says no hour', async () => {
    const moi = await chef(new Date());
    expect(await liste(moi)).toContain(ecrit.dossierId);
    expect(await heureDesListes(moi)).toBeNull();
  });

  test('refuses: to be well', async () => {
    const { causes, lecture } = await sante();
    expect(lecture?.etat).toBe('en_retard');
    expect(causes).toContainEqual(
      expect.stringContaining('La copie de la base qui sert les listes est en retard'),
    );
  });

  test('catches up: the list holds it, and no hour is said any more', async () => {
    await replique.lire('SELECT pg_wal_replay_resume()');
    await attendreLEtat('a_jour');
    await attendre(async () => (await liste(await chef())).includes(ecrit.dossierId));
    expect(await heureDesListes(await chef())).toBeNull();
  });
});

describe('a copy stopped under load, which comes back', () => {
  let charge: Charge;
  let pendant: Awaited<ReturnType<typeof sante>>;
  beforeAll(async () => {
    charge = charger();
    await encore(charge, 5);
    await replique.arreter();
    await encore(charge, 10);
    await attendreLEtat('muette');
    pendant = await sante();
    await encore(charge, 5);
    await replique.reprendre();
    await attendre(async () => luSurLaCopie(await chef()));
    await charge.finir();
  });

  test('refuses: no list and no act, at any time', () => {
    expect(charge.fautes).toEqual([]);
    expect(charge.acquittes.length).toBeGreaterThan(0);
  });

  test('is said meanwhile by the health', () => {
    expect(pendant.lecture).toEqual({ etat: 'muette', retard: null });
    expect(pendant.causes).toContainEqual(expect.stringContaining('La copie de la base ne répond pas'));
  });

  test('serves the lists again, whole', async () => {
    await attendreLEtat('a_jour');
    const derniers = charge.acquittes.map(({ dossierId }) => dossierId).join("','");
    await attendre(
      async () =>
        (await replique.lire(`SELECT count(*) FROM dossier WHERE id IN ('${derniers}')`)) ===
        String(charge.acquittes.length),
    );
  });
});

describe('the base stopped under load, and its copy promoted', () => {
  let acquittes: string[];
  let charge: Charge;
  beforeAll(async () => {
    let la = true;
    charge = charger(() => la);
    await encore(charge, 10);
    la = false;
    await pile.arreterLaBase();
    acquittes = charge.acquittes.map(({ dossierId }) => dossierId);
    await replique.lire('SELECT pg_promote()');
    await pile.redemarrerLaBase();
    await attendreLEtat('promue');
    la = true;
    await encore(charge, 5);
    await charge.finir();
  });

  test('lost no act that was acknowledged: the base of its own that it is now holds them all', async () => {
    expect(acquittes.length).toBeGreaterThan(0);
    expect(await replique.lire('SELECT pg_is_in_recovery()')).toBe('false');
    const presents = await replique.lire(
      `SELECT count(*) FROM dossier WHERE id IN ('${acquittes.join("','")}') AND etat <> 'brouillon'`,
    );
    expect(presents).toBe(String(acquittes.length));
  });

  test('refuses: to serve lists beside a base that came back; no list fails, and the health says it', async () => {
    expect(await luSurLaCopie(await chef())).toBe(false);
    expect(charge.fautes).toEqual([]);
    const { causes, lecture } = await sante();
    expect(lecture).toEqual({ etat: 'promue', retard: null });
    expect(causes).toContainEqual(expect.stringContaining('elle a été promue'));
  });
});
