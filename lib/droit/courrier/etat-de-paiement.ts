/** The documents of a state of payment: what is printed, and the workbook, from the same rows (C. IV.B, VII.B). */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import { LIBELLES_CAUSES } from '../argent/causes.ts';
import { COLONNES_D_ETAT, type LigneDeFichier } from '../argent/colonnes-d-etat.ts';
import { ETATS_DE_PAIEMENT } from '../argent/etats.ts';
import {
  type BoursierDEtat,
  ecrituresDe,
  type LigneDEtat,
  parComposante,
  parEchelon,
} from '../argent/recapitulatif.ts';
import type { Branche } from '../competence.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { centimes, ecrireMontant } from '../montant.ts';
import { nomDeListe } from '../noms.ts';
import { nomEtQualite } from '../phrase.ts';
import { type Classeur, colonne, type Feuille, lisezMoi } from './classeur.ts';
import type { ListeImprimee } from './liste.ts';

export interface EtatImprime {
  uai: string;
  rentree: Rentree;
  trimestre: number;
  branche: Branche;
  /** Null while it is not signed. */
  numero: number | null;
  jour: Jour;
  signataire: { nom: string; qualite: string } | null;
  /** Hexadecimal. */
  empreinte: string;
  ministere: string;
  academie: string;
  service: string;
  etablissement: { nom: string; commune: string };
  boursiers: readonly BoursierDEtat[];
  lignes: readonly LigneDEtat[];
}

export const DOCUMENTS_D_ETAT = ['liste', 'recapitulatif'] as const;
export type DocumentDEtat = (typeof DOCUMENTS_D_ETAT)[number];

const enEuros = (n: number): string => ecrireMontant(centimes(n));

/** "0590001A-2026-3": what names a frozen state everywhere. */
export const referenceDEtat = ({
  uai,
  rentree,
  numero,
}: Pick<EtatImprime, 'uai' | 'rentree' | 'numero'>): string =>
  `${uai}-${rentree}-${numero ?? 'en-preparation'}`;

const COLONNES_DE_LA_LISTE = [
  { titre: 'Classe', largeur: 1 },
  { titre: 'Élève', largeur: 2.6 },
  { titre: 'Échelon', largeur: 0.8, nombre: true },
  { titre: 'Bénéficiaire', largeur: 2.4 },
  { titre: 'Bourse et primes', largeur: 1.3, nombre: true },
  { titre: 'Équipement', largeur: 1.1, nombre: true },
  { titre: 'Trop-perçu repris', largeur: 1.2, nombre: true },
  { titre: 'Frais déduits', largeur: 1.1, nombre: true },
  { titre: 'À verser', largeur: 1.2, nombre: true },
] as const;

const COLONNES_DES_ECHELONS = [
  { titre: 'Échelon', largeur: 1 },
  { titre: 'Boursiers', largeur: 1, nombre: true },
  { titre: 'Dû', largeur: 1, nombre: true },
  { titre: 'Frais déduits', largeur: 1, nombre: true },
  { titre: 'À verser', largeur: 1, nombre: true },
] as const;

const listeDesBoursiers = ({ boursiers }: EtatImprime): Pick<ListeImprimee, 'colonnes' | 'lignes'> => ({
  colonnes: COLONNES_DE_LA_LISTE,
  lignes: boursiers.map((b) => [
    b.classe,
    nomDeListe({ prenom: b.elevePrenom, nom: b.eleveNom }),
    String(b.echelon),
    b.beneficiaireNom,
    enEuros(b.brut),
    enEuros(b.equipement),
    enEuros(Math.min(b.detteAvant, Math.max(0, b.brut))),
    enEuros(b.deduit),
    enEuros(b.aVerser),
  ]),
});

const recapitulatif = ({ boursiers }: EtatImprime): Pick<ListeImprimee, 'colonnes' | 'lignes'> => ({
  colonnes: COLONNES_DES_ECHELONS,
  lignes: parEchelon(boursiers).map(({ echelon, boursiers: nombre, brut, deduit, aVerser }) => [
    `Échelon ${echelon}`,
    String(nombre),
    enEuros(brut),
    enEuros(deduit),
    enEuros(aVerser),
  ]),
});

const titreDEtat = ({ branche, trimestre, rentree }: EtatImprime, quoi = ''): string =>
  `${ETATS_DE_PAIEMENT[branche].titre}${quoi}, trimestre ${trimestre}, ${ecrireAnnee(rentree)}`;

/** Who signed it and its print; or that nobody did. */
const direLaSignature = ({ numero, jour, signataire, empreinte }: EtatImprime): string =>
  numero === null || !signataire
    ? 'Document de travail : cet état n’est pas signé et ne paie rien.'
    : `État n° ${numero}, signé le ${ecrireJour(jour)} par ${nomEtQualite(signataire.nom, signataire.qualite)}. Empreinte : ${empreinte}.`;

/** The printed state: the list of boursiers, or the récapitulatif by échelon, under the same head, total and signature. */
export function imprimerEtat(etat: EtatImprime, quel: DocumentDEtat): ListeImprimee {
  const { jour, signataire, boursiers } = etat;
  const total = boursiers.reduce((n, { aVerser }) => n + aVerser, 0);
  const quoi = quel === 'recapitulatif' ? 'récapitulatif par échelon' : 'liste des boursiers à payer';
  return {
    titre: titreDEtat(etat, `, ${quoi}`),
    reference: referenceDEtat(etat),
    jour: jour.toString(),
    lieuEtDate: `${etat.etablissement.commune}, le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`,
    entete: [etat.ministere, `Académie ${etat.academie}`, etat.etablissement.nom],
    destinataire: ['À l’attention du', etat.service],
    ouverture: [direLaSignature(etat)],
    ...(quel === 'recapitulatif' ? recapitulatif(etat) : listeDesBoursiers(etat)),
    bilan: [
      `En tout : ${boursiers.length} boursier${boursiers.length > 1 ? 's' : ''}, ${enEuros(total)} à verser.`,
    ],
    ...(signataire ? { signature: [`${signataire.qualite},`, signataire.nom] } : {}),
  };
}

/** The lines of a state for spreadsheets, one for each pupil: `COLONNES_D_ETAT` says what each tells. */
function lignesDeFichier(etat: EtatImprime): LigneDeFichier[] {
  const { uai, rentree, trimestre, branche, boursiers, lignes } = etat;
  const commun = { reference: referenceDEtat(etat), uai, rentree, trimestre };
  return boursiers.map((boursier) => {
    const composantes = parComposante(lignes, boursier.dossierId);
    return { ...commun, boursier, composantes, ecritures: ecrituresDe(branche, boursier, composantes) };
  });
}

/** The sheet of the boursiers: a line for each pupil, with the accounts. */
const feuilleDesBoursiers = (etat: EtatImprime): Feuille => ({
  nom: FEUILLES.boursiers,
  colonnes: COLONNES_D_ETAT,
  lignes: lignesDeFichier(etat).map((ligne) => COLONNES_D_ETAT.map(({ valeur }) => valeur(ligne))),
});

const [texte, nombre, montant, jourDe] = [
  colonne('texte'),
  colonne('nombre'),
  colonne('montant'),
  colonne('jour'),
];

const feuilleDesLignes = ({ boursiers, lignes }: EtatImprime): Feuille => {
  const noms = new Map(boursiers.map((b) => [b.dossierId, b]));
  return {
    nom: FEUILLES.lignes,
    colonnes: [
      ...[texte('nom'), texte('prenom'), texte('composante'), nombre('trimestre'), texte('cause')],
      ...[texte('article'), jourDe('du'), jourDe('au'), montant('montant')],
    ],
    lignes: lignes.map((l) => [
      noms.get(l.dossierId)?.eleveNom ?? '',
      noms.get(l.dossierId)?.elevePrenom ?? '',
      l.composante,
      l.trimestre,
      LIBELLES_CAUSES[l.cause].libelle,
      l.article,
      l.periodeDu.toString(),
      l.periodeAu.toString(),
      l.centimes,
    ]),
  };
};

const feuilleDesEchelons = ({ boursiers }: EtatImprime): Feuille => ({
  nom: FEUILLES.recapitulatif,
  colonnes: [
    ...[nombre('echelon'), nombre('boursiers'), montant('du'), montant('frais_deduits')],
    montant('net_a_verser'),
  ],
  lignes: parEchelon(boursiers).map(({ echelon, boursiers: combien, brut, deduit, aVerser }) => [
    ...[echelon, combien, brut, deduit, aVerser],
  ]),
});

/** What the workbook says of itself, where a reader looks for it: the state, then each column. */
const feuilleDExplications = (etat: EtatImprime): Feuille =>
  lisezMoi([
    ['État', referenceDEtat(etat)],
    [
      'Ce qu’il est',
      `${ETATS_DE_PAIEMENT[etat.branche].titre}, trimestre ${etat.trimestre}, ${ecrireAnnee(etat.rentree)}`,
    ],
    ['Établissement', `${etat.etablissement.nom}, ${etat.etablissement.commune}`],
    ['Signature', direLaSignature(etat)],
    ['Montants', 'En euros ; les mêmes que ceux du PDF et du fichier CSV.'],
    ...COLONNES_D_ETAT.map(({ titre, dit }) => [titre, dit] as const),
  ]);

/** The sheets of a state's workbook, by their names. */
export const FEUILLES = {
  boursiers: 'Boursiers à payer',
  recapitulatif: 'Récapitulatif par échelon',
  lignes: 'Lignes et causes',
} as const;

/** The workbook of a state, whose first sheet is its CSV: the same sums as its PDF, and the entry and cause of each. */
export const classeurDEtat = (etat: EtatImprime): Classeur => ({
  titre: titreDEtat(etat),
  sujet: direLaSignature(etat),
  auteur: etat.signataire?.nom ?? etat.etablissement.nom,
  jour: etat.jour.toString(),
  feuilles: [
    feuilleDesBoursiers(etat),
    feuilleDesEchelons(etat),
    feuilleDesLignes(etat),
    feuilleDExplications(etat),
  ],
});
