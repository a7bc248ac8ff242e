/** Doubts about which remedies a decision opens (C. IV.B). */
import type { Lecture } from '../lecture.ts';

export const LECTURES_VOIES_DE_RECOURS: readonly Lecture[] = [
  {
    id: 'recours.rapo_toute_decision',
    article: 'R. 531-25',
    doute:
      'L’article n’ouvre le recours devant le recteur qu’en cas de rejet ; la circulaire parle de la décision en général.',
    lecture:
      'Toute décision de lycée (attribution à un échelon contesté, refus, irrecevabilité, silence) nomme le recours préalable.',
    autre: 'Seul un refus serait soumis au recours préalable ; une attribution irait droit au juge.',
    raison:
      'Un recours préalable inutile ne coûte aucun droit à la famille, un recours préalable oublié les lui ôte tous.',
    regles: ['delai.rapo'],
  },
  {
    id: 'recours.hierarchique_decision_deleguee',
    article: 'C. IV.B',
    doute:
      'La circulaire ne nomme pas le supérieur de l’autorité quand le DASEN décide par délégation du recteur au collège.',
    lecture:
      'Le recours hiérarchique va au ministre, comme au lycée : une décision déléguée est celle du recteur.',
    autre: 'Le recteur lui-même serait le supérieur du DASEN.',
    raison: 'Le délégataire signe pour le délégant, qui ne peut pas être son propre supérieur.',
    regles: ['delai.gracieux_ou_hierarchique'],
  },
  {
    id: 'recours.silence_vaut_rejet',
    article: 'CRPA L. 231-4, 3°',
    doute:
      'Aucun texte propre aux bourses ne dit ce que vaut le silence de l’administration sur une demande.',
    lecture: 'Deux mois de silence valent rejet : la demande présente un caractère financier.',
    autre: 'Le silence vaudrait acceptation, règle générale de L. 231-1.',
    raison: 'Une bourse est une somme demandée à l’État : l’exception vise exactement ces demandes.',
    regles: ['delai.silence_sur_la_demande'],
  },
  {
    id: 'recours.apres_refus_sur_recours',
    article: 'C. IV.B',
    doute:
      'Après le refus sur recours préalable, un recours gracieux ou hiérarchique conserve-t-il le délai du tribunal ?',
    lecture: 'Oui : formé dans les deux mois, il en repousse le départ à sa réponse, une seule fois.',
    autre: 'Non, le recours préalable ayant épuisé la voie administrative.',
    raison: 'Le texte ouvre ces recours contre le refus sur recours ; le droit commun conserve le délai.',
    regles: ['recours.gracieux_ou_hierarchique'],
  },
  {
    id: 'recours.retenue_au_lycee',
    article: 'C. IV.B, VII.A ; R. 531-25',
    doute: 'Une retenue ou un retrait au lycée passe-t-il par le recours préalable ?',
    lecture:
      'Retrait et irrecevabilité : recours préalable. Retenue : gracieux, hiérarchique ou tribunal en deux mois, sans recours préalable.',
    autre: 'Le recours préalable pour tous, ou pour aucun.',
    raison: 'R. 531-25 parle de la bourse ; une voie obligatoire ne s’étend pas sans texte.',
    regles: ['retenue.notifiee'],
  },
  {
    id: 'recours.un_an_sans_preuve',
    article: 'CE, Czabaj, 2016',
    doute: 'Sans preuve de réception, aucun délai ne court : peut-on encore contester des années après ?',
    lecture:
      'Jusqu’à un an, franc et reporté, après le jour où la décision était sûrement connue : qui répond au recours établit ce jour par écrit, jamais avant l’envoi ; sans cela le recours est examiné.',
    autre: 'Sans aucune limite.',
    raison: 'C’est le délai raisonnable que le juge a fixé.',
    regles: ['delai.un_an_sans_preuve'],
  },
  {
    id: 'recours.premiere_erreur',
    article: 'C. IV.B ; loi 2018-727',
    doute: 'Le droit à l’erreur vaut « pour la première fois » : dans l’année, dans la vie, par enfant ?',
    lecture:
      'Pour la même obligation, par personne ; une personne en juge, rien n’est opposé sans trace d’une première fois.',
    autre: 'Une fois par année scolaire.',
    raison: 'La loi vise l’obligation méconnue une première fois, et l’administration doit le prouver.',
    regles: ['recevabilite.droit_a_l_erreur'],
  },
  {
    id: 'recours.decision_sur_rapo',
    article: 'C. IV.B ; R. 531-25',
    doute:
      'Une bourse accordée sur recours préalable, à un échelon que la famille conteste encore, demande-t-elle un second recours préalable ?',
    lecture:
      'Non : la réponse au recours préalable, favorable ou non, se conteste devant le juge dans les deux mois ; un recours gracieux ou hiérarchique reste possible.',
    autre: 'Un recours préalable contre chaque décision, même contre celle qui répond à un recours.',
    raison: 'La décision du recteur a pris la place de la première : la voie obligatoire a été suivie.',
    regles: ['delai.tribunal'],
  },
  {
    id: 'recours.mediateur',
    article: 'Code de l’éducation, L. 23-10-1 et D. 222-37 et suivants ; CJA L. 213-6',
    doute:
      'La famille saisit le médiateur académique d’une décision de bourse : ses délais de recours s’arrêtent-ils, et la lettre doit-elle le lui proposer ?',
    lecture:
      'Ils courent : aucun de ces articles du code de l’éducation ne les interrompt, comme le disent les académies elles-mêmes, et une réclamation au médiateur n’est ni un recours gracieux, ni un recours préalable. La lettre ne nomme que les voies et les délais de recours ; ce que le médiateur recommande ne lie pas qui décide. Une lettre adressée au médiateur et transmise au service est lue comme un recours si elle demande de revoir la décision.',
    autre:
      'Interrompre les délais jusqu’à la fin de la médiation, comme le fait une médiation convenue entre les parties (CJA, L. 213-6).',
    raison:
      'L’article L. 213-6 du code de justice administrative n’interrompt les délais de recours que d’une médiation dont les deux parties sont convenues, et ne suspend que des prescriptions : l’étendre ferait perdre son recours à la famille qui s’y fierait.',
    regles: [],
    attend: 'l’étape du médiateur dans le fil d’un recours',
  },
];
