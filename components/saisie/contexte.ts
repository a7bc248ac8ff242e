import type { ScolariteDeLEleve } from '#lib/demande/schema.ts';
import type { Branche } from '#lib/droit/competence.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';

/** Answers of the form by field name, as a browser sends them. */
export type Valeurs = Readonly<Record<string, string>>;

/** A person whom the school base links to the pupil. */
export interface PersonneConnue {
  id: string;
  lien: string;
  civilite: string;
  nom: string;
  nomUsage: string;
  prenom: string;
  adresse: string;
  complement: string;
  codePostal: string;
  commune: string;
  courriel: string;
  telephone: string;
}

/** Another dossier, or a namesake, that the person should look at before going on. */
export interface Doublon {
  texte: string;
  href?: string;
}

/** What the entry screen knows besides the form: plain data, from the server to the browser. */
export interface ContexteDeSaisie {
  dossierId: string;
  numero: string;
  annee: number;
  /** Today, ISO. */
  jour: string;
  eleve: { nomComplet: string; ine: string | null; naissance: string };
  scolarite: ScolariteDeLEleve & {
    classe: string;
    libelleMef: string | null;
    nomEtablissement: string;
    departementCode: string;
  };
  typeBourse: TypeBourse;
  branche: Branche;
  personnes: readonly PersonneConnue[];
  doublons: readonly Doublon[];
  /** Tax numbers already kept, encrypted: never sent back to the screen. */
  numerosConnus: { demandeur: boolean; concubin: boolean };
}
