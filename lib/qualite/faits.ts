/** What the records of an établissement lack or say twice, and where each is mended. Pure. */

/** Each lack: how it is said, and what it stops. */
export const DEFAUTS = {
  ine: {
    libelle: 'Élève sans INE',
    arrete: 'L’étude automatique, la coche Parcoursup et les organismes ne le retrouvent pas.',
  },
  semblable: {
    libelle: 'Deux fiches pour un élève, peut-être',
    arrete: 'Les demandes et les sommes de l’un ne suivent pas l’autre.',
  },
  deux_etablissements: {
    libelle: 'Élève dans deux établissements',
    arrete: 'Deux demandes, ou deux paiements, sont possibles.',
  },
  sans_responsable: {
    libelle: 'Élève sans responsable',
    arrete: 'Personne ne peut être prévenu, ni demander en ligne.',
  },
  classe: { libelle: 'Élève sans classe', arrete: 'Il manque aux listes de classe.' },
  adresse: { libelle: 'Adresse incomplète', arrete: 'Aucun courrier ne peut partir.' },
  contact: {
    libelle: 'Ni courriel, ni téléphone',
    arrete: 'La famille n’est jointe que par courrier.',
  },
  courriel_refuse: {
    libelle: 'Courriel qui n’existe plus',
    arrete: 'Ce qui lui est écrit par courriel n’arrive pas.',
  },
  numero_refuse: { libelle: 'Numéro de mobile refusé', arrete: 'Ce qui lui est écrit par SMS n’arrive pas.' },
  compte: { libelle: 'Boursier sans compte bancaire', arrete: 'La bourse ne peut pas être payée.' },
  paiement_revenu: {
    libelle: 'Paiement revenu de la banque',
    arrete: 'La bourse n’est pas payée tant que le compte n’est pas changé.',
  },
} as const satisfies Record<string, { libelle: string; arrete: string }>;
export type Defaut = keyof typeof DEFAUTS;
export const CODES_DES_DEFAUTS = Object.keys(DEFAUTS) as Defaut[];

/** One lack of one pupil, of one of its responsables, or of one dossier. */
export interface LigneDeDefaut {
  defaut: Defaut;
  nom: string;
  nomUsage: string | null;
  prenom: string;
  prenomUsage: string | null;
  classe: string;
  /** The schooling by which the pupil is opened; null of an account. */
  scolariteId: string | null;
  responsableId: string | null;
  /** The person at fault, as it is called; null of the pupil itself. */
  personne: string | null;
  /** Of an account. */
  dossierId: string | null;
}

/** Where a line is mended: the account of the dossier, the record of the person, that of the pupil, or its schooling. */
export function ouReparer({ defaut, scolariteId, responsableId, dossierId }: LigneDeDefaut): string {
  if (dossierId) return `/agent/comptes/${dossierId}`;
  const eleve = `/agent/eleves/${scolariteId}`;
  if (responsableId) return `${eleve}/responsables/${responsableId}`;
  return ['classe', 'deux_etablissements'].includes(defaut) ? `${eleve}/scolarite` : eleve;
}

/** How many lines of each lack, those that exist, in the order of the page. */
export const compterLesDefauts = (lignes: readonly LigneDeDefaut[]): { defaut: Defaut; nombre: number }[] =>
  CODES_DES_DEFAUTS.map((defaut) => ({
    defaut,
    nombre: lignes.filter((ligne) => ligne.defaut === defaut).length,
  })).filter(({ nombre }) => nombre > 0);
