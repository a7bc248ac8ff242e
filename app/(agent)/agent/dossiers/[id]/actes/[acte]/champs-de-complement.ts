import type { Consultation } from '#lib/consultation/queries.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { typeBourseDuDossier } from '#lib/dossier/faits.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import type { Question } from '#lib/droit/questions/question.ts';
import { QUESTIONS, questionsPour } from '#lib/droit/questions/questions.ts';
import { nomDuFait, partageLeDomicile, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import type { Champ, Option } from './champs.ts';

const SANS_REPONSE: Option = { valeur: '', libelle: 'Non renseigné' };
const OUI_NON: readonly Option[] = [
  SANS_REPONSE,
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
];

/** An income is typed from its paper, never shown to be corrected, in any currency. */
const SECRET = /\.(rfr|brut|conversion)$/;

function champDe(champ: string, { libelle, reponse, pieces }: Question, gardees: Valeurs): Champ {
  const nom = nomDuFait(champ);
  const valeur = SECRET.test(nom) ? undefined : gardees[nom];
  const indice =
    pieces.length > 0 ? `D’après : ${pieces.map((code) => PIECES[code].libelle).join(', ou ')}` : undefined;
  const commun = { nom, libelle, valeur, indice, facultatif: true };
  switch (reponse) {
    case 'oui_non':
      return { ...commun, sorte: 'liste', options: OUI_NON };
    case 'jour':
      return { ...commun, sorte: 'date' };
    case 'texte':
      return { ...commun, sorte: 'long' };
    case 'nombre':
    case 'montant':
      return { ...commun, sorte: reponse };
    default:
      return {
        ...commun,
        sorte: 'liste',
        options: [
          SANS_REPONSE,
          ...Object.entries(reponse).map(([cle, dit]) => ({ valeur: cle, libelle: dit })),
        ],
      };
  }
}

const CIVILITES: readonly Option[] = [
  SANS_REPONSE,
  { valeur: 'Mme', libelle: 'Mme' },
  { valeur: 'M.', libelle: 'M.' },
];

/** Lines of the identity that the form left empty. */
const IDENTITE: readonly Champ[] = [
  { sorte: 'liste', nom: 'demandeur.civilite', libelle: 'Civilité', options: CIVILITES },
  { sorte: 'texte', nom: 'demandeur.adresse', libelle: 'Adresse' },
  { sorte: 'texte', nom: 'demandeur.codePostal', libelle: 'Code postal' },
  { sorte: 'texte', nom: 'demandeur.commune', libelle: 'Commune' },
  { sorte: 'texte', nom: 'demandeur.pays', libelle: 'Pays', indice: 'À l’étranger seulement' },
];

/** A whole address of somebody who lives in France names no country. */
const adresseDeFrance = (gardees: Valeurs): boolean =>
  gardees['demandeur.resideEnFrance'] === 'oui' &&
  ['adresse', 'codePostal', 'commune'].every((ligne) => gardees[`demandeur.${ligne}`]);

const LIENS_DU_CONCUBIN: readonly Option[] = [
  SANS_REPONSE,
  { valeur: 'mere', libelle: 'Mère' },
  { valeur: 'pere', libelle: 'Père' },
  { valeur: 'autre', libelle: 'Autre' },
];

/** The partner that the form did not name, once the household is said to have one (C. III.A). */
const CONCUBIN: readonly Champ[] = [
  {
    sorte: 'liste',
    nom: 'concubin.lien',
    libelle: 'Lien du concubin ou conjoint avec l’élève',
    options: LIENS_DU_CONCUBIN,
  },
  { sorte: 'texte', nom: 'concubin.nom', libelle: 'Nom du concubin ou conjoint' },
  { sorte: 'texte', nom: 'concubin.prenom', libelle: 'Prénom du concubin ou conjoint' },
];

/** Asked only when both parents demand, and nobody knows yet whether the pupil lives with each in turn (C. II.C.1). */
const residence = (gardees: Valeurs): Champ => ({
  sorte: 'liste',
  nom: 'ressources.residenceAlternee',
  libelle: 'L’élève vit en résidence alternée',
  valeur: gardees['ressources.residenceAlternee'],
  indice: `D’après : ${PIECES.decision_residence.libelle}, ou ce que disent les deux parents`,
  facultatif: true,
  options: OUI_NON,
});

/** The figures of an avis have an act of their own, once it is there. */
const estAjoutable = (champ: string): boolean => !/^foyer\.(concubin\.)?avis\./.test(champ);

/** What the form did not say, and what the rules miss, each with the papers that prove it. */
export function champsDeComplement({ dossier, demande, situation, examen, contexte }: Consultation): Champ[] {
  if (!demande || !situation) return [];
  const gardees = valeursDuBrouillon(demande);
  const manques = examen?.genre === 'incalculable' ? examen.manques : [];
  const questions = questionsPour(situation, typeBourseDuDossier(dossier), manques);
  return [
    ...[...IDENTITE, ...(partageLeDomicile(gardees) ? CONCUBIN : [])]
      .filter(({ nom }) => !gardees[nom] && !(nom === 'demandeur.pays' && adresseDeFrance(gardees)))
      .map((champ) => ({ ...champ, facultatif: true })),
    ...(contexte.faits.doubleDemande?.rapport === 'residence_a_dire' ? [residence(gardees)] : []),
    ...questions.filter(estAjoutable).flatMap((champ) => {
      const question = QUESTIONS[champ];
      return question ? champDe(champ, question, gardees) : [];
    }),
  ];
}
