import type { Lecture } from '../lecture.ts';
import { sansAccents } from '../sans-accents.ts';
import type { LienDemandeur } from '../situation.ts';

export const LECTURES_PLACEMENT: readonly Lecture[] = [
  {
    id: 'parcoursup_intitules',
    article: 'C. III.D.3.a',
    doute:
      'L’intitulé qui évoque l’ASE dans le nom, le prénom ou l’adresse d’un tuteur est donné par des exemples (« foyer », « conseil départemental », « maison d’accueil », « MNA », « MECS », etc.).',
    lecture:
      'Les exemples du texte, avec « ASE », « aide sociale », « maison d’enfants », « service de l’enfance », en mots entiers ; « rue du foyer » n’en est pas un. La liste propose, le chef d’établissement vérifie et coche.',
    autre: 'Les seuls exemples du texte.',
    raison:
      'Le « etc. » ouvre la liste ; un élève oublié perd une bonification, un élève de trop est vu par le chef avant d’être coché.',
    regles: ['statut_boursier_ase_terminale'],
  },
  {
    id: 'parcoursup_lien_sans_code',
    article: 'C. III.D.3.a',
    doute:
      'Le texte lit les liens de la base ; un lien saisi ici par une personne n’a pas de code de la base.',
    lecture: 'Le département saisi comme personne en charge vaut le lien « aide sociale à l’enfance ».',
    autre: 'Seuls comptent les codes de la base.',
    raison: 'C’est le même fait, dit par la même personne dans une autre application.',
    regles: ['statut_boursier_ase_terminale'],
  },
];

/** A person linked to the pupil, as the base or a person of the établissement wrote it. */
export interface ResponsableConnu {
  /** Code of the link in the school base, absent for one typed here. */
  parente?: string | null;
  /** 1 legal, 2 in charge, 3 to be called; absent with the code. */
  niveau?: string | null;
  lien: LienDemandeur;
  legal: boolean;
  nom: string;
  prenom: string;
  adresse: string;
  complement?: string | null;
}

/** Éducateur, assistant familial, aide sociale à l'enfance. */
const LIENS_DE_L_ASE: Readonly<Record<string, string>> = {
  '41': 'éducateur',
  '42': 'assistant familial',
  '51': 'aide sociale à l’enfance',
};
const TUTEUR = '50';
/** Who is only to be called neither represents the pupil nor is in charge. */
const A_CONTACTER = '3';

const INTITULES: readonly (readonly [signe: RegExp, dit: string])[] = [
  [
    /(?<!\b(?:RUE|AVENUE|PLACE|IMPASSE|ALLEE|CHEMIN|ROUTE|BOULEVARD|SQUARE) (?:DU |DES )?)\bFOYERS?\b/,
    'foyer',
  ],
  [/\bCONSEIL (?:DEPARTEMENTAL|GENERAL)\b/, 'conseil départemental'],
  [/\bMAISONS? D ACCUEIL\b/, 'maison d’accueil'],
  [/\bMAISONS? D ENFANTS?\b/, 'maison d’enfants'],
  [/\bMNA\b/, 'MNA'],
  [/\bMECS\b/, 'MECS'],
  [/\bASE\b/, 'ASE'],
  [/\bAIDE SOCIALE\b/, 'aide sociale'],
  [/\bSERVICE (?:DE L |DEPARTEMENTAL DE L )?ENFANCE\b/, 'service de l’enfance'],
];

const comparable = (texte: string): string =>
  sansAccents(texte)
    .toUpperCase()
    .replaceAll('.', '')
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();

/** What shows that a responsable is there for a placement, in words; null when nothing does (C. III.D.3.a). */
export function signeDePlacement(responsable: ResponsableConnu): string | null {
  const { parente, niveau, lien, legal, nom, prenom, adresse, complement } = responsable;
  const code = parente ?? (lien === 'tuteur' ? TUTEUR : lien === 'departement' ? '51' : '');
  if (niveau === A_CONTACTER || (!niveau && !legal && lien !== 'departement')) return null;
  const ase = LIENS_DE_L_ASE[code];
  if (ase) return `Lien « ${ase} »`;
  if (code !== TUTEUR) return null;
  const ecrits = [nom, prenom, adresse, complement ?? ''].map(comparable);
  const trouve = INTITULES.find(([signe]) => ecrits.some((ecrit) => signe.test(ecrit)));
  return trouve ? `Lien « tuteur », intitulé « ${trouve[1]} »` : null;
}
