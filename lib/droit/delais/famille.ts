import { finDeLAnneeScolaire, type Rentree } from '../annee.ts';
import type { Campagne } from '../calendrier/campagne.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { ecrireJour, type Jour, jour } from '../date.ts';
import { definirRegles } from '../regle.ts';
import { calculer, type Delai, delaiDe, reglesDe } from './delai.ts';
import { MODELES_FAMILLE } from './modeles.ts';

const CIRCULAIRE = { du: '2016-09-01' };

export const REGLES_DELAIS_FAMILLE = definirRegles({
  ...reglesDe(MODELES_FAMILLE),
  'delai.campagne': {
    source: {
      article: 'C. I.A ; D. 530-1 ; annexe 1',
      titre: 'Campagne annuelle de bourse de collège et de lycée',
      dit: 'la campagne va du 1er septembre au troisième jeudi d’octobre, ce jour compris ; l’annexe 1 fixe le jour du Cned',
    },
    enVigueur: { du: '2019-09-01' },
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `La demande peut être déposée jusqu’au ${ecrireJour(jour(String(valeurs.echeance)))} compris (${valeurs.source}).`,
  },
  'delai.avis_impot': {
    source: {
      article: 'C. III.C',
      titre: 'Ressources à prendre en compte, cas particulier de l’avis d’impôt',
      dit: 'l’avis d’impôt annoncé à l’établissement peut venir après les 15 jours, jamais après l’année scolaire',
    },
    enVigueur: CIRCULAIRE,
    verifieeLe: '2026-11-22',
    dire: ({ valeurs }) =>
      `L’avis d’impôt annoncé peut arriver jusqu’à la fin de l’année scolaire, le ${ecrireJour(jour(String(valeurs.echeance)))}.`,
  },
  'delai.protection_temporaire': {
    source: {
      article: 'C. I.B.3',
      titre: 'Élèves bénéficiant de la protection temporaire',
      dit: 'la date limite de dépôt ne s’applique pas à ces élèves, toute l’année scolaire',
    },
    enVigueur: { du: '2022-09-01' },
    verifieeLe: '2026-11-22',
    dire: () =>
      'L’élève bénéficie de la protection temporaire : sa demande peut être déposée toute l’année scolaire, sans date limite.',
  },
});

/** Last day of the campaign, included (C. I.A). */
export function echeanceCampagne(campagne: Campagne): Delai {
  const regle = REGLES_DELAIS_FAMILLE['delai.campagne'];
  return delaiDe(regle, campagne.cloture, 'la clôture de la campagne', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: { echeance: campagne.cloture.toString(), source: campagne.source, genre: campagne.genre },
  });
}

/**
 * Last day to bring the pieces asked: 15 calendar days after the reception of the demand, extended to a working day.
 * Without proof of reception (null), none runs.
 */
export const echeancePieces = (reception: Jour | null, territoire: Territoire): Delai =>
  calculer(REGLES_DELAIS_FAMILLE['delai.pieces'], MODELES_FAMILLE['delai.pieces'], reception, territoire);

/** Last day for the avis d'impôt alone, when the établissement was told of the wait: end of the school year. */
export function echeanceAvisImpot(rentree: Rentree): Delai {
  const regle = REGLES_DELAIS_FAMILLE['delai.avis_impot'];
  const fin = finDeLAnneeScolaire(rentree);
  return delaiDe(regle, fin, 'la fin de l’année scolaire', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: { echeance: fin.toString() },
  });
}

/** Last day of a demande in MLDS or retour en formation: a month after the entry (C. I.B). Null: entry unknown. */
export const echeanceEntreeEnFormation = (entree: Jour | null, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_FAMILLE['delai.entree_en_formation'],
    MODELES_FAMILLE['delai.entree_en_formation'],
    entree,
    territoire,
  );

/** Last day for the demande of a new person in charge: two months after the event (C. III.C.1.b). */
export const echeanceChangementDePersonne = (evenement: Jour | null, territoire: Territoire): Delai =>
  calculer(
    REGLES_DELAIS_FAMILLE['delai.changement_de_personne'],
    MODELES_FAMILLE['delai.changement_de_personne'],
    evenement,
    territoire,
  );

/** Temporary protection: no closing day is opposed (C. I.B.3). */
export function echeanceProtectionTemporaire(): Delai {
  const regle = REGLES_DELAIS_FAMILLE['delai.protection_temporaire'];
  return delaiDe(regle, null, 'aucune date limite pour la protection temporaire', {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: {},
  });
}
