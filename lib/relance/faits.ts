/** What a reminder did, in words. Pure. */
import { type EtapeDeRelance, JOURS_ENTRE_RELANCES } from '#lib/droit/echeances/relances.ts';

const SUITES: Readonly<Record<EtapeDeRelance, string>> = {
  courriel: 'les courriels partent',
  courrier: 'imprimez les lettres du jour, signez-les et postez-les',
  recommande: 'imprimez la lettre du jour et postez-la avec sa preuve de dépôt',
};

/** How many families were reached, what is left to do, and why others were not. */
export function direBilan(
  etape: EtapeDeRelance,
  { personnes, eleves, sansEffet }: { personnes: number; eleves: number; sansEffet: number },
): string {
  const reste =
    sansEffet > 0
      ? ` ${sansEffet} famille(s) non relancée(s) : déjà prévenue par ce moyen, relancée il y a moins de ${JOURS_ENTRE_RELANCES} jours, ${etape === 'courriel' ? 'sans adresse électronique, ' : ''}ou demande reçue depuis.`
      : '';
  return eleves === 0
    ? `Personne n’est relancé.${reste}`
    : `${personnes} personne(s) relancée(s) pour ${eleves} élève(s) : ${SUITES[etape]}.${reste}`;
}
