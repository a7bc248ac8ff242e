import { redirect } from 'next/navigation';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The home of each function: the queue, or what the function is for. */
export default async function AgentPage() {
  const portee = await exigerAgent();
  const administre = tient(portee, 'administrateur') && portee.affectations.length === 1;
  redirect(administre ? '/admin' : '/agent/dossiers');
}
