import { DUREE_DU_CODE } from '#lib/droit/courrier/acces.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { ATTENTE } from '#lib/import/faits.ts';

/** What is done with the data, on which ground, for whom and for how long (annexe 12; RGPD, art. 13). */
export interface Traitement {
  /** Anchor of its place in the page. */
  cle: string;
  pourquoi: string;
  donnees: string;
  base: string;
  destinataires: string;
  duree: string;
}

const MISSION =
  'Exécution d’une mission d’intérêt public : article 6, paragraphe 1, e) du règlement général sur la protection des données (RGPD).';
const UN_AN = 'Jusqu’à un an après la fin de la dernière année scolaire de l’élève dans le second degré.';

export const TRAITEMENTS: readonly Traitement[] = [
  {
    cle: 'demandes',
    pourquoi: 'Recevoir et étudier les demandes, décider, répondre aux recours',
    donnees:
      'L’identité et les coordonnées de l’élève et de la personne qui demande, la scolarité de l’année, la situation de la famille, les revenus et les charges que la loi fait entrer dans le calcul, les pièces, les décisions, les courriers et leurs dates.',
    base: `${MISSION} Les textes : code de l’éducation, articles L. 531-1 à L. 531-5, D. 531-1 et suivants.`,
    destinataires:
      'Les agents de l’établissement et ceux du service académique, chacun pour les dossiers de son lieu et pour ce que sa fonction demande ; le tribunal administratif, s’il est saisi.',
    duree: UN_AN,
  },
  {
    cle: 'messages',
    pourquoi: 'Répondre à vos questions sur une demande',
    donnees: 'Les messages que vous et le service vous écrivez, leurs dates, et le jour où ils sont lus.',
    base: MISSION,
    destinataires:
      'Les agents qui suivent la demande, dans l’établissement et le service académique. Le courriel qui vous prévient ne dit rien du message.',
    duree: UN_AN,
  },
  {
    cle: 'revenus',
    pourquoi: 'Connaître les revenus sans vous les redemander',
    donnees: 'Le numéro fiscal, le revenu fiscal de référence et le nombre d’enfants à charge.',
    base: `${MISSION} Les revenus peuvent être demandés à l’administration fiscale : code des relations entre le public et l’administration, articles L. 113-12 et L. 114-8.`,
    destinataires:
      'Les agents qui étudient la demande ou qui décident. Pour les autres, les revenus sont masqués ; le numéro fiscal l’est pour tous. Les afficher demande d’écrire pourquoi.',
    duree: UN_AN,
  },
  {
    cle: 'versements',
    pourquoi: 'Calculer ce qui est dû',
    donnees:
      'L’identité de l’élève et de la personne qui demande, l’échelon, les montants et les dates du droit.',
    base: MISSION,
    destinataires:
      'L’agent comptable, qui ne voit ni les revenus ni les pièces. Le ministère ne reçoit que des nombres, sans nom, et aucun qui compte moins de cinq élèves.',
    duree: UN_AN,
  },
  {
    cle: 'base-eleves',
    pourquoi: 'Savoir où l’élève est scolarisé et qui est responsable de lui',
    donnees: 'Ce que la base des élèves de l’éducation nationale dit de l’élève et de ses responsables.',
    base: MISSION,
    destinataires: 'Les agents de l’établissement et du service académique.',
    duree: `${UN_AN} Le fichier reçu, lui, est oublié dès qu’il est comparé, ${direDuree(ATTENTE)} après au plus tard.`,
  },
  {
    cle: 'traces',
    pourquoi: 'Garder la trace de qui a lu et de qui a fait quoi',
    donnees: 'L’auteur, le jour et l’heure, le dossier, et la raison écrite quand elle est demandée.',
    base: 'Respect d’une obligation légale : article 6, paragraphe 1, c) du RGPD. Ses articles 5 et 32 demandent de protéger les données et de pouvoir le montrer.',
    destinataires:
      'Le délégué à la protection des données ; les agents qui tiennent le dossier, pour ses actes.',
    duree: 'Autant que le dossier.',
  },
  {
    cle: 'acces',
    pourquoi: 'Vous connecter, ou suivre une demande avec le code d’un courrier',
    donnees:
      'Votre identité donnée par ÉduConnect, sans mot de passe ; les essais d’un code, avec l’adresse du réseau.',
    base: MISSION,
    destinataires: 'Personne : seul le service s’en sert.',
    duree: `La session : le temps de la connexion. Le code d’un courrier : ${direDuree(DUREE_DU_CODE)}.`,
  },
];
