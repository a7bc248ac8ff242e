import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type DelegationVue, delegations } from '#lib/agent/queries.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { direBranches } from '../agents/[id]/tenues.tsx';
import { Moment } from '../moment.tsx';

export const generateMetadata = titreReserve('Délégations de signature', 'administrateur');

const COLONNES: Colonne<DelegationVue>[] = [
  {
    cle: 'agent',
    titre: 'Agent',
    rendre: ({ agentId, agent }) => <LienLigne href={`/admin/agents/${agentId}`}>{agent}</LienLigne>,
  },
  { cle: 'academie', titre: 'Académie', rendre: ({ academie }) => academie },
  { cle: 'moment', titre: 'Aujourd’hui', rendre: ({ moment }) => <Moment moment={moment} /> },
  { cle: 'du', titre: 'Du', rendre: ({ du }) => ecrireJourCourt(du) },
  { cle: 'au', titre: 'Au', rendre: ({ au }) => (au ? ecrireJourCourt(au) : 'sans fin') },
  { cle: 'branches', titre: 'Permet de signer', rendre: direBranches },
  { cle: 'reference', titre: 'Acte de délégation', rendre: ({ reference }) => reference },
];

export default async function DelegationsPage() {
  const lignes = await delegations(await exigerAgent('administrateur'));
  return (
    <>
      <TitrePage
        titre="Délégations de signature"
        phrase="Qui peut décider au nom du recteur ou du directeur académique. Un chef de collège public signe en son nom propre, et n’en a pas besoin. Une délégation se propose depuis la fiche de l’agent."
      />
      <Tableau
        legende="Délégations, celles en cours d’abord"
        total={lignes.length}
        unite="délégation"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucune délégation n’est enregistrée : aucune demande de lycée ne peut être décidée.</p>}
      />
    </>
  );
}
