/** A product that is broken again and again while people work. */
import { Panne } from '#scripts/panne.ts';
import { mener, PANNES } from './pannes/campagne.ts';
import { ouvrirPile } from './pannes/pile.ts';

export const titre =
  'Cinquante personnes et deux workers, pendant que le site, les workers, la base, le disque et l’horloge tombent en panne tour à tour.';

const TOURS = 3;
const AGENTS = 50;
const ENTRE = 12;
const PAR_EQUIPE = 40;

/** `npm run epreuve -- pannes [ROUNDS]`: each round has every fault once, in another order. */
export async function run([tours = String(TOURS)]: string[]): Promise<void> {
  const pannes = Array.from({ length: Number(tours) }, (_, tour) =>
    PANNES.map((_panne, rang) => PANNES[(rang * (2 * tour + 1) + tour) % PANNES.length] ?? 'siteTue'),
  ).flat();
  const pile = await ouvrirPile();
  try {
    const bilan = await mener(pile, { pannes, agents: AGENTS, entre: ENTRE, parEquipe: PAR_EQUIPE });
    console.log(
      `${pannes.length} pannes : ${bilan.acquittes} actes acquittés, tous là ; ${bilan.coupes} coupés, dits tels ; ${bilan.courrielsRedits} courriels redits sous le même identifiant.`,
    );
    console.log(`La santé a dit :\n${bilan.causes.map((cause) => `- ${cause}`).join('\n')}`);
    if (bilan.manques.length > 0) throw new Panne(`Ce qui n’a pas tenu :\n${bilan.manques.join('\n')}`);
  } finally {
    await pile.fermer();
  }
}
