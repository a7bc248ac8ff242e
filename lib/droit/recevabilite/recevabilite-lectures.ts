import type { Lecture } from '../lecture.ts';

export const LECTURES_RECEVABILITE: readonly Lecture[] = [
  {
    id: 'recevabilite.cachet_de_la_poste',
    article: 'C. II.B.3 ; CRPA L. 112-1',
    doute:
      'Une demande sur papier envoyée par la poste est-elle déposée le jour de l’envoi ou celui de l’arrivée ?',
    lecture:
      'Le jour du cachet de la poste ; le jour de l’arrivée sans cachet lisible, en main propre, ou si le cachet suit l’arrivée.',
    autre: 'Toujours le jour de l’arrivée à l’établissement.',
    raison:
      'Le code dit que le cachet fait foi pour toute demande enfermée dans un délai ; la circulaire ne l’écarte pas.',
    regles: ['recevabilite.depot_papier'],
  },
  {
    id: 'recevabilite.avant_le_1er_septembre',
    article: 'C. I.A ; D. 530-1',
    doute: 'Que devient une demande arrivée avant l’ouverture de la campagne ?',
    lecture: 'Elle est gardée et prend effet le 1er septembre.',
    autre: 'La rejeter, et demander à la famille de la déposer de nouveau.',
    raison: 'Aucun texte ne l’exclut, et la renvoyer ferait perdre un droit pour une avance.',
    regles: ['recevabilite.avant_ouverture'],
  },
  {
    id: 'recevabilite.heure_de_cloture',
    article: 'C. I.A, II.B.2, II.C.2 ; D. 530-1',
    doute: 'Le jour de clôture, « inclus », finit-il à minuit heure de Paris, ou heure locale outre-mer ?',
    lecture:
      'Au plus tardif des deux : minuit à Paris, ou minuit à l’établissement ; un dépôt en ligne porte le plus ancien des deux jours.',
    autre: 'L’heure de Paris pour tous, ou celle de l’établissement pour tous.',
    raison:
      'Le jour est compris en entier : fermer à 18 heures aux Antilles en retirerait six heures sans texte.',
    regles: ['recevabilite.depot_en_ligne'],
  },
  {
    id: 'recevabilite.consentement_tardif',
    article: 'C. II.B.1',
    doute:
      'Un consentement à l’étude automatique donné après la clôture ouvre-t-il l’étude pour l’année en cours ?',
    lecture: 'Non : il est jugé comme un dépôt, et vaut pour la rentrée suivante.',
    autre: 'L’étudier à toute date.',
    raison: 'Le consentement remplace la demande ; il ne peut donner plus de temps qu’elle.',
    regles: ['recevabilite.depot_automatique'],
  },
  {
    id: 'recevabilite.protection_temporaire_annee',
    article: 'C. I.B.3',
    doute: 'Sans date limite, jusqu’où va la demande d’un élève sous protection temporaire ?',
    lecture: 'Jusqu’au 31 août de l’année scolaire demandée.',
    autre: 'Sans aucune borne, même après l’année scolaire.',
    raison: 'Le texte dit « tout au long de l’année scolaire », et la bourse vaut pour une année.',
    regles: ['recevabilite.protection_temporaire'],
  },
  {
    id: 'recevabilite.double_demande_college_public',
    article: 'C. II.C.1, II.C.3',
    doute: 'Qui déclare irrecevables les demandes de deux parents dans un collège public ?',
    lecture: 'Le chef d’établissement, qui y décide de toutes les demandes.',
    autre: 'Le directeur académique, seul nommé pour prononcer une irrecevabilité.',
    raison: 'Le directeur académique n’est nommé que pour les collèges privés et les lycées.',
    regles: ['recevabilite.residence_alternee'],
  },
  {
    id: 'recevabilite.prolongation_2024',
    article: 'annexe 1 ; annonce ministérielle de l’automne 2024',
    doute:
      'La campagne de 2024 a été prolongée au 15 novembre par une annonce, sans que le code soit modifié.',
    lecture:
      'La date prolongée vaut pour tous les établissements, hors Cned dont la date reste au 31 octobre.',
    autre: 'S’en tenir au troisième jeudi d’octobre, ou prolonger aussi le Cned.',
    raison: 'La prolongation profite aux familles ; aucune source lue ne l’étend au Cned.',
    regles: ['recevabilite.campagne', 'delai.campagne'],
  },
  {
    id: 'recevabilite.annee_scolaire_finie',
    article: 'C. I.A, V.B',
    doute:
      'Un retard peut-il être admis, ou une personne en charge changer, après la fin de l’année scolaire demandée ?',
    lecture:
      'Le texte ne pose pas d’autre borne que les siennes : la personne qui décide du retard en juge, et la bourse ne vaut que pour l’année demandée.',
    autre: 'Refuser toute demande après le dernier jour de l’année scolaire.',
    raison:
      'Le délai de deux mois d’un changement survenu en juin finit après l’année : le fermer retirerait ce que le texte donne.',
    regles: ['recevabilite.retard_admis', 'recevabilite.changement_de_personne'],
  },
  {
    id: 'recevabilite.admission_et_date_corrigee',
    article: 'C. IV.B',
    doute: 'Un retard a été admis, puis la date de réception est corrigée : l’admission tient-elle encore ?',
    lecture:
      'Oui pour le même jour ou un jour plus tôt : le retard est alors moindre. Pour un jour plus tard, la personne qui décide en juge de nouveau.',
    autre: 'L’admission tient toujours, ou tombe à chaque correction.',
    raison: 'Ce qui a été jugé est une durée de retard : plus longue, personne ne l’a admise.',
    regles: ['recevabilite.retard_admis'],
  },
  {
    id: 'recevabilite.retard_leve_apres_notification',
    article: 'C. II.C.3 ; CRPA L. 243-1, L. 243-3',
    doute:
      'La preuve du cachet de la poste arrive, ou la campagne est prolongée, après que le refus hors délai ou l’irrecevabilité est notifié : comment y revenir sans recours ?',
    lecture:
      'L’autorité qui a décidé lève sa décision à tout moment : retirée dans les quatre mois parce qu’elle était illégale, abrogée ensuite. La demande est reprise à sa propre date, la bourse court comme si elle n’avait jamais été crue en retard, et les deux mois de réponse repartent du jour où elle est reprise.',
    autre:
      'Attendre un recours de la famille, ou faire courir la bourse du jour où le retard est levé quand les quatre mois sont passés.',
    raison:
      'La décision n’a créé de droit pour personne ; la dire sans effet rend à la famille ce que sa date lui donnait, et la nouvelle décision ouvre le droit à ses dates ordinaires.',
    regles: ['recevabilite.campagne'],
  },
];
