import { trouverBareme } from '../bareme/bareme.ts';
import type { Jour } from '../date.ts';
import type {
  AvisImpot,
  Foyer,
  MesureAse,
  RevenusBruts,
  Situation,
  SituationDemandeur,
  SituationEleve,
} from '../situation.ts';
import { LIEUX } from './lieux.ts';
import type { AvisDit, BrutDit, CodeCas, ReponsesEleve, ReponsesSimulation } from './reponses.ts';

const DECLARE = 'Revenu indiqué par la famille dans l’estimation, à vérifier par un agent';

const ASE: Partial<Record<CodeCas, MesureAse>> = {
  placement_paye: { mesure: 'placement', effectif: true, allocationVersee: true },
  placement_sans_allocation: { mesure: 'placement', effectif: true, allocationVersee: false },
  placement_a_venir: { mesure: 'placement', effectif: false, allocationVersee: false },
  // An estimate holds to the ordinary case: no allowance is paid to somebody else.
  aemo: { mesure: 'aemo', allocationVersee: false },
  pead: { mesure: 'pead', allocationVersee: false },
  pjj: { mesure: 'pjj' },
};

const PARCOURS: Partial<Record<CodeCas, NonNullable<SituationEleve['parcours']>>> = {
  cap_vers_bac_pro: { diplomeObtenu: 'niveau_3', prepare: 'baccalaureat_pro' },
  cap_un_an: { diplomeObtenu: 'niveau_3', prepare: 'diplome_niveau_3', dureeAnnees: 1 },
  cap_plus_long: { diplomeObtenu: 'niveau_3', prepare: 'diplome_niveau_3', dureeAnnees: 2 },
  bachelier_un_an: {
    diplomeObtenu: 'baccalaureat',
    prepare: 'complementaire_non_diplomante',
    dureeAnnees: 1,
  },
  bachelier: { diplomeObtenu: 'baccalaureat', prepare: 'baccalaureat', dureeAnnees: 2 },
  mlds: { trimestresMlds: 0 },
  mlds_prolongee: { trimestresMlds: 3, reintegreTempsPlein: false },
};

const DISPOSITIFS: Partial<Record<CodeCas, SituationEleve['dispositif']>> = {
  mlds: 'mlds',
  mlds_prolongee: 'mlds',
  retour_en_formation: 'retour_en_formation',
  avenirpro: 'avenirpro',
};

function eleveDe(reponses: ReponsesSimulation, r: ReponsesEleve): SituationEleve {
  const { eleve } = LIEUX[r.lieu];
  return {
    ...eleve,
    regime: r.regime,
    naissance: r.naissance,
    ase: ASE[r.cas],
    parcours: PARCOURS[r.cas],
    dispositif: DISPOSITIFS[r.cas],
    entree: r.entree,
    affectationDasen: r.affectation,
    protectionTemporaire: r.cas === 'protection_temporaire',
    emancipe: reponses.autonome?.emancipe,
    terminale: r.terminale,
    repriseEtudes: r.reprise,
    inscriptionReglementee: r.reglementee,
    avisDasenFavorable: r.avisDasen,
    cnedHorsDeFrance: reponses.residence === 'aefe' ? { impossibiliteAefe: true } : undefined,
  };
}

const LIENS = {
  parent: 'mere',
  tuteur: 'tuteur',
  autre: 'autre_personne_en_charge',
  eleve: 'eleve_lui_meme',
} as const;

function demandeurDe(r: ReponsesSimulation): SituationDemandeur {
  const { residence, autonome } = r;
  return {
    lien: LIENS[r.qui],
    // The one thing that an estimate takes for granted: who asks has the child in charge.
    chargeEtablie: true,
    resideEnFrance: residence === 'france',
    ressortissantUe: residence === 'ue',
    parentEmployeEnFrance: residence === 'ue',
    justificatifCharge: r.justificatifCharge,
    autonome: autonome && {
      chargeDePersonne: !autonome.aCharge,
      avisPropre: r.rfr !== undefined,
      surAvisDUnTiers: autonome.surAvis,
      surAttestationCafDUnTiers: autonome.surAvis,
      contratJeuneMajeur: autonome.contrat,
      ancienDelegataire: autonome.delegation,
    },
  };
}

function foyerDe(r: ReponsesSimulation, jour: Jour, annee: number): Foyer {
  const avis = (dit: AvisDit | undefined): AvisImpot | undefined =>
    dit?.rfr === undefined
      ? undefined
      : {
          annee,
          rfr: dit.rfr,
          enfants: dit.enfants,
          source: dit.avis === 'etranger' ? 'avis_etranger' : 'avis',
          conversion: dit.avis === 'etranger' ? dit.conversion : undefined,
        };
  const bruts = (dit: { brut?: BrutDit; enfants: number } | undefined): RevenusBruts | undefined =>
    dit?.brut && {
      annee,
      brut: dit.brut.montant,
      enfants: dit.enfants,
      justificatif: dit.brut.justificatif,
    };
  const { changement, concubin } = r;
  const situations = {
    couple: 'couple_foyer_commun',
    seul: 'parent_isole',
    concubinage: 'concubinage',
    epoux: 'couple_deux_avis',
  } as const;
  return {
    situation: r.qui === 'eleve' ? 'autonome' : situations[r.foyer],
    avis: avis(r),
    avisEtranger: r.etrangerEnPlus && avis({ avis: 'etranger', ...r.etrangerEnPlus, enfants: 0 }),
    revenusBruts: bruts(r),
    concubin: concubin && { avis: avis(concubin), revenusBruts: bruts(concubin) },
    changement: changement && {
      genre: changement.genre,
      survenuLe: changement.survenuLe,
      signaleLe: jour,
      revenuIsole: changement.part && { ...changement.part, motivation: DECLARE },
      avisPropre: changement.avisPropre,
      secondAvis: changement.secondAvis,
    },
    residenceAlternee: r.alternee,
    revenusEtrangers: r.revenusEtrangers || r.avis === 'etranger',
    perteDeRevenusRecente: r.baisse,
  };
}

/**
 * The situation of one pupil as the family tells it on a day: what no question asked stays unknown, and the income is
 * that of the year of reference. Throws a RangeError on a rentrée without barème: the page offers none.
 */
export function situationDe(reponses: ReponsesSimulation, eleve: ReponsesEleve, jour: Jour): Situation {
  const bareme = trouverBareme(reponses.rentree, 'college');
  if (!bareme) throw new RangeError(`rentrée sans barème : ${reponses.rentree}`);
  return {
    rentree: reponses.rentree,
    jour,
    eleve: eleveDe(reponses, eleve),
    demandeur: demandeurDe(reponses),
    foyer: foyerDe(reponses, jour, bareme.anneeDesRevenus),
  };
}
