/** What the law attaches to an exit, an arrival or another formation: told to a person, decided by nobody here. Pure. */
import { deLEtablissement } from '#lib/droit/courrier/typographie.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';

/** Motive of exit of the base: the pupil has died. */
const DECES = '43';

export interface MouvementConnu {
  genre: 'sortie' | 'arrivee' | 'formation';
  jour: Jour;
  motif: string | null;
  /** Where the pupil arrives, or leaves. */
  etablissement: string;
  /** True when a right is open: what follows is of the bourse, else of the demande. */
  boursier: boolean;
  college: boolean;
  /** The prime d’équipement is open. */
  equipement: boolean;
}

/** What happened, as a sentence. */
export function direMouvement({ genre, jour, etablissement }: MouvementConnu): string {
  if (genre === 'formation')
    return `La base élèves dit l’élève dans une autre formation ; elle l’a appris le ${ecrireJour(jour)}.`;
  return genre === 'sortie'
    ? `La base élèves dit l’élève sorti ${deLEtablissement(etablissement)} le ${ecrireJour(jour)}.`
    : `La base élèves dit l’élève arrivé à ${etablissement} le ${ecrireJour(jour)}.`;
}

const RECTIFIER = 'enregistrez-le comme une erreur signalée, puis rectifiez la demande';

/** What is to be done, with its article. */
export function aFaireDuMouvement(mouvement: MouvementConnu): { phrase: string; article: string } {
  const { genre, motif, boursier, college, equipement } = mouvement;
  if (genre === 'formation')
    return {
      phrase: equipement
        ? `La prime d’équipement est ouverte : demandez le dernier jour de l’élève dans la formation quittée. Si c’est avant la fin de septembre et que la nouvelle n’ouvre pas la prime, ${RECTIFIER} ; sinon, la prime reste due.`
        : `La prime d’équipement n’est pas ouverte : si l’élève entre pour la première fois en première année d’une formation qui l’ouvre et ne l’a jamais reçue, ${RECTIFIER}.`,
      article: 'C. IV.C ; annexe 8',
    };
  if (!boursier)
    return {
      phrase:
        genre === 'sortie'
          ? 'Vérifiez où l’élève poursuit sa scolarité : la demande suit l’élève inscrit ailleurs ; sinon, demandez à la famille si elle la maintient.'
          : 'Faites suivre la demande au service qui instruit pour le nouvel établissement.',
      article: 'C. II.C',
    };
  if (genre === 'sortie' && motif === DECES)
    return {
      phrase:
        'La bourse prend fin avec la scolarité : vérifiez auprès de l’établissement, puis constatez le départ ; rien n’est écrit à la famille avant.',
      article: 'C. V.A',
    };
  const article = college ? 'C. V.A (D. 531-6)' : 'C. V.A (D. 531-28)';
  return genre === 'sortie'
    ? {
        phrase: `Si l’élève poursuit ailleurs, le transfert est de droit : ${college ? 'le trimestre en cours est payé en entier ici' : 'informez le service académique et inscrivez la date d’arrêt du versement sur l’imprimé de transfert'}. S’il n’est inscrit dans aucun de nos établissements, constatez son départ.`,
        article,
      }
    : {
        phrase: 'Le transfert de la bourse est de droit : confirmez-le avec l’établissement d’origine.',
        article,
      };
}
