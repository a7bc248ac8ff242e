import Link from 'next/link';
import { pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ficheDAgent } from '#lib/agent/queries.ts';
import { SIGNATAIRES_PAR_DELEGATION } from '#lib/droit/fonctions.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { EnAttente } from '../../en-attente.tsx';
import { FormulaireAgent } from '../formulaire-agent.tsx';
import { FormulaireAffectation } from './formulaire-affectation.tsx';
import { FormulaireDelegation } from './formulaire-delegation.tsx';
import { Affectations, Delegations } from './tenues.tsx';

export const generateMetadata = titreReserve('Fiche d’un agent', 'administrateur');

export default async function AgentPage({ params }: { params: Promise<{ id: string }> }) {
  const portee = await exigerAgent('administrateur');
  const { id } = await params;
  const { agent, delegations, enAttente, academies } = await ficheDAgent(portee, id).catch(pageIntrouvable);
  const moi = portee.auteur.id === id;
  const signe = academies.filter(({ code }) =>
    agent.affectations.some(
      ({ role, academieCode, moment }) =>
        academieCode === code && moment !== 'finie' && SIGNATAIRES_PAR_DELEGATION.includes(role),
    ),
  );
  return (
    <>
      <FilAriane liens={[{ href: '/admin/agents', libelle: 'Agents' }]} ici={nomComplet(agent)} />
      <TitrePage
        titre={nomComplet(agent)}
        phrase={`${agent.courriel} · identifiant du fournisseur d’identité : ${agent.sub}`}
      >
        <Link href={`/admin/agents/${id}/vue`} className="fr-btn fr-btn--secondary" prefetch={false}>
          Ce que voit cet agent
        </Link>
      </TitrePage>
      {enAttente.length > 0 ? <h2 className="fr-h5">À confirmer</h2> : null}
      <EnAttente actes={enAttente} />
      <h2 className="fr-h5">Affectations</h2>
      <Affectations affectations={agent.affectations} />
      <h2 className="fr-h5">Délégations de signature</h2>
      <Delegations delegations={delegations} />
      {moi ? (
        <p>C’est votre fiche : vos affectations et vos délégations s’ouvrent par un autre administrateur.</p>
      ) : (
        <>
          <details className="pli">
            <summary>Ouvrir une affectation</summary>
            <p>Celle d’administrateur prend effet quand un autre administrateur l’a confirmée.</p>
            <FormulaireAffectation agent={id} academies={academies} />
          </details>
          {signe.length > 0 ? (
            <details className="pli">
              <summary>Proposer une délégation de signature</summary>
              <p>Elle prend effet quand un autre administrateur l’a confirmée.</p>
              <FormulaireDelegation agent={id} academies={signe} />
            </details>
          ) : null}
        </>
      )}
      <details className="pli">
        <summary>Corriger le nom ou le courriel</summary>
        <FormulaireAgent fiche={agent} key={agent.version} />
      </details>
    </>
  );
}
