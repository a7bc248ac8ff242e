import type { Lecture } from './lecture.ts';
import { definirRegles } from './regle.ts';

export const REGLES_COMPETENCE = definirRegles({
  'competence.college_public': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure d’attribution applicable aux collèges publics',
      dit: 'le chef d’établissement instruit les demandes et décide, au nom de l’État, aidé du secrétaire général',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: () => 'La décision revient au chef d’établissement, au nom de l’État.',
  },
  'competence.college_prive': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure d’attribution applicable aux collèges privés',
      dit: 'le chef d’établissement propose, le service académique instruit, le directeur académique décide et notifie',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: () => 'La décision revient au directeur académique, sur la proposition du chef d’établissement.',
  },
  'competence.lycee': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure d’attribution applicable aux lycées publics et privés',
      dit: 'le service académique instruit toutes les demandes de lycée ; le directeur académique décide par délégation du recteur',
    },
    enVigueur: { du: '2016-09-01' },
    verifieeLe: '2026-11-22',
    dire: () => 'La décision revient au directeur académique, par délégation du recteur.',
  },
});

export const LECTURES_COMPETENCE: readonly Lecture[] = [
  {
    id: 'etat_global.ressources_dans_la_liste',
    article: 'C. IV.B, collège, 2',
    doute:
      'Le chef d’un collège privé propose « au regard des ressources et des charges » : la liste qu’il établit montre-t-elle ces chiffres, lui qui n’instruit pas ?',
    lecture:
      'Oui, dans le document qu’il envoie, et chaque lecture est journalisée ; la page ne les affiche qu’au service qui décide.',
    autre: 'Une liste d’élèves sans aucun chiffre.',
    raison: 'Le texte les nomme dans ce document, et nulle part ailleurs pour lui.',
    regles: ['competence.college_prive'],
  },
  {
    id: 'competence.secretaire_general',
    article: 'C. IV.B, collèges publics',
    doute:
      'Le secrétaire général seconde le chef d’établissement : peut-il instruire seul et demander des pièces ?',
    lecture:
      'Il demande les pièces, les regarde et les reçoit, comme le secrétariat ; instruire et décider restent au chef d’établissement.',
    autre: 'Seul le chef d’établissement écrit à la famille, même pour une pièce.',
    raison:
      'Seconder, c’est faire avancer le dossier jusqu’à la décision ; demander une pièce ne décide de rien.',
    regles: ['competence.college_public'],
  },
  {
    id: 'competence.erpd',
    article: 'C. I ; workflow « qui décide »',
    doute:
      'Une classe de collège d’une école régionale du premier degré n’a ni chef de collège ni service de lycée désigné.',
    lecture: 'Elle suit la branche du collège, publique ou privée selon son secteur.',
    autre: 'La confier au service académique.',
    raison: 'Elle ouvre une bourse de collège ; la compétence suit la bourse.',
    regles: ['competence.college_public'],
  },
  {
    id: 'competence.cned_eure',
    article: 'C. II.B.3 ; annexe 2',
    doute: 'Pour le Cned, la partie II nomme l’Eure, l’annexe 2 le service de Rouen.',
    lecture: 'La partie II : l’Eure.',
    autre: 'Le service de Rouen, comme la notice.',
    raison: 'Le corps de la circulaire l’emporte sur la notice du formulaire.',
    regles: ['competence.lycee'],
  },
  {
    id: 'competence.consentement_du_concubin',
    article: 'C. II.B.1',
    doute: 'Le concubin refuse l’étude automatique, ou le consentement est retiré pendant l’étude.',
    lecture:
      'L’étude s’arrête sans décision pour tout ce qui n’est pas signé ; la famille le sait, et la demande sur papier, ou en ligne dans le public, lui est proposée.',
    autre: 'Refuser la bourse, ou demander des pièces dans l’étude.',
    raison: 'Un refus de consentir n’est ni un refus de droit ni une incomplétude.',
    regles: ['consentement.concubin', 'consentement.duree'],
  },
];
