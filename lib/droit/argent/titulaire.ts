import { enCapitales } from '../sans-accents.ts';

/** Who asks, by the names of the registry and those borne. */
interface Nommee {
  nom: string;
  prenom: string;
  nomUsage?: string | null;
  prenomUsage?: string | null;
}

const mots = (texte: string): string[] =>
  enCapitales(texte)
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);

/**
 * Whether the holder written on a RIB is the person who asks, alone or with another: one of the names, and one of the first names,
 * whole. The bourse is paid to who asked (C. VI.B); banks compare the name too since 9 October 2025.
 */
export function titulaireConcorde(titulaire: string, qui: Nommee): boolean {
  const ecrits = new Set(mots(titulaire));
  const porte = (nom: string | null | undefined): boolean => {
    const parties = mots(nom ?? '');
    return parties.length > 0 && parties.every((partie) => ecrits.has(partie));
  };
  const prenoms = [qui.prenom, qui.prenomUsage];
  return (porte(qui.nom) || porte(qui.nomUsage)) && (mots(qui.prenom).length === 0 || prenoms.some(porte));
}
