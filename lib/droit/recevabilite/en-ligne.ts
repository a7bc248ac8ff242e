/** For which pupils a demande is made online (C. II.B.2): the others are told why not, and where it is made. Pure. */
import { heureDeCloture } from '../calendrier/dire-campagne.ts';
import { territoireDuDepartement } from '../calendrier/territoire.ts';
import { brancheDe, sabDuCned } from '../competence.ts';
import { ecrireJour, type Jour, type MinuteDeParis } from '../date.ts';
import type { SituationEleve, TypeBourse } from '../situation.ts';
import { type DemandeDeposee, recevabilite } from './recevabilite.ts';

/** A pupil of the family where the demande would be made. */
export interface EleveADeposer {
  eleve: Pick<SituationEleve, 'etablissement' | 'niveau' | 'statut' | 'filiereCned'>;
  type: TypeBourse;
  /** Day on which the pupil left, when that day is over. */
  sortiLe: Jour | null;
  /** The demande that this very person already has for this pupil and year. */
  sienne: { numero: string } | null;
  /** Day on which this very person accepted the étude automatique, when the pupil will be studied. */
  consentiLe: Jour | null;
  depot: Omit<DemandeDeposee, 'depot' | 'branche' | 'complete' | 'territoire'> & {
    minute: MinuteDeParis;
    departementCode: string;
    campagne: { ouverture: Jour; cloture: Jour } | null;
  };
}

/** Why a demande is not made online for a pupil, in a sentence with the way out, and the text that says so. */
export interface ObstacleEnLigne {
  cause: 'sienne' | 'consenti' | 'cned' | 'prive' | 'hors_du_second_degre' | 'sorti' | 'campagne';
  phrase: string;
  article: string;
}

const obstacle = (cause: ObstacleEnLigne['cause'], article: string, phrase: string): ObstacleEnLigne => ({
  cause,
  article,
  phrase,
});

/** The day that a demande made online at this minute would bear; null when no way is open for it any more (C. I.A, I.B). */
export function jourDuDepotEnLigne({ eleve, type, depot }: EleveADeposer): Jour | null {
  const { minute, departementCode, campagne: _, ...circonstances } = depot;
  const jugement = recevabilite({
    ...circonstances,
    branche: brancheDe(eleve.etablissement, type),
    territoire: territoireDuDepartement(departementCode),
    depot: { canal: 'en_ligne', minute },
    complete: true,
  });
  return jugement.genre === 'droit' ? jugement.droit.deposeLe : null;
}

/**
 * What stops a demande online for a pupil; null when it can be made. The person's own demande and consent come first: they
 * are an answer, not a refusal (C. II.B.3, II.C.1). Another person's is never told.
 */
export function obstacleAuDepotEnLigne(ici: EleveADeposer): ObstacleEnLigne | null {
  const { eleve, type, sortiLe, sienne, consentiLe } = ici;
  const { type: lieu, secteur } = eleve.etablissement;
  if (sienne)
    return obstacle(
      'sienne',
      'C. II.C.1',
      `Vous avez déjà demandé la bourse pour cet élève cette année : c’est la demande n° ${sienne.numero}. Une seule est possible par élève ; une erreur se corrige sur cette demande.`,
    );
  if (consentiLe)
    return obstacle(
      'consenti',
      'C. II.B.3',
      `Vous avez accepté l’étude automatique le ${ecrireJour(consentiLe)} : son droit est étudié sans autre demande. Pour faire vous-même la demande, retirez d’abord votre accord.`,
    );
  if (eleve.niveau === 'post_bac' || eleve.statut !== 'scolaire')
    return obstacle(
      'hors_du_second_degre',
      'C. I',
      'La bourse de collège ou de lycée n’existe ni après le baccalauréat, ni pour les apprentis et les stagiaires de la formation professionnelle. Demandez à l’établissement quelles aides sont les leurs.',
    );
  if (lieu === 'cned')
    return obstacle(
      'cned',
      'C. II.B.3',
      `Pour un élève du Cned, la demande se fait sur papier. Envoyez-la au service qui traite les demandes du Cned : ${sabDuCned(type, eleve.filiereCned ?? 'general').service}.`,
    );
  if (secteur !== 'public')
    return obstacle(
      'prive',
      'C. II.B.2',
      'La demande en ligne n’existe que dans les établissements publics. Demandez le formulaire papier au secrétariat de cet établissement, et rendez-le-lui rempli.',
    );
  if (sortiLe)
    return obstacle(
      'sorti',
      'C. II.C',
      `D’après l’établissement, l’élève l’a quitté le ${ecrireJour(sortiLe)} : la demande se fait dans son nouvel établissement.`,
    );
  return jourDuDepotEnLigne(ici) ? null : direLaCampagne(ici);
}

function direLaCampagne({ depot: { campagne, departementCode } }: EleveADeposer): ObstacleEnLigne {
  const cloture = campagne
    ? ` Les demandes se faisaient jusqu’au ${ecrireJour(campagne.cloture)}${heureDeCloture(campagne.cloture, territoireDuDepartement(departementCode))}.`
    : '';
  return obstacle(
    'campagne',
    'C. I.A, I.B',
    `La campagne est terminée.${cloture} Si l’élève vient de vous être confié, ou si un événement vous a empêché de demander à temps, faites une demande sur papier à l’établissement, avec ce qui le prouve.`,
  );
}
