/** The repair desk of the étude automatique: what failed, in the words of who settles it. Pure. */
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { direCause, LIBELLES_DES_ISSUES } from '#lib/droit/etude/dire.ts';
import { PANNES, type Panne, REMEDE_DE, type Remede } from '#lib/droit/etude/reparation.ts';
import { communesDe } from '#lib/droit/lieux/communes.ts';
import { nomDuPays } from '#lib/droit/lieux/pays.ts';
import { ecrireNaissance, naissance } from '#lib/droit/naissance.ts';
import { libelleDe } from '#lib/droit/phrase.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { PassageDEtude } from '#prisma/generated/client.ts';

/** What stopped an étude, as it is counted: a cause, or an outcome that has none. */
export const direPanne = (panne: string): string =>
  Object.hasOwn(LIBELLES_DES_ISSUES, panne) ? libelleDe(LIBELLES_DES_ISSUES, panne) : direCause(panne);

/** Études stopped by one thing in one établissement. */
export interface Compte {
  panne: Panne;
  uai: string;
  etablissement: string;
  lignes: number;
  /** Those that the same call may settle now. */
  pretes: number;
  /** Those of which a service may decide without any call. */
  sansDossier: number;
}

/** A group of the desk: everything that one thing stopped. */
export interface Groupe extends Pick<Compte, 'panne' | 'lignes' | 'pretes' | 'sansDossier'> {
  remede: Remede;
}

/** The groups of the desk, in its order, in one établissement or in all of them. */
export function groupesDe(comptes: readonly Compte[], uai?: string): Groupe[] {
  const siens = comptes.filter((compte) => !uai || compte.uai === uai);
  const somme = (panne: Panne, de: 'lignes' | 'pretes' | 'sansDossier') =>
    siens.reduce((total, compte) => total + (compte.panne === panne ? compte[de] : 0), 0);
  return PANNES.map((panne) => ({
    ...{ panne, remede: REMEDE_DE[panne] },
    ...{ lignes: somme(panne, 'lignes'), pretes: somme(panne, 'pretes') },
    sansDossier: somme(panne, 'sansDossier'),
  })).filter(({ lignes }) => lignes > 0);
}

/** The établissements where something failed, in the order of their names. */
export const etablissementsDe = (comptes: readonly Compte[]): { uai: string; etablissement: string }[] =>
  [...new Map(comptes.map(({ uai, etablissement }) => [uai, { uai, etablissement }])).values()].toSorted(
    (a, b) => a.etablissement.localeCompare(b.etablissement, 'fr'),
  );

/** Where the person was born, with its codes of the day. */
function direLieu({ pays, departement, commune, naissance: ne }: EtatCivilElargi): string {
  if (!departement || !commune) return nomDuPays(pays);
  const nom = communesDe(departement, naissance(ne)).find(({ code }) => code === commune)?.nom;
  return `${nom ?? commune} (département ${departement}${nom ? `, ${commune}` : ''})`;
}

const SEXES = { F: 'Féminin', M: 'Masculin' } as const;

/** An état civil as it is read: a name and a value each. */
export const lignesDEtatCivil = (e: EtatCivilElargi): { nom: string; valeur: string }[] => [
  { nom: 'Nom de famille', valeur: e.nom },
  { nom: 'Nom d’usage', valeur: e.nomUsage ?? '' },
  { nom: 'Prénoms', valeur: [e.prenom, e.prenom2, e.prenom3].filter(Boolean).join(', ') },
  { nom: 'Sexe à l’état civil', valeur: SEXES[e.sexe] },
  { nom: 'Date de naissance', valeur: ecrireNaissance(naissance(e.naissance)) },
  { nom: 'Lieu de naissance', valeur: direLieu(e) },
];

/** What a correction changed: a line each, before and after. */
export function changements(avant: EtatCivilElargi, apres: EtatCivilElargi): string[] {
  const anciennes = lignesDEtatCivil(avant);
  return lignesDEtatCivil(apres).flatMap(({ nom, valeur }, rang) => {
    const ancienne = anciennes[rang]?.valeur;
    return ancienne === valeur ? [] : `${nom} : « ${ancienne} » devient « ${valeur} »`;
  });
}

const plusieurs = (n: number, un: string, des: string): string => `${n} ${n > 1 ? des : un}`;

/** What a run of the desk does for families, before it starts. */
export const direSuite = ({ genre, prevuLe }: Pick<PassageDEtude, 'genre' | 'prevuLe'>): string => {
  const quand = prevuLe ? `Le ${ecrireJour(jourDe(prevuLe))}, s` : 'S';
  return genre === 'avis_demande'
    ? 'Pour chaque ligne sans dossier, un dossier est ouvert, rempli de ce que la base connaît, et la famille reçoit un courrier qui demande son avis d’impôt, et celui de son concubin s’il a donné son accord. L’administration fiscale n’est pas interrogée.'
    : `${quand}ans rien redemander à la famille, un dossier ordinaire est ouvert pour chaque ligne sans dossier, rempli de ce que la base connaît, et une personne l’instruit. L’administration fiscale n’est pas interrogée.`;
};

/** A day that was set, and who set it. */
export const direRemise = ({
  academie,
  prevuLe,
  auteurNom,
}: {
  academie: { nom: string } | null;
  prevuLe: Date | null;
  auteurNom: string;
}): string =>
  `${academie ? `Académie ${deLAcademie(academie.nom)}` : 'Partout'} : ${prevuLe ? `le ${ecrireJour(jourDe(prevuLe))}` : 'sans date'}, fixée par ${auteurNom}`;

const REGLEES = ['attribution', 'refus'] as const;

/**
 * What a run that played études again gained: how many are settled, by outcome, and how many remain. A piece that was asked, or a
 * dossier for a person, is a dossier that goes on: it is told apart.
 */
export function direGain({ total, issues }: { total: number; issues: Readonly<Record<string, number>> }) {
  const de = (issue: string) => issues[issue] ?? 0;
  const reglees = REGLEES.reduce((somme, issue) => somme + de(issue), 0);
  const restent = de('a_reprendre') + de('sans_accord') + de('double') + de('personne');
  const details = Object.entries(LIBELLES_DES_ISSUES).flatMap(([issue, libelle]) =>
    de(issue) > 0 ? `${libelle.toLowerCase()} : ${de(issue)}` : [],
  );
  return `${plusieurs(total, 'ligne rejouée', 'lignes rejouées')} : ${plusieurs(reglees, 'réglée', 'réglées')}, ${plusieurs(restent, 'reste à voir', 'restent à voir')}${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
}
