/**
 * Annexe 8 of the circulaire as data: groups of specialities that open the prime d'équipement.
 * A group with a clause opens it only outside, or only inside, the specialities that the clause names.
 */
export interface SpecialiteNommee {
  intitule: string;
  /** Beginnings of words: a label that has them all, but not the exact words, is left to a person. */
  racines: readonly string[];
  /** Other words that make the exclusion doubtful when the label holds one of them. */
  saufAvec?: readonly string[];
}

export interface GroupeDeSpecialites {
  /** NSF group, three digits. */
  groupe: string;
  intitule: string;
  clause?: { genre: 'sauf' | 'seulement'; specialites: readonly SpecialiteNommee[] };
}

const ouvert = (groupe: string, intitule: string): GroupeDeSpecialites => ({ groupe, intitule });

export const ANNEXE_8: readonly GroupeDeSpecialites[] = [
  {
    groupe: '133',
    intitule: 'Musique, arts du spectacle',
    clause: {
      genre: 'sauf',
      specialites: [{ intitule: 'théâtre', racines: ['theatr'], saufAvec: ['musi', 'dans'] }],
    },
  },
  ouvert('200', 'Technologies industrielles fondamentales'),
  ouvert('201', 'Technologies de commandes des transformations industrielles'),
  ouvert('220', 'Spécialités pluritechnologiques des transformations'),
  ouvert('221', 'Agro-alimentaire, alimentation, cuisine'),
  ouvert('222', 'Transformations chimiques et apparentées'),
  ouvert('223', 'Métallurgie'),
  ouvert('224', 'Matériaux de construction, verre, céramique'),
  ouvert('225', 'Plasturgie, matériaux composites'),
  ouvert('226', 'Papier, carton'),
  ouvert('227', 'Énergie, génie climatique'),
  {
    groupe: '230',
    intitule: 'Spécialités pluritechnologiques, génie civil, construction, bois',
    clause: {
      genre: 'sauf',
      specialites: [
        { intitule: 'études et économie de la construction', racines: ['etud', 'econom'] },
        {
          intitule: 'bâtiment étude de prix organisation et gestion des travaux',
          racines: ['bat', 'prix'],
        },
      ],
    },
  },
  ouvert('231', 'Mines et carrières, génie civil, topographie'),
  ouvert('232', 'Bâtiment : construction et couverture'),
  ouvert('233', 'Bâtiment : finitions'),
  ouvert('234', 'Travail du bois et de l’ameublement'),
  ouvert('240', 'Spécialités pluritechnologiques matériaux souples'),
  ouvert('241', 'Textile'),
  ouvert('242', 'Habillement'),
  ouvert('243', 'Cuirs et peaux'),
  ouvert('250', 'Spécialités pluritechnologiques mécanique-électricité'),
  ouvert('251', 'Mécanique générale et de précision, usinage'),
  ouvert('252', 'Moteurs et mécanique auto'),
  ouvert('253', 'Mécanique aéronautique et spatiale'),
  ouvert('254', 'Structures métalliques'),
  ouvert('255', 'Électricité, électronique'),
  {
    groupe: '311',
    intitule: 'Transport, manutention, magasinage',
    clause: {
      genre: 'seulement',
      specialites: [
        {
          intitule: 'agent d’accueil et de conduite routière transport de voyageurs',
          racines: ['accueil', 'condui'],
        },
        {
          intitule: 'conduite de systèmes et de véhicules de manutention',
          racines: ['condu', 'manut'],
        },
        { intitule: 'conduite routière', racines: ['condu'] },
        { intitule: 'déménageur professionnel', racines: ['demenag'] },
        { intitule: 'emballeur professionnel', racines: ['emball'] },
        { intitule: 'emballage et conditionnement', racines: ['emball'] },
      ],
    },
  },
  ouvert('320', 'Spécialités plurivalentes de la communication'),
  ouvert('321', 'Journalisme et communication'),
  ouvert('322', 'Techniques de l’imprimerie et de l’édition'),
  ouvert('323', 'Techniques de l’image et du son, métiers connexes du spectacle'),
  ouvert('326', 'Informatique, traitement de l’information, réseaux de transmission des données'),
  {
    groupe: '331',
    intitule: 'Santé',
    clause: {
      genre: 'seulement',
      specialites: [
        { intitule: 'orthoprothésiste', racines: ['orthoproth'] },
        { intitule: 'podo-orthésiste', racines: ['podo'] },
        { intitule: 'prothésiste dentaire', racines: ['proth', 'dent'] },
      ],
    },
  },
  {
    groupe: '332',
    intitule: 'Travail social',
    clause: {
      genre: 'seulement',
      specialites: [
        {
          intitule: 'développement option activités familiales artisanales touristiques',
          racines: ['develop'],
        },
      ],
    },
  },
  {
    groupe: '334',
    intitule: 'Accueil, hôtellerie, tourisme',
    clause: {
      genre: 'sauf',
      specialites: [
        {
          intitule: 'tourisme option A voyage et transport de voyageur',
          racines: ['touris'],
        },
        { intitule: 'tourisme option B information touristique', racines: ['touris'] },
        { intitule: 'tourisme option C hôtesses', racines: ['touris'] },
      ],
    },
  },
  ouvert('336', 'Coiffure, esthétique et autres spécialités des services aux personnes'),
  ouvert('343', 'Nettoyage, assainissement, protection de l’environnement'),
  {
    groupe: '344',
    intitule: 'Sécurité des biens et des personnes, police, surveillance',
    clause: {
      genre: 'seulement',
      specialites: [{ intitule: 'gardien d’immeuble', racines: ['gardien'] }],
    },
  },
];
