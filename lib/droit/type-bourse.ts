/** Bourse de collège or de lycée: the établissement decides, and the class only where it leaves a choice (C. I). */
import type { Lecture } from './lecture.ts';
import { definirRegles, type Ligne } from './regle.ts';
import type { SituationEleve, TypeBourse } from './situation.ts';

const VERIFIEE = '2026-11-22';

export const REGLES_TYPE_BOURSE = definirRegles({
  type_bourse_etablissement: {
    source: {
      article: 'C. I ; R. 531-1 à D. 531-3, R. 531-13 à D. 531-17',
      titre: 'Champ des bénéficiaires au collège ; champ des bénéficiaires au lycée',
      dit: 'l’établissement où l’élève est inscrit donne le type de bourse ; au CNED et dans le médico-social, c’est le niveau de la classe',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      l.valeurs.type === 'college'
        ? 'L’élève relève des bourses de collège.'
        : 'L’élève relève des bourses de lycée.',
  },
  type_bourse_classe_de_college: {
    source: {
      article: 'C. I ; annexe 7',
      titre: 'Champ des bénéficiaires au lycée, point d’attention',
      dit: 'une classe de niveau collège dans un lycée ou un EREA donne une bourse de lycée',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: () =>
      'L’élève suit une classe de niveau collège dans un lycée ou un EREA : il relève des bourses de lycée.',
  },
  type_bourse_plafond_echelon_3: {
    source: {
      article: 'arrêté du 22-3-2016 (lycée), art. 1 ; C. I, annexe 7',
      titre: 'Champ des bénéficiaires au lycée, point d’attention',
      dit: 'l’arrêté limite ces classes à l’échelon 3 ; la circulaire de 2026 n’en dit rien',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: VERIFIEE,
    dire: (l) =>
      l.issue === 'appliquee'
        ? `L’échelon ${l.valeurs.echelon} est ramené à l’échelon 3, le plus élevé pour une classe de niveau collège en lycée ou en EREA.`
        : `L’arrêté de 2016 limitait cette classe à l’échelon 3 ; la circulaire de 2026 ne reprend pas cette limite : l’échelon ${l.valeurs.echelon} est gardé, et un agent vérifie.`,
  },
});

export type IdTypeBourse = keyof typeof REGLES_TYPE_BOURSE;

/** Highest échelon of a class of collège level in a lycée, by date: the dated switch of the reading below. */
const ECHELON_MAXIMUM = [
  { du: 2016, maximum: 3 },
  { du: 2026, maximum: null },
] as const;

/** Flag of the dossiers that the switch changes. */
export const DRAPEAU_PLAFOND_ECHELON_3 = 'classe_de_college_au_dela_de_l_echelon_3';

export const LECTURES_TYPE_BOURSE: readonly Lecture[] = [
  {
    id: 'type_bourse_plafond_echelon_3',
    article: 'arrêté du 22-3-2016 (lycée), art. 1, dernier alinéa ; C. I et annexe 7',
    doute:
      'L’arrêté limite à l’échelon 3 la bourse de lycée des classes de niveau collège ; la circulaire de 2026 accorde la bourse sans parler de limite.',
    lecture: 'À partir de la rentrée 2026 : aucune limite. Avant : échelon 3 au plus.',
    autre: 'Garder la limite de l’arrêté.',
    raison:
      'La circulaire annonce la bourse de lycée et son barème entier pour ces élèves ; l’arrêté restant en vigueur, chaque dossier au-delà de l’échelon 3 est signalé à un agent.',
    regles: ['type_bourse_plafond_echelon_3'],
    interrupteur: { valeur: 'aucune_limite', du: '2026-09-01' },
    drapeau: DRAPEAU_PLAFOND_ECHELON_3,
  },
];

const LIGNES: Readonly<Record<TypeBourse | 'classe_de_college', Ligne>> = {
  college: constante('type_bourse_etablissement', 'college'),
  lycee: constante('type_bourse_etablissement', 'lycee'),
  classe_de_college: constante('type_bourse_classe_de_college', 'lycee'),
};

function constante(regle: IdTypeBourse, type: TypeBourse): Ligne {
  return Object.freeze({ regle, issue: 'appliquee', valeurs: Object.freeze({ type }) });
}

/**
 * The type of bourse of a pupil (C. I). Total: whether the établissement is in scope at all is judged elsewhere.
 * A lycée or an EREA gives the bourse de lycée whatever the class; an ERPD or a collège, that of collège; the CNED and
 * the medico-social follow the class; a CFA only schools pupils who start a training of lycée.
 */
export function typeBourseDe(eleve: SituationEleve): TypeBourse {
  switch (eleve.etablissement.type) {
    case 'college':
    case 'erpd':
      return 'college';
    case 'cned':
    case 'medico_social':
      return eleve.niveau === 'college' ? 'college' : 'lycee';
    default:
      return 'lycee';
  }
}

/** True for a class of collège level in a lycée or an EREA: the only case of the échelon 3 switch. */
export function estClasseDeCollegeEnLycee(eleve: SituationEleve): boolean {
  if (eleve.niveau !== 'college') return false;
  const { type } = eleve.etablissement;
  return type !== 'college' && type !== 'erpd' && type !== 'cned' && type !== 'medico_social';
}

/** The line of trace that says why this type. Shared and frozen: nothing is allocated. */
export function ligneTypeBourse(eleve: SituationEleve, type: TypeBourse): Ligne {
  return estClasseDeCollegeEnLycee(eleve) ? LIGNES.classe_de_college : LIGNES[type];
}

/** The highest échelon that a class of collège level in a lycée may have in a rentrée, or null when there is no limit. */
export function echelonMaximum(rentree: number): number | null {
  return ECHELON_MAXIMUM.findLast((e) => e.du <= rentree)?.maximum ?? null;
}
