import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { actesOuverts } from '#lib/droit/habilitation/cycle.ts';
import { documentDe, partieApres, partiesDe, valeursDe } from '#lib/habilitation/faits.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { estPartie, LIBELLES_PARTIES } from '#lib/habilitation/schema.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { FormulaireDePartie } from './formulaire.tsx';

export const metadata: Metadata = { title: 'Remplir une demande d’habilitation' };

/** One step of a request. What is kept is never lost: each step is saved by itself. */
export default async function PartiePage({
  params,
  searchParams,
}: PageProps<'/habilitations/[id]/[partie]'>) {
  const portee = await exigerRepresentant();
  const { id: texte, partie } = await params;
  if (!estPartie(partie)) notFound();
  const lue = await lireHabilitation(portee, identifiant(texte)).catch(pageIntrouvable);
  const { id, version, numero, saisie, organisme, documents } = lue;
  const parties = partiesDe(lue.etape);
  const rang = parties.indexOf(partie) + 1;
  if (rang === 0) notFound();
  return (
    <>
      <FilAriane
        liens={[
          { href: '/habilitations', libelle: 'Mes habilitations' },
          { href: `/habilitations/${id}`, libelle: `D${numero}` },
        ]}
        ici={LIBELLES_PARTIES[partie]}
      />
      <TitrePage
        titre={LIBELLES_PARTIES[partie]}
        phrase={`Étape ${rang} sur ${parties.length} · ${organisme.denomination}`}
      />
      {(await searchParams).fait === 'enregistree' ? (
        <Alerte ton="succes" annoncer>
          L’étape précédente est enregistrée.
        </Alerte>
      ) : null}
      {actesOuverts(lue, 'representant').includes('enregistrer') ? (
        <FormulaireDePartie
          // A form sent again must say the version that is now.
          key={version}
          cible={{ id, version }}
          partie={partie}
          derniere={partieApres(lue.etape, partie) === undefined}
          valeurs={valeursDe(saisie, partie)}
          document={documents.find((joint) => joint.id === documentDe(saisie, partie))?.nom}
        />
      ) : (
        <p>Cette demande est déposée : elle ne se modifie plus tant que le ministère l’instruit.</p>
      )}
    </>
  );
}
