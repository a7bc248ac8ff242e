/** Tokens of the interface for administrations, granted to a commune: for tests and measures, without the steps of a request. */
import { randomUUID } from 'node:crypto';
import type { Environnement } from '#lib/droit/habilitation/jeton.ts';
import { SCOPES } from '#lib/droit/habilitation/scopes.ts';
import { nouveauJeton } from '#lib/technique/jeton-api.ts';

/** A commune that holds habilitations, and a body that it designates. */
export const COMMUNE = '21590350100017';
export const CCAS = '26590352600019';

export interface Regles {
  environnement?: Environnement;
  scopes?: readonly string[];
  parMinute?: number;
  /** As many as in a minute unless told: tests and measures call without waiting. */
  parSeconde?: number;
  adresses?: readonly string[];
  expireLe?: string;
}

export interface JetonEmis {
  texte: string;
  identifiant: string;
  id: string;
  habilitation: string;
}

/** A token of an habilitation of its own, and what writes it in a base whose triggers sleep. */
export function jetonEnSql({
  environnement = 'production',
  scopes = SCOPES,
  parMinute = 1200,
  parSeconde = 1200,
  adresses = [],
  expireLe = '2030-01-01',
}: Regles = {}): { jeton: JetonEmis; sql: string } {
  const { texte, identifiant, empreinte } = nouveauJeton(environnement);
  const [id, habilitation] = [randomUUID(), randomUUID()];
  const liste = (valeurs: readonly string[]) => `'{${valeurs.join(',')}}'::text[]`;
  const sql = `
    INSERT INTO habilitation (id, siret, organisme, etat, cree_par_id) VALUES ('${habilitation}', '${COMMUNE}', '{}', 'validee', '${randomUUID()}');
    INSERT INTO octroi (id, habilitation_id, rang, siret, organisme, contenu, verifications, scopes, destinataires, accorde_le, accorde_par_id, accorde_par_nom)
      VALUES ('${randomUUID()}', '${habilitation}', 1, '${COMMUNE}', '{}', '{}', '{}', ${liste(SCOPES)}, '{${CCAS}}', now(), '${randomUUID()}', 'A');
    INSERT INTO jeton_api (id, identifiant, habilitation_id, nom, environnement, empreinte, scopes, par_minute, par_seconde, adresses, emis_par_id, expire_le)
      VALUES ('${id}', '${identifiant}', '${habilitation}', 'Aide à la cantine', '${environnement}', '\\x${Buffer.from(empreinte).toString('hex')}',
        ${liste(scopes)}, ${parMinute}, ${parSeconde}, ${liste(adresses)}, '${randomUUID()}', '${expireLe}');`;
  return { jeton: { texte, identifiant, id, habilitation }, sql };
}
