import type { Calcul, DonneesCourrier } from './donnees.ts';

const ACCES =
  'Vous pouvez obtenir, auprès du service en tête de ce courrier, les règles qui définissent ce traitement et les principales caractéristiques de sa mise en œuvre dans votre cas. En cas de refus, ou sans réponse pendant un mois, vous pouvez saisir dans les deux mois la Commission d’accès aux documents administratifs (www.cada.fr). (CRPA, L. 311-3-1 et R. 311-3-1-1)';

const FINALITE =
  'calculer le droit à bourse, l’échelon et les montants à partir des ressources et des charges du foyer.';

const ALGORITHME: Record<Calcul, string | null> = {
  sans_algorithme: null,
  assiste: `Traitement algorithmique : cette décision a été préparée avec un traitement algorithmique dont le but est de ${FINALITE} ${ACCES}`,
  entierement_automatise: `Traitement algorithmique : cette décision a été prise entièrement par un traitement algorithmique dont le but est de ${FINALITE} ${ACCES} Vous pouvez demander qu’un agent examine votre situation. (Loi n° 78-17, article 47)`,
};

const DONNEES_PERSONNELLES =
  'Données personnelles : le ministère chargé de l’éducation nationale traite vos données pour instruire les demandes de bourse, mission d’intérêt public. Vous pouvez les consulter, les faire corriger, en faire limiter l’usage ou vous y opposer en écrivant à dpd@education.gouv.fr, et saisir la CNIL (www.cnil.fr).';

const SANS_SIGNATURE = 'Notifié par téléservice, ce courrier est dispensé de signature. (CRPA, L. 212-2)';

const SIGLES =
  'CRPA : code des relations entre le public et l’administration. CJA : code de justice administrative.';

/** The small print that the law wants on this letter, in reading order. */
export function mentionsDuCourrier(donnees: DonneesCourrier): string[] {
  const algorithme = 'calcul' in donnees ? ALGORITHME[donnees.calcul] : null;
  return [
    ...(algorithme ? [algorithme] : []),
    DONNEES_PERSONNELLES,
    ...(donnees.envoi === 'teleservice' ? [SANS_SIGNATURE] : []),
    SIGLES,
  ];
}
