/** The documents of the mandataire of an établissement privé: compte d’emploi, and the list that serves as attestation of presence (C. VII.B.2). */
import { ecrireAnnee, type Rentree } from '../annee.ts';
import type { CompteDEmploi } from '../argent/emploi.ts';
import { referenceDeVirement } from '../argent/emploi.ts';
import { ecrireJour, ecrireJourCourt, type Jour } from '../date.ts';
import { type Centimes, centimes, ecrireDecimal, ecrireMontant } from '../montant.ts';
import { nomDeListe } from '../noms.ts';
import type { ListeImprimee } from './liste.ts';

export interface BourseDuMandataire {
  reference: string;
  trimestre: number;
  numero: number;
  prenom: string;
  nom: string;
  classe: string;
  beneficiaire: string;
  procurationDu: Jour;
  resilieeLe: Jour | null;
  montant: Centimes;
}
export interface EmploiImprime extends BourseDuMandataire {
  recuLe: Jour;
  compte: CompteDEmploi;
}

interface Entete {
  rentree: Rentree;
  jour: Jour;
  ministere: string;
  academie: string;
  service: string;
  etablissement: { uai: string; nom: string; commune: string };
}

const entete = ({ ministere, academie, service, etablissement, jour }: Entete, suite: string) => ({
  reference: `${etablissement.uai}-${suite}`,
  jour: jour.toString(),
  lieuEtDate: `${etablissement.commune}, le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`,
  entete: [ministere, `Académie ${academie}`, `${etablissement.nom} (${etablissement.uai})`],
  destinataire: ['À l’attention du', service],
});

const SIGNATAIRE = ['Le représentant légal de l’établissement,'];
const total = (lignes: readonly unknown[], sommes: readonly number[]): string =>
  `${lignes.length} bourse${lignes.length > 1 ? 's' : ''}, ${ecrireMontant(centimes(sommes.reduce((n, vu) => n + vu, 0)))}`;

/** The compte d’emploi of a school year, to print: for each pupil, what came in, what the fees took, what went to the family, what is left. */
export function compteDEmploiImprime(de: Entete, lignes: readonly EmploiImprime[]): ListeImprimee {
  const soldes = lignes.map(({ compte }) => compte.solde);
  return {
    ...entete(de, `emploi-${de.rentree}`),
    titre: `Compte d’emploi des bourses reçues par procuration, ${ecrireAnnee(de.rentree)}`,
    ouverture: [
      'Pour chaque élève, ce que l’établissement a reçu au nom de la famille, ce que les frais en ont pris et ce qui lui a été versé (circulaire, VII.B.2).',
    ],
    colonnes: [
      { titre: 'Classe', largeur: 0.9 },
      { titre: 'Élève', largeur: 2.2 },
      { titre: 'Trimestre', largeur: 0.9, nombre: true },
      { titre: 'Reçu', largeur: 1.1, nombre: true },
      { titre: 'Le', largeur: 1.2 },
      { titre: 'Frais imputés', largeur: 1.1, nombre: true },
      { titre: 'Nature', largeur: 1.8 },
      { titre: 'Versé', largeur: 1.1, nombre: true },
      { titre: 'Le', largeur: 1.2 },
      { titre: 'Solde', largeur: 1, nombre: true },
    ],
    lignes: lignes.map(({ compte, ...l }) => [
      l.classe,
      nomDeListe(l),
      String(l.trimestre),
      ecrireMontant(l.montant),
      ecrireJourCourt(l.recuLe),
      compte.frais === null ? '' : ecrireMontant(compte.frais),
      compte.libelle ?? '',
      ecrireMontant(compte.verse),
      compte.verseLe ? ecrireJourCourt(compte.verseLe) : '',
      ecrireMontant(compte.solde),
    ]),
    bilan: [
      `Reçu : ${total(
        lignes,
        lignes.map(({ montant }) => montant),
      )}. Reste à verser aux familles : ${ecrireMontant(centimes(soldes.reduce((n, solde) => n + solde, 0)))}.`,
    ],
    signature: SIGNATAIRE,
  };
}

const COLONNES_DU_COMPTE = [
  ...['uai', 'trimestre', 'etat', 'reference', 'eleve_nom', 'eleve_prenom', 'classe', 'beneficiaire'],
  ...[
    'procuration_signee_le',
    'procuration_resiliee_le',
    'recu',
    'recu_le',
    'frais_imputes',
    'nature_des_frais',
  ],
  ...['verse_famille', 'verse_le', 'reference_virement', 'solde', 'a_verser_avant_le'],
];

/** The same as a table for spreadsheets: its columns are told in docs/paiements.md. */
export const tableauDEmploi = (uai: string, lignes: readonly EmploiImprime[]): string[][] => [
  COLONNES_DU_COMPTE,
  ...lignes.map(({ compte, ...l }) => [
    ...[uai, `T${l.trimestre}`, String(l.numero), l.reference, l.nom, l.prenom, l.classe, l.beneficiaire],
    ecrireJourCourt(l.procurationDu),
    l.resilieeLe ? ecrireJourCourt(l.resilieeLe) : '',
    ...[ecrireDecimal(l.montant), ecrireJourCourt(l.recuLe)],
    ...[compte.frais === null ? '' : ecrireDecimal(compte.frais), compte.libelle ?? ''],
    ...[ecrireDecimal(compte.verse), compte.verseLe ? ecrireJourCourt(compte.verseLe) : ''],
    compte.verseLe ? referenceDeVirement(l.reference, compte.virements) : '',
    ...[ecrireDecimal(compte.solde), ecrireJourCourt(compte.limite)],
  ]),
];

/** The list of a trimestre that the head signs: pupils whose bourse the établissement receives, their procurations, and its guarantee. */
export function attestationDAssiduite(
  de: Entete,
  trimestre: number,
  lignes: readonly BourseDuMandataire[],
): ListeImprimee {
  return {
    ...entete(de, `assiduite-${de.rentree}-T${trimestre}`),
    titre: `État valant attestation d’assiduité, trimestre ${trimestre}, ${ecrireAnnee(de.rentree)}`,
    ouverture: [
      'Le représentant légal de l’établissement valide cet état des bourses reçues par procuration : il tient lieu d’attestation d’assiduité des élèves mentionnés. Les procurations, et celles qui ont été retirées, y sont jointes (circulaire, VII.B.2).',
      'Il s’engage, au nom de l’établissement, à garantir l’État contre tout recours mettant en cause la validité des paiements faits par son intermédiaire.',
    ],
    colonnes: [
      { titre: 'Classe', largeur: 1 },
      { titre: 'Élève', largeur: 2.4 },
      { titre: 'Bénéficiaire', largeur: 2.2 },
      { titre: 'Procuration signée le', largeur: 1.5 },
      { titre: 'Retirée le', largeur: 1.3 },
      { titre: 'Montant', largeur: 1.2, nombre: true },
    ],
    lignes: lignes.map((l) => [
      l.classe,
      nomDeListe(l),
      l.beneficiaire,
      ecrireJourCourt(l.procurationDu),
      l.resilieeLe ? ecrireJourCourt(l.resilieeLe) : '',
      ecrireMontant(l.montant),
    ]),
    bilan: [
      `En tout : ${total(
        lignes,
        lignes.map(({ montant }) => montant),
      )}.`,
    ],
    signature: SIGNATAIRE,
  };
}
