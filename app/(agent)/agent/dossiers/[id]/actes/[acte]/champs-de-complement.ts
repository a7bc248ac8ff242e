import type { Consultation } from '#lib/consultation/queries.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { questionsPour } from '#lib/droit/questions/questions.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { partageLeDomicile, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import type { Champ, Option } from './champs.ts';
import { champDuFait, champsDuConcubin } from './champs-de-question.ts';

const SANS_REPONSE: Option = { valeur: '', libelle: 'Non renseigné' };

const FACULTATIF = { facultatif: true } as const;

const CIVILITES: readonly Option[] = [
  SANS_REPONSE,
  { valeur: 'Mme', libelle: 'Mme' },
  { valeur: 'M.', libelle: 'M.' },
];

/** Lines of the identity that the form left empty. */
const IDENTITE: readonly Champ[] = [
  { sorte: 'liste', nom: 'demandeur.civilite', libelle: 'Civilité', options: CIVILITES, ...FACULTATIF },
  { sorte: 'texte', nom: 'demandeur.adresse', libelle: 'Adresse', ...FACULTATIF },
  { sorte: 'texte', nom: 'demandeur.codePostal', libelle: 'Code postal', ...FACULTATIF },
  { sorte: 'texte', nom: 'demandeur.commune', libelle: 'Commune', ...FACULTATIF },
  {
    sorte: 'texte',
    nom: 'demandeur.pays',
    libelle: 'Pays',
    indice: 'À l’étranger seulement',
    ...FACULTATIF,
  },
];

/** A whole address of somebody who lives in France names no country. */
const adresseDeFrance = (gardees: Valeurs): boolean =>
  gardees['demandeur.resideEnFrance'] === 'oui' &&
  ['adresse', 'codePostal', 'commune'].every((ligne) => gardees[`demandeur.${ligne}`]);

const RESIDENCE = 'foyer.residenceAlternee';

/** The figures of an avis have an act of their own, once it is there. */
const estAjoutable = (champ: string): boolean => !/^foyer\.(concubin\.)?avis\./.test(champ);

/** What the form did not say, and what the rules miss, each with the papers that prove it. */
export function champsDeComplement({ dossier, demande, situation, examen, contexte }: Consultation): Champ[] {
  if (!demande || !situation) return [];
  const gardees = valeursDuBrouillon(demande);
  const manques = examen?.genre === 'incalculable' ? examen.manques : [];
  const questions = questionsPour(situation, typeBourseDuDossier(dossier), manques);
  const { libelle: vide } = SANS_REPONSE;
  // Both parents demand, and nobody knows yet whether the pupil lives with each in turn (C. II.C.1).
  const aDire = contexte.faits.doubleDemande?.rapport === 'residence_a_dire' ? [RESIDENCE] : [];
  return [
    ...[...IDENTITE, ...(partageLeDomicile(gardees) ? champsDuConcubin(vide) : [])].filter(
      ({ nom }) => !gardees[nom] && !(nom === 'demandeur.pays' && adresseDeFrance(gardees)),
    ),
    ...[...aDire, ...questions.filter(estAjoutable)].flatMap((fait) => champDuFait(fait, { vide, gardees })),
  ];
}
