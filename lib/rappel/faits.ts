/** The last days of which the family of a dossier is to be reminded. Pure. */
import { type DossierEntier, decisionContestee, rejeteeParSilence } from '#lib/dossier/faits.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type RappelDu, rappelDe } from '#lib/droit/echeances/rappels.ts';
import { agendaDesRecours } from '#lib/droit/recours/agenda.ts';
import { recoursPendant, requetePendante } from '#lib/droit/recours/pendants.ts';
import { decisionContestable, recoursSuivi } from '#lib/recours/faits.ts';
import { delaisDepuis } from '#lib/rectification/faits.ts';
import { auditionDe } from '#lib/retrait/faits.ts';
import { jourOuNul } from '#lib/technique/dates.ts';

type Academie = Parameters<typeof decisionContestable>[1];

/** The nearest last day of what may still be contested; null when nothing was refused, or once the family has contested. */
function contestation(dossier: DossierEntier, academie: Academie, jour: Jour): RappelDu[] {
  const decision = decisionContestee(dossier);
  const rejeteeLe = rejeteeParSilence(dossier, jour);
  if (decision ? decision.genre === 'attribution' : !rejeteeLe) return [];
  const depuis = decision ? delaisDepuis(dossier, decision) : rejeteeLe;
  const agenda = agendaDesRecours(
    decisionContestable(dossier, academie, { decision, retenue: null, surRecours: false }, depuis),
    jour,
  );
  return agenda.flatMap(({ voie, delai, clos }) => {
    const court = voie.delais[0].regle === 'delai.rapo';
    const limite = clos ? null : rappelDe(delai?.echeance ?? null, court, jour);
    return limite ? [{ objet: 'contester' as const, limite }] : [];
  });
}

/** What the family of a dossier is to be reminded of on a day, told before or not: each last day once. */
export function rappelsDus(dossier: DossierEntier, academie: Academie, jour: Jour): RappelDu[] {
  if (requetePendante(dossier)) return [];
  const recours = recoursPendant(dossier);
  const juge = rappelDe(recoursSuivi(dossier, jour)?.rejet?.juge?.echeance ?? null, false, jour);
  const engage = dossier.retraits.find(({ issue }) => !issue);
  const observations = auditionDe(dossier)?.endsWith('a_entendre')
    ? rappelDe(jourOuNul(engage?.limiteLe), true, jour)
    : null;
  const dus: RappelDu[] = [
    ...(recours ? [] : contestation(dossier, academie, jour).slice(0, 1)),
    ...(juge ? [{ objet: 'juge' as const, limite: juge }] : []),
    ...(observations ? [{ objet: 'observations' as const, limite: observations }] : []),
  ];
  return dus;
}
