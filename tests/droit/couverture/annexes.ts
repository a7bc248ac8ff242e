import { hors as dehors, dit, type Phrases } from './phrase.ts';
import { code, hors, type Rubrique } from './rubrique.ts';

const FORMULAIRE = 'Formulaire que la famille remplit : ses rubriques sont des champs de la saisie.';
const FICHE = 'Fiche ou lettre : des champs et un courrier, aucun calcul.';

/** The thirteen annexes, as headings after the seven parts. */
export const ANNEXES: readonly Rubrique[] = [
  hors('annexes', 'Annexes', 'Titre : son contenu est dans chaque annexe.'),
  code('annexes.1', 'Calendrier des campagnes', 'recevabilite.campagne', 'delai.campagne'),
  hors('annexes.2', 'Demande de bourse de collège', FORMULAIRE),
  hors('annexes.3', 'Demande de bourse de lycée', FORMULAIRE),
  hors('annexes.4', 'Accusé de réception, collège', FICHE),
  hors('annexes.5', 'Accusé de réception, lycée', FICHE),
  code('annexes.6', 'Barème des bourses de collège', 'bareme_echelon', 'bareme_montant'),
  code('annexes.7', 'Barème des bourses de lycée', 'bareme_echelon', 'bareme_montant', 'bareme_primes'),
  code('annexes.8', 'Formations qui ouvrent la prime d’équipement', 'equipement.specialite'),
  code('annexes.9', 'Fiche navette de reprise d’études', 'piece_reprise_etudes'),
  code('annexes.10', 'Procuration annuelle', 'piece_procuration'),
  hors('annexes.11', 'Fiche synthétique d’un recours', FICHE),
  hors('annexes.12', 'Fiche de renseignements et consentement', FICHE),
  hors('annexes.13', 'Consentement dans un établissement privé', FICHE),
];

export const PHRASES_DES_ANNEXES: Phrases = {
  'annexes.1': [
    dit(
      'Les jours de clôture, dits à l’heure du territoire.',
      'delai.campagne',
      'recevabilite.campagne',
      'recevabilite.heure_de_cloture',
      'ecran:/admin/campagnes',
    ),
  ],
  'annexes.2': [
    dit(
      'Qui demande, et où le joindre.',
      'champ:demandeur.lien',
      'champ:demandeur.nom',
      'champ:demandeur.adresse',
      'champ:demandeur.numeroFiscal',
      'champ:demandeur.activite',
      'champ:demandeur.profession',
    ),
    dit(
      'Le partenaire : son lien, ses noms, son adresse, son numéro fiscal, sa profession.',
      'ressources_epoux_deux_avis',
      'champ:concubin.lien',
      'champ:concubin.nom',
      'champ:concubin.adresse',
      'champ:concubin.numeroFiscal',
      'champ:concubin.profession',
    ),
    dit(
      'Les enfants à charge, leur établissement ou profession, comparés à l’avis.',
      'champ:personnesACharge.nomPrenom',
      'champ:personnesACharge.naissance',
      'champ:personnesACharge.etablissement',
      'champ:personnesACharge.boursier',
      'ecran:/agent/dossiers/[id]',
    ),
    dit(
      'CNED : avis favorable avant 16 ans, relevé d’identité bancaire.',
      'piece_cned_avis',
      'piece_cned_rib',
      'champ:scolarite.avisDasenLe',
    ),
    dit(
      'Qui signe, quand ; droit à l’erreur.',
      'champ:reception.signe',
      'champ:reception.signataire',
      'champ:reception.signeLe',
      'recours.premiere_erreur',
    ),
    dit(
      'Rubrique du chef d’établissement : scolarité vérifiée, observations.',
      'champ:scolariteConfirmee',
      'champ:reception.observations',
    ),
    dit('Qui a consenti à l’étude automatique ne remplit pas ce formulaire.', 'ecran:/agent/saisie/[id]'),
  ],
  'annexes.3': [
    dit('Les mêmes rubriques qu’au collège.', 'piece_formulaire', 'ecran:/agent/saisie/[id]'),
    dit('L’élève poursuit en lycée ou au CNED.', 'champ:scolarite.poursuite'),
  ],
  'annexes.4': [
    dit('L’accusé de réception du collège.', 'courrier:accuse_reception', 'acte:enregistrer_reception'),
  ],
  'annexes.5': [
    dit('L’accusé de réception du lycée.', 'courrier:accuse_reception', 'acte:enregistrer_reception'),
  ],
  'annexes.6': [dit('Chaque plafond et chaque montant.', 'bareme_echelon', 'bareme_montant')],
  'annexes.7': [
    dit('Chaque plafond, chaque montant, chaque prime.', 'bareme_echelon', 'bareme_montant', 'bareme_primes'),
  ],
  'annexes.8': [dit('Chaque groupe, avec ses « sauf » et « seulement ».', 'equipement.specialite')],
  'annexes.9': [
    dit(
      'L’interruption et la reprise ; la fiche est jointe à la demande.',
      'piece_reprise_etudes',
      'champ:eleve.primes.interruption',
      'champ:eleve.primes.reprise',
    ),
    dit(
      'La fiche est produite pour l’établissement d’accueil.',
      'reprise.fiche_navette',
      'ecran:/agent/reprises/[id]',
    ),
  ],
  'annexes.10': [
    dit('La procuration est une pièce au choix de la famille.', 'piece_procuration'),
    dit(
      'Elle est produite, datée et résiliée.',
      'ecran:/agent/procurations/[id]',
      'ecran:/famille/dossiers/[id]/procuration',
    ),
  ],
  'annexes.11': [
    dit('La fiche synthétique accompagne un recours hiérarchique.', 'recours.fiche_synthetique'),
  ],
  'annexes.12': [
    dit(
      'Base légale, destinataires, durées et droits sur les données, à chaque adresse.',
      'ecran:/donnees-personnelles',
    ),
    dit(
      'Une information inexacte se corrige, sur toute demande de la personne.',
      'acte:corriger_personne',
      'ecran:/agent/eleves/[scolarite]',
    ),
    dit('Les classes post-bac et les apprentis ne sont pas concernés.', 'consentement.classe'),
    dit('Une réponse vient au cours du premier trimestre.', 'delai.reponse_a_l_etude'),
    dit(
      'Le consentement et l’état civil du demandeur et du concubin.',
      'ecran:/famille/etude',
      'ecran:/agent/consentements/[scolarite]',
    ),
    dehors(
      'Les autres renseignements de l’inscription.',
      'Tenus par la base des élèves, que le produit lit.',
    ),
  ],
  'annexes.13': [
    dit(
      'Le même consentement, dans un établissement privé volontaire.',
      'consentement.perimetre',
      'ecran:/agent/consentements',
    ),
  ],
};
