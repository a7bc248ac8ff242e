import { prochainJourOuvrable } from '../calendrier/feries.ts';
import type { Territoire } from '../calendrier/territoire.ts';
import { ecrireJour, type Jour, jour } from '../date.ts';
import type { Ligne, Regle, Source, Trace, Valeur } from '../regle.ts';

/** A legal deadline of a dossier, with what an agent and a family need to understand it. */
export interface Delai {
  /** Id of the rule, or of what sets it otherwise. */
  id: string;
  /** Last useful day, included; null when no deadline runs. */
  echeance: Jour | null;
  article: string;
  /** The event that makes it run, or why none runs. */
  cause: string;
  /** The whole sentence, in plain French. */
  phrase: string;
  trace: Trace;
}

export type Duree = { jours: number } | { mois: number };

/** What the text says of one deadline; the arithmetic and the sentence follow from it. */
export interface Modele {
  source: Source;
  enVigueur: Regle['enVigueur'];
  duree: Duree;
  /** A délai franc counts neither the first nor the last day: one more day to act. */
  franc?: boolean;
  /** The event, with its article: "la réception de la décision". */
  evenement: string;
  /** Start of the sentence that the last day completes: "Les pièces demandées peuvent arriver jusqu’au". */
  quoi: string;
}

const ecrireDuree = (duree: Duree): string =>
  'jours' in duree ? `${duree.jours} jour${duree.jours > 1 ? 's' : ''}` : `${duree.mois} mois`;

const texte = (valeur: Valeur | undefined): string => ecrireJour(jour(String(valeur)));

/**
 * Last day of a delay before any extension. The first day is never counted; months go from date to date, or to the
 * last day of a month too short (31 December and two months: last day of February).
 */
export function dernierJour(depart: Jour, duree: Duree, franc = false): Jour {
  const terme = 'jours' in duree ? depart.add({ days: duree.jours }) : depart.add({ months: duree.mois });
  return franc ? terme.add({ days: 1 }) : terme;
}

/** The French sentence of a line of trace written by `calculer`. */
export const direDelai =
  (modele: Modele) =>
  ({ valeurs }: Ligne): string => {
    if (valeurs.depart === null)
      return `Aucun délai ne court : rien ne prouve encore la date qui le déclenche (${modele.evenement}).`;
    const franc = modele.franc ? ', délai franc' : '';
    const report = valeurs.reporteDu
      ? ` Le dernier jour tombait le ${texte(valeurs.reporteDu)}, qui n’est pas ouvré : il est reporté.`
      : '';
    return `${modele.quoi} ${texte(valeurs.echeance)} : ${valeurs.duree} après ${valeurs.evenement ?? modele.evenement}, le ${texte(valeurs.depart)}${franc}.${report}`;
  };

/** A deadline from its only line of trace: one wording for the screen, the letter and the stored trace. */
export function delaiDe(regle: Regle, echeance: Jour | null, cause: string, ligne: Ligne): Delai {
  return {
    id: regle.id,
    echeance,
    article: regle.source.article,
    cause,
    // Worded when it is read: a set of acts asks most deadlines for their day alone.
    get phrase() {
      return regle.dire(ligne);
    },
    trace: [ligne],
  };
}

/**
 * Computes one deadline. `report` is the territory whose non-working days push the last day further, null for a
 * delay that is never extended. A null `depart` means that nothing proves the event: the deadline does not run.
 * `evenement` names the event when it is not the one of the model.
 */
export function calculer(
  regle: Regle,
  modele: Modele,
  depart: Jour | null,
  report: Territoire | null,
  evenement?: string,
): Delai {
  if (depart === null)
    return delaiDe(regle, null, `pas de preuve : ${modele.evenement}`, {
      regle: regle.id,
      issue: 'manque',
      valeurs: { depart: null, echeance: null },
    });
  const terme = dernierJour(depart, modele.duree, modele.franc);
  const echeance = report === null ? terme : prochainJourOuvrable(terme, report);
  return delaiDe(regle, echeance, evenement ?? modele.evenement, {
    regle: regle.id,
    issue: 'appliquee',
    valeurs: {
      depart: depart.toString(),
      duree: ecrireDuree(modele.duree),
      echeance: echeance.toString(),
      reporteDu: echeance.equals(terme) ? null : terme.toString(),
      territoire: report,
      ...(evenement ? { evenement } : {}),
    },
  });
}

/** The rules of a set of models: same ids, wording built from each model. */
export const reglesDe = <K extends string>(modeles: Record<K, Modele>): Record<K, Omit<Regle, 'id'>> =>
  Object.fromEntries(
    Object.entries<Modele>(modeles).map(([id, modele]) => [
      id,
      {
        source: modele.source,
        enVigueur: modele.enVigueur,
        verifieeLe: '2026-11-22',
        dire: direDelai(modele),
      },
    ]),
  ) as Record<K, Omit<Regle, 'id'>>;
