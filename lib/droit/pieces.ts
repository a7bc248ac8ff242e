import { ageAuPlus, jourUtile } from './eleve/age.ts';
import { type CodePiece, PIECES } from './pieces-liste.ts';
import { REGLES_PIECES as R } from './pieces-regles.ts';
import type { Regle } from './regle.ts';
import { estSepareEnCampagne, partenaireCompte } from './ressources/concubinage.ts';
import type { ChangementFamilial, Situation, TypeBourse } from './situation.ts';

/** Required: its absence makes the dossier incomplete. Possible: an agent may ask. Choice: the family decides. */
export type Force = 'requise' | 'possible' | 'au_choix';

export interface PieceRequise {
  code: CodePiece;
  /** Other pieces that do just as well; empty when only this one will do. */
  alternatives: readonly CodePiece[];
  force: Force;
  /** Id of the rule that asks for it. */
  regle: string;
  article: string;
  /** Why, in one sentence the family can read. */
  pourquoi: string;
}

interface Exigence {
  code: CodePiece;
  alternatives?: readonly CodePiece[];
  force?: Force;
  regle: Regle;
  quand: (s: Situation, type: TypeBourse) => boolean;
}

const estAutonome = (s: Situation): boolean => s.demandeur.lien === 'eleve_lui_meme';
const estNouvelArrivant = (s: Situation): boolean => !s.foyer.avis && s.foyer.revenusBruts !== undefined;
const aChange = (s: Situation, genre: ChangementFamilial['genre']): boolean =>
  s.foyer.changement?.genre === genre;
const estAuCned = (s: Situation): boolean => s.eleve.etablissement.type === 'cned';
const estMineur = ({ eleve, jour }: Situation): boolean =>
  !eleve.naissance || ageAuPlus(eleve.naissance, jour) < 18;
const aMoinsDe16Ans = (s: Situation): boolean =>
  !s.eleve.naissance || ageAuPlus(s.eleve.naissance, jourUtile(s)) < 16;

/** An avis already read at the tax source is not asked for again (C. II.B.1, III.A). */
function manqueUnAvis(s: Situation): boolean {
  const source = s.foyer.avis?.source;
  return source !== 'source_fiscale' && source !== 'avis_etranger' && !estNouvelArrivant(s);
}

/** All that may be asked, in the order of the notice and then of C. III; the strongest reason for a piece comes first. */
const EXIGENCES: readonly Exigence[] = [
  {
    code: 'formulaire_signe',
    regle: R.piece_formulaire,
    quand: (s) => s.canal === undefined || s.canal === 'papier',
  },
  { code: 'avis_impot', regle: R.piece_avis, quand: (s) => !estAutonome(s) && manqueUnAvis(s) },
  {
    code: 'avis_impot',
    alternatives: ['situation_declarative'],
    regle: R.piece_avis_autonome,
    quand: (s) => estAutonome(s) && manqueUnAvis(s),
  },
  {
    code: 'avis_impot_concubin',
    regle: R.piece_concubin,
    quand: (s) =>
      partenaireCompte(s) &&
      s.foyer.concubin?.avis?.source !== 'source_fiscale' &&
      !s.foyer.concubin?.revenusBruts,
  },
  {
    code: 'justificatif_revenus_pays_origine',
    alternatives: ['bulletins_salaire', 'attestation_organisme_accueil'],
    regle: R.piece_nouvel_arrivant,
    quand: (s) => estNouvelArrivant(s) || (partenaireCompte(s) && !!s.foyer.concubin?.revenusBruts),
  },
  {
    code: 'avis_impot_etranger',
    regle: R.piece_avis_etranger,
    quand: ({ foyer }) => foyer.avis?.source === 'avis_etranger' || foyer.revenusEtrangersHorsAvis === true,
  },
  {
    code: 'avis_impot_etranger',
    force: 'possible',
    regle: R.piece_avis_etranger,
    quand: (s) => s.foyer.revenusEtrangers === true,
  },
  {
    code: 'justificatif_revenus_etrangers',
    regle: R.piece_revenus_etrangers,
    quand: (s) => s.foyer.revenusEtrangers === true,
  },
  { code: 'attestation_caf', regle: R.piece_eleve_hors_avis, quand: estHorsAvis },
  { code: 'justificatif_changement_residence', regle: R.piece_eleve_hors_avis, quand: estHorsAvis },
  {
    code: 'decision_tutelle',
    alternatives: ['decision_conseil_famille'],
    regle: R.piece_tutelle,
    quand: (s) => s.demandeur.lien === 'tuteur',
  },
  { code: 'attestation_caf', regle: R.piece_tutelle, quand: (s) => s.demandeur.lien === 'tuteur' },
  { code: 'rib', regle: R.piece_cned_rib, quand: estAuCned },
  {
    code: 'avis_dasen',
    regle: R.piece_cned_avis,
    quand: (s, type) => estAuCned(s) && type === 'college' && !s.eleve.cnedHorsDeFrance && aMoinsDe16Ans(s),
  },
  {
    code: 'justificatif_aefe',
    regle: R.piece_cned_hors_de_france,
    quand: (s, type) => estAuCned(s) && type === 'college' && s.eleve.cnedHorsDeFrance !== undefined,
  },
  {
    code: 'delegation_autorite_parentale',
    alternatives: ['document_charge'],
    regle: R.piece_delegation,
    quand: (s) => doitProuverLaCharge(s) && s.demandeur.justificatifCharge !== 'delegation_etranger',
  },
  { code: 'delegation_autorite_parentale', regle: R.piece_delegation, quand: estDelegueALEtranger },
  { code: 'attestation_consulat', regle: R.piece_consulat, quand: estDelegueALEtranger },
  {
    code: 'justificatif_domicile',
    force: 'possible',
    regle: R.piece_domicile,
    quand: ({ demandeur: d }) => d.resideEnFrance === undefined,
  },
  {
    code: 'justificatif_emploi_france',
    regle: R.piece_emploi_ue,
    quand: ({ demandeur: d }) => d.resideEnFrance === false && d.ressortissantUe === true,
  },
  {
    code: 'attestation_placement',
    regle: R.piece_placement,
    force: 'possible',
    quand: (s) => s.eleve.ase?.mesure === 'placement',
  },
  {
    code: 'attestation_pjj',
    regle: R.piece_pjj,
    force: 'possible',
    quand: (s) => s.eleve.ase?.mesure === 'pjj',
  },
  {
    code: 'decision_assistance_educative',
    regle: R.piece_assistance_educative,
    force: 'possible',
    quand: ({ eleve: { ase } }) => ase?.mesure === 'aemo' || ase?.mesure === 'pead',
  },
  { code: 'acte_deces', regle: R.piece_changement, quand: (s) => aChange(s, 'deces') },
  {
    code: 'justificatif_separation',
    regle: R.piece_changement,
    quand: (s) => aChange(s, 'divorce_ou_separation') || estSepareEnCampagne(s),
  },
  { code: 'decision_residence', regle: R.piece_changement, quand: (s) => aChange(s, 'residence_exclusive') },
  {
    code: 'document_charge',
    regle: R.piece_nouvelle_charge,
    quand: (s) => s.demandeur.priseEnCharge !== undefined,
  },
  {
    code: 'attestation_caf',
    regle: R.piece_attestation_possible,
    force: 'possible',
    quand: (s) =>
      s.foyer.changement !== undefined || (!estAutonome(s) && s.demandeur.chargeEtablie === undefined),
  },
  {
    code: 'decision_emancipation',
    regle: R.piece_emancipation,
    force: 'possible',
    quand: (s) => estAutonome(s) && s.eleve.emancipe === true,
  },
  {
    code: 'contrat_jeune_majeur',
    regle: R.piece_contrat_jeune_majeur,
    force: 'possible',
    quand: (s) => estAutonome(s) && s.demandeur.autonome?.contratJeuneMajeur === true,
  },
  { code: 'rapport_service_social', regle: R.piece_rapport_social, force: 'possible', quand: estAutonome },
  {
    code: 'fiche_reprise_etudes',
    regle: R.piece_reprise_etudes,
    quand: (s, type) => type === 'lycee' && s.eleve.repriseEtudes === true,
  },
  {
    code: 'justificatif_protection_temporaire',
    regle: R.piece_protection_temporaire,
    force: 'possible',
    quand: (s) => s.eleve.protectionTemporaire === true,
  },
  {
    code: 'attestation_mlds',
    regle: R.piece_mlds,
    force: 'possible',
    quand: (s) => s.eleve.dispositif === 'mlds',
  },
  {
    code: 'affectation_dasen',
    regle: R.piece_retour_en_formation,
    force: 'possible',
    quand: (s) => s.eleve.dispositif === 'retour_en_formation' && s.eleve.affectationDasen !== false,
  },
  {
    code: 'procuration',
    regle: R.piece_procuration,
    force: 'au_choix',
    quand: (s) => !estAuCned(s) && s.eleve.etablissement.secteur !== 'public',
  },
];

function estHorsAvis(s: Situation): boolean {
  return s.foyer.eleveSurAvis === false && !estAutonome(s) && s.demandeur.lien !== 'tuteur';
}

function doitProuverLaCharge(s: Situation): boolean {
  return s.demandeur.lien === 'autre_personne_en_charge' && estMineur(s);
}

function estDelegueALEtranger(s: Situation): boolean {
  return doitProuverLaCharge(s) && s.demandeur.justificatifCharge === 'delegation_etranger';
}

/**
 * The pieces of a situation, each with its reason (C. III; annexes 2, 3, 9, 10), one line per piece.
 * Only what the situation says is used: an unknown fact asks for nothing, save a birth date, where the younger age is assumed.
 */
export function piecesRequises(situation: Situation, type: TypeBourse): readonly PieceRequise[] {
  const parCode = new Map<CodePiece, PieceRequise>();
  for (const { code, alternatives = [], force = 'requise', regle, quand } of EXIGENCES) {
    if (parCode.has(code) || !quand(situation, type)) continue;
    const pourquoi = regle.dire({ regle: regle.id, issue: 'appliquee', valeurs: {} });
    parCode.set(code, {
      code,
      alternatives,
      force,
      regle: regle.id,
      article: regle.source.article,
      pourquoi,
    });
  }
  return [...parCode.values()];
}

/** The pieces that make the dossier incomplete while they are missing: required, and neither they nor an alternative came. */
export function piecesManquantes(
  requises: readonly PieceRequise[],
  recues: readonly string[],
): readonly PieceRequise[] {
  const recue = new Set(recues);
  return requises.filter(
    (p) => p.force === 'requise' && ![p.code, ...p.alternatives].some((code) => recue.has(code)),
  );
}

/** True for a code of the closed list. */
export const estCodePiece = (code: string): code is CodePiece => Object.hasOwn(PIECES, code);
