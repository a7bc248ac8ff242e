import { rentree } from '#lib/droit/annee.ts';
import { type Courrier, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import type { DonneesCourrier, EnTete } from '#lib/droit/courrier/donnees.ts';
import { jour } from '#lib/droit/date.ts';
import { euros } from '#lib/droit/montant.ts';
import type { GenreCourrier } from '#lib/droit/procedure.ts';

/** A collège public in Roubaix and the family that wrote to it; all fictitious. */
export const COLLEGE: EnTete = {
  reference: 'C-2026-000142',
  lieu: 'Roubaix',
  date: jour('2026-10-21'),
  service: {
    nom: 'Collège Simone-Lagrange',
    adresse: ['12 rue des Tilleuls', '59100 Roubaix'],
    telephone: '03 20 00 00 00',
    courriel: 'bourses@college-lagrange.example',
  },
  destinataire: {
    nom: 'Mme Thị Hương Nguyễn',
    adresse: ['Résidence Les Érables, bâtiment B', '4 allée du Chêne-Liège', '59100 Roubaix'],
  },
  eleve: { nom: 'Nguyễn', prenom: 'Zoé', classe: '5e B' },
  etablissement: { nom: 'Collège Simone-Lagrange', commune: 'Roubaix' },
  rentree: rentree(2026),
  type: 'college',
  branche: 'college_public',
  departement: '59',
  academie: 'de Lille',
  signataire: {
    prenom: 'Hélène',
    nom: 'Lefèvre',
    qualite: "La cheffe d'établissement",
    service: 'Collège Simone-Lagrange, Roubaix',
  },
  envoi: 'postal',
};

/** A lycée of the same académie: the SAB decides for the DASEN. */
export const LYCEE: EnTete = {
  ...COLLEGE,
  reference: 'L-2026-004711',
  lieu: 'Lille',
  service: {
    nom: 'DSDEN du Nord, service académique des bourses',
    adresse: ['1 rue Claude-Bernard', '59000 Lille'],
    telephone: '03 20 00 00 01',
    courriel: 'sab@sab.example',
  },
  eleve: { nom: 'Nguyễn', prenom: 'Loïc', classe: '1re année de CAP cuisine' },
  etablissement: { nom: 'Lycée professionnel des Deux-Caps', commune: 'Gravelines' },
  type: 'lycee',
  branche: 'lycee_public',
  signataire: {
    prenom: 'Amadou',
    nom: 'Diallo',
    qualite: "Le directeur académique des services de l'éducation nationale",
    service: 'Service académique des bourses',
    delegation: "Pour le recteur de l'académie de Lille et par délégation",
  },
  envoi: 'teleservice',
};

const MOTIF_RESSOURCES = {
  texte: 'Le revenu fiscal de référence de 21 400 € dépasse le plafond de 18 488 € pour un enfant à charge.',
  article: 'D. 531-4',
};

/** One lawful letter of each kind. */
export const LETTRES: Record<GenreCourrier, DonneesCourrier> = {
  accuse_reception: { ...COLLEGE, genre: 'accuse_reception', dateReception: jour('2026-10-01') },
  demande_incomplete: {
    ...COLLEGE,
    genre: 'demande_incomplete',
    envoi: 'teleservice',
    pieces: [
      { libelle: 'Avis d’impôt 2026 sur les revenus de 2025', avisImpot: true },
      { libelle: 'Attestation de paiement de la CAF ou de la MSA, de moins de trois mois' },
    ],
  },
  attribution: {
    ...LYCEE,
    genre: 'attribution',
    calcul: 'assiste',
    chiffres: { anneeDesRevenus: 2025, ressources: 14_210, enfants: 2, plafond: 16_163 },
    bourse: { echelon: 3, annuel: euros(732), trimestres: [euros(244), euros(244), euros(244)] },
    primes: [
      { libelle: 'Prime d’internat', montant: euros(327), versement: 'en trois parts' },
      { libelle: 'Prime d’équipement', montant: euros(341.71), versement: 'avec le premier versement' },
    ],
  },
  refus: {
    ...COLLEGE,
    genre: 'refus',
    calcul: 'assiste',
    motifs: [MOTIF_RESSOURCES],
    chiffres: { anneeDesRevenus: 2025, ressources: 21_400, enfants: 1, plafond: 18_488 },
    fondsSociaux: true,
  },
  irrecevabilite: {
    ...LYCEE,
    genre: 'irrecevabilite',
    cause: 'double_demande',
    dateReception: jour('2026-10-02'),
    motifs: [
      {
        texte:
          'Deux demandes ont été déposées pour Loïc Nguyễn, en résidence alternée, par ses deux parents.',
        article: 'C. II.C.1',
      },
    ],
  },
  refus_hors_delai: {
    ...COLLEGE,
    genre: 'refus_hors_delai',
    dateReception: jour('2026-10-20'),
    dateCloture: jour('2026-10-15'),
    motifs: [
      {
        texte: 'La demande a été reçue après la fin de la campagne et aucune dérogation ne s’applique.',
        article: 'D. 530-1',
      },
    ],
  },
};

/** The composed letter; throws with its faults when the law refuses it. */
export function composer(donnees: DonneesCourrier): Courrier {
  const composition = composerCourrier(donnees);
  if (composition.genre === 'impossible') throw new Error(composition.defauts.join(' '));
  return composition.courrier;
}
