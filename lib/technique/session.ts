import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Role } from '#lib/droit/competence.ts';
import { identiteConnectee } from './connexion.ts';
import { aujourdHui } from './horloge.ts';
import { type Portee, porteeDAgent, porteeDeFamille, porteeDeRepresentant, tient } from './portee.ts';

/** What the person may see and do, read from the database at each request. */
export const porteeDeLaSession = cache(async (): Promise<Portee | 'anonyme' | 'inconnu'> => {
  const identite = await identiteConnectee();
  if (!identite) return 'anonyme';
  const jour = await aujourdHui();
  const portee =
    identite.fournisseur === 'agents'
      ? await porteeDAgent(identite.sub, jour, identite.ecritLe)
      : await porteeDeFamille(identite.sub, jour, identite.responsable);
  return portee ?? 'inconnu';
});

async function exigerConnexion(genre: 'agent' | 'famille'): Promise<Portee> {
  const portee = await porteeDeLaSession();
  if (portee === 'anonyme') redirect(`/connexion?pour=${genre}`);
  if (portee === 'inconnu') redirect('/compte-inconnu');
  if (portee.auteur.genre !== genre) notFound();
  return portee;
}

/** The agent of the session, holding one of these functions when some are named. Redirects, or answers introuvable. */
export async function exigerAgent(...roles: Role[]): Promise<Portee> {
  const portee = await exigerConnexion('agent');
  if (roles.length > 0 && !tient(portee, ...roles)) notFound();
  return portee;
}

/** The family of the session. Redirects to sign-in, or answers introuvable to anybody else. */
export const exigerFamille = (): Promise<Portee> => exigerConnexion('famille');

const porteeDuRepresentant = cache(async (): Promise<Portee | 'anonyme' | null> => {
  const identite = await identiteConnectee();
  if (!identite) return 'anonyme';
  return identite.siret ? porteeDeRepresentant(identite.sub, identite.siret, await aujourdHui()) : null;
});

/** Who signs in for the body of their SIRET, whatever else they do here. Redirects to sign-in, or answers introuvable. */
export async function exigerRepresentant(): Promise<Portee> {
  const portee = await porteeDuRepresentant();
  if (portee === 'anonyme') redirect('/connexion?pour=agent&retour=/habilitations');
  return portee ?? notFound();
}
