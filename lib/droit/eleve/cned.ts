import { appliquer, type Constat, ecarter, exclure, manquer } from '../constat.ts';
import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles } from '../regle.ts';
import type { Situation } from '../situation.ts';
import { ageAuPlus, jourUtile } from './age.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };

export const REGLES_CNED = definirRegles({
  cned_classe_reglementee: {
    ...commun,
    source: {
      article: 'C. I ; arrêté du 27-7-2009',
      titre: 'Champ des bénéficiaires, CNED',
      dit: 'L’élève du CNED suit une classe complète à inscription réglementée.',
    },
    dire: phrases({
      sujet: 'Inscription au CNED',
      ouvre: 'L’élève suit au CNED une classe complète à inscription réglementée.',
      exclut: 'Au CNED, seule une classe complète à inscription réglementée ouvre droit à bourse.',
    }),
  },
  cned_college_avis_dasen: {
    ...commun,
    source: {
      article: 'C. I ; annexe 2',
      titre: 'Champ des bénéficiaires au collège, CNED',
      dit: 'Avant 16 ans, l’élève d’une classe de collège du CNED doit avoir l’avis favorable du DASEN du département où vit la famille.',
    },
    dire: phrases({
      sujet: 'Avis du DASEN pour le CNED',
      ouvre: 'Le DASEN a donné un avis favorable à l’inscription au CNED.',
      exclut: 'Avant 16 ans, la bourse de collège au CNED demande l’avis favorable du DASEN.',
      ecarte: (v) =>
        v.horsDeFrance === true
          ? 'L’avis du DASEN ne concerne pas une famille qui vit hors de France.'
          : 'L’avis du DASEN n’est demandé qu’avant 16 ans.',
    }),
  },
  cned_college_hors_de_france: {
    ...commun,
    source: {
      article: 'C. I ; arrêté du 27-7-2009',
      titre: 'Champ des bénéficiaires au collège, CNED',
      dit: 'L’élève qui vit hors de France a la bourse de collège au CNED s’il ne peut pas être scolarisé dans le réseau de l’AEFE.',
    },
    dire: phrases({
      sujet: 'CNED hors de France',
      ouvre: 'L’élève vit hors de France et ne peut pas être scolarisé dans le réseau de l’AEFE.',
      exclut: 'L’élève vit hors de France et peut être scolarisé dans le réseau de l’AEFE.',
    }),
  },
});

export const LECTURES_CNED: readonly Lecture[] = [
  {
    id: 'cned_college_des_16_ans',
    article: 'C. I ; annexe 2',
    doute:
      'La circulaire parle des élèves soumis à l’obligation scolaire ; la notice admet au collège du CNED ceux de plus de 16 ans. Aucun des deux ne parle du jour des 16 ans.',
    lecture: 'À partir du jour des 16 ans, la demande est examinée sans l’avis du DASEN.',
    autre: 'Après 16 ans, l’élève de collège au CNED n’a plus de droit, ou l’avis reste demandé ce jour-là.',
    raison:
      'L’obligation d’instruction cesse le jour des 16 ans, et retirer un droit que la notice reconnaît demanderait un texte.',
    regles: ['cned_college_avis_dasen'],
  },
];

/** Whether the pupil's class at the CNED is in scope (C. I). Empty for every other établissement. */
export function examinerCned(s: Situation): Constat[] {
  const R = REGLES_CNED;
  const e = s.eleve;
  if (e.etablissement.type !== 'cned') return [];
  const classe =
    e.inscriptionReglementee === undefined
      ? manquer(
          R.cned_classe_reglementee,
          'eleve.inscriptionReglementee',
          'le type d’inscription au CNED (classe complète à inscription réglementée ou non)',
        )
      : (e.inscriptionReglementee ? appliquer : exclure)(R.cned_classe_reglementee);
  return e.niveau === 'college' ? [classe, avisDasen(s), horsDeFrance(s)] : [classe];
}

function avisDasen(s: Situation): Constat {
  const R = REGLES_CNED.cned_college_avis_dasen;
  const { naissance, avisDasenFavorable, cnedHorsDeFrance } = s.eleve;
  if (cnedHorsDeFrance) return ecarter(R, { horsDeFrance: true });
  if (avisDasenFavorable === true) return appliquer(R);
  if (!naissance) return manquer(R, 'eleve.naissance', 'la date de naissance de l’élève');
  const age = ageAuPlus(naissance, jourUtile(s));
  if (age >= 16) return ecarter(R, { age });
  return avisDasenFavorable === false
    ? exclure(R, { age })
    : manquer(R, 'eleve.avisDasenFavorable', 'l’avis du DASEN sur l’inscription au CNED');
}

function horsDeFrance(s: Situation): Constat {
  const R = REGLES_CNED.cned_college_hors_de_france;
  const hors = s.eleve.cnedHorsDeFrance;
  if (!hors) return ecarter(R);
  if (hors.impossibiliteAefe === undefined)
    return manquer(
      R,
      'eleve.cnedHorsDeFrance.impossibiliteAefe',
      'la possibilité ou non d’une scolarité dans le réseau de l’AEFE',
    );
  return (hors.impossibiliteAefe ? appliquer : exclure)(R);
}
