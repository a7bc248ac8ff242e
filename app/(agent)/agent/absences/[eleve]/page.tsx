import Link from 'next/link';
import { notFound } from 'next/navigation';
import { identifiant } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { injustifiees } from '#lib/absence/faits.ts';
import { absencesDeLEleve, PRESENCES } from '#lib/absence/queries.ts';
import { ETATS_D_ABSENCE } from '#lib/absence/schema.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { enJournees } from '#lib/droit/argent/redaction.ts';
import { FRANCHISE } from '#lib/droit/argent/retenues-regles.ts';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { SaisieDAbsences } from './saisie.tsx';

export const generateMetadata = titreReserve('Absences d’un élève', ...PRESENCES);

type Vue = Awaited<ReturnType<typeof absencesDeLEleve>>;
type Absence = Vue['absences'][number];

const COLONNES: Colonne<Absence>[] = [
  { cle: 'jour', titre: 'Jour', rendre: ({ jour }) => ecrireJour(jourDe(jour)) },
  {
    cle: 'moment',
    titre: 'Moment',
    rendre: ({ demiJournee }) => (demiJournee === 'matin' ? 'Matin' : 'Après-midi'),
  },
  { cle: 'etat', titre: 'Absence', rendre: ({ etat }) => ETATS_D_ABSENCE[etat] },
  { cle: 'motif', titre: 'Motif', rendre: ({ motif }) => motif ?? '' },
  {
    cle: 'par',
    titre: 'Dit par',
    rendre: ({ auteurNom, ecriteLe, source }) =>
      `${auteurNom}, le ${ecrireJourCourt(jourDe(ecriteLe))} (${source})`,
  },
];

/** The absences of one pupil: recorded by the établissement, judged by its chef (L. 131-8, R. 131-5). */
export default async function AbsencesDUnElevePage({ params }: PageProps<'/agent/absences/[eleve]'>) {
  const portee = await exigerAgent(...PRESENCES);
  const eleveId = identifiant((await params).eleve);
  const annee = rentreeDu(portee.jour);
  const vue = await absencesDeLEleve(portee, eleveId, annee).catch((erreur: unknown) => {
    if (erreur instanceof Refus) return notFound();
    throw erreur;
  });
  const { eleve, scolarite, absences, dossierId, juge } = vue;
  return (
    <>
      <TitrePage
        titre={`Absences de ${nomComplet(eleve)}`}
        phrase={`${scolarite.etablissement.nom}, ${scolarite.classe}, année scolaire ${ecrireAnnee(annee)}. Absence injustifiée depuis la rentrée : ${enJournees(injustifiees(absences).length)}.`}
      />
      <p>
        <Link href={`/agent/dossiers/${dossierId}`}>Ouvrir le dossier</Link> : la retenue s’y décide ou s’y
        demande, au-delà de {direDuree(FRANCHISE)}.
      </p>
      <h2 className="fr-h4">{juge ? 'Enregistrer ou apprécier des absences' : 'Enregistrer des absences'}</h2>
      <SaisieDAbsences eleveId={eleveId} juge={juge} />
      <Tableau
        legende="Absences de l’année"
        total={absences.length}
        unite="demi-journée"
        colonnes={COLONNES}
        lignes={absences}
        cle={({ id }) => id}
        vide="Aucune absence n’est enregistrée cette année."
      />
    </>
  );
}
