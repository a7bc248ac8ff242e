import type { Metadata } from 'next';
import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { avisARendre } from '#lib/sollicitation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { RendreUnAvis } from './rendre-un-avis.tsx';

export const metadata: Metadata = { title: 'Avis demandé' };

/** One opinion: the question, what is told of the dossier and nothing else, and the answer. */
export default async function AvisPage({ params }: PageProps<'/agent/avis/[id]'>) {
  const portee = await exigerAgent();
  const avis = await avisARendre(portee, identifiant((await params).id)).catch(pageIntrouvable);
  return (
    <>
      <FilAriane liens={[{ href: '/agent/avis', libelle: 'Avis demandés' }]} ici="Avis" />
      <TitrePage
        titre={`Avis demandé par ${avis.auteurNom}`}
        phrase={`Demandé le ${ecrireJour(jourDe(avis.demandeLe))}, à rendre le ${ecrireJour(jourDe(avis.aRendreLe))}${avis.enRetard ? ' : il est en retard.' : '.'}`}
      />
      <Fiche titre="La demande">
        <Donnee nom="Question">{avis.question}</Donnee>
        {avis.donnees.map(({ libelle, valeur }) => (
          <Donnee key={libelle} nom={libelle}>
            {valeur}
          </Donnee>
        ))}
      </Fiche>
      {avis.reponse && avis.renduLe ? (
        <Fiche titre="L’avis rendu">
          <Donnee nom={`${avis.renduParNom}, le ${ecrireJour(jourDe(avis.renduLe))}`}>{avis.reponse}</Donnee>
        </Fiche>
      ) : (
        <RendreUnAvis id={avis.id} />
      )}
    </>
  );
}
