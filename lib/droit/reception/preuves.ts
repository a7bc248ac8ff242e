/** How it is known that a letter reached the family, and the day from which its delays then run (C. IV.B). */
import type { Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { ecrireRecommande } from './recommande.ts';

interface GenreDePreuveDit {
  libelle: string;
  /** The day that counts, as the form asks for it. */
  jour: string;
  parRecommande: boolean;
}

export const PREUVES = {
  recommande_remis: {
    libelle: 'recommandé remis contre signature',
    jour: 'le jour de la remise, écrit sur l’avis de réception',
    parRecommande: true,
  },
  recommande_non_reclame: {
    libelle: 'recommandé avisé et non réclamé',
    jour: 'le jour de la première présentation, écrit sur le pli revenu',
    parRecommande: true,
  },
  main_propre: {
    libelle: 'remise en main propre contre signature',
    jour: 'le jour de la signature',
    parRecommande: false,
  },
  reponse: {
    libelle: 'réponse de la famille',
    jour: 'le jour où elle montre qu’elle a lu le courrier',
    parRecommande: false,
  },
  ouverture: {
    libelle: 'ouverture dans l’espace de la famille',
    jour: 'le jour de l’ouverture',
    parRecommande: false,
  },
} as const satisfies Record<string, GenreDePreuveDit>;

export type GenreDePreuve = keyof typeof PREUVES;

/** Proofs that an office records; the opening on the portal is the family's own act. */
export const PREUVES_D_AGENT = (Object.keys(PREUVES) as GenreDePreuve[]).filter(
  (genre) => genre !== 'ouverture',
);

/** What proves a reception. `numero`: of the registered letter, as `lireRecommande` keeps it. */
export interface Preuve {
  genre: GenreDePreuve;
  numero: string | null;
}

/** A letter that was posted registered. */
export interface Recommande {
  numero: string;
  posteLe: Jour;
}

/** A letter whose reception nothing proves yet: when it left, null while it waits for a hand, and whether registered. */
export interface LettreSuivie {
  envoyeeLe: Jour | null;
  recommande: Recommande | null;
}

/** Days during which a registered letter waits for its addressee, from the day after it was presented. */
export const JOURS_DE_GARDE = 15;

/** Last day on which the post keeps a registered letter that was presented that day. */
export const finDeGarde = (presenteLe: Jour): Jour => presenteLe.add({ days: JOURS_DE_GARDE });

/** "recommandé remis contre signature, nº 1A 123 456 7890 1". */
export const direPreuve = ({ genre, numero }: Preuve): string =>
  numero ? `${PREUVES[genre].libelle}, nº ${ecrireRecommande(numero)}` : PREUVES[genre].libelle;

export const LECTURES_RECEPTION: readonly Lecture[] = [
  {
    id: 'reception.non_reclame',
    article: 'C. IV.B ; R. 531-25',
    doute:
      'Un recommandé revient « avisé et non réclamé » : la famille ne l’a pas reçu, mais elle pouvait aller le chercher.',
    lecture:
      'Il vaut réception le jour de sa première présentation, une fois passés les quinze jours pendant lesquels La Poste le garde, et si le pli revenu porte cette date et l’avis de passage.',
    autre: 'Ne faire courir aucun délai, ou compter depuis la fin de la mise en instance.',
    raison:
      'La jurisprudence administrative tient pour régulière la notification d’un pli présenté à la bonne adresse et laissé en instance ; la famille qui le retire à temps garde la date du retrait.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.gracieux_ou_hierarchique', 'delai.tribunal'],
  },
  {
    id: 'reception.inconnu',
    article: 'C. IV.B ; R. 531-25',
    doute:
      'Un courrier revient « inconnu à l’adresse » : vaut-il notification quand la famille a déménagé sans le dire ?',
    lecture:
      'Non : aucun délai ne court. Une autre adresse est demandée, et le même courrier repart ; la réception du second compte.',
    autre: 'Opposer la date de présentation à la dernière adresse que la famille a donnée.',
    raison:
      'La jurisprudence admet l’autre lecture pour qui n’a pas signalé son déménagement ; une bourse s’adresse à des familles que l’établissement voit tous les jours, et la bonne adresse se demande.',
    regles: ['delai.pieces', 'delai.rapo', 'delai.gracieux_ou_hierarchique', 'delai.tribunal'],
  },
  {
    id: 'reception.premiere_ou_derniere',
    article: 'C. IV.B',
    doute: 'Le même courrier est envoyé deux fois : quelle réception fait courir le délai ?',
    lecture:
      'La première qui est prouvée, quel que soit l’envoi ; une date déjà prouvée n’est plus déplacée par un nouvel envoi.',
    autre: 'La réception du dernier envoi.',
    raison:
      'Un second exemplaire de la même décision ne rouvre aucun délai ; un envoi dont rien ne prouve la réception n’en a ouvert aucun.',
    regles: ['delai.pieces', 'delai.rapo'],
  },
];
