import type { Metadata } from 'next';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Actualisation } from '#components/actualisation.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { INSTANT } from '#components/instant.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { direLaFaute, type LigneRepondue } from '#lib/interrogation/faits.ts';
import { voirInterrogation } from '#lib/interrogation/queries.ts';
import { ETATS, FAUTES_MONTREES } from '#lib/interrogation/schema.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { EffacerUnFichier } from '../formulaires.tsx';
import { Avancee } from './avancee.tsx';

export const metadata: Metadata = { title: 'Fichier interrogé' };

const colonnes: Colonne<LigneRepondue>[] = [
  { cle: 'ligne', titre: 'Ligne', nombre: true, rendre: ({ numero }) => numero },
  { cle: 'reference', titre: 'Référence', rendre: ({ contenu }) => contenu.reference ?? '' },
  { cle: 'code', titre: 'Code', rendre: ({ codes }) => codes.join(' ') },
  { cle: 'faute', titre: 'Ce qui s’est passé', rendre: direLaFaute },
];

/** A file of pupils: how far it has gone, what met an error, and its answers to download. */
export default async function InterrogationPage({
  params,
}: PageProps<'/habilitations/[id]/interrogations/[interrogation]'>) {
  const portee = await exigerRepresentant();
  const { id, interrogation } = await params;
  const visee = { id: identifiant(id), interrogationId: identifiant(interrogation) };
  const lue = await voirInterrogation(portee, visee).catch(pageIntrouvable);
  return (
    <>
      <FilAriane
        liens={[
          { href: '/habilitations', libelle: 'Mes habilitations' },
          { href: `/habilitations/${id}/interrogations`, libelle: 'Interroger par fichier' },
        ]}
        ici={lue.nom ?? 'Fichier effacé'}
      />
      <TitrePage
        titre={lue.nom ?? 'Fichier effacé'}
        phrase={`Envoyé le ${INSTANT.format(lue.recueLe)} par ${lue.recueParNom}, avec le jeton « ${lue.jeton} » : ${ETATS[lue.etat]}.`}
      >
        {lue.effaceeLe || lue.etat === 'en_cours' ? null : (
          <a className="fr-btn" href={`/habilitations/${id}/interrogations/${lue.id}/fichier`}>
            Télécharger les réponses (CSV)
          </a>
        )}
      </TitrePage>
      <Actualisation active={lue.etat === 'en_cours'} />
      <Avancee interrogation={lue} />
      {lue.effaceeLe ? null : (
        <>
          {lue.fautives.length > 0 ? (
            <>
              {lue.fautives.length === FAUTES_MONTREES ? (
                <p>
                  Les {FAUTES_MONTREES} premières lignes sans réponse ; le fichier des réponses les dit
                  toutes.
                </p>
              ) : null}
              <Tableau
                legende="Lignes sans réponse"
                total={lue.fautives.length}
                unite="ligne"
                colonnes={colonnes}
                lignes={lue.fautives}
                cle={({ numero }) => String(numero)}
                vide={null}
              />
            </>
          ) : null}
          <EffacerUnFichier {...visee} />
        </>
      )}
    </>
  );
}
