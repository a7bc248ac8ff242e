/** Errors that a family says of its demande, from the rows of its dossier. Pure. */
import type { DossierEntier, Examen } from '#lib/dossier/faits.ts';
import type { Prime } from '#lib/droit/argent/primes.ts';
import type { EnTete } from '#lib/droit/courrier/donnees.ts';
import type { RectificationEcrite } from '#lib/droit/courrier/lettres-erreur.ts';
import { type Jour, jour as lireJour } from '#lib/droit/date.ts';
import { estLeMemeEffet } from '#lib/droit/rectification/difference.ts';
import type { FaitsDeLaRectification } from '#lib/droit/rectification/gardes.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';

export type LigneDeRectification = DossierEntier['rectifications'][number];

/** The one that waits; null when none does. The base lets one wait at a time. */
export const erreurAnnoncee = <R extends { issue: unknown }>({
  rectifications,
}: {
  rectifications: readonly R[];
}): R | null => rectifications.find(({ issue }) => issue === null) ?? null;

type Enoncee = Pick<DossierEntier['decisions'][number], 'id' | 'genre' | 'echelon'>;

/** The primes that a decision opened, from its rights: once each, a bourse au mérite that was suspended too. */
export const primesDeLaDecision = ({ droits }: Pick<DossierEntier, 'droits'>, id: string): Prime[] => [
  ...new Set(
    droits.flatMap(({ decisionId, composante }) =>
      decisionId === id && composante !== 'bourse' ? [composante] : [],
    ),
  ),
];

/** True when the computation gives what the decision in force says. */
function resultatInchange(
  dossier: Pick<DossierEntier, 'droits'>,
  decision: Enoncee | null,
  examen: Examen,
  primes: readonly Prime[],
): boolean {
  if (!decision) return false;
  if (decision.genre !== 'attribution') return examen?.genre === 'sans_droit';
  return (
    examen?.genre === 'droit' &&
    decision.echelon !== null &&
    estLeMemeEffet(
      { echelon: decision.echelon, primes: primesDeLaDecision(dossier, decision.id) },
      { echelon: examen.droit.echelon, primes },
    )
  );
}

/** What the guards read of it; `primes`: those that come with the right that is computed today. */
export const faitsDeLaRectification = (
  dossier: Pick<DossierEntier, 'rectifications' | 'droits'>,
  decision: Enoncee | null,
  examen: Examen,
  primes: readonly Prime[],
): FaitsDeLaRectification => ({
  erreurAnnoncee: jourOuNul(erreurAnnoncee(dossier)?.annonceeLe),
  resultatInchange: resultatInchange(dossier, decision, examen, primes),
});

/** What a decision modifies, as its letter says it. */
export type Modification = NonNullable<EnTete['modifie']>;

/**
 * The rectification that a decision about to be taken answers: the last one that changed a decision, as long as no other
 * decision was notified since. Null when it answers none. Between two attributions, the primes lost and gained are told.
 */
export function modificationDe(
  { rectifications, decisions, droits }: Pick<DossierEntier, 'rectifications' | 'decisions' | 'droits'>,
  decision: { id: string; rang: number; echelon: number | null; montantAnnuel: number | null },
): Modification | null {
  const derniere = rectifications.findLast(({ modifieId }) => modifieId !== null);
  const modifiee = decisions.find(({ id }) => id === derniere?.modifieId);
  if (!derniere || !modifiee || modifiee.rang >= decision.rang) return null;
  if (
    decisions.some(({ rang, notification }) => notification && rang > modifiee.rang && rang < decision.rang)
  )
    return null;
  const [avant, apres] = [modifiee, decision].map(({ id }) => primesDeLaDecision({ droits }, id).toSorted());
  const sans = (primes: readonly Prime[] = [], autres: readonly Prime[] = []) =>
    primes.filter((prime) => !autres.includes(prime));
  const perdues = decision.echelon === null ? [] : sans(avant, apres);
  return {
    du: jourDe(modifiee.decideeLe),
    annonceeLe: jourDe(derniere.annonceeLe),
    boursier: modifiee.echelon !== null,
    memeEchelon: decision.echelon !== null && decision.echelon === modifiee.echelon,
    perdues,
    gagnees: modifiee.echelon === null ? [] : sans(apres, avant),
    moins: (modifiee.montantAnnuel ?? 0) > (decision.montantAnnuel ?? 0) || perdues.length > 0,
  };
}

/** The same as a base gives it, its days as texts. */
export const relireModification = (
  lue: (Omit<Modification, 'du' | 'annonceeLe'> & { du: string; annonceeLe: string }) | null,
): Modification | null => lue && { ...lue, du: lireJour(lue.du), annonceeLe: lireJour(lue.annonceeLe) };

/**
 * The proven day from which the delays against a decision run; null when nothing proves it. An error that the family said and
 * that was set aside since is contested with it, and nothing proves when that answer came (register, rectification.ecartee).
 */
export function delaisDepuis(
  { rectifications }: Pick<DossierEntier, 'rectifications'>,
  decision: DossierEntier['decisions'][number],
): Jour | null {
  const envoyee = decision.notification?.envoyeeLe;
  const ecartee = rectifications.some(
    ({ issue, concluLe }) => issue === 'ecartee' && concluLe && envoyee && concluLe >= envoyee,
  );
  return ecartee ? null : jourOuNul(decision.notification?.recueLe);
}

/** The error set aside of a letter. Throws a RangeError when it has none. */
export function rectificationDe({
  rectification,
}: {
  rectification: RectificationEcrite | null;
}): RectificationEcrite {
  if (!rectification) throw new RangeError('une réponse à une erreur sans erreur');
  return rectification;
}
