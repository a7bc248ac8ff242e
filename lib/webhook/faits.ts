/** A request and what was granted of it, as the contract writes them for a body's own software. Pure. */
import type { Etape, EtatDHabilitation } from '#lib/droit/habilitation/cycle.ts';

/** States of a request, under the names of the contract. */
export const ETATS_DITS: Readonly<Record<EtatDHabilitation, string>> = {
  brouillon: 'draft',
  deposee: 'submitted',
  modifications_demandees: 'changes_requested',
  validee: 'validated',
  refusee: 'refused',
  revoquee: 'revoked',
  archivee: 'archived',
};

/** Our one form, under the names by which the contract knows it at each stage. */
export const DEFINITIONS: Readonly<Record<Etape, string>> = {
  essai: 'api_scolarite_sandbox',
  production: 'api_scolarite',
};
export const FORMULAIRE = 'api-scolarite-eleve';
const TYPES: Readonly<Record<Etape, string>> = {
  essai: 'AuthorizationRequest::APIScolariteSandbox',
  production: 'AuthorizationRequest::APIScolarite',
};

export const definitionDe = ({ etape }: { etape: string }): string => DEFINITIONS[etape as Etape];

interface Octroi {
  id: string;
  etape: string;
  numero: number;
  contenu: unknown;
  accordeLe: Date;
  remplaceLe: Date | null;
  revoqueLe: Date | null;
}

interface Demande {
  id: string;
  etape: string;
  numero: number;
  siret: string;
  etat: string;
  saisie: unknown;
  organisme: unknown;
  creeeLe: Date;
  deposeeLe: Date | null;
  /** The first one granted first. */
  octrois: readonly Octroi[];
}

interface Demandeur {
  id: string;
  prenom: string;
  nom: string;
  courriel: string;
}

/** What was granted once, and whether it still stands. */
export const direLOctroi = ({ id, numero, etape, contenu, accordeLe, remplaceLe, revoqueLe }: Octroi) => ({
  id,
  slug: `H${numero}`,
  state: revoqueLe ? 'revoked' : remplaceLe ? 'obsolete' : 'active',
  revoked: revoqueLe !== null,
  created_at: accordeLe,
  data: contenu,
  definition_id: definitionDe({ etape }),
});

/** A request, who holds it, and everything granted of it. */
export const direLaDemande = (h: Demande, demandeur: Demandeur | null) => ({
  id: h.id,
  public_id: `D${h.numero}`,
  type: TYPES[h.etape as Etape],
  state: ETATS_DITS[h.etat as EtatDHabilitation],
  form_uid: FORMULAIRE,
  data: h.saisie,
  created_at: h.creeeLe,
  last_submitted_at: h.deposeeLe,
  last_validated_at: h.octrois.at(-1)?.accordeLe ?? null,
  // A body is known by its SIRET, and has no other number here.
  organization: {
    id: h.siret,
    name: (h.organisme as { denomination?: string }).denomination ?? null,
    siret: h.siret,
    insee_payload: h.organisme,
  },
  applicant: demandeur && {
    id: demandeur.id,
    email: demandeur.courriel,
    given_name: demandeur.prenom,
    family_name: demandeur.nom,
  },
  // Nobody is asked by which editor a body calls.
  service_provider: null,
  authorizations: h.octrois.map(direLOctroi),
});
