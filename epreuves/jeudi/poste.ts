/**
 * Some of the people of such a day, as one process of the application: tells its parent what became of their work,
 * once it is told to stop.
 */
import { fermerPrisma } from '#lib/technique/prisma.ts';
import { jouer, type Passage } from './passage.ts';
import { type Equipe, PROFILS } from './profils.ts';

export type Rapport = Passage[];

let ouvert = true;

process.on('message', async (message: Equipe | 'finir') => {
  if (message === 'finir') {
    ouvert = false;
    return;
  }
  const encore = () => ouvert;
  const rapport: Rapport = await jouer(PROFILS[message.profil].travaux(message, encore), encore);
  await fermerPrisma();
  process.send?.(rapport, () => process.disconnect());
});

// Nobody works for an épreuve that broke off.
process.once('disconnect', () => process.exit());
