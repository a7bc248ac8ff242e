import { bornesDeLAnnee } from '../annee.ts';
import { type Constat, conclure, reunir } from '../constat.ts';
import type { Jour } from '../date.ts';
import type { Resultat } from '../resultat.ts';
import type { Situation, TypeBourse } from '../situation.ts';
import { typeBourseDe } from '../type-bourse.ts';
import { dernierJourCfa, examinerCfa } from './cfa.ts';
import { examinerCned } from './cned.ts';
import { dernierJourAvenirPro, examinerDispositif } from './dispositifs.ts';
import { examinerEtablissement, examinerStatut } from './etablissement.ts';
import { examinerExclusions } from './exclusions.ts';

/** A right shorter than the school year: the rule that shortens it and its last day, when that day is known. */
export interface Limite {
  regle: string;
  jusquAu?: Jour;
}

export interface DroitEleve {
  type: TypeBourse;
  limites: readonly Limite[];
}

/** Whether this pupil can have a bourse at all, in the order of the circulaire: C. I, then I.B, then V.C. */
export function constatEleve(s: Situation): Constat {
  const type = typeBourseDe(s.eleve);
  return reunir(
    ...examinerEtablissement(s.eleve, type),
    ...examinerCned(s),
    ...examinerStatut(s.eleve),
    ...examinerCfa(s),
    ...examinerDispositif(s, type),
    ...examinerExclusions(s, type),
  );
}

/** The pupil's side of the right: the type of bourse and what shortens it. Without resources nor demandeur. */
export function examinerEleve(s: Situation): Resultat<DroitEleve> {
  return conclure(constatEleve(s), () => ({ type: typeBourseDe(s.eleve), limites: limitesDuDroit(s) }));
}

/** What makes the right end before the school year does; the CFA, AvenirPro+, the MLDS, Tous droits ouverts. */
export function limitesDuDroit(s: Situation): Limite[] {
  const { dispositif, entree, finFormation, phasePreparatoire, affectationDasen } = s.eleve;
  const limites: Limite[] = [];
  const cfa = dernierJourCfa(s);
  if (cfa) limites.push({ regle: 'cfa_avant_15_ans', jusquAu: cfa });
  if (dispositif === 'mlds') limites.push(limite('mlds', finFormation));
  if (dispositif === 'retour_en_formation' && phasePreparatoire === true && affectationDasen !== true)
    limites.push(limite('phase_preparatoire', finFormation));
  if (dispositif === 'avenirpro') limites.push(limite('avenirpro', entree && dernierJourAvenirPro(entree)));
  if (dispositif === 'tous_droits_ouverts')
    limites.push({ regle: 'tous_droits_ouverts', jusquAu: bornesDeLAnnee(s.rentree).fin });
  return limites;
}

const limite = (regle: string, jusquAu: Jour | undefined): Limite =>
  jusquAu ? { regle, jusquAu } : { regle };
