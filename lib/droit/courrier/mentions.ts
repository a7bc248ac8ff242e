import type { Calcul } from './donnees.ts';
import type { DonneesCourrier } from './lettres.ts';

const ACCES =
  'Vous pouvez obtenir, auprès du service en tête de ce courrier, les règles qui définissent ce traitement et les principales caractéristiques de sa mise en œuvre dans votre cas. En cas de refus, ou sans réponse pendant un mois, vous pouvez saisir dans les deux mois la Commission d’accès aux documents administratifs (www.cada.fr). (CRPA, L. 311-3-1 et R. 311-3-1-1)';

const FINALITE =
  'calculer le droit à bourse, l’échelon et les montants à partir des ressources et des charges du foyer.';

const ALGORITHME: Record<Calcul, string | null> = {
  sans_algorithme: null,
  assiste: `Traitement algorithmique : cette décision a été préparée avec un traitement algorithmique dont le but est de ${FINALITE} ${ACCES}`,
  etude_automatique: `Traitement algorithmique : cette décision a été préparée par l’étude automatique du droit à bourse, un traitement algorithmique dont le but est de ${FINALITE} Une personne compétente l’a signée. Les règles appliquées à votre famille, et leur poids dans le résultat, se lisent dans votre espace, sur la page de la demande (« Pourquoi ce montant ? » ou « Pourquoi ce refus ? ») ; sans compte, ouvrez la demande avec le code de ce courrier. ${ACCES} Vous pouvez demander qu’un agent examine votre situation et dire ce que vous en pensez. (Loi n° 78-17, article 47)`,
};

/** Annexe 12: each right has its own addressee. */
const DONNEES_PERSONNELLES =
  'Données personnelles : le ministère chargé de l’éducation nationale traite vos données pour instruire les demandes de bourse, mission d’intérêt public. Pour les consulter, les faire corriger ou en faire limiter l’usage, écrivez au chef d’établissement ; pour vous y opposer, à dgesco.protection-donnees@education.gouv.fr. Le délégué à la protection des données du ministère répond à vos questions : dpd@education.gouv.fr. Si vos droits ne sont pas respectés, vous pouvez saisir la CNIL (www.cnil.fr).';

const SANS_SIGNATURE = 'Notifié par téléservice, ce courrier est dispensé de signature. (CRPA, L. 212-2)';

const SIGLES =
  'CRPA : code des relations entre le public et l’administration. CJA : code de justice administrative.';

const SANS_SIGNATURE_EN_LIGNE =
  'Lu en ligne, cet accusé de réception est dispensé de signature (CRPA, L. 212-2) ; sur papier, il est signé et porte le cachet.';

/** The small print that the law wants on this letter, in reading order. */
export function mentionsDuCourrier(donnees: DonneesCourrier): string[] {
  const algorithme = 'calcul' in donnees ? ALGORITHME[donnees.calcul] : null;
  return [
    ...(algorithme ? [algorithme] : []),
    DONNEES_PERSONNELLES,
    ...(donnees.envoi === 'teleservice' ? [sansSignature(donnees)] : []),
    SIGLES,
  ];
}

const sansSignature = ({ genre }: DonneesCourrier): string =>
  genre === 'accuse_reception' ? SANS_SIGNATURE_EN_LIGNE : SANS_SIGNATURE;
