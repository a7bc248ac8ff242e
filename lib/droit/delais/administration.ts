import { prochainJourOuvrable } from '../calendrier/feries.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { ecrireJour, type Jour, jour } from '../date.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, delaiDe, reglesDe } from './delai.ts';
import { MODELES_ADMINISTRATION } from './modeles.ts';

export const REGLES_DELAIS_ADMINISTRATION = definirRegles({
  ...reglesDe(MODELES_ADMINISTRATION),
  'delai.accuse_d_enregistrement': {
    source: {
      article: 'C. II.C.3 ; CRPA L. 112-11',
      titre: 'Accusés de réception',
      dit: 'la demande en ligne est accusée dès la fin de la saisie, à défaut dans le jour ouvré',
    },
    enVigueur: { du: '2016-11-07' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `L’accusé d’enregistrement part dès la fin de la saisie, au plus tard le ${ecrireJour(jour(String(valeurs.echeance)))}.`,
  },
});

/** Day by which a collège privé sends its proposals: eight days after the closing, never extended (C. IV.B). */
export const echeancePropositions = (cloture: Jour): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.propositions'],
    MODELES_ADMINISTRATION['delai.propositions'],
    cloture,
    null,
  );

/** Last day for the accusé d'enregistrement of an online demande: one working day, were it not instantaneous. */
export function echeanceAccuseDEnregistrement(reception: Jour, territoire: Territoire): Delai {
  const regle = REGLES_DELAIS_ADMINISTRATION['delai.accuse_d_enregistrement'];
  const echeance = prochainJourOuvrable(reception.add({ days: 1 }), territoire);
  return delaiDe(regle, echeance, 'l’enregistrement de la demande en ligne', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: { depart: reception.toString(), echeance: echeance.toString(), territoire },
  });
}

/** Last day for the accusé de réception: seven days after the demande, never extended. */
export const echeanceAccuseDeReception = (reception: Jour): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.accuse_de_reception'],
    MODELES_ADMINISTRATION['delai.accuse_de_reception'],
    reception,
    null,
  );

/**
 * Day on which silence rejects a demande: two months after the administration holds a complete one, from date to
 * date. Null while pieces are missing (CRPA L. 114-5).
 */
export const echeanceSilenceSurLaDemande = (receptionComplete: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.silence_sur_la_demande'],
    MODELES_ADMINISTRATION['delai.silence_sur_la_demande'],
    receptionComplete,
    null,
  );

/** Last day for an établissement privé with a procuration to pay the families: one month (C. VII.B.2.b). */
export const echeancePaiementParMandataire = (perception: Jour): Delai =>
  calculer(
    REGLES_DELAIS_ADMINISTRATION['delai.paiement_par_mandataire'],
    MODELES_ADMINISTRATION['delai.paiement_par_mandataire'],
    perception,
    null,
  );
