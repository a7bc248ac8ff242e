import type { CertificatDeCachet } from '#lib/cachet/schema.ts';
import type { ContexteDeLecture } from '#lib/demande/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';

/** A person whom the school base links to the pupil. */
export interface PersonneConnue {
  id: string;
  lien: string;
  civilite: string;
  nom: string;
  nomUsage: string;
  prenom: string;
  prenomUsage: string;
  /** 'oui' for a person of one name only. */
  sansPrenom: string;
  adresse: string;
  complement: string;
  codePostal: string;
  commune: string;
  pays: string;
  courriel: string;
  telephone: string;
}

/** Another dossier, or a namesake, that the person should look at before going on. */
export interface Doublon {
  texte: string;
  href?: string;
}

/** What the entry screen knows besides the form: plain data, from the server to the browser. */
export interface ContexteDeSaisie extends ContexteDeLecture {
  dossierId: string;
  numero: string;
  eleve: { nomComplet: string; ine: string | null; naissance: string };
  classe: { nom: string; libelleMef: string | null; etablissement: string };
  personnes: readonly PersonneConnue[];
  doublons: readonly Doublon[];
  /** Tax numbers already kept, encrypted: never sent back to the screen. */
  numerosConnus: { demandeur: boolean; concubin: boolean };
  /** What judges the signature of a 2D-DOC. */
  certificats: readonly CertificatDeCachet[];
}

interface Choix {
  /** Id of the person chosen; empty for another person, whom the base does not know. */
  choisie: string;
  quittee?: string;
  valeurs: Valeurs;
}

/**
 * What the fields take when a person of the base is chosen: what the base knows of that person. For another person, what came
 * from the one before goes away, and what was typed stays: a name typed over a known person would be a correction of it.
 */
export function reponsesDeLaPersonne(
  personnes: readonly PersonneConnue[],
  { choisie, quittee, valeurs }: Choix,
): Valeurs {
  const de = (id?: string): [string, string][] => {
    const { id: _, ...connues } = personnes.find((personne) => personne.id === id) ?? { id: '' };
    return Object.entries(connues).map(([cle, valeur]) => [`demandeur.${cle}`, valeur]);
  };
  if (choisie) return Object.fromEntries(de(choisie));
  const venues = de(quittee).filter(([nom, valeur]) => valeurs[nom] === valeur);
  return Object.fromEntries(venues.map(([nom]) => [nom, '']));
}
