/** Two days on which everybody comes at once: what is planted, who works, which pages are opened. */

import type { Executer } from '#monde/copie.ts';
import { DANS_LA_FOULE, planterFoule, raconterLesModeles } from '#monde/foule.ts';
import { certifier, clore } from './cloture.ts';
import { CLOTURE, planterColleges } from './colleges.ts';
import { planterFoyers } from './foyers.ts';
import type { Ouvrage } from './passage.ts';
import { decider, deposer, JEUDI } from './travaux.ts';
import { pagesDeLaCloture, pagesDuJeudi } from './visites.ts';

/** Families that may file in a second in one process, at most: none must lack. */
const FOYERS_PAR_SECONDE = 30;
/** One dossier in so many has its form, pieces, decisions, letters and journal. */
const UNE = 20;

/** Who works in one process: so many people of each kind, and the families or collèges that are theirs, by their numbers. */
export interface Equipe {
  profil: NomDeProfil;
  personnes: number;
  /** From the first to the one before the last. */
  de: number;
  a: number;
}

interface Profil {
  jour: string;
  /** Plants what so many dossiers and processes need for these seconds; gives how many families or collèges each process has, and the first number. */
  planter(
    executer: Executer,
    dits: { dossiers: number; processus: number; secondes: number },
  ): Promise<{ premier: number; chacun: number }>;
  travaux(equipe: Equipe, encore: () => boolean): Ouvrage[];
  pages(site: string, deFront: number): Promise<Ouvrage[]>;
  /** Whether the API is asked and letters leave. */
  api: boolean;
  /** What the growth of the base is divided by: the first kind of work of this name. */
  unite: string;
}

export const PROFILS = {
  jeudi: {
    jour: JEUDI.toString(),
    async planter(executer, { dossiers, processus, secondes }) {
      await planterFoule(executer, await raconterLesModeles(), { de: 1, a: dossiers }, UNE);
      const chacun = secondes * FOYERS_PAR_SECONDE;
      await planterFoyers(executer, chacun * processus);
      return { premier: 0, chacun };
    },
    travaux({ personnes, de, a }, encore) {
      const deposes: Parameters<typeof decider>[1] = [];
      return [deposer(personnes, { de, a }, deposes), decider(personnes, deposes, encore)];
    },
    pages: pagesDuJeudi,
    api: true,
    unite: 'demande déposée',
  },
  trimestre: {
    jour: CLOTURE.toString(),
    async planter(executer, { dossiers, processus }) {
      await planterColleges(executer, dossiers);
      return { premier: 1, chacun: Math.floor(DANS_LA_FOULE.etablissements / processus) };
    },
    travaux({ personnes, de, a }, encore) {
      const certifies: number[] = [];
      return [certifier(personnes, { de, a }, certifies), clore(personnes, certifies, encore)];
    },
    pages: pagesDeLaCloture,
    api: false,
    unite: 'présence certifiée puis état figé',
  },
} as const satisfies Record<string, Profil>;
export type NomDeProfil = keyof typeof PROFILS;

/** The profile of a name; the third Thursday of none. */
export const estUnProfil = (nom: string | undefined): nom is NomDeProfil =>
  nom !== undefined && Object.hasOwn(PROFILS, nom);
