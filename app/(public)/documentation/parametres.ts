import { documentOpenApi } from '#lib/contrat/faits.ts';

export interface Parametre {
  nom: string;
  requis: boolean;
  description: string;
}

interface Dit {
  paths: Record<string, { get: { parameters: { name: string; required: boolean; description: string }[] } }>;
}

/** The parameters of a call, as the OpenAPI document has them. */
export const PARAMETRES: readonly Parametre[] = (
  (documentOpenApi('') as unknown as Dit).paths['/v5/men/scolarites/identite']?.get.parameters ?? []
).map(({ name, required, description }) => ({ nom: name, requis: required, description }));
