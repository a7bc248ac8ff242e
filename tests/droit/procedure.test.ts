/** The one evaluator against the hand-written table: what the text does not name is refused, what it names passes. */
import { describe, expect, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import type { Etat } from '#lib/droit/etats.ts';
import { arrivee, evaluer, rolesPour, verdicts } from '#lib/droit/evaluation.ts';
import type { Verification } from '#lib/droit/garde.ts';
import { type Faits, GARDES, type Garde } from '#lib/droit/gardes.ts';
import { euros } from '#lib/droit/montant.ts';
import { ACTES as ACTES_DU_PRODUIT, type Acte } from '#lib/droit/procedure.ts';
import { ACTES as ACTES_A_LA_MAIN, interditsDe } from './a-la-main/actes.ts';
import { AUTORITES, BRANCHES, ROLES } from './a-la-main/competence.ts';
import { ETATS, SUITES } from './a-la-main/etats.ts';
import { DEUX_PARENTS, FAITS, RETRAIT_ENGAGE, SUSPENSION_ENGAGEE } from './a-la-main/faits.ts';

const ACTES = Object.keys(ACTES_A_LA_MAIN) as Acte[];

const NUMERO = '1A12345678901';
const REMIS = { genre: 'recommande_remis', numero: NUMERO } as const;
const NON_RECLAME = { genre: 'recommande_non_reclame', numero: NUMERO } as const;

const toutVaBien = (etat: Etat): Faits => ({ ...FAITS, etat });

/** A pupil gone to the agriculture on the last day of September; a collège pays its trimestre whole. */
const DEPART = {
  sortieLe: jour('2026-09-30'),
  arretLe: jour('2026-12-31'),
  reseau: 'agriculture' as const,
};

/** What each act needs besides: a refusal needs no right, a late act a late deposit, a sent letter for its reception. */
const PROPRES: Partial<Record<Acte, Partial<Faits>>> = {
  refuser: { calcul: 'sans_droit' },
  refuser_hors_delai: { horsDelai: true },
  declarer_irrecevable: { horsDelai: true },
  admettre_hors_delai: { horsDelai: true },
  dater_reception: { envoyeLe: jour('2026-10-01') },
  envoyer_recommande: { envoyeLe: jour('2026-10-01') },
  signaler_retour: { envoyeLe: jour('2026-10-01') },
  renvoyer_courrier: { envoyeLe: jour('2026-10-01') },
  rectifier: { erreurAnnoncee: jour('2026-10-03') },
  ecarter_rectification: { erreurAnnoncee: jour('2026-10-03') },
  declarer_double_demande: { doubleDemande: DEUX_PARENTS },
  accepter_piece: { piecesAVerifier: 1 },
  confirmer_decision: { relecture: 'attendue' },
  renvoyer_decision: { relecture: 'attendue' },
  accueillir_recours: { reponseAuRecours: 'permise' },
  maintenir_refus: { reponseAuRecours: 'permise' },
  maintenir_attribution: { reponseAuRecours: 'permise', contestee: 'attribution' },
  rouvrir_sur_recours: { reponseAuRecours: 'permise' },
  ecarter_recours_tardif: { reponseAuTardif: 'permise' },
  maintenir_retenue: { reponseSurRetenue: 'permise' },
  revoir_retenue: { reponseSurRetenue: 'permise' },
  ecarter_piece: { piecesAVerifier: 1 },
  retenir_avis_tardif: { avisTardif: 'a_juger' },
  refuser_avis_tardif: { avisTardif: 'a_juger' },
  relancer_en_recommande: { relance: 'recommande' },
  inviter_a_presenter_ses_observations: { contestee: 'attribution' },
  dater_invitation: { retrait: RETRAIT_ENGAGE },
  dater_retenue: { lettreDeRetenue: { envoyeeLe: jour('2026-10-01'), recommande: null } },
  recevoir_observations: { retrait: RETRAIT_ENGAGE },
  renoncer_a_la_bourse: { contestee: 'attribution' },
  retirer: { contestee: 'attribution', retrait: RETRAIT_ENGAGE },
  suspendre_merite: { contestee: 'attribution', retrait: SUSPENSION_ENGAGEE },
  constater_depart: { contestee: 'attribution' },
  constater_retour: { contestee: 'attribution', departTenant: DEPART },
  reprendre_merite: { contestee: 'attribution', meriteSuspenduDepuis: jour('2026-10-05') },
  abandonner_retrait: { retrait: RETRAIT_ENGAGE },
  ecarter_retenue: { retenueDemandeeLe: jour('2026-10-03') },
  rendre_retenue: { absencesARendre: 2 },
};

const faitsPour = (acte: Acte, etat: Etat): Faits => ({ ...toutVaBien(etat), ...PROPRES[acte] });

/** Sent, never proved received, surely known the next day: the year ends on Monday 20 September 2027. */
const SU = {
  recoursTardif: false,
  contesteEnvoyeLe: jour('2026-09-18'),
  connueLe: jour('2026-09-19'),
  recoursPendantLe: jour('2027-09-21'),
} as const;

describe.each(BRANCHES)('%s', (branche) => {
  test('refuses every state, role and act that the table does not name, with the reason and the article', () => {
    const complement = interditsDe(branche);
    for (const { etat, role, acte } of complement) {
      const faits = faitsPour(acte, etat);
      const verdict = evaluer(acte, { branche, roles: [role], faits }, faits);
      expect(verdict.permis, `${etat}, ${role}, ${acte}`).toBe(false);
      if (verdict.permis) continue;
      expect(['etat', 'role']).toContain(verdict.cause);
      expect(verdict.phrase).toMatch(/^« .+ » .+\.$/u);
      expect(verdict.article).toMatch(/^(C\. |RGPD, )/);
    }
    const permis = ETATS.length * ROLES.length * ACTES.length - complement.length;
    expect(permis).toBeGreaterThan(20);
    expect(complement.length).toBeGreaterThan(permis * 5);
  });

  test('allows all the rest, when no guard objects', () => {
    const fermes = new Set(interditsDe(branche).map(({ etat, role, acte }) => `${etat} ${role} ${acte}`));
    const autreRetard =
      AUTORITES[branche].tardive === 'refuser_hors_delai' ? 'declarer_irrecevable' : 'refuser_hors_delai';
    for (const acte of ACTES)
      for (const etat of ETATS)
        for (const role of ROLES) {
          if (fermes.has(`${etat} ${role} ${acte}`)) continue;
          const faits = faitsPour(acte, etat);
          const verdict = evaluer(acte, { branche, roles: [role], faits }, faits);
          expect(verdict.permis, `${etat}, ${role}, ${acte}`).toBe(acte !== autreRetard);
        }
  });

  test('a screen never offers what the table forbids', () => {
    for (const etat of ETATS)
      for (const role of ROLES) {
        const offerts = verdicts({ branche, roles: [role], faits: toutVaBien(etat) })
          .filter(({ verdict }) => verdict.permis)
          .map(({ acte }) => acte);
        const fermes = interditsDe(branche).filter((i) => i.etat === etat && i.role === role);
        for (const { acte } of fermes) expect(offerts, `${etat}, ${role}`).not.toContain(acte);
      }
  });

  test('a screen tells every act, offered or not, with a sentence for each one that is not', () => {
    for (const etat of ETATS) {
      const dits = verdicts({ branche, roles: [], faits: toutVaBien(etat) });
      expect(dits.map(({ acte }) => acte)).toEqual(ACTES_DU_PRODUIT);
      for (const { verdict } of dits) expect(verdict).toMatchObject({ permis: false, cause: 'role' });
    }
  });
});

describe('what the application does by itself', () => {
  test('refuses: it never decides, refuses, withdraws nor answers a recours', () => {
    const SEULE: Acte[] = [
      'notifier',
      'ouvrir_etude',
      'proposer_etude',
      'demander_pieces_etude',
      'constater_silence',
      'constater_silence_recours',
      'rappeler_pieces',
      'relancer_avant_cloture',
      'reprendre_apres_desistement',
      'corriger_personne',
      'verser_avis',
    ];
    for (const branche of BRANCHES)
      for (const acte of ACTES_DU_PRODUIT)
        expect(rolesPour(acte, branche).includes('systeme'), `${branche}, ${acte}`).toBe(
          SEULE.includes(acte),
        );
    for (const acte of SEULE) expect(ACTES_A_LA_MAIN[acte].decision).toBeUndefined();
  });
});

describe('where an act leads', () => {
  test('only a completed dossier leaves the incomplete state, and goes back where it was', () => {
    const faits = toutVaBien('incomplete');
    expect(arrivee('recevoir_piece', () => ({ ...faits, piecesManquantes: 1 }))).toBe('incomplete');
    for (const etat of ['deposee', 'en_instruction', 'proposee'] as const)
      expect(arrivee('recevoir_piece', () => toutVaBien(etat))).toBe(etat);
    expect(arrivee('recevoir_piece', () => ({ ...faits, piecesManquantes: 0 }))).toBe('en_instruction');
    expect(arrivee('recevoir_piece', () => ({ ...faits, piecesManquantes: 0, proposee: true }))).toBe(
      'proposee',
    );
  });

  test('a decision called back leaves its dossier where it was decided', () => {
    const faits = toutVaBien('decidee');
    expect(arrivee('rattraper_decision', () => faits)).toBe('en_instruction');
    expect(arrivee('rattraper_decision', () => ({ ...faits, proposee: true }))).toBe('proposee');
    expect(arrivee('rattraper_decision', () => ({ ...faits, piecesManquantes: 1, proposee: true }))).toBe(
      'incomplete',
    );
    expect(arrivee('rattraper_decision', () => ({ ...faits, horsDelai: true }))).toBe('deposee');
  });

  test('refuses: no act leaves a closed dossier, save the reception of its letter, its lateness undone, its recours, its silence, its judge, an opinion given, a person corrected', () => {
    for (const etat of SUITES.clos)
      for (const branche of BRANCHES) {
        const faits = { ...faitsPour('dater_reception', etat), closeParDouble: false };
        const permis = ACTES.filter((acte) => evaluer(acte, { branche, roles: ROLES, faits }, faits).permis);
        expect(permis).toEqual(
          etat !== 'desistee'
            ? [
                'dater_reception',
                // An irrecevabilité whose letter has not left.
                ...(etat === 'irrecevable' ? ['rattraper_decision'] : []),
                'verser_avis',
                'signer_courrier',
                'envoyer_recommande',
                'signaler_retour',
                'renvoyer_courrier',
                'transmettre_requete',
                'deposer_memoire',
                'clore_requete',
                'executer_annulation',
                ...(etat === 'retiree' ? ['executer_annulation_de_retenue'] : []),
                'constater_silence_recours',
                'former_recours',
                'envoyer_au_ministre',
                'executer_reponse_du_ministre',
                'enregistrer_rejet_du_ministre',
                'corriger_personne',
                // One that rests on a late deposit.
                ...(etat === 'irrecevable' ? ['revenir_sur_le_retard'] : []),
                // A bourse that was given, whose retenue the ministre gives back.
                ...(etat === 'retiree' ? ['executer_ministre_sur_retenue'] : []),
              ]
            : ['verser_avis', 'corriger_personne'],
        );
      }
  });
});

describe('a demande closed because both parents ask', () => {
  test('is given up by its family or on paper, or taken up again once it stands alone; a late one never is', () => {
    const ouverts = (closeParDouble: boolean) => {
      const faits = { ...FAITS, etat: 'irrecevable' as const, closeParDouble };
      return (['se_desister', 'enregistrer_desistement', 'reprendre_apres_desistement'] as const).map(
        (acte) => evaluer(acte, { branche: 'college_public', roles: ROLES, faits }, faits).permis,
      );
    };
    expect(ouverts(true)).toEqual([true, true, true]);
    expect(ouverts(false)).toEqual([false, false, false]);
  });
});

describe('what a rectification leads to', () => {
  test('a decision that would be another one is taken anew; one that stays, and a demande under way, stay', () => {
    expect(arrivee('rectifier', () => ({ ...toutVaBien('notifiee'), resultatInchange: false }))).toBe(
      'en_instruction',
    );
    expect(arrivee('rectifier', () => ({ ...toutVaBien('notifiee'), resultatInchange: true }))).toBe(
      'notifiee',
    );
    for (const etat of ['deposee', 'incomplete', 'en_instruction', 'proposee'] as const)
      expect(arrivee('rectifier', () => toutVaBien(etat))).toBe(etat);
  });
});

describe('who may decide', () => {
  test('refuses: no gestionnaire, secretariat, accountant, administrator nor family ever decides', () => {
    const jamais = [
      'gestionnaire_sab',
      'secretariat',
      'agent_comptable',
      'service_social',
      'ministere',
      'instructeur_habilitations',
      'administrateur',
      'dpo',
      'famille',
      'systeme',
    ];
    for (const branche of BRANCHES)
      for (const acte of ['attribuer', 'refuser', 'refuser_incompletude'] as const)
        expect(rolesPour(acte, branche).filter((role) => jamais.includes(role))).toEqual([]);
  });

  test('refuses: a chef decides in a public collège alone', () => {
    for (const branche of BRANCHES)
      expect(rolesPour('attribuer', branche).includes('chef_etablissement'), branche).toBe(
        branche === 'college_public',
      );
  });

  test('refuses: proposing exists in a collège privé alone', () => {
    for (const branche of BRANCHES.filter((b) => b !== 'college_prive'))
      expect(rolesPour('proposer', branche), branche).toEqual([]);
  });

  test('refuses: the accountant and the administrator do nothing in the procedure', () => {
    for (const branche of BRANCHES)
      for (const acte of ACTES) {
        expect(rolesPour(acte, branche)).not.toContain('agent_comptable');
        expect(rolesPour(acte, branche)).not.toContain('administrateur');
        expect(rolesPour(acte, branche)).not.toContain('dpo');
      }
  });

  test('refuses: only the application notifies, only the family gives up', () => {
    for (const branche of BRANCHES) {
      expect(rolesPour('notifier', branche)).toEqual(['systeme']);
      expect(rolesPour('se_desister', branche)).toEqual(['famille']);
    }
  });
});

const ACCUEIL = {
  scolariteId: 'A',
  nom: 'Collège d’accueil',
  entreeLe: jour('2026-10-01'),
  type: 'college',
  transmis: false,
} as const;

const ENTRE_DEUX_LYCEES = {
  etat: 'notifiee',
  typeDuDossier: 'lycee',
  accueils: [{ ...ACCUEIL, type: 'lycee', entreeLe: jour('2026-10-20') }],
  accueil: ACCUEIL.scolariteId,
  sortieLe: jour('2026-10-01'),
} as const;

/** For each guard: facts that pass, and facts that it refuses, each one step away. */
const COTES: Record<Garde, { passe: Partial<Faits>[]; refuse: Partial<Faits>[] }> = {
  aucuneErreurAnnoncee: {
    passe: [{ erreurAnnoncee: null }],
    refuse: [{ erreurAnnoncee: jour('2026-10-03') }],
  },
  erreurAnnoncee: { passe: [{ erreurAnnoncee: jour('2026-10-03') }], refuse: [{ erreurAnnoncee: null }] },
  // Filed on 1 October, told on 5 October at the latest.
  erreurDatee: {
    passe: [{ erreurLe: jour('2026-10-01') }, { erreurLe: jour('2026-10-05') }],
    refuse: [{ erreurLe: jour('2026-09-30') }, { erreurLe: jour('2026-10-06') }],
  },
  reponseSignee: {
    passe: [
      { etat: 'notifiee', delegation: true },
      { etat: 'en_instruction', delegation: false },
    ],
    refuse: [{ etat: 'notifiee', delegation: false }],
  },
  retardNotifie: { passe: [{ retardNotifie: true }], refuse: [{ retardNotifie: false }] },
  bonneFoiPourModifier: {
    passe: [
      { etat: 'notifiee', contestee: 'attribution', bonneFoi: true },
      { etat: 'notifiee', contestee: 'refus', bonneFoi: false },
      { etat: 'en_instruction', contestee: 'attribution', bonneFoi: false },
    ],
    refuse: [{ etat: 'notifiee', contestee: 'attribution', bonneFoi: false }],
  },
  // Fifteen days are thirty half-days: the retenue starts strictly above.
  absencesAuDela: { passe: [{ injustifiees: 31 }], refuse: [{ injustifiees: 30 }, { injustifiees: 0 }] },
  absencesNouvelles: { passe: [{ absencesARetenir: 1 }], refuse: [{ absencesARetenir: 0 }] },
  rienARendre: { passe: [{ absencesARendre: 0 }], refuse: [{ absencesARendre: 1 }] },
  retenueARendre: { passe: [{ absencesARendre: 1 }], refuse: [{ absencesARendre: 0 }] },
  bourseARetenir: { passe: [{ baseDeRetenue: euros(1) }], refuse: [{ baseDeRetenue: euros(0) }] },
  aucuneRetenueDemandee: {
    passe: [{ retenueDemandeeLe: null }],
    refuse: [{ retenueDemandeeLe: jour('2026-10-03') }],
  },
  demandeAEcarter: {
    passe: [{ retenueDemandeeLe: jour('2026-10-03') }],
    refuse: [{ retenueDemandeeLe: null }],
  },
  retenueDemandee: { passe: [{ retenueOuverte: true }], refuse: [{ retenueOuverte: false }] },
  bourseEnCours: {
    passe: [
      { etat: 'notifiee', droitEnCours: true },
      { etat: 'en_instruction', droitEnCours: false },
    ],
    refuse: [{ etat: 'notifiee', droitEnCours: false }],
  },
  // The authority that decided answers; what is not decided waits for the answer to follow.
  demandeSansRecours: {
    passe: [
      { etat: 'notifiee', recoursEnAttente: true },
      { etat: 'en_instruction', recoursEnAttente: false },
    ],
    refuse: [{ etat: 'en_instruction', recoursEnAttente: true }],
  },
  inscritAilleurs: { passe: [{ accueil: 'A' }], refuse: [{ accueil: 'B' }, { accueils: [] }] },
  // On 5 October: entered on the day, or the day after.
  entreALAccueil: {
    passe: [{ accueils: [{ ...ACCUEIL, entreeLe: jour('2026-10-05') }] }],
    refuse: [{ accueils: [{ ...ACCUEIL, entreeLe: jour('2026-10-06') }] }],
  },
  pasEncoreTransmis: {
    passe: [{ accueils: [{ ...ACCUEIL, transmis: false }] }],
    refuse: [{ accueils: [{ ...ACCUEIL, transmis: true }] }],
  },
  // Here since 1 September, there since 1 October.
  sortieDatee: {
    passe: [{ sortieLe: jour('2026-09-01') }, { sortieLe: jour('2026-10-01') }],
    refuse: [
      { sortieLe: jour('2026-08-31') },
      { sortieLe: jour('2026-10-02') },
      { accueils: [{ ...ACCUEIL, entreeLe: jour('2026-10-20') }], sortieLe: jour('2026-10-06') },
    ],
  },
  // Left on 1 October, in the other lycée from the 20th.
  manqueSitue: {
    passe: [
      { manqueDu: null, etat: 'en_instruction' },
      { ...ENTRE_DEUX_LYCEES, manqueDu: jour('2026-10-02') },
      { ...ENTRE_DEUX_LYCEES, manqueDu: jour('2026-10-19') },
    ],
    refuse: [
      { ...ENTRE_DEUX_LYCEES, manqueDu: jour('2026-10-01') },
      { ...ENTRE_DEUX_LYCEES, manqueDu: jour('2026-10-20') },
      { ...ENTRE_DEUX_LYCEES, manqueDu: jour('2026-10-02'), etat: 'en_instruction' },
      { ...ENTRE_DEUX_LYCEES, manqueDu: jour('2026-10-02'), typeDuDossier: 'college' },
      { ...ENTRE_DEUX_LYCEES, manqueDu: jour('2026-10-02'), accueils: [ACCUEIL] },
    ],
  },
  // From a lycée to the collège of ACCUEIL.
  passageSansAttente: {
    passe: [
      { etat: 'notifiee', typeDuDossier: 'college', recoursEnAttente: true },
      { etat: 'en_instruction', typeDuDossier: 'lycee', recoursEnAttente: true },
      { etat: 'notifiee', typeDuDossier: 'lycee', retrait: null },
    ],
    refuse: [
      { etat: 'notifiee', typeDuDossier: 'lycee', retrait: null, recoursEnAttente: true },
      { etat: 'notifiee', typeDuDossier: 'lycee', retrait: RETRAIT_ENGAGE },
      { etat: 'notifiee', typeDuDossier: 'lycee', retrait: null, erreurAnnoncee: jour('2026-10-03') },
    ],
  },
  passageAvantLeDernierTrimestre: {
    passe: [
      { etat: 'notifiee', typeDuDossier: 'lycee', sortieLe: jour('2027-03-31') },
      { etat: 'notifiee', typeDuDossier: 'college', sortieLe: jour('2027-04-01') },
    ],
    refuse: [{ etat: 'notifiee', typeDuDossier: 'lycee', sortieLe: jour('2027-04-01') }],
  },
  demandeExaminable: {
    passe: [
      { doubleDemande: null },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'charge_a_juger' } },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'bourse_en_cours' } },
    ],
    refuse: [
      { doubleDemande: DEUX_PARENTS },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'residence_a_dire' } },
    ],
  },
  demandeSeule: {
    passe: [{ doubleDemande: null }],
    refuse: [
      { doubleDemande: DEUX_PARENTS },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'residence_a_dire' } },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'charge_a_juger' } },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'bourse_en_cours' } },
    ],
  },
  deuxParents: {
    passe: [{ doubleDemande: DEUX_PARENTS }],
    refuse: [
      { doubleDemande: null },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'residence_a_dire' } },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'charge_a_juger' } },
      { doubleDemande: { ...DEUX_PARENTS, rapport: 'bourse_en_cours' } },
    ],
  },
  abandonPossible: {
    passe: [
      { etat: 'irrecevable', closeParDouble: true },
      { etat: 'deposee', closeParDouble: false },
    ],
    refuse: [{ etat: 'irrecevable', closeParDouble: false }],
  },
  repriseDue: {
    passe: [{ closeParDouble: true, autreRetiree: true }],
    refuse: [{ closeParDouble: false }, { autreRetiree: false }],
  },
  requeteDatee: {
    passe: [{ requeteRecue: jour('2026-10-05') }, { requeteRecue: jour('2026-10-01') }],
    refuse: [{ requeteRecue: jour('2026-10-06') }, { requeteRecue: jour('2026-09-30') }],
  },
  requetePendante: { passe: [{ requetePendante: jour('2026-10-01') }], refuse: [{ requetePendante: null }] },
  requeteSurRetenue: {
    passe: [{ requeteSurRetenue: jour('2026-10-01') }],
    refuse: [{ requeteSurRetenue: null }],
  },
  requeteContreUneRetenue: {
    passe: [
      { requeteObjet: 'decision', premiereRetenueLe: null },
      {
        requeteObjet: 'retenue',
        premiereRetenueLe: jour('2026-10-01'),
        requeteRecue: jour('2026-10-01'),
      },
    ],
    refuse: [
      { requeteObjet: 'retenue', premiereRetenueLe: null },
      {
        requeteObjet: 'retenue',
        premiereRetenueLe: jour('2026-10-02'),
        requeteRecue: jour('2026-10-01'),
      },
    ],
  },
  requeteDeLObjet: {
    passe: [
      { requeteObjet: 'decision', requeteSurRetenue: null },
      { requeteObjet: 'retenue', requetePendante: null },
    ],
    refuse: [
      { requeteObjet: 'decision', requetePendante: null },
      { requeteObjet: 'retenue', requeteSurRetenue: null },
    ],
  },
  memoireAttendu: {
    passe: [
      { memoireDepose: null },
      { requeteObjet: 'retenue', memoireDepose: jour('2026-10-03'), memoireSurRetenue: null },
    ],
    refuse: [
      { memoireDepose: jour('2026-10-03') },
      { requeteObjet: 'retenue', memoireSurRetenue: jour('2026-10-03') },
    ],
  },
  memoireDate: {
    passe: [
      { memoire: jour('2026-10-05') },
      { memoire: jour('2026-10-01') },
      { requeteObjet: 'retenue', requeteSurRetenue: jour('2026-09-28'), memoire: jour('2026-09-30') },
    ],
    refuse: [
      { memoire: jour('2026-10-06') },
      { memoire: jour('2026-09-30') },
      { requeteObjet: 'retenue', requeteSurRetenue: jour('2026-10-02'), memoire: jour('2026-10-01') },
    ],
  },
  jugementDate: {
    passe: [{ jugement: jour('2026-10-05') }, { jugement: jour('2026-10-01') }],
    refuse: [{ jugement: jour('2026-10-06') }, { jugement: jour('2026-09-30') }],
  },
  hierarchiquePendant: {
    passe: [{ hierarchiqueRecu: jour('2026-10-01') }],
    refuse: [{ hierarchiqueRecu: null }],
  },
  recoursAEnvoyer: { passe: [{}], refuse: [{ aEnvoyerAuMinistre: null }] },
  envoiAuMinistreDate: {
    passe: [{ envoiAuMinistre: jour('2026-10-05') }, { envoiAuMinistre: jour('2026-10-02') }],
    refuse: [{ envoiAuMinistre: jour('2026-10-06') }, { envoiAuMinistre: jour('2026-10-01') }],
  },
  reponseDuMinistreDatee: {
    passe: [{ reponseDuMinistre: jour('2026-10-05') }, { reponseDuMinistre: jour('2026-10-02') }],
    refuse: [{ reponseDuMinistre: jour('2026-10-06') }, { reponseDuMinistre: jour('2026-10-01') }],
  },
  etudeConsentie: {
    passe: [{ canal: 'etude_automatique' }],
    refuse: [{ canal: 'papier' }, { canal: 'en_ligne' }],
  },
  calculConclut: {
    passe: [{ calcul: 'droit' }, { calcul: 'sans_droit' }],
    refuse: [{ calcul: 'humain' }, { calcul: 'incalculable' }, { calcul: null }],
  },
  silenceSurLaDemande: {
    passe: [{ silenceDemande: jour('2026-10-04') }],
    refuse: [{ silenceDemande: null }],
  },
  silenceSurLeRecours: {
    passe: [{ silenceRecours: jour('2026-10-04') }],
    refuse: [{ silenceRecours: null }],
  },
  relanceDue: {
    passe: [{ relance: 'courriel' }, { relance: 'courrier' }],
    refuse: [{ relance: 'recommande' }, { relance: null }],
  },
  recommandeDu: {
    passe: [{ relance: 'recommande' }],
    refuse: [{ relance: 'courrier' }, { relance: null }],
  },
  rappelDu: { passe: [{ rappelPieces: jour('2026-10-08') }], refuse: [{ rappelPieces: null }] },
  receptionPossible: {
    passe: [{ recuLe: jour('2026-10-05') }, { recuLe: jour('2026-03-01') }],
    refuse: [
      { recuLe: jour('2026-10-06') },
      { recuLe: jour('2026-02-28') },
      { recuLe: jour('2016-10-01') },
      { recuLe: null },
    ],
  },
  cachetPossible: {
    passe: [{}, { cachetLe: jour('2026-10-01') }, { cachetLe: jour('2026-03-01') }],
    refuse: [
      { cachetLe: jour('2026-10-02') },
      { cachetLe: jour('2026-02-28') },
      { cachetLe: jour('2016-10-01') },
    ],
  },
  receptionCorrigeePossible: {
    passe: [
      { receptionCorrigee: jour('2026-10-05') },
      { receptionCorrigee: jour('2026-03-01') },
      { cachetCorrige: jour('2026-10-02') },
    ],
    refuse: [
      { receptionCorrigee: jour('2026-10-06') },
      { receptionCorrigee: jour('2026-02-28') },
      { cachetCorrige: jour('2026-10-03') },
      { cachetCorrige: jour('2016-10-01') },
    ],
  },
  formulaireSigne: { passe: [{}], refuse: [{ formulaireSigne: false }] },
  pieceAVerifier: { passe: [{ piecesAVerifier: 1 }], refuse: [{ piecesAVerifier: 0 }] },
  piecesVerifiees: { passe: [{ piecesAVerifier: 0 }], refuse: [{ piecesAVerifier: 1 }] },
  dansLesDelais: { passe: [{}], refuse: [{ horsDelai: true }] },
  deposeeHorsDelai: { passe: [{ horsDelai: true }], refuse: [{}] },
  competenceHorsDelaiDuChef: { passe: [{}], refuse: [] },
  competenceHorsDelaiDuDasen: { passe: [], refuse: [{}] },
  motivationEcrite: {
    passe: [{ motivation: 'x'.repeat(20) }],
    refuse: [{ motivation: 'x'.repeat(19) }, { motivation: ' '.repeat(40) }, { motivation: null }],
  },
  piecesNommees: { passe: [{}], refuse: [{ piecesNommees: 0 }] },
  avisRecu: { passe: [{}], refuse: [{ avisRecu: false }] },
  avisManquant: { passe: [{}, { avisSeulManquant: false }], refuse: [{ avisManquant: false }] },
  retardRaisonnable: { passe: [{}], refuse: [{ motifDAdmission: 'droit_a_l_erreur' }] },
  avisAvantLaFinDeLAnnee: {
    passe: [{ avisProduitLe: null }, { avisProduitLe: jour('2027-08-31') }],
    refuse: [{ avisProduitLe: jour('2027-09-01') }],
  },
  avisTardifVenu: {
    passe: [{ avisTardif: 'a_juger' }, { avisTardif: 'ecarte' }],
    refuse: [{ avisTardif: 'aucun' }, { avisTardif: 'attendu' }, { avisTardif: 'retenu' }],
  },
  avisTardifAOpposer: {
    passe: [{ avisTardif: 'a_juger' }, { avisTardif: 'attendu' }, { avisTardif: 'ecarte' }],
    refuse: [{ avisTardif: 'aucun' }, { avisTardif: 'retenu' }],
  },
  avisRecuDate: {
    passe: [
      { avisRecuParLaFamille: jour('2026-10-05') },
      { avisRecuParLaFamille: jour('2026-10-05'), avisVenuLe: null },
      { avisRecuParLaFamille: jour('2026-03-01') },
    ],
    refuse: [
      { avisRecuParLaFamille: jour('2026-10-06'), avisVenuLe: null },
      { avisRecuParLaFamille: jour('2026-10-05'), avisVenuLe: jour('2026-10-04') },
      { avisRecuParLaFamille: jour('2026-02-28') },
    ],
  },
  avisJuge: {
    passe: [{ avisTardif: 'aucun' }, { avisTardif: 'retenu' }, { avisTardif: 'attendu' }],
    refuse: [{ avisTardif: 'a_juger' }, { avisTardif: 'ecarte' }],
  },
  annonceDatee: {
    passe: [{ annonceLe: jour('2026-10-05') }, { annonceLe: jour('2026-03-01') }],
    refuse: [{ annonceLe: jour('2026-10-06') }, { annonceLe: jour('2026-02-28') }],
  },
  anneeScolaireEnCours: {
    passe: [{ jour: jour('2027-08-31') }],
    refuse: [{ jour: jour('2027-09-01') }],
  },
  delaiDesPiecesEchu: {
    passe: [
      { limiteDesPieces: jour('2026-10-04') },
      { avisAttendu: true, jour: jour('2027-09-01') },
      // The other pieces keep their fifteen days.
      { avisAttendu: true, avisSeulManquant: false, limiteDesPieces: jour('2026-10-04') },
    ],
    refuse: [
      { limiteDesPieces: jour('2026-10-05') },
      { limiteDesPieces: null },
      { avisAttendu: true, jour: jour('2027-08-31') },
      { avisAttendu: true, avisSeulManquant: false, limiteDesPieces: jour('2026-10-05') },
    ],
  },
  delegationEnCours: { passe: [{}], refuse: [{ delegation: false }] },
  eleveScolarise: {
    passe: [{ entreeLe: jour('2026-10-05') }],
    refuse: [{ entreeLe: jour('2026-10-06') }],
  },
  droitOuvert: {
    passe: [{ calcul: 'droit' }, { calcul: 'humain' }],
    refuse: [
      { calcul: 'sans_droit' },
      { calcul: 'incalculable' },
      { calcul: null },
      { calcul: 'humain', motivation: 'trop court' },
    ],
  },
  droitFerme: {
    passe: [{ calcul: 'sans_droit' }, { calcul: 'humain' }],
    refuse: [
      { calcul: 'droit' },
      { calcul: 'incalculable' },
      { calcul: null },
      { calcul: 'humain', motivation: null },
    ],
  },
  contestable: {
    passe: [
      { contestee: 'silence' },
      { contestee: 'attribution' },
      { recoursObjet: 'retenue', contestee: null },
    ],
    refuse: [{ contestee: null }, { recoursObjet: 'retenue', retenueContestableLe: null }],
  },
  aucunRecoursSurRetenue: {
    passe: [{ reponseSurRetenue: 'aucun_recours', reponseAuRecours: 'permise' }],
    refuse: [{ reponseSurRetenue: 'permise' }, { reponseSurRetenue: 'ministre' }],
  },
  reponseSurRetenuePermise: {
    passe: [{ reponseSurRetenue: 'permise' }],
    refuse: [
      { reponseSurRetenue: 'aucun_recours', reponseAuRecours: 'permise' },
      { reponseSurRetenue: 'meme_personne' },
      { reponseSurRetenue: 'autre_autorite' },
      { reponseSurRetenue: 'sans_delegation' },
      { reponseSurRetenue: 'ministre' },
    ],
  },
  reponseAuTardifPermise: {
    passe: [{ reponseAuTardif: 'permise' }],
    refuse: [{ reponseAuTardif: 'aucun_recours' }, { reponseAuTardif: 'autre_autorite' }],
  },
  rienARendreSurRecours: { passe: [{ absencesARendre: 0 }], refuse: [{ absencesARendre: 1 }] },
  demiJourneesNommees: {
    passe: [{ demiJourneesEcartees: 1 }, { demiJourneesEcartees: 0, absencesARendre: 2 }],
    refuse: [{ demiJourneesEcartees: 0, absencesARendre: 0 }],
  },
  ministreSaisiDeLaRetenue: {
    passe: [{ hierarchiqueSurRetenueRecu: jour('2026-10-02'), hierarchiqueRecu: null }],
    refuse: [{ hierarchiqueSurRetenueRecu: null }],
  },
  ministreSurRetenueDate: {
    passe: [{ reponseDuMinistre: jour('2026-10-02') }, { reponseDuMinistre: jour('2026-10-05') }],
    refuse: [{ reponseDuMinistre: jour('2026-10-01') }, { reponseDuMinistre: jour('2026-10-06') }],
  },
  rejetAttenduDuMinistre: {
    passe: [{ hierarchiqueRecu: null }, { hierarchiqueSurRetenueRecu: null }],
    refuse: [{ hierarchiqueRecu: null, hierarchiqueSurRetenueRecu: null }],
  },
  rejetDuMinistreDate: {
    passe: [{ hierarchiqueRecu: null, reponseDuMinistre: jour('2026-10-02') }],
    refuse: [
      { hierarchiqueRecu: null, reponseDuMinistre: jour('2026-10-01') },
      { reponseDuMinistre: jour('2026-10-01') },
      { reponseDuMinistre: jour('2026-10-06') },
    ],
  },
  recoursDate: {
    passe: [
      { recoursForme: jour('2026-10-05'), recoursRecu: jour('2026-10-05') },
      { recoursForme: jour('2026-09-15') },
    ],
    refuse: [
      { recoursRecu: jour('2026-10-06') },
      { recoursForme: jour('2026-10-03') },
      { recoursForme: jour('2026-09-14') },
      // The retenue is of the 20th, the decision of the 15th.
      { recoursForme: jour('2026-09-19'), recoursObjet: 'retenue' },
    ],
  },
  aucunRecoursPendant: {
    passe: [{ reponseAuRecours: 'aucun_recours' }],
    refuse: [{ reponseAuRecours: 'permise' }, { reponseAuRecours: 'autre_autorite' }],
  },
  autreLecteur: {
    passe: [{ aDecideAvantReprise: false }],
    refuse: [{ aDecideAvantReprise: true }],
  },
  reponsePermise: {
    passe: [{ reponseAuRecours: 'permise' }],
    refuse: [
      { reponseAuRecours: 'aucun_recours' },
      { reponseAuRecours: 'autre_autorite' },
      { reponseAuRecours: 'meme_personne' },
      { reponseAuRecours: 'sans_delegation' },
    ],
  },
  refusConteste: {
    passe: [
      { contestee: 'refus', calcul: 'sans_droit' },
      { contestee: 'silence', calcul: 'humain' },
      { contestee: 'refus_incompletude', calcul: 'droit' },
      { contestee: 'irrecevabilite', calcul: 'incalculable' },
      { contestee: 'retrait', calcul: 'droit' },
    ],
    refuse: [
      { contestee: 'attribution' },
      { contestee: 'refus', calcul: 'droit' },
      { contestee: 'silence', calcul: 'droit' },
      { contestee: 'refus_sur_recours', calcul: 'droit' },
      { contestee: 'refus', calcul: 'incalculable' },
    ],
  },
  attributionContestee: {
    passe: [{ contestee: 'attribution' }],
    refuse: [{ contestee: 'refus' }, { contestee: 'silence' }, { contestee: null }],
  },
  decisionARouvrir: {
    passe: [{ contestee: 'refus_hors_delai' }, { contestee: 'irrecevabilite' }, { contestee: 'attribution' }],
    refuse: [{ contestee: 'silence' }, { contestee: null }],
  },
  autreEchelon: { passe: [{ memeEchelon: false }], refuse: [{ memeEchelon: true }] },
  recoursTardif: {
    passe: [
      { recoursTardif: true },
      SU,
      { ...SU, connueLe: jour('2026-09-18'), contesteEnvoyeLe: jour('2026-09-18') },
    ],
    refuse: [
      { recoursTardif: false },
      { ...SU, recoursPendantLe: jour('2027-09-20') },
      { ...SU, connueLe: null },
      { ...SU, connueLe: jour('2026-09-17') },
      { ...SU, contesteRecuLe: jour('2026-09-21') },
      { ...SU, contesteEnvoyeLe: null },
      { ...SU, recoursPendantLe: null },
    ],
  },
  connaissanceMotivee: {
    passe: [{ recoursTardif: true, motivation: null }, { recoursTardif: false }],
    refuse: [
      { recoursTardif: false, motivation: null },
      { recoursTardif: false, motivation: 'x'.repeat(19) },
    ],
  },
  attributionEnVigueur: {
    passe: [{ contestee: 'attribution' }],
    refuse: [{ contestee: 'refus' }, { contestee: 'silence' }, { contestee: 'retrait' }, { contestee: null }],
  },
  premiereBourseFinie: { passe: [{ bourseDUnAutre: null }], refuse: [{ bourseDUnAutre: '26-0000001-A' }] },
  aucunRetraitEngage: { passe: [{ retrait: null }], refuse: [{ retrait: RETRAIT_ENGAGE }] },
  // Four months after 5 June end on 5 October, included (CRPA L. 242-1).
  motifDeRetraitPossible: {
    passe: [
      { motifDeRetrait: 'erreur', contesteeLe: jour('2026-06-05') },
      { motifDeRetrait: 'charge', contesteeLe: jour('2026-01-05') },
      { motifDeRetrait: 'fraude', contesteeLe: jour('2026-01-05') },
      { motifDeRetrait: 'charge', merite: null },
      { motifDeRetrait: 'merite_assiduite', contesteeLe: jour('2026-01-05') },
      { motifDeRetrait: 'merite_resultats', merite: { du: jour('2026-09-01'), au: jour('2026-10-05') } },
    ],
    refuse: [
      { motifDeRetrait: 'erreur', contesteeLe: jour('2026-06-04') },
      { motifDeRetrait: 'merite_assiduite', merite: null },
      { motifDeRetrait: 'merite_resultats', merite: { du: jour('2026-09-01'), au: jour('2026-10-04') } },
      { motifDeRetrait: 'merite_resultats', meriteSuspenduDepuis: jour('2026-10-01') },
    ],
  },
  imprimeRecu: { passe: [{}], refuse: [{ imprimeRecu: false }] },
  // In since 1 September; the act is of 5 October.
  decisionDAilleurs: {
    passe: [
      { decideeAilleurs: jour('2026-08-25'), sortieDAilleurs: jour('2026-09-01') },
      { entreeLe: jour('2026-10-05'), sortieDAilleurs: jour('2026-10-05') },
    ],
    refuse: [
      { entreeLe: jour('2026-10-05'), sortieDAilleurs: jour('2026-10-06') },
      { decideeAilleurs: jour('2026-09-02'), sortieDAilleurs: jour('2026-09-01') },
      { sortieDAilleurs: jour('2026-09-02') },
    ],
  },
  resteAPayerIci: {
    passe: [
      { sortieDAilleurs: jour('2027-05-03') },
      { sortieDAilleurs: jour('2027-03-31'), dernierTrimestreAuCollege: jour('2027-04-01') },
    ],
    refuse: [{ sortieDAilleurs: jour('2027-04-01'), dernierTrimestreAuCollege: jour('2027-04-01') }],
  },
  pasEncoreParti: { passe: [{}], refuse: [{ departArreteLe: jour('2026-10-02') }] },
  horsDeLaBase: { passe: [{}], refuse: [{ inscritDansLaBase: 'Collège d’accueil' }] },
  // In since 1 September; the act is of 5 October.
  departDate: {
    passe: [
      { departLe: jour('2026-09-01') },
      { departLe: jour('2026-10-05') },
      { departLe: jour('2026-10-01'), finDuDroit: jour('2026-10-02'), debutDuDroit: null },
    ],
    refuse: [
      { departLe: jour('2026-10-06') },
      { departLe: jour('2026-08-31') },
      { departLe: jour('2026-09-30'), debutDuDroit: jour('2026-10-01') },
      { departLe: jour('2026-10-02'), finDuDroit: jour('2026-10-02') },
    ],
  },
  resteAPayerAilleurs: {
    passe: [
      { departLe: jour('2027-03-31') },
      { departLe: jour('2027-04-01'), typeDuDossier: 'lycee' },
      // Nothing is left to stop, but the family is told.
      { departLe: jour('2027-04-01'), departFin: 'deces' },
    ],
    refuse: [{ departLe: jour('2027-04-01') }, { departLe: jour('2027-04-01'), departFin: 'radiation' }],
  },
  retraitDeLaBourse: {
    passe: [{ retrait: RETRAIT_ENGAGE }, { retrait: null }],
    refuse: [{ retrait: SUSPENSION_ENGAGEE }, { retrait: { ...RETRAIT_ENGAGE, motif: 'merite_resultats' } }],
  },
  suspensionEngagee: {
    passe: [{ retrait: SUSPENSION_ENGAGEE }, { retrait: { ...RETRAIT_ENGAGE, motif: 'merite_resultats' } }],
    refuse: [{ retrait: RETRAIT_ENGAGE }, { retrait: { ...RETRAIT_ENGAGE, motif: 'fraude' } }],
  },
  dernierJourDuMerite: {
    passe: [
      { dernierJour: jour('2026-10-05') },
      { dernierJour: jour('2027-08-30') },
      { dernierJour: jour('2026-12-31'), meriteVerseJusquAu: jour('2026-12-31') },
    ],
    refuse: [
      { dernierJour: jour('2026-10-04') },
      { dernierJour: jour('2027-08-31') },
      { dernierJour: jour('2026-12-30'), meriteVerseJusquAu: jour('2026-12-31') },
      { dernierJour: jour('2026-10-31'), merite: { du: jour('2026-11-01'), au: jour('2027-08-31') } },
      { merite: null },
      { merite: { du: jour('2026-09-01'), au: jour('2026-10-04') } },
    ],
  },
  meriteSuspendu: {
    passe: [{ meriteSuspenduDepuis: jour('2026-10-01') }],
    refuse: [{ meriteSuspenduDepuis: null }],
  },
  repriseDuMerite: {
    passe: [
      { meriteSuspenduDepuis: jour('2026-10-01'), premierJour: jour('2026-10-05') },
      { meriteSuspenduDepuis: jour('2026-11-01'), premierJour: jour('2026-11-01') },
      { meriteSuspenduDepuis: jour('2026-10-01'), premierJour: jour('2027-08-31') },
    ],
    refuse: [
      { meriteSuspenduDepuis: jour('2026-10-01'), premierJour: jour('2026-10-04') },
      { meriteSuspenduDepuis: jour('2026-11-01'), premierJour: jour('2026-10-31') },
      { meriteSuspenduDepuis: jour('2026-10-01'), premierJour: jour('2027-09-01') },
      { meriteSuspenduDepuis: jour('2026-10-01'), finDuDroit: null },
    ],
  },
  retraitEngage: { passe: [{ retrait: RETRAIT_ENGAGE }], refuse: [{ retrait: null }] },
  invitationDatee: {
    passe: [
      { retrait: RETRAIT_ENGAGE, receptionDuCourrier: jour('2026-09-20') },
      { retrait: RETRAIT_ENGAGE, receptionDuCourrier: jour('2026-10-05') },
    ],
    refuse: [
      { retrait: null },
      { retrait: { ...RETRAIT_ENGAGE, motif: 'renonciation' } },
      { retrait: { ...RETRAIT_ENGAGE, invitationRecueLe: jour('2026-09-21') } },
      { retrait: RETRAIT_ENGAGE, receptionDuCourrier: jour('2026-09-19') },
      { retrait: RETRAIT_ENGAGE, receptionDuCourrier: jour('2026-10-06') },
    ],
  },
  observationsAttendues: {
    passe: [{ retrait: RETRAIT_ENGAGE }],
    refuse: [{ retrait: null }, { retrait: { ...RETRAIT_ENGAGE, motif: 'renonciation' } }],
  },
  observationsDatees: {
    passe: [
      { retrait: RETRAIT_ENGAGE, observationsLe: jour('2026-09-20') },
      { retrait: RETRAIT_ENGAGE, observationsLe: jour('2026-10-05') },
    ],
    refuse: [
      { retrait: RETRAIT_ENGAGE, observationsLe: jour('2026-09-19') },
      { retrait: RETRAIT_ENGAGE, observationsLe: jour('2026-10-06') },
    ],
  },
  familleEntendue: {
    passe: [
      { retrait: RETRAIT_ENGAGE },
      { retrait: { ...RETRAIT_ENGAGE, motif: 'renonciation', observations: false } },
      { retrait: { ...RETRAIT_ENGAGE, observations: false, limite: jour('2026-10-04') } },
      { retrait: { ...RETRAIT_ENGAGE, motif: 'erreur' }, contesteeLe: jour('2026-06-05') },
    ],
    refuse: [
      { retrait: null },
      { retrait: { ...RETRAIT_ENGAGE, observations: false } },
      { retrait: { ...RETRAIT_ENGAGE, observations: false, limite: jour('2026-10-05') } },
      { retrait: { ...RETRAIT_ENGAGE, motif: 'erreur' }, contesteeLe: jour('2026-06-04') },
    ],
  },
  dernierJourPossible: {
    passe: [
      { dernierJour: jour('2026-10-05') },
      { dernierJour: jour('2027-08-30') },
      { dernierJour: jour('2026-10-05'), finDuDroit: null },
    ],
    refuse: [{ dernierJour: jour('2026-10-04') }, { dernierJour: jour('2027-08-31') }],
  },
  courrierProduit: { passe: [{}], refuse: [{ courrierProduit: false }] },
  pasEncoreEnvoyee: { passe: [{}], refuse: [{ envoyeLe: jour('2026-10-01') }] },
  receptionApresEnvoi: {
    passe: [
      { envoyeLe: jour('2026-10-05'), receptionDuCourrier: jour('2026-10-05') },
      { envoyeLe: jour('2026-10-01'), receptionDuCourrier: jour('2026-10-03') },
    ],
    refuse: [
      { envoyeLe: null },
      { envoyeLe: jour('2026-10-04'), receptionDuCourrier: jour('2026-10-03') },
      { envoyeLe: jour('2026-10-01'), receptionDuCourrier: jour('2026-10-06') },
    ],
  },
  preuveComplete: {
    passe: [
      {},
      { preuve: { genre: 'reponse', numero: null } },
      { preuve: REMIS },
      // Posted on the day of its delivery; kept fifteen days, and back on the sixteenth.
      { preuve: REMIS, recommande: { numero: NUMERO, posteLe: jour('2026-10-05') } },
      { preuve: NON_RECLAME, receptionDuCourrier: jour('2026-09-19') },
    ],
    refuse: [
      { preuve: { genre: 'recommande_remis', numero: null } },
      { preuve: { genre: 'recommande_non_reclame', numero: null }, receptionDuCourrier: jour('2026-09-01') },
      { preuve: REMIS, recommande: { numero: '1A12345678902', posteLe: jour('2026-10-01') } },
      { preuve: REMIS, recommande: { numero: NUMERO, posteLe: jour('2026-10-06') } },
      { preuve: NON_RECLAME, receptionDuCourrier: jour('2026-09-20') },
    ],
  },
  signaturePermise: {
    passe: [{}],
    refuse: [
      { signature: 'rien_a_signer' },
      { signature: 'autre_personne' },
      { signature: 'sans_delegation' },
    ],
  },
  rappelPossible: {
    passe: [{}],
    refuse: [{ rappel: 'deja_partie' }, { rappel: 'autre_personne' }, { rappel: 'sur_recours' }],
  },
  signeeSurPapier: { passe: [{}], refuse: [{ signatureAttendue: true }] },
  relectureFaite: {
    passe: [{}, { relecture: 'conforme' }],
    refuse: [{ relecture: 'attendue' }, { relecture: 'a_reprendre' }],
  },
  relecturePossible: {
    passe: [{ relecture: 'attendue' }],
    refuse: [
      { relecture: 'sans' },
      { relecture: 'conforme' },
      { relecture: 'a_reprendre' },
      { relecture: 'attendue', relitLaSienne: true },
    ],
  },
  preuveDeLInvitation: {
    passe: [
      {},
      {
        preuve: { genre: 'recommande_remis', numero: '1A12345678901' },
        invitation: { envoyeeLe: jour('2026-10-01'), recommande: null },
      },
    ],
    refuse: [
      { preuve: { genre: 'recommande_remis', numero: null } },
      {
        preuve: { genre: 'recommande_remis', numero: '1A12345678901' },
        invitation: {
          envoyeeLe: jour('2026-10-01'),
          recommande: { numero: '1A00000000000', posteLe: jour('2026-10-01') },
        },
      },
      // The post keeps it fifteen days.
      { preuve: { genre: 'recommande_non_reclame', numero: '1A12345678901' } },
    ],
  },
  parti: { passe: [{ departTenant: DEPART }], refuse: [{ departTenant: null }] },
  retourDate: {
    passe: [
      { departTenant: DEPART, retourLe: jour('2026-10-01') },
      { departTenant: DEPART, retourLe: jour('2026-10-05') },
    ],
    refuse: [
      { departTenant: DEPART, retourLe: jour('2026-09-30') },
      { departTenant: DEPART, retourLe: jour('2026-10-06') },
    ],
  },
  resteAReprendre: {
    passe: [
      { departTenant: DEPART, retourLe: jour('2027-04-01') },
      // Only the agriculture, and the collège, pay the trimestre that is left.
      { departTenant: { ...DEPART, reseau: 'etranger' }, retourLe: jour('2027-04-02') },
      { typeDuDossier: 'lycee', departTenant: DEPART, retourLe: jour('2027-04-02') },
    ],
    refuse: [{ departTenant: DEPART, retourLe: jour('2027-04-02') }],
  },
  retenueDatee: {
    passe: [
      { lettreDeRetenue: { envoyeeLe: jour('2026-10-05'), recommande: null } },
      {
        lettreDeRetenue: { envoyeeLe: jour('2026-10-01'), recommande: null },
        receptionDuCourrier: jour('2026-10-03'),
      },
    ],
    refuse: [
      { lettreDeRetenue: null },
      { lettreDeRetenue: { envoyeeLe: null, recommande: null } },
      {
        lettreDeRetenue: { envoyeeLe: jour('2026-10-04'), recommande: null },
        receptionDuCourrier: jour('2026-10-03'),
      },
      {
        lettreDeRetenue: { envoyeeLe: jour('2026-10-01'), recommande: null },
        receptionDuCourrier: jour('2026-10-06'),
      },
    ],
  },
  preuveDeLaRetenue: {
    passe: [{}, { preuve: REMIS, lettreDeRetenue: { envoyeeLe: jour('2026-10-01'), recommande: null } }],
    refuse: [
      { preuve: { genre: 'recommande_remis', numero: null } },
      {
        preuve: REMIS,
        lettreDeRetenue: {
          envoyeeLe: jour('2026-10-01'),
          recommande: { numero: '1A00000000000', posteLe: jour('2026-10-01') },
        },
      },
      // The post keeps it fifteen days.
      { preuve: { genre: 'recommande_non_reclame', numero: NUMERO } },
    ],
  },
  receptionInconnue: {
    passe: [
      { receptionDatee: jour('2026-10-02'), lettreDeRetenue: { envoyeeLe: null, recommande: null } },
      {},
      { receptionDatee: jour('2026-10-02'), invitation: { envoyeeLe: null, recommande: null } },
    ],
    refuse: [{ receptionDatee: jour('2026-10-02') }],
  },
  courrierParti: {
    passe: [
      { envoyeLe: jour('2026-10-01') },
      { envoyeLe: null, invitation: { envoyeeLe: jour('2026-10-01'), recommande: null } },
    ],
    refuse: [
      { envoyeLe: null },
      { envoyeLe: jour('2026-10-01'), invitation: { envoyeeLe: null, recommande: null } },
      { envoyeLe: jour('2026-10-01'), lettreDeRetenue: { envoyeeLe: null, recommande: null } },
    ],
  },
  posteApresEnvoi: {
    passe: [{ envoyeLe: jour('2026-10-05'), posteLe: jour('2026-10-05') }],
    refuse: [
      { envoyeLe: null },
      { envoyeLe: jour('2026-10-04'), posteLe: jour('2026-10-03') },
      { envoyeLe: jour('2026-10-01'), posteLe: jour('2026-10-06') },
    ],
  },
  retourApresEnvoi: {
    passe: [{ envoyeLe: jour('2026-10-05'), revenuLe: jour('2026-10-05') }],
    refuse: [
      { envoyeLe: null },
      { envoyeLe: jour('2026-10-04'), revenuLe: jour('2026-10-03') },
      { envoyeLe: jour('2026-10-01'), revenuLe: jour('2026-10-06') },
    ],
  },
};

describe('each guard, on both sides', () => {
  const essayer = (garde: Garde, faits: Partial<Faits>) =>
    (GARDES[garde] as Verification).phrase({ ...toutVaBien('deposee'), ...faits }, 'college_public');

  test.each(Object.keys(GARDES) as Garde[])('%s', (garde) => {
    const { passe, refuse } = COTES[garde];
    for (const faits of passe) expect(essayer(garde, faits)).toBeNull();
    for (const faits of refuse) expect(essayer(garde, faits)).toMatch(/\.$/);
  });

  test('refuses: a chef cannot declare irrecevable, a DASEN does not sign a late refusal', () => {
    expect(GARDES.competenceHorsDelaiDuChef.phrase({}, 'lycee_public')).toMatch(/directeur académique/);
    expect(GARDES.competenceHorsDelaiDuDasen.phrase({}, 'lycee_public')).toBeNull();
  });

  test('every guard that the text asks for is there, and no other', () => {
    const nommees = new Set(ACTES.flatMap((acte) => ACTES_A_LA_MAIN[acte].gardes));
    expect([...nommees].sort()).toEqual(Object.keys(GARDES).sort());
  });
});
