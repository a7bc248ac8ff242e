import { appliquer, type Constat, exclure, manquer } from '../constat.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { SituationEleve, TypeBourse } from '../situation.ts';

const titre = 'Champ des bénéficiaires';
const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

export const REGLES_ETABLISSEMENT = definirRegles({
  champ_college: {
    ...commun,
    source: {
      article: 'C. I ; R. 531-1 à D. 531-3',
      titre: `${titre} au collège`,
      dit: 'La bourse de collège va aux élèves des collèges publics, privés sous contrat ou habilités, et des classes de collège des ERPD.',
    },
    dire: phrases({
      sujet: 'Établissement au collège',
      ouvre: 'L’établissement entre dans le champ des bourses de collège.',
      exclut: 'L’établissement ou la classe n’entre pas dans le champ des bourses de collège.',
    }),
  },
  champ_lycee: {
    ...commun,
    source: {
      article: 'C. I ; L. 531-4, R. 531-13 à D. 531-17',
      titre: `${titre} au lycée`,
      dit: 'La bourse de lycée va aux élèves sous statut scolaire des lycées publics, sous contrat ou habilités et des EREA, classes de niveau collège comprises.',
    },
    dire: phrases({
      sujet: 'Établissement au lycée',
      ouvre: 'L’établissement entre dans le champ des bourses de lycée.',
      exclut: 'L’établissement ou la classe n’entre pas dans le champ des bourses de lycée.',
    }),
  },
  hors_contrat_habilite: {
    ...commun,
    source: {
      article: 'C. I, V.C',
      titre: 'Établissements privés hors contrat',
      dit: 'Un établissement privé hors contrat n’ouvre le droit que s’il est habilité à recevoir des boursiers nationaux.',
    },
    dire: phrases({
      sujet: 'Établissement privé hors contrat',
      ouvre: 'L’établissement hors contrat est habilité à recevoir des boursiers nationaux.',
      exclut: 'L’établissement hors contrat n’est pas habilité à recevoir des boursiers nationaux.',
    }),
  },
  medico_social: {
    ...commun,
    source: {
      article: 'C. I ; R. 531-2 ; L. 242-10 CASF',
      titre: 'Établissements sociaux et médico-sociaux',
      dit: 'L’établissement social ou médico-social doit être privé, sous contrat simple pour les classes de collège, et ne pas relever de la prise en charge de l’article L. 242-10 CASF.',
    },
    dire: phrases({
      sujet: 'Établissement social ou médico-social',
      ouvre:
        'L’établissement médico-social privé n’a pas la prise en charge des frais qui fermerait le droit.',
      exclut: 'Cet établissement médico-social n’ouvre pas droit à bourse.',
    }),
  },
  greta: {
    ...commun,
    source: {
      article: 'C. I',
      titre: `${titre} au lycée`,
      dit: 'Une formation dans un GRETA n’est pas sous statut scolaire et n’ouvre pas droit à bourse.',
    },
    dire: phrases({ sujet: 'GRETA', exclut: 'Les formations d’un GRETA n’ouvrent pas droit à bourse.' }),
  },
  niveau_second_degre: {
    ...commun,
    source: {
      article: 'C. I ; annexe 3',
      titre,
      dit: 'Les bourses du second degré ne vont pas aux classes d’après le baccalauréat.',
    },
    dire: phrases({
      sujet: 'Niveau de la classe',
      ouvre: 'La classe relève du second degré.',
      exclut: 'Après le baccalauréat, les aides sont celles de l’enseignement supérieur.',
    }),
  },
  statut_scolaire: {
    ...commun,
    source: {
      article: 'C. I, I.B.2 ; L. 531-4',
      titre: `${titre} au lycée`,
      dit: 'L’élève est inscrit sous statut scolaire : ni contrat d’apprentissage, ni stage de la formation professionnelle.',
    },
    dire: phrases({
      sujet: 'Statut scolaire',
      ouvre: 'L’élève est inscrit sous statut scolaire.',
      exclut: (v) =>
        v.statut === 'apprenti'
          ? 'Un apprenti n’est pas sous statut scolaire et ne peut pas avoir de bourse.'
          : 'Un stagiaire de la formation professionnelle n’est pas sous statut scolaire et ne peut pas avoir de bourse.',
    }),
  },
});

const LYCEES = ['lycee_general_technologique', 'lycee_professionnel', 'lycee_polyvalent', 'erea'] as const;

/** True for the établissements where a class of any level of the second degré leads to a bourse de lycée. */
export const estLycee = (e: SituationEleve): boolean => LYCEES.some((t) => t === e.etablissement.type);

/** Level and statut: what closes the right wherever the pupil is schooled (C. I). */
export function examinerStatut(e: SituationEleve): Constat[] {
  const R = REGLES_ETABLISSEMENT;
  return [
    (e.niveau === 'post_bac' ? exclure : appliquer)(R.niveau_second_degre, { niveau: e.niveau }),
    e.statut === 'apprenti' || e.statut === 'stagiaire_formation_professionnelle'
      ? exclure(R.statut_scolaire, { statut: e.statut })
      : appliquer(R.statut_scolaire, { statut: e.statut }),
  ];
}

/**
 * Whether the établissement is in scope (C. I). The CNED and the CFA have their own files and are left out here.
 */
export function examinerEtablissement(e: SituationEleve, type: TypeBourse): Constat[] {
  const R = REGLES_ETABLISSEMENT;
  const { type: genre, secteur } = e.etablissement;
  if (genre === 'cned' || genre === 'cfa') return [];
  if (genre === 'greta') return [exclure(R.greta, { etablissement: genre })];
  if (genre === 'medico_social') return [medicoSocial(e, type)];

  const champ = type === 'college' ? R.champ_college : R.champ_lycee;
  const valeurs = { etablissement: genre, niveau: e.niveau };
  const horsContrat =
    secteur === 'prive_hors_contrat'
      ? [exclure(R.hors_contrat_habilite, { secteur })]
      : secteur === 'prive_hors_contrat_habilite'
        ? [appliquer(R.hors_contrat_habilite, { secteur })]
        : [];
  // An ERPD is in scope for its classes of collège alone.
  const dansLeChamp = genre !== 'erpd' || e.niveau === 'college';
  return [dansLeChamp ? appliquer(champ, valeurs) : exclure(champ, valeurs), ...horsContrat];
}

function medicoSocial(e: SituationEleve, type: TypeBourse): Constat {
  const R = REGLES_ETABLISSEMENT;
  const { secteur, priseEnChargeL24210 } = e.etablissement;
  const valeurs = { secteur, niveau: e.niveau, priseEnChargeL24210: priseEnChargeL24210 ?? null };
  const prive = secteur === 'prive_sous_contrat' || (type === 'lycee' && secteur !== 'public');
  if (!prive || priseEnChargeL24210 === true) return exclure(R.medico_social, valeurs);
  if (priseEnChargeL24210 === undefined)
    return manquer(
      R.medico_social,
      'eleve.etablissement.priseEnChargeL24210',
      'le régime de prise en charge de l’établissement (article L. 242-10 du Code de l’action sociale et des familles ou non)',
    );
  return appliquer(R.medico_social, valeurs);
}
