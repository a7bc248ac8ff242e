import type { ReactNode } from 'react';
import { NavigationAgent } from '#app/(agent)/navigation-agent.tsx';
import { AideIci } from '#components/aide/aide-ici.tsx';
import { aidesPour } from '#components/aide/guides.ts';
import { Contenu } from '#components/contenu.tsx';
import { exigerAgent } from '#lib/technique/session.ts';

const LIENS = [
  { href: '/admin', libelle: 'Administration' },
  { href: '/admin/confirmations', libelle: 'À confirmer' },
  { href: '/admin/agents', libelle: 'Agents' },
  { href: '/admin/delegations', libelle: 'Délégations' },
  { href: '/admin/campagnes', libelle: 'Campagnes' },
  { href: '/admin/blocs', libelle: 'Textes des courriers' },
  { href: '/admin/cachets', libelle: 'Certificats des avis' },
  { href: '/admin/relectures', libelle: 'Secondes lectures' },
  { href: '/admin/droits', libelle: 'Droits de lecture' },
  { href: '/admin/bareme', libelle: 'Barèmes' },
  { href: '/admin/lectures', libelle: 'Lectures à interrupteur' },
  { href: '/agent/conservation', libelle: 'Conservation' },
  { href: '/admin/exploitation', libelle: 'Exploitation' },
  { href: '/admin/journal', libelle: 'Journal' },
] as const;

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const portee = await exigerAgent('administrateur');
  const ailleurs = portee.affectations.length > 1 ? [{ href: '/agent', libelle: 'Mes dossiers' }] : [];
  return (
    <>
      <NavigationAgent liens={[...LIENS, ...ailleurs]} />
      <Contenu densite="agent">
        {children}
        <AideIci aides={aidesPour(['administrateur'])} />
      </Contenu>
    </>
  );
}
