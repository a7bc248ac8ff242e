/** The last days of which the family of a dossier is to be reminded. Pure. */
import { retenueAContester } from '#lib/contestation/faits.ts';
import { type DossierEntier, decisionContestee, rejeteeParSilence } from '#lib/dossier/faits.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type RappelDu, rappelDe } from '#lib/droit/echeances/rappels.ts';
import { agendaDesRecours } from '#lib/droit/recours/agenda.ts';
import {
  OBJETS_DE_RECOURS,
  type ObjetDeRecours,
  recoursPendant,
  requetePendante,
} from '#lib/droit/recours/pendants.ts';
import { dernierJourDesPieces } from '#lib/echeance/faits.ts';
import { decisionContestable, recoursSuivi } from '#lib/recours/faits.ts';
import { delaisDepuis } from '#lib/rectification/faits.ts';
import { auditionDe } from '#lib/retrait/faits.ts';
import { jourOuNul } from '#lib/technique/dates.ts';

type Academie = Parameters<typeof decisionContestable>[1];

/** The last days that are near of what may still be contested. */
const prochesDe = (
  dossier: DossierEntier,
  academie: Academie,
  jour: Jour,
  { depuis, ...conteste }: Parameters<typeof decisionContestable>[2] & { depuis: Jour | null },
): Jour[] =>
  agendaDesRecours(decisionContestable(dossier, academie, conteste, depuis), jour).flatMap(
    ({ voie, delai, clos }) => {
      const court = voie.delais[0].regle === 'delai.rapo';
      const limite = clos ? null : rappelDe(delai?.echeance ?? null, court, jour);
      return limite ? [limite] : [];
    },
  );

/** The nearest last day to contest the decision; null when nothing was refused, or once the family has contested. */
function contestation(dossier: DossierEntier, academie: Academie, jour: Jour): RappelDu[] {
  if (recoursPendant(dossier, 'decision') || requetePendante(dossier, 'decision')) return [];
  const decision = decisionContestee(dossier);
  const rejeteeLe = rejeteeParSilence(dossier, jour);
  if (decision ? decision.genre === 'attribution' : !rejeteeLe) return [];
  const depuis = decision ? delaisDepuis(dossier, decision) : rejeteeLe;
  const jours = prochesDe(dossier, academie, jour, { decision, retenue: null, surRecours: false, depuis });
  return jours.slice(0, 1).map((limite) => ({ objet: 'contester', limite }));
}

/** The same of the retenue for absences that stands, or of the answer that keeps it. */
function contestationDeLaRetenue(dossier: DossierEntier, academie: Academie, jour: Jour): RappelDu[] {
  if (recoursPendant(dossier, 'retenue') || requetePendante(dossier, 'retenue')) return [];
  const contestee = retenueAContester(dossier);
  if (!contestee) return [];
  const { retenue, surRecours, recueLe: depuis } = contestee;
  const jours = prochesDe(dossier, academie, jour, { decision: null, retenue, surRecours, depuis });
  return jours.slice(0, 1).map((limite) => ({ objet: 'retenue', limite }));
}

/** The last day to go to the judge, once silence has answered a recours on an object that no requête contests yet. */
function saisine(dossier: DossierEntier, objet: ObjetDeRecours, jour: Jour): RappelDu[] {
  if (requetePendante(dossier, objet)) return [];
  const limite = rappelDe(recoursSuivi(dossier, jour, objet)?.rejet?.juge?.echeance ?? null, false, jour);
  return limite ? [{ objet: 'juge', limite }] : [];
}

/** The last day of the observations before a withdrawal. */
function observations(dossier: DossierEntier, jour: Jour): RappelDu[] {
  if (requetePendante(dossier, 'decision') || !auditionDe(dossier)?.endsWith('a_entendre')) return [];
  const engage = dossier.retraits.find(({ issue }) => !issue);
  const limite = rappelDe(jourOuNul(engage?.limiteLe), true, jour);
  return limite ? [{ objet: 'observations', limite }] : [];
}

/** The last day of the pieces that lack. */
function pieces(dossier: DossierEntier, jour: Jour): RappelDu[] {
  const limite = dernierJourDesPieces(dossier, jour);
  return limite ? [{ objet: 'pieces', limite }] : [];
}

/** What the family of a dossier is to be reminded of on a day, told before or not: each last day once. */
export const rappelsDus = (dossier: DossierEntier, academie: Academie, jour: Jour): RappelDu[] => [
  ...contestation(dossier, academie, jour),
  ...contestationDeLaRetenue(dossier, academie, jour),
  ...OBJETS_DE_RECOURS.flatMap((objet) => saisine(dossier, objet, jour)),
  ...observations(dossier, jour),
  ...pieces(dossier, jour),
];
