/**
 * The thread that watches what a work costs: native code and WebAssembly hold the thread of the work, and no limit of
 * the engine counts their memory. Seconds of processor, not of the clock: a busy machine kills nobody.
 */
import { parentPort } from 'node:worker_threads';
import type { Limites } from '#lib/connecteurs/octets/atelier.ts';

const PERIODE_MS = 50;

/** Those of the work under way. */
let limites: Limites | null = null;
let debut = process.cpuUsage();

parentPort?.on('message', (recues: Limites | null) => {
  limites = recues;
  debut = process.cpuUsage();
});

setInterval(() => {
  if (!limites) return;
  const { user, system } = process.cpuUsage(debut);
  const trop =
    user + system > limites.secondes * 1_000_000 ||
    process.memoryUsage.rss() > limites.megaoctets * 1_000_000;
  if (trop) process.kill(process.pid, 'SIGKILL');
}, PERIODE_MS);
