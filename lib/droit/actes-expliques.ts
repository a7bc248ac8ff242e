/** What the rule of each act says, in plain words, to who is about to do it. The guards judge; this only explains. */
import type { Acte } from './procedure.ts';

export interface RegleDite {
  /** What the text wants, and what follows. */
  dit: string;
  /** A case that shows it. */
  exemple?: string;
}

/** Null for the acts that have no page: done by the application, by the family, or from a page of their own. */
const REGLES: Readonly<Record<Acte, RegleDite | null>> = {
  enregistrer_reception: null,
  deposer_en_ligne: null,
  corriger_personne: null,
  notifier: null,
  ouvrir_etude: null,
  proposer_etude: null,
  demander_pieces_etude: null,
  solliciter_avis: null,
  verser_avis: null,
  se_desister: null,
  reprendre_apres_desistement: null,
  constater_silence: null,
  constater_silence_recours: null,
  rappeler_pieces: null,
  relancer_avant_cloture: null,
  corriger_reception: {
    dit: 'Une demande compte du jour où elle arrive, pas de celui où elle est saisie : la date que montre la preuve remplace celle qui a été tapée, et tout ce qui en dépend est refait.',
    exemple:
      'Le cachet de la poste montre un dépôt avant la clôture : la demande n’est plus en retard, l’accusé de réception est refait.',
  },
  revenir_sur_le_retard: {
    dit: 'Une décision de retard fondée sur une mauvaise date est illégale : elle se retire, et la demande reprend où elle en était. Un retard réel, lui, ne se discute plus que sur un recours.',
    exemple: 'La famille montre la preuve de dépôt d’un recommandé posté avant la clôture.',
  },
  recevoir_piece: {
    dit: 'Toute pièce qui arrive se note à son jour, même après le délai : tant que rien n’est décidé, elle compte. Une fois tout ce qui était demandé venu, l’examen reprend.',
  },
  accepter_piece: {
    dit: 'Un dossier n’est complet qu’une fois chaque pièce regardée par une personne : lisible, du bon élève, de la bonne année.',
  },
  ecarter_piece: {
    dit: 'Une pièce qui ne convient pas se redemande avec sa raison : un nouveau délai court pour la famille, du jour où elle reçoit la demande.',
    exemple: 'L’avis d’impôt est celui d’une autre année : dites laquelle est attendue.',
  },
  joindre_fichiers: {
    dit: 'Une pièce reçue sur papier peut être photographiée et jointe : elle est alors lue par qui décide, et dans le recueil d’un recours.',
  },
  completer_demande: {
    dit: 'Ce que le formulaire ne disait pas s’ajoute dans une nouvelle version ; l’ancienne reste au dossier. Une réponse que la famille veut changer est une erreur à rectifier, pas un complément.',
  },
  reporter_avis: {
    dit: 'Le droit se calcule sur l’avis d’impôt reçu : recopiez ses chiffres tels qu’il les imprime. Ce que la demande disait auparavant reste au dossier.',
  },
  instruire: {
    dit: 'Instruire, c’est dire que la demande est entre vos mains : rien ne part encore, et le délai de réponse court depuis son dépôt.',
  },
  proposer: {
    dit: 'Au collège privé, le chef d’établissement propose et le service académique décide : rien n’est dit à la famille avant cette décision.',
  },
  demander_pieces: {
    dit: 'Une demande incomplète ne se refuse pas : les pièces qui manquent se demandent d’abord, toutes à la fois. Le délai de la famille court du jour où elle reçoit le courrier, pas du jour où il part.',
    exemple:
      'La famille n’a pas encore son avis d’impôt : si c’est la seule pièce qui manque, elle peut dire qu’elle l’attend, et le refus n’est pas possible pour autant.',
  },
  attribuer: {
    dit: 'Le revenu et les enfants à charge donnent l’échelon : quand les conditions sont remplies, la bourse est un droit, elle ne s’apprécie pas. Elle vaut pour l’année scolaire et la famille en est informée par écrit.',
    exemple: 'Un cas que le calcul ne tranche pas demande votre échelon et sa raison.',
  },
  refuser: {
    dit: 'Un refus donne son motif et les recours, par écrit : sans l’un d’eux, le courrier ne part pas. Un refus qui vient de pièces manquantes est un autre acte, possible seulement après leur demande.',
    exemple:
      'Le revenu dépasse le plafond : le courrier dit l’un et l’autre, et oriente vers le fonds social.',
  },
  refuser_incompletude: {
    dit: 'Ce refus n’est possible que si les pièces ont été demandées, que la famille a reçu cette demande et que son délai est passé. Sans preuve de réception, aucun délai ne court contre elle.',
    exemple: 'Le courrier n’a jamais été ouvert en ligne : envoyez-le en recommandé, le délai partira de là.',
  },
  refuser_hors_delai: {
    dit: 'Au collège public, une demande déposée après la clôture est refusée par le chef d’établissement, sauf dérogation ou retard raisonnable à admettre.',
  },
  declarer_irrecevable: {
    dit: 'Au lycée, au collège privé et au Cned, une demande déposée après la clôture est déclarée irrecevable par le directeur académique, sauf dérogation ou retard raisonnable à admettre.',
  },
  admettre_hors_delai: {
    dit: 'Un retard s’admet pour une raison qui s’écrit : une situation que le texte prévoit, ou une erreur de bonne foi et un retard raisonnable. La demande est ensuite examinée comme les autres.',
    exemple: 'L’élève vient de reprendre une formation : la clôture ne lui est pas opposée.',
  },
  signaler_attente_avis: {
    dit: 'Une famille qui attend encore son avis d’impôt ne perd pas son droit : une fois qu’elle l’a dit, elle peut le produire jusqu’à la fin de l’année scolaire, sans tarder une fois qu’elle l’a reçu.',
  },
  retenir_avis_tardif: {
    dit: 'La famille qui avait dit attendre son avis doit l’envoyer dans un délai raisonnable après l’avoir reçu : c’est une personne qui juge ce délai, et écrit pourquoi elle l’admet.',
  },
  refuser_avis_tardif: {
    dit: 'Un avis gardé trop longtemps peut être opposé à la famille, à condition de savoir quel jour elle l’a reçu et d’écrire pourquoi ce temps n’est pas raisonnable.',
  },
  declarer_double_demande: {
    dit: 'En résidence alternée, un seul des deux parents peut avoir la bourse. Tant que les deux demandes tiennent, aucune n’est recevable ; quand l’un se retire, celle de l’autre reprend à son propre jour.',
    exemple: 'Chacun reçoit un courrier qui ne dit rien de la demande de l’autre.',
  },
  enregistrer_desistement: {
    dit: 'La personne qui a demandé peut renoncer tant que rien n’est décidé : la demande s’arrête, rien n’est étudié, et l’autre parent peut alors demander.',
  },
  relancer_en_recommande: {
    dit: 'Avant la clôture, une famille dont le dossier n’a aucune pièce est prévenue par courriel, puis par lettre, puis en recommandé : chaque envoi se garde, avec son numéro.',
  },
  signer_courrier: {
    dit: 'Un courrier sur papier porte la signature de la personne dont il donne le nom et la qualité : il part le jour où elle signe. Seul ce qui est notifié en ligne s’en dispense.',
  },
  rattraper_decision: {
    dit: 'Une décision n’existe pour la famille qu’une fois partie : jusque-là, qui l’a prise peut la rattraper, avec sa raison. Après, elle se retire ou se modifie, la famille prévenue.',
  },
  dater_reception: {
    dit: 'Les délais courent du jour où la famille a reçu le courrier, prouvé : accusé de recommandé, remise contre signature, ouverture en ligne. Un recommandé avisé et non réclamé compte du jour de l’avis.',
    exemple: 'Une lettre simple ne prouve rien : ni le délai de recours ni celui des pièces ne court.',
  },
  envoyer_recommande: {
    dit: 'Quand rien ne prouve qu’un courrier est arrivé, le recommandé le prouvera : notez son numéro et le jour du dépôt.',
  },
  signaler_retour: {
    dit: 'Un courrier revenu « inconnu à l’adresse » n’a pas été reçu : aucun délai n’a couru, une autre adresse est à chercher. « Avisé, non réclamé » est une réception : datez-la.',
  },
  renvoyer_courrier: {
    dit: 'Le même courrier repart à une autre adresse, avec la même date et le même contenu : le délai court de la réception de ce nouvel envoi.',
  },
  dater_invitation: {
    dit: 'La famille a un délai pour présenter ses observations avant un retrait : il court du jour où elle a reçu l’invitation, prouvé comme pour une décision.',
  },
  recevoir_observations: {
    dit: 'Ce que la famille répond, par écrit ou de vive voix, se note tel qu’elle le dit, avant toute décision : la décision y répond.',
  },
  inviter_a_presenter_ses_observations: {
    dit: 'Une bourse attribuée ne se retire pas sans entendre la famille : elle est d’abord invitée à dire ce qu’elle a à dire, dans un délai.',
    exemple:
      'Les revenus déclarés se révèlent faux : l’invitation dit ce qui est reproché, sans rien décider.',
  },
  retirer: {
    dit: 'La bourse se retire pour un motif que le texte prévoit, la famille entendue ou son délai passé. Elle se retire pour l’avenir : ce qui est dû jusqu’à ce jour reste acquis.',
  },
  abandonner_retrait: {
    dit: 'Quand les observations de la famille convainquent, la bourse continue : elle en est prévenue par écrit.',
  },
  renoncer_a_la_bourse: {
    dit: 'La personne qui a la bourse peut y renoncer, par écrit et pour l’avenir : les trimestres versés restent acquis.',
  },
  suspendre_merite: {
    dit: 'La bourse au mérite suppose l’assiduité et les résultats à quoi l’élève s’est engagé : elle se suspend pour l’avenir, la famille entendue. La bourse elle-même continue.',
  },
  reprendre_merite: {
    dit: 'Une bourse au mérite suspendue reprend pour l’avenir quand l’élève tient de nouveau ses engagements.',
  },
  former_recours: {
    dit: 'Toute lettre qui conteste est un recours, quel que soit son nom : la loi dit lequel, qui y répond et pour quand. Sans preuve que la famille a reçu la décision, son délai pour contester n’est pas passé.',
    exemple:
      'Au lycée, une simple lettre de désaccord vaut recours préalable : sans lui, le tribunal ne peut pas être saisi.',
  },
  accueillir_recours: {
    dit: 'Accueillir un recours, c’est refaire la décision : le droit se calcule de nouveau, un nouveau courrier part, et ce qui était dû depuis la rentrée est versé.',
  },
  maintenir_refus: {
    dit: 'La décision contestée se maintient avec une réponse à ce que dit la famille, et le tribunal qu’elle peut saisir. Qui a décidé d’abord ne répond pas à un recours préalable ni hiérarchique.',
  },
  maintenir_attribution: {
    dit: 'La famille conteste l’échelon et le calcul le confirme : la réponse le dit, avec les recours qui restent.',
  },
  rouvrir_sur_recours: {
    dit: 'Quand le recours a raison sans suffire à décider (des pièces manquent, le calcul est à refaire), la décision tombe et l’examen reprend.',
    exemple: 'La demande avait été refusée comme incomplète, et la pièce était bien arrivée.',
  },
  ecarter_recours_tardif: {
    dit: 'Un recours n’est tardif que si la famille a reçu la décision et ses délais, à un jour prouvé, ou si elle la connaissait depuis plus d’un an : écrivez ce qui l’établit.',
  },
  envoyer_au_ministre: {
    dit: 'Le recours hiérarchique contre le directeur académique va au ministre : envoyez-le sans attendre, le délai de la réponse court depuis le jour où la famille l’a formé.',
  },
  executer_reponse_du_ministre: {
    dit: 'Ce que le ministre accorde s’exécute : la décision est refaite comme il le dit, et la famille en est informée.',
  },
  enregistrer_rejet_du_ministre: {
    dit: 'Le rejet du ministre se note avec son jour : le délai pour saisir le tribunal court du jour où la famille le reçoit.',
  },
  executer_ministre_sur_retenue: {
    dit: 'Ce que le ministre accorde sur une retenue se rend : ces jours reviennent à la famille avec le versement suivant.',
  },
  demander_retenue: {
    dit: 'Au lycée et au collège privé, le chef d’établissement constate les absences injustifiées et demande la retenue ; le service académique décide.',
  },
  retenir: {
    dit: 'Seules les absences injustifiées comptent, cumulées depuis la rentrée et au-delà du seuil de la circulaire : chaque jour retire une même part de la bourse de l’année. La décision est motivée et se conteste.',
  },
  ecarter_retenue: {
    dit: 'Le service qui décide peut ne pas retenir : la bourse est versée en entier, et la raison en est gardée.',
    exemple: 'Une hospitalisation est prouvée après coup : ces absences étaient justifiées.',
  },
  rendre_retenue: {
    dit: 'Ce qui a été retenu pour une absence justifiée depuis se rend, avec le versement suivant.',
  },
  dater_retenue: {
    dit: 'Le délai pour contester une retenue court du jour où la famille a reçu son courrier, prouvé comme pour une décision.',
  },
  maintenir_retenue: {
    dit: 'Une retenue contestée se maintient quand les absences restent injustifiées : la réponse dit pourquoi, et le tribunal qui peut être saisi.',
  },
  revoir_retenue: {
    dit: 'Les absences que le recours justifie se rendent, toutes ou en partie : dites combien de demi-journées.',
  },
  transmettre_requete: {
    dit: 'Devant le tribunal, c’est le recteur qui défend : la requête lui est transmise sans attendre, avec le délai que le tribunal a fixé.',
  },
  deposer_memoire: {
    dit: 'Le mémoire en défense se dépose dans le délai du tribunal : passé celui-ci, les faits de la requête peuvent être tenus pour vrais.',
  },
  clore_requete: {
    dit: 'La décision du juge se note avec son jour et son sens. Un rejet laisse la décision comme elle est.',
  },
  executer_annulation: {
    dit: 'Ce que le juge annule n’a jamais existé : la demande est examinée de nouveau, sans attendre un appel.',
  },
  executer_annulation_de_retenue: {
    dit: 'Une retenue annulée par le juge se rend avec le versement suivant, sans attendre un appel.',
  },
  confirmer_decision: {
    dit: 'Une seconde lecture confirme ce qu’une autre personne a décidé : le courrier part alors. Elle ne décide pas à sa place.',
  },
  renvoyer_decision: {
    dit: 'Une décision relue et à reprendre revient à qui l’a prise, avec ce qui ne va pas : rien n’est encore parti.',
  },
  signaler_erreur: {
    dit: 'Une famille de bonne foi peut corriger une erreur sans être sanctionnée, une première fois ou si elle le dit d’elle-même : notez ce qu’elle dit, et comment vous l’avez appris.',
  },
  rectifier: {
    dit: 'L’erreur rectifiée, le droit se calcule de nouveau : la différence se voit avant d’enregistrer. Si une bourse change, une décision modificative part.',
    exemple: 'Un enfant avait été oublié : l’échelon monte, la différence est due depuis la rentrée.',
  },
  ecarter_rectification: {
    dit: 'Quand ce qui est signalé ne change rien ou n’est pas prouvé, la demande reste comme elle est : la famille le lit, avec la raison.',
  },
  transferer: {
    dit: 'La bourse suit l’élève qui change d’établissement : l’échelon est conservé jusqu’à la fin de l’année. Chaque établissement verse sa part, et rien n’est versé deux fois.',
  },
  reprendre_bourse_d_ailleurs: {
    dit: 'Un boursier venu d’une autre académie garde son échelon : l’imprimé de son ancien établissement le prouve, rien n’est demandé à la famille.',
  },
  constater_depart: {
    dit: 'Un élève qui part vers un autre réseau, ou que plus rien ne scolarise, n’est plus payé ici : ce qui est dû jusqu’à son départ reste dû, et la famille en est prévenue.',
    exemple:
      'Un lycéen signe un contrat d’apprentissage le 10 novembre : sa bourse lui est due jusqu’à ce jour.',
  },
  constater_retour: {
    dit: 'Un boursier revenu la même année garde son échelon sans nouvelle demande : le versement reprend là où il s’était arrêté.',
  },
};

/** The rule of an act that has a page; null for the others. */
export const regleDeLActe = (acte: Acte): RegleDite | null => REGLES[acte];
