/**
 * A dossier being told: who acts (the right agent of the right place), on which day, by the real acts. The seed and
 * the tests speak through it; nothing here writes a row of a dossier by itself.
 */

import { signalerAttenteAvis } from '#lib/avis/actes.ts';
import { notifier } from '#lib/courrier/actes.ts';
import * as decision from '#lib/decision/actes.ts';
import { enregistrerReception, garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import * as dossier from '#lib/dossier/actes.ts';
import { type Accompli, accomplir, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import * as double from '#lib/double/actes.ts';
import {
  type Branche,
  brancheDe,
  competents,
  type Role,
  sabDuCned,
  type Tache,
} from '#lib/droit/competence.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import type { ObjetDeRecours } from '#lib/droit/recours/pendants.ts';
import type { MotifAEntendre } from '#lib/droit/retrait/motifs.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import {
  accepterPiece,
  demanderPieces,
  ecarterPiece,
  joindreFichiers,
  recevoirPiece,
} from '#lib/piece/actes.ts';
import { daterInvitation, daterReception } from '#lib/reception/actes.ts';
import * as recours from '#lib/recours/actes.ts';
import type { RecoursForme } from '#lib/recours/faits.ts';
import * as rectification from '#lib/rectification/actes.ts';
import * as requete from '#lib/requete/actes.ts';
import * as retrait from '#lib/retrait/actes.ts';
import { type Portee, porteeDAgent, porteeDeFamille, porteeSysteme } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from './agents.ts';
import { CLASSES } from './classes.ts';
import { subAgent } from './comptes.ts';
import { type Ecarts, formulaire } from './formulaire.ts';
import { numerisation } from './numerisations.ts';
import { type Foyer, RENTREE, SCOLARITES } from './population.ts';
import { ETABLISSEMENTS, type NomEtablissement } from './territoire.ts';

const RETARD = { motif: 'retard_raisonnable', motivation: 'Hospitalisation en octobre, attestée.' } as const;
/** Held by one person, wherever the dossier is. */
const NATIONAL = /^(administrateur|dpo|ministere|service_social|instructeur_habilitations)$/;
const AU_SAB: readonly Role[] = ['gestionnaire_sab', 'responsable_sab', 'delegue_recteur'];

export interface Scene {
  foyer: Foyer;
  eleveId: string;
  ou: NomEtablissement;
  branche: Branche;
  /** Académie that answers for the dossier. */
  academie: string;
  /** Which adult of the household asks. */
  adulte: number;
  dossierId: string;
  version: number;
}

/** The stage of one pupil of a household, before any draft. */
export function scene(foyer: Foyer, rang = 0, adulte = 0): Scene {
  const eleve = foyer.eleves[rang];
  const ou = foyer.ou[rang];
  if (!eleve || !ou) throw new Error('ce foyer n’a pas cet enfant');
  const { type, secteur, academieCode } = ETABLISSEMENTS[ou];
  const { classe } = SCOLARITES.find((vue) => vue.eleveId === eleve.id) ?? {};
  const { niveau, filiereCned } = CLASSES[ou].classes.find((connue) => connue.classe === classe) ?? {};
  const bourse = typeBourseDe({
    etablissement: { type, secteur },
    niveau: niveau ?? 'college',
    statut: 'scolaire',
    regime: 'externe',
  });
  return {
    foyer,
    eleveId: eleve.id,
    ou,
    branche: brancheDe({ type, secteur }, bourse),
    academie: type === 'cned' ? sabDuCned(bourse, filiereCned ?? 'general').academie : academieCode,
    adulte,
    dossierId: '',
    version: 0,
  };
}

async function exiger(portee: Promise<Portee | null>, qui: string): Promise<Portee> {
  const trouvee = await portee;
  if (!trouvee) throw new Error(`personne inconnue ce jour-là : ${qui}`);
  return trouvee;
}

/** The portée, on a day, of whoever holds a function for this dossier. */
export function acteur({ ou, academie, foyer, adulte }: Scene, role: Role, leJour: Jour): Promise<Portee> {
  if (role === 'systeme') return Promise.resolve(porteeSysteme(leJour));
  if (role === 'famille') {
    const sub = foyer.responsables[adulte]?.sub ?? '';
    return exiger(porteeDeFamille(sub, leJour), `famille ${sub}`);
  }
  const sub = AU_SAB.includes(role)
    ? agentDeLAcademie(academie, role as 'gestionnaire_sab')
    : NATIONAL.test(role)
      ? subAgent(role === 'instructeur_habilitations' ? 'instructrice' : role.replace('_', '-'))
      : agentDe(ou, role as 'secretariat');
  return exiger(porteeDAgent(sub, leJour), sub);
}

const charge = (s: Scene, tache: Tache, leJour: Jour): Promise<Portee> =>
  acteur(s, competents(s.branche, tache)[0] ?? 'systeme', leJour);

const courriel = ({ foyer, adulte }: Scene): string | null => foyer.responsables[adulte]?.courriel ?? null;

const cible = ({ dossierId, version }: Scene): Cible => ({ dossierId, version });

/** Opens the draft and types the whole form. */
export async function saisir(s: Scene, leJour: Jour, ecarts: Partial<Ecarts> = {}): Promise<void> {
  const portee = await charge(s, 'saisir', leJour);
  s.dossierId = await ouvrirBrouillon(portee, { eleveId: s.eleveId, annee: RENTREE });
  s.version = 0;
  const saisie = formulaire(s.foyer, { recuLe: leJour.toString(), adulte: s.adulte, ...ecarts });
  await garderBrouillon(portee, { dossierId: s.dossierId, revision: 0, saisie });
}

/** The scan of a piece, with the figures that the form of the household says. */
function papier({ foyer, adulte }: Scene, j: Jour, code: string): ReturnType<typeof numerisation> {
  const { demandeur, ressources } = formulaire(foyer, { recuLe: j.toString(), adulte });
  const { annee = RENTREE - 1, rfr = 0, enfants = 0 } = ressources?.avis ?? {};
  return numerisation(
    { code, libelle: estCodePiece(code) ? PIECES[code].libelle : code },
    {
      nom: `${demandeur.prenom} ${demandeur.nom}`,
      annee: Number(annee),
      rfr: Number(rfr),
      enfants: Number(enfants),
    },
  );
}

/** An act about to be done, by the person whose task it is in the branch of the dossier. */
export interface Geste {
  portee: Portee;
  ordre: Ordre;
}

type Preparer<A extends unknown[]> = (s: Scene, j: Jour, ...precisions: A) => Promise<Geste>;

/** An act of whoever holds a task, or a function, in the branch of the dossier. */
const geste =
  <A extends unknown[]>(
    par: Tache | 'systeme' | 'famille',
    dire: (s: Scene, j: Jour, ...precisions: A) => Ordre,
  ): Preparer<A> =>
  async (s, j, ...precisions) => ({
    portee: await (par === 'systeme' || par === 'famille' ? acteur(s, par, j) : charge(s, par, j)),
    ordre: dire(s, j, ...precisions),
  });

const REMIS = { genre: 'recommande_remis', numero: '1A12345678901' } as const;

/** Every act that a story tells, as data: done one by one by `verbes`, or in sets. */
export const gestes = {
  deposer: geste('saisir', (s) => enregistrerReception(cible(s))),
  instruire: geste('instruire', (s) => dossier.instruire(cible(s))),
  proposer: geste('proposer', (s) => decision.proposer(cible(s))),
  demanderPieces: geste('demander_pieces', (s, _, codes: readonly string[] = ['attestation_caf']) =>
    demanderPieces(cible(s), { codes }),
  ),
  recevoirPiece: geste('demander_pieces', (s, j, code: string = 'attestation_caf') =>
    recevoirPiece(cible(s), { code, recueLe: j }),
  ),
  /** What the family sends by itself waits for somebody to look at it. */
  envoyerPiece: geste('famille', (s, j, code: string = 'attestation_caf') =>
    recevoirPiece(cible(s), { code, recueLe: j }),
  ),
  accepterPiece: geste('demander_pieces', (s, _, code: string = 'attestation_caf') =>
    accepterPiece(cible(s), { code }),
  ),
  ecarterPiece: geste('demander_pieces', (s, _, code: string = 'attestation_caf') =>
    ecarterPiece(cible(s), { code, motif: 'illisible' }),
  ),
  signalerAttenteAvis: geste('demander_pieces', (s, j) =>
    signalerAttenteAvis(cible(s), { cause: 'avis_non_recu', annonceLe: j }),
  ),
  attribuer: geste('decider', (s, _, choix?: decision.Choix) => decision.attribuer(cible(s), choix)),
  refuser: geste('decider', (s) => decision.refuser(cible(s))),
  refuserIncompletude: geste('decider', (s) => decision.refuserIncompletude(cible(s))),
  refuserHorsDelai: geste('decider', (s) => decision.refuserHorsDelai(cible(s))),
  declarerIrrecevable: geste('decider', (s) => decision.declarerIrrecevable(cible(s))),
  admettreHorsDelai: geste('decider', (s) => dossier.admettreHorsDelai(cible(s), RETARD)),
  notifier: geste('systeme', (s) => notifier(cible(s), courriel(s) ? 'portail' : 'courrier')),
  daterReception: geste('demander_pieces', (s, j) => daterReception(cible(s), { recuLe: j, preuve: REMIS })),
  formerRecours: geste('famille', (s, j, forme: Partial<RecoursForme> = {}) =>
    recours.formerRecours(cible(s), {
      formeLe: j,
      recuLe: j,
      nomme: null,
      objet: 'decision',
      grief: 'Mes revenus ont baissé, et les pièces sont jointes.',
      ...forme,
    }),
  ),
  transmettreRequete: geste('decider', (s, j, objet: ObjetDeRecours = 'decision') =>
    requete.transmettreRequete(cible(s), { recueLe: j, numero: '2610042', reponseAvant: null, objet }),
  ),
  inviter: geste('decider', (s, _, motif: MotifAEntendre = 'charge') =>
    retrait.inviter(cible(s), {
      motif,
      motivation: 'Le jugement du 4 janvier confie l’enfant à une autre personne.',
    }),
  ),
  daterInvitation: geste('demander_pieces', (s, j) =>
    daterInvitation(cible(s), { recuLe: j, preuve: REMIS }),
  ),
  recevoirObservations: geste('famille', (s, j) =>
    retrait.recevoirObservations(cible(s), {
      recuesLe: j,
      observations: 'L’enfant vit encore chez moi une semaine sur deux.',
    }),
  ),
  renoncerALaBourse: geste('famille', (s, j, dernierJour: Jour = j) =>
    retrait.renoncerALaBourse(cible(s), { dernierJour, expose: 'Nous n’en avons plus besoin.' }),
  ),
  retirer: geste('decider', (s, j, dernierJour: Jour = j) =>
    retrait.retirer(cible(s), {
      dernierJour,
      motivation: 'Le jugement produit montre que la charge a changé.',
    }),
  ),
  abandonnerRetrait: geste('decider', (s) =>
    retrait.abandonnerRetrait(cible(s), 'Le jugement produit confirme la charge de la famille.'),
  ),
  seDesister: geste('famille', (s) => dossier.seDesister(cible(s))),
  signalerErreur: geste('famille', (s, j) =>
    rectification.signalerErreur(cible(s), {
      erreurLe: j,
      origine: 'spontanee',
      expose: 'Le revenu écrit n’est pas celui de l’avis d’impôt.',
    }),
  ),
  rectifier: geste(
    'instruire',
    (
      s,
      _,
      reponses: Readonly<Record<string, string>> = { 'ressources.avis.rfr': '900000' },
      vu: string = 'sans_droit',
      bonneFoi: boolean = true,
    ) =>
      rectification.rectifier(cible(s), {
        reponses,
        vu,
        bonneFoi,
        motivation: 'L’avis d’impôt produit montre l’erreur de report.',
      }),
  ),
  declarerDoubleDemande: geste('decider', (s) => double.declarerDoubleDemande(cible(s))),
  enregistrerDesistement: geste('demander_pieces', (s) =>
    dossier.enregistrerDesistement(cible(s), 'Par lettre du 14 septembre, qui renonce à la demande.'),
  ),
};

/** Does one act and keeps the version that it leaves. */
const faire =
  <A extends unknown[]>(preparer: Preparer<A>) =>
  async (s: Scene, j: Jour, ...precisions: A): Promise<Accompli> => {
    const { portee, ordre } = await preparer(s, j, ...precisions);
    const accompli = await accomplir(portee, ordre);
    s.version = accompli.version;
    return accompli;
  };

export type Verbe = keyof typeof gestes;

type Precisions<V extends Verbe> =
  Parameters<(typeof gestes)[V]> extends [Scene, Jour, ...infer A] ? A : never;
type Verbes = { [V in Verbe]: (s: Scene, j: Jour, ...precisions: Precisions<V>) => Promise<Accompli> };

/** The acts of a dossier, each by the person whose task it is in its branch. */
export const verbes = {
  ...(Object.fromEntries(
    Object.entries(gestes).map(([verbe, preparer]) => [verbe, faire(preparer as Preparer<unknown[]>)]),
  ) as Verbes),
  joindreFichiers: async (s: Scene, j: Jour, code = 'avis_impot'): Promise<Accompli> => {
    const envoyes = [await papier(s, j, code)];
    const accompli = await joindreFichiers(await charge(s, 'saisir', j), cible(s), { code, envoyes });
    s.version = accompli.version;
    return accompli;
  },
};

/** The day from its ISO form, for stories. */
export const le = (iso: string): Jour => jour(iso);
