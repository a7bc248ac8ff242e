/**
 * People at work, as one process of the application that may be killed at any instant: each takes dossiers from the entry
 * to where their way ends. Tells its parent every act that was acknowledged, and every failure that was no refusal of the law.
 */
import { setTimeout } from 'node:timers/promises';
import type { Accompli } from '#lib/dossier/porte.ts';
import { prisma } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { estLaTouteLAnnee, FOYERS } from '#monde/population.ts';
import { le, type Scene, saisir, scene } from '#monde/scene.ts';
import { cheminDe } from './chemins.ts';

/** What a process of people is asked to do: so many at once, on these households of the world. */
export interface Equipe {
  nombre: number;
  de: number;
  a: number;
  /** True when the collèges' dossiers are left, once filed, to whoever visits the site. */
  laisser: boolean;
}

export type Rapport =
  | { genre: 'acquitte'; accompli: Accompli; laisse?: true }
  | { genre: 'faute'; nature: string }
  /** Nobody was left to serve. */
  | { genre: 'personne' }
  | { genre: 'fini' };

const dire = (rapport: Rapport): void => {
  process.send?.(rapport);
};

/** One dossier of each household, along one of the ways that it may take. */
async function mener(s: Scene, rang: number, laisser: boolean): Promise<void> {
  const laisse = laisser && s.branche === 'college_public' && rang % 2 === 0;
  const { rfr, pas } = cheminDe(rang);
  await saisir(s, le('2026-09-10'), { rfr });
  // What is left to the site is filed, and no more.
  for (const faire of laisse ? pas.slice(0, 1) : pas) {
    const accompli = await faire(s);
    if (accompli) dire({ genre: 'acquitte', accompli, ...(laisse ? { laisse } : {}) });
  }
}

const repond = (): Promise<boolean> =>
  prisma().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );

async function travailler(siennes: [Scene, number][], laisser: boolean): Promise<void> {
  for (let suivant = siennes.pop(); suivant; suivant = siennes.pop()) {
    try {
      await mener(...suivant, laisser);
    } catch (erreur) {
      // The law never refuses what is done here: a refusal is a fault of ours, unless the machine is the one that refuses.
      const refus = erreur instanceof Refus && erreur.code !== 'indisponible';
      dire({
        genre: 'faute',
        nature: refus ? `refus : ${erreur.message}` : 'base',
      });
      if (!refus) await setTimeout(500);
      while (!(await repond())) await setTimeout(50);
    }
  }
}

/** Branches whose dossiers go straight from the entry to the decision. */
const BRANCHES = ['college_public', 'lycee_public'];

/** One pupil of each household where nobody has a story of their own. */
const scenes = (): Scene[] =>
  FOYERS.filter(
    ({ famille, eleves, responsables }) =>
      !famille && eleves.length === 1 && responsables[0]?.sub && estLaTouteLAnnee(eleves[0]?.id),
  )
    .map((foyer) => scene(foyer))
    // At a lycée professionnel a prime asks for what nobody types here.
    .filter(({ branche, ou }) => BRANCHES.includes(branche) && ou !== 'lyceePro');

process.once('message', async ({ nombre, de, a, laisser }: Equipe) => {
  const siennes = scenes()
    .slice(de, a)
    .map((s, rang): [Scene, number] => [s, de + rang]);
  if (siennes.length === 0) dire({ genre: 'personne' });
  await Promise.all(Array.from({ length: nombre }, () => travailler(siennes, laisser)));
  dire({ genre: 'fini' });
  process.disconnect();
});

// Nobody works for a campaign that broke off.
process.once('disconnect', () => process.exit());
