/** What a recours is, from the rows of its dossier. Pure. */

import {
  receptionDeLaRetenue,
  retenueContestable,
  retenueContestee,
  retenueContesteePrevue,
} from '#lib/contestation/faits.ts';
import type { FaitsDeCourrier } from '#lib/courrier/schema.ts';
import {
  type DossierEntier,
  decisionContestee,
  decisionEnVigueur,
  rejeteeParSilence,
} from '#lib/dossier/faits.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { signeEnSonNom } from '#lib/droit/competence.ts';
import type { RecoursEcrit } from '#lib/droit/courrier/lettres-recours.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { apres, type Jour } from '#lib/droit/date.ts';
import type { GenreDecision } from '#lib/droit/ligne-de-procedure.ts';
import { type DecisionContestable, eloignementDe } from '#lib/droit/recours/agenda.ts';
import { departementDeLaDecision, type Ressort } from '#lib/droit/recours/lieu.ts';
import {
  type ObjetDeRecours,
  recoursPendant,
  recoursPendants,
  suiteDeRecours,
  surRecours,
} from '#lib/droit/recours/pendants.ts';
import { ligneDuComplement, qualifierRecours } from '#lib/droit/recours/qualification.ts';
import { type GenreDeRecours, type IssueDeRecours, veutUnAutreLecteur } from '#lib/droit/recours/reponse.ts';
import { type RecoursSuivi, rejetDuRecours } from '#lib/droit/recours/silence.ts';
import { acteContestable } from '#lib/droit/recours/voies.ts';
import type { Trace } from '#lib/droit/regle.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { delaisDepuis } from '#lib/rectification/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';

/** A letter of the family, as it was formed. */
export interface RecoursForme {
  formeLe: Jour;
  recuLe: Jour;
  /** What the family calls it. */
  nomme: Exclude<GenreDeRecours, 'tardif'> | null;
  grief: string;
  objet: ObjetDeRecours;
}

/** The recours that an unnamed letter of the family completes: the oldest in time that waits against the same; null: none does. */
export function recoursComplete(
  dossier: Pick<DossierEntier, 'recours'>,
  { formeLe, nomme }: Pick<RecoursForme, 'formeLe' | 'nomme'>,
  { decisionId, retenueId }: Pick<DossierEntier['recours'][number], 'decisionId' | 'retenueId'>,
): DossierEntier['recours'][number] | null {
  if (nomme !== null) return null;
  return (
    recoursPendants(dossier).find(
      (attendu) =>
        attendu.genre !== 'tardif' &&
        attendu.decisionId === decisionId &&
        attendu.retenueId === retenueId &&
        !apres(jourDe(attendu.formeLe), formeLe),
    ) ?? null
  );
}

/** What a recours is for the law, whatever its name, on what it contests today (C. IV.B). */
export function qualifier(
  dossier: DossierEntier,
  { formeLe, nomme, objet }: Pick<RecoursForme, 'formeLe' | 'nomme' | 'objet'>,
  jour: Jour,
): {
  genre: GenreDeRecours;
  decisionId: string | null;
  retenueId: string | null;
  trace: Trace;
} {
  const retenue = objet === 'retenue' ? retenueContestable(dossier) : null;
  const decision = retenue ? null : decisionContestee(dossier);
  const conteste = { decisionId: decision?.id ?? null, retenueId: retenue?.id ?? null };
  const complete = recoursComplete(dossier, { formeLe, nomme }, conteste);
  if (complete)
    return { genre: complete.genre, ...conteste, trace: [ligneDuComplement(jourDe(complete.formeLe))] };
  const { genre, trace } = qualifierRecours({
    type: decision?.typeBourse ?? typeBourseDuDossier(dossier),
    decisionRecue: retenue
      ? receptionDeLaRetenue(dossier, retenue)
      : decision
        ? delaisDepuis(dossier, decision)
        : rejeteeParSilence(dossier, jour),
    formeLe,
    surRapo: surRecours(dossier, decision),
    surRetenue: retenue !== null,
    territoire: territoireDuDepartement(dossier.departementCode),
  });
  const dit = nomme === 'hierarchique' ? 'hierarchique' : 'gracieux';
  return {
    genre: genre === 'gracieux_ou_hierarchique' ? dit : genre,
    ...conteste,
    trace,
  };
}

/** True for who signed what a recours contests, the decision in force when there is none, or proposed it. */
export function prendPart(
  dossier: DossierEntier,
  agentId: string | null,
  recours: { retenueId: string | null } | null,
): boolean {
  if (agentId === null) return false;
  const retenue = retenueContestee(dossier, recours);
  if (retenue)
    return dossier.retenues.some(
      ({ id, auteurId }) => auteurId === agentId && (id === retenue.id || id === retenue.demandeId),
    );
  return (
    decisionContestee(dossier)?.signataireId === agentId ||
    dossier.propositions.some(({ auteurId }) => auteurId === agentId)
  );
}

/**
 * True for who signed or proposed the decision that a recours has had examined again, until another replaces it. The chef of a
 * collège public, alone to decide there, carries out what the recteur said.
 */
export function aDecideAvantReprise(dossier: DossierEntier, agentId: string | null): boolean {
  if (agentId === null || signeEnSonNom(dossier.branche)) return false;
  const decision = decisionEnVigueur(dossier);
  const reprise = dossier.recours.some(
    ({ issue, genre, decisionId }) =>
      issue === 'rouvert' && veutUnAutreLecteur(genre) && decisionId !== null && decisionId === decision?.id,
  );
  return (
    reprise &&
    (decision?.signataireId === agentId || dossier.propositions.some(({ auteurId }) => auteurId === agentId))
  );
}

type Suivi = Pick<
  DossierEntier,
  'recours' | 'decisions' | 'departementCode' | 'demandeur' | 'etablissement' | 'scolarite'
>;

/**
 * The recours of the dossier that waits for its answer, on an object when it is given, and what silence has made of it on a day;
 * null when none does.
 */
export function recoursSuivi(dossier: Suivi, jour: Jour, objet?: ObjetDeRecours): RecoursSuivi | null {
  const recours = recoursPendant(dossier, objet);
  if (!recours) return null;
  const territoire = territoireDuDepartement(dossier.departementCode);
  const decision = dossier.decisions.find(({ id }) => id === recours.decisionId) ?? null;
  const rejet = rejetDuRecours(
    {
      genre: recours.genre,
      recuLe: jourDe(recours.recuLe),
      type: decision?.typeBourse ?? typeBourseDuDossier(dossier),
      jugeOuvert: recours.retenueId !== null || surRecours(dossier, decision),
      territoire,
      eloignement: eloignementDe(dossier.demandeur, territoire),
    },
    jour,
  );
  return {
    genre: recours.genre,
    formeLe: jourDe(recours.formeLe),
    envoyeLe: jourOuNul(recours.envoyeLe),
    rejet,
  };
}

/** What tells where a dossier is decided, from its rows and the address of its service. */
export const ressortDe = (
  dossier: Pick<DossierEntier, 'branche' | 'departementCode' | 'etablissement'>,
  adresseDuService: string,
): Ressort => ({
  branche: dossier.branche,
  departementDuDossier: dossier.departementCode,
  departementDeLEtablissement: dossier.etablissement.departementCode,
  adresseDuService,
});

/** A decision notified, the silence that stands for one, or a retenue, seen by who may contest it; `surRecours`: as an answer left it. `depuis`: what proves since when. */
export function decisionContestable(
  dossier: DossierEntier,
  academie: { nom: string; adresse: string },
  {
    decision,
    retenue,
    surRecours: surLeRecours,
  }: { decision: DossierEntier['decisions'][number] | null; retenue: object | null; surRecours: boolean },
  depuis: Jour | null,
): DecisionContestable {
  const territoire = territoireDuDepartement(dossier.departementCode);
  const type = decision?.typeBourse ?? typeBourseDuDossier(dossier);
  return {
    type,
    branche: dossier.branche,
    acte: retenue
      ? surLeRecours
        ? 'retenue_sur_recours'
        : 'retenue'
      : decision
        ? acteContestable(type, decision.genre as GenreDecision, suiteDeRecours(dossier, decision))
        : 'rejet_implicite',
    departement: departementDeLaDecision(ressortDe(dossier, academie.adresse)),
    academie: deLAcademie(academie.nom),
    territoire,
    recue: depuis,
    eloignement: eloignementDe(dossier.demandeur, territoire),
  };
}

const SANS_DECISION = ['tardif', 'maintenu'] as const;

/** How a letter answers a recours without a decision: the examination begins again, it came too late, a retenue is kept; and who said so. */
export const reponseEcrite = (recours: FaitsDeCourrier['recours']) => ({
  issue: SANS_DECISION.find((issue) => issue === recours?.issue) ?? ('rouvert' as const),
  motivation: recours?.motivation ?? '',
  repondant: recours?.repondant ?? null,
});

/** What a letter says of the recours that it is about. Throws a RangeError when it is about none. */
export function recoursDe(recours: FaitsDeCourrier['recours']): RecoursEcrit {
  if (!recours) throw new RangeError('une lettre de recours sans recours');
  return recours;
}

/** What the letter of an attribution says of the recours that it answers; nothing when it answers none. */
export function attributionSurRecours(recours: FaitsDeCourrier['recours']) {
  if (!recours) return {};
  const { issue, motivation } = recours;
  return { surRecours: { recours, maintenue: issue === 'maintenu', motivation: motivation ?? '' } };
}

/** What the letter that gives a retenue back says of the recours that it answers; nothing when it answers none. */
export const restitutionSurRecours = (recours: FaitsDeCourrier['recours']) =>
  recours ? { surRecours: { recours, repondant: recours.repondant } } : {};

interface Contestables extends Pick<DossierEntier, 'retenues'> {
  decisions: readonly Pick<
    DossierEntier['decisions'][number],
    'id' | 'signataireId' | 'signatairePrenom' | 'signataireNom' | 'signataireQualite'
  >[];
}

/** Who signed the decision or the retenue that a gracieux contests, when another person answers it; null otherwise. */
function auteurRemplace(
  recours: { genre: GenreDeRecours; issue: unknown; decisionId: string | null; retenueId: string | null },
  { decisions, retenues }: Contestables,
  agentId: string | null,
): RecoursEcrit['auteur'] {
  if (recours.genre !== 'gracieux' || !recours.issue) return null;
  const decision = decisions.find(({ id }) => id === recours.decisionId);
  const retenue = retenueContestee({ retenues }, recours);
  const auteur = decision
    ? {
        id: decision.signataireId,
        prenom: decision.signatairePrenom,
        nom: decision.signataireNom,
        qualite: decision.signataireQualite,
      }
    : retenue && {
        id: retenue.auteurId,
        prenom: retenue.auteurPrenom,
        nom: retenue.auteurNom,
        qualite: retenue.auteurQualite,
      };
  if (!auteur || auteur.id === agentId) return null;
  const { prenom, nom, qualite } = auteur;
  return { prenom, nom, qualite };
}

/** The recours of a letter that an act would order, among the others of its dossier; `agentId`: who acts. */
export const recoursPrevu = <
  R extends {
    genre: GenreDeRecours;
    issue: IssueDeRecours | null;
    decisionId: string | null;
    retenueId: string | null;
    formeLe: Date;
    recuLe: Date;
  },
>(
  recours: R,
  dossier: { recours: readonly { genre: GenreDeRecours }[] } & Contestables,
  agentId: string | null,
) => ({
  ...recours,
  formeLe: jourDe(recours.formeLe),
  recuLe: jourDe(recours.recuLe),
  rapoForme: [recours, ...dossier.recours].some(({ genre }) => genre === 'rapo'),
  surRetenue: retenueContesteePrevue(dossier, recours),
  auteur: auteurRemplace(recours, dossier, agentId),
});
