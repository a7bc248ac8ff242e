import { DELAI_DE_REPONSE } from '#lib/droit/conservation/exercice.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import type { GuideDeRole } from '../guide.ts';

export const DPO: GuideDeRole = {
  cle: 'dpo',
  titre: 'Délégué à la protection des données',
  pour: 'Vous voyez qui lit quoi, répondez aux familles sur leurs données et décidez ce qui s’efface. Aucun dossier ne s’ouvre.',
  roles: ['dpo'],
  sections: [
    {
      cle: 'lectures',
      titre: 'Savoir qui a regardé',
      paragraphes: [
        '« Registre des lectures » dit, pour un dossier, qui l’a ouvert, quand, pour quoi, et ce que chaque organisme habilité a demandé. Les lectures inhabituelles et les volumes anormaux y sont signalés.',
        'La famille voit les mêmes dates et les mêmes services, sans les noms.',
      ],
      pages: ['/agent/lectures'],
    },
    {
      cle: 'demandes',
      titre: 'Répondre aux personnes',
      paragraphes: [
        `Une demande d’accès, de rectification ou de limitation a ${direDuree(DELAI_DE_REPONSE)} pour sa réponse ; « Demandes sur les données » montre les jours qui restent. Une opposition à l’information d’organismes, admise, vaut dès l’appel suivant.`,
        'Qui n’a pas de compte et demande une copie de ses données la reçoit sur papier : l’établissement ou le service qui suit la demande l’imprime depuis les courriers du dossier. Vous écrivez la lettre, jamais les données.',
      ],
      pages: ['/agent/droits', '/agent/oppositions'],
    },
    {
      cle: 'effacer',
      titre: 'Effacer à l’échéance',
      paragraphes: [
        '« Conservation » montre ce qui est échu, ce qui le retient encore (un recours, un paiement, une dette) et prépare les lots. Chaque lot a deux visas, le vôtre et celui d’un administrateur ; les familles sont alors prévenues, par courriel ou par une lettre que l’établissement poste, et rien n’est effacé avant le jour que la page du lot donne : une copie peut encore vous être demandée, ce qui retient les données. Le lot laisse une preuve : quoi, combien, quand, par quelle règle.',
      ],
      pages: ['/agent/conservation'],
    },
    {
      cle: 'reperage',
      titre: 'Ouvrir ou fermer une donnée du repérage',
      paragraphes: [
        'Le repérage des familles qui n’ont rien demandé ne lit ni revenus ni situation familiale, sauf si vous ouvrez celle-ci, avec la raison. Chaque décision est datée et gardée.',
      ],
      pages: ['/agent/donnees-sensibles'],
    },
  ],
};
