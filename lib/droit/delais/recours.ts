import type { Territoire } from '../calendrier/territoire.ts';
import type { Jour } from '../date.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, type Modele, reglesDe } from './delai.ts';
import { MODELES_RECOURS } from './modeles.ts';

export const REGLES_DELAIS_RECOURS = definirRegles(reglesDe(MODELES_RECOURS));

/** Where the family lives, as CJA R. 421-7 sees it: months added to the litigation delay. */
export type Eloignement = 'aucun' | 'outre_mer' | 'etranger';
const MOIS_DE_DISTANCE: Readonly<Record<Eloignement, number>> = { aucun: 0, outre_mer: 1, etranger: 2 };

const prolonge = (modele: Modele & { duree: { mois: number } }, eloignement: Eloignement): Modele => ({
  ...modele,
  duree: { mois: modele.duree.mois + MOIS_DE_DISTANCE[eloignement] },
});

/** Last day of the RAPO of lycée: 15 days franc after reception, extended. No proof of reception (null): none runs. */
export const echeanceRapo = (reception: Jour | null, territoire: Territoire): Delai =>
  calculer(REGLES_DELAIS_RECOURS['delai.rapo'], MODELES_RECOURS['delai.rapo'], reception, territoire);

/** Day on which silence rejects a RAPO: two months after its reception, from date to date, never extended. */
export const echeanceReponseRapo = (receptionDuRecours: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.reponse_rapo'],
    MODELES_RECOURS['delai.reponse_rapo'],
    receptionDuRecours,
    null,
  );

/** Last day of a recours gracieux or hiérarchique, collège and lycée: two months franc after reception. */
export const echeanceGracieuxOuHierarchique = (reception: Jour | null, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.gracieux_ou_hierarchique'],
    MODELES_RECOURS['delai.gracieux_ou_hierarchique'],
    reception,
    territoire,
  );

/** Day on which silence rejects a recours gracieux or hiérarchique: two months after its reception. */
export const echeanceReponseRecoursAdministratif = (receptionDuRecours: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.reponse_recours_administratif'],
    MODELES_RECOURS['delai.reponse_recours_administratif'],
    receptionDuRecours,
    null,
  );

/**
 * Last day to go to the tribunal administratif after a decision or an express answer: two months franc from its
 * reception, more for who lives far (CJA R. 421-7). For an implicit rejection, pass the day it was born.
 */
export const echeanceTribunal = (
  reception: Jour | null,
  territoire: Territoire,
  eloignement: Eloignement = 'aucun',
): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.tribunal'],
    prolonge(MODELES_RECOURS['delai.tribunal'], eloignement),
    reception,
    territoire,
  );

/** Same, when a recours gracieux or hiérarchique stayed without answer: four months franc from its introduction. */
export const echeanceTribunalSansReponse = (
  introduction: Jour | null,
  territoire: Territoire,
  eloignement: Eloignement = 'aucun',
): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.tribunal_sans_reponse'],
    prolonge(MODELES_RECOURS['delai.tribunal_sans_reponse'], eloignement),
    introduction,
    territoire,
  );
