import { anneeScolaire, trimestreDu } from '../argent/trimestres.ts';
import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import type { Etat } from '../etats.ts';
import { garde, type Verification } from '../garde.ts';
import type { TypeBourse } from '../situation.ts';

/** A schooling of the pupil in another établissement, the same year. */
export interface Accueil {
  scolariteId: string;
  nom: string;
  entreeLe: Jour;
  type: TypeBourse;
  /** The dossier was already transferred there. */
  transmis: boolean;
}

/** What a dossier says of a pupil who goes on elsewhere. */
export interface FaitsDuTransfert {
  /** The other schoolings of the year, the last entry first. */
  accueils: readonly Accueil[];
  /** Type of the bourse that the dossier is about. */
  typeDuDossier: TypeBourse;
  /** The bourse in force is of the other type than the place that holds the dossier: it is to be decided anew. */
  bourseDUnAutreType: boolean;
  /** A right stands at the day of the act. */
  droitEnCours: boolean;
  recoursEnAttente: boolean;
}

/** What the form of the act gives. */
export interface SaisieDuTransfert {
  /** The schooling that receives. */
  accueil: string;
  /** Last day in the établissement that the pupil leaves. */
  sortieLe: Jour;
  /** First school day missed between the two; null: none is recorded. */
  manqueDu: Jour | null;
}

const choisi = ({ accueils, accueil }: Pick<FaitsDuTransfert & SaisieDuTransfert, 'accueils' | 'accueil'>) =>
  accueils.find(({ scolariteId }) => scolariteId === accueil);

/** A bourse in force goes to the other type: from collège to lycée, or back. */
const estUnPassage = ({
  etat,
  typeDuDossier,
  ...faits
}: Pick<FaitsDuTransfert & SaisieDuTransfert, 'accueils' | 'accueil' | 'typeDuDossier'> & {
  etat: Etat;
}): boolean => {
  const accueil = choisi(faits);
  return etat === 'notifiee' && accueil !== undefined && accueil.type !== typeDuDossier;
};

/** Conditions of a transfer (C. V.A). */
export const GARDES_DE_TRANSFERT = {
  bourseEnCours: garde(['etat', 'droitEnCours'], ({ etat, droitEnCours }) =>
    etat === 'notifiee' && !droitEnCours
      ? 'Aucune bourse n’est en cours sur ce dossier : il n’y a rien à transférer. L’autorité qui a décidé reste celle des recours.'
      : null,
  ),
  demandeSansRecours: garde(['etat', 'recoursEnAttente'], ({ etat, recoursEnAttente }) =>
    etat !== 'notifiee' && recoursEnAttente
      ? 'Un recours attend sa réponse : l’autorité saisie y répond d’abord, puis la demande suit l’élève.'
      : null,
  ),
  inscritAilleurs: garde(['accueils', 'accueil'], (faits) => {
    if (faits.accueils.length === 0)
      return 'L’élève n’est inscrit dans aucun autre établissement cette année : demandez à l’établissement d’accueil de l’inscrire, le transfert sera alors possible.';
    return choisi(faits)
      ? null
      : 'Établissement d’accueil : choisissez un autre établissement où l’élève est inscrit cette année.';
  }),
  entreALAccueil: garde(['accueils', 'accueil', 'jour'], ({ jour, ...faits }) => {
    const accueil = choisi(faits);
    return accueil && apres(accueil.entreeLe, jour)
      ? `L’élève n’entre à l’établissement d’accueil (${accueil.nom}) que le ${ecrireJour(accueil.entreeLe)} : le transfert prend effet à ce changement, pas avant.`
      : null;
  }),
  pasEncoreTransmis: garde(['accueils', 'accueil'], (faits) =>
    choisi(faits)?.transmis ? 'Ce dossier est déjà transmis à cet établissement d’accueil.' : null,
  ),
  sortieDatee: garde(
    ['accueils', 'accueil', 'sortieLe', 'entreeLe', 'jour'],
    ({ sortieLe, entreeLe, jour, ...faits }) => {
      const accueil = choisi(faits);
      if (apres(sortieLe, jour)) return `Le jour de sortie (${ecrireJour(sortieLe)}) est dans le futur.`;
      if (avant(sortieLe, entreeLe))
        return `Le jour de sortie (${ecrireJour(sortieLe)}) précède l’entrée de l’élève dans l’établissement (${ecrireJour(entreeLe)}).`;
      return accueil && apres(sortieLe, accueil.entreeLe)
        ? `Le jour de sortie (${ecrireJour(sortieLe)}) suit l’entrée à l’établissement d’accueil (${ecrireJour(accueil.entreeLe)}) : vérifiez les deux dates.`
        : null;
    },
  ),
  // Between two lycées alone is a share counted by days (C. V.A).
  manqueSitue: garde(
    ['manqueDu', 'etat', 'typeDuDossier', 'accueils', 'accueil', 'sortieLe'],
    ({ manqueDu, etat, typeDuDossier, sortieLe, ...faits }) => {
      if (!manqueDu) return null;
      const accueil = choisi(faits);
      if (etat !== 'notifiee' || typeDuDossier !== 'lycee' || (accueil && accueil.type !== 'lycee'))
        return 'Premier jour de classe manqué : il ne se constate qu’entre deux lycées, pour une bourse en cours. Laissez-le vide.';
      if (!apres(manqueDu, sortieLe))
        return `Premier jour de classe manqué (${ecrireJour(manqueDu)}) : il suit le dernier jour à l’origine (${ecrireJour(sortieLe)}). Vérifiez les deux dates.`;
      return accueil && !avant(manqueDu, accueil.entreeLe)
        ? `Premier jour de classe manqué (${ecrireJour(manqueDu)}) : il précède l’entrée à l’établissement d’accueil (${ecrireJour(accueil.entreeLe)}). S’il n’y en a pas, laissez le champ vide.`
        : null;
    },
  ),
  // From collège to lycée or back, what stands is decided anew: nothing that may change it may still wait (C. V.A, C. I).
  passageSansAttente: garde(
    ['etat', 'accueils', 'accueil', 'typeDuDossier', 'recoursEnAttente', 'retrait', 'erreurAnnoncee'],
    ({ recoursEnAttente, retrait, erreurAnnoncee, ...faits }) => {
      if (!estUnPassage(faits)) return null;
      const attente = recoursEnAttente
        ? 'un recours attend sa réponse'
        : retrait
          ? 'la fin de cette bourse est engagée'
          : erreurAnnoncee
            ? 'une erreur signalée par la famille est à examiner'
            : null;
      return attente
        ? `Entre collège et lycée, la bourse est décidée à nouveau à l’accueil ; or ${attente} : concluez d’abord, puis transférez.`
        : null;
    },
  ),
  passageAvantLeDernierTrimestre: garde(
    ['etat', 'accueils', 'accueil', 'typeDuDossier', 'sortieLe', 'rentree'],
    ({ sortieLe, rentree, ...faits }) => {
      const trimestre = trimestreDu(anneeScolaire(rentree), sortieLe);
      return estUnPassage(faits) && trimestre !== 1 && trimestre !== 2
        ? 'Entre collège et lycée, l’établissement d’origine verse en entier le trimestre de la sortie, et celle-ci est au dernier : il n’y a rien à décider à nouveau cette année. Retirez le signalement ; la famille demande la bourse de la rentrée suivante.'
        : null;
    },
  ),
} as const satisfies Record<string, Verification>;
