/** What the work under way belongs to, a request or a job, for every line of the logs that it writes. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';

type Fil = Readonly<Record<string, string>>;

/** Kept on globalThis: the framework gives each part of the site a copy of this module. */
const global = globalThis as { bourses_fil?: AsyncLocalStorage<Fil> };
const fils = (): AsyncLocalStorage<Fil> => {
  global.bourses_fil ??= new AsyncLocalStorage();
  return global.bourses_fil;
};

/** Fields that tie a line to what is under way; none outside. */
export const filEnCours = (): Fil => fils().getStore() ?? {};

/** Runs a piece of work under these fields, whatever it awaits. */
export const dansLeFil = <T>(fil: Fil, travail: () => T): T => fils().run(fil, travail);

/**
 * From now on, each request that a server of this process receives has an id of its own, drawn here: never one that was
 * sent, which anybody could choose.
 */
export function nommerLesRequetes(): void {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (this: Server, ...evenement: Parameters<typeof emit>) {
    const recevoir = (): boolean => emit.apply(this, evenement);
    return String(evenement[0]) === 'request'
      ? dansLeFil({ requete: crypto.randomUUID() }, recevoir)
      : recevoir();
  } as typeof emit;
}
