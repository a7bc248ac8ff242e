/** Last days that the law gives a family, and of which a mail reminds it once each while something can still be done. */
import { apres, avant, type Jour } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { libelleDe } from '../phrase.ts';
import { JOURS_DU_RAPPEL } from './annonces.ts';

/** What the family may still do: contest a decision or a retenue, go to the judge after a recours left without answer, answer before a withdrawal, send (SMS alone, beside the letter) the pieces that lack. */
export const OBJETS_DE_RAPPEL = ['contester', 'retenue', 'juge', 'observations', 'pieces'] as const;
export type ObjetDeRappel = (typeof OBJETS_DE_RAPPEL)[number];

const LIBELLES: Readonly<Record<ObjetDeRappel, string>> = {
  contester: 'Former un recours',
  retenue: 'Contester la retenue pour absences',
  juge: 'Saisir le tribunal administratif',
  observations: 'Présenter des observations',
  pieces: 'Envoyer les pièces qui manquent',
};

/** What a reminder was about, in words. */
export const direObjet = (objet: string): string => libelleDe(LIBELLES, objet);

/** A recours is written with its documents: more days for it, where the delay gives more than the fifteen days. */
export const JOURS_DU_RAPPEL_LONG = 10;

/** Delays of the recours, distance included, from what makes them run (CJA R. 421-7 adds a month or two). */
export const DELAIS_RAPPELES = [{ days: 15 }, { months: 2 }, { months: 3 }, { months: 4 }] as const;

export const LECTURES_RAPPELS: readonly Lecture[] = [
  {
    id: 'rappel.dernier_jour_du_recours',
    article: 'C. IV.B ; CRPA L. 112-6, R. 112-5',
    doute:
      'Le texte ne demande pas de rappeler à la famille le dernier jour d’un recours : à qui, et quand ?',
    lecture:
      'Un courriel, une fois, à qui peut encore contester un refus, une irrecevabilité, un retrait, un silence ou une retenue pour absences et ne l’a pas fait : cinq jours avant la fin d’un délai de quinze jours, dix jours avant celle d’un délai plus long. Rien à qui a reçu une bourse.',
    autre: 'Aucun rappel ; ou un rappel à toutes les familles, bourse accordée ou non.',
    raison:
      'Le délai le plus court ferme tous les autres au lycée, et se perd faute de savoir. Rappeler à chaque famille servie qu’elle peut contester ferait du bruit et non du droit.',
    regles: ['recours.tout_recours_est_rapo', 'recours.gracieux_ou_hierarchique'],
  },
];

/** A last day that is near. */
export interface RappelDu {
  objet: ObjetDeRappel;
  limite: Jour;
}

/** The last day when it is near enough to be reminded of, and not behind; null otherwise. `court`: of a delay of fifteen days. */
export function rappelDe(limite: Jour | null, court: boolean, jour: Jour): Jour | null {
  if (!limite || apres(jour, limite)) return null;
  const avance = court ? JOURS_DU_RAPPEL : JOURS_DU_RAPPEL_LONG;
  return avant(jour, limite.subtract({ days: avance })) ? null : limite;
}
