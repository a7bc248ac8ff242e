import { redirect } from 'next/navigation';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import type { RoleDAgent } from '#lib/droit/competence.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** Where the work of those who follow no dossier is. */
const ACCUEILS: readonly (readonly [RoleDAgent, string])[] = [
  ['agent_comptable', '/agent/paiements'],
  ['service_social', '/agent/avis'],
  ['ministere', '/agent/chiffres'],
  ['instructeur_habilitations', '/agent/habilitations'],
  ['dpo', '/agent/lectures'],
  ['administrateur', '/admin'],
];

/** The home of each function, in one place or several: the queue of whoever follows dossiers, or what the function is for. */
export default async function AgentPage() {
  const portee = await exigerAgent();
  const suit = tient(portee, ...agentsQuiLisent('suivi'));
  const accueil = suit ? undefined : ACCUEILS.find(([role]) => tient(portee, role))?.[1];
  redirect(accueil ?? '/agent/dossiers');
}
