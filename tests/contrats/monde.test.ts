/** The synthetic world keeps to the formats of real files, and to the institution that it plays. */
import { describe, expect, test } from 'vitest';
import { DemandeSchema } from '#lib/demande/schema.ts';
import { SAB_DU_CNED } from '#lib/droit/competence.ts';
import { AFFECTATIONS, AGENTS, DELEGATIONS } from '#monde/agents.ts';
import { COMPTES } from '#monde/comptes.ts';
import { formulaire } from '#monde/formulaire.ts';
import { ORGANISMES } from '#monde/organismes.ts';
import { ELEVES, FOYERS, LIENS, RESPONSABLES, SCOLARITES } from '#monde/population.ts';
import { ACADEMIES, ETABLISSEMENTS, uai } from '#monde/territoire.ts';

const sansDoublon = (valeurs: readonly unknown[]) => expect(new Set(valeurs).size).toBe(valeurs.length);

describe('numbers', () => {
  test('the key letter of a UAI is the one of the only real établissement of the world', () => {
    expect(uai('0861288')).toBe('0861288H');
    expect(ETABLISSEMENTS.cned.uai).toBe('0861288H');
    sansDoublon(Object.values(ETABLISSEMENTS).map((etablissement) => etablissement.uai));
  });

  test('every INE has the national form, and belongs to one pupil', () => {
    for (const { ine } of ELEVES) expect(ine).toMatch(/^\d{9}[A-Z]{2}$/);
    sansDoublon(ELEVES.map(({ ine }) => ine));
  });

  test('every MEF has eleven digits', () => {
    for (const { mef } of SCOLARITES) expect(mef).toMatch(/^\d{11}$/);
  });
});

describe('people', () => {
  test('every account of the demonstration is an agent or a parent of the world, under the same subject and name', () => {
    const lesSiens = COMPTES.filter(({ siret }) => siret === undefined);
    expect(lesSiens.length).toBeGreaterThan(15);
    for (const { sub, nom, prenom, fournisseur } of lesSiens) {
      const personnes: { sub: string | null; nom: string; prenom: string }[] =
        fournisseur === 'agents' ? AGENTS : RESPONSABLES;
      expect(personnes.filter((personne) => personne.sub === sub)).toMatchObject([{ nom, prenom }]);
    }
  });

  test('an account with an employer of its own speaks for a body of the directory, and is no agent', () => {
    const autres = COMPTES.filter(({ siret }) => siret !== undefined);
    expect(autres.length).toBeGreaterThan(0);
    for (const { siret, sub } of autres) {
      expect(ORGANISMES.map((organisme): string => organisme.siret)).toContain(siret);
      expect(AGENTS.map((agent) => agent.sub)).not.toContain(sub);
    }
  });

  test('nobody shares a subject, and no affectation nor delegation points to nobody', () => {
    sansDoublon(AGENTS.map(({ sub }) => sub));
    sansDoublon(RESPONSABLES.flatMap(({ sub }) => sub ?? []));
    const connus = new Set(AGENTS.map(({ id }) => id));
    for (const { agentId } of [...AFFECTATIONS, ...DELEGATIONS]) expect(connus).toContain(agentId);
  });

  test('every pupil is schooled, and has somebody who can ask', () => {
    expect(ELEVES.length).toBeGreaterThan(600);
    const scolarises = new Set(SCOLARITES.map(({ eleveId }) => eleveId));
    const lies = new Set(LIENS.map(({ eleveId }) => eleveId));
    for (const { id } of ELEVES) expect([scolarises.has(id), lies.has(id)]).toEqual([true, true]);
  });

  test('the académies of the CNED are there', () => {
    const codes = ACADEMIES.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(Object.values(SAB_DU_CNED).map(({ academie }) => academie)));
  });

  test('every household fills a form that the product accepts', () => {
    for (const foyer of FOYERS)
      foyer.responsables.forEach((_, adulte) => {
        const { success, error } = DemandeSchema.safeParse(
          formulaire(foyer, { recuLe: '2026-09-10', adulte }),
        );
        expect(success, `${foyer.famille}: ${error?.message}`).toBe(true);
      });
  });

  test('refuses: a form without the name of who asks, or with a concubin whom nobody announced', () => {
    const [foyer] = FOYERS;
    if (!foyer) throw new Error('monde vide');
    const saisie = formulaire(foyer, { recuLe: '2026-09-10' });
    const sansNom = { ...saisie, demandeur: { ...saisie.demandeur, nom: ' ' } };
    const demandeur = { ...saisie.demandeur, situation: 'parent_isole' };
    const enTrop = { ...saisie, demandeur, concubin: { nom: 'Petit' } };
    for (const faux of [sansNom, enTrop]) expect(DemandeSchema.safeParse(faux).success).toBe(false);
  });
});
