import { minuteSurPlace, type Territoire } from '../calendrier/territoire.ts';
import { appliquer, type Constat } from '../constat.ts';
import { avant, type Jour, jourDeLaMinute, type MinuteDeParis } from '../date.ts';
import { REGLES_RECEVABILITE as R } from './recevabilite-regles.ts';

/** How a demande came in, with what proves its day. */
export type Depot =
  | { canal: 'en_ligne'; minute: MinuteDeParis }
  /** `cachetLe`: the postmark, when it came by post and can be read. */
  | { canal: 'papier'; recuLe: Jour; cachetLe?: Jour }
  | { canal: 'etude_automatique'; consentiLe: Jour };

/**
 * The legal day of a deposit, with its line of trace (C. II.B, CRPA L. 112-1). Online, the earlier of the civil days of
 * Paris and of the établissement: a closing day ends at the later of their two midnights.
 */
export function dater(depot: Depot, territoire: Territoire): { deposeLe: Jour; constat: Constat } {
  switch (depot.canal) {
    case 'en_ligne': {
      const paris = jourDeLaMinute(depot.minute);
      const surPlace = minuteSurPlace(depot.minute, territoire);
      const local = avant(surPlace.toPlainDate(), paris);
      const deposeLe = local ? surPlace.toPlainDate() : paris;
      const minute = local ? surPlace.toString({ smallestUnit: 'minute' }) : depot.minute;
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
