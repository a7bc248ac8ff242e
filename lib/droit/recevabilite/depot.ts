import { jourDuDepot, minuteSurPlace, type Territoire } from '../calendrier/territoire.ts';
import { appliquer, type Constat } from '../constat.ts';
import { avant, type Jour, jourDeLaMinute, type MinuteDeParis } from '../date.ts';
import type { Lecture } from '../lecture.ts';
import { REGLES_RECEVABILITE as R } from './recevabilite-regles.ts';

/** How a demande came in, with what proves its day. */
export type Depot =
  | { canal: 'en_ligne'; minute: MinuteDeParis }
  /** `cachetLe`: the postmark, when it came by post and can be read. */
  | { canal: 'papier'; recuLe: Jour; cachetLe?: Jour }
  | { canal: 'etude_automatique'; consentiLe: Jour };

export const LECTURES_DEPOT: readonly Lecture[] = [
  {
    id: 'recevabilite.depot_non_signe',
    article: 'C. III.C ; annexes 2 et 3',
    doute:
      'Tout dépôt, même incomplet, est une demande recevable ; le formulaire demande une signature. Un papier non signé, ou à moitié rempli, est-il une demande ?',
    lecture:
      'Oui : il suffit qu’il dise l’élève et qui dépose. Il est reçu à sa date, le formulaire rempli et signé est demandé comme une pièce, et rien n’est décidé sur le fond avant la signature.',
    autre: 'Sans signature il n’y a pas de demande : le papier est rendu, et la date du dépôt est perdue.',
    raison:
      'Le texte ne fait aucune différence entre ce qui manque ; refuser la date retirerait un droit sans texte, et la signature reste exigée avant toute attribution.',
    regles: ['recevabilite.depot_incomplet'],
  },
];

/**
 * The legal day of a deposit, with its line of trace (C. II.B, CRPA L. 112-1). Online, the earlier of the civil days of
 * Paris and of the établissement: a closing day ends at the later of their two midnights.
 */
export function dater(depot: Depot, territoire: Territoire): { deposeLe: Jour; constat: Constat } {
  switch (depot.canal) {
    case 'en_ligne': {
      const deposeLe = jourDuDepot(depot.minute, territoire);
      const local = avant(deposeLe, jourDeLaMinute(depot.minute));
      const surPlace = minuteSurPlace(depot.minute, territoire).toString({ smallestUnit: 'minute' });
      const minute = local ? surPlace : depot.minute;
      const valeurs = {
        deposeLe: deposeLe.toString(),
        heure: minute.slice(11).replace(':', ' h '),
        ...(local ? { local } : {}),
      };
      return { deposeLe, constat: appliquer(R['recevabilite.depot_en_ligne'], valeurs) };
    }
    case 'papier': {
      const { recuLe, cachetLe } = depot;
      // A postmark later than the arrival proves nothing: the paper was there.
      const cachet = cachetLe && avant(cachetLe, recuLe) ? cachetLe : undefined;
      const deposeLe = cachet ?? recuLe;
      const valeurs = { deposeLe: deposeLe.toString(), cachetLe: cachet?.toString() ?? null };
      return { deposeLe, constat: appliquer(R['recevabilite.depot_papier'], valeurs) };
    }
    case 'etude_automatique': {
      const valeurs = { deposeLe: depot.consentiLe.toString() };
      return { deposeLe: depot.consentiLe, constat: appliquer(R['recevabilite.depot_automatique'], valeurs) };
    }
  }
}
