/** Short ways to tell a family. */
import { compte } from './comptes.ts';
import type { Adulte, Enfant } from './famille.ts';
import type { NomEtablissement } from './territoire.ts';

export const lille = { codePostal: '59000', commune: 'Lille' };
export const roubaix = { codePostal: '59100', commune: 'Roubaix' };
export const arras = { codePostal: '62000', commune: 'Arras' };
export const toulouse = { codePostal: '31000', commune: 'Toulouse' };

/** Name and account of a person of the demonstration. */
export const duCompte = (cle: string): Pick<Adulte, 'prenom' | 'nom' | 'compte'> => {
  const { prenom, nom } = compte(cle);
  return { prenom, nom, compte: cle };
};

/** A child and where he or she goes. */
export const eleve = (
  prenom: string,
  sexe: 'F' | 'M',
  naissance: string,
  ou: NomEtablissement,
  classe: string,
  autres: Partial<Enfant> = {},
): Enfant => ({ prenom, sexe, naissance, ou, classe, ...autres });
