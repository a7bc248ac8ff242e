import { titreReserve } from '#app/titre-reserve.ts';
import { LireDesRetours } from '#components/lire-des-retours.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { DELAI_DU_MANDATAIRE, direLEmploi, SUIVENT_L_EMPLOI } from '#lib/droit/argent/emploi.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { dansLesJoursQuiSuivent } from '#lib/droit/delais/dire.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { lireLesRetours } from '#lib/emploi/actions.ts';
import { emploiAVoir, type LigneDEmploi } from '#lib/emploi/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { AEcrire } from './a-ecrire.tsx';
import { Documents } from './documents.tsx';

export const generateMetadata = titreReserve('Compte d’emploi', ...SUIVENT_L_EMPLOI);

const COLONNES: Colonne<LigneDEmploi>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: nomDeListe },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe, etablissement }) => `${classe}, ${etablissement}` },
  { cle: 'trimestre', titre: 'Trimestre', rendre: ({ trimestre }) => trimestre, nombre: true },
  {
    cle: 'recu',
    titre: 'Reçu',
    rendre: ({ montant, recuLe }) => `${ecrireMontant(montant)} le ${ecrireJourCourt(recuLe)}`,
  },
  {
    cle: 'frais',
    titre: 'Frais imputés',
    rendre: ({ compte: { frais } }) => (frais === null ? 'à dire' : ecrireMontant(frais)),
    nombre: true,
  },
  { cle: 'solde', titre: 'Solde', rendre: ({ compte: { solde } }) => ecrireMontant(solde), nombre: true },
  {
    cle: 'limite',
    titre: 'À verser avant le',
    rendre: ({ compte: { limite, enRetard, solde } }) =>
      solde === 0 ? '–' : `${ecrireJourCourt(limite)}${enRetard ? ', dépassé' : ''}`,
  },
  { cle: 'ou', titre: 'Où elle en est', rendre: ({ compte }) => direLEmploi(compte) },
];

/** What mandataires of the privé received for families, what they did of it, and who must be paid within the month (C. VII.B.2). */
export default async function EmploiPage() {
  const portee = await exigerAgent(...SUIVENT_L_EMPLOI);
  const annee = rentreeDu(portee.jour);
  const { lignes, enRetard, tient } = await emploiAVoir(portee, annee);
  const reste = centimes(lignes.reduce((n, { compte }) => n + compte.solde, 0));
  return (
    <>
      <TitrePage
        titre="Compte d’emploi"
        phrase={`Année scolaire ${ecrireAnnee(annee)} : les bourses que l’établissement privé reçoit par procuration. Le solde, frais déduits, revient à la famille ${dansLesJoursQuiSuivent(DELAI_DU_MANDATAIRE)} la réception ; rien n’est reporté d’un trimestre sur l’autre (circulaire, VII.B.2).`}
      />
      <p>
        <strong>
          {ecrireMontant(reste)} à verser aux familles ; {enRetard} bourse{enRetard > 1 ? 's' : ''} en retard.
        </strong>
      </p>
      <Tableau
        legende="Bourses reçues, celles en retard d’abord"
        total={lignes.length}
        unite="bourse"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide="Aucune bourse n’est encore reçue par procuration cette année."
      />
      {tient ? (
        <>
          <AEcrire lignes={lignes} jour={ecrireJourCourt(portee.jour)} />
          <LireDesRetours
            acte={lireLesRetours}
            resume="Lire les rejets et les retours de la banque"
            sens="REJET, RETOUR"
          />
          <Documents />
        </>
      ) : null}
    </>
  );
}
