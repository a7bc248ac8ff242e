/**
 * The right that resources and charges give: type of bourse, barème, income, children, échelon, amounts, with the trace.
 * Who may ask, and which pupil is in scope, are judged apart; `calculerDroit` assumes both.
 */
import { bornesDeLAnnee, type Rentree } from './annee.ts';
import {
  anneeInconnue,
  type Bareme,
  type Baremes,
  ligneDuTableau,
  type Trimestres,
  trouverBareme,
} from './bareme/bareme.ts';
import { DRAPEAU_CELLULE_IMPRIMEE, type IdBareme } from './bareme/bareme-regles.ts';
import { ENFANTS_MAXIMUM } from './bareme/coefficients.ts';
import type { Jour } from './date.ts';
import { echelonDe, montantDe, plafondDe } from './echelon.ts';
import type { Centimes } from './montant.ts';
import type { Ligne, Trace } from './regle.ts';
import type { Etude, Retenus } from './ressources/etude.ts';
import { etudierRessources } from './ressources/ressources.ts';
import type { Motif, Resultat } from './resultat.ts';
import type { Situation, TypeBourse } from './situation.ts';
import {
  DRAPEAU_PLAFOND_ECHELON_3,
  echelonMaximum,
  estClasseDeCollegeEnLycee,
  type IdTypeBourse,
  ligneTypeBourse,
  typeBourseDe,
} from './type-bourse.ts';

export interface Droit {
  type: TypeBourse;
  rentree: Rentree;
  /** 1 to 3 in collège, 1 to 6 in lycée. */
  echelon: number;
  annuel: Centimes;
  trimestres: Trimestres;
  /** Income that counted, whole euros. */
  ressources: number;
  enfants: number;
  /** Euros that the income may still grow before this échelon is lost; 0 on the ceiling. */
  margeAvantPlafond: number;
  /** Euros of income above the ceiling of the next échelon, null when there is none. */
  ecartEchelonSuperieur: number | null;
  /** Names of the readings that send this dossier to a human. */
  drapeaux: readonly string[];
}

const AUCUN_DRAPEAU: readonly string[] = Object.freeze([]);
const SANS_ENFANT: Ligne = ligneBareme('bareme_sans_enfant', { enfants: 0 });

function ligneBareme(regle: IdBareme, valeurs: Ligne['valeurs']): Ligne {
  return { regle, issue: 'appliquee', valeurs };
}

/** Flags the only euros where the annexe and the arrêté's formula disagree, for the échelon at stake. */
function signalerCelluleImprimee(etude: Etude, bareme: Bareme, { ressources, enfants }: Retenus): void {
  const debut = ligneDuTableau(enfants) * bareme.echelons;
  for (let i = debut; i < debut + bareme.echelons; i++) {
    const imprime = bareme.plafonds[i] as number;
    const formule = bareme.formule[i] as number;
    if (
      imprime === formule ||
      ressources <= Math.min(imprime, formule) ||
      ressources > Math.max(imprime, formule)
    )
      continue;
    const regle: IdBareme = 'bareme_cellule_imprimee';
    etude.trace.push({ regle, issue: 'humain', valeurs: { rfr: ressources, plafond: imprime, formule } });
    etude.drapeaux.push(DRAPEAU_CELLULE_IMPRIMEE);
  }
}

/** Applies the dated switch on classes of collège level in a lycée; the échelon that remains. */
function limiterEchelon(etude: Etude, situation: Situation, echelon: number): number {
  if (echelon <= 3 || !estClasseDeCollegeEnLycee(situation.eleve)) return echelon;
  const regle: IdTypeBourse = 'type_bourse_plafond_echelon_3';
  const maximum = echelonMaximum(situation.rentree);
  etude.drapeaux.push(DRAPEAU_PLAFOND_ECHELON_3);
  etude.trace.push({
    regle,
    issue: maximum === null ? 'ecartee' : 'appliquee',
    valeurs: { echelon, maximum },
  });
  return maximum === null ? echelon : Math.min(echelon, maximum);
}

function refuser(regle: string, valeurs: Motif['valeurs'], trace: Ligne[]): Resultat<never> {
  trace.push({ regle, issue: 'appliquee', valeurs });
  return { genre: 'sans_droit', motif: { regle, valeurs }, autres: [], trace };
}

function accorder(etude: Etude, situation: Situation, bareme: Bareme, retenus: Retenus): Resultat<Droit> {
  const { trace } = etude;
  const { ressources, enfants } = retenus;
  const ligne = ligneDuTableau(enfants) + 1;
  if (enfants === 0) trace.push(SANS_ENFANT);
  else if (enfants > ENFANTS_MAXIMUM) trace.push(ligneBareme('bareme_huit_enfants', { enfants }));

  signalerCelluleImprimee(etude, bareme, retenus);
  const obtenu = echelonDe(bareme, ressources, enfants);
  if (obtenu === 0) {
    const plafond = plafondDe(bareme, 1, enfants);
    const regle: IdBareme = 'bareme_plafond_depasse';
    const ecart = ressources - plafond;
    return refuser(regle, { type: bareme.type, rfr: ressources, ligne, plafond, ecart }, trace);
  }

  const plafond = plafondDe(bareme, obtenu, enfants);
  trace.push(
    ligneBareme('bareme_echelon', { type: bareme.type, echelon: obtenu, rfr: ressources, ligne, plafond }),
  );
  let ecartEchelonSuperieur: number | null = null;
  if (obtenu < bareme.echelons) {
    const superieur = plafondDe(bareme, obtenu + 1, enfants);
    const regle: IdBareme = 'bareme_echelon_superieur';
    ecartEchelonSuperieur = ressources - superieur;
    trace.push({
      regle,
      issue: 'ecartee',
      valeurs: {
        type: bareme.type,
        echelon: obtenu + 1,
        rfr: ressources,
        plafond: superieur,
        ecart: ecartEchelonSuperieur,
      },
    });
  }

  const echelon = limiterEchelon(etude, situation, obtenu);
  const annuel = montantDe(bareme, echelon);
  const trimestres = bareme.trimestres[echelon] as Trimestres;
  trace.push(ligneBareme('bareme_montant', { type: bareme.type, echelon, annuel, trimestre: trimestres[0] }));
  return {
    genre: 'droit',
    droit: {
      type: bareme.type,
      rentree: situation.rentree,
      echelon,
      annuel,
      trimestres,
      ressources,
      enfants,
      margeAvantPlafond: plafondDe(bareme, echelon, enfants) - ressources,
      ecartEchelonSuperieur: echelon < obtenu ? null : ecartEchelonSuperieur,
      drapeaux: etude.drapeaux.length === 0 ? AUCUN_DRAPEAU : etude.drapeaux,
    },
    trace,
  };
}

/** A demande filed before 1 September is kept and takes effect on that day, with the barème then in force. */
function jourDEffet({ jour, rentree }: Situation): Jour {
  const enAvance = jour.year < rentree || (jour.year === rentree && jour.month < 9);
  return enAvance ? bornesDeLAnnee(rentree).debut : jour;
}

/**
 * The right of a situation, by its resources and charges (C. III.A, C, D; IV.A; annexes 6 and 7).
 * Never throws for a family's situation: a ceiling exceeded is `sans_droit`, a missing avis `incalculable` with all
 * that lacks, a year without barème is refused by its name. Amounts in centimes, income in whole euros.
 * `essai`: other tables, over the same incomes of the same year: what they would give, never what is due.
 */
export function calculerDroit(situation: Situation, essai?: Baremes): Resultat<Droit> {
  const type = typeBourseDe(situation.eleve);
  const trace: Ligne[] = [ligneTypeBourse(situation.eleve, type)];
  const enVigueur = trouverBareme(situation.rentree, type, jourDEffet(situation));
  if (!enVigueur) return anneeInconnue(situation.rentree, type, trace);
  const bareme = essai?.[type] ?? enVigueur;
  trace.push(bareme.ligne);

  const etude: Etude = { trace, manques: [], motif: null, drapeaux: [] };
  const retenus = etudierRessources(etude, situation, enVigueur.anneeDesRevenus);
  if (etude.motif) return { genre: 'sans_droit', motif: etude.motif, autres: [], trace };
  if (!retenus) return { genre: 'incalculable', manques: etude.manques, trace };
  return accorder(etude, situation, bareme, retenus);
}

/** A loss of income of the current year was told: it counts for nothing here (C. III.C.1.a). */
export const ditUnePerteDeRevenus = (trace: Trace): boolean =>
  trace.some(({ regle }) => regle === 'ressources_perte_de_revenus');

/**
 * True when the circulaire answers a family by the fonds sociaux: a loss of income of the year, a change of the family after
 * the closing, nothing to prove any income (C. III.C.1.a, III.C.2), an adult who is not found alone (C. III.D.4, III.D.5).
 */
export const orienteVersFondsSociaux = (trace: Trace): boolean =>
  ditUnePerteDeRevenus(trace) ||
  trace.some(
    ({ regle, issue, valeurs }) =>
      regle === 'ressources_fonds_social' ||
      (regle === 'ressources_changement_periode' && valeurs.tardif === true) ||
      (regle.startsWith('autonome_') && (issue === 'humain' || valeurs.exclue === true)),
  );
