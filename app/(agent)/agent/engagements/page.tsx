import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { SUIVENT_LES_ENGAGEMENTS } from '#lib/droit/argent/engagement.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { direLEngagement } from '#lib/engagement/faits.ts';
import { engagementsDuLieu } from '#lib/engagement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Engagements du mérite', ...SUIVENT_LES_ENGAGEMENTS);

/** The boursiers au mérite of the year, and whether the signed engagement of each came. */
export default async function EngagementsPage() {
  const portee = await exigerAgent(...SUIVENT_LES_ENGAGEMENTS);
  const suivis = await engagementsDuLieu(portee, rentreeDu(portee.jour));
  return (
    <>
      <TitrePage
        titre="Engagements du mérite"
        phrase="Les lycéens de l’année qui ont une bourse au mérite : ceux dont l’engagement signé n’est pas reçu viennent d’abord. Ouvrez un élève pour l’imprimer ou noter sa réception."
      />
      <Tableau
        legende="Engagements pour la bourse au mérite"
        total={suivis.length}
        unite="boursier"
        colonnes={[
          {
            cle: 'eleve',
            titre: 'Élève',
            rendre: ({ dossierId, ...eleve }) => (
              <LienLigne href={`/agent/engagements/${dossierId}`}>{nomDeListe(eleve)}</LienLigne>
            ),
          },
          { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
          { cle: 'lieu', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
          { cle: 'engagement', titre: 'Engagement', rendre: (suivi) => direLEngagement(suivi) },
        ]}
        lignes={suivis}
        cle={({ dossierId }) => dossierId}
        vide="Aucune bourse au mérite cette année."
      />
    </>
  );
}
