import { type Branche, competents, type Role } from '#lib/droit/competence.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';

/** An act that an agent did since a moment: on which dossier, the last time. */
export interface ActeFait {
  acte: Acte;
  dossierId: string;
  numero: string;
}

/** Whether the competence table entrusts an act to one of these functions, in one of these branches. */
export function relevesDe(acte: Acte, roles: readonly Role[], branches: readonly Branche[]): boolean {
  const { par } = ligne(acte);
  const qui = typeof par === 'string' ? branches.flatMap((branche) => competents(branche, par)) : par;
  return roles.some((role) => qui.includes(role));
}
