/** The tables of a campaign as sheets for a spreadsheet. Pure. */
import { colonne, type Feuille } from '#lib/droit/courrier/classeur.ts';
import { jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { raisonDImmobilite } from '#lib/droit/echeances/immobiles.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { ClasseAvancee, Immobile } from './queries.ts';

const [texte, nombre] = [colonne('texte'), colonne('nombre')];

/** What each class has sent. */
export const feuilleDesClasses = (classes: readonly ClasseAvancee[]): Feuille => ({
  nom: 'Classes',
  colonnes: [
    ...['UAI', 'Établissement', 'Classe'].map(texte),
    ...['Élèves', 'Demandes', 'Relances sans réponse'].map(nombre),
  ],
  lignes: classes.map(({ uai, etablissement, classe, eleves, recues, relances }) => [
    ...[uai, etablissement, classe, eleves, recues, relances],
  ]),
});

/** The dossiers that nobody moves, each with its reason. */
export const feuilleDesImmobiles = (lignes: readonly Immobile[]): Feuille => ({
  nom: 'Dossiers immobiles',
  colonnes: [
    ...['Dossier', 'Élève', 'Classe', 'Établissement', 'État', 'Pourquoi il est là'].map(texte),
    { titre: 'Depuis le', genre: 'jour' },
    texte('Entre les mains de'),
  ],
  lignes: lignes.map(({ numero, classe, etablissement, etat, depuisLe, confieA, ...eleve }) => [
    ...[numero, nomDeListe(eleve), classe, etablissement, LIBELLES_ETATS[etat], raisonDImmobilite(etat)],
    ...[jourDeLaMinute(minuteDeLInstant(depuisLe.getTime())).toString(), confieA],
  ]),
});
