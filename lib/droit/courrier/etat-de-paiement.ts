/** The documents of a state of payment: what is printed, and the table for spreadsheets, from the same rows (C. IV.B, VII.B). */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import { ETATS_DE_PAIEMENT } from '../argent/etats.ts';
import {
  type BoursierDEtat,
  COLONNES_DU_FICHIER,
  ecrituresDe,
  type LigneDEtat,
  parComposante,
  parEchelon,
} from '../argent/recapitulatif.ts';
import type { Branche } from '../competence.ts';
import { ecrireJour, type Jour } from '../date.ts';
import { centimes, ecrireMontant } from '../montant.ts';
import { nomDeListe } from '../noms.ts';
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

/** The printed state: the list of boursiers, or the récapitulatif by échelon, under the same head, total and signature. */
export function imprimerEtat(etat: EtatImprime, quel: DocumentDEtat): ListeImprimee {
  const { numero, jour, signataire, boursiers } = etat;
  const total = boursiers.reduce((n, { aVerser }) => n + aVerser, 0);
  const quoi = quel === 'recapitulatif' ? 'récapitulatif par échelon' : 'liste des boursiers à payer';
  return {
    titre: `${ETATS_DE_PAIEMENT[etat.branche].titre}, ${quoi}, trimestre ${etat.trimestre}, ${ecrireAnnee(etat.rentree)}`,
    reference: referenceDEtat(etat),
    jour: jour.toString(),
    lieuEtDate: `${etat.etablissement.commune}, le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`,
    entete: [etat.ministere, `Académie ${etat.academie}`, etat.etablissement.nom],
    destinataire: ['À l’attention du', etat.service],
    ouverture: [
      numero === null || !signataire
        ? 'Document de travail : cet état n’est pas signé et ne paie rien.'
        : `État n° ${numero}, signé le ${ecrireJour(jour)} par ${signataire.nom}, ${signataire.qualite}. Empreinte : ${etat.empreinte}.`,
    ],
    ...(quel === 'recapitulatif' ? recapitulatif(etat) : listeDesBoursiers(etat)),
    bilan: [
      `En tout : ${boursiers.length} boursier${boursiers.length > 1 ? 's' : ''}, ${enEuros(total)} à verser.`,
    ],
    ...(signataire ? { signature: [`${signataire.qualite},`, signataire.nom] } : {}),
  };
}

/** The table for spreadsheets: a head, then one line for each pupil, with the accounts. */
export function tableauDEtat(etat: EtatImprime): string[][] {
  const { uai, rentree, trimestre, branche, boursiers, lignes } = etat;
  const commun = { reference: referenceDEtat(etat), uai, rentree, trimestre };
  return [
    COLONNES_DU_FICHIER.map(({ titre }) => titre),
    ...boursiers.map((boursier) => {
      const composantes = parComposante(lignes, boursier.dossierId);
      const ecritures = ecrituresDe(branche, boursier, composantes);
      return COLONNES_DU_FICHIER.map(({ valeur }) => valeur({ ...commun, boursier, composantes, ecritures }));
    }),
  ];
}
