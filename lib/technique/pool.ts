import pg from 'pg';

type Demande = Parameters<pg.Client['query']>;

/**
 * A connection that asks one thing at a time. Prisma asks for the relations of a row together, in a transaction as well, and
 * its driver leaves them to a queue of `pg` that its next version drops (https://github.com/prisma/orm/pull/29979).
 */
class UneALaFois extends pg.Client {
  #avant: Promise<unknown> = Promise.resolve();

  /** As `pg` does, but after the answer to what was asked before. Forms that answer otherwise than by a promise pass as they are. */
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg have no common type.
  override query(...demande: any[]): any {
    const faire = () => super.query(...(demande as unknown as Demande));
    if (typeof demande.at(-1) === 'function' || typeof demande[0]?.submit === 'function') return faire();
    const reponse = this.#avant.then(faire);
    this.#avant = reponse.then(
      () => {},
      () => {},
    );
    return reponse;
  }
}

/**
 * Connections to a server, opened as they are needed. One that dies while nothing is asked of it, idle or between two
 * statements of whoever holds it, is no reason for the process to die: the next use is refused, or opens another.
 */
export function ouvrirPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ Client: UneALaFois, ...options });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
