import { isIP } from 'node:net';

/**
 * The address of the machine that asks, as the nearest server of ours saw it: what a client writes before it in the header is
 * nobody's word. Null when there is none that can be read.
 */
export function adresseDe(entetes: Headers): string | null {
  const derniere = (entetes.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '';
  const nue = derniere.replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(nue) > 0 ? nue : null;
}
