import type { Valeurs } from '#lib/demande/schema.ts';
import { estNumeroFiscal, saisieDuFormulaire, valeursDuBrouillon } from '#lib/saisie/faits.ts';

/** Where the draft stands between this screen and the server. */
export interface Sauvegarde {
  /** Revision that the server last gave. */
  revision: number;
  statut: 'enregistre' | 'a_envoyer' | 'en_cours' | 'hors_connexion' | 'conflit' | 'disparu' | 'deconnecte';
  /** Fields that differ from what the server last confirmed. */
  modifications: number;
  /** "10:42", when the server last confirmed; null before any save of this screen. */
  heure: string | null;
}

export type Evenement =
  | { genre: 'modifie'; modifications: number }
  | { genre: 'envoi' }
  /** `modifications`: what changed while the save was under way. */
  | { genre: 'enregistre'; revision: number; heure: string | null; modifications: number }
  | { genre: 'injoignable' | 'conflit' | 'disparu' | 'deconnecte' }
  /** The person chose what to keep after a conflict. */
  | { genre: 'tranche'; revision: number };

/** The state after an event. A conflict or a draft gone stops every automatic save: a person must choose. */
export function suivre(etat: Sauvegarde, evenement: Evenement): Sauvegarde {
  const { modifications } = { ...etat, ...evenement };
  if (estArretee(etat) && evenement.genre !== 'tranche')
    return evenement.genre === 'modifie' ? { ...etat, modifications } : etat;
  switch (evenement.genre) {
    case 'modifie':
      return {
        ...etat,
        modifications,
        statut: etat.statut === 'enregistre' && modifications > 0 ? 'a_envoyer' : etat.statut,
      };
    case 'envoi':
      return { ...etat, statut: 'en_cours' };
    case 'enregistre': {
      const { revision, heure } = evenement;
      return { revision, heure, modifications, statut: modifications > 0 ? 'a_envoyer' : 'enregistre' };
    }
    case 'injoignable':
      return { ...etat, statut: 'hors_connexion' };
    case 'tranche':
      return {
        ...etat,
        revision: evenement.revision,
        statut: 'a_envoyer',
        modifications: Math.max(1, modifications),
      };
    default:
      return { ...etat, statut: evenement.genre };
  }
}

/** Number of fields whose answer differs. */
export const ecarts = (a: Valeurs, b: Valeurs): number =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((nom) => (a[nom] ?? '') !== (b[nom] ?? ''))
    .length;

/** True when no save leaves by itself any more. */
export const estArretee = ({ statut }: Sauvegarde): boolean => statut === 'conflit' || statut === 'disparu';

const nombre = (n: number): string => `${n} modification${n > 1 ? 's' : ''} gardée${n > 1 ? 's' : ''}`;

/** The state in one sentence, always on screen. */
export function direSauvegarde({ statut, modifications, heure }: Sauvegarde): string {
  const cote = `${nombre(Math.max(1, modifications))} sur ce poste`;
  switch (statut) {
    case 'enregistre':
      return heure ? `Brouillon enregistré à ${heure}` : 'Brouillon enregistré';
    case 'a_envoyer':
    case 'en_cours':
      return 'Enregistrement…';
    case 'hors_connexion':
      return `Hors connexion, ${cote} ; envoi dès que la connexion revient.`;
    case 'deconnecte':
      return `Votre session est finie, ${cote} : reconnectez-vous dans un autre onglet.`;
    case 'conflit':
      return `Ce brouillon a été modifié ailleurs ; ${cote}.`;
    case 'disparu':
      return `Ce brouillon a été enregistré ou abandonné ailleurs ; ${cote}.`;
  }
}

/** What this machine keeps of a draft until the server has it. Tax numbers are left out: nothing here is encrypted. */
export interface CopieLocale {
  revision: number;
  modifications: number;
  valeurs: Valeurs;
}

export const cleDeCopie = (dossierId: string): string => `saisie:${dossierId}`;

export function ecrireCopie(copie: CopieLocale): string {
  const valeurs = Object.entries(copie.valeurs).filter(([nom]) => !estNumeroFiscal(nom));
  return JSON.stringify({ ...copie, valeurs: Object.fromEntries(valeurs) });
}

/** Reads a copy back; null when there is none or when it is not one of ours. */
export function lireCopie(texte: string | null): CopieLocale | null {
  if (!texte) return null;
  try {
    const lu = JSON.parse(texte) as CopieLocale;
    return Number.isInteger(lu.revision) && typeof lu.valeurs === 'object' && lu.valeurs ? lu : null;
  } catch {
    return null;
  }
}

/** True when two states of the form make the same draft: an answer that got lost on its way is then no conflict. */
export function memesValeurs(a: Valeurs, b: Valeurs): boolean {
  const dites = (valeurs: Valeurs) =>
    Object.entries(valeursDuBrouillon(saisieDuFormulaire(valeurs)))
      .filter(([nom, valeur]) => valeur.trim() !== '' && !estNumeroFiscal(nom))
      .sort(([x], [y]) => (x < y ? -1 : 1));
  return JSON.stringify(dites(a)) === JSON.stringify(dites(b));
}
