/** The table of who reads what, as docs/protection-des-donnees.md has it by hand, against the law's: every function and kind. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  agentsQuiLisent,
  branchesLues,
  type GenreDeDonnee,
  type Regard,
  regardSur,
} from '#lib/droit/besoin-d-en-connaitre.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';

const lignes = readFileSync('docs/protection-des-donnees.md', 'utf8')
  .split('\n')
  .filter((ligne) => ligne.startsWith('| '))
  .map((ligne) =>
    ligne
      .split('|')
      .slice(1, -1)
      .map((cellule) => cellule.trim()),
  );
const entete = lignes.find(([premiere]) => premiere === 'genre de donnée') ?? [];
const ROLES = entete.slice(1) as Role[];
const table = lignes.filter((ligne) => ligne.length === entete.length && ligne !== entete);
const CAS = table.flatMap(([genre = '', ...cellules]) =>
  ROLES.map((role, rang) => [role, genre as GenreDeDonnee, cellules[rang] ?? ''] as const),
);

const MOTS: Record<string, Regard> = { oui: 'lit', motif: 'sur_motif', non: 'rien' };
/** Where each function instructs or decides (C. IV.B). */
const AILLEURS_QU_AU_COLLEGE_PUBLIC: Branche[] = ['college_prive', 'lycee_public', 'lycee_prive', 'cned'];
const JUGE: Partial<Record<Role, Branche[]>> = {
  chef_etablissement: ['college_public'],
  gestionnaire_sab: AILLEURS_QU_AU_COLLEGE_PUBLIC,
  responsable_sab: AILLEURS_QU_AU_COLLEGE_PUBLIC,
  delegue_recteur: AILLEURS_QU_AU_COLLEGE_PUBLIC,
};

describe('the table of the documentation', () => {
  test('has every kind of data, and every function of agents', () => {
    expect(table).toHaveLength(12);
    expect(ROLES).toHaveLength(9);
  });

  test.each(CAS)('%s, %s: %s', (role, genre, mots) => {
    const [juge = '', sinon = juge] = mots.split(', ');
    for (const branche of ['college_public', ...AILLEURS_QU_AU_COLLEGE_PUBLIC] as Branche[])
      expect(regardSur(branche, [role], genre), branche).toBe(
        MOTS[JUGE[role]?.includes(branche) ? juge : sinon],
      );
  });
});

describe('several functions on one dossier', () => {
  test('read what the widest reads', () => {
    expect(regardSur('lycee_public', ['agent_comptable', 'secretariat'], 'revenus')).toBe('sur_motif');
    expect(regardSur('lycee_public', ['secretariat', 'gestionnaire_sab'], 'revenus')).toBe('lit');
    expect(regardSur('college_public', ['delegue_recteur', 'agent_comptable'], 'argent')).toBe('lit');
  });

  test('refuses: none reads anything, nor does an administrateur', () => {
    expect(regardSur('lycee_public', [], 'identite')).toBe('rien');
    expect(branchesLues('administrateur', 'identite')).toEqual([]);
    expect(branchesLues('dpo', 'suivi')).toEqual([]);
  });

  test('a family reads what it said, never the two numbers', () => {
    expect(regardSur('lycee_public', ['famille'], 'revenus')).toBe('lit');
    expect(regardSur('lycee_public', ['famille'], 'numero_fiscal')).toBe('rien');
    expect(regardSur('lycee_public', ['famille'], 'coordonnees_bancaires')).toBe('rien');
  });

  test('the dossiers are followed by the offices and by who signs, not by who pays', () => {
    expect(agentsQuiLisent('suivi')).toEqual([
      'secretariat',
      'secretaire_general',
      'chef_etablissement',
      'gestionnaire_sab',
      'responsable_sab',
      'delegue_recteur',
    ]);
  });
});
