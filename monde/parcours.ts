/** How far each dossier of the demonstration has gone, so that every state of every branch is there to be seen. */
import type { Branche } from '#lib/droit/competence.ts';
import type { NomFamille } from './familles.ts';
import type { Ecarts } from './formulaire.ts';
import { FOYERS, foyer } from './population.ts';
import { type Scene, scene, type Verbe } from './scene.ts';
import type { NomEtablissement } from './territoire.ts';

/** Scans of pieces that came with the form, joined the very day of the step before. */
export interface Numeriser {
  numeriser: readonly string[];
}

/**
 * A step of a story: an act, the decision that the computation gives, or days that pass. Letters need no step: they are
 * produced at the end of each day.
 */
export type Pas =
  | Verbe
  | 'decider'
  | { attendre: number }
  | { demander: readonly string[] }
  | { recevoir: string }
  | Numeriser;

export interface Recit {
  scene: Scene;
  /** Day on which the form reaches the office. */
  arrivee: string;
  pas: readonly Pas[];
  ecarts?: Partial<Ecarts>;
}

const CAF = { demander: ['attestation_caf'] };
const SCANS: Numeriser = { numeriser: ['avis_impot'] };
const TOUS_SCANS: Numeriser = { numeriser: ['avis_impot', 'attestation_caf'] };
/** Stories whose pieces include the attestation that `TOUS_SCANS` scans. */
const AVEC_CAF = { piecesRecues: ['attestation_caf'] };
const TARD = '2026-11-03';
/** In time, and decided in the last days: its letter has not left yet. */
const RECENT = '2026-10-13';

type Instruit = 'instruire' | 'proposer';
const parcours = (instruit: Instruit, ferme: Verbe): Record<string, readonly Pas[]> => ({
  depose: ['deposer'],
  instruit: ['deposer', 'instruire'],
  notifie: ['deposer', instruit, 'decider', 'notifier'],
  incomplet: ['deposer', 'instruire', CAF],
  recu: ['deposer', instruit, 'decider', 'notifier', { attendre: 4 }, 'daterReception'],
  pretADecider: ['deposer', instruit],
  termine: ['deposer', instruit, 'decider', 'notifier', { attendre: 4 }, 'renoncerALaBourse', 'retirer'],
  brouillon: [],
  incompletDate: ['deposer', 'instruire', CAF, { attendre: 3 }, 'daterReception'],
  decide: ['deposer', instruit, { attendre: 30 }, 'decider'],
  tard: ['deposer'],
  complete: ['deposer', 'instruire', CAF, { attendre: 6 }, { recevoir: 'attestation_caf' }],
  tardFerme: ['deposer', ferme, 'notifier'],
  abandonne: ['deposer', { attendre: 5 }, 'seDesister'],
  attenteAvis: ['deposer', 'instruire', { demander: ['avis_impot'] }, 'signalerAttenteAvis'],
  refuseIncomplet: [
    'deposer',
    'instruire',
    CAF,

    { attendre: 3 },
    'daterReception',
    { attendre: 18 },
    'refuserIncompletude',
  ],
  tardAdmis: ['deposer', 'admettreHorsDelai'],
});

const PAR_BRANCHE: Record<Branche, Record<string, readonly Pas[]>> = {
  college_public: parcours('instruire', 'refuserHorsDelai'),
  college_prive: parcours('proposer', 'declarerIrrecevable'),
  lycee_public: parcours('instruire', 'declarerIrrecevable'),
  lycee_prive: parcours('instruire', 'declarerIrrecevable'),
  cned: parcours('instruire', 'declarerIrrecevable'),
};

/** How many drawn dossiers each établissement holds: those that have many show every story. */
const COMBIEN: Record<NomEtablissement, number> = {
  collegePublic: 32,
  autreCollegePublic: 12,
  collegePrive: 24,
  collegeHabilite: 5,
  lyceePublic: 26,
  lyceePro: 12,
  lyceePolyvalent: 10,
  lyceePrive: 16,
  erea: 4,
  erpd: 2,
  collegeToulouse: 10,
  collegePriveToulouse: 6,
  lyceeToulouse: 8,
  lyceeProToulouse: 4,
  collegeAriege: 4,
  lyceePriveAlbi: 4,
  cned: 16,
};

const jourDeSeptembre = (rang: number): string =>
  rang % 3 === 0
    ? `2026-10-${String(1 + (rang % 14)).padStart(2, '0')}`
    : `2026-09-${String(1 + ((rang * 7) % 29)).padStart(2, '0')}`;

function tires(ou: NomEtablissement, combien: number): Recit[] {
  const libres = FOYERS.filter(
    ({ famille, ou: lieux, responsables }) => !famille && lieux[0] === ou && responsables[0]?.sub,
  );
  return libres.slice(0, combien).map((foyerTire, rang) => {
    const jouee = scene(foyerTire);
    const recits = Object.entries(PAR_BRANCHE[jouee.branche]);
    const [nom, pas] = recits[rang % recits.length] ?? ['depose', ['deposer']];
    const tardif = nom.startsWith('tard');
    const recent = nom === 'decide';
    const sansAvis = nom === 'attenteAvis';
    return {
      scene: jouee,
      arrivee: tardif ? TARD : recent ? RECENT : jourDeSeptembre(rang),
      pas,
      // Only a bourse that was granted is given up.
      ecarts: { sansAvis, ...(nom === 'termine' ? { rfr: 500 } : {}) },
    };
  });
}

const histoire = (
  famille: NomFamille,
  arrivee: string,
  pas: readonly Pas[],
  { rang = 0, adulte = 0, ...ecarts }: Partial<Ecarts> & { rang?: number } = {},
): Recit => ({ scene: scene(foyer(famille), rang, adulte), arrivee, pas, ecarts });

const SUIVI: readonly Pas[] = ['notifier', { attendre: 3 }, 'daterReception'];

/** The stories of the named families. */
const NOMMES: readonly Recit[] = [
  histoire('martin', '2026-09-08', ['deposer', SCANS, 'instruire', 'decider', ...SUIVI]),
  histoire('martin', '2026-09-08', ['deposer', 'instruire', CAF], { rang: 1 }),
  histoire('durand', '2026-09-15', ['deposer', 'instruire', 'decider', ...SUIVI]),
  histoire('durand', '2026-09-15', ['deposer', 'instruire', CAF], { rang: 1 }),
  histoire('traore', '2026-09-03', ['deposer', 'instruire', 'decider', ...SUIVI]),
  histoire('traore', '2026-09-03', ['deposer', TOUS_SCANS, 'instruire'], { rang: 1, ...AVEC_CAF }),
  histoire('traore', '2026-09-04', ['deposer', 'instruire', 'decider', 'notifier'], { rang: 2 }),
  histoire('traore', '2026-09-21', ['deposer', SCANS, 'proposer'], { rang: 3 }),
  histoire('nguyen', '2026-09-10', ['deposer', 'instruire', 'decider', 'notifier']),
  histoire('roux', '2026-09-25', ['deposer', TOUS_SCANS], AVEC_CAF),
  histoire('roux', '2026-10-02', [], { adulte: 1 }),
  histoire('lefevre', '2026-09-14', ['deposer', SCANS, 'instruire']),
  histoire('moreau', '2026-09-17', ['deposer', 'instruire', 'decider', ...SUIVI]),
  histoire('moreau', '2026-09-17', ['deposer', SCANS, 'instruire', 'decider', 'notifier'], { rang: 1 }),
  histoire('delattre', '2026-09-22', ['deposer', 'instruire', 'decider', ...SUIVI]),
  histoire('kone', '2026-10-01', ['deposer', SCANS, 'instruire', CAF]),
  histoire('petit', '2026-10-06', ['deposer', SCANS, 'instruire']),
  histoire('dubois', '2026-10-07', ['deposer', SCANS, 'instruire', 'decider', ...SUIVI]),
  histoire('diallo', '2026-09-29', ['deposer', SCANS, 'instruire', 'decider', 'notifier']),
  histoire('vandamme', '2026-09-30', [
    'deposer',
    'instruire',
    { demander: ['justificatif_revenus_etrangers'] },
  ]),
  histoire('haddad', '2026-10-12', ['deposer']),
  histoire('kovalenko', '2026-11-09', ['deposer']),
  histoire('lemoine', '2026-10-19', ['deposer', 'refuserHorsDelai', ...SUIVI]),
  histoire('lemoine', '2026-10-20', ['deposer', 'declarerIrrecevable', 'notifier'], { rang: 1 }),
  histoire('tashi', '2026-09-24', ['deposer', 'instruire', 'decider']),
  histoire('oneill', '2026-09-16', ['deposer', 'instruire', 'decider', ...SUIVI]),
  histoire('garcia', '2026-09-11', ['deposer', 'instruire', 'decider', ...SUIVI]),
  histoire('garcia', '2026-09-11', ['deposer', TOUS_SCANS], { rang: 1, ...AVEC_CAF }),
  histoire('cavalier', '2026-10-22', ['deposer', SCANS, 'instruire']),
  histoire('partie', '2026-10-08', ['deposer', SCANS]),
];

/** Every story, in the order it is told. */
export const RECITS: readonly Recit[] = [
  ...NOMMES,
  ...Object.entries(COMBIEN).flatMap(([ou, combien]) => tires(ou as NomEtablissement, combien)),
];
