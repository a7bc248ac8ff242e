import { notFound } from 'next/navigation';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { actesOuverts } from '#lib/droit/habilitation/cycle.ts';
import { saisieMontree, valeursDe } from '#lib/habilitation/faits.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { estPartie, LIBELLES_PARTIES } from '#lib/habilitation/schema.ts';
import { estCorrigible } from '#lib/instruction/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireDeCorrection } from './formulaire.tsx';

export const generateMetadata = titreReserve('Corriger une demande', 'instructeur_habilitations');

/** One part of a request that the ministère puts right, with its reason. */
export default async function CorrigerPage({
  params,
}: PageProps<'/agent/habilitations/[id]/corriger/[partie]'>) {
  const portee = await exigerAgent('instructeur_habilitations');
  const { id: texte, partie } = await params;
  if (!estPartie(partie) || !estCorrigible(partie)) notFound();
  const lue = await lireHabilitation(portee, identifiant(texte)).catch(pageIntrouvable);
  const { id, version, numero, organisme } = lue;
  return (
    <>
      <FilAriane
        liens={[
          { href: '/agent/habilitations', libelle: 'Habilitations' },
          { href: `/agent/habilitations/${id}`, libelle: `D${numero}` },
        ]}
        ici={`Corriger : ${LIBELLES_PARTIES[partie]}`}
      />
      <TitrePage
        titre={`Corriger : ${LIBELLES_PARTIES[partie]}`}
        phrase={`${organisme.denomination}. Une erreur à réparer, sans rien demander de plus que l’organisme ; de ce qui est accordé, une nouvelle habilitation remplace l’ancienne, et les jetons restent ouverts.`}
      />
      {actesOuverts(lue, 'instructeur').includes('corriger') ? (
        <FormulaireDeCorrection
          // A form sent again must say the version that is now.
          key={version}
          cible={{ id, version }}
          partie={partie}
          valeurs={valeursDe(saisieMontree(lue), partie)}
        />
      ) : (
        <p>Cette demande n’est ni en instruction ni accordée : elle ne se corrige pas d’ici.</p>
      )}
    </>
  );
}
