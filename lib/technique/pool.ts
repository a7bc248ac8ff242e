import pg from 'pg';

/**
 * Connections to a server, opened as they are needed. One that dies while nothing is asked of it, idle or between two
 * statements of whoever holds it, is no reason for the process to die: the next use is refused, or opens another.
 */
export function ouvrirPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
