import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import { type LigneDeProcedure, SUR_PLACE } from '../ligne-de-procedure.ts';
import type { ObjetDeRecours } from './pendants.ts';
import { DEPUIS_LA_BOURSE } from './retenue.ts';

/** What a dossier says of the requêtes that wait for the judge, on each object. */
export interface FaitsDuJuge {
  /** Day on which the requête that waits on the decision, or on the silence, came; null when none does. */
  requetePendante: Jour | null;
  /** Day on which the State's answer to it was lodged; null: it is still awaited. */
  memoireDepose: Jour | null;
  /** The same of a requête on a retenue for absences. */
  requeteSurRetenue: Jour | null;
  memoireSurRetenue: Jour | null;
  /** Day of the first retenue of the year; null: nothing was ever retained. */
  premiereRetenueLe: Jour | null;
}

export interface SaisieDuJuge {
  /** Which of the two the form is about. */
  requeteObjet: ObjetDeRecours;
}

/** How the judge ended a requête. */
export const ISSUES_DE_REQUETE = ['rejetee', 'annulee', 'desistement', 'non_lieu'] as const;
export type IssueDeRequete = (typeof ISSUES_DE_REQUETE)[number];

/** What is filed of a requête: what seized the court, the State's answer, what the judge said. */
export const NATURES_DE_REQUETE = ['requete', 'memoire', 'jugement'] as const;
export type NatureDeRequete = (typeof NATURES_DE_REQUETE)[number];

export const LIBELLES_DES_NATURES: Readonly<Record<NatureDeRequete, string>> = {
  requete: 'Requête numérisée',
  memoire: 'Mémoire numérisé',
  jugement: 'Jugement numérisé',
};

export const LIBELLES_REQUETES: Readonly<Record<IssueDeRequete, string>> = {
  rejetee: 'rejetée, la décision reste',
  annulee: 'décision annulée par le juge',
  desistement: 'désistement de la famille',
  non_lieu: 'non-lieu à statuer',
};

/** Who hears of the judge: the établissement that decided, and the service that represents the State (C. IV.B). */
const SAISIS = ['chef_etablissement', 'gestionnaire_sab', 'responsable_sab'] as const;
/** The recteur represents the State before the tribunal (C. IV.B, collège): by the service that reads every dossier. */
const REPRESENTANTS = ['responsable_sab'] as const;

/** Whatever was decided or left without an answer, a bourse withdrawn included. */
const DEVANT_LE_JUGE = [
  'deposee',
  'en_instruction',
  'proposee',
  'decidee',
  'notifiee',
  'irrecevable',
  'retiree',
] as const;

/** Rows of the procedure table for a requête before the tribunal administratif. */
export const ACTES_DU_JUGE = {
  transmettre_requete: {
    libelle: 'Transmettre une requête au recteur',
    accompli: 'Requête devant le tribunal transmise au recteur',
    de: DEVANT_LE_JUGE,
    vers: SUR_PLACE,
    par: SAISIS,
    gardes: ['requeteDatee', 'requeteContreUneRetenue'],
    saisie: ['requeteRecue', 'requeteObjet'],
    ecrit: 'requete',
    article: 'C. IV.B',
  },
  deposer_memoire: {
    libelle: 'Enregistrer le mémoire en défense',
    accompli: 'Mémoire en défense déposé au tribunal',
    de: DEVANT_LE_JUGE,
    vers: SUR_PLACE,
    par: REPRESENTANTS,
    gardes: ['requeteDeLObjet', 'memoireAttendu', 'memoireDate'],
    saisie: ['requeteObjet', 'memoire'],
    ecrit: 'requete',
    article: 'C. IV.B ; CJA R. 611-1',
  },
  clore_requete: {
    libelle: 'Enregistrer la décision du juge',
    accompli: 'Décision du tribunal enregistrée',
    de: DEVANT_LE_JUGE,
    vers: SUR_PLACE,
    par: REPRESENTANTS,
    gardes: ['requeteDeLObjet', 'jugementDate', 'motivationEcrite'],
    saisie: ['requeteObjet', 'jugement', 'motivation'],
    ecrit: 'requete',
    article: 'C. IV.B',
  },
  executer_annulation: {
    libelle: 'Exécuter l’annulation par le juge',
    accompli: 'Décision annulée par le juge, examen repris',
    de: ['notifiee', 'irrecevable', 'retiree'],
    vers: 'en_instruction',
    par: REPRESENTANTS,
    gardes: ['requetePendante', 'jugementDate', 'motivationEcrite'],
    saisie: ['requeteObjet', 'jugement', 'motivation'],
    ecrit: 'requete',
    article: 'C. IV.B ; CJA L. 11',
  },
  executer_annulation_de_retenue: {
    libelle: 'Rendre la retenue, annulée par le juge',
    accompli: 'Retenue annulée par le juge, rendue',
    de: DEPUIS_LA_BOURSE,
    vers: SUR_PLACE,
    par: REPRESENTANTS,
    gardes: [
      'delegationEnCours',
      'requeteSurRetenue',
      'jugementDate',
      'demiJourneesNommees',
      'motivationEcrite',
    ],
    saisie: ['requeteObjet', 'jugement', 'demiJourneesEcartees', 'motivation'],
    ecrit: 'retenue',
    courrier: 'restitution_de_retenue',
    article: 'C. IV.B, VII.A ; CJA L. 11',
  },
} as const satisfies Record<string, LigneDeProcedure>;

const AUCUNE = 'Aucune requête n’est en attente devant le tribunal sur ce dossier.';

type DesDeux = Pick<FaitsDuJuge, 'requetePendante' | 'requeteSurRetenue'>;

/** The day on which the requête that the form is about came; null when none waits on that object. */
const celleDe = (requeteObjet: ObjetDeRecours, faits: DesDeux): Jour | null =>
  requeteObjet === 'retenue' ? faits.requeteSurRetenue : faits.requetePendante;

/** Why a day after the requête cannot be; `quoi` names what happened then. */
function direApres(
  quoi: string,
  futur: string,
  leJour: Jour,
  requete: Jour | null,
  jour: Jour,
): string | null {
  if (apres(leJour, jour)) return futur;
  return requete && avant(leJour, requete)
    ? `${quoi} ne peut pas précéder la requête (${ecrireJour(requete)}) : vérifiez la date.`
    : null;
}

export const GARDES_DU_JUGE = {
  requeteDatee: garde(['requeteRecue', 'recuLe', 'jour'], ({ requeteRecue, recuLe, jour }) => {
    if (apres(requeteRecue, jour))
      return 'La requête ne peut pas être reçue dans le futur : vérifiez la date.';
    return recuLe && avant(requeteRecue, recuLe)
      ? `La requête ne peut pas précéder la demande de bourse (${ecrireJour(recuLe)}) : vérifiez la date.`
      : null;
  }),
  requeteContreUneRetenue: garde(
    ['requeteObjet', 'requeteRecue', 'premiereRetenueLe'],
    ({ requeteObjet, requeteRecue, premiereRetenueLe }) => {
      if (requeteObjet !== 'retenue') return null;
      if (!premiereRetenueLe) return 'Aucune retenue pour absences n’a été faite sur ce dossier.';
      return avant(requeteRecue, premiereRetenueLe)
        ? `La requête ne peut pas précéder la première retenue (${ecrireJour(premiereRetenueLe)}) : vérifiez la date.`
        : null;
    },
  ),
  requetePendante: garde(['requetePendante'], ({ requetePendante }) => (requetePendante ? null : AUCUNE)),
  requeteSurRetenue: garde(['requeteSurRetenue'], ({ requeteSurRetenue }) =>
    requeteSurRetenue ? null : 'Aucune requête contre une retenue n’est en attente devant le tribunal.',
  ),
  requeteDeLObjet: garde(
    ['requeteObjet', 'requetePendante', 'requeteSurRetenue'],
    ({ requeteObjet, ...faits }) => (celleDe(requeteObjet, faits) ? null : AUCUNE),
  ),
  memoireAttendu: garde(
    ['requeteObjet', 'memoireDepose', 'memoireSurRetenue'],
    ({ requeteObjet, memoireDepose, memoireSurRetenue }) => {
      const depose = requeteObjet === 'retenue' ? memoireSurRetenue : memoireDepose;
      return depose
        ? `Un mémoire en défense est déjà déposé (${ecrireJour(depose)}) : la défense de l’État est au greffe.`
        : null;
    },
  ),
  memoireDate: garde(
    ['memoire', 'requeteObjet', 'requetePendante', 'requeteSurRetenue', 'jour'],
    ({ memoire, requeteObjet, jour, ...faits }) =>
      direApres(
        'Le mémoire',
        'Le mémoire ne peut pas être déposé dans le futur : vérifiez la date.',
        memoire,
        celleDe(requeteObjet, faits),
        jour,
      ),
  ),
  jugementDate: garde(
    ['jugement', 'requeteObjet', 'requetePendante', 'requeteSurRetenue', 'jour'],
    ({ jugement, requeteObjet, jour, ...faits }) =>
      direApres(
        'Le jugement',
        'Le jugement ne peut pas être rendu dans le futur : vérifiez la date.',
        jugement,
        celleDe(requeteObjet, faits),
        jour,
      ),
  ),
} as const satisfies Record<string, Verification>;
