import { redirect } from 'next/navigation';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';

/** The home of each function: the queue, or what the function is for. */
export default async function AgentPage() {
  const portee = await exigerAgent();
  const seul = portee.affectations.length === 1;
  if (seul && tient(portee, 'administrateur')) redirect('/admin');
  if (seul && tient(portee, 'dpo')) redirect('/agent/lectures');
  if (seul && tient(portee, 'ministere')) redirect('/agent/chiffres');
  if (seul && tient(portee, 'service_social')) redirect('/agent/avis');
  redirect(seul && tient(portee, 'agent_comptable') ? '/agent/bourses' : '/agent/dossiers');
}
