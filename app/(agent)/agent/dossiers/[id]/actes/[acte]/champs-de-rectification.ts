import type { Consultation } from '#lib/consultation/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { MOTIVATION_MINIMALE } from '#lib/droit/gardes.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { EXPOSE_MINIMAL, FAITS_RECTIFIABLES } from '#lib/rectification/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { Champ } from './champs.ts';
import { champDuFait, champsDuConcubin } from './champs-de-question.ts';

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

const INCHANGE = 'Inchangé';

/** The answers to correct, and the change of family that was not told: an income is typed again, never shown. */
const REPONSES: readonly Champ[] = FAITS_RECTIFIABLES.flatMap((fait) => [
  ...champDuFait(fait, { vide: INCHANGE }),
  // Whoever lives with a partner after all names that person.
  ...(fait === 'foyer.situation' ? champsDuConcubin(INCHANGE) : []),
]);

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
      { valeur: 'primes', libelle: 'Même échelon, les primes changent' },
      { valeur: 'sans_droit', libelle: 'Pas de bourse' },
      { valeur: 'a_voir', libelle: 'Calcul impossible pour l’instant' },
    ],
    facultatif: true,
  };
}

/** The corrected answers, what is found of the error, and what follows. */
export function champsDeRectification(consultation: Consultation): Champ[] {
  const [premiere] = consultation.dossier.erreursRectifiees;
  const auLycee = typeBourseDuDossier(consultation.dossier) === 'lycee';
  return [
    ...REPONSES.filter(({ nom }) => auLycee || !nom.startsWith('eleve.primes.')),
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
