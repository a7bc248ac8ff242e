/** Legal bases that open the exchange of a datum between administrations (CRPA L. 114-8), as a body chooses one. */
import type { Etape } from './cycle.ts';
import { LIBELLES_SCOPES, SCOPES, type Scope } from './scopes.ts';

export const FONDEMENTS = [
  'deliberation',
  'crpa',
  'cantine',
  'transport_scolaire',
  'action_sociale',
  'autre',
] as const;
export type Fondement = (typeof FONDEMENTS)[number];

/** What each says to who chooses it, and as the family reads it beside a call. */
export const LIBELLES_FONDEMENTS: Record<Fondement, string> = {
  deliberation: 'Délibération de la collectivité (aide facultative) et CRPA, art. L. 114-8',
  crpa: 'CRPA, art. L. 114-8 : échanges entre administrations',
  cantine: 'CRPA, art. L. 114-8 et code de l’éducation, art. R. 531-52 (restauration scolaire)',
  transport_scolaire:
    'CRPA, art. L. 114-8, code des transports, art. L. 3111-7, et code de l’éducation, art. L. 214-18',
  action_sociale: 'CRPA, art. L. 114-8, et CASF, art. L. 123-5, R. 123-2 et R. 123-21 (action sociale)',
  autre: 'Un autre texte, à citer',
};

/** What the ministère verifies before it grants (CRPA L. 100-3, L. 114-8, L. 300-2), each with what shows it. */
export const VERIFICATIONS = ['administration', 'mandat', 'finalite', 'cadre'] as const;

/** One of them, or what shows that one datum is necessary and covered by the text: `minimisation.men_statut_boursier`. */
export type Verification = (typeof VERIFICATIONS)[number] | `minimisation.${Scope}`;

const LIBELLES: Record<(typeof VERIFICATIONS)[number], string> = {
  administration: 'L’organisme est une administration au sens de l’article L. 100-3 ou L. 300-2 du CRPA',
  mandat: 'La personne qui demande peut engager l’organisme',
  finalite: 'La finalité entre dans l’article L. 114-8 du CRPA',
  cadre: 'Le cadre juridique donné existe et vaut pour ce projet',
};

/** What is checked of a request: a trial has no legal text yet; each datum that is asked for is judged by itself. */
export const verificationsDe = (etape: Etape, scopes: readonly Scope[]): readonly Verification[] => [
  ...VERIFICATIONS.filter((verification) => etape === 'production' || verification !== 'cadre'),
  ...scopes.map((scope) => `minimisation.${scope}` as const),
];

/** A verification as it is read. `minimisation` alone: of all data at once, as grants were verified before. */
export function libelleDeVerification(cle: string): string {
  if (cle === 'minimisation') return 'Chaque donnée demandée est nécessaire, une par une';
  const scope = SCOPES.find((un) => cle === `minimisation.${un}`);
  if (scope) return `« ${LIBELLES_SCOPES[scope]} » est nécessaire, et couvert par le texte`;
  return LIBELLES[cle as (typeof VERIFICATIONS)[number]];
}

/** Months beyond which keeping the data must be justified. */
export const CONSERVATION_SANS_MOTIF = 36;
