/** Whole situations, one for each turn of the circulaire: what a family would tell, and what makes the case. */
import { jour } from '#lib/droit/date.ts';
import type { Situation } from '#lib/droit/situation.ts';
import { avis, seule } from '../foyers.ts';
import { auCollege, auLycee, seul } from '../situations.ts';

export interface Cas {
  titre: string;
  /** What makes the case, in a sentence. */
  histoire: string;
  situation: Situation;
}

export interface Partie {
  fichier: string;
  titre: string;
  cas: readonly Cas[];
}

const cas = (titre: string, histoire: string, situation: Situation): Cas => ({ titre, histoire, situation });
const ne = (iso: string) => ({ naissance: jour(iso) });
const dans = (
  type: Situation['eleve']['etablissement']['type'],
  secteur: Situation['eleve']['etablissement']['secteur'] = 'public',
) => ({
  etablissement: { type, secteur },
});

const ELEVES: readonly Cas[] = [
  cas('Collège public', 'Le cas le plus simple.', auCollege()),
  cas(
    'Collège privé sous contrat',
    'Même droit que dans le public.',
    auCollege({ eleve: dans('college', 'prive_sous_contrat') }),
  ),
  cas(
    'Collège hors contrat, non habilité',
    'Hors du champ.',
    auCollege({ eleve: dans('college', 'prive_hors_contrat') }),
  ),
  cas(
    'Lycée hors contrat habilité',
    'Habilité à recevoir des boursiers.',
    auLycee({ eleve: dans('lycee_general_technologique', 'prive_hors_contrat_habilite') }),
  ),
  cas(
    'Troisième prépa-métiers dans un lycée professionnel',
    'Une classe de collège dans un lycée donne une bourse de lycée.',
    auLycee({ eleve: { ...dans('lycee_professionnel'), niveau: 'college' } }),
  ),
  cas(
    'La même, revenu très faible',
    'Au-delà de l’échelon 3 : la lecture qui demande une vérification.',
    auLycee({
      eleve: { ...dans('lycee_professionnel'), niveau: 'college' },
      foyer: { avis: avis(2_000, 2) },
    }),
  ),
  cas('EREA', 'L’EREA relève des bourses de lycée.', auLycee({ eleve: dans('erea') })),
  cas('ERPD', 'L’ERPD relève des bourses de collège.', auCollege({ eleve: dans('erpd') })),
  cas(
    'Médico-social, frais pris en charge',
    'L’article L. 242-10 du CASF ferme le droit.',
    auCollege({
      eleve: { etablissement: { type: 'medico_social', secteur: 'public', priseEnChargeL24210: true } },
    }),
  ),
  cas(
    'CNED, classe réglementée, avis favorable',
    'Avant 16 ans, l’avis du DASEN est exigé : il y est.',
    auCollege({ eleve: { ...dans('cned'), inscriptionReglementee: true, avisDasenFavorable: true } }),
  ),
  cas(
    'CNED, inscription libre',
    'Seule la classe complète réglementée est dans le champ.',
    auCollege({ eleve: { ...dans('cned'), inscriptionReglementee: false, avisDasenFavorable: true } }),
  ),
  cas(
    'CNED, avis du DASEN défavorable',
    'Le droit est fermé avant 16 ans.',
    auCollege({ eleve: { ...dans('cned'), inscriptionReglementee: true, avisDasenFavorable: false } }),
  ),
  cas(
    'CNED hors de France, faute de place',
    'Aucun établissement du réseau français ne peut accueillir l’élève.',
    auCollege({
      eleve: {
        ...dans('cned'),
        inscriptionReglementee: true,
        avisDasenFavorable: true,
        cnedHorsDeFrance: { impossibiliteAefe: true },
      },
      demandeur: { resideEnFrance: false },
    }),
  ),
  cas(
    'CFA avant 15 ans',
    'Sous statut scolaire, jusqu’au jour des 15 ans compris.',
    auLycee({ eleve: { ...dans('cfa'), ...ne('2011-12-10') } }),
  ),
  cas(
    'CFA, 15 ans passés',
    'Le lendemain de l’anniversaire, plus de droit.',
    auLycee({ eleve: { ...dans('cfa'), ...ne('2011-10-04') } }),
  ),
  cas(
    'Apprenti',
    'Un contrat de travail n’est pas un statut scolaire.',
    auLycee({ eleve: { statut: 'apprenti', ...dans('cfa') } }),
  ),
  cas('GRETA', 'La formation continue est hors du champ.', auLycee({ eleve: dans('greta') })),
  cas(
    'Après le baccalauréat',
    'Les aides sont celles de l’enseignement supérieur.',
    auLycee({ eleve: { niveau: 'post_bac' } }),
  ),
  cas(
    'MLDS au lycée',
    'Le droit vaut pour la formation.',
    auLycee({
      eleve: {
        dispositif: 'mlds',
        entree: jour('2026-10-01'),
        finFormation: jour('2027-02-26'),
        parcours: { trimestresMlds: 0 },
      },
    }),
  ),
  cas(
    'MLDS, trois trimestres déjà suivis',
    'Sans retour à temps plein, plus de droit.',
    auLycee({
      eleve: {
        dispositif: 'mlds',
        entree: jour('2026-10-01'),
        parcours: { trimestresMlds: 3, reintegreTempsPlein: false },
      },
    }),
  ),
  cas(
    'Retour en formation, affecté',
    'Entre 16 et 25 ans, affecté par le DASEN.',
    auLycee({
      eleve: {
        dispositif: 'retour_en_formation',
        entree: jour('2026-10-01'),
        affectationDasen: true,
        ...ne('2008-01-15'),
      },
    }),
  ),
  cas(
    'Retour en formation, non affecté',
    'Sans affectation, pas de droit.',
    auLycee({
      eleve: {
        dispositif: 'retour_en_formation',
        entree: jour('2026-10-01'),
        affectationDasen: false,
        ...ne('2008-01-15'),
      },
    }),
  ),
  cas(
    'AvenirPro+',
    'Quatre mois au plus.',
    auLycee({ eleve: { dispositif: 'avenirpro', entree: jour('2026-09-07'), ...ne('2007-05-02') } }),
  ),
  cas(
    'AvenirPro+, terme passé',
    'Cinq mois après l’entrée.',
    auLycee({
      jour: '2027-02-10',
      eleve: { dispositif: 'avenirpro', entree: jour('2026-09-07'), ...ne('2007-05-02') },
    }),
  ),
  cas(
    'Titulaire d’un CAP en bac professionnel',
    'Le droit est gardé : une lecture, signalée.',
    auLycee({
      eleve: {
        ...dans('lycee_professionnel'),
        parcours: { diplomeObtenu: 'niveau_3', prepare: 'baccalaureat_pro' },
      },
    }),
  ),
  cas(
    'Titulaire d’un CAP, second CAP en un an',
    'L’exception d’une année.',
    auLycee({
      eleve: {
        ...dans('lycee_professionnel'),
        parcours: { diplomeObtenu: 'niveau_3', prepare: 'diplome_niveau_3', dureeAnnees: 1 },
      },
    }),
  ),
  cas(
    'Titulaire d’un CAP, second CAP en deux ans',
    'L’exception ne vaut que pour une année.',
    auLycee({
      eleve: {
        ...dans('lycee_professionnel'),
        parcours: { diplomeObtenu: 'niveau_3', prepare: 'diplome_niveau_3', dureeAnnees: 2 },
      },
    }),
  ),
  cas(
    'Déjà bachelier',
    'Un second baccalauréat.',
    auLycee({
      eleve: { parcours: { diplomeObtenu: 'baccalaureat', prepare: 'baccalaureat', dureeAnnees: 2 } },
    }),
  ),
  cas(
    'Formation sans agrément',
    'Ouverte avant l’accord du recteur.',
    auLycee({
      eleve: {
        etablissement: {
          type: 'lycee_professionnel',
          secteur: 'prive_sous_contrat',
          formationSansAgrement: true,
        },
      },
    }),
  ),
];

const DEMANDEURS: readonly Cas[] = [
  cas(
    'Charge non établie',
    'Rien ne montre que le demandeur a l’élève à charge.',
    auCollege({ demandeur: { chargeEtablie: false } }),
  ),
  cas('Charge inconnue', 'On ne sait pas encore.', auCollege({ demandeur: { chargeEtablie: undefined } })),
  cas(
    'Père hors de France',
    'Nationalité d’un pays hors de l’Union européenne.',
    auCollege({ demandeur: { lien: 'pere', resideEnFrance: false, ressortissantUe: false } }),
  ),
  cas(
    'Européenne hors de France, un parent employé en France',
    'L’emploi dispense de la résidence.',
    auCollege({ demandeur: { resideEnFrance: false, ressortissantUe: true, parentEmployeEnFrance: true } }),
  ),
  cas(
    'Européenne hors de France, sans emploi',
    'Rien ne dispense de la résidence.',
    auCollege({ demandeur: { resideEnFrance: false, ressortissantUe: true, parentEmployeEnFrance: false } }),
  ),
  cas(
    'Tante, délégation d’autorité parentale',
    'Délégation faite en France.',
    auCollege({ demandeur: { lien: 'autre_personne_en_charge', justificatifCharge: 'delegation_france' } }),
  ),
  cas(
    'Oncle, délégation étrangère sans le consulat',
    'L’attestation du consulat manque.',
    auCollege({
      demandeur: {
        lien: 'autre_personne_en_charge',
        justificatifCharge: 'delegation_etranger',
        attestationConsulat: false,
      },
    }),
  ),
  cas(
    'Grand-mère, sans document',
    'La charge n’est pas prouvée.',
    auCollege({ demandeur: { lien: 'autre_personne_en_charge', justificatifCharge: 'aucun' } }),
  ),
  cas('Tuteur', 'Ses revenus à lui comptent.', auCollege({ demandeur: { lien: 'tuteur' } })),
  cas(
    'Placement, allocation versée',
    'Personne ne peut demander.',
    auCollege({
      eleve: {
        ase: { mesure: 'placement', effectif: true, allocationVersee: true, chez: 'famille_accueil' },
      },
    }),
  ),
  cas(
    'Placement pas encore effectif',
    'La famille garde le droit.',
    auCollege({ eleve: { ase: { mesure: 'placement', effectif: false, allocationVersee: false } } }),
  ),
  cas(
    'Placement effectif sans allocation',
    'Un agent décide.',
    auCollege({
      eleve: { ase: { mesure: 'placement', effectif: true, allocationVersee: false, chez: 'structure' } },
    }),
  ),
  cas(
    'Tiers digne de confiance sans allocation',
    'Il peut demander.',
    auCollege({
      demandeur: { lien: 'autre_personne_en_charge', justificatifCharge: 'autre_document' },
      eleve: {
        ase: {
          mesure: 'placement',
          effectif: true,
          allocationVersee: false,
          chez: 'tiers_digne_de_confiance',
        },
      },
    }),
  ),
  cas(
    'AEMO',
    'L’aide à la maison ne change rien.',
    auCollege({ eleve: { ase: { mesure: 'aemo', allocationVersee: false } } }),
  ),
  cas(
    'AEMO, allocation inconnue',
    'Le jugement peut la prévoir.',
    auCollege({ eleve: { ase: { mesure: 'aemo' } } }),
  ),
  cas(
    'PEAD avec allocation',
    'Une personne dit qui a la charge.',
    auCollege({ eleve: { ase: { mesure: 'pead', allocationVersee: true } } }),
  ),
  cas(
    'Séparée, sans attestation',
    'Un bail montre que l’enfant vit chez elle.',
    auCollege({
      demandeur: { chargeEtablie: undefined, residencePrincipale: true },
      foyer: { situation: 'parent_isole', eleveSurAvis: false },
    }),
  ),
  cas('Placement de la PJJ', 'Le droit est gardé.', auCollege({ eleve: { ase: { mesure: 'pjj' } } })),
  cas(
    'Terminale, placé',
    'Statut de boursier pour Parcoursup, sans montant.',
    auLycee({
      eleve: {
        terminale: true,
        ...ne('2009-03-10'),
        ase: { mesure: 'placement', effectif: true, allocationVersee: true },
      },
    }),
  ),
  cas(
    'Le département demande',
    'Il n’est pas une personne physique.',
    auCollege({ demandeur: { lien: 'departement' } }),
  ),
  cas(
    'Majeur autonome',
    'Il a son avis et n’est à la charge de personne.',
    seul({}, { foyer: { avis: avis(3_000, 0) } }),
  ),
  cas(
    'Majeur porté sur l’avis de son père',
    'Il n’est pas isolé.',
    seul({ surAvisDUnTiers: true }, { foyer: { avis: avis(3_000, 0) } }),
  ),
  cas('Majeur sans avis ni situation déclarative', 'Fonds social.', seul({ avisPropre: false })),
  cas(
    'Mineur émancipé',
    'Il peut demander comme un majeur.',
    seul({}, { eleve: { ...ne('2010-03-10'), emancipe: true }, foyer: { avis: avis(0, 0) } }),
  ),
  cas(
    'Mineur qui demande seul',
    'Il ne le peut pas.',
    seul({}, { eleve: { ...ne('2010-03-10'), emancipe: false }, foyer: { avis: avis(0, 0) } }),
  ),
  cas(
    'Mineur qui demande seul, émancipation non dite',
    'La question est posée : rien n’est refusé sur un fait que personne n’a dit.',
    seul({}, { eleve: ne('2010-03-10'), foyer: { avis: avis(0, 0) } }),
  ),
  cas(
    'Époux imposés séparément',
    'Comptés comme la notice compte des concubins.',
    auCollege({
      foyer: { situation: 'couple_deux_avis', avis: avis(9_000, 1), concubin: { avis: avis(6_000, 1) } },
    }),
  ),
  cas(
    'Concubinage fini entre la demande et la clôture',
    'Une séparation : les seules ressources du demandeur, et un agent vérifie.',
    auCollege({
      foyer: {
        situation: 'concubinage',
        avis: avis(9_000, 1),
        concubin: { avis: avis(16_000, 1) },
        concubinage: { finiLe: jour('2026-10-12') },
      },
    }),
  ),
  cas(
    'Décès dans l’année de l’avis',
    'La part de l’avis commun et le second avis s’ajoutent.',
    auCollege({
      foyer: {
        avis: avis(40_000, 2),
        changement: {
          genre: 'deces',
          survenuLe: jour('2025-05-02'),
          signaleLe: jour('2026-10-01'),
          revenuIsole: { rfr: 6_000, enfants: 2, motivation: 'Salaires de la mère jusqu’au décès.' },
          secondAvis: 7_000,
        },
      },
    }),
  ),
  cas(
    'Majeur étranger isolé, contrat jeune majeur',
    'Le contrat n’empêche jamais la bourse.',
    seul(
      { etrangerIsole: true, contratJeuneMajeur: true },
      { foyer: { avis: avis(0, 0, { source: 'situation_declarative' }) } },
    ),
  ),
  cas(
    'Majeur autrefois confié par délégation',
    'Il n’est pas considéré comme isolé.',
    seul({ ancienDelegataire: true }, { foyer: { avis: avis(0, 0) } }),
  ),
  cas(
    'Aucune disposition ne convient',
    'Comptent les revenus de qui déclare l’élève.',
    auCollege({ demandeur: { horsDispositions: true } }),
  ),
];

const RESSOURCES: readonly Cas[] = [
  cas(
    'Couple, un seul avis',
    'Le foyer fiscal commun.',
    auCollege({ foyer: { situation: 'couple_foyer_commun', avis: avis(22_000, 3) } }),
  ),
  cas(
    'Concubinage',
    'Les deux revenus et les enfants des deux s’ajoutent.',
    auLycee({
      foyer: { situation: 'concubinage', avis: avis(11_000, 1), concubin: { avis: avis(9_500, 2) } },
    }),
  ),
  cas(
    'Concubinage, avis du concubin absent',
    'On ne peut pas calculer.',
    auLycee({ foyer: { situation: 'concubinage', avis: avis(11_000, 1) } }),
  ),
  cas(
    'Avis d’une autre année',
    'Ce n’est pas l’année de référence.',
    auCollege({ foyer: { avis: avis(10_000, 2, { annee: 2024 }) } }),
  ),
  cas('Aucun avis', 'On ne peut pas calculer.', auCollege({ foyer: { avis: undefined } })),
  cas(
    'Divorce pendant la campagne',
    'Le revenu de la mère est isolé par un agent.',
    auCollege({
      foyer: {
        avis: avis(31_000, 2),
        changement: {
          genre: 'divorce_ou_separation',
          survenuLe: jour('2026-03-10'),
          signaleLe: jour('2026-09-14'),
          revenuIsole: {
            rfr: 12_000,
            enfants: 2,
            motivation: 'Salaires de la mère seule sur l’avis commun.',
          },
        },
      },
    }),
  ),
  cas(
    'Séparation signalée trop tard',
    'Après la clôture, l’avis commun compte.',
    auCollege({
      jour: '2026-11-10',
      foyer: {
        avis: avis(31_000, 2),
        changement: {
          genre: 'divorce_ou_separation',
          survenuLe: jour('2026-11-02'),
          signaleLe: jour('2026-11-10'),
        },
      },
    }),
  ),
  cas(
    'Naissance d’un enfant',
    'Ce changement n’est pas dans la liste limitative.',
    auCollege({
      foyer: { changement: { genre: 'autre', survenuLe: jour('2026-06-01'), signaleLe: jour('2026-09-14') } },
    }),
  ),
  cas(
    'Perte d’emploi cette année',
    'Jamais comptée : fonds sociaux.',
    auCollege({ foyer: { avis: avis(40_000, 1), perteDeRevenusRecente: true } }),
  ),
  cas(
    'Frontalier, revenu déjà dans l’avis français',
    'Rien n’est ajouté.',
    auCollege({ foyer: { revenusEtrangers: true, revenusEtrangersHorsAvis: false } }),
  ),
  cas(
    'Fonctionnaire international, avis étranger',
    'L’avis étranger compte.',
    auCollege({ foyer: { avis: avis(9_000, 1, { source: 'avis_etranger' }), revenusEtrangers: true } }),
  ),
  cas(
    'Nouvelle arrivante, revenus bruts justifiés',
    'Un abattement de dix pour cent.',
    auCollege({
      foyer: {
        avis: undefined,
        revenusBruts: { annee: 2025, brut: 10_001, enfants: 1, justificatif: 'pays_origine' },
      },
    }),
  ),
  cas(
    'Nouvelle arrivante sans aucun justificatif',
    'Fonds social.',
    auCollege({
      foyer: { avis: undefined, revenusBruts: { annee: 2025, brut: 0, enfants: 1, justificatif: 'aucun' } },
    }),
  ),
  cas('Résidence alternée', 'L’élève compte pour un.', auCollege({ foyer: { residenceAlternee: true } })),
  cas('Élève absent de l’avis', 'Signalé à un agent.', auCollege({ foyer: { eleveSurAvis: false } })),
  cas(
    'Demande faite en janvier',
    'L’année de référence reste celle de l’année scolaire.',
    auLycee({
      jour: '2027-01-20',
      eleve: { dispositif: 'mlds', entree: jour('2027-01-04'), parcours: { trimestresMlds: 0 } },
    }),
  ),
];

const BAREME: readonly Cas[] = [
  cas(
    'Sur le plafond du premier échelon',
    'Le plafond est à ne pas dépasser : égal, il est respecté.',
    auCollege({ foyer: seule(18_488, 1) }),
  ),
  cas('Un euro au-dessus', 'Plus de bourse.', auCollege({ foyer: seule(18_489, 1) })),
  cas(
    'La cellule imprimée 12 300',
    'Entre le texte imprimé et la formule, un seul euro : une personne vérifie.',
    auCollege({ foyer: seule(12_301, 2) }),
  ),
  cas('Neuf enfants', 'Huit et plus, une seule ligne.', auLycee({ foyer: seule(50_855, 9) })),
  cas('Aucun enfant sur l’avis', 'La première ligne du tableau.', auLycee({ foyer: seule(2_902, 0) })),
  cas('Aucun revenu', 'L’échelon le plus haut.', auLycee({ foyer: seule(0, 1) })),
  cas(
    'Rentrée 2025',
    'Un barème déduit de la formule, revenus de 2024.',
    auLycee({ rentree: 2025, jour: '2025-10-01', foyer: { avis: avis(15_000, 2, { annee: 2024 }) } }),
  ),
  cas(
    'Septembre 2022, avant la révision',
    'Une révision en cours d’année : la version du jour.',
    auCollege({
      rentree: 2022,
      jour: '2022-09-02',
      eleve: ne('2010-01-01'),
      foyer: { avis: avis(10_000, 2, { annee: 2021 }) },
    }),
  ),
  cas(
    'Rentrée 2030',
    'Une année sans barème est refusée par son nom.',
    auCollege({ rentree: 2030, jour: '2030-10-01', eleve: ne('2018-01-01') }),
  ),
];

export const PARTIES: readonly Partie[] = [
  { fichier: 'eleves', titre: 'Élèves et formations (C. I, V.C)', cas: ELEVES },
  { fichier: 'demandeurs', titre: 'Qui peut demander (C. III.A, B, D)', cas: DEMANDEURS },
  { fichier: 'ressources', titre: 'Ressources et charges (C. III.C, D)', cas: RESSOURCES },
  { fichier: 'bareme', titre: 'Barème (C. IV.A, annexes 6 et 7)', cas: BAREME },
];
