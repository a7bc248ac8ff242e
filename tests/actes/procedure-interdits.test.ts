/**
 * What the circulaire does not allow, tried for real: every (branch, state, role, act) that the hand-written table does
 * not name is refused by the server, by the very person who holds that role there, and not one row changes. Here each
 * (role, act) is tried in one state out of six, each state with a sixth of them; `npm run epreuve -- interdits` tries all.
 */
import { describe, expect, test } from 'vitest';
import { type Branche, ROLES, type Role } from '#lib/droit/competence.ts';
import { ACTES } from '#lib/droit/procedure.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { interditsDe } from '../droit/a-la-main/actes.ts';
import { BRANCHES } from '../droit/a-la-main/competence.ts';
import { ETATS } from '../droit/a-la-main/etats.ts';
import { dossierA, existe } from './appui/preparation.ts';
import { empreinteDeLaBase } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';
import { ACTES_DU_SERVEUR } from './appui/serveur-actes.ts';

/** A day on which every agent of the world is in post and every state may have been reached. */
const LE_JOUR = le('2026-11-10');
const DE_FRONT = 6;
/** One try out of so many; epreuves/interdits.ts asks for all. */
const UN_SUR = Number(process.env.INTERDITS_UN_SUR ?? 6);
/** Branches whose établissements have no such function; whoever holds a letter has none (acces-par-code.test.ts). */
const SANS_TITULAIRE: Partial<Record<Role, readonly Branche[]>> = {
  porteur: BRANCHES,
  secretaire_general: ['college_prive', 'lycee_prive'],
};

/** Who pays follows no dossier, and who signs for the recteur none of a collège public. */
const SANS_SUITE: Partial<Record<Role, readonly Branche[]>> = {
  agent_comptable: BRANCHES,
  delegue_recteur: ['college_public'],
};

/** True when the person follows the dossier at all: the others are answered that it does not exist. */
const voit = (portee: Portee, role: Role, { dossierId, branche }: Scene): Promise<boolean> =>
  enPortee(
    portee,
    async (tx) =>
      !SANS_SUITE[role]?.includes(branche) && (await tx.dossier.count({ where: { id: dossierId } })) === 1,
  );

describe.each(BRANCHES)('%s', (branche) => {
  const refuses = interditsDe(branche).filter(({ role }) => !SANS_TITULAIRE[role]?.includes(branche));

  test.each(ETATS.filter((etat) => existe(etat, branche)))(
    '%s : what the table does not allow is refused',
    async (etat) => {
      const s = await dossierA(etat, branche);
      const essais = refuses.filter((interdit) => interdit.etat === etat);
      const roles = [...new Set(essais.map(({ role }) => role))];
      const portees = new Map<Role, { portee: Portee; vu: boolean }>();
      for (const role of roles) {
        const portee = await acteur(s, role, LE_JOUR);
        portees.set(role, { portee, vu: await voit(portee, role, s) });
      }
      const avant = await empreinteDeLaBase();

      // Who does not follow the dossier is answered before any act is looked at: each act once, then one for each state.
      const premiers = new Set(roles.map((role) => essais.find((essai) => essai.role === role)));
      const tentes = essais.filter(
        (essai) =>
          premiers.has(essai) ||
          ((portees.get(essai.role)?.vu || etat === 'brouillon') &&
            (ACTES.indexOf(essai.acte) + ROLES.indexOf(essai.role) + ETATS.indexOf(etat)) % UN_SUR === 0),
      );
      const fautes: string[] = [];
      const reste = tentes.values();
      const essayer = async () => {
        for (const { role, acte } of reste) {
          const { portee, vu } = portees.get(role) ?? {};
          if (!portee) throw new Error(`sans portée : ${role}`);
          const refus = await refusDe(
            ACTES_DU_SERVEUR[acte](portee, { dossierId: s.dossierId, version: s.version }),
          ).catch((erreur: Error) => ({ code: 'aucun', message: erreur.message }));
          const attendus = vu ? ['interdit', 'impossible'] : ['introuvable'];
          if (!attendus.includes(refus.code))
            fautes.push(`${role}, ${acte} : ${refus.code}, ${refus.message}`);
        }
      };
      await Promise.all(Array.from({ length: DE_FRONT }, essayer));

      expect(fautes).toEqual([]);
      expect(tentes.length).toBeGreaterThan(80 / UN_SUR);
      expect(await empreinteDeLaBase()).toBe(avant);
    },
  );
});
