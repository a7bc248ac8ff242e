/**
 * The process where received bytes are judged, started by the site for each sending (lib/connecteurs/octets/atelier.ts).
 * It has neither secrets, nor a right to write, and kills itself when a work goes beyond its limits.
 */
import { Worker } from 'node:worker_threads';
import type { Limites, Message, Reponse } from '#lib/connecteurs/octets/atelier.ts';
import { TRAVAUX, type Travaux } from '#lib/connecteurs/octets/juges/travaux.ts';
import { champsDe } from '#lib/technique/consignes.ts';
import { Refus } from '#lib/technique/refus.ts';

interface Demande {
  travail: keyof Travaux;
  entree: never;
  limites: Limites;
}

const veilleur = new Worker(new URL('./examinateur-veille.ts', import.meta.url));
const repondre = (message: Message): void => {
  process.send?.(message);
};
const moitiePrise = ({ megaoctets }: Limites): boolean =>
  process.memoryUsage.rss() > (megaoctets * 1_000_000) / 2;

async function faire({ travail, entree }: Demande): Promise<Reponse> {
  try {
    return { fait: await TRAVAUX[travail](entree) };
  } catch (erreur) {
    return erreur instanceof Refus ? { refus: erreur.message } : { faute: champsDe(erreur) };
  }
}

process.on('message', async (demande: Demande) => {
  veilleur.postMessage(demande.limites);
  const dit = await faire(demande);
  veilleur.postMessage(null);
  repondre({ dit, chargee: moitiePrise(demande.limites) });
});
// The site is gone: nobody waits for an answer.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
veilleur.once('online', () => repondre({ dit: { fait: 'pret' }, chargee: false }));
