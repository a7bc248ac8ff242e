import { rentree } from '../annee.ts';
import { avant } from '../date.ts';
import type {
  AvisImpot,
  ChangementFamilial,
  Foyer,
  MesureAse,
  Situation,
  SituationEleve,
} from '../situation.ts';
import type { Cellules } from './colonnes.ts';

export type Situee =
  | { genre: 'situee'; situation: Situation }
  | { genre: 'mauvaise'; causes: readonly string[] };

/** The situation that a line describes, or the cells that must be filled together and are not. */
export function situationDe(c: Cellules): Situee {
  const causes: string[] = [];
  const foyer = foyerDe(c, causes);
  if (causes.length > 0) return { genre: 'mauvaise', causes };
  return {
    genre: 'situee',
    situation: {
      rentree: rentree(c.rentree),
      jour: c.jour,
      canal: c.canal,
      eleve: eleveDe(c),
      demandeur: {
        lien: c.lien,
        chargeEtablie: c.charge_etablie,
        resideEnFrance: c.reside_en_france,
        ressortissantUe: c.ressortissant_ue,
        parentEmployeEnFrance: c.parent_employe_en_france,
        justificatifCharge: c.justificatif_charge,
        attestationConsulat: c.attestation_consulat,
        priseEnCharge: c.prise_en_charge_le && { survenueLe: c.prise_en_charge_le },
        horsDispositions: c.hors_dispositions,
        autonome:
          c.lien === 'eleve_lui_meme'
            ? {
                chargeDePersonne: c.autonome_charge === undefined ? undefined : !c.autonome_charge,
                avisPropre: c.autonome_avis_propre,
                surAvisDUnTiers: c.autonome_avis_tiers,
                surAttestationCafDUnTiers: c.autonome_caf_tiers,
                etrangerIsole: c.autonome_etranger_isole,
                contratJeuneMajeur: c.autonome_contrat_jeune_majeur,
                ancienDelegataire: c.autonome_ancien_delegataire,
                delegataireAssumeEncoreLaCharge: c.autonome_delegataire_assume,
              }
            : undefined,
      },
      foyer,
    },
  };
}

function eleveDe(c: Cellules): SituationEleve {
  const parcours = {
    diplomeObtenu: c.diplome_obtenu,
    prepare: c.prepare,
    dureeAnnees: c.duree_annees,
    trimestresMlds: c.trimestres_mlds,
    reintegreTempsPlein: c.reintegre_temps_plein,
  };
  return {
    naissance: c.naissance,
    etablissement: {
      type: c.etablissement,
      secteur: c.secteur,
      priseEnChargeL24210: c.prise_en_charge_l242_10,
      formationSansAgrement: c.formation_sans_agrement,
    },
    niveau: c.niveau,
    statut: c.statut,
    regime: c.regime,
    filiereCned: c.filiere_cned,
    inscriptionReglementee: c.inscription_reglementee,
    avisDasenFavorable: c.avis_dasen,
    cnedHorsDeFrance:
      c.cned_impossibilite_aefe === undefined ? undefined : { impossibiliteAefe: c.cned_impossibilite_aefe },
    dispositif: c.dispositif,
    entree: c.entree,
    finFormation: c.fin_formation,
    affectationDasen: c.affectation_dasen,
    phasePreparatoire: c.phase_preparatoire,
    debuteApprentissage: c.debute_apprentissage,
    protectionTemporaire: c.protection_temporaire,
    emancipe: c.emancipe,
    terminale: c.terminale,
    ase: aseDe(c),
    parcours: Object.values(parcours).some((valeur) => valeur !== undefined) ? parcours : undefined,
  };
}

function aseDe(c: Cellules): MesureAse | undefined {
  if (c.ase === undefined) return undefined;
  if (c.ase === 'pjj') return { mesure: 'pjj' };
  return c.ase === 'placement'
    ? {
        mesure: 'placement',
        effectif: c.ase_effectif,
        allocationVersee: c.ase_allocation,
        chez: c.ase_chez,
        cesseALaMajorite: c.ase_cesse_majorite,
      }
    : { mesure: c.ase, allocationVersee: c.ase_allocation };
}

/** The values of a group when all are there, undefined when none is; a group half filled is a cause. */
function ensemble<G extends Partial<Record<keyof Cellules, unknown>>>(groupe: G, causes: string[]) {
  const noms = Object.keys(groupe);
  const vides = noms.filter((nom) => groupe[nom as keyof G] === undefined);
  if (vides.length === 0) return groupe as { [N in keyof G]: Exclude<G[N], undefined> };
  if (vides.length < noms.length)
    causes.push(
      `${vides.join(', ')} : à remplir avec ${noms.filter((nom) => !vides.includes(nom)).join(', ')}`,
    );
  return undefined;
}

/** Foreign income that the French avis does not hold: its children are not counted twice (C. III.C.2). */
const enPlus = (annee: number, rfr: number, conversion: string | undefined): AvisImpot => ({
  annee,
  rfr,
  enfants: 0,
  source: 'avis_etranger',
  conversion,
});

function foyerDe(c: Cellules, causes: string[]): Foyer {
  const { annee_avis, rfr, enfants, concubin_annee_avis, concubin_rfr, concubin_enfants } = c;
  const { brut_annee, brut, brut_enfants, brut_justificatif } = c;
  const { concubin_brut_annee, concubin_brut, concubin_brut_enfants, concubin_brut_justificatif } = c;
  const { etranger_annee, etranger_rfr, concubin_etranger_annee, concubin_etranger_rfr } = c;
  const avis = ensemble({ annee_avis, rfr, enfants }, causes);
  const etranger = ensemble({ etranger_annee, etranger_rfr }, causes);
  const etranger2 = ensemble({ concubin_etranger_annee, concubin_etranger_rfr }, causes);
  const bruts2 = ensemble(
    { concubin_brut_annee, concubin_brut, concubin_brut_enfants, concubin_brut_justificatif },
    causes,
  );
  const concubin = ensemble({ concubin_annee_avis, concubin_rfr, concubin_enfants }, causes);
  if (c.concubinage_depuis && c.concubinage_fini && avant(c.concubinage_fini, c.concubinage_depuis))
    causes.push('concubinage_fini : avant concubinage_depuis');
  const revenus = ensemble({ brut_annee, brut, brut_enfants, brut_justificatif }, causes);
  return {
    situation: c.foyer,
    avis: avis && {
      annee: avis.annee_avis,
      rfr: avis.rfr,
      enfants: avis.enfants,
      source: c.source ?? 'avis',
      conversion: c.conversion,
    },
    avisEtranger: etranger && enPlus(etranger.etranger_annee, etranger.etranger_rfr, c.etranger_conversion),
    concubin:
      concubin || etranger2 || bruts2
        ? {
            avis: concubin && {
              annee: concubin.concubin_annee_avis,
              rfr: concubin.concubin_rfr,
              enfants: concubin.concubin_enfants,
              source: c.concubin_source ?? 'avis',
              conversion: c.concubin_conversion,
            },
            avisEtranger:
              etranger2 &&
              enPlus(
                etranger2.concubin_etranger_annee,
                etranger2.concubin_etranger_rfr,
                c.concubin_etranger_conversion,
              ),
            revenusBruts: bruts2 && {
              annee: bruts2.concubin_brut_annee,
              brut: bruts2.concubin_brut,
              enfants: bruts2.concubin_brut_enfants,
              justificatif: bruts2.concubin_brut_justificatif,
            },
          }
        : undefined,
    revenusBruts: revenus && {
      annee: revenus.brut_annee,
      brut: revenus.brut,
      enfants: revenus.brut_enfants,
      justificatif: revenus.brut_justificatif,
    },
    concubinage:
      c.concubinage_depuis || c.concubinage_fini
        ? { depuisLe: c.concubinage_depuis, finiLe: c.concubinage_fini }
        : undefined,
    changement: changementDe(c, causes),
    residenceAlternee: c.residence_alternee,
    eleveSurAvis: c.eleve_sur_avis,
    revenusEtrangers: c.revenus_etrangers,
    revenusEtrangersHorsAvis: c.revenus_etrangers_hors_avis,
    perteDeRevenusRecente: c.perte_de_revenus,
  };
}

function changementDe(c: Cellules, causes: string[]): ChangementFamilial | undefined {
  const { changement, changement_survenu, changement_signale } = c;
  const { changement_rfr, changement_enfants, changement_motivation } = c;
  const fait = ensemble({ changement, changement_survenu, changement_signale }, causes);
  const part = ensemble({ changement_rfr, changement_enfants, changement_motivation }, causes);
  if (part && !changement) causes.push('changement : à remplir avec changement_rfr');
  if (fait && avant(fait.changement_signale, fait.changement_survenu))
    causes.push('changement_signale : avant changement_survenu');
  return (
    fait && {
      genre: fait.changement,
      survenuLe: fait.changement_survenu,
      signaleLe: fait.changement_signale,
      revenuIsole: part && {
        rfr: part.changement_rfr,
        enfants: part.changement_enfants,
        motivation: part.changement_motivation,
      },
      avisPropre: c.changement_avis_propre,
      secondAvis: c.changement_second_avis,
    }
  );
}
