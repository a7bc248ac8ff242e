import { apres, avant, ecrireJour } from '../date.ts';
import { garde, type Verification } from '../garde.ts';
import type { Reponse } from './reponse.ts';

const REPONSES: Readonly<Record<Reponse, string | null>> = {
  permise: null,
  aucun_recours: 'Aucun recours n’attend de réponse.',
  ministre:
    'Ce recours va au ministre : envoyez-lui le recueil (« Envoyer le recours au ministre »), puis enregistrez sa réponse.',
  autre_autorite: 'Ce recours s’adresse à une autre autorité : elle seule peut y répondre.',
  meme_personne:
    'Vous avez pris part à la décision contestée : ce recours doit être lu et signé par une autre personne.',
  sans_delegation: 'Vous n’avez pas de délégation de signature en cours à cette date.',
};

/** Why a person may not answer a recours; null when it may. */
export const direReponse = (reponse: Reponse): string | null => REPONSES[reponse];

/** Conditions of what a family contests, and of its answer. */
export const GARDES_DE_RECOURS = {
  contestable: garde(
    ['recoursObjet', 'contestee', 'retenueContestableLe'],
    ({ recoursObjet, contestee, retenueContestableLe }) => {
      if (recoursObjet === 'retenue')
        return retenueContestableLe
          ? null
          : 'Aucune retenue n’est à contester : aucune n’est notifiée, ou tout ce qui était retenu est rendu.';
      return contestee
        ? null
        : 'Rien n’est à contester : aucune décision n’est notifiée, et le silence n’a pas rejeté la demande.';
    },
  ),
  recoursDate: garde(
    ['recoursForme', 'recoursRecu', 'recoursObjet', 'contesteeLe', 'retenueContestableLe', 'jour'],
    ({ recoursForme, recoursRecu, recoursObjet, jour, ...dits }) => {
      const contesteeLe = recoursObjet === 'retenue' ? dits.retenueContestableLe : dits.contesteeLe;
      if (apres(recoursRecu, jour)) return 'La date de réception du recours est dans le futur.';
      if (apres(recoursForme, recoursRecu))
        return 'Le recours ne peut pas être formé après le jour où il est reçu : vérifiez le cachet de la poste.';
      return contesteeLe && avant(recoursForme, contesteeLe)
        ? `Le recours ne peut pas précéder ce qu’il conteste (${ecrireJour(contesteeLe)}) : vérifiez la date.`
        : null;
    },
  ),
  aucunRecoursPendant: garde(['reponseAuRecours'], ({ reponseAuRecours }) =>
    reponseAuRecours === 'aucun_recours'
      ? null
      : 'Un recours de la famille attend sa réponse : répondez-y depuis l’onglet Recours, la décision en découlera.',
  ),
  autreLecteur: garde(['aDecideAvantReprise'], ({ aDecideAvantReprise }) =>
    aDecideAvantReprise
      ? 'Vous avez pris part à la décision que le recours a fait reprendre : une autre personne examine de nouveau, et décide.'
      : null,
  ),
  reponsePermise: garde(['reponseAuRecours'], ({ reponseAuRecours }) => direReponse(reponseAuRecours)),
  refusConteste: garde(['contestee', 'calcul'], ({ contestee, calcul }) => {
    if (contestee === 'attribution')
      return 'Le recours conteste une attribution : maintenez ou changez l’échelon.';
    const parLeCalcul = contestee === 'refus' || contestee === 'silence' || contestee === 'refus_sur_recours';
    if (parLeCalcul && calcul === 'droit')
      return 'Le calcul donne droit à une bourse : le refus ne peut pas être maintenu.';
    return parLeCalcul && calcul === 'incalculable'
      ? 'Le calcul n’est pas possible : reprenez l’examen pour demander les pièces qui manquent.'
      : null;
  }),
} as const satisfies Record<string, Verification>;
