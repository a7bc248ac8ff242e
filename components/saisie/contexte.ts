import type { ContexteDeLecture } from '#lib/demande/faits.ts';

/** A person whom the school base links to the pupil. */
export interface PersonneConnue {
  id: string;
  lien: string;
  civilite: string;
  nom: string;
  nomUsage: string;
  prenom: string;
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
}
