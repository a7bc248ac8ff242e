/**
 * What becomes of a consent once the tax source has answered (C. II.B.1, III): a decision ready to be signed, a demande that
 * lacks a piece, a dossier for a person, or a call to make again. Pure: the same answers give the same outcome, always.
 */
import { anneeDesRevenus } from '../annee.ts';
import { type CasesFiscales, enfantsDesCases } from '../charges.ts';
import { appliquer, type Constat, reunir } from '../constat.ts';
import type { DroitExamine } from '../examen.ts';
import { examiner } from '../examen.ts';
import { piecesRequises } from '../pieces.ts';
import type { CodePiece } from '../pieces-liste.ts';
import type { Trace } from '../regle.ts';
import type { Resultat } from '../resultat.ts';
import type { AvisImpot, Foyer, Situation } from '../situation.ts';
import { typeBourseDe } from '../type-bourse.ts';
import { REGLES_ETUDE as R } from './etude-regles.ts';

/** Figures of one avis, as the tax source gives them. Whole euros. */
export interface ChiffresEtudies extends CasesFiscales {
  annee: number;
  rfr: number;
  /** M married, O pacs, C single, D divorced or separated, V widowed; null when the source does not say. */
  situation: 'M' | 'O' | 'C' | 'D' | 'V' | null;
  deuxDeclarants: boolean;
}

/** Answers of the tax source that are no figures of the year. */
export const SANS_CHIFFRES = {
  ambigue: {
    suite: 'avis',
    dit: 'l’état civil ne désigne pas une seule personne, ou son dossier n’est pas communiqué',
  },
  introuvable: { suite: 'avis', dit: 'personne ne répond à cet état civil' },
  sans_chiffres: { suite: 'avis', dit: 'la personne est connue, sans revenus pour l’année' },
  autre_annee: { suite: 'avis', dit: 'les revenus connus sont ceux d’une autre année' },
  protegee: { suite: 'avis', dit: 'le dossier fiscal est protégé' },
  autre_personne: { suite: 'personne', dit: 'l’avis trouvé est à un autre nom' },
  fiche_a_corriger: { suite: 'personne', dit: 'l’administration fiscale refuse l’état civil envoyé' },
  indisponible: { suite: 'reprise', dit: 'l’administration fiscale ne répond pas' },
} as const;
export type SansChiffres = keyof typeof SANS_CHIFFRES;

export type ReponseEtudiee = { genre: 'chiffres'; chiffres: ChiffresEtudies } | { genre: SansChiffres };

/** Whose answer, and what it was; or what the answers together say. */
export type CauseDEtude =
  | `${'demandeur' | 'concubin'}.${SansChiffres}`
  | 'hors_delai'
  | 'couple_contredit'
  | 'charge_non_etablie'
  | 'piece_exigee'
  | 'drapeau'
  | 'question'
  | 'incalculable'
  /** What a service decided of an étude that found nothing: the avis is asked for, or a person takes it. */
  | 'avis_demande'
  | 'remise';

const SUR_LA_FICHE = /\.(autre_personne|fiche_a_corriger)$/;

export interface Etudie {
  /** Pupil, who asks and the day, as the base and the consent know them; the household comes from the answers. */
  situation: Omit<Situation, 'foyer' | 'canal'>;
  demandeur: ReponseEtudiee;
  /** Null when the person lives with no concubin. */
  concubin: ReponseEtudiee | null;
  /** Pupils for whom this person asks an étude this year, this one included. */
  eleves: number;
}

export type IssueDEtude =
  | { genre: 'attribution' | 'refus'; situation: Situation; resultat: Resultat<DroitExamine>; trace: Trace }
  | {
      genre: 'incomplete';
      situation: Situation;
      causes: readonly CauseDEtude[];
      pieces: readonly CodePiece[];
    }
  | { genre: 'personne'; situation: Situation; causes: readonly CauseDEtude[]; drapeaux: readonly string[] }
  /** The source was away: the same call, later. Nothing is written. */
  | { genre: 'a_reprendre' };

/** What becomes of a consent: what the law says of its figures, or why nobody was asked about it. */
export type IssueDuConsentement =
  | IssueDEtude
  /** The concubin refused, or has not answered: nothing is instructed, and the family is told (C. II.B.1). */
  | { genre: 'sans_accord'; refuse: boolean }
  /** Another person consented for this pupil too: the double demande, by the procedure's rule (C. II.C.1). */
  | { genre: 'double' }
  /** Withdrawn since it was read: it stops there. */
  | { genre: 'retire' };

/**
 * Whether a dossier is opened for it: a result to sign, a piece to ask for, an examination. When the record of the person is at
 * fault there is nothing to examine yet: it is corrected, and asked about again.
 */
export const ouvreUnDossier = (
  issue: IssueDuConsentement,
): issue is Exclude<IssueDEtude, { genre: 'a_reprendre' }> =>
  issue.genre === 'attribution' ||
  issue.genre === 'refus' ||
  issue.genre === 'incomplete' ||
  (issue.genre === 'personne' && !issue.causes.some((cause) => SUR_LA_FICHE.test(cause)));

/** What a service decides of études that found nothing: ask the avis of the family, or hand them to a person. */
export type SuiteSansAppel = Extract<CauseDEtude, 'avis_demande' | 'remise'>;

/**
 * The outcome without any call (C. II.B.1, III.C; reading etude.restes): the pieces that an answer without figures asks for, or an
 * ordinary dossier whose household is left to be told, but for the concubin whom the consent names.
 */
export function conclureSansAppel(
  etudiee: Etudie['situation'],
  concubin: boolean,
  suite: SuiteSansAppel,
): IssueDEtude {
  const situation = { ...etudiee, canal: 'etude_automatique' as const };
  if (suite === 'remise') {
    const foyer: Foyer = concubin ? { situation: 'concubinage', concubin: {} } : {};
    return { genre: 'personne', situation: { ...situation, foyer }, causes: [suite], drapeaux: [] };
  }
  const muette = { genre: 'introuvable' } as const;
  const demandee = { ...situation, foyer: foyerDe(muette, concubin ? muette : null) };
  const { pieces, causes } = piecesDeLEtude(demandee, false);
  return { genre: 'incomplete', situation: demandee, causes: [suite, ...causes], pieces };
}

/** A consent of after the closing day: nothing is asked about it, the authority rules on the delay first (C. II.C.3). */
export const etudeTardive = (situation: Etudie['situation']): IssueDEtude => ({
  genre: 'personne',
  situation: { ...situation, canal: 'etude_automatique', foyer: {} },
  causes: ['hors_delai'],
  drapeaux: [],
});

type Qui = 'demandeur' | 'concubin';
interface Lu {
  qui: Qui;
  reponse: ReponseEtudiee;
}

const suiteDe = ({ reponse }: Lu) =>
  reponse.genre === 'chiffres' ? 'chiffres' : SANS_CHIFFRES[reponse.genre].suite;
const causeDe = ({ qui, reponse }: Lu): CauseDEtude => `${qui}.${reponse.genre as SansChiffres}`;

/** Figures of another year than the one of reference are none (C. III.C). */
const deLAnnee = (reponse: ReponseEtudiee, annee: number): ReponseEtudiee =>
  reponse.genre === 'chiffres' && reponse.chiffres.annee !== annee ? { genre: 'autre_annee' } : reponse;

const avisDe = (reponse: ReponseEtudiee | null): AvisImpot | undefined =>
  reponse?.genre === 'chiffres'
    ? {
        annee: reponse.chiffres.annee,
        rfr: reponse.chiffres.rfr,
        enfants: enfantsDesCases(reponse.chiffres),
        source: 'source_fiscale',
      }
    : undefined;

/** The household that the answers describe; two declarants are one couple on one avis (C. III.A). */
function foyerDe(demandeur: ReponseEtudiee, concubin: ReponseEtudiee | null): Foyer {
  const avis = avisDe(demandeur);
  const aDeux = demandeur.genre === 'chiffres' && demandeur.chiffres.deuxDeclarants;
  const situation = concubin ? 'concubinage' : aDeux ? 'couple_foyer_commun' : 'parent_isole';
  const sien = avisDe(concubin);
  return {
    situation,
    ...(avis ? { avis } : {}),
    ...(concubin ? { concubin: sien ? { avis: sien } : {} } : {}),
  };
}

/** True when the avis and the consent do not describe the same couple (reading etude.conjoint_sans_avis). */
function coupleContredit(demandeur: ReponseEtudiee, concubin: ReponseEtudiee | null): boolean {
  if (demandeur.genre !== 'chiffres') return false;
  const { situation, deuxDeclarants } = demandeur.chiffres;
  if (concubin) return deuxDeclarants;
  return !deuxDeclarants && (situation === 'M' || situation === 'O');
}

function constatDesChiffres(lus: readonly Lu[]): Constat {
  return reunir(
    ...lus.flatMap(({ qui, reponse }) =>
      reponse.genre === 'chiffres'
        ? [appliquer(R['etude.chiffres'], { qui, annee: reponse.chiffres.annee })]
        : [],
    ),
  );
}

/** The outcome of one étude. An avis never asked for again when its figures came (C. II.B.1). */
export function etudier(e: Etudie): IssueDEtude {
  const annee = anneeDesRevenus(e.situation.rentree);
  const demandeur = deLAnnee(e.demandeur, annee);
  const concubin = e.concubin && deLAnnee(e.concubin, annee);
  const lus: Lu[] = [
    { qui: 'demandeur', reponse: demandeur },
    ...(concubin ? [{ qui: 'concubin' as const, reponse: concubin }] : []),
  ];
  if (lus.some((lu) => suiteDe(lu) === 'reprise')) return { genre: 'a_reprendre' };

  const foyer = foyerDe(demandeur, concubin);
  const enfants = foyer.avis?.enfants ?? 0;
  const enCharge = enfants >= e.eleves;
  const situation: Situation = {
    ...e.situation,
    canal: 'etude_automatique',
    demandeur: { ...e.situation.demandeur, ...(enCharge ? { chargeEtablie: true } : {}) },
    foyer,
  };
  const aVerifier: CauseDEtude[] = [
    ...lus.filter((lu) => suiteDe(lu) === 'personne').map(causeDe),
    ...(coupleContredit(demandeur, concubin) ? ['couple_contredit' as const] : []),
  ];
  if (aVerifier.length > 0) return { genre: 'personne', situation, causes: aVerifier, drapeaux: [] };

  const manquent = piecesDeLEtude(situation, foyer.avis !== undefined && !enCharge);
  if (manquent.pieces.length > 0)
    return {
      genre: 'incomplete',
      situation,
      causes: [...lus.filter((lu) => suiteDe(lu) === 'avis').map(causeDe), ...manquent.causes],
      pieces: manquent.pieces,
    };
  return conclureLEtude(
    situation,
    reunir(
      constatDesChiffres(lus),
      ...(enCharge ? [appliquer(R['etude.charge'], { enfants, eleves: e.eleves })] : []),
    ),
  );
}

const AVIS: readonly CodePiece[] = ['avis_impot', 'avis_impot_concubin'];

/** Pieces without which nothing is decided, each once, and why besides an avis that did not come. */
function piecesDeLEtude(
  situation: Situation,
  sansCharge: boolean,
): { pieces: CodePiece[]; causes: CauseDEtude[] } {
  const exigees = piecesRequises(situation, typeBourseDe(situation.eleve))
    .filter(({ force }) => force === 'requise')
    .map(({ code }) => code);
  const charge: CodePiece[] = sansCharge && !exigees.includes('attestation_caf') ? ['attestation_caf'] : [];
  return {
    pieces: [...exigees, ...charge],
    causes: [
      ...(sansCharge ? ['charge_non_etablie' as const] : []),
      ...(exigees.some((code) => !AVIS.includes(code)) ? ['piece_exigee' as const] : []),
    ],
  };
}

function conclureLEtude(situation: Situation, lu: Constat): IssueDEtude {
  const resultat = examiner(situation);
  const trace = [...lu.trace, ...resultat.trace];
  const aPersonne = (cause: CauseDEtude, drapeaux: readonly string[] = []): IssueDEtude => ({
    genre: 'personne',
    situation,
    causes: [cause],
    drapeaux,
  });
  switch (resultat.genre) {
    case 'droit':
      return resultat.droit.drapeaux.length > 0
        ? aPersonne('drapeau', resultat.droit.drapeaux)
        : { genre: 'attribution', situation, resultat, trace };
    case 'sans_droit':
      return { genre: 'refus', situation, resultat, trace };
    case 'humain':
      return aPersonne('question');
    case 'incalculable':
      return aPersonne('incalculable');
  }
}
