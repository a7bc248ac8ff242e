import { type Branche, competents, type Role, signeEnSonNom } from '../competence.ts';
import type { Lecture } from '../lecture.ts';
import { vaAuMinistre } from './ministre.ts';

/** What a letter of the family is for the law; `tardif`: recorded, and answered as irrecevable. */
export const GENRES_DE_RECOURS = ['rapo', 'gracieux', 'hierarchique', 'tardif'] as const;
export type GenreDeRecours = (typeof GENRES_DE_RECOURS)[number];

export const LIBELLES_RECOURS: Readonly<Record<GenreDeRecours, string>> = {
  rapo: 'recours préalable obligatoire',
  gracieux: 'recours gracieux',
  hierarchique: 'recours hiérarchique',
  tardif: 'recours tardif',
};

/** How a recours ended: the right granted, the examination begun again, the decision kept, or too late to be examined. */
export const ISSUES_DE_RECOURS = ['accueilli', 'rouvert', 'maintenu', 'tardif'] as const;
export type IssueDeRecours = (typeof ISSUES_DE_RECOURS)[number];

export const LIBELLES_ISSUES: Readonly<Record<IssueDeRecours, string>> = {
  accueilli: 'accueilli',
  rouvert: 'accueilli, examen repris',
  maintenu: 'rejeté, décision maintenue',
  tardif: 'tardif, non examiné',
};

export const LECTURES_REPONSE_AU_RECOURS: readonly Lecture[] = [
  {
    id: 'recours.autre_lecteur',
    article: 'C. IV.B ; R. 531-25',
    doute: 'Aucun texte ne dit qu’un recours est lu par une autre personne que celle qui a décidé.',
    lecture:
      'Le recours préalable et le recours hiérarchique sont instruits et signés par quelqu’un d’autre que l’auteur de la décision et de la proposition ; le gracieux revient à son auteur, comme son nom le dit ; quand une autre personne y répond pour la même autorité, son courrier nomme l’auteur. Il en va de même quand la réponse reprend l’examen : la nouvelle décision est prise par une autre personne, sauf au collège public, où le chef d’établissement, seul compétent, exécute ce que le recteur a dit.',
    autre: 'La même personne pourrait répondre à tous.',
    raison:
      'Ces deux recours vont à une autorité différente : les faire juger par la même main les viderait de leur sens.',
    regles: ['recours.tout_recours_est_rapo', 'recours.gracieux_ou_hierarchique'],
  },
  {
    id: 'recours.reponse_du_ministre',
    article: 'C. IV.B, lycée',
    doute:
      'Le recours hiérarchique contre une décision du directeur académique va au ministre, qui n’agit pas dans l’application.',
    lecture:
      'Le service académique le transmet, date cet envoi et enregistre la réponse comme telle : qui l’a signée, quel jour, dans quel sens, avec sa lettre. Un accord reprend l’examen, que la décision suit ; un rejet laisse la décision comme elle est.',
    autre: 'Faire signer la réponse par le service académique, comme si elle était la sienne.',
    raison:
      'Une autorité ne répond pas à la place de celle qui est saisie ; et le droit qui naît de la réponse doit être ouvert au même endroit.',
    regles: ['recours.gracieux_ou_hierarchique'],
  },
  {
    id: 'recours.plusieurs_en_meme_temps',
    article: 'C. IV.B',
    doute:
      'Plusieurs recours peuvent attendre ensemble contre une même décision : faut-il autant de réponses ?',
    lecture: 'Une seule réponse les règle tous ; elle est donnée dans les formes du plus ancien.',
    autre: 'Répondre à chacun, quitte à se contredire.',
    raison: 'Une décision ne peut pas être maintenue par l’un et remplacée par l’autre.',
    regles: ['recours.tout_recours_est_rapo', 'recours.gracieux_ou_hierarchique'],
  },
];

/** The authority that a recours goes to, as a sentence names it (C. IV.B). */
export function destinataire(branche: Branche, genre: GenreDeRecours): string {
  if (vaAuMinistre(branche, genre)) return 'le ministre';
  if (genre === 'rapo' || genre === 'hierarchique') return 'le recteur';
  return signeEnSonNom(branche) ? 'le chef d’établissement' : 'le directeur académique';
}

/** Who answers a recours: its author for a gracieux or a late one, who stands above for a hiérarchique (C. IV.B). */
export function quiRepond(branche: Branche, genre: GenreDeRecours): readonly Role[] {
  const auteurs = competents(branche, 'decider');
  const superieurs = competents(branche, 'repondre_au_recours').filter((role) => !auteurs.includes(role));
  return genre === 'hierarchique' ? superieurs : auteurs;
}

/** True when whoever took part in the decision may not answer. */
export const veutUnAutreLecteur = (genre: GenreDeRecours): boolean =>
  genre === 'rapo' || genre === 'hierarchique';

/** Whether a person may answer the recours that waits, and if not, why. */
export type Reponse =
  | 'aucun_recours'
  | 'ministre'
  | 'autre_autorite'
  | 'meme_personne'
  | 'sans_delegation'
  | 'permise';

interface Repondant {
  branche: Branche;
  /** Functions held on the dossier. */
  roles: readonly Role[];
  /** Signed the decision that is contested, or proposed it. */
  aPrisPart: boolean;
  /** Holds a delegation of signature of the académie on the day. */
  delegation: boolean;
}

/** Judges who answers the oldest recours that waits; null: none does. */
export function reponseAuRecours(genre: GenreDeRecours | null, repondant: Repondant): Reponse {
  if (!genre) return 'aucun_recours';
  const { branche, roles, aPrisPart, delegation } = repondant;
  if (vaAuMinistre(branche, genre)) return 'ministre';
  if (!roles.some((role) => quiRepond(branche, genre).includes(role))) return 'autre_autorite';
  if (aPrisPart && veutUnAutreLecteur(genre)) return 'meme_personne';
  const enSonNom = signeEnSonNom(branche) && genre !== 'hierarchique';
  return enSonNom || delegation ? 'permise' : 'sans_delegation';
}
