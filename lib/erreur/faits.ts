/** An error of the catalogue in the words of each form of the interface. Pure. */
import type { z } from 'zod';
import {
  type CodeDErreur,
  ERREURS,
  type Erreur,
  type ErreurDuMinistereSchema,
  type ErreurV2Schema,
} from './schema.ts';

/** A refusal on its way: the codes, the first of which gives the status, and the seconds before a new try. */
export interface RefusDAppel {
  codes: readonly [CodeDErreur, ...CodeDErreur[]];
  reprise?: number;
}

/** The HTTP status of a refusal. */
export const statutDuRefus = ({ codes }: RefusDAppel): number => ERREURS[codes[0]].statut;

interface Dite {
  statut: number;
  titre: string;
  detail: string;
  source?: Erreur['source'];
  raison?: string;
}
const entree = (code: CodeDErreur): Dite => ERREURS[code];

function erreurDe(code: CodeDErreur, reprise: number | undefined): Erreur {
  const { titre, detail, source = null } = entree(code);
  return {
    code,
    title: titre,
    detail,
    source,
    meta: {
      ...(code.startsWith('30') && { provider: 'MEN' as const }),
      ...(reprise !== undefined && { retry_in: reprise }),
    },
  };
}

/** The body of the current version: every error at once. */
export const erreursDe = ({ codes, reprise }: RefusDAppel): { errors: Erreur[] } => ({
  errors: codes.map((code) => erreurDe(code, reprise)),
});

/** Statuses of the second version, where they differ. */
const STATUT_V2: Readonly<Record<number, number>> = { 422: 400, 403: 401, 502: 503 };
const RAISON_V2: Readonly<Record<number, string>> = {
  401: 'access_denied',
  403: 'access_denied',
  404: 'not_found',
  409: 'conflict',
  429: 'too_many_requests',
  422: 'unprocessable_entity_error',
};

/** The first error, as the second version says it. */
export function erreurEnVersion2(refus: RefusDAppel): {
  statut: number;
  corps: z.infer<typeof ErreurV2Schema>;
} {
  const { statut, titre, detail, source, raison } = entree(refus.codes[0]);
  const champ = statut === 422 && source && 'parameter' in source ? `_${source.parameter}_error` : '';
  const error = raison ?? `${RAISON_V2[statut] ?? 'provider_error'}${champ}`;
  return { statut: STATUT_V2[statut] ?? statut, corps: { error, reason: titre, message: detail } };
}

const MOT_DU_MINISTERE: Readonly<Record<number, string>> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
  504: 'GATEWAY_TIMEOUT',
};

/** The first error, as the ministry's own route says it; `instant` is an ISO date and time. */
export function erreurDuMinistere(
  refus: RefusDAppel,
  instant: string,
): { statut: number; corps: z.infer<typeof ErreurDuMinistereSchema> } {
  const { statut, titre, detail } = entree(refus.codes[0]);
  const dit = statut === 422 ? 400 : statut;
  return {
    statut: dit,
    corps: {
      type: dit === 400 ? 'Requête incorrecte' : 'Erreur',
      title: titre,
      detail,
      status: MOT_DU_MINISTERE[dit] ?? 'BAD_REQUEST',
      'date-time': instant,
    },
  };
}
