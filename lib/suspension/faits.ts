/** The days that suspensions take away from a bourse au mérite, from the rows of its dossier (D. 531-40). Pure. */
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { type Jour, lePlusTard, lePlusTot } from '#lib/droit/date.ts';
import type { Trace } from '#lib/droit/regle.ts';
import { ligneSuspendue } from '#lib/droit/retrait/suspension.ts';
import type { LigneDeRetrait } from '#lib/retrait/faits.ts';
import { dateDe, jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';

/** Days without bourse au mérite that a suspension takes away; `au` null: to the end of the year. */
export interface Suspension {
  du: Jour;
  au: Jour | null;
}

type AvecSuspensions = Pick<DossierEntier, 'retraits' | 'recours' | 'requetes' | 'courriers'>;

/** A decision, and those that kept it on recours, the first recours first. */
function avecCellesQuiLaGardent({ recours }: AvecSuspensions, decisionId: string): string[] {
  const ids = [decisionId];
  for (const un of recours) if (un.reponseId && ids.includes(un.decisionId ?? '')) ids.push(un.reponseId);
  return ids;
}

/** True of a decision that a recours or the judge had undone, or that was called back before its letter left: it suspends nothing. */
export function estDefaite(dossier: AvecSuspensions, decisionId: string | null): boolean {
  if (!decisionId) return false;
  const ids = avecCellesQuiLaGardent(dossier, decisionId);
  const porteSurElle = (un: { decisionId: string | null }) => ids.includes(un.decisionId ?? '');
  return (
    dossier.recours.some((un) => porteSurElle(un) && (un.issue === 'rouvert' || un.issue === 'accueilli')) ||
    dossier.requetes.some((une) => porteSurElle(une) && une.issue === 'annulee') ||
    dossier.courriers.some((lettre) => lettre.decisionId === decisionId && lettre.rappeleLe)
  );
}

/** The suspensions of the bourse au mérite that stand, ended since or not, the first first (D. 531-40). */
const suspensionsTenantes = (dossier: AvecSuspensions): LigneDeRetrait[] =>
  dossier.retraits.filter(
    ({ meriteJusquAu, decisionId }) => meriteJusquAu && !estDefaite(dossier, decisionId),
  );

/** The end of a suspension, unless the decision that said it was undone. */
const finDe = (dossier: AvecSuspensions, { repriseDu, repriseId }: LigneDeRetrait): Jour | null =>
  estDefaite(dossier, repriseId) ? null : jourOuNul(repriseDu);

/** The days without bourse au mérite, one stretch for each suspension that stands. */
export const suspensionsDuMerite = (dossier: AvecSuspensions): Suspension[] =>
  suspensionsTenantes(dossier).flatMap((retrait) => {
    const fin = finDe(dossier, retrait);
    return retrait.meriteJusquAu
      ? [
          {
            du: jourDe(retrait.meriteJusquAu).add({ days: 1 }),
            au: fin?.subtract({ days: 1 }) ?? null,
          },
        ]
      : [];
  });

/** The suspension that nothing has ended; null when none stands. */
export const suspensionPendante = (dossier: AvecSuspensions): LigneDeRetrait | null =>
  suspensionsTenantes(dossier).findLast((retrait) => !finDe(dossier, retrait)) ?? null;

type Droits = DossierEntier['droits'];

/** The rights of a bourse that goes on as it is, opened again by another decision. */
const reprisTelsQuels = (droits: Droits, decisionId: string, nouvelId: () => string): Droits =>
  droits.map((droit) => ({
    ...droit,
    id: nouvelId(),
    decisionId,
    fermeParId: null,
  }));

/** Rights without some days; `concerne` says of which components. */
export const sansCesJours = (
  droits: Droits,
  jours: readonly Suspension[],
  concerne: (composante: Droits[number]['composante']) => boolean,
  nouvelId: () => string,
): Droits =>
  jours.reduce<Droits>(
    (restent, { du, au }) =>
      restent.flatMap((droit) => {
        if (!concerne(droit.composante)) return [droit];
        const fin = jourDe(droit.au);
        const avantElle = { ...droit, au: dateDe(lePlusTot(fin, du.subtract({ days: 1 }))) };
        const reprise = au && lePlusTard(jourDe(droit.du), au.add({ days: 1 }));
        const apresElle = reprise && { ...droit, id: nouvelId(), du: dateDe(reprise) };
        return [
          ...(avantElle.du <= avantElle.au ? [avantElle] : []),
          ...(apresElle && apresElle.du <= apresElle.au ? [apresElle] : []),
        ];
      }),
    droits,
  );

/** Rights without the days that suspensions of the bourse au mérite take away (D. 531-40). */
export const horsSuspensions = (
  droits: Droits,
  suspensions: readonly Suspension[],
  nouvelId: () => string,
): Droits => sansCesJours(droits, suspensions, (composante) => composante === 'merite', nouvelId);

/** The lines of an attribution that say its bourse au mérite suspended, while a suspension stands. */
export function avecLaSuspension(trace: Trace, suspensions: readonly Suspension[]): Trace {
  const pendante = suspensions.findLast(({ au }) => !au);
  return pendante
    ? trace.map((ligne) => (ligne.regle === 'merite.suspension' ? ligneSuspendue(pendante.du) : ligne))
    : trace;
}

/** The rights in force but for the bourse au mérite, which ends on a day. */
export const meriteSuspendu = (
  enVigueur: Droits,
  decisionId: string,
  dernierJour: Jour,
  nouvelId: () => string,
): Droits =>
  horsSuspensions(
    reprisTelsQuels(enVigueur, decisionId, nouvelId),
    [{ du: dernierJour.add({ days: 1 }), au: null }],
    nouvelId,
  );

/** The rights in force, and the bourse au mérite again from a day to the end of the bourse. */
export function meriteRepris(
  enVigueur: Droits,
  decisionId: string,
  premierJour: Jour,
  nouvelId: () => string,
): Droits {
  const droits = reprisTelsQuels(enVigueur, decisionId, nouvelId);
  const merite = droits.findLast(({ composante }) => composante === 'merite');
  const bourse = droits.findLast(({ composante }) => composante === 'bourse');
  if (!merite || !bourse)
    throw new Refus(
      'impossible',
      'Ce dossier n’ouvre plus de bourse au mérite : elle ne peut pas reprendre.',
    );
  return [...droits, { ...merite, id: nouvelId(), du: dateDe(premierJour), au: bourse.au }];
}
