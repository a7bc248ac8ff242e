import { anneeDesRevenus, finDeLAnneeScolaire, type Rentree } from './annee.ts';
import { apres, avant, ecrireJour, type Jour, jour } from './date.ts';
import { ageAuMoins, ageAuPlus } from './eleve/age.ts';
import { BORNES_RECENTES, lireJour } from './lire-jour.ts';
import { lireNaissance } from './lire-naissance.ts';
import { lireEntier } from './lire-nombre.ts';
import { dernierJour, direNaissance, type Naissance, premierJour } from './naissance.ts';

/** The school year of a demande, and the day on which it is typed. */
export interface Reperes {
  rentree: Rentree;
  jour: Jour;
  /** First day of the pupil in the établissement. */
  entree: Jour;
}

/** First day on which a demande of a year can come: it may be filed before the campaign opens (C. I.A), from the spring. */
export const premierDepotPossible = (r: Rentree): Jour => jour(`${r}-03-01`);

/** Age beyond which a birth is a mistake of typing. */
const AGE_MAXIMAL = 120;
/** Years before the rentrée of which an event, or the income of an avis, may still be told. */
const ANNEES_EN_ARRIERE = 20;

/** A life in common may have begun long ago: it has the bounds of a life, and the reading of recent years. */
type Genre = 'evenement' | 'vie' | 'scolarite' | 'naissance' | 'revenus';

/** What a date told in a form is, by the end of the name of its field. */
function genreDe(champ: string): Genre | null {
  if (/\.naissance$/.test(champ)) return 'naissance';
  if (
    /\.(survenuLe|signaleLe|priseEnChargeLe|signeLe|avisDasenLe|interruption|formationQuitteeLe)$/.test(champ)
  )
    return 'evenement';
  if (/\.(finFormation|primes\.reprise)$/.test(champ)) return 'scolarite';
  if (/\.concubinage\./.test(champ)) return 'vie';
  return /^ressources\..*\.annee$|^ressources\.annee$/.test(champ) ? 'revenus' : null;
}

/** What is wrong with a day after the school year: nothing of it happens then. */
const direApresLAnnee = (lu: Jour, r: Rentree): string | null =>
  apres(lu, finDeLAnneeScolaire(r))
    ? `Le ${ecrireJour(lu)} est après la fin de l’année scolaire : vérifiez l’année.`
    : null;

function direJour(
  genre: Genre,
  lu: Jour,
  premier: Jour,
  { jour: leJour, rentree }: Pick<Reperes, 'rentree' | 'jour'>,
): string | null {
  if (genre === 'scolarite') {
    const apresLAnnee = direApresLAnnee(lu, rentree);
    if (apresLAnnee) return apresLAnnee;
  } else if (apres(lu, leJour)) return `Le ${ecrireJour(lu)} est dans le futur : vérifiez l’année.`;
  return avant(lu, premier) ? `Le ${ecrireJour(lu)} est trop ancien : vérifiez l’année.` : null;
}

const premierEvenement = (r: Rentree): Jour => jour(`${r - ANNEES_EN_ARRIERE}-01-01`);

/** What is wrong with the day of a change of the family; null when nothing is. */
export const evenementImpossible = (lu: Jour, reperes: Pick<Reperes, 'rentree' | 'jour'>): string | null =>
  direJour('evenement', lu, premierEvenement(reperes.rentree), reperes);

/** What is wrong with the first day of a training: it may have begun the school year before, and may be to come in this one. */
export const entreeImpossible = (lu: Jour, reperes: Pick<Reperes, 'rentree' | 'jour'>): string | null =>
  direJour('scolarite', lu, jour(`${reperes.rentree - 1}-09-01`), reperes);

function direNaissanceImpossible(ne: Naissance, reperes: Reperes): string | null {
  const dite = `Né(e) ${direNaissance(ne)}`;
  if (apres(premierJour(ne), reperes.jour)) return `${dite} : dans le futur, vérifiez l’année.`;
  const premier = reperes.jour.subtract({ years: AGE_MAXIMAL });
  return avant(dernierJour(ne), premier) ? `${dite} : trop ancien, vérifiez l’année.` : null;
}

function direAnnee(annee: number, { rentree, jour: leJour }: Reperes): string | null {
  const possible = annee <= leJour.year && annee >= anneeDesRevenus(rentree) - ANNEES_EN_ARRIERE;
  return possible ? null : `Année des revenus ${annee} : vérifiez l’année.`;
}

/** What is wrong with a text as a date of its kind; null when it is right, or read as no date at all (the form says that). */
function dire(genre: Genre, texte: string, reperes: Reperes): string | null {
  if (genre === 'revenus') {
    const lu = lireEntier(texte);
    return 'nombre' in lu ? direAnnee(lu.nombre, reperes) : null;
  }
  if (genre === 'naissance') {
    const lue = lireNaissance(texte);
    return 'naissance' in lue ? direNaissanceImpossible(lue.naissance, reperes) : null;
  }
  const lu = lireJour(texte, BORNES_RECENTES);
  if (!('jour' in lu)) return null;
  const premier =
    genre === 'vie' ? reperes.jour.subtract({ years: AGE_MAXIMAL }) : premierEvenement(reperes.rentree);
  return direJour(genre, lu.jour, premier, reperes);
}

/** By field: the dates of a form, told by field name, that no life holds: to come, or of a year long gone. */
export function datesImpossibles(
  valeurs: Readonly<Record<string, string>>,
  reperes: Reperes,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(valeurs).flatMap(([champ, texte]) => {
      const genre = genreDe(champ);
      const phrase = genre && texte.trim() ? dire(genre, texte, reperes) : null;
      return phrase ? [[champ, phrase]] : [];
    }),
  );
}

/** Two dates of a form, in their order, and what to say on one of them when they are not. */
const SUITES: readonly { dates: readonly [string, string]; sur: string; phrase: string }[] = [
  {
    dates: ['ressources.changement.survenuLe', 'ressources.changement.signaleLe'],
    sur: 'ressources.changement.signaleLe',
    phrase: 'Signalé le : avant le changement',
  },
  {
    dates: ['ressources.concubinage.depuisLe', 'ressources.concubinage.finiLe'],
    sur: 'ressources.concubinage.finiLe',
    phrase: 'Concubinage fini le : avant d’avoir commencé',
  },
  {
    dates: ['reception.signeLe', 'reception.recuLe'],
    sur: 'reception.signeLe',
    phrase: 'Signé le : après la réception du formulaire',
  },
];

/** By field: the dates of a form that contradict one another, or the pupil's entry. */
export function datesContraires(
  valeurs: Readonly<Record<string, string>>,
  { entree }: Reperes,
): Record<string, string> {
  const dit = (champ: string): Jour | null => {
    const lu = lireJour(valeurs[champ] ?? '', BORNES_RECENTES);
    return 'jour' in lu ? lu.jour : null;
  };
  const fautes: [string, string][] = SUITES.flatMap(({ dates, sur, phrase }) => {
    const [debut, fin] = dates.map(dit);
    return debut && fin && avant(fin, debut) ? [[sur, `${phrase} ; vérifiez les deux dates.`]] : [];
  });
  const fin = dit('eleve.finFormation');
  if (fin && avant(fin, entree))
    fautes.push([
      'eleve.finFormation',
      `Fin de la formation : avant l’entrée de l’élève (${ecrireJour(entree)}) ; vérifiez les deux dates.`,
    ]);
  return Object.fromEntries(fautes);
}

/** Ages that a pupil can have on entering a class, both included: anything else is a year typed wrong. */
const AGES = { college: [8, 20], lycee: [11, 40], post_bac: [14, 60] } as const;

/** What is wrong with the birth of a pupil for the level of the class; null when nothing is. */
export function ageImpossible(ne: Naissance, entree: Jour, niveau: keyof typeof AGES): string | null {
  const [de, a] = AGES[niveau];
  const auPlus = ageAuPlus(ne, entree);
  if (auPlus >= de && ageAuMoins(ne, entree) <= a) return null;
  return `Né(e) ${direNaissance(ne)}, l’élève aurait ${auPlus} ans à son entrée : vérifiez l’année de naissance et la classe.`;
}

/** What is wrong with the day on which a piece of a demande came; null when nothing is. */
export function receptionDePieceImpossible(recueLe: Jour, { rentree, jour: leJour }: Reperes): string | null {
  if (apres(recueLe, leJour)) return `La date de réception (${ecrireJour(recueLe)}) est dans le futur.`;
  const premier = premierDepotPossible(rentree);
  return avant(recueLe, premier)
    ? `La date de réception (${ecrireJour(recueLe)}) est avant toute demande de cette année (${ecrireJour(premier)}) : vérifiez l’année.`
    : null;
}
