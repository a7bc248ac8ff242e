import { decider } from '#lib/decision/actes.ts';
import { type DossierEntier, rangSuivant } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { redigerMotifs } from '#lib/droit/rediger.ts';
import type { Trace } from '#lib/droit/regle.ts';
import { ligneDuRetrait, type MotifAEntendre } from '#lib/droit/retrait/motifs.ts';
import { ligneSuspendue } from '#lib/droit/retrait/suspension.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { meriteRepris, meriteSuspendu, suspensionPendante } from '#lib/suspension/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { droitsEnCours, type LigneDeRetrait, retraitEnCours } from './faits.ts';

type Fond = Pick<LigneDeRetrait, 'motif' | 'expose' | 'dernierJour'>;

const nouveau = (dossier: DossierEntier, { auteur, jour }: Portee, fond: Fond): LigneDeRetrait => ({
  id: crypto.randomUUID(),
  dossierId: dossier.id,
  rang: rangSuivant(dossier.retraits),
  ...fond,
  canal: auteur.genre === 'famille' ? 'en_ligne' : 'papier',
  engageLe: dateDe(jour),
  auteurId: auteur.id,
  auteurNom: auteur.nom,
  invitationRecueLe: null,
  preuve: null,
  limiteLe: null,
  observations: null,
  observationsLe: null,
  issue: null,
  concluLe: null,
  motivation: null,
  decisionId: null,
  meriteJusquAu: null,
  repriseId: null,
  repriseDu: null,
});

/** Invites the family to say what it thinks of a withdrawal, before anything is decided (CRPA L. 121-1, L. 122-1). */
export const inviter = (
  cible: Cible,
  { motif, motivation }: { motif: MotifAEntendre; motivation: string },
): OrdreDe<'inviter_a_presenter_ses_observations'> => ({
  ...cible,
  acte: 'inviter_a_presenter_ses_observations',
  saisie: { motifDeRetrait: motif, motivation },
  ecrire: (dossier, { portee }) => {
    const retrait = nouveau(dossier, portee, { motif, expose: motivation, dernierJour: null });
    return { enregistrementId: retrait.id, contenu: { motif }, rangees: { retraitEngage: retrait } };
  },
});

/** Records what the family answers; what comes later is added to what it said before. */
export const recevoirObservations = (
  cible: Cible,
  { recuesLe, observations }: { recuesLe: Jour; observations: string },
): OrdreDe<'recevoir_observations'> => ({
  ...cible,
  acte: 'recevoir_observations',
  saisie: { observationsLe: recuesLe },
  ecrire: (dossier) => {
    const retrait = retraitEnCours(dossier);
    const dites = [retrait.observations, observations].filter(Boolean).join('\n\n');
    return {
      enregistrementId: retrait.id,
      contenu: { recuesLe: recuesLe.toString() },
      rangees: { retrait: { ...retrait, observations: dites, observationsLe: dateDe(recuesLe) } },
    };
  },
});

/** The family gives up an attributed bourse, from the day after the one it names; whoever decided takes note of it. */
export const renoncerALaBourse = (
  cible: Cible,
  { dernierJour, expose }: { dernierJour: Jour; expose: string },
): OrdreDe<'renoncer_a_la_bourse'> => ({
  ...cible,
  acte: 'renoncer_a_la_bourse',
  saisie: { dernierJour },
  ecrire: (dossier, { portee }) => {
    const retrait = nouveau(dossier, portee, {
      motif: 'renonciation',
      expose,
      dernierJour: dateDe(dernierJour),
    });
    const contenu = { dernierJour: dernierJour.toString() };
    return { enregistrementId: retrait.id, contenu, rangees: { retraitEngage: retrait } };
  },
});

/** A last day of payment, and what the family is told of it. */
interface DernierJour {
  dernierJour: Jour;
  motivation: string;
}

type EffetDuRetrait = Pick<Parameters<typeof decider>[3], 'ecourte' | 'garde'> & { suite?: Trace };

/** The decision that ends what the family was heard on, and the retrait it concludes. */
function prononcer(
  acte: 'retirer' | 'suspendre_merite',
  dossier: DossierEntier,
  par: Parameters<typeof decider>[2],
  { dernierJour, motivation }: DernierJour,
  { suite = [], ...effet }: EffetDuRetrait,
) {
  const retrait = retraitEnCours(dossier);
  const ligne = ligneDuRetrait(retrait.motif, dernierJour);
  const { rangees, contenu, ...ecritures } = decider(acte, dossier, par, {
    motifs: redigerMotifs([ligne], typeBourseDuDossier(dossier)),
    motivation,
    ...effet,
    trace: [ligne, ...suite],
  });
  return {
    ...ecritures,
    contenu: { ...contenu, motif: retrait.motif, dernierJour: dernierJour.toString() },
    rangees: {
      ...rangees,
      retrait: {
        ...retrait,
        issue: 'prononce' as const,
        concluLe: dateDe(par.portee.jour),
        decisionId: ecritures.enregistrementId ?? null,
        ...(acte === 'suspendre_merite' ? { meriteJusquAu: dateDe(dernierJour) } : {}),
      },
    },
  };
}

/** Withdraws the bourse for the future: its rights end on a day, and open again for nobody (C. III.C.1.b). */
export const retirer = (cible: Cible, saisie: DernierJour): OrdreDe<'retirer'> => ({
  ...cible,
  acte: 'retirer',
  saisie,
  ecrire: (dossier, par) => prononcer('retirer', dossier, par, saisie, { ecourte: saisie.dernierJour }),
});

/** Suspends the bourse au mérite for the future, the bourse and its other primes going on (D. 531-40). */
export const suspendreMerite = (cible: Cible, saisie: DernierJour): OrdreDe<'suspendre_merite'> => ({
  ...cible,
  acte: 'suspendre_merite',
  saisie,
  ecrire: (dossier, par) =>
    prononcer('suspendre_merite', dossier, par, saisie, {
      garde: (id, nouvelId) => meriteSuspendu(droitsEnCours(dossier), id, saisie.dernierJour, nouvelId),
      suite: [ligneSuspendue(saisie.dernierJour.add({ days: 1 }))],
    }),
});

/** Makes a suspended bourse au mérite start again, from a day to come. */
export const reprendreMerite = (
  cible: Cible,
  { premierJour, motivation }: { premierJour: Jour; motivation: string },
): OrdreDe<'reprendre_merite'> => ({
  ...cible,
  acte: 'reprendre_merite',
  saisie: { premierJour, motivation },
  ecrire: (dossier, par) => {
    const retrait = suspensionPendante(dossier);
    if (!retrait) throw new Refus('impossible', 'Aucune bourse au mérite n’est suspendue sur ce dossier.');
    const { rangees, contenu, ...ecritures } = decider('reprendre_merite', dossier, par, {
      motifs: [],
      motivation,
      garde: (id, nouvelId) => meriteRepris(droitsEnCours(dossier), id, premierJour, nouvelId),
      trace: [{ regle: 'merite.suspension', issue: 'appliquee', valeurs: {} }],
    });
    return {
      ...ecritures,
      contenu: { ...contenu, premierJour: premierJour.toString() },
      rangees: {
        ...rangees,
        retrait: {
          ...retrait,
          repriseId: ecritures.enregistrementId ?? null,
          repriseDu: dateDe(premierJour),
        },
      },
    };
  },
});

/** Lets the bourse go on: the family was heard, or takes back its renunciation. */
export const abandonnerRetrait = (cible: Cible, motivation: string): OrdreDe<'abandonner_retrait'> => ({
  ...cible,
  acte: 'abandonner_retrait',
  saisie: { motivation },
  ecrire: (dossier, { portee }) => {
    const retrait = retraitEnCours(dossier);
    return {
      enregistrementId: retrait.id,
      contenu: { motivation },
      rangees: {
        retrait: { ...retrait, issue: 'abandonne', concluLe: dateDe(portee.jour), motivation },
      },
    };
  },
});
