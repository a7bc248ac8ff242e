import { enJson, signatureDe } from '#lib/decision/actes.ts';
import type { Ecritures } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, rangSuivant } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe, Par } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import type { Ligne, Trace } from '#lib/droit/regle.ts';
import type { DemiJourneeDAbsence } from '#lib/droit/retenue/comparer.ts';
import { dateDe, dateOuNulle, jourOuNul } from '#lib/technique/dates.ts';
import {
  calculerSurLeDossier,
  demandeDeRetenue,
  ecartDesAbsences,
  type LigneDeRetenue,
  retenueTenante,
} from './faits.ts';

/** What a row of retenue says besides who signs it. */
interface Fond {
  genre: LigneDeRetenue['genre'];
  absences: readonly DemiJourneeDAbsence[];
  franchiLe: Jour | null;
  constateLe: Jour | null;
  montant: Centimes;
  trace: Trace;
  motivation: string;
  demandeId?: string | undefined;
}

function ecrireRetenue(dossier: DossierEntier, par: Par, fond: Fond): Ecritures {
  const { absences, franchiLe, constateLe, montant, trace, demandeId, ...dit } = fond;
  const { autorite, id: auteurId, ...signature } = signatureDe(dossier, par);
  const retenue: LigneDeRetenue = {
    id: crypto.randomUUID(),
    dossierId: dossier.id,
    rang: rangSuivant(dossier.retenues),
    ...dit,
    demandeId: demandeId ?? null,
    absences: enJson(absences),
    demiJournees: absences.length,
    franchiLe: dateOuNulle(franchiLe),
    constateLe: dateOuNulle(constateLe),
    centimes: montant,
    trace: enJson(trace),
    autorite,
    auteurId,
    auteurPrenom: signature.prenom,
    auteurNom: signature.nom,
    auteurQualite: signature.qualite,
    service: signature.service,
    delegation: signature.delegation,
    faiteLe: dateDe(par.portee.jour),
  };
  // The journal is read by who does not read why a pupil was away: figures alone.
  const contenu = { genre: dit.genre, demiJournees: absences.length, centimes: montant };
  return { enregistrementId: retenue.id, contenu, rangees: { retenue } };
}

/** All the unjustified half-days of the year, those retained and those that are not yet. */
function aCompter(dossier: DossierEntier, jour: Jour) {
  const { restent, aRetenir } = ecartDesAbsences(dossier);
  const absences = [...restent, ...aRetenir].toSorted((a, b) => (a.jour < b.jour ? -1 : 1));
  // The first retenue of the year keeps the day on which the crossing was recorded.
  const constateLe = jourOuNul(restent.length > 0 ? retenueTenante(dossier)?.constateLe : null) ?? jour;
  const { valeur, trace } = calculerSurLeDossier(dossier, absences, constateLe);
  return { absences, constateLe, franchiLe: valeur.franchi, montant: valeur.total, trace };
}

/** The chef asks the service académique to retain: its judgement of the absences, and why (C. VII.A). */
export const demanderRetenue = (cible: Cible, motivation: string): OrdreDe<'demander_retenue'> => ({
  ...cible,
  acte: 'demander_retenue',
  saisie: { motivation },
  ecrire: (dossier, par) =>
    ecrireRetenue(dossier, par, { genre: 'demande', motivation, ...aCompter(dossier, par.portee.jour) }),
});

const NOTIFIEE: Ligne = { regle: 'retenue.notifiee', issue: 'appliquee', valeurs: {} };

/** Retains for all the unjustified absences of the year, by who decides in the branch (C. VII.A). */
export const retenir = (cible: Cible, motivation: string): OrdreDe<'retenir'> => ({
  ...cible,
  acte: 'retenir',
  saisie: { motivation },
  ecrire: (dossier, par) => {
    const { trace, ...compte } = aCompter(dossier, par.portee.jour);
    const demandeId = demandeDeRetenue(dossier)?.id;
    return ecrireRetenue(dossier, par, {
      genre: 'retenue',
      motivation,
      ...compte,
      trace: [...trace, NOTIFIEE],
      demandeId,
    });
  },
});

/** Answers the chef that nothing is retained. */
export const ecarterRetenue = (cible: Cible, motivation: string): OrdreDe<'ecarter_retenue'> => ({
  ...cible,
  acte: 'ecarter_retenue',
  saisie: { motivation },
  ecrire: (dossier, par) =>
    ecrireRetenue(dossier, par, {
      genre: 'refus',
      motivation,
      absences: [],
      franchiLe: null,
      constateLe: null,
      montant: centimes(0),
      trace: [],
      demandeId: demandeDeRetenue(dossier)?.id,
    }),
});

/** Gives back what was retained for absences that are justified since; all of it once fifteen days are not exceeded. */
export const rendreRetenue = (cible: Cible, motivation: string): OrdreDe<'rendre_retenue'> => ({
  ...cible,
  acte: 'rendre_retenue',
  saisie: { motivation },
  ecrire: (dossier, par) => {
    const tenante = retenueTenante(dossier);
    const { restent, aRendre } = ecartDesAbsences(dossier);
    const constateLe = restent.length > 0 ? jourOuNul(tenante?.constateLe) : null;
    const { valeur, trace } = calculerSurLeDossier(dossier, restent, constateLe);
    const rendue: Ligne = {
      regle: 'retenue.rendue',
      issue: 'appliquee',
      valeurs: {
        demiJournees: aRendre.length,
        rendu: (tenante?.centimes ?? 0) - valeur.total,
        reste: valeur.total,
      },
    };
    return ecrireRetenue(dossier, par, {
      genre: 'restitution',
      motivation,
      absences: restent,
      franchiLe: valeur.franchi,
      constateLe,
      montant: valeur.total,
      trace: [rendue, ...(restent.length > 0 ? trace : [])],
    });
  },
});
