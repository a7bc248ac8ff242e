import { LECTURES } from './registre.ts';
import type { Trace } from './regle.ts';

const PAR_REGLE = new Map<string, Set<string>>();
for (const { drapeau, regles } of LECTURES)
  if (drapeau)
    for (const regle of regles) PAR_REGLE.set(regle, (PAR_REGLE.get(regle) ?? new Set()).add(drapeau));

/**
 * The flags of the readings that a trace rests on: rules that applied, or that wait for a person.
 * A rule tried and set aside rests on nothing.
 */
export function drapeauxDe(trace: Trace): readonly string[] {
  const drapeaux = new Set<string>();
  for (const { regle, issue } of trace)
    if (issue === 'appliquee' || issue === 'humain')
      for (const drapeau of PAR_REGLE.get(regle) ?? []) drapeaux.add(drapeau);
  return [...drapeaux];
}
