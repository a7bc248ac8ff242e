import { apres, avant, ecrireJour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import { type LigneDeProcedure, SUR_PLACE } from '../ligne-de-procedure.ts';

/** How the judge ended a requête. */
export const ISSUES_DE_REQUETE = ['rejetee', 'annulee', 'desistement', 'non_lieu'] as const;
export type IssueDeRequete = (typeof ISSUES_DE_REQUETE)[number];

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
    gardes: ['requeteDatee'],
    saisie: ['requeteRecue'],
    ecrit: 'requete',
    article: 'C. IV.B',
  },
  deposer_memoire: {
    libelle: 'Enregistrer le mémoire en défense',
    accompli: 'Mémoire en défense déposé au tribunal',
    de: DEVANT_LE_JUGE,
    vers: SUR_PLACE,
    par: REPRESENTANTS,
    gardes: ['requetePendante', 'memoireAttendu', 'memoireDate'],
    saisie: ['memoire'],
    ecrit: 'requete',
    article: 'C. IV.B ; CJA R. 611-1',
  },
  clore_requete: {
    libelle: 'Enregistrer la décision du juge',
    accompli: 'Décision du tribunal enregistrée',
    de: DEVANT_LE_JUGE,
    vers: SUR_PLACE,
    par: REPRESENTANTS,
    gardes: ['requetePendante', 'jugementDate', 'motivationEcrite'],
    saisie: ['jugement', 'motivation'],
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
    saisie: ['jugement', 'motivation'],
    ecrit: 'requete',
    article: 'C. IV.B ; CJA L. 11',
  },
} as const satisfies Record<string, LigneDeProcedure>;

export const GARDES_DU_JUGE = {
  requeteDatee: garde(['requeteRecue', 'recuLe', 'jour'], ({ requeteRecue, recuLe, jour }) => {
    if (apres(requeteRecue, jour))
      return 'La requête ne peut pas être reçue dans le futur : vérifiez la date.';
    return recuLe && avant(requeteRecue, recuLe)
      ? `La requête ne peut pas précéder la demande de bourse (${ecrireJour(recuLe)}) : vérifiez la date.`
      : null;
  }),
  requetePendante: garde(['requetePendante'], ({ requetePendante }) =>
    requetePendante ? null : 'Aucune requête n’est en attente devant le tribunal sur ce dossier.',
  ),
  memoireAttendu: garde(['memoireDepose'], ({ memoireDepose }) =>
    memoireDepose
      ? `Un mémoire en défense est déjà déposé (${ecrireJour(memoireDepose)}) : la défense de l’État est au greffe.`
      : null,
  ),
  memoireDate: garde(['memoire', 'requetePendante', 'jour'], ({ memoire, requetePendante, jour }) => {
    if (apres(memoire, jour)) return 'Le mémoire ne peut pas être déposé dans le futur : vérifiez la date.';
    return requetePendante && avant(memoire, requetePendante)
      ? `Le mémoire ne peut pas précéder la requête (${ecrireJour(requetePendante)}) : vérifiez la date.`
      : null;
  }),
  jugementDate: garde(['jugement', 'requetePendante', 'jour'], ({ jugement, requetePendante, jour }) => {
    if (apres(jugement, jour)) return 'Le jugement ne peut pas être rendu dans le futur : vérifiez la date.';
    return requetePendante && avant(jugement, requetePendante)
      ? `Le jugement ne peut pas précéder la requête (${ecrireJour(requetePendante)}) : vérifiez la date.`
      : null;
  }),
} as const satisfies Record<string, Verification>;
