import fc from 'fast-check';
import { rentree } from '#lib/droit/annee.ts';
import type { Constat } from '#lib/droit/constat.ts';
import { jour } from '#lib/droit/date.ts';
import type { Ligne } from '#lib/droit/regle.ts';
import type { Resultat } from '#lib/droit/resultat.ts';
import type {
  Foyer,
  MesureAse,
  Situation,
  SituationDemandeur,
  SituationEleve,
} from '#lib/droit/situation.ts';
import { collegien, lyceen, seule } from './foyers.ts';

export interface Ecarts {
  jour?: string;
  rentree?: number;
  eleve?: Partial<SituationEleve>;
  demandeur?: Partial<SituationDemandeur>;
  foyer?: Partial<Foyer>;
  canal?: Situation['canal'];
}

/** A mother in France whose charge is established; what the test is about is given. */
function situation(eleve: SituationEleve, e: Ecarts): Situation {
  return {
    rentree: rentree(e.rentree ?? 2026),
    jour: jour(e.jour ?? '2026-10-05'),
    eleve: { ...eleve, naissance: jour('2013-03-10'), ...e.eleve },
    demandeur: { lien: 'mere', chargeEtablie: true, resideEnFrance: true, ...e.demandeur },
    foyer: { ...seule(10_000, 2), eleveSurAvis: true, ...e.foyer },
    ...(e.canal ? { canal: e.canal } : {}),
  };
}

export const auCollege = (e: Ecarts = {}): Situation => situation(collegien, e);
export const auLycee = (e: Ecarts = {}): Situation =>
  situation(
    { ...lyceen, naissance: jour('2010-03-10') },
    { ...e, eleve: { naissance: jour('2010-03-10'), ...e.eleve } },
  );

/** A pupil of 18 and a half who asks alone, with everything in order. */
export const seul = (autonome: Partial<SituationDemandeur['autonome']> = {}, e: Ecarts = {}): Situation =>
  auLycee({
    ...e,
    eleve: { naissance: jour('2008-03-10'), ...e.eleve },
    demandeur: {
      lien: 'eleve_lui_meme',
      resideEnFrance: true,
      autonome: {
        chargeDePersonne: true,
        avisPropre: true,
        surAvisDUnTiers: false,
        surAttestationCafDUnTiers: false,
        ancienDelegataire: false,
        ...autonome,
      },
      ...e.demandeur,
    },
    foyer: { situation: 'autonome', ...e.foyer },
  });

/** The rules that refuse, first reason first; empty when nothing refuses. */
export const refus = (r: Resultat<unknown>): string[] =>
  r.genre === 'sans_droit' ? [r.motif, ...r.autres].map((m) => m.regle) : [];

/** The fields that lack. */
export const manque = (r: Resultat<unknown>): string[] =>
  r.genre === 'incalculable' ? r.manques.map((m) => m.champ) : [];

/** The rules that ask a person. */
export const questions = (r: Resultat<unknown>): string[] =>
  r.genre === 'humain' ? r.questions.map((q) => q.regle) : [];

/** What became of a rule in a trace. */
export const issueDe = (r: { trace: Constat['trace'] }, regle: string): Ligne['issue'] | undefined =>
  r.trace.find((l) => l.regle === regle)?.issue;

const oui = fc.boolean();
const facultatif = <T>(modele: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(modele, { requiredKeys: [] });
const jours = fc
  .constantFrom(
    '2011-10-05',
    '2012-02-29',
    '2008-10-05',
    '2008-10-06',
    '1999-01-01',
    '2026-06-30',
    '2026-09-01',
  )
  .map(jour);

const ase: fc.Arbitrary<MesureAse> = fc.oneof(
  fc
    .record(
      {
        effectif: oui,
        allocationVersee: oui,
        cesseALaMajorite: oui,
        chez: fc.constantFrom(
          'structure' as const,
          'famille_accueil' as const,
          'tiers_digne_de_confiance' as const,
        ),
      },
      { requiredKeys: [] },
    )
    .map((p) => ({ mesure: 'placement' as const, ...p })),
  fc.constantFrom('aemo' as const, 'pead' as const, 'pjj' as const).map((mesure) => ({ mesure })),
);

const eleves = fc
  .record({
    base: fc.record({
      etablissement: fc
        .record({
          type: fc.constantFrom(
            'college' as const,
            'lycee_general_technologique' as const,
            'lycee_professionnel' as const,
            'lycee_polyvalent' as const,
            'erea' as const,
            'erpd' as const,
            'cned' as const,
            'cfa' as const,
            'medico_social' as const,
            'greta' as const,
          ),
          secteur: fc.constantFrom(
            'public' as const,
            'prive_sous_contrat' as const,
            'prive_hors_contrat_habilite' as const,
            'prive_hors_contrat' as const,
          ),
        })
        .chain((e) =>
          facultatif({ priseEnChargeL24210: oui, formationSansAgrement: oui }).map((plus) => ({
            ...e,
            ...plus,
          })),
        ),
      niveau: fc.constantFrom('college' as const, 'lycee' as const, 'post_bac' as const),
      statut: fc.constantFrom(
        'scolaire' as const,
        'scolaire' as const,
        'apprenti' as const,
        'stagiaire_formation_professionnelle' as const,
        'service_civique_alterne' as const,
      ),
      regime: fc.constantFrom('externe' as const, 'interne' as const),
    }),
    plus: facultatif({
      naissance: jours,
      inscriptionReglementee: oui,
      cnedHorsDeFrance: facultatif({ impossibiliteAefe: oui }),
      avisDasenFavorable: oui,
      dispositif: fc.constantFrom(
        'mlds' as const,
        'retour_en_formation' as const,
        'avenirpro' as const,
        'prepa_seconde' as const,
        'tous_droits_ouverts' as const,
      ),
      entree: jours,
      finFormation: jours,
      affectationDasen: oui,
      repriseEtudes: oui,
      protectionTemporaire: oui,
      emancipe: oui,
      terminale: oui,
      ase,
      parcours: facultatif({
        diplomeObtenu: fc.constantFrom('aucun' as const, 'niveau_3' as const, 'baccalaureat' as const),
        prepare: fc.constantFrom(
          'diplome_niveau_3' as const,
          'baccalaureat_pro' as const,
          'baccalaureat' as const,
          'certificat_specialisation' as const,
          'complementaire_non_diplomante' as const,
        ),
        dureeAnnees: fc.constantFrom(0.5, 1, 2, Number.NaN),
        trimestresMlds: fc.constantFrom(0, 2, 3, 4),
        reintegreTempsPlein: oui,
      }),
    }),
  })
  .map(({ base, plus }) => ({ ...base, ...plus }) as SituationEleve);

const demandeurs = fc
  .record({
    lien: fc.constantFrom(
      'mere' as const,
      'pere' as const,
      'tuteur' as const,
      'autre_personne_en_charge' as const,
      'eleve_lui_meme' as const,
      'departement' as const,
    ),
    plus: facultatif({
      chargeEtablie: oui,
      resideEnFrance: oui,
      ressortissantUe: oui,
      parentEmployeEnFrance: oui,
      justificatifCharge: fc.constantFrom(
        'delegation_france' as const,
        'delegation_etranger' as const,
        'autre_document' as const,
        'aucun' as const,
      ),
      attestationConsulat: oui,
      horsDispositions: oui,
      priseEnCharge: jours.map((survenueLe) => ({ survenueLe })),
      autonome: facultatif({
        chargeDePersonne: oui,
        avisPropre: oui,
        surAvisDUnTiers: oui,
        surAttestationCafDUnTiers: oui,
        etrangerIsole: oui,
        contratJeuneMajeur: oui,
        ancienDelegataire: oui,
        delegataireAssumeEncoreLaCharge: oui,
      }),
    }),
  })
  .map(({ lien, plus }) => ({ lien, ...plus }) as SituationDemandeur);

const avis = fc.record({
  annee: fc.constantFrom(2025, 2024),
  rfr: fc.integer({ min: 0, max: 60_000 }),
  enfants: fc.integer({ min: 0, max: 9 }),
  source: fc.constantFrom(
    'avis' as const,
    'source_fiscale' as const,
    'avis_etranger' as const,
    'situation_declarative' as const,
  ),
});

const revenusBruts = fc.record({
  annee: fc.constantFrom(2025, 2026),
  brut: fc.integer({ min: 0, max: 60_000 }),
  enfants: fc.integer({ min: 0, max: 9 }),
  justificatif: fc.constantFrom(
    'pays_origine' as const,
    'bulletins_salaire' as const,
    'organisme_agree' as const,
    'aucun' as const,
  ),
});

const changements = fc
  .record({
    genre: fc.constantFrom(
      'deces' as const,
      'divorce_ou_separation' as const,
      'residence_exclusive' as const,
      'perte_de_revenus' as const,
      'autre' as const,
    ),
    survenuLe: jours,
    signaleLe: jours,
  })
  .chain((c) =>
    facultatif({
      revenuIsole: fc.record({
        rfr: fc.integer({ min: 0, max: 60_000 }),
        enfants: fc.integer({ min: 0, max: 9 }),
        motivation: fc.constant('Le jugement de divorce donne sa part à chacun.'),
      }),
    }).map((plus) => ({ ...c, ...plus })),
  );

const foyers = fc
  .record({
    situation: fc.constantFrom(
      'couple_foyer_commun' as const,
      'parent_isole' as const,
      'concubinage' as const,
      'autonome' as const,
    ),
    plus: facultatif({
      avis,
      revenusBruts,
      concubin: facultatif({ avis, revenusBruts }),
      eleveSurAvis: oui,
      revenusEtrangers: oui,
      revenusEtrangersHorsAvis: oui,
      perteDeRevenusRecente: oui,
      residenceAlternee: oui,
      changement: changements,
    }),
  })
  .map(({ situation: s, plus }) => ({ situation: s, ...plus }) as Foyer);

/** Anything that a form may hold, coherent or not. */
const quelconques: fc.Arbitrary<Situation> = fc.record({
  rentree: fc.constantFrom(2026, 2026, 2026, 2024, 2016, 2030).map(rentree),
  jour: fc.constantFrom('2026-10-05', '2026-06-30', '2027-03-01', '2024-02-29', '2016-09-01').map(jour),
  eleve: eleves,
  demandeur: demandeurs,
  foyer: foyers,
});

/** A sound situation of which one part alone is anything: rights and human questions come often enough to be tested. */
const voisines: fc.Arbitrary<Situation> = fc
  .tuple(
    fc.constantFrom(
      auCollege(),
      auLycee(),
      seul({}, { foyer: { avis: { annee: 2025, rfr: 3_000, enfants: 0, source: 'avis' } } }),
    ),
    quelconques,
    fc.constantFrom(
      'aucune' as const,
      'eleve' as const,
      'demandeur' as const,
      'foyer' as const,
      'ase' as const,
    ),
    ase,
  )
  .map(([saine, autre, partie, mesure]) => {
    if (partie === 'aucune') return saine;
    if (partie === 'ase') return { ...saine, eleve: { ...saine.eleve, ase: mesure } };
    return { ...saine, [partie]: autre[partie] };
  });

export const situations: fc.Arbitrary<Situation> = fc.oneof(quelconques, voisines);
