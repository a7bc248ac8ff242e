import type { Branche, Role } from '#lib/droit/competence.ts';
import { rolesPour } from '#lib/droit/evaluation.ts';
import type { Acte } from '#lib/droit/procedure.ts';

/** An act that an agent did since a moment: on which dossier, the last time. */
export interface ActeFait {
  acte: Acte;
  dossierId: string;
  numero: string;
}

/** Whether the competence table entrusts an act to one of these functions, in one of these branches. */
export const relevesDe = (acte: Acte, roles: readonly Role[], branches: readonly Branche[]): boolean =>
  branches.some((branche) => rolesPour(acte, branche).some((role) => roles.includes(role)));
