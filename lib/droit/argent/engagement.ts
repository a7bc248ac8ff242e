/** The engagement that a bourse au mérite asks of a pupil and its family (C. IV.C.3; D. 531-40): who receives it, its form to print. */
import { type Branche, BUREAU_DE_L_ETABLISSEMENT, type RoleDAgent } from '../competence.ts';
import { type ChampAImprimer, type FormulaireImprime, jourAEcrire, ligne } from '../courrier/formulaire.ts';
import type { Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';

const SERVICE: readonly RoleDAgent[] = ['gestionnaire_sab', 'responsable_sab'];

/** Who receives the engagements of a branch and keeps them: the établissement; at the CNED, which has nobody here, its service. */
export const recoivent = (branche: Branche): readonly RoleDAgent[] =>
  branche === 'cned' ? SERVICE : BUREAU_DE_L_ETABLISSEMENT;

/** Who follows which engagements came. */
export const SUIVENT_LES_ENGAGEMENTS: readonly RoleDAgent[] = [...BUREAU_DE_L_ETABLISSEMENT, ...SERVICE];

/** What the form says of the pupil, in words. */
export interface EngagementAImprimer {
  eleve: string;
  naissance: string;
  etablissement: string;
  classe: string;
  dossier: string;
  /** Who asked for the bourse. */
  responsable: string;
}

const signature = (qui: string): ChampAImprimer[] => [
  jourAEcrire('Le'),
  { sorte: 'cadre', libelle: `Signature ${qui}` },
];

/** The engagement to sign, filled with who signs it. Strings only, ready to print. */
export function formulaireDEngagement(leJour: Jour, lu: EngagementAImprimer): FormulaireImprime {
  return {
    titre: 'Engagement pour la bourse au mérite',
    jour: leJour.toString(),
    notice: [],
    parties: [
      {
        titre: 'L’élève et la personne qui en a la charge',
        champs: [
          ligne('Élève (nom – prénoms)', lu.eleve),
          ligne('Né(e)', lu.naissance),
          ligne('Établissement', lu.etablissement),
          ligne('Classe', lu.classe),
          ligne('Personne qui en a la charge', lu.responsable),
          ligne('Dossier de bourse', lu.dossier),
        ],
      },
      {
        titre: 'Ce à quoi ils s’engagent',
        textes: [
          'Nous nous engageons à ce que l’élève poursuive sa scolarité avec assiduité jusqu’au certificat d’aptitude professionnelle ou au baccalauréat général, technologique ou professionnel.',
          'Nous savons que la bourse au mérite peut être suspendue si l’élève n’est pas assidu, ou si le conseil de classe juge très insuffisants ses efforts et ses résultats.',
        ],
        champs: [...signature('de l’élève'), ...signature('de la personne qui en a la charge')],
      },
      {
        titre: 'Réservé à l’établissement, qui garde cet engagement',
        champs: [
          { sorte: 'jour', libelle: 'Reçu le' },
          { sorte: 'cadre', libelle: 'Signature et cachet' },
        ],
      },
    ],
    engagement: [],
    mentions: [
      'Code de l’éducation, article D. 531-40 ; circulaire relative aux bourses nationales, IV.C. Remettez ce papier signé à l’établissement de l’élève.',
    ],
  };
}

export const LECTURES_ENGAGEMENT: readonly Lecture[] = [
  {
    id: 'merite.engagement_et_paiement',
    article: 'D. 531-40 ; C. IV.C.3',
    doute:
      'Le code subordonne le paiement de la bourse au mérite à l’engagement écrit de l’élève et de la personne qui en a la charge ; la circulaire l’attribue automatiquement et fait garder l’engagement par l’établissement, sans dire qui retient le paiement tant qu’il manque.',
    lecture:
      'C’est l’engagement qui conditionne le paiement, non la note de sa réception : l’état n’est pas retenu par le logiciel, et ce qui manque est montré, avec cette condition, à qui signe l’état, à l’établissement et à la famille.',
    autre: 'Ne mettre la bourse au mérite dans un état qu’une fois la réception notée, avec son rappel.',
    raison:
      'L’établissement seul sait s’il tient le papier ; une note oubliée ne doit pas priver un élève d’une bourse attribuée de plein droit et déjà notifiée.',
    regles: ['merite.suspension'],
  },
  {
    id: 'merite.engagement_par_dossier',
    article: 'D. 531-40 ; C. IV.C.3',
    doute:
      'L’engagement vaut jusqu’au diplôme et la bourse au mérite est attribuée chaque année scolaire : se signe-t-il une fois ou chaque année ?',
    lecture:
      'Une fois par dossier, avec la décision qui ouvre la bourse au mérite ; une décision qui en prend la place n’en demande pas un autre.',
    autre: 'Un seul pour tout le lycée, d’un dossier et d’un établissement à l’autre.',
    raison:
      'L’établissement garde l’engagement de l’élève qu’il inscrit et dont il paie la bourse ; la personne qui a la charge de l’élève peut changer d’une demande à l’autre.',
    regles: ['merite.boursier_lycee'],
  },
];
