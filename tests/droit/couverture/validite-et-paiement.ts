import { code, hors, PARTIE, type Rubrique } from './rubrique.ts';

export const PARTIE_V: readonly Rubrique[] = [
  hors('V', 'Validité de la bourse et réexamen du droit', PARTIE),
  hors(
    'V.A',
    'Transfert de la bourse entre établissements',
    'Titre : son contenu est dans ses deux paragraphes.',
  ),
  code('V.A.college', 'Au collège', 'transfert.college', 'trimestre.bornes'),
  code('V.A.lycee', 'Au lycée', 'transfert.lycee'),
  code('V.B', 'Vérification de ressources et de charges', 'ressources_annee_de_reference', 'bareme_annee'),
  hors('V.C', 'Droit et maintien du droit à bourse', 'Titre : son contenu est dans ses deux paragraphes.'),
  code(
    'V.C.commun',
    'Dispositions communes',
    'exclusion_formation_sans_agrement',
    'exclusion_mlds_trois_trimestres',
  ),
  code(
    'V.C.lycee',
    'Dispositions spécifiques au lycée',
    'exclusion_diplome_niveau_3',
    'exclusion_bachelier',
    'cap_vers_bac_pro',
  ),
];

export const PARTIES_VI_VII: readonly Rubrique[] = [
  code(
    'VI',
    'Mise à disposition des crédits',
    'comptes.programme',
    'versement.procuration',
    'piece_procuration',
  ),
  hors('VII', 'Paiement des bourses', PARTIE),
  hors(
    'VII.A',
    'Conditions exigées de l’élève boursier',
    'Titre : son contenu est dans ses deux paragraphes.',
  ),
  code(
    'VII.A.college',
    'Au collège',
    'retenue.seuil_college',
    'retenue.franchissement',
    'retenue.jour_suivant',
    'retenue.taux',
    'retenue.absence_justifiee',
    'exclusion.college',
  ),
  code(
    'VII.A.lycee',
    'Au lycée',
    'retenue.seuil_lycee',
    'exclusion.lycee',
    'exclusion.lycee_obligation_scolaire',
  ),
  code(
    'VII.B',
    'Modalités du paiement aux familles',
    'trimestre.parts_egales',
    'versement.trimestre',
    'versement.rappel',
    'versement.demandeur',
    'frais.deduction',
    'frais.collectivite',
    'frais.tickets',
    'frais.autre_payeur',
    'frais.equipement',
  ),
  code('VII.B.1', 'Établissements publics', 'comptes.gfc', 'comptes.opale'),
  code(
    'VII.B.2',
    'Établissements privés',
    'frais.prive',
    'versement.demandeur',
    'versement.procuration',
    'piece_procuration',
  ),
  hors(
    'VII.B.2.a',
    'Préparation des pièces destinées aux services académiques',
    'Liste des documents de la liquidation : écrans et courriers, aucun calcul.',
  ),
  code('VII.B.2.b', 'Paiement aux familles et comptabilité', 'delai.paiement_par_mandataire'),
];
