/** The tables of a campaign as sheets for a spreadsheet. Pure. */
import { colonne, type Feuille } from '#lib/droit/courrier/classeur.ts';
import { jourDeLaMinute, minuteDeLInstant } from '#lib/droit/date.ts';
import { raisonDImmobilite } from '#lib/droit/echeances/immobiles.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { detenteur } from '#lib/droit/evaluation.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { LIBELLES_DETENTEURS } from '#lib/droit/suivi.ts';
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

/**
 * Who must move a dossier that stays, and at which number: its établissement or the service of its académie; a family is called from
 * the dossier, which says its number to who may read it.
 */
export function quiAppeler({
  etat,
  branche,
  drapeaux,
  telephones,
}: Pick<Immobile, 'etat' | 'branche' | 'drapeaux' | 'telephones'>): {
  qui: string;
  telephone: string | null;
} {
  const tenant = detenteur(etat, branche, drapeaux.includes('hors_delai'));
  const { etablissement, service } = telephones;
  return {
    qui: capitale(LIBELLES_DETENTEURS[tenant]),
    telephone: {
      etablissement,
      service_academique: service,
      famille: null,
      application: null,
      personne: null,
    }[tenant],
  };
}

/** The dossiers that nobody moves, each with its reason. */
export const feuilleDesImmobiles = (lignes: readonly Immobile[]): Feuille => ({
  nom: 'Dossiers immobiles',
  colonnes: [
    ...['Dossier', 'Élève', 'Classe', 'Établissement', 'État', 'Pourquoi il est là'].map(texte),
    { titre: 'Depuis le', genre: 'jour' },
    ...['Confié à', 'Qui appeler', 'Téléphone'].map(texte),
  ],
  lignes: lignes.map((ligne) => {
    const { numero, classe, etablissement, etat, depuisLe, confieA } = ligne;
    const { qui, telephone } = quiAppeler(ligne);
    return [
      ...[numero, nomDeListe(ligne), classe, etablissement, LIBELLES_ETATS[etat], raisonDImmobilite(etat)],
      ...[jourDeLaMinute(minuteDeLInstant(depuisLe.getTime())).toString(), confieA, qui, telephone],
    ];
  }),
});
