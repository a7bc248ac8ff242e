/** The keys that encrypt data at rest, as the environment writes them: a number, a colon, 64 hexadecimal digits. Pure. */
import { PREFIXE_DEMO } from './production.ts';

/** The keys of the product, by number; what is written is written under the current one. */
export interface Trousseau {
  courante: number;
  cles: ReadonlyMap<number, Uint8Array>;
  /** Still reads what was written before ciphertexts bore a number, or in the clear. */
  ancienAccepte: boolean;
}

/** Numbers fit in the byte that ciphertexts give them; a key without one is the first. */
export const CLE_NUMEROTEE = new RegExp(
  `^(?:(?:[1-9]|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]):)?(?:${PREFIXE_DEMO})?[0-9a-f]{64}$`,
);

interface Cle {
  numero: number;
  secret: string;
}

/** Number and secret of a key well formed. */
export function lireCle(cle: string): Cle {
  const [secret = '', numero = '1'] = cle.split(':').reverse();
  return { numero: Number(numero), secret };
}

/** The keys of a list: none when it is empty. */
export const lireCles = (liste: string | undefined): Cle[] => (liste?.split(',') ?? []).map(lireCle);

/** The keyring of the two variables, well formed and checked. */
export function trousseauDe(cle: string, anciennes: string | undefined, ancienAccepte: boolean): Trousseau {
  const courante = lireCle(cle);
  const toutes = [courante, ...lireCles(anciennes)];
  return {
    courante: courante.numero,
    cles: new Map(
      toutes.map(({ numero, secret }) => [numero, Buffer.from(secret.replace(PREFIXE_DEMO, ''), 'hex')]),
    ),
    ancienAccepte,
  };
}

/** What makes a keyring unreadable, in French; null when nothing does. */
export function defautDuTrousseau(cle: string, anciennes: string | undefined): string | null {
  const toutes = [lireCle(cle), ...lireCles(anciennes)];
  const double = toutes.find(({ numero }, rang) =>
    toutes.some((autre, i) => i < rang && autre.numero === numero),
  );
  return double
    ? `donne deux fois le numéro ${double.numero} : chaque clé a le sien, la nouvelle le plus grand (« ${double.numero + 1}:… » dans CLE_DONNEES).`
    : null;
}
