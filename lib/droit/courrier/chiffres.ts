import type { Ligne, Trace } from '../regle.ts';
import type { Chiffres } from './donnees.ts';

const LIBELLES: Readonly<Record<string, string>> = {
  ressources_concubin: 'Revenus fiscaux de référence des deux membres du couple',
  ressources_nouvel_arrivant: 'Revenus bruts, moins 10 %,',
  ressources_changement: 'Revenu fiscal de référence de votre seule part',
};

const valeurDe = (ligne: Ligne | undefined, cle: string): number | undefined =>
  typeof ligne?.valeurs[cle] === 'number' ? ligne.valeurs[cle] : undefined;

/**
 * The figures that a letter shows, read in the trace stored with the decision: income in whole euros, children, and the
 * ceiling of the échelon granted, or of échelon 1 for a refusal. Null when the decision rests on no barème.
 */
export function chiffresDeLaTrace(
  trace: Trace,
  anneeDesRevenus: number,
  echelon: number | null,
): Chiffres | null {
  const appliquees = trace.filter(({ issue }) => issue === 'appliquee');
  const derniere = (regle: string) => appliquees.findLast((ligne) => ligne.regle === regle);
  const bareme = derniere(echelon === null ? 'bareme_plafond_depasse' : 'bareme_echelon');
  const ressources = valeurDe(bareme, 'rfr');
  const enfants =
    valeurDe(derniere('charges_menage'), 'total') ??
    valeurDe(derniere('charges_enfants_de_l_avis'), 'enfants');
  if (!bareme || ressources === undefined || enfants === undefined) return null;
  const source = Object.keys(LIBELLES).find((regle) => derniere(regle));
  // An échelon limited by another rule than the ceilings has no ceiling of its own to show.
  const compare = echelon === null || bareme.valeurs.echelon === echelon;
  return {
    anneeDesRevenus,
    ressources,
    enfants,
    ...(source ? { libelleRessources: LIBELLES[source] } : {}),
    ...(compare ? { plafond: valeurDe(bareme, 'plafond') } : {}),
  };
}
