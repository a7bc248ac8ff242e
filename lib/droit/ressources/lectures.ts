/** Doubts about the resources, and how they are read. */
import type { Lecture } from '../lecture.ts';

/** Flag of the dossiers in which an agent isolated one person's income by hand. */
export const DRAPEAU_REVENU_ISOLE = 'revenu_isole';

export const LECTURES_RESSOURCES: readonly Lecture[] = [
  {
    id: 'ressources_demande_de_l_annee_suivante',
    article: 'C. III.C, I.B ; D. 531-5, D. 531-21',
    doute:
      "Le Code vise la dernière année civile avant la demande : une demande dérogatoire de janvier changerait d'année de référence.",
    lecture: "L'année de référence et le barème restent ceux de la rentrée.",
    autre: "Prendre les revenus de l'année qui vient de finir, avec un barème qui n'existe pas encore.",
    raison:
      'La circulaire attache une année de revenus et un barème à chaque année scolaire ; deux élèves de la même classe sont jugés de la même façon.',
    regles: ['ressources_demande_de_l_annee_suivante'],
  },
  {
    id: 'ressources_revenu_isole',
    article: 'C. III.C.1.a',
    doute: "La circulaire demande d'isoler un revenu dans un avis commun sans dire comment.",
    lecture:
      'Un agent saisit le revenu isolé et les enfants restés à charge, avec une motivation ; le dossier est signalé.',
    autre: "Partager l'avis commun en deux, ou recalculer un revenu fiscal de référence.",
    raison: 'Aucun texte ne donne de formule ; la décision doit être motivée et revue par une personne.',
    regles: ['ressources_changement'],
    drapeau: DRAPEAU_REVENU_ISOLE,
  },
  {
    id: 'ressources_changement_anterieur',
    article: 'C. III.C.1.a',
    doute: "La circulaire parle de la fin de l'année N-1 et de l'année en cours, sans fixer de premier jour.",
    lecture: "Le changement compte s'il est survenu depuis le 1er janvier de l'année de référence.",
    autre: "N'admettre que les derniers mois de l'année de référence.",
    raison:
      "Toute séparation de l'année de référence peut laisser un avis commun ; aucun texte ne ferme le droit plus tôt.",
    regles: ['ressources_changement_periode'],
  },
  {
    id: 'ressources_nouvel_arrivant',
    article: 'C. III.C.2',
    doute: "L'abattement de 10 % sur les revenus bruts ne dit pas son arrondi, ni ses bornes fiscales.",
    lecture: "Brut × 0,9, arrondi à l'euro le plus proche, sans minimum ni maximum.",
    autre: 'Appliquer les bornes de la déduction fiscale des frais professionnels.',
    raison:
      'La circulaire ne cite que le taux ; le revenu fiscal de référence est lui-même en euros entiers.',
    regles: ['ressources_nouvel_arrivant'],
  },
  {
    id: 'ressources_situation_declarative',
    article: 'C. III.C, III.D.4',
    doute: "La situation déclarative n'est citée que pour l'élève majeur ou émancipé.",
    lecture: "Elle n'est acceptée que de l'élève qui demande pour lui-même ; les autres fournissent l'avis.",
    autre: "L'accepter de tout demandeur dont l'avis tarde.",
    raison: "Le texte spécial vaut pour son public ; la circulaire laisse déjà fournir l'avis plus tard.",
    regles: ['ressources_annee_de_reference', 'ressources_eleve_autonome'],
  },
];
