import { attributionDuDossier } from '#lib/decision/faits.ts';
import { versionSuivante } from '#lib/dossier/actes.ts';
import {
  type DossierEntier,
  decisionEnVigueur,
  type Examen,
  examenDuDossier,
  rangSuivant,
} from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import {
  aRembourser,
  type Difference,
  direDifference,
  type Effet,
  type EffetApres,
  estLeMemeEffet,
  vuDe,
} from '#lib/droit/rectification/difference.ts';
import { contenuComplete } from '#lib/saisie/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';
import { erreurAnnoncee, type LigneDeRectification, primesDeLaDecision } from './faits.ts';
import { REPONSES_RECTIFIABLES } from './schema.ts';

/** The answers of the household: the other facts have acts of their own. */
const RECTIFIABLES = new RegExp(`^(${REPONSES_RECTIFIABLES.join('|').replaceAll('.', '\\.')})$`);

const SANS_SUITE = {
  issue: null,
  concluLe: null,
  motivation: null,
  bonneFoi: null,
  premiereFois: null,
  demandeId: null,
  echelonAvant: null,
  annuelAvant: null,
  echelonApres: null,
  annuelApres: null,
  primesAvant: [],
  primesApres: [],
  modifieId: null,
};

/** Records an error that the family says of its demande, by itself or once asked (C. IV.B; CRPA L. 123-1). */
export const signalerErreur = (
  cible: Cible,
  { erreurLe, ...dite }: { erreurLe: Jour } & Pick<LigneDeRectification, 'origine' | 'expose'>,
): OrdreDe<'signaler_erreur'> => ({
  ...cible,
  acte: 'signaler_erreur',
  saisie: { erreurLe },
  ecrire: (dossier, { portee: { auteur } }) => {
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: { erreurLe: erreurLe.toString(), origine: dite.origine },
      rangees: {
        erreurSignalee: {
          ...SANS_SUITE,
          ...dite,
          id,
          dossierId: dossier.id,
          rang: rangSuivant(dossier.rectifications),
          canal: auteur.genre === 'famille' ? 'en_ligne' : 'papier',
          annonceeLe: dateDe(erreurLe),
          auteurId: auteur.id,
          auteurNom: auteur.nom,
        },
      },
    };
  },
});

function enAttente(dossier: DossierEntier): LigneDeRectification {
  const annoncee = erreurAnnoncee(dossier);
  if (!annoncee) throw new Refus('impossible', 'Aucune erreur signalée n’attend sur ce dossier.');
  return annoncee;
}

/** What the computation misses, as it is told. */
const manquesDe = (examen: Examen): string[] =>
  examen?.genre === 'incalculable' ? [...new Set(examen.manques.map(({ libelle }) => libelle))] : [];

function effetDe(dossier: DossierEntier, examen: Examen): EffetApres {
  if (examen?.genre === 'droit') {
    const { echelon } = examen.droit;
    const { annuel, primes } = attributionDuDossier(dossier, echelon);
    return { echelon, annuel, primes: primes.map(({ prime }) => prime) };
  }
  return examen?.genre === 'sans_droit' ? 'sans_droit' : 'a_voir';
}

/** What was decided and sent, or else what the demande gave so far. */
function effetAvant(dossier: DossierEntier, examen: Examen): Effet | null {
  const decision = dossier.etat === 'notifiee' ? decisionEnVigueur(dossier) : null;
  if (decision)
    return decision.echelon === null
      ? null
      : {
          echelon: decision.echelon,
          annuel: centimes(decision.montantAnnuel ?? 0),
          primes: primesDeLaDecision(dossier, decision.id),
        };
  const effet = effetDe(dossier, examen);
  return typeof effet === 'string' ? null : effet;
}

/** What a rectification changes: `rectifie` is the dossier with its corrected version. */
const differenceDe = (
  avant: { dossier: DossierEntier; examen: Examen },
  apres: { dossier: DossierEntier; examen: Examen },
): Difference => ({
  avant: effetAvant(avant.dossier, avant.examen),
  apres: effetDe(apres.dossier, apres.examen),
});

/** True when the decision would say the same again. */
const estSansEffet = ({ avant, apres }: Difference): boolean =>
  avant === null ? typeof apres === 'string' : typeof apres !== 'string' && estLeMemeEffet(avant, apres);

const enColonnes = ({ avant, apres }: Difference) => {
  const suite = typeof apres === 'string' ? null : apres;
  return {
    echelonAvant: avant?.echelon ?? null,
    annuelAvant: avant?.annuel ?? null,
    echelonApres: suite?.echelon ?? null,
    annuelApres: suite?.annuel ?? null,
    primesAvant: [...(avant?.primes ?? [])],
    primesApres: [...(suite?.primes ?? [])],
  };
};

/** What a person corrects, finds and has seen. */
export interface Rectification {
  /** Answers under the names of the form; those left empty stay. */
  reponses: Readonly<Record<string, string>>;
  bonneFoi: boolean;
  motivation: string;
  /** The difference as it was shown; another one, or none, is refused with the one to see. */
  vu: string;
}

/**
 * Corrects a demande as its family says, in a next version; what stood before stays (C. IV.B, droit à l'erreur). Throws the
 * Refus that tells the difference, as long as it was not seen. A decision that would be another one is taken anew.
 */
export const rectifier = (
  cible: Cible,
  { reponses, bonneFoi, motivation, vu }: Rectification,
): OrdreDe<'rectifier'> => ({
  ...cible,
  acte: 'rectifier',
  saisie: { bonneFoi, motivation },
  ecrire: (dossier, { portee, examen }) => {
    const [derniere] = dossier.demandes;
    if (!derniere) throw new Refus('impossible', 'Ce dossier n’a pas encore de demande.');
    const { champs, contenu } = contenuComplete(dossier, reponses, portee, RECTIFIABLES);
    const id = crypto.randomUUID();
    const demande = versionSuivante(derniere, { id, origine: 'rectification', contenu }, portee);
    const rectifie = { ...dossier, demandes: [demande, ...dossier.demandes] };
    const apres = { dossier: rectifie, examen: examenDuDossier(rectifie) };
    const difference = differenceDe({ dossier, examen }, apres);
    const decision = dossier.etat === 'notifiee' ? decisionEnVigueur(dossier) : null;
    if (vu !== vuDe(difference))
      throw new Refus(
        'impossible',
        `${direDifference(difference, manquesDe(apres.examen))}${decision && aRembourser(difference) ? ' Ce qui a été versé en trop sera dû.' : ''} Rien n’est encore enregistré : si c’est bien cela, choisissez ce résultat et envoyez de nouveau.`,
        { champ: 'vu' },
      );
    const effet = enColonnes(difference);
    const change = decision !== null && !estSansEffet(difference);
    const premiereFois = dossier.erreursRectifiees.length === 0;
    return {
      enregistrementId: id,
      contenu: { champs, bonneFoi, premiereFois, motivation },
      ...(change ? { dossier: { repriseLe: dateDe(portee.jour) } } : {}),
      rangees: {
        demande,
        rectification: {
          ...enAttente(dossier),
          ...effet,
          issue: 'rectifiee',
          concluLe: dateDe(portee.jour),
          motivation,
          bonneFoi,
          premiereFois,
          demandeId: id,
          modifieId: change ? decision.id : null,
        },
      },
    };
  },
});

/** Leaves the demande as it is: what the family says changes nothing, and a person says why. */
export const ecarterRectification = (cible: Cible, motivation: string): OrdreDe<'ecarter_rectification'> => ({
  ...cible,
  acte: 'ecarter_rectification',
  saisie: { motivation },
  ecrire: (dossier, { portee }) => {
    const annoncee = enAttente(dossier);
    return {
      enregistrementId: annoncee.id,
      contenu: { motivation },
      rangees: {
        rectification: { ...annoncee, issue: 'ecartee', concluLe: dateDe(portee.jour), motivation },
      },
    };
  },
});
