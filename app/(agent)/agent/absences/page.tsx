import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { type EleveSuivi, elevesSuivis, PRESENCES } from '#lib/absence/queries.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { FRANCHISE } from '#lib/droit/argent/retenues-regles.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { DEMI_JOURNEES_FRANCHES } from '#lib/droit/retenue/gardes.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Absences', ...PRESENCES);

const COLONNES: Colonne<EleveSuivi>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (eleve) => <LienLigne href={`/agent/absences/${eleve.eleveId}`}>{nomDeListe(eleve)}</LienLigne>,
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'aJuger', titre: 'À apprécier', rendre: ({ aJuger }) => enJournees(aJuger), nombre: true },
  {
    cle: 'injustifiees',
    titre: 'Injustifiées',
    rendre: ({ injustifiees }) => enJournees(injustifiees),
    nombre: true,
  },
  {
    cle: 'justifiees',
    titre: 'Justifiées',
    rendre: ({ justifiees }) => enJournees(justifiees),
    nombre: true,
  },
  {
    cle: 'seuil',
    titre: `Seuil de ${direDuree(FRANCHISE)}`,
    rendre: ({ injustifiees }) => (injustifiees > DEMI_JOURNEES_FRANCHES ? 'Dépassé' : 'Non dépassé'),
  },
];

/** The absences of the pupils whose bourse depends on them, by établissement and class (C. VII.A). */
export default async function AbsencesPage() {
  const portee = await exigerAgent(...PRESENCES);
  const annee = rentreeDu(portee.jour);
  const eleves = await elevesSuivis(portee, annee);
  return (
    <>
      <TitrePage
        titre="Absences"
        phrase={`Année scolaire ${ecrireAnnee(annee)} : les élèves qui ont une demande ou une bourse. Au-delà de ${direDuree(FRANCHISE)} d’absence injustifiée depuis la rentrée, une retenue est faite sur la bourse (circulaire, VII.A).`}
      />
      <p>
        <Link href="/agent/absences/import">Prendre les absences d’un fichier</Link>
      </p>
      <Tableau
        legende="Absences depuis la rentrée, par classe et par nom"
        total={eleves.length}
        unite="élève"
        colonnes={COLONNES}
        lignes={eleves}
        cle={({ eleveId, uai }) => `${eleveId} ${uai}`}
        vide="Aucun élève de votre établissement n’a de demande ni de bourse cette année."
      />
    </>
  );
}
