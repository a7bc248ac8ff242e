/** From what the base knows of a pupil to what is answered, in each of its three forms. Pure. */
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { campagneEnVigueur, type Reseau } from '#lib/droit/calendrier/campagne.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import type { Scope } from '#lib/droit/habilitation/scopes.ts';
import { statutPublie } from '#lib/droit/publication/statut-publie.ts';
import type { Statut as StatutScolaire } from '#lib/droit/situation.ts';
import {
  CHAMPS,
  type Champ,
  REGIMES,
  type ReponseDuMinistere,
  type ReponseV2,
  STATUTS,
  type Statut,
  type StatutEntier,
} from './schema.ts';

/** A pupil as the interface's own function of the base gives it. */
export interface EleveConnu {
  nom: string;
  prenom: string;
  sexe: 'M' | 'F';
  naissance: string;
  uai: string;
  tutelle: string | null;
  libelleMef: string | null;
  /** The code of that MEF in the statistical nomenclature, when the établissement's base gives it. */
  mefStat: string | null;
  statut: StatutScolaire;
  codeRegime: string | null;
  rentree: number;
  estScolarise: boolean;
  echelon: number | null;
  /** ISO days. */
  cloture: string | null;
  enAttente: boolean;
}

const CODE_DU_STATUT: Record<StatutScolaire, keyof typeof STATUTS> = {
  scolaire: 'ST',
  apprenti: 'AP',
  stagiaire_formation_professionnelle: 'FQ',
  service_civique_alterne: 'NC',
};

/** Régimes on two figures (21 to 39) say by the second how meals or nights are charged: the first is the régime. */
function regimeDe(code: string | null): StatutEntier['regime_pensionnat'] {
  const un = code?.length === 2 ? code.charAt(0) : code;
  const libelle = un === null || un === undefined ? undefined : REGIMES[un];
  return un && libelle ? { code: un, libelle } : null;
}

/** All that is known of a pupil, on a day. */
export function statutDe(connu: EleveConnu, leJour: Jour): StatutEntier {
  const { echelon, enAttente } = connu;
  const cloture = connu.cloture === null ? null : jour(connu.cloture);
  const bourse = statutPublie({ echelon, enAttente, cloture }, leJour);
  const code = CODE_DU_STATUT[connu.statut];
  return {
    identite: {
      nom: connu.nom,
      prenom: connu.prenom,
      sexe: connu.sexe,
      date_naissance: connu.naissance,
    },
    // Never derived from the national code of the MEF: only the nomenclature of the base ties the two.
    module_elementaire_formation: { code_mef_stat: connu.mefStat, libelle: connu.libelleMef },
    etablissement: { code_uai: connu.uai, code_ministere_tutelle: connu.tutelle },
    annee_scolaire: ecrireAnnee(rentree(connu.rentree)),
    est_scolarise: connu.estScolarise,
    statut_eleve: { code, libelle: STATUTS[code] ?? '' },
    est_boursier: bourse.estBoursier,
    echelon_bourse: bourse.echelon,
    regime_pensionnat: regimeDe(connu.codeRegime),
  };
}

/** The same, with whose campagne is theirs. */
export type EleveEtSonReseau = EleveConnu & { reseau: Reseau };

/** All that the law lets be told of a pupil, on a day: a closing day on record never shortens that of the texts. */
export function statutAuJour({ reseau, ...connu }: EleveEtSonReseau, leJour: Jour): StatutEntier {
  const annee = rentree(connu.rentree);
  const reglee = connu.cloture && {
    ...{ rentree: annee, reseau, cloture: connu.cloture, genre: 'prolongee' as const, source: '' },
  };
  const cloture = campagneEnVigueur(annee, reseau, reglee || null)?.cloture.toString() ?? null;
  return statutDe({ ...connu, cloture }, leJour);
}

const CHAMPS_DITS = Object.keys(CHAMPS) as Champ[];

/** The fields that these scopes open, and none else. */
export function limiter(statut: StatutEntier, scopes: readonly string[]): Statut {
  const ouverts = CHAMPS_DITS.filter((champ) => scopes.includes(CHAMPS[champ].scope));
  return Object.fromEntries(ouverts.map((champ) => [champ, statut[champ]]));
}

/** The answer of the second version: flat, with the names that it always had. */
export function enVersion2(statut: StatutEntier, scopes: readonly Scope[]): ReponseV2 {
  const ouvre = (...voulus: Scope[]) => voulus.every((scope) => scopes.includes(scope));
  const { identite, etablissement, annee_scolaire, est_scolarise, statut_eleve } = statut;
  return {
    eleve: identite,
    code_etablissement: etablissement.code_uai,
    annee_scolaire,
    ...(ouvre('men_statut_scolarite') && { est_scolarise, status_eleve: statut_eleve }),
    ...(ouvre('men_statut_boursier') && { est_boursier: statut.est_boursier }),
    ...(ouvre('men_statut_boursier', 'men_echelon_bourse') && { niveau_bourse: statut.echelon_bourse }),
  };
}

/** The answer of the ministry's own route. */
export function enFormeDuMinistere(statut: StatutEntier, scopes: readonly Scope[]): ReponseDuMinistere {
  const ouvre = (scope: Scope) => scopes.includes(scope);
  const { identite, etablissement, statut_eleve, module_elementaire_formation: mef } = statut;
  return {
    identification: {
      nom: identite.nom,
      prenom: identite.prenom,
      sexe: identite.sexe === 'M' ? 1 : 2,
      'date-naissance': identite.date_naissance,
      etablissement: {
        'code-uai': etablissement.code_uai,
        ...(ouvre('men_statut_etablissement') && {
          'ministere-tutelle': etablissement.code_ministere_tutelle,
        }),
      },
      'annee-scolaire': statut.annee_scolaire.slice(0, 4),
    },
    'info-scolarite': {
      'est-scolarise': statut.est_scolarise,
      ...(ouvre('men_statut_module_elementaire_formation') && {
        'code-mef-stat': mef.code_mef_stat,
        'libelle-long-mef': mef.libelle,
      }),
      ...(ouvre('men_regime_pensionnat') && { 'code-regime': statut.regime_pensionnat?.code ?? null }),
      ...(ouvre('men_statut_scolarite') && { 'statut-eleve': statut_eleve }),
    },
    ...(ouvre('men_statut_boursier') && {
      'info-bourse': {
        'est-boursier': statut.est_boursier,
        ...(ouvre('men_echelon_bourse') && { 'niveau-bourse': statut.echelon_bourse }),
      },
    }),
  };
}
