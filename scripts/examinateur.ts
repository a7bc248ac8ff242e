/**
 * The process where received bytes are judged, started by the site for each sending (lib/connecteurs/octets/atelier.ts).
 * It has neither secrets, nor a right to write, and kills itself when a work goes beyond its limits.
 */
import { Worker } from 'node:worker_threads';
import type { Limites, Reponse } from '#lib/connecteurs/octets/atelier.ts';
import { TRAVAUX, type Travaux } from '#lib/connecteurs/octets/juges/travaux.ts';
import { champsDe } from '#lib/technique/consignes.ts';
import { Refus } from '#lib/technique/refus.ts';

interface Demande {
  travail: keyof Travaux;
  entree: never;
  limites: Limites;
}

const veilleur = new Worker(new URL('./examinateur-veille.ts', import.meta.url));
const repondre = (reponse: Reponse): void => {
  process.send?.(reponse);
};

process.on('message', async ({ travail, entree, limites }: Demande) => {
  veilleur.postMessage(limites);
  try {
    repondre({ fait: await TRAVAUX[travail](entree) });
  } catch (erreur) {
    repondre(erreur instanceof Refus ? { refus: erreur.message } : { faute: champsDe(erreur) });
  } finally {
    veilleur.postMessage(null);
  }
});
// The site is gone: nobody waits for an answer.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
veilleur.once('online', () => repondre({ fait: 'pret' }));
