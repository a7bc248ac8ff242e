import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { REMPLISSENT_LES_FICHES } from '#lib/droit/argent/fiche-navette.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { direLaFiche } from '#lib/fiche-navette/faits.ts';
import { reprisesDuLieu } from '#lib/fiche-navette/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Reprises d’études', ...REMPLISSENT_LES_FICHES);

/** The pupils back to school whose fiche navette was filled, and where each stands. */
export default async function ReprisesPage() {
  const portee = await exigerAgent(...REMPLISSENT_LES_FICHES);
  const suivies = await reprisesDuLieu(portee, rentreeDu(portee.jour));
  return (
    <>
      <TitrePage
        titre="Reprises d’études"
        phrase="Les fiches navettes de l’année : celles que l’IEN-IO n’a pas encore rendues viennent d’abord. Une fiche se remplit depuis le dossier de l’élève, au lycée."
      />
      <Tableau
        legende="Fiches navettes de l’année"
        total={suivies.length}
        unite="fiche"
        colonnes={[
          {
            cle: 'eleve',
            titre: 'Élève',
            rendre: ({ dossierId, ...eleve }) => (
              <LienLigne href={`/agent/reprises/${dossierId}`}>{nomDeListe(eleve)}</LienLigne>
            ),
          },
          { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
          { cle: 'lieu', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
          { cle: 'suite', titre: 'Fiche', rendre: ({ fiche }) => direLaFiche(fiche) },
        ]}
        lignes={suivies}
        cle={({ dossierId }) => dossierId}
        vide="Aucune fiche navette cette année."
      />
    </>
  );
}
