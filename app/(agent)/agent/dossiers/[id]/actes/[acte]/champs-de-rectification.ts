import type { Consultation } from '#lib/consultation/queries.ts';
import { typeBourseDuDossier } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { EXPOSE_MINIMAL } from '#lib/rectification/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Champ, Option } from './champs.ts';

/** What the family told the office of its error. */
export const champsDErreur = ({ contexte }: Consultation): Champ[] => [
  { sorte: 'date', nom: 'erreurLe', libelle: 'Signalée le', valeur: ecrireJourCourt(contexte.faits.jour) },
  {
    sorte: 'choix',
    nom: 'origine',
    libelle: 'Comment elle est apparue',
    options: [
      { valeur: 'spontanee', libelle: 'La famille la signale d’elle-même' },
      { valeur: 'controle', libelle: 'La famille la reconnaît après une question du service' },
    ],
  },
  {
    sorte: 'long',
    nom: 'expose',
    libelle: 'L’erreur, comme la famille la dit',
    indice: `Ce qui était écrit, ce qui est juste, en ${EXPOSE_MINIMAL} caractères au moins.`,
  },
];

const INCHANGE: Option = { valeur: '', libelle: 'Inchangé' };
const OUI_NON: readonly Option[] = [
  INCHANGE,
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
];
const SITUATIONS: readonly Option[] = [
  INCHANGE,
  { valeur: 'couple_foyer_commun', libelle: 'Marié ou pacsé, avis d’impôt commun' },
  { valeur: 'couple_deux_avis', libelle: 'Marié ou pacsé, deux avis d’impôt' },
  { valeur: 'parent_isole', libelle: 'Seul' },
  { valeur: 'concubinage', libelle: 'En concubinage' },
  { valeur: 'autonome', libelle: 'Élève autonome' },
];

const facultatif = { facultatif: true } as const;

/** The answers to correct: an income is typed again, never shown. */
const REPONSES: readonly Champ[] = [
  { sorte: 'montant', nom: 'ressources.avis.rfr', libelle: 'Revenu fiscal de référence', ...facultatif },
  { sorte: 'nombre', nom: 'ressources.avis.enfants', libelle: 'Enfants à charge', ...facultatif },
  {
    sorte: 'montant',
    nom: 'ressources.avisConcubin.rfr',
    libelle: 'Revenu fiscal de référence du concubin',
    ...facultatif,
  },
  {
    sorte: 'nombre',
    nom: 'ressources.avisConcubin.enfants',
    libelle: 'Enfants à charge sur l’avis du concubin',
    ...facultatif,
  },
  {
    sorte: 'liste',
    nom: 'demandeur.situation',
    libelle: 'Situation au jour de la demande',
    options: SITUATIONS,
    ...facultatif,
  },
  {
    sorte: 'liste',
    nom: 'ressources.eleveSurAvis',
    libelle: 'L’élève est nommé sur l’avis',
    options: OUI_NON,
    ...facultatif,
  },
  {
    sorte: 'liste',
    nom: 'ressources.residenceAlternee',
    libelle: 'L’élève vit en résidence alternée',
    options: OUI_NON,
    ...facultatif,
  },
];

/** What the person has seen follow: asked once the difference was told, so that nothing is saved unseen. */
function champDuResultat({ dossier }: Consultation): Champ {
  const bareme = trouverBareme(rentree(dossier.rentree), typeBourseDuDossier(dossier));
  return {
    sorte: 'liste',
    nom: 'vu',
    libelle: 'Résultat après la rectification',
    indice: 'Laissez-le vide d’abord : la différence vous est dite, et rien n’est enregistré.',
    options: [
      { valeur: '', libelle: 'À voir' },
      ...Array.from({ length: bareme?.echelons ?? 0 }, (_, rang) => ({
        valeur: `echelon_${rang + 1}`,
        libelle: `Échelon ${rang + 1}`,
      })),
      { valeur: 'sans_droit', libelle: 'Pas de bourse' },
      { valeur: 'a_voir', libelle: 'Calcul impossible pour l’instant' },
    ],
    ...facultatif,
  };
}

/** The corrected answers, what is found of the error, and what follows. */
export function champsDeRectification(consultation: Consultation): Champ[] {
  const [premiere] = consultation.dossier.erreursRectifiees;
  const { demande } = consultation;
  return [
    ...REPONSES.filter(({ nom }) => demande?.concubin || !nom.startsWith('ressources.avisConcubin')),
    {
      sorte: 'choix',
      nom: 'bonneFoi',
      libelle: 'L’erreur a été faite de bonne foi',
      options: [
        {
          valeur: 'oui',
          libelle: 'Oui',
          indice: premiere
            ? `Ce n’est pas la première de cette personne : une autre a été rectifiée le ${ecrireJour(jourDe(premiere))}.`
            : 'La bonne foi se présume. C’est la première erreur rectifiée de cette personne.',
        },
        { valeur: 'non', libelle: 'Non', indice: 'Cela se prouve : dites-le dans la motivation.' },
      ],
    },
    {
      sorte: 'long',
      nom: 'motivation',
      libelle: 'Ce qui est constaté',
      indice: `Les pièces qui le montrent, et la bonne foi, en ${MOTIVATION_MINIMALE} caractères au moins.`,
    },
    champDuResultat(consultation),
  ];
}
