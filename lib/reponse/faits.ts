/** The answer of a call, in the words of its form and under the headers of the contract. Pure. */
import { Temporal } from 'temporal-polyfill';
import { DEPRECIATION, type Porte } from '#lib/appel/faits.ts';
import type { Scope } from '#lib/droit/habilitation/scopes.ts';
import {
  erreurDuMinistere,
  erreurEnVersion2,
  erreursDe,
  type RefusDAppel,
  statutDuRefus,
} from '#lib/erreur/faits.ts';
import { enFormeDuMinistere, enVersion2, limiter } from '#lib/statut/faits.ts';
import type { StatutEntier } from '#lib/statut/schema.ts';

/** By which form, and whether it is an older one, which says so. */
export interface Maniere {
  porte: Porte;
  deprecie?: boolean;
}

/** Where a token stands in its minute. */
export interface Quota {
  parMinute: number;
  compte: number;
  /** End of the minute, in seconds since 1970. */
  fin: number;
  /** When it was counted, in the same seconds: the clock of the base, the only one that every process shares. */
  instant: number;
}

/** The headers of the quota; `refuse` adds when to come back. */
export function entetesDeQuota({ parMinute, compte, fin, instant }: Quota, refuse: boolean) {
  return {
    'RateLimit-Limit': String(parMinute),
    'RateLimit-Remaining': String(Math.max(0, parMinute - compte)),
    'RateLimit-Reset': String(fin),
    ...(refuse && { 'Retry-After': String(Math.max(0, fin - Math.floor(instant))) }),
  };
}

/** A pupil, and the rights of the answer. */
export interface Trouve {
  statut: StatutEntier;
  scopes: readonly Scope[];
}

/** What the base, or the staging, says of a call. No quota when no token of ours was shown. */
export interface Jugement {
  quota: Quota | null;
  issue: Trouve | RefusDAppel;
}

const secondes = (jour: string): number =>
  Temporal.PlainDate.from(jour).toZonedDateTime('Europe/Paris').epochMilliseconds / 1_000;

/** What an older form says of itself (RFC 9745, RFC 8594). */
const entetesDeDepreciation = (): Record<string, string> => ({
  Deprecation: `@${secondes(DEPRECIATION.depuis)}`,
  Sunset: new Date(secondes(DEPRECIATION.fin) * 1_000).toUTCString(),
  Link: '</documentation/changements>; rel="deprecation"; type="text/html"',
});

/** Body, status and type of an answer in its form. */
function dire(
  porte: Porte,
  issue: Trouve | RefusDAppel,
  instant: Temporal.Instant,
): { statut: number; corps: unknown; type: string } {
  const json = 'application/json; charset=utf-8';
  if ('codes' in issue) {
    if (porte === 'v2') return { ...erreurEnVersion2(issue), type: json };
    if (porte === 'ministere') return { ...erreurDuMinistere(issue, instant.toString()), type: json };
    const statut = statutDuRefus(issue);
    return { statut, corps: erreursDe(issue), type: statut === 429 ? json : 'application/vnd.api+json' };
  }
  const { statut, scopes } = issue;
  if (porte === 'v2') return { statut: 200, corps: enVersion2(statut, scopes), type: json };
  if (porte === 'ministere') return { statut: 200, corps: enFormeDuMinistere(statut, scopes), type: json };
  return {
    statut: 200,
    corps: { data: limiter(statut, scopes), links: {}, meta: {} },
    type: 'application/vnd.api+json',
  };
}

/** The whole answer of a call: its form, and the headers that every answer bears. */
export function repondre(
  requete: string,
  { porte, deprecie = false }: Maniere,
  { quota, issue }: Jugement,
  instant: Temporal.Instant,
): Response {
  const { statut, corps, type } = dire(porte, issue, instant);
  const octets = Buffer.from(JSON.stringify(corps));
  return new Response(octets, {
    status: statut,
    headers: {
      'Content-Type': type,
      // A body whose length is told is too short to be worth compressing, and is not.
      'Content-Length': String(octets.byteLength),
      'Cache-Control': 'private, no-store',
      'X-Request-ID': requete,
      'X-Response-Cached': 'false',
      'X-Cache-Expires-in': '',
      ...(quota && entetesDeQuota(quota, statut === 429)),
      ...(deprecie && entetesDeDepreciation()),
    },
  });
}
