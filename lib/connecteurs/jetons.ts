import { type Appeler, SansReponse } from './appel.ts';

/** A token is asked for again this long before its end. */
const AVANCE_MS = 60_000;

/** An account of ours at a service that gives tokens (OAuth 2, client credentials). */
export interface Compte {
  adresse: string;
  client: string;
  secret: string;
}

/** A token of a service, asked for once and shared until it ends. */
export function ouvrirJetons({ adresse, client, secret }: Compte, appeler: Appeler) {
  let jeton: { valeur: string; jusque: number } | undefined;
  const demander = async (): Promise<string> => {
    const { statut, corps } = await appeler(new URL('/token', adresse), {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: valeur, expires_in: duree } = (corps ?? {}) as Record<string, unknown>;
    if (statut !== 200 || typeof valeur !== 'string') throw new SansReponse(`jeton refusé, statut ${statut}`);
    jeton = { valeur, jusque: performance.now() + Number(duree) * 1000 - AVANCE_MS };
    return valeur;
  };
  return {
    prendre: async () => (jeton && performance.now() < jeton.jusque ? jeton.valeur : await demander()),
    oublier: () => {
      jeton = undefined;
    },
  };
}
