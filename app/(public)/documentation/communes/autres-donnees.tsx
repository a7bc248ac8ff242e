import { type Colonne, Tableau } from '#components/tableau.tsx';

interface AutreDonnee {
  donnee: string;
  ou: string;
  sans: string;
  avec: string;
}

/** Where a body gets what its aid asks for: nothing of another administration is told again here. */
const DONNEES: readonly AutreDonnee[] = [
  {
    donnee: 'Scolarité et bourse nationale d’un collégien ou d’un lycéen',
    ou: 'Ici, par cette habilitation',
    sans: 'Oui : l’état civil, l’établissement et l’année suffisent',
    avec: 'Non prévu',
  },
  {
    donnee: 'Quotient familial',
    ou: 'API Particulier (CAF et MSA)',
    sans: 'Oui',
    avec: 'Oui',
  },
  {
    donnee: 'Statut d’étudiant',
    ou: 'Sans FranceConnect, API Particulier ; avec, API Statut étudiant',
    sans: 'Oui',
    avec: 'Oui',
  },
  {
    donnee: 'Bourse d’étudiant',
    ou: 'Sans FranceConnect, API Particulier ; avec, API Statut étudiant boursier',
    sans: 'Oui',
    avec: 'Oui',
  },
  {
    donnee: 'Revenu fiscal de référence, parts, déclarants',
    ou: 'API Impôt particulier (DGFiP). API Particulier ne les donne plus, et aucune demande ne les obtient ici',
    sans: 'Oui, par le numéro fiscal',
    avec: 'Oui',
  },
];

const COLONNES: readonly Colonne<AutreDonnee>[] = [
  { cle: 'donnee', titre: 'Donnée', rendre: ({ donnee }) => donnee },
  { cle: 'ou', titre: 'Où la demander', rendre: ({ ou }) => ou },
  { cle: 'sans', titre: 'Sans FranceConnect', rendre: ({ sans }) => sans },
  { cle: 'avec', titre: 'Avec FranceConnect', rendre: ({ avec }) => avec },
];

/** The other data that an optional aid uses, each with its own door. */
export const AutresDonnees = () => (
  <>
    <h2>Les autres données de votre aide</h2>
    <p>
      Chaque fournisseur accorde la sienne : une habilitation par fournisseur. Aucun justificatif n’est à
      demander ni à garder, et un téléservice peut répondre sans agent.
    </p>
    <Tableau
      legende="Où chaque donnée se demande"
      total={null}
      unite="donnée"
      colonnes={COLONNES}
      lignes={DONNEES}
      cle={({ donnee }) => donnee}
      vide={null}
    />
  </>
);
