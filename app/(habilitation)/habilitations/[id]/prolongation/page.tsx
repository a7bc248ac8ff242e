import type { Metadata } from 'next';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { actesOuverts } from '#lib/droit/habilitation/cycle.ts';
import { DUREE_DU_JETON } from '#lib/droit/habilitation/jeton.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { lireTenue } from '#lib/tenue/queries.ts';
import { Geste, Prolonger } from '../../formulaires.tsx';

export const metadata: Metadata = { title: 'Prolonger les jetons' };

/** Four questions: all yes, every token goes on; else the request is opened again. */
export default async function ProlongationPage({ params }: PageProps<'/habilitations/[id]/prolongation'>) {
  const portee = await exigerRepresentant();
  const lue = await lireHabilitation(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const { id, version, numero } = lue;
  const { titulaire } = await lireTenue(portee, id);
  const ouverts = actesOuverts(lue, 'representant');
  return (
    <>
      <FilAriane
        liens={[
          { href: '/habilitations', libelle: 'Mes habilitations' },
          { href: `/habilitations/${id}/jetons`, libelle: `Jetons de D${numero}` },
        ]}
        ici="Prolonger"
      />
      <TitrePage
        titre={`Prolonger les jetons de D${numero}`}
        phrase={`Si rien n’a changé, tous les jetons qui ouvrent encore sont prolongés de ${direDuree(DUREE_DU_JETON)}, sans nouvelle instruction.`}
      />
      {titulaire.id !== portee.auteur.id ? (
        <p>{titulaire.nom} suit cette demande : ses jetons ne se prolongent que par cette personne.</p>
      ) : ouverts.includes('prolonger') ? (
        <Prolonger id={id} version={version} />
      ) : (
        <p>Aucune habilitation n’est en vigueur.</p>
      )}
      {ouverts.includes('rouvrir') ? (
        <section>
          <h2 className="fr-h4">Quelque chose a changé</h2>
          <p>Rouvrez la demande pour la corriger : les jetons restent ouverts pendant l’instruction.</p>
          <Geste cible={{ id, version }} acte="rouvrir" libelle="Rouvrir la demande" />
        </section>
      ) : null}
    </>
  );
}
