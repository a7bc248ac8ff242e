import { apres, avant, ecrireJour, type Jour } from '../date.ts';
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
}

const choisi = ({ accueils, accueil }: Pick<FaitsDuTransfert & SaisieDuTransfert, 'accueils' | 'accueil'>) =>
  accueils.find(({ scolariteId }) => scolariteId === accueil);

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
  bourseDuMemeType: garde(
    ['etat', 'accueils', 'accueil', 'typeDuDossier'],
    ({ etat, typeDuDossier, ...faits }) => {
      const accueil = choisi(faits);
      return etat === 'notifiee' && accueil && accueil.type !== typeDuDossier
        ? 'Entre collège et lycée, la bourse attribuée ne suit pas telle quelle : le barème est autre, et une personne habilitée doit décider à nouveau sur les mêmes ressources. Prévenez le service académique.'
        : null;
    },
  ),
} as const satisfies Record<string, Verification>;
