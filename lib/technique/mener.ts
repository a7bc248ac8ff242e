import { redirect } from 'next/navigation';
import type { EtatFormulaire } from './formulaire.ts';

/** Once done, the message of an act whose files were followed is the address to go to. */
export const mener = (etat: EtatFormulaire): EtatFormulaire =>
  etat.statut === 'fait' ? redirect(etat.message) : etat;
