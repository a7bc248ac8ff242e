import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { empreinteDeLaSource } from './code-de-lettre.ts';
import { configuration } from './configuration.ts';
import { aujourdHui } from './horloge.ts';
import { cookieDeSession } from './jeton.ts';
import { type Portee, porteeDePorteur } from './portee.ts';

/** Seconds during which a letter stays open, whatever is done: time to photograph a few pages. */
export const DUREE_D_ACCES = 1_800;

/** Under its own salt: the cookie of an account opens no letter, nor this one an account. */
const SEL = 'lettre';

/** Attributes of the cookie of an open letter: it never comes with a link of another site. */
function cookieDeLettre() {
  const { options } = cookieDeSession();
  return {
    name: options.secure ? '__Host-lettre' : 'lettre',
    options: { ...options, sameSite: 'strict' },
  } as const;
}

/** The letter that a cookie opens; null when it is absent, altered or over. */
async function lettreDe(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  const jwt = await decode({ token, secret: configuration().secretSession, salt: SEL }).catch(() => null);
  return typeof jwt?.lettre === 'string' ? jwt.lettre : null;
}

/** Whether this request comes from an open letter. */
export const estPorteur = async (requete: {
  cookies: { get: (nom: string) => { value: string } | undefined };
}): Promise<boolean> => (await lettreDe(requete.cookies.get(cookieDeLettre().name)?.value)) !== null;

/** Opens a letter in this browser, for half an hour. */
export async function ouvrirLettre(lettre: string): Promise<void> {
  const { name, options } = cookieDeLettre();
  const secret = configuration().secretSession;
  const valeur = await encode({ token: { lettre }, secret, salt: SEL, maxAge: DUREE_D_ACCES });
  (await cookies()).set(name, valeur, { ...options, maxAge: DUREE_D_ACCES });
}

/** Closes the letter that this browser has open. */
export async function fermerLettre(): Promise<void> {
  const { name, options } = cookieDeLettre();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

const porteeDeLaLettre = cache(async (): Promise<Portee | null> => {
  const lettre = await lettreDe((await cookies()).get(cookieDeLettre().name)?.value);
  return lettre ? porteeDePorteur(lettre, await aujourdHui()) : null;
});

/** Who holds the letter that is open. Redirects to where a code is typed when none is. */
export async function exigerPorteur(): Promise<Portee> {
  return (await porteeDeLaLettre()) ?? redirect('/lettre?message=terminee');
}

/**
 * Print of the machine that asks, as the nearest server of ours saw it: what a browser writes before it in the header is
 * nobody's word.
 */
export async function sourceDeLaRequete(): Promise<Uint8Array<ArrayBuffer>> {
  const chemin = (await headers()).get('x-forwarded-for') ?? '';
  return empreinteDeLaSource(chemin.split(',').at(-1)?.trim() ?? '');
}
