import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { SUIVENT_LES_ENGAGEMENTS } from '#lib/droit/argent/engagement.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { direLEngagement, direLesManquants, parClasse } from '#lib/engagement/faits.ts';
import { type EngagementSuivi, engagementsDuLieu } from '#lib/engagement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Engagements du mérite', ...SUIVENT_LES_ENGAGEMENTS);

const COLONNES: readonly Colonne<EngagementSuivi>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ dossierId, ...eleve }) => (
      <LienLigne href={`/agent/engagements/${dossierId}`}>{nomDeListe(eleve)}</LienLigne>
    ),
  },
  { cle: 'engagement', titre: 'Engagement', rendre: (suivi) => direLEngagement(suivi) },
];

/** The boursiers au mérite of the year by class, and whether the signed engagement of each came. */
export default async function EngagementsPage() {
  const portee = await exigerAgent(...SUIVENT_LES_ENGAGEMENTS);
  const classes = parClasse(await engagementsDuLieu(portee, rentreeDu(portee.jour)));
  return (
    <>
      <TitrePage
        titre="Engagements du mérite"
        phrase="Les lycéens de l’année qui ont une bourse au mérite, classe par classe : ceux dont l’engagement signé n’est pas reçu viennent d’abord. Ouvrez un élève pour l’imprimer ou noter sa réception."
      />
      {classes.length === 0 ? <p>Aucune bourse au mérite cette année.</p> : null}
      {classes.map((classe, rang) => (
        <section key={`${classe.etablissement} ${classe.classe}`} aria-labelledby={`classe-${rang}`}>
          <h2 className="fr-h4" id={`classe-${rang}`}>
            {classe.classe}, {classe.etablissement}
          </h2>
          <p>{direLesManquants(classe)}</p>
          <Tableau
            legende={`Engagements de la classe ${classe.classe}, ${classe.etablissement}`}
            total={classe.suivis.length}
            unite="boursier"
            colonnes={COLONNES}
            lignes={classe.suivis}
            cle={({ dossierId }) => dossierId}
            vide="Aucune bourse au mérite dans cette classe."
          />
        </section>
      ))}
    </>
  );
}
