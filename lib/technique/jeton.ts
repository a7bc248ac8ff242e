import { decode, encode, type JWT, type JWTDecodeParams, type JWTEncodeParams } from 'next-auth/jwt';
import { configuration } from './configuration.ts';

/** The two doors of sign-in: agents (ProConnect's shape) and families (EduConnect's shape). */
export type Fournisseur = 'agents' | 'familles';

/** All that a session holds. No right, no role: those are read from the database at each request. */
export interface Jeton extends JWT {
  fournisseur: Fournisseur;
  sub: string;
  nom: string;
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
