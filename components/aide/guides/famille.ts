import { GARDE_DES_CHIFFRES } from '#lib/droit/consentement/recuperation.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import type { GuideDeRole } from '../guide.ts';

export const FAMILLE: GuideDeRole = {
  cle: 'famille',
  titre: 'Familles',
  pour: 'Vous demandez une bourse de collège ou de lycée, ou suivez une demande.',
  roles: [],
  sections: [
    {
      cle: 'estimer',
      titre: 'Savoir si vous y avez droit',
      paragraphes: [
        'Le simulateur calcule la bourse avec les chiffres de votre avis d’impôt. Il ne demande aucun nom et ne garde rien. Il donne une estimation ; la décision vient après l’étude de la demande.',
      ],
      capture: { nom: 'simulateur', montre: 'Une estimation sur un téléphone.', telephone: true },
    },
    {
      cle: 'connexion',
      titre: 'Vous connecter la première fois',
      paragraphes: [
        'Le compte ÉduConnect est celui que l’établissement vous a donné, ou que vous créez avec le téléphone portable qu’il connaît. Sans ce compte, FranceConnect vous reconnaît si vous avez donné votre état civil avec votre accord à l’étude automatique.',
        'Si votre compte n’ouvre aucun dossier, la page vous donne un code : apportez-le au secrétariat de l’établissement, avec votre pièce d’identité. Il rattache votre compte sur place. Il vous aide aussi à vous connecter, et la demande peut toujours se faire sur papier.',
      ],
    },
    {
      cle: 'etude',
      titre: 'Laisser étudier votre droit sans rien demander',
      paragraphes: [
        'À l’inscription et à chaque réinscription, dites oui ou non à l’étude automatique, en ligne ou sur papier. Si vous dites oui, les impôts sont interrogés à la rentrée et vous recevez la réponse sans rien remplir. Votre accord vaut les années suivantes, tant que votre enfant reste dans la même académie ; vous pouvez le retirer à tout moment sur « Étude automatique ».',
        'Si vous vivez en couple sans être mariés ni pacsés, l’autre personne doit être d’accord : elle reçoit un lien à elle, que le code que vous lui donnez ouvre. Vous ne voyez pas ce qu’elle écrit. Sans son accord, la bourse se demande par le formulaire.',
      ],
    },
    {
      cle: 'demander',
      titre: 'Demander la bourse en ligne',
      paragraphes: [
        'Dans un établissement public, « Demander la bourse » propose ensemble les frères et sœurs du même établissement. Ce que vous écrivez est gardé à chaque champ : vous pouvez arrêter, et reprendre sur un autre appareil.',
        'Les impôts ne sont interrogés que si vous le demandez, après avoir lu ce qui est demandé et pourquoi. Leurs chiffres vous sont montrés : vous dites s’ils sont les vôtres avant qu’ils servent. Vous pouvez aussi les écrire, et envoyer votre avis d’impôt.',
        'Un courriel confirme l’enregistrement tout de suite. L’accusé de réception suit, avec le délai de la réponse.',
      ],
    },
    {
      cle: 'suivre',
      titre: 'Suivre votre demande',
      paragraphes: [
        '« Mes enfants » dit pour chacun où en est la demande, qui la tient et la prochaine date. S’il y a quelque chose à faire, un seul bouton le dit.',
        'Sans compte, le code imprimé sur un courrier et la date de naissance de l’élève montrent la demande et permettent d’envoyer les pièces qui manquent.',
      ],
      capture: { nom: 'famille', montre: 'Les enfants d’une famille, sur un téléphone.', telephone: true },
    },
    {
      cle: 'pieces',
      titre: 'Envoyer une pièce',
      paragraphes: [
        'Une photo nette de chaque page suffit. Chaque pièce a sa place et sa date limite. Si votre avis d’impôt ne peut pas venir maintenant, dites-le sur la page : il sera attendu plus longtemps.',
        `Si l’attestation de paiement de la CAF ou de la MSA vous est demandée, « Sans papier : demander à ma CAF ou à ma MSA » peut être proposé à sa place. Vous lisez d’abord ce qui est demandé. La réponse vous est montrée, et ne sert que si vous la joignez à la demande : sans votre réponse, elle n’est transmise à personne et s’efface, ${direDuree(GARDE_DES_CHIFFRES)} après au plus tard. Envoyez alors l’attestation dans le délai.`,
      ],
    },
    {
      cle: 'ecrire',
      titre: 'Écrire au service',
      paragraphes: [
        'Sur la page de la demande, « Écrire au service qui tient votre demande » envoie un message, avec une pièce si une pièce vous est demandée. La réponse se lit au même endroit ; un courriel vous prévient, sans rien dire du message.',
        'Si votre adresse refuse nos courriels, vos pages le disent : « Mes données » permet d’en donner une autre à tout moment, et ce qui attendait y part. En attendant, les courriers partent sur papier.',
        'Un message ne remplace pas un courrier : une décision vous est toujours envoyée par courrier ou dans « Vos courriers ».',
      ],
    },
    {
      cle: 'contester',
      titre: 'Contester une décision',
      paragraphes: [
        '« Contester la décision » dit à qui vous adresser et jusqu’à quel jour. Le délai part du jour où vous recevez le courrier : l’ouvrir sur le site vaut réception. Si vous avez donné une adresse électronique, un courriel vous rappelle une fois la fin du délai.',
        'Si personne ne répond à votre demande dans le délai de la loi, elle est tenue pour refusée : un courrier vous le dit, et vous pouvez contester ce silence.',
      ],
    },
  ],
};
