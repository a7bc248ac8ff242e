/** No fact can be forgotten: neither by who calls the evaluator, nor by who adds an act to the table. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import { jour } from '#lib/droit/date.ts';
import { evaluer, rolesPour, verdicts } from '#lib/droit/evaluation.ts';
import type { Faits, FaitsDuDossier, GARDES } from '#lib/droit/gardes.ts';
import { ACTES, type Acte, ligne, type PROCEDURE, type SaisieDe } from '#lib/droit/procedure.ts';
import {
  DEUX_PARENTS,
  RETRAIT_ENGAGE,
  SUSPENSION_ENGAGEE,
  FAITS as TOUT_VA_BIEN,
} from './a-la-main/faits.ts';

/** Every guard holds; the reason is needed, for the law leaves the right to a person. */
const FAITS: Faits = { ...TOUT_VA_BIEN, calcul: 'humain' };

const ATTRIBUEES: readonly Acte[] = [
  'maintenir_attribution',
  'inviter_a_presenter_ses_observations',
  'renoncer_a_la_bourse',
  'retirer',
  'suspendre_merite',
  'reprendre_merite',
  'constater_depart',
  'constater_retour',
];
const ENGAGES: readonly Acte[] = [
  'dater_invitation',
  'recevoir_observations',
  'retirer',
  'abandonner_retrait',
];
/** Acts on a letter that left. */
const SUIVIS: readonly Acte[] = [
  'dater_reception',
  'envoyer_recommande',
  'signaler_retour',
  'renvoyer_courrier',
];

const SUR_RETENUE: readonly Acte[] = ['maintenir_retenue', 'revoir_retenue'];

/** A pupil gone to the agriculture on the last day of September, paid to the end of the trimestre. */
const DEPART = {
  sortieLe: jour('2026-09-30'),
  arretLe: jour('2026-12-31'),
  reseau: 'agriculture' as const,
};

/** The letter of a retenue that left before the day that dates it. */
const LETTRE_DE_RETENUE = { envoyeeLe: jour('2026-10-01'), recommande: null };

/** An act that would pass: its facts, the role that may do it, a state that it starts from. */
function essayer(acte: Acte, oublie?: keyof Faits) {
  const reponse = ligne(acte).par === 'repondre_au_recours';
  const branche = ['proposer', 'declarer_irrecevable', 'demander_retenue'].includes(acte)
    ? 'college_prive'
    : 'college_public';
  const tardif = ['refuser_hors_delai', 'declarer_irrecevable', 'admettre_hors_delai'].includes(acte);
  const faits = {
    ...FAITS,
    etat: ligne(acte).de[0] ?? FAITS.etat,
    horsDelai: tardif,
    envoyeLe: SUIVIS.includes(acte) ? jour('2026-10-03') : null,
    ...(acte === 'relancer_en_recommande' ? { relance: 'recommande' as const } : {}),
    ...(acte === 'proposer_etude' ? { calcul: 'droit' as const } : {}),
    piecesAVerifier: acte === 'accepter_piece' || acte === 'ecarter_piece' ? 1 : 0,
    ...(acte === 'confirmer_decision' || acte === 'renvoyer_decision'
      ? { relecture: 'attendue' as const }
      : {}),
    ...(acte === 'constater_retour' ? { departTenant: DEPART } : {}),
    ...(acte === 'dater_retenue' ? { lettreDeRetenue: LETTRE_DE_RETENUE } : {}),
    ...(reponse ? { reponseAuRecours: 'permise' as const } : {}),
    ...(SUR_RETENUE.includes(acte) ? { reponseSurRetenue: 'permise' as const } : {}),
    ...(acte === 'ecarter_recours_tardif' ? { reponseAuTardif: 'permise' as const } : {}),
    ...(ATTRIBUEES.includes(acte) ? { contestee: 'attribution' as const } : {}),
    ...(ENGAGES.includes(acte) ? { retrait: RETRAIT_ENGAGE } : {}),
    ...(acte === 'suspendre_merite' ? { retrait: SUSPENSION_ENGAGEE } : {}),
    ...(acte === 'reprendre_merite' ? { meriteSuspenduDepuis: jour('2026-10-05') } : {}),
    ...(['rectifier', 'ecarter_rectification'].includes(acte) ? { erreurAnnoncee: jour('2026-10-03') } : {}),
    ...(acte === 'retenir_avis_tardif' || acte === 'refuser_avis_tardif'
      ? { avisTardif: 'a_juger' as const }
      : {}),
    ...(acte === 'ecarter_retenue' ? { retenueDemandeeLe: jour('2026-10-03') } : {}),
    ...(acte === 'rendre_retenue' ? { absencesARendre: 2 } : {}),
    ...(acte === 'declarer_double_demande' ? { doubleDemande: DEUX_PARENTS } : {}),
  };
  if (oublie) delete (faits as Partial<Faits>)[oublie];
  return evaluer(acte, { branche, roles: rolesPour(acte, branche), faits }, faits);
}

/** What each act needs to be judged, told by hand: the facts of its conditions, and of the state that it leads to. */
const BESOINS: Record<Acte, (keyof Faits)[]> = {
  enregistrer_reception: ['recuLe', 'cachetLe', 'jour', 'rentree'],
  deposer_en_ligne: [],
  corriger_reception: ['receptionCorrigee', 'cachetCorrige', 'jour', 'rentree', 'motivation', 'horsDelai'],
  recevoir_piece: ['avisProduitLe', 'finAnneeScolaire', 'piecesManquantes', 'proposee'],
  accepter_piece: ['piecesAVerifier'],
  ecarter_piece: ['horsDelai', 'piecesAVerifier'],
  joindre_fichiers: [],
  completer_demande: ['piecesManquantes', 'proposee'],
  reporter_avis: ['avisRecu', 'piecesManquantes', 'proposee'],
  ouvrir_etude: ['canal', 'horsDelai'],
  proposer_etude: ['canal', 'horsDelai', 'calcul'],
  demander_pieces_etude: ['canal', 'horsDelai', 'piecesNommees'],
  proposer: ['horsDelai', 'doubleDemande', 'formulaireSigne'],
  instruire: ['horsDelai', 'doubleDemande'],
  demander_pieces: ['horsDelai', 'piecesNommees'],
  signaler_attente_avis: ['avisManquant', 'annonceLe', 'jour', 'rentree', 'finAnneeScolaire'],
  retenir_avis_tardif: [
    'delegation',
    'avisTardif',
    'avisRecuParLaFamille',
    'jour',
    'rentree',
    'avisVenuLe',
    'motivation',
  ],
  refuser_avis_tardif: [
    'reponseAuRecours',
    'aDecideAvantReprise',
    'delegation',
    'piecesAVerifier',
    'doubleDemande',
    'avisTardif',
    'avisRecuParLaFamille',
    'jour',
    'rentree',
    'avisVenuLe',
    'motivation',
  ],
  attribuer: [
    'reponseAuRecours',
    'aDecideAvantReprise',
    'delegation',
    'formulaireSigne',
    'piecesAVerifier',
    'avisTardif',
    'jour',
    'entreeLe',
    'bourseDUnAutre',
    'doubleDemande',
    'calcul',
    'motivation',
  ],
  transmettre_requete: ['requeteRecue', 'jour', 'recuLe', 'requeteObjet', 'premiereRetenueLe'],
  deposer_memoire: [
    'requeteObjet',
    'requetePendante',
    'requeteSurRetenue',
    'memoireDepose',
    'memoireSurRetenue',
    'memoire',
    'jour',
  ],
  clore_requete: ['requeteObjet', 'requetePendante', 'requeteSurRetenue', 'jugement', 'jour', 'motivation'],
  executer_annulation: [
    'requetePendante',
    'jugement',
    'requeteObjet',
    'requeteSurRetenue',
    'jour',
    'motivation',
  ],
  executer_annulation_de_retenue: [
    'delegation',
    'requeteSurRetenue',
    'jugement',
    'requeteObjet',
    'requetePendante',
    'jour',
    'demiJourneesEcartees',
    'absencesARendre',
    'motivation',
  ],
  constater_silence: ['silenceDemande'],
  constater_silence_recours: ['silenceRecours'],
  rappeler_pieces: ['rappelPieces'],
  relancer_avant_cloture: ['relance'],
  relancer_en_recommande: ['relance'],
  former_recours: [
    'recoursObjet',
    'contestee',
    'contesteeLe',
    'retenueContestableLe',
    'recoursForme',
    'recoursRecu',
    'jour',
  ],
  accueillir_recours: [
    'reponseAuRecours',
    'jour',
    'entreeLe',
    'bourseDUnAutre',
    'doubleDemande',
    'calcul',
    'motivation',
    'memeEchelon',
  ],
  maintenir_refus: ['reponseAuRecours', 'contestee', 'calcul', 'motivation'],
  maintenir_attribution: ['reponseAuRecours', 'contestee', 'calcul', 'motivation'],
  envoyer_au_ministre: ['aEnvoyerAuMinistre', 'envoiAuMinistre', 'jour'],
  executer_reponse_du_ministre: ['hierarchiqueRecu', 'reponseDuMinistre', 'jour', 'motivation'],
  enregistrer_rejet_du_ministre: [
    'hierarchiqueRecu',
    'hierarchiqueSurRetenueRecu',
    'reponseDuMinistre',
    'jour',
    'motivation',
  ],
  rouvrir_sur_recours: ['reponseAuRecours', 'contestee', 'motivation'],
  ecarter_recours_tardif: [
    'reponseAuTardif',
    'recoursTardif',
    'recoursPendantLe',
    'contesteRecuLe',
    'contesteEnvoyeLe',
    'connueLe',
    'territoire',
    'motivation',
  ],
  refuser: [
    'reponseAuRecours',
    'aDecideAvantReprise',
    'delegation',
    'formulaireSigne',
    'piecesAVerifier',
    'avisTardif',
    'doubleDemande',
    'calcul',
    'motivation',
  ],
  refuser_incompletude: [
    'aDecideAvantReprise',
    'delegation',
    'piecesAVerifier',
    'doubleDemande',
    'avisAttendu',
    'avisSeulManquant',
    'jour',
    'finAnneeScolaire',
    'limiteDesPieces',
  ],
  refuser_hors_delai: ['horsDelai'],
  declarer_irrecevable: ['delegation', 'horsDelai'],
  admettre_hors_delai: ['delegation', 'horsDelai', 'motifDAdmission', 'motivation'],
  notifier: ['envoyeLe', 'courrierProduit', 'relecture', 'signatureAttendue'],
  signer_courrier: ['signature', 'relecture'],
  solliciter_avis: [],
  verser_avis: [],
  confirmer_decision: ['relecture', 'relitLaSienne'],
  renvoyer_decision: ['relecture', 'relitLaSienne', 'motivation'],
  rattraper_decision: ['rappel', 'motivation', 'horsDelai', 'piecesManquantes', 'proposee'],
  inviter_a_presenter_ses_observations: [
    'delegation',
    'reponseAuRecours',
    'contestee',
    'retrait',
    'motifDeRetrait',
    'contesteeLe',
    'jour',
    'merite',
    'meriteSuspenduDepuis',
    'motivation',
  ],
  dater_invitation: ['retrait', 'receptionDuCourrier', 'jour', 'preuve', 'invitation'],
  dater_retenue: ['lettreDeRetenue', 'receptionDuCourrier', 'jour', 'preuve'],
  recevoir_observations: ['retrait', 'observationsLe', 'jour'],
  renoncer_a_la_bourse: ['contestee', 'retrait', 'dernierJour', 'jour', 'finDuDroit'],
  retirer: [
    'delegation',
    'reponseAuRecours',
    'contestee',
    'retrait',
    'jour',
    'contesteeLe',
    'dernierJour',
    'finDuDroit',
    'motivation',
  ],
  reprendre_bourse_d_ailleurs: [
    'reponseAuRecours',
    'delegation',
    'jour',
    'entreeLe',
    'doubleDemande',
    'bourseDUnAutre',
    'imprimeRecu',
    'decideeAilleurs',
    'sortieDAilleurs',
    'dernierTrimestreAuCollege',
  ],
  constater_retour: [
    'delegation',
    'reponseAuRecours',
    'contestee',
    'retrait',
    'departTenant',
    'retourLe',
    'jour',
    'typeDuDossier',
    'rentree',
  ],
  constater_depart: [
    'delegation',
    'reponseAuRecours',
    'contestee',
    'retrait',
    'departArreteLe',
    'inscritDansLaBase',
    'departLe',
    'derniereEntree',
    'debutDuDroit',
    'finDuDroit',
    'jour',
    'departFin',
    'typeDuDossier',
    'rentree',
  ],
  suspendre_merite: [
    'delegation',
    'reponseAuRecours',
    'contestee',
    'retrait',
    'jour',
    'contesteeLe',
    'dernierJour',
    'merite',
    'meriteVerseJusquAu',
    'motivation',
  ],
  reprendre_merite: [
    'delegation',
    'reponseAuRecours',
    'contestee',
    'retrait',
    'meriteSuspenduDepuis',
    'premierJour',
    'jour',
    'finDuDroit',
    'motivation',
  ],
  abandonner_retrait: ['delegation', 'retrait', 'motivation'],
  dater_reception: ['envoyeLe', 'receptionDuCourrier', 'jour', 'preuve', 'recommande'],
  envoyer_recommande: ['receptionDatee', 'invitation', 'lettreDeRetenue', 'envoyeLe', 'posteLe', 'jour'],
  signaler_retour: ['receptionDatee', 'invitation', 'lettreDeRetenue', 'envoyeLe', 'revenuLe', 'jour'],
  renvoyer_courrier: ['receptionDatee', 'invitation', 'lettreDeRetenue', 'envoyeLe'],
  corriger_personne: ['motivation'],
  signaler_erreur: ['horsDelai', 'erreurAnnoncee', 'erreurLe', 'recuLe', 'jour'],
  rectifier: [
    'horsDelai',
    'reponseAuRecours',
    'retrait',
    'erreurAnnoncee',
    'contestee',
    'bonneFoi',
    'motivation',
    'resultatInchange',
  ],
  ecarter_rectification: ['erreurAnnoncee', 'delegation', 'motivation'],
  revenir_sur_le_retard: [
    'reponseAuRecours',
    'delegation',
    'retardNotifie',
    'receptionCorrigee',
    'cachetCorrige',
    'jour',
    'rentree',
    'motivation',
  ],
  demander_retenue: [
    'baseDeRetenue',
    'retenueDemandeeLe',
    'absencesARendre',
    'injustifiees',
    'absencesARetenir',
    'motivation',
  ],
  retenir: [
    'delegation',
    'baseDeRetenue',
    'retenueOuverte',
    'reponseSurRetenue',
    'absencesARendre',
    'injustifiees',
    'absencesARetenir',
    'motivation',
  ],
  ecarter_retenue: ['delegation', 'retenueDemandeeLe', 'motivation'],
  rendre_retenue: ['delegation', 'reponseSurRetenue', 'absencesARendre', 'motivation'],
  maintenir_retenue: ['reponseSurRetenue', 'absencesARendre', 'motivation'],
  revoir_retenue: ['reponseSurRetenue', 'demiJourneesEcartees', 'absencesARendre', 'motivation'],
  executer_ministre_sur_retenue: [
    'delegation',
    'hierarchiqueSurRetenueRecu',
    'reponseDuMinistre',
    'jour',
    'demiJourneesEcartees',
    'absencesARendre',
    'motivation',
  ],
  transferer: [
    'droitEnCours',
    'recoursEnAttente',
    'accueils',
    'accueil',
    'jour',
    'departArreteLe',
    'sortieLe',
    'entreeLe',
    'manqueDu',
    'typeDuDossier',
    'bourseDUnAutreType',
    'retrait',
    'erreurAnnoncee',
    'rentree',
  ],
  declarer_double_demande: ['reponseAuRecours', 'delegation', 'horsDelai', 'doubleDemande'],
  reprendre_apres_desistement: ['reponseAuRecours', 'closeParDouble', 'autreRetiree'],
  se_desister: ['closeParDouble'],
  enregistrer_desistement: ['closeParDouble', 'motivation'],
};

describe.each(Object.entries(BESOINS) as [Acte, (keyof Faits)[]][])('%s', (acte, besoins) => {
  test('passes when every fact is known', () => {
    expect(essayer(acte)).toEqual({ permis: true });
  });

  test.each(besoins)('refuses when « %s » was forgotten, and says that nothing is done', (oublie) => {
    expect(essayer(acte, oublie)).toMatchObject({
      permis: false,
      cause: 'garde',
      phrase: expect.stringMatching(
        /^Ce que « .+ » demande n’est pas connu de l’application : rien n’est fait/,
      ),
    });
  });

  test('asks for nothing else', () => {
    const autres = (Object.keys(FAITS) as (keyof Faits)[]).filter(
      (fait) => fait !== 'etat' && !besoins.includes(fait),
    );
    for (const fait of autres) expect(essayer(acte, fait), fait).toEqual({ permis: true });
  });
});

describe('a reason is the one that the form gives', () => {
  const laisse = { ...FAITS, etat: 'en_instruction' } as const;
  const attribuer = (motivation: string | null) =>
    evaluer(
      'attribuer',
      { branche: 'college_public', roles: ['chef_etablissement'], faits: laisse },
      { motivation },
    );

  test.each([null, 'trop court'])(
    'refuses: a right left to a person, whose form says « %s »',
    (motivation) => {
      expect(attribuer(motivation)).toMatchObject({
        permis: false,
        cause: 'garde',
        article: 'C. IV.A et IV.B',
      });
    },
  );

  test('lets through: the same, with its reason', () => {
    expect(attribuer('La mère garde la charge de l’élève.')).toEqual({ permis: true });
  });
});

describe('what does not compile', () => {
  test('an act without what its row asks', () => {
    const contexte = { branche: 'college_public', roles: [], faits: FAITS } as const;
    // @ts-expect-error the day of the reception is missing
    expect(evaluer('dater_reception', contexte, {}).permis).toBe(false);
    // @ts-expect-error the motivation is given always, null when the computation decides alone
    expect(evaluer('attribuer', contexte, {}).permis).toBe(false);
    // @ts-expect-error the pieces are counted
    expect(evaluer('demander_pieces', contexte, { piecesNommees: null }).permis).toBe(false);
    expectTypeOf<SaisieDe<'refuser'>>().toEqualTypeOf<{ motivation: string | null }>();
    expectTypeOf<keyof SaisieDe<'instruire'>>().toBeNever();
  });

  test('facts of a dossier of which one is missing', () => {
    const { delegation: _, ...sans } = FAITS;
    // @ts-expect-error the delegation was forgotten
    const faits: FaitsDuDossier = sans;
    expect(faits).not.toHaveProperty('delegation');
  });

  test('a row whose conditions need what neither the dossier nor its form gives', () => {
    type Besoins<A extends Acte> =
      (typeof GARDES)[(typeof PROCEDURE)[A]['gardes'][number]]['besoins'][number];
    type Oublis = {
      [A in Acte]: Exclude<Besoins<A>, keyof FaitsDuDossier | (typeof PROCEDURE)[A]['saisie'][number]>;
    }[Acte];
    expectTypeOf<Oublis>().toBeNever();
    expectTypeOf<(typeof PROCEDURE)['attribuer']['gardes'][number]>().toEqualTypeOf<
      | 'aucunRecoursPendant'
      | 'autreLecteur'
      | 'delegationEnCours'
      | 'formulaireSigne'
      | 'piecesVerifiees'
      | 'avisJuge'
      | 'eleveScolarise'
      | 'premiereBourseFinie'
      | 'demandeSeule'
      | 'droitOuvert'
    >();
  });
});

describe('what a screen offers', () => {
  test('refuses: a form well filled does not mend the dossier', () => {
    const { delegation: _, ...sans } = FAITS;
    const lus = verdicts({
      branche: 'college_public',
      roles: ['chef_etablissement'],
      faits: { ...sans, etat: 'en_instruction' } as Partial<FaitsDuDossier> as FaitsDuDossier,
    });
    expect(lus.find(({ acte }) => acte === 'attribuer')?.verdict).toMatchObject({ cause: 'garde' });
  });

  test('offers an act whose form is still to be filled', () => {
    const { piecesNommees: _, motivation: __, receptionDuCourrier: ___, ...faits } = FAITS;
    const lus = verdicts({ branche: 'college_public', roles: ['chef_etablissement'], faits });
    expect(lus.find(({ acte }) => acte === 'demander_pieces')?.verdict).toEqual({ permis: true });
    const instruction = verdicts({
      branche: 'college_public',
      roles: ['chef_etablissement'],
      faits: { ...faits, etat: 'en_instruction' },
    });
    expect(instruction.find(({ acte }) => acte === 'attribuer')?.verdict).toEqual({ permis: true });
  });
});

test('every act is told here', () => {
  expect(Object.keys(BESOINS).sort()).toEqual([...ACTES].sort());
});
