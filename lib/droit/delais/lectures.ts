import type { Lecture } from '../lecture.ts';

export const LECTURES_DELAIS: readonly Lecture[] = [
  {
    id: 'delai.pieces_quinze_jours',
    article: 'C. III.C',
    doute:
      'Le texte donne 15 jours pour fournir les pièces, sans dire d’où ils partent ni s’ils sont francs.',
    lecture:
      'Jours calendaires, depuis la réception de la demande de pièces, ce jour non compté ; non francs ; reportés au jour ouvré suivant.',
    autre: 'Compter depuis l’envoi, ou en jours ouvrés, ou en délai franc.',
    raison:
      'La famille ne peut agir qu’après avoir lu la demande ; le report évite de lui demander d’agir un jour fermé ; rien n’annonce un délai franc.',
    regles: ['delai.pieces'],
  },
  {
    id: 'delai.fin_annee_scolaire',
    article: 'C. III.C',
    doute:
      'L’avis d’impôt ne peut venir après la fin de l’année scolaire : dernier jour de classe ou fin administrative ?',
    lecture: 'Le 31 août, même date dans tous les territoires.',
    autre: 'Le dernier jour de classe du calendrier de l’académie.',
    raison: 'La date la plus tardive n’ôte aucun droit, et elle ne dépend pas d’un arrêté annuel.',
    regles: ['delai.avis_impot'],
  },
  {
    id: 'delai.rapo_franc',
    article: 'R. 531-25 ; C. IV.B, lycée',
    doute:
      'Le recours préalable se forme dans les quinze jours de la réception, sans préciser le mode de calcul.',
    lecture: 'Délai franc, reporté au jour ouvré suivant.',
    autre: 'Quinze jours calendaires sans report.',
    raison:
      'Les délais de recours administratif se comptent comme ceux du contentieux, qui sont francs ; la lecture garde le droit au recours.',
    regles: ['delai.rapo'],
  },
  {
    id: 'delai.rapo_silence',
    article: 'D. 531-26 ; CRPA L. 411-7',
    doute: 'Le recteur statue dans les deux mois : le texte ne dit pas ce que vaut son silence.',
    lecture: 'Rejet le jour anniversaire du deuxième mois, sans report ; le délai du tribunal part de là.',
    autre: 'Acceptation, ou simple retard sans effet.',
    raison:
      'Le silence sur un recours administratif vaut rejet ; le délai de l’administration n’est pas franc.',
    regles: ['delai.reponse_rapo'],
  },
  {
    id: 'delai.gracieux_franc',
    article: 'C. IV.B',
    doute:
      'Le texte donne deux mois aux recours gracieux et hiérarchique comme au tribunal, sans dire s’ils sont francs.',
    lecture: 'Le même délai que celui du tribunal : franc et reporté.',
    autre: 'Deux mois de date à date, sans jour de plus.',
    raison: 'Un recours formé dans le délai du tribunal le conserve : les deux délais ne peuvent différer.',
    regles: ['delai.gracieux_ou_hierarchique'],
  },
  {
    id: 'delai.quatre_mois',
    article: 'C. IV.B, collège',
    doute:
      'Quatre mois depuis le recours sans réponse, ou deux mois depuis le rejet né au bout de deux mois : les fins de mois diffèrent.',
    lecture: 'Quatre mois depuis l’introduction du recours, francs.',
    autre: 'Deux fois deux mois, plus courts d’un à trois jours en fin de mois.',
    raison: 'C’est la lettre du texte et le délai le plus long.',
    regles: ['delai.tribunal_sans_reponse'],
  },
  {
    id: 'delai.fin_de_mois',
    article: 'CJA R. 421-1',
    doute: 'Un délai en mois qui part d’un 29, 30 ou 31 peut n’avoir pas de jour anniversaire.',
    lecture:
      'Le dernier jour du mois d’arrivée en tient lieu ; le jour franc, puis le report, s’ajoutent ensuite.',
    autre: 'Compter depuis le lendemain de la réception, ce qui perd parfois un jour.',
    raison: 'La règle est la même pour tous les délais en mois et ne perd jamais de jour.',
    regles: ['delai.tribunal', 'delai.gracieux_ou_hierarchique', 'delai.changement_de_personne'],
  },
  {
    id: 'delai.sans_preuve',
    article: 'C. IV.B ; CRPA L. 112-6 ; CJA R. 421-5',
    doute: 'Que faire quand rien ne prouve la date de réception d’un courrier par la famille ?',
    lecture: 'Aucun délai ne court contre elle.',
    autre: 'Présumer une réception quelques jours après l’envoi, ou opposer un délai raisonnable d’un an.',
    raison: 'Le texte compte depuis la réception, et c’est à l’administration d’en apporter la preuve.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.gracieux_ou_hierarchique', 'delai.tribunal'],
  },
  {
    id: 'delai.protection_temporaire',
    article: 'C. I.B et I.B.3',
    doute:
      'Le chapeau du I.B impose un mois après l’entrée à ces situations ; le I.B.3 écarte toute date limite.',
    lecture: 'Aucun délai pour la protection temporaire, jusqu’à la fin de l’année scolaire.',
    autre: 'Un mois après l’entrée en formation, comme la MLDS.',
    raison: 'Le texte spécial l’emporte sur le chapeau général.',
    regles: ['delai.protection_temporaire'],
  },
  {
    id: 'delai.propositions_interne',
    article: 'C. IV.B, collège, 2',
    doute: 'Les huit jours pour transmettre les propositions peuvent finir un jour fermé.',
    lecture: 'Huit jours calendaires sans report ; un envoi tardif est permis et signalé.',
    autre: 'Report au jour ouvré suivant, ou perte de la proposition.',
    raison: 'Délai interne à l’administration : la famille n’a pas à souffrir de son retard.',
    regles: ['delai.propositions'],
  },
  {
    id: 'delai.accuse_electronique',
    article: 'CRPA L. 112-11',
    doute:
      'Le délai de l’accusé de réception électronique est de sept jours dans le texte ancien, peut-être de dix jours ouvrés dans l’article codifié.',
    lecture: 'Sept jours calendaires, sans report.',
    autre: 'Dix jours ouvrés.',
    raison: 'Le délai le plus court satisfait les deux textes.',
    regles: ['delai.accuse_de_reception'],
  },
  {
    id: 'delai.silence_depuis_demande_complete',
    article: 'CRPA L. 114-5, L. 231-4',
    doute: 'De quel jour partent les deux mois au bout desquels le silence rejette la demande ?',
    lecture:
      'Du jour où l’administration tient une demande complète ; tant que des pièces manquent, rien ne court. Une décision tardive reste possible.',
    autre: 'Du jour du dépôt, même incomplet.',
    raison:
      'Le code suspend le délai jusqu’aux pièces demandées, et un rejet né trop tôt surprendrait la famille.',
    regles: ['delai.silence_sur_la_demande'],
  },
  {
    id: 'delai.jours_chomes_locaux',
    article: 'Code du travail L. 3133-1, L. 3134-13, L. 3422-2',
    doute:
      'Le Vendredi saint n’est férié que dans les communes d’Alsace-Moselle à lieu de culte protestant ; d’autres jours sont chômés par usage outre-mer ; le samedi est ouvrable au sens du travail.',
    lecture:
      'Le Vendredi saint compte dans les trois départements ; les usages locaux ne comptent pas ; un délai qui finit un samedi est reporté.',
    autre: 'Examiner la commune, ou ajouter les jours d’usage, ou ne reporter que le dimanche.',
    raison:
      'Une règle par département se vérifie sans enquête ; l’erreur possible profite à la famille ; le report du samedi est celui des délais de procédure.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.tribunal'],
  },
  {
    id: 'delai.territoire_du_report',
    article: 'C. IV.B',
    doute: 'Les jours fériés sont-ils ceux du lieu de la famille ou ceux du lieu de l’acte ?',
    lecture: 'Ceux du département de l’établissement de l’élève, ou du service pour le Cned.',
    autre: 'Ceux du domicile de la famille.',
    raison: 'Le report tient à la fermeture du lieu où l’acte se fait.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.tribunal'],
  },
];
