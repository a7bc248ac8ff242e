import type { Lecture } from '../lecture.ts';
import { phrases } from '../phrase.ts';
import { definirRegles, type Ligne } from '../regle.ts';

const commun = { enVigueur: { du: '2016-09-01' }, verifieeLe: '2026-11-22' };
const lycee = 'Droit et maintien du droit à bourse, dispositions du lycée';
const communes = 'Droit et maintien du droit à bourse, dispositions communes';

export const REGLES_EXCLUSIONS = definirRegles({
  exclusion_formation_sans_agrement: {
    ...commun,
    source: {
      article: 'C. V.C',
      titre: communes,
      dit: 'Une formation ouverte sans l’agrément du recteur avant l’inscription des élèves n’ouvre pas droit à bourse.',
    },
    dire: phrases({
      sujet: 'Agrément de la formation',
      exclut: 'La formation a été ouverte sans l’agrément du recteur.',
      ecarte: (v) =>
        v.retourEnFormation === true
          ? 'L’exclusion des formations sans agrément ne vise pas un retour en formation initiale.'
          : 'Aucun défaut d’agrément n’est signalé pour cette formation.',
    }),
  },
  exclusion_mlds_trois_trimestres: {
    ...commun,
    source: {
      article: 'C. V.C',
      titre: communes,
      dit: 'L’élève qui a suivi trois trimestres de MLDS et ne revient pas à temps plein dans une classe du second cycle n’a plus droit à la bourse.',
    },
    dire: phrases({
      sujet: 'Trois trimestres de MLDS',
      ouvre: 'Après trois trimestres de MLDS, l’élève a repris une classe à temps plein.',
      exclut: 'Après trois trimestres de MLDS, l’élève n’a pas repris une classe à temps plein.',
      ecarte: (v) =>
        v.retourEnFormation === true
          ? 'La limite des trois trimestres de MLDS ne vise pas un retour en formation initiale.'
          : v.signale === false
            ? 'Aucun trimestre de MLDS n’est signalé.'
            : 'L’élève n’a pas suivi trois trimestres de MLDS.',
    }),
  },
  exclusion_diplome_niveau_3: {
    ...commun,
    source: {
      article: 'C. V.C',
      titre: lycee,
      dit: 'Le titulaire d’un diplôme de niveau 3 qui reste dans le second cycle court n’a droit à la bourse que pour un second diplôme de niveau 3, un certificat de spécialisation ou une formation complémentaire, en une année.',
    },
    dire: phrases({
      sujet: 'Titulaire d’un diplôme de niveau 3',
      ouvre: 'L’élève a déjà un diplôme de niveau 3, mais sa formation en une année garde le droit.',
      exclut:
        'L’élève a déjà un diplôme de niveau 3 et sa formation dans le second cycle court dure plus d’une année.',
      ecarte: (v) =>
        ecartee(
          v,
          v.autreDiplome === true
            ? 'Le diplôme signalé est le baccalauréat : la règle des diplômes de niveau 3 n’est pas celle qui s’applique.'
            : 'L’élève n’a pas de diplôme de niveau 3 qui limiterait le droit.',
        ),
    }),
  },
  cap_vers_bac_pro: {
    ...commun,
    source: {
      article: 'C. V.C',
      titre: lycee,
      dit: 'L’exclusion des titulaires d’un diplôme de niveau 3 ne vise que le second cycle court, dont le baccalauréat professionnel ne fait pas partie.',
    },
    dire: phrases({
      sujet: 'Du CAP au baccalauréat',
      ouvre: 'L’élève a un diplôme de niveau 3 et prépare un baccalauréat : il garde le droit.',
    }),
  },
  exclusion_bachelier: {
    ...commun,
    source: {
      article: 'C. V.C',
      titre: lycee,
      dit: 'Le bachelier qui reste dans le second degré n’a droit à la bourse que pour un second baccalauréat, une formation complémentaire, un certificat de spécialisation ou une formation de niveau 3, en une année.',
    },
    dire: phrases({
      sujet: 'Titulaire du baccalauréat',
      ouvre: 'L’élève a déjà le baccalauréat, mais sa formation en une année garde le droit.',
      exclut: 'L’élève a déjà le baccalauréat et sa formation dure plus d’une année.',
      ecarte: (v) =>
        ecartee(
          v,
          v.autreDiplome === true
            ? 'Aucun baccalauréat déjà obtenu n’est signalé.'
            : 'L’élève n’a pas encore le baccalauréat.',
        ),
    }),
  },
  retour_en_formation_diplome: {
    ...commun,
    source: {
      article: 'C. V.C',
      titre: lycee,
      dit: 'Le retour en formation est réservé dans la liste commune des exclusions ; la liste du lycée ne le répète pas.',
    },
    dire: phrases({
      sujet: 'Diplôme et retour en formation',
      ouvre:
        'L’élève en retour en formation a déjà un diplôme : le droit est gardé, et un agent vérifie que le dispositif le concerne.',
    }),
  },
});

/** Why an exclusion was set aside; `obtenu` is left out of the values when no diploma was told. */
function ecartee({ cause, obtenu }: Ligne['valeurs'], sinon: string): string {
  if (cause === 'retour_en_formation')
    return 'Les diplômes déjà obtenus ne ferment pas le droit d’un retour en formation initiale.';
  if (cause === 'avenirpro')
    return 'AvenirPro+ s’adresse aux diplômés du lycée professionnel : leurs diplômes ne ferment pas le droit.';
  if (obtenu === undefined) return 'Aucun diplôme déjà obtenu n’est signalé : rien n’est opposé à l’élève.';
  return sinon;
}

export const LECTURES_EXCLUSIONS: readonly Lecture[] = [
  {
    id: 'cap_vers_bac_pro',
    article: 'C. V.C',
    doute:
      'Le texte exclut les titulaires d’un niveau 3 du « second cycle court », sans définir ce cycle ni nommer le baccalauréat professionnel.',
    lecture: 'Le titulaire d’un CAP qui entre en baccalauréat professionnel garde le droit.',
    autre: 'Il perd le droit, sa formation durant plus d’une année.',
    raison:
      'Le baccalauréat élève sa qualification, ce que l’aide veut favoriser, et aucun texte ne lui retire le droit.',
    regles: ['cap_vers_bac_pro'],
    drapeau: 'cap_vers_bac_pro',
  },
  {
    id: 'retour_en_formation_exclusions',
    article: 'C. V.C',
    doute:
      'La réserve du retour en formation ouvre la liste commune des exclusions ; la liste propre au lycée ne la répète pas.',
    lecture:
      'Le retour en formation échappe aux deux listes ; le dossier d’un jeune déjà diplômé est signalé à un agent.',
    autre: 'Il échappe à la liste commune seulement.',
    raison: 'Le dispositif vise aussi des diplômés sans qualification : la réserve perdrait sinon son objet.',
    regles: ['retour_en_formation_diplome'],
    drapeau: 'retour_en_formation_diplome',
  },
  {
    id: 'retour_en_formation_hors_contrat',
    article: 'C. I, V.C',
    doute:
      'La réserve du retour en formation vise aussi la classe non habilitée, que la partie I ne met pourtant pas dans le champ.',
    lecture:
      'L’établissement hors contrat non habilité reste hors du champ, même pour un retour en formation.',
    autre: 'Le retour en formation y ouvre droit.',
    raison: 'La partie V ne peut pas donner un droit que la liste de la partie I n’a pas ouvert.',
    regles: ['hors_contrat_habilite'],
  },
  {
    id: 'diplomes_non_signales',
    article: 'C. V.C',
    doute:
      'Le formulaire ne demande pas les diplômes de l’élève, alors que les exclusions du lycée en dépendent.',
    lecture: 'Tant qu’aucun diplôme n’est signalé, l’élève est examiné comme s’il n’en avait pas.',
    autre: 'La demande est incomplète sans déclaration des diplômes.',
    raison:
      'Une exclusion se prouve ; réclamer à tous ce que le formulaire n’attend pas bloquerait chaque demande.',
    regles: ['exclusion_diplome_niveau_3', 'exclusion_bachelier'],
  },
  {
    id: 'mlds_retour_en_troisieme',
    article: 'C. V.C',
    doute:
      'Après trois trimestres de MLDS, l’élève revient à temps plein dans une classe de troisième, qui n’est pas du second cycle.',
    lecture: 'Tout retour à temps plein garde le droit.',
    autre: 'Exiger une classe du second cycle.',
    raison:
      'La mesure vise qui ne reprend pas d’études ; elle ne doit pas fermer le collège, où l’élève reste obligé.',
    regles: ['exclusion_mlds_trois_trimestres'],
  },
];
