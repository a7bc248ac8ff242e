import type { Territoire } from '../calendrier/territoire.ts';
import type { Jour } from '../date.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, type Modele, reglesDe } from './delai.ts';

const RAPO = { article: 'C. IV.B, lycée ; R. 531-25', titre: 'Procédure de recours (lycée)' };
const COLLEGE = { article: 'C. IV.B, collège', titre: 'Procédure de recours (collège)' };
const CODES = { du: '2016-09-01' };

const MODELES = {
  'delai.rapo': {
    source: {
      ...RAPO,
      dit: 'le recours préalable obligatoire se forme dans les quinze jours de la réception de la décision',
    },
    enVigueur: CODES,
    duree: { jours: 15 },
    franc: true,
    evenement: 'la réception de la décision',
    quoi: 'Le recours préalable obligatoire devant le recteur peut être formé jusqu’au',
  },
  'delai.reponse_rapo': {
    source: {
      article: 'C. IV.B, lycée ; D. 531-26 ; CRPA L. 411-7',
      titre: 'Procédure de recours (lycée)',
      dit: 'le recteur statue sur le recours préalable dans les deux mois',
    },
    enVigueur: CODES,
    duree: { mois: 2 },
    evenement: 'la réception du recours par l’administration',
    quoi: 'Sans réponse du recteur, le recours est rejeté le',
  },
  'delai.gracieux_ou_hierarchique': {
    source: {
      article: 'C. IV.B',
      titre: 'Procédure de recours (collège et lycée)',
      dit: 'un recours gracieux ou hiérarchique se forme dans les deux mois de la réception de la décision',
    },
    enVigueur: CODES,
    duree: { mois: 2 },
    franc: true,
    evenement: 'la réception de la décision',
    quoi: 'Un recours gracieux ou hiérarchique peut être formé jusqu’au',
  },
  'delai.reponse_recours_administratif': {
    source: {
      article: 'C. IV.B, collège ; CRPA L. 411-7',
      titre: 'Procédure de recours (collège)',
      dit: 'un recours administratif resté deux mois sans réponse est rejeté',
    },
    enVigueur: CODES,
    duree: { mois: 2 },
    evenement: 'la réception du recours par l’administration',
    quoi: 'Sans réponse de l’administration, le recours est rejeté le',
  },
  'delai.tribunal': {
    source: {
      article: 'C. IV.B ; CJA R. 421-1',
      titre: 'Procédure de recours (collège et lycée)',
      dit: 'le tribunal administratif se saisit dans les deux mois de la décision ou de la réponse au recours',
    },
    enVigueur: CODES,
    duree: { mois: 2 },
    franc: true,
    evenement: 'la réception de la décision',
    quoi: 'Le tribunal administratif peut être saisi jusqu’au',
  },
  'delai.tribunal_sans_reponse': {
    source: {
      ...COLLEGE,
      dit: 'sans réponse au recours administratif, le délai pour saisir le tribunal est de quatre mois depuis ce recours',
    },
    enVigueur: CODES,
    duree: { mois: 4 },
    franc: true,
    evenement: 'l’introduction du recours resté sans réponse',
    quoi: 'Le tribunal administratif peut être saisi jusqu’au',
  },
} satisfies Record<string, Modele>;

export const REGLES_DELAIS_RECOURS = definirRegles(reglesDe(MODELES));

/** Where the family lives, as CJA R. 421-7 sees it: months added to the litigation delay. */
export type Eloignement = 'aucun' | 'outre_mer' | 'etranger';
const MOIS_DE_DISTANCE: Readonly<Record<Eloignement, number>> = { aucun: 0, outre_mer: 1, etranger: 2 };

const prolonge = (modele: Modele & { duree: { mois: number } }, eloignement: Eloignement): Modele => ({
  ...modele,
  duree: { mois: modele.duree.mois + MOIS_DE_DISTANCE[eloignement] },
});

/** Last day of the RAPO of lycée: 15 days franc after reception, extended. No proof of reception (null): none runs. */
export const echeanceRapo = (reception: Jour | null, territoire: Territoire): Delai =>
  calculer(REGLES_DELAIS_RECOURS['delai.rapo'], MODELES['delai.rapo'], reception, territoire);

/** Day on which silence rejects a RAPO: two months after its reception, from date to date, never extended. */
export const echeanceReponseRapo = (receptionDuRecours: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.reponse_rapo'],
    MODELES['delai.reponse_rapo'],
    receptionDuRecours,
    null,
  );

/** Last day of a recours gracieux or hiérarchique, collège and lycée: two months franc after reception. */
export const echeanceGracieuxOuHierarchique = (reception: Jour | null, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.gracieux_ou_hierarchique'],
    MODELES['delai.gracieux_ou_hierarchique'],
    reception,
    territoire,
  );

/** Day on which silence rejects a recours gracieux or hiérarchique: two months after its reception. */
export const echeanceReponseRecoursAdministratif = (receptionDuRecours: Jour | null): Delai =>
  calculer(
    REGLES_DELAIS_RECOURS['delai.reponse_recours_administratif'],
    MODELES['delai.reponse_recours_administratif'],
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
    prolonge(MODELES['delai.tribunal'], eloignement),
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
    prolonge(MODELES['delai.tribunal_sans_reponse'], eloignement),
    introduction,
    territoire,
  );
