import { decode, encode, type JWT, type JWTDecodeParams, type JWTEncodeParams } from 'next-auth/jwt';
import { configuration } from './configuration.ts';
import type { Porte } from './identite-lue.ts';

/** The two sorts of people who sign in. */
export type Fournisseur = 'agents' | 'familles';

/** All that a session holds. No right, no role: those are read from the database at each request. */
export interface Jeton extends JWT {
  fournisseur: Fournisseur;
  /** The door; absent of a session opened before there were several for each. */
  porte?: Porte;
  sub: string;
  nom: string;
  /** Who a verified identity was found to be in the school base, at sign-in. */
  responsable?: string;
  /** Établissements that the guichet of the académie names: told to who has no function here. Opens nothing. */
  etablissements?: string[];
  /** Employer of an agent, as ProConnect says it; absent when it says none. Opens what its body asked, never a dossier. */
  siret?: string;
  /** Names this session among those of the person, from sign-in to sign-out. */
  session: string;
  /** Handed back to the provider to close its own session. */
  idToken: string;
  /** Second of the sign-in. */
  debut: number;
}

const HEURE = 3600;
/** Seconds without a request after which a session ends, and seconds after which it ends whatever is done. */
const DUREES: Record<Fournisseur, { inactivite: number; absolue: number }> = {
  agents: { inactivite: 8 * HEURE, absolue: 12 * HEURE },
  familles: { inactivite: HEURE / 2, absolue: 4 * HEURE },
};

/** Seconds after which no session can be alive: life of the cookie that carries it. */
export const DUREE_ABSOLUE_MAX = Math.max(...Object.values(DUREES).map(({ absolue }) => absolue));

/** Attributes of the session's cookie: unreadable by scripts, tied to this host over TLS. */
export function cookieDeSession() {
  const secure = configuration().url.startsWith('https://');
  return {
    name: secure ? '__Host-session' : 'session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  } as const;
}

/** By which door a session was opened. */
export const porteDe = ({ porte, fournisseur }: Jeton): Porte => porte ?? fournisseur;

const secondes = (): number => Math.floor(Date.now() / 1000);

type Duree = Pick<Jeton, 'fournisseur' | 'debut'>;

/** Second at which a session is over whatever is done. */
export const finAbsolue = ({ fournisseur, debut }: Duree): number => debut + DUREES[fournisseur].absolue;

/** Seconds that a session may still last without a request. */
export const resteAVivre = (duree: Duree): number =>
  Math.min(DUREES[duree.fournisseur].inactivite, finAbsolue(duree) - secondes());

const estJeton = (jwt: JWT | null): jwt is Jeton =>
  jwt !== null &&
  (jwt.fournisseur === 'agents' || jwt.fournisseur === 'familles') &&
  typeof jwt.debut === 'number';

/** Encrypts a session, for as long as its door allows. */
export const chiffrer = ({ token, secret }: Pick<JWTEncodeParams, 'token' | 'secret'>): Promise<string> =>
  encode({ token, secret, maxAge: estJeton(token ?? null) ? resteAVivre(token as Jeton) : 60 });

/** Decrypts a session; null when it is absent, altered or over. */
export async function dechiffrer({
  token,
  secret,
}: Pick<JWTDecodeParams, 'token' | 'secret'>): Promise<Jeton | null> {
  const jwt = await decode({ token, secret }).catch(() => null);
  return estJeton(jwt) && resteAVivre(jwt) > 0 ? jwt : null;
}
