/**
 * Some of the people of the third Thursday, as one process of the application: tells its parent what became of their work,
 * once it is told to stop.
 */
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { jouer, type Passage } from './passage.ts';
import { decider, deposer } from './travaux.ts';

/** Who is there, and the families that are theirs. */
export interface Equipe {
  /** People of each kind at once. */
  personnes: number;
  /** Numbers of the families that file here, from the first to the one before the last. */
  de: number;
  a: number;
}

export type Rapport = Passage[];

let ouvert = true;

process.on('message', async (message: Equipe | 'finir') => {
  if (message === 'finir') {
    ouvert = false;
    return;
  }
  const encore = () => ouvert;
  const deposes: Parameters<typeof decider>[1] = [];
  const rapport: Rapport = await jouer(
    [deposer(message.personnes, message, deposes), decider(message.personnes, deposes, encore)],
    encore,
  );
  await fermerPrisma();
  process.send?.(rapport, () => process.disconnect());
});

// Nobody works for an épreuve that broke off.
process.once('disconnect', () => process.exit());
