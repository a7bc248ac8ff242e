import { ligneDeLaDuree, type PartsDuDroit, partsDuDroit, periodeDuDroit } from './argent/duree.ts';
import type { Baremes } from './bareme/bareme.ts';
import { calculerDroit, type Droit } from './calcul.ts';
import { conclure, constater, reunir } from './constat.ts';
import { constatDemandeur, type RevenusDe, revenusDe } from './demandeur/demandeur.ts';
import { aLeStatutDeBoursier, constatStatutBoursier } from './demandeur/statut-boursier.ts';
import { drapeauxDe } from './drapeaux.ts';
import { constatEleve, type Limite, limitesDuDroit } from './eleve/eleve.ts';
import type { Resultat } from './resultat.ts';
import type { LienDemandeur, Situation } from './situation.ts';

/** A right with its figures, who asks for it, and until when. `drapeaux` gathers those of every part. */
export interface DroitExamine extends Droit {
  demandeur: LienDemandeur;
  revenusDe: RevenusDe;
  /** What ends the right before the school year does. */
  limites: readonly Limite[];
  /** What the right pays for its own days; null when what ends it comes before the pupil's entry. */
  verse: PartsDuDroit | null;
  /** The pupil has the statut de boursier of right besides (C. III.D.3.a). */
  statutDeDroit: boolean;
}

/**
 * The whole right of a situation, in legal order: the pupil (C. I, V.C), who asks (C. III.A, B, D), then resources,
 * charges and barème (C. III.C, IV.A). Dates and pieces of the demande are judged elsewhere.
 * One refusal is enough to refuse; all are told. The figures are left out of the trace of someone who cannot ask, unless
 * they refuse too. A refused pupil may still have the bare statut de boursier: `aLeStatutDeBoursier` reads it in the trace.
 * `essai`: tables that are not those of the year, to see what they would change.
 */
export function examiner(situation: Situation, essai?: Baremes): Resultat<DroitExamine> {
  const eleve = constatEleve(situation);
  const qui = reunir(eleve, constatDemandeur(situation));
  const calcul = calculerDroit(situation, essai);
  const ferme = qui.motifs.length > 0;
  const constat = reunir(
    qui,
    // A pupil out of scope has no statut either: it is the one of a bourse de lycée (C. III.D.3.a).
    ...(eleve.motifs.length > 0 ? [] : [statut(situation)]),
    ...(ferme && calcul.genre !== 'sans_droit' ? [] : [constater(calcul)]),
  );
  const r = conclure(constat, () => composer(situation, calcul, constat.trace));
  const duree = r.genre === 'droit' && r.droit.verse ? ligneDuDroit(situation, r.droit.verse) : null;
  return duree ? { ...r, trace: [...r.trace, duree] } : r;
}

const periodeDe = (s: Situation) => periodeDuDroit(s.rentree, s.eleve, limitesDuDroit(s));

function ligneDuDroit(s: Situation, verse: PartsDuDroit) {
  const periode = periodeDe(s);
  return periode && ligneDeLaDuree(periode, verse);
}

/** The statut changes nothing to the bourse: what lacks to settle it stays in the trace and blocks no right. */
function statut(situation: Situation) {
  return { ...constatStatutBoursier(situation), manques: [] };
}

function composer(s: Situation, calcul: Resultat<Droit>, trace: Resultat<Droit>['trace']): DroitExamine {
  // `conclure` asks for the right only when no part refused, lacked or doubted: the computation gave one.
  if (calcul.genre !== 'droit') throw new RangeError('droit demandé sans calcul favorable');
  const periode = periodeDe(s);
  return {
    ...calcul.droit,
    verse: periode && partsDuDroit(s.rentree, calcul.droit.annuel, periode),
    demandeur: s.demandeur.lien,
    revenusDe: revenusDe(s),
    limites: limitesDuDroit(s),
    statutDeDroit: aLeStatutDeBoursier(trace),
    drapeaux: [...new Set([...calcul.droit.drapeaux, ...drapeauxDe(trace)])],
  };
}
