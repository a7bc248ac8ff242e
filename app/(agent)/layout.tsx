import type { ReactNode } from 'react';
import { Contenu } from '#components/contenu.tsx';
import { suitDesPropositions } from '#lib/bordereau/queries.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { SIGNATAIRES_PAR_DELEGATION } from '#lib/droit/fonctions.ts';
import { BUREAUX, SIGNATAIRES } from '#lib/droit/ligne-de-procedure.ts';
import { SUIVENT_LES_SOMMES } from '#lib/liquidation/queries.ts';
import { COCHEURS } from '#lib/parcoursup/queries.ts';
import { type Portee, tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { NavigationAgent } from './navigation-agent.tsx';

/** What an agent's functions open, in the order of a day's work. */
function liensDe(portee: Portee, propose: boolean): { href: string; libelle: string }[] {
  const suit = tient(portee, ...agentsQuiLisent('suivi'));
  const saisit = tient(portee, ...SAISISSANTS);
  return [
    ...(suit ? [{ href: '/agent/dossiers', libelle: 'Mes dossiers' }] : []),
    ...(suit ? [{ href: '/agent/equipe', libelle: 'Répartition' }] : []),
    ...(saisit ? [{ href: '/agent/saisie', libelle: 'Saisir une demande papier' }] : []),
    ...(tient(portee, ...RELANCEURS) ? [{ href: '/agent/relances', libelle: 'Familles sans demande' }] : []),
    ...(tient(portee, ...RECUEILLEURS)
      ? [{ href: '/agent/consentements', libelle: 'Étude automatique' }]
      : []),
    ...(saisit ? [{ href: '/agent/base', libelle: 'Base élèves' }] : []),
    ...(saisit ? [{ href: '/agent/brevet', libelle: 'Résultats du brevet' }] : []),
    ...(tient(portee, ...SIGNATAIRES) ? [{ href: '/agent/parapheur', libelle: 'Parapheur' }] : []),
    ...(tient(portee, ...SIGNATAIRES) ? [{ href: '/agent/departs', libelle: 'Départs' }] : []),
    ...(tient(portee, ...SIGNATAIRES_PAR_DELEGATION)
      ? [{ href: '/agent/relectures', libelle: 'Relectures' }]
      : []),
    ...(tient(portee, ...BUREAUX) ? [{ href: '/agent/preuves', libelle: 'Preuves manquantes' }] : []),
    ...(tient(portee, ...COCHEURS) ? [{ href: '/agent/parcoursup', libelle: 'Parcoursup' }] : []),
    ...(tient(portee, ...SUIVENT_LES_SOMMES)
      ? [{ href: '/agent/bourses', libelle: 'Bourses attribuées' }]
      : []),
    ...(propose ? [{ href: '/agent/propositions', libelle: 'Collèges privés' }] : []),
    ...(suit ? [{ href: '/agent/guide', libelle: 'Guide des situations' }] : []),
    ...(tient(portee, 'gestionnaire_sab', 'responsable_sab')
      ? [{ href: '/agent/cas', libelle: 'Juger un fichier' }]
      : []),
    ...(tient(portee, 'ministere', 'dpo', 'administrateur')
      ? []
      : [{ href: '/agent/avis', libelle: 'Avis demandés' }]),
    ...(tient(portee, 'ministere') ? [{ href: '/agent/chiffres', libelle: 'Chiffres' }] : []),
    ...(tient(portee, 'dpo') ? [{ href: '/agent/lectures', libelle: 'Registre des lectures' }] : []),
    ...(tient(portee, 'administrateur') ? [{ href: '/admin', libelle: 'Administration' }] : []),
  ];
}

export default async function AgentLayout({ children }: { children: ReactNode }) {
  const portee = await exigerAgent();
  return (
    <>
      <NavigationAgent liens={liensDe(portee, await suitDesPropositions(portee))} />
      <Contenu densite="agent">{children}</Contenu>
    </>
  );
}
