/** The form as a browser sends it, flat, and the demande that it tells. Pure. */

import type { z } from 'zod';
import {
  type Brouillon,
  type Demande,
  DemandeSchema,
  PERSONNES_MAXIMUM,
  type Valeurs,
} from '#lib/demande/schema.ts';
import { aDeuxAvis } from '#lib/droit/ressources/concubinage.ts';
import type { SituationFamiliale } from '#lib/droit/situation.ts';

export type Groupe = { [cle: string]: unknown };

export const estGroupe = (valeur: unknown): valeur is Groupe =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

/** True for the numbers that no browser may keep in clear. */
export const estNumeroFiscal = (nom: string): boolean => nom.endsWith('.numeroFiscal');

/** Number of rows of other dependants that the form shows. */
export function nombreDePersonnes(valeurs: Valeurs): number {
  const nombre = Number(valeurs['personnes.nombre'] || 0);
  return Number.isInteger(nombre) && nombre > 0 ? Math.min(nombre, PERSONNES_MAXIMUM) : 0;
}

/** Parts that a form may fill. */
const PARTIES = ['demandeur', 'concubin', 'ressources', 'reception', 'eleve', 'guide', 'precisions'].concat([
  'scolarite',
  'scolariteConfirmee',
  'fratrie',
]);

/** Where the form keeps a fact of the situation, from its path there. */
const NOMS: readonly (readonly [debut: string, nom: string])[] = [
  ['foyer.situation', 'demandeur.situation'],
  ['foyer.concubin.avis.', 'ressources.avisConcubin.'],
  ['foyer.concubin.avisEtranger.', 'ressources.avisEtrangerConcubin.'],
  ['foyer.concubin.revenusBruts.', 'ressources.revenusBrutsConcubin.'],
  ['foyer.', 'ressources.'],
  ['demandeur.', 'precisions.'],
  ['eleve.', 'eleve.'],
];

/** Name of the field that answers for a fact of the situation. */
export function nomDuFait(champ: string): string {
  const [debut = '', nom = ''] = NOMS.find(([vu]) => champ.startsWith(vu)) ?? [];
  return nom + champ.slice(debut.length);
}

/**
 * The form as the schema reads it, from flat field names ("demandeur.nom"). What was left empty is absent, so that the
 * schema says what lacks; parts of another situation (concubin) are left out.
 */
export function saisieDuFormulaire(valeurs: Valeurs): Brouillon {
  const saisie: Groupe = { demandeur: {}, ressources: {}, reception: {} };
  const personnes = Array.from({ length: nombreDePersonnes(valeurs) }, (): Groupe => ({}));
  const pieces = estEntier(valeurs) ? ['formulaire_signe'] : [];
  for (const [nom, valeur] of Object.entries(valeurs)) {
    const [partie = '', ...suite] = nom.split('.');
    const [rang = '', ...reste] = suite;
    if (valeur.trim() === '' || (estDuConcubin(nom) && !partageLeDomicile(valeurs))) continue;
    if (partie === 'piece') pieces.push(rang);
    else if (partie === 'personnesACharge') poser(personnes[Number(rang)], reste, valeur);
    else if (PARTIES.includes(partie)) poser(saisie, [partie, ...suite], valeur);
  }
  return { ...saisie, personnesACharge: personnes, piecesRecues: pieces };
}

const IDENTITE = ['civilite', 'adresse', 'codePostal', 'commune', 'situation'] as const;

/** The form as the notice asks for it: filled and signed. Any other is received too, and asked for again (C. III.C). */
function estEntier(valeurs: Valeurs): boolean {
  const remplie = (nom: string) => Boolean(valeurs[nom]?.trim());
  return (
    valeurs['reception.signe'] === 'oui' &&
    IDENTITE.every((nom) => remplie(`demandeur.${nom}`)) &&
    (!partageLeDomicile(valeurs) || remplie('concubin.nom'))
  );
}

/** Who asks lives with a partner who has another avis: a part of the form is about that person. */
export const partageLeDomicile = (valeurs: Valeurs): boolean =>
  aDeuxAvis(valeurs['demandeur.situation'] as SituationFamiliale | undefined);

/** True for an answer about that person, which no other household has. */
export const estDuConcubin = (nom: string): boolean =>
  /^(concubin|ressources\.(\w+Concubin|concubinage))\./.test(nom);

function poser(groupe: Groupe | undefined, [cle = '', ...suite]: string[], valeur: string): void {
  // Field names come from a request: none of them may reach the prototype.
  if (!groupe || cle === '__proto__' || cle === 'constructor' || cle === 'prototype') return;
  if (suite.length === 0) {
    groupe[cle] = valeur;
    return;
  }
  const dessous = groupe[cle] ?? {};
  if (!estGroupe(dessous)) return;
  groupe[cle] = dessous;
  poser(dessous, suite, valeur);
}

/** Flat answers from what the base kept of a draft: the way back of `saisieDuFormulaire`. */
export function valeursDuBrouillon(contenu: unknown): Valeurs {
  const { piecesRecues, personnesACharge, ...reste } = estGroupe(contenu) ? contenu : {};
  const pieces = Array.isArray(piecesRecues)
    ? piecesRecues.filter((code) => code !== 'formulaire_signe')
    : [];
  const personnes = Array.isArray(personnesACharge) ? personnesACharge : [];
  return Object.fromEntries([
    ...aplatir(reste),
    ...pieces.map((code) => [`piece.${code}`, 'oui']),
    ...personnes.flatMap((personne, rang) => aplatir(personne, `personnesACharge.${rang}.`)),
    ...(personnes.length > 0 ? [['personnes.nombre', String(personnes.length)]] : []),
  ]);
}

function aplatir(groupe: Groupe, prefixe = ''): [string, string][] {
  return Object.entries(groupe).flatMap(([cle, valeur]): [string, string][] => {
    const nom = prefixe + cle;
    if (estGroupe(valeur)) return aplatir(valeur, `${nom}.`);
    if (typeof valeur === 'boolean') return [[nom, valeur ? 'oui' : 'non']];
    return valeur === undefined || valeur === null ? [] : [[nom, String(valeur)]];
  });
}

/**
 * A demande as the base keeps it. Somebody's reader judged it when it was typed: what today's would refuse (a sign in a
 * name, a length, a bound) is read as it stands. Throws on another shape than ours.
 */
export function relireDemande(contenu: unknown): Demande {
  const { value, issues } = DemandeSchema._zod.run(
    { value: contenu, issues: [] },
    { async: false, skipChecks: true },
  ) as z.core.ParsePayload<Demande>;
  if (issues.length > 0)
    throw new RangeError(`demande illisible : ${issues.map(({ path = [] }) => path.join('.')).join(', ')}`);
  return value;
}

/** What can be added to a demande: the figures of an avis have an act of their own. */
const REPONSES =
  /^(demandeur\.(situation|civilite|adresse|complement|codePostal|commune|pays)$|concubin\.(lien|nom|prenom)$|ressources\.(?!avis(Concubin)?\.)|eleve\.|precisions\.)/;

/** The answers kept so far with those added, and the names of those that changed. An answer left empty adds nothing. */
export function champsComplets(
  gardees: Valeurs,
  ajoutees: Valeurs,
  admises: RegExp = REPONSES,
): { champs: string[]; valeurs: Valeurs } {
  const nouvelles = Object.entries(ajoutees)
    .map(([nom, valeur]) => [nom, valeur.trim()] as const)
    .filter(([nom, valeur]) => admises.test(nom) && valeur !== '' && valeur !== gardees[nom]);
  return {
    champs: nouvelles.map(([nom]) => nom),
    valeurs: { ...gardees, ...Object.fromEntries(nouvelles) },
  };
}
