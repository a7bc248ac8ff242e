import type { Metadata } from 'next';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { mesHabilitations } from '#lib/habilitation/queries.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { colonnesDesHabilitations } from './colonnes.tsx';
import { Commencer } from './formulaires.tsx';

export const metadata: Metadata = { title: 'Mes habilitations' };

/** What one's body has asked of the API, and the way to ask. */
export default async function HabilitationsPage() {
  const lignes = await mesHabilitations(await exigerRepresentant());
  return (
    <>
      <TitrePage
        titre="Mes habilitations"
        phrase="Une commune, un département, une région ou un établissement public peut savoir si un élève est scolarisé et boursier, sans demander de papiers aux familles. Il le demande une fois, ici, et dit sur quel texte il se fonde."
      />
      <Tableau
        legende="Demandes de votre organisme"
        total={lignes.length}
        unite="demande"
        colonnes={colonnesDesHabilitations('/habilitations')}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Votre organisme n’a encore rien demandé.</p>}
      />
      <p className="fr-mt-2w">
        Le texte qui fonde votre demande n’est pas encore adopté ? Commencez par l’essai : votre logiciel
        appelle l’API avec des élèves fictifs, puis la même demande passe en production.
      </p>
      <Commencer />
    </>
  );
}
