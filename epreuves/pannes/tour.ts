/** One round of the campaign, in a process and on a product of its own: `node epreuves/pannes/tour.ts IMAGE RANK`. */
import { jour } from '#lib/droit/date.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { Panne, stopOnError } from '#scripts/panne.ts';
import { mener, PANNES } from './campagne.ts';
import { ouvrirPile } from './pile.ts';

const AGENTS = 50;
const VISITEURS = 50;
const ENTRE = 8;
const PAR_EQUIPE = 40;

/** Each fault once, in the order of this round. */
async function menerUnTour(image: string, tour: number): Promise<void> {
  const toutes = [...PANNES, 'serveurTue'] as const;
  const pannes = toutes.map((_panne, rang) => toutes[(rang + 3 * tour) % toutes.length] ?? 'serveurTue');
  const pile = await ouvrirPile({ disqueAPart: true });
  try {
    // The chef instructs from the site while the silence has not spoken.
    await reglerLeJour(jour('2026-09-16'));
    const bilan = await mener(pile, {
      ...{ pannes, agents: AGENTS, entre: ENTRE, parEquipe: PAR_EQUIPE },
      site: { image, visiteurs: VISITEURS },
    });
    console.log(
      `${pannes.length} pannes : ${bilan.acquittes} actes acquittés, tous là ; ${bilan.coupes} coupés, dits tels ; ${bilan.courrielsRedits} courriels redits sous le même identifiant.`,
    );
    console.log(
      `Sur le site : ${bilan.visites.repondues} requêtes répondues, ${bilan.visites.actes} dossiers instruits.`,
    );
    console.log(`La santé a dit :\n${bilan.causes.map((cause) => `- ${cause}`).join('\n')}`);
    if (bilan.manques.length > 0) throw new Panne(`Ce qui n’a pas tenu :\n${bilan.manques.join('\n')}`);
  } finally {
    await pile.fermer();
  }
}

const [image = '', rang = '0'] = process.argv.slice(2);
await menerUnTour(image, Number(rang)).catch(stopOnError);
