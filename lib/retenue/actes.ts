import type { FichierDepose } from '#lib/connecteurs/octets/depot.ts';
import { enJson, signatureDe } from '#lib/decision/actes.ts';
import type { Ecritures } from '#lib/dossier/ecritures.ts';
import { type DossierEntier, rangSuivant } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe, Par } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { type Centimes, centimes } from '#lib/droit/montant.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import type { Ligne, Trace } from '#lib/droit/regle.ts';
import { cleDeDemiJournee, type DemiJourneeDAbsence } from '#lib/droit/retenue/comparer.ts';
import { jointsDuRecours, type ReponseDuMinistre, repondre } from '#lib/recours/actes.ts';
import { juger } from '#lib/requete/actes.ts';
import { dateDe, dateOuNulle, jourOuNul } from '#lib/technique/dates.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  calculerSurLeDossier,
  demandeDeRetenue,
  demiJourneesDe,
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
  /** What the answer to a recours sets aside. */
  ecartees?: readonly DemiJourneeDAbsence[];
}

function ecrireRetenue(dossier: DossierEntier, par: Par, fond: Fond): Ecritures {
  const { absences, franchiLe, constateLe, montant, trace, demandeId, ecartees = [], ...dit } = fond;
  const { autorite, id: auteurId, ...signature } = signatureDe(dossier, par);
  const retenue: LigneDeRetenue = {
    id: crypto.randomUUID(),
    dossierId: dossier.id,
    rang: rangSuivant(dossier.retenues),
    ...dit,
    demandeId: demandeId ?? null,
    absences: enJson(absences),
    demiJournees: absences.length,
    ecartees: ecartees.length > 0 ? enJson(ecartees) : null,
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

/** What is given back, and what stays retained, once some half-days are set aside besides those that are justified since. */
function ceQuiEstRendu(dossier: DossierEntier, ecartees: readonly DemiJourneeDAbsence[] = []) {
  const tenante = retenueTenante(dossier);
  const { restent, aRendre } = ecartDesAbsences(dossier, ecartees);
  if (aRendre.length === 0)
    throw new Refus(
      'impossible',
      'Aucune des demi-journées choisies n’est retenue : choisissez-en une autre.',
      {
        texte: 'C. VII.A',
      },
    );
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
  return {
    genre: 'restitution' as const,
    absences: restent,
    franchiLe: valeur.franchi,
    constateLe,
    montant: valeur.total,
    trace: [rendue, ...(restent.length > 0 ? trace : [])],
  };
}

/** Gives back what was retained for absences that are justified since; all of it once fifteen days are not exceeded. */
export const rendreRetenue = (cible: Cible, motivation: string): OrdreDe<'rendre_retenue'> => ({
  ...cible,
  acte: 'rendre_retenue',
  saisie: { motivation },
  ecrire: (dossier, par) => ecrireRetenue(dossier, par, { motivation, ...ceQuiEstRendu(dossier) }),
});

/** Keeps the retenue that a recours contests, and answers what the family says (C. IV.B). */
export const maintenirRetenue = (cible: Cible, motivation: string): OrdreDe<'maintenir_retenue'> => ({
  ...cible,
  acte: 'maintenir_retenue',
  saisie: { motivation },
  ecrire: (dossier, par) => ({
    enregistrementId: recoursPendant(dossier, 'retenue')?.id,
    contenu: { motivation },
    rangees: repondre(dossier, par, { issue: 'maintenu', motivation }, 'retenue'),
  }),
});

/** Gives back the half-days that are named among those retained, and never counts them again. */
function rendreCeQuiEstNomme(
  dossier: DossierEntier,
  par: Par,
  nommees: Rendu['nommees'],
  motivation: string,
): Ecritures {
  const retenues = demiJourneesDe(retenueTenante(dossier));
  // What is not retained is not given back: a form may name anything.
  const ecartees = retenues.filter((une) => nommees.includes(cleDeDemiJournee(une)));
  const fond = { motivation, ecartees, ...ceQuiEstRendu(dossier, ecartees) };
  const { contenu, ...ecritures } = ecrireRetenue(dossier, par, fond);
  return { ...ecritures, contenu: { ...contenu, ecartees: ecartees.length } };
}

/** The same, which answers the recours. */
function rendreSurRecours(
  dossier: DossierEntier,
  par: Par,
  { nommees, motivation, ailleurs }: Rendu & { ailleurs?: Omit<ReponseDuMinistre, 'motivation'> },
): Ecritures {
  const { rangees, ...ecritures } = rendreCeQuiEstNomme(dossier, par, nommees, motivation);
  const restitutionId = ecritures.enregistrementId;
  const reponse = { issue: 'accueilli', motivation, restitutionId, ailleurs } as const;
  return {
    ...ecritures,
    rangees: { ...rangees, ...repondre(dossier, par, reponse, 'retenue') },
  };
}

/** What the answer to a recours gives back: half-days by their key, those that are not retained counting for nothing. */
export interface Rendu {
  nommees: readonly string[];
  motivation: string;
}

/** Cancels the retenue that a recours contests, or reduces it: what is named is given back, and never retained again. */
export const revoirRetenue = (cible: Cible, rendu: Rendu): OrdreDe<'revoir_retenue'> => ({
  ...cible,
  acte: 'revoir_retenue',
  saisie: { demiJourneesEcartees: rendu.nommees.length, motivation: rendu.motivation },
  ecrire: (dossier, par) => rendreSurRecours(dossier, par, rendu),
});

/** Carries out a judgement that annuls a retenue, or a part of it: what is named is given back, and never retained again. */
export const executerAnnulationDeRetenue = (
  cible: Cible,
  { nommees, motivation }: Rendu,
  jugeeLe: Jour,
  fichiers: readonly FichierDepose[] = [],
): OrdreDe<'executer_annulation_de_retenue'> => ({
  ...cible,
  acte: 'executer_annulation_de_retenue',
  saisie: {
    requeteObjet: 'retenue',
    jugement: jugeeLe,
    demiJourneesEcartees: nommees.length,
    motivation,
  },
  ecrire: (dossier, par) => {
    const { rangees, ...ecritures } = rendreCeQuiEstNomme(dossier, par, nommees, motivation);
    const jugement = { jugeeLe, motivation, fichiers, restitutionId: ecritures.enregistrementId ?? null };
    const fin = { objet: 'retenue', issue: 'annulee' } as const;
    return {
      ...ecritures,
      contenu: {
        ...ecritures.contenu,
        jugeeLe: jugeeLe.toString(),
        ...(fichiers.length > 0 ? { fichiers: fichiers.length } : {}),
      },
      rangees: { ...rangees, ...juger(dossier, par.portee, fin, jugement).rangees },
    };
  },
});

/** The same, as the ministre said, by whom, on which day, by which letter (C. IV.B). */
export const executerMinistreSurRetenue = (
  cible: Cible,
  nommees: Rendu['nommees'],
  { motivation, ...ailleurs }: ReponseDuMinistre,
  fichiers: readonly FichierDepose[] = [],
): OrdreDe<'executer_ministre_sur_retenue'> => ({
  ...cible,
  acte: 'executer_ministre_sur_retenue',
  saisie: { reponseDuMinistre: ailleurs.repondueLe, demiJourneesEcartees: nommees.length, motivation },
  ecrire: (dossier, par) => {
    const { rangees, ...ecritures } = rendreSurRecours(dossier, par, { nommees, motivation, ailleurs });
    const recoursId = recoursPendant(dossier, 'retenue')?.id ?? '';
    return {
      ...ecritures,
      rangees: { ...rangees, fichiers: jointsDuRecours(recoursId, fichiers, par.portee, true) },
    };
  },
});
