/** What a departure to FranceConnect keeps in the browser until its return: encrypted, ten minutes, for that return alone. */
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { configuration } from './configuration.ts';
import { CHEMIN_DU_TRAJET } from './portes.ts';

const COOKIE = 'trajet-franceconnect';
const DUREE_S = 600;

const TrajetSchema = z.object({
  dossierId: z.uuid(),
  responsableId: z.string(),
  etat: z.string(),
  nonce: z.string(),
  verifieur: z.string(),
});
export type TrajetEnCours = z.output<typeof TrajetSchema>;

/** Keeps a departure until its return. */
export async function garderLeTrajet(trajet: TrajetEnCours): Promise<void> {
  const { secretSession: secret, url } = configuration();
  (await cookies()).set(
    COOKIE,
    await encode({ token: { ...trajet }, secret, maxAge: DUREE_S, salt: COOKIE }),
    {
      httpOnly: true,
      sameSite: 'lax',
      path: CHEMIN_DU_TRAJET,
      secure: url.startsWith('https://'),
      maxAge: DUREE_S,
    },
  );
}

/** The departure that a return answers, forgotten by being read; null once it is over, or in another browser. */
export async function reprendreLeTrajet(): Promise<TrajetEnCours | null> {
  const pot = await cookies();
  const token = pot.get(COOKIE)?.value;
  pot.set(COOKIE, '', { path: CHEMIN_DU_TRAJET, maxAge: 0 });
  if (!token) return null;
  const { secretSession: secret } = configuration();
  const jwt = await decode({ token, secret, salt: COOKIE }).catch(() => null);
  return TrajetSchema.safeParse(jwt).data ?? null;
}
