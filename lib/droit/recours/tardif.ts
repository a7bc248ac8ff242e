/** A recours that comes too late: after its delay, or a year after a decision surely known (CE, Czabaj). Pure. */
import type { Territoire } from '../calendrier/territoire.ts';
import { apres, avant, ecrireJour, type Jour } from '../date.ts';
import { echeanceUnAnSansPreuve } from '../delais/recours.ts';
import { garde, type Verification } from '../garde.ts';
import { direReponse } from './gardes.ts';
import type { Reponse } from './reponse.ts';

/** What the dossier says of the recours that is answered. */
export interface FaitsDuRetardDeRecours {
  /** It came after its last day. */
  recoursTardif: boolean;
  /** Day on which it was formed; null when none waits. */
  recoursPendantLe: Jour | null;
  /** Day on which what it contests left, and day on which it was received once proved. */
  contesteEnvoyeLe: Jour | null;
  contesteRecuLe: Jour | null;
  /** Whether who acts may answer it. */
  reponseAuTardif: Reponse;
  territoire: Territoire;
}

/** What the answer is given: the day on which the decision was surely known; null when its reception was proved. */
export interface SaisieDuRetardDeRecours {
  connueLe: Jour | null;
}

const DANS_LE_DELAI =
  'Le recours est venu dans le délai, ou aucun délai ne courait : il doit être examiné. Si la décision était sûrement connue plus d’un an avant, dites depuis quel jour et comment vous le savez.';

/** What is said to the family when the year has passed: the day known, and the last one to contest. */
export const direUnAnSansPreuve = (connueLe: Jour, territoire: Territoire): string =>
  `Vous connaissiez cette décision le ${ecrireJour(connueLe)}. ${echeanceUnAnSansPreuve(connueLe, territoire).phrase}`;

/** Conditions of the answer that a recours is late. */
export const GARDES_DU_RETARD_DE_RECOURS = {
  reponseAuTardifPermise: garde(['reponseAuTardif'], ({ reponseAuTardif }) => direReponse(reponseAuTardif)),
  recoursTardif: garde(
    ['recoursTardif', 'recoursPendantLe', 'contesteRecuLe', 'contesteEnvoyeLe', 'connueLe', 'territoire'],
    ({ recoursTardif, recoursPendantLe, contesteRecuLe, contesteEnvoyeLe, connueLe, territoire }) => {
      if (recoursTardif) return null;
      if (!connueLe || !recoursPendantLe || !contesteEnvoyeLe || contesteRecuLe) return DANS_LE_DELAI;
      if (avant(connueLe, contesteEnvoyeLe))
        return `La décision n’est partie que le ${ecrireJour(contesteEnvoyeLe)} : elle ne pouvait pas être connue avant.`;
      const { echeance } = echeanceUnAnSansPreuve(connueLe, territoire);
      return echeance && apres(recoursPendantLe, echeance)
        ? null
        : `Le recours a été formé le ${ecrireJour(recoursPendantLe)}, moins d’un an après le jour où la décision était connue : il doit être examiné.`;
    },
  ),
  connaissanceMotivee: garde(['recoursTardif', 'motivation'], ({ recoursTardif, motivation }) =>
    recoursTardif || (motivation?.trim().length ?? 0) >= 20
      ? null
      : 'Écrivez ce qui établit que la décision était connue (au moins 20 caractères) : la famille le lira.',
  ),
} as const satisfies Record<string, Verification>;
