import type { SaisieDeDemande } from '#lib/demande/schema.ts';
import type { Valeurs } from './contexte.ts';

type Noeud = { [cle: string]: unknown };

/** Fields whose box says yes when ticked and no when left empty. */
const CASES = ['demandeur.resideEnFrance', 'reception.signe', 'scolariteConfirmee'];
/** Fields that may also stay without an answer. */
const OUI_NON =
  /^(demandeur\.activite|concubin\.activite|personnesACharge\.\d+\.boursier|ressources\.(eleveSurAvis|residenceAlternee|revenusEtrangers)|eleve\.(protectionTemporaire|avisDasenFavorable|inscriptionReglementee))$/;
const PERSONNES_MAXIMUM = 20;

/** True for the numbers that no browser may keep in clear. */
export const estNumeroFiscal = (nom: string): boolean => nom.endsWith('.numeroFiscal');

/** Number of rows of other dependants that the form shows. */
export function nombreDePersonnes(valeurs: Valeurs): number {
  const nombre = Number(valeurs['personnes.nombre'] || 0);
  return Number.isInteger(nombre) && nombre > 0 ? Math.min(nombre, PERSONNES_MAXIMUM) : 0;
}

/**
 * The form as the schema reads it, from flat field names ("demandeur.nom"). A part that the person did not touch is
 * absent, so that the schema says what lacks; parts of another situation (concubin) are left out.
 */
export function saisieDuFormulaire(valeurs: Valeurs): SaisieDeDemande {
  const saisie: Noeud = { demandeur: {}, ressources: {}, reception: {} };
  const pieces: string[] = [];
  const guide: Record<string, string> = {};
  for (const [nom, valeur] of Object.entries(valeurs)) {
    if (nom.startsWith('piece.')) pieces.push(nom.slice('piece.'.length));
    else if (nom.startsWith('guide.')) {
      if (valeur) guide[nom.slice('guide.'.length)] = valeur;
    } else if (estDuFormulaire(nom, valeurs)) poser(saisie, nom.split('.'), lire(nom, valeur));
  }
  for (const nom of CASES) poser(saisie, nom.split('.'), valeurs[nom] === 'oui');
  if (valeurs['reception.signe'] === 'oui') pieces.unshift('formulaire_signe');
  return elaguer({
    ...saisie,
    ...(Object.keys(guide).length > 0 ? { guide } : {}),
    personnesACharge: rangees(saisie.personnesACharge, nombreDePersonnes(valeurs)),
    piecesRecues: pieces,
  }) as unknown as SaisieDeDemande;
}

function estDuFormulaire(nom: string, valeurs: Valeurs): boolean {
  const [partie, rang] = nom.split('.');
  if (partie === 'concubin' || /^ressources\.(avis|revenusBruts)Concubin\./.test(nom))
    return valeurs['demandeur.situation'] === 'concubinage';
  if (partie === 'personnesACharge') return Number(rang) < nombreDePersonnes(valeurs);
  return ['demandeur', 'ressources', 'reception', 'eleve'].includes(partie ?? '') && !CASES.includes(nom);
}

function lire(nom: string, valeur: string): string | boolean | undefined {
  if (OUI_NON.test(nom)) return valeur === 'oui' ? true : valeur === 'non' ? false : undefined;
  return valeur.trim() === '' ? undefined : valeur;
}

function poser(racine: Noeud, [cle = '', ...suite]: string[], valeur: unknown): void {
  // Field names come from a request: none of them may reach the prototype.
  if (cle === '__proto__' || cle === 'constructor' || cle === 'prototype') return;
  if (suite.length === 0) {
    racine[cle] = valeur;
    return;
  }
  racine[cle] = racine[cle] ?? {};
  poser(racine[cle] as Noeud, suite, valeur);
}

const rangees = (parRang: unknown, nombre: number): unknown[] =>
  Array.from({ length: nombre }, (_, rang) => (parRang as Noeud | undefined)?.[rang] ?? {});

/** Groups that exist only once something of them is answered: an empty one means "not said", not "wrong". */
const FACULTATIFS: Readonly<Record<string, readonly string[]>> = {
  avis: ['rfr', 'enfants'],
  avisConcubin: ['rfr', 'enfants'],
  revenusBruts: ['brut', 'justificatif'],
  revenusBrutsConcubin: ['brut', 'justificatif'],
  changement: ['genre'],
  revenuIsole: ['rfr', 'enfants', 'motivation'],
};

function elaguer(noeud: Noeud): Noeud {
  const garde: Noeud = {};
  for (const [cle, valeur] of Object.entries(noeud)) {
    const lu = estGroupe(valeur) ? elaguer(valeur) : valeur;
    const signes = FACULTATIFS[cle];
    if (lu === undefined) continue;
    if (signes && estGroupe(lu) && !signes.some((signe) => lu[signe] !== undefined)) continue;
    garde[cle] = lu;
  }
  return garde;
}

const estGroupe = (valeur: unknown): valeur is Noeud =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

/** Flat answers from what the base kept of a draft: the way back of `saisieDuFormulaire`. */
export function valeursDuBrouillon(contenu: unknown): Valeurs {
  const valeurs: Record<string, string> = {};
  const { piecesRecues, personnesACharge, ...reste } = (contenu ?? {}) as Noeud;
  aplatir(reste, '', valeurs);
  for (const code of (piecesRecues ?? []) as string[])
    if (code !== 'formulaire_signe') valeurs[`piece.${code}`] = 'oui';
  const personnes = (personnesACharge ?? []) as Noeud[];
  for (const [rang, personne] of personnes.entries()) aplatir(personne, `personnesACharge.${rang}.`, valeurs);
  if (personnes.length > 0) valeurs['personnes.nombre'] = String(personnes.length);
  return valeurs;
}

function aplatir(noeud: Noeud, prefixe: string, valeurs: Record<string, string>): void {
  for (const [cle, valeur] of Object.entries(noeud)) {
    const nom = prefixe + cle;
    if (estGroupe(valeur)) aplatir(valeur, `${nom}.`, valeurs);
    else if (typeof valeur === 'boolean') {
      if (valeur || OUI_NON.test(nom)) valeurs[nom] = valeur ? 'oui' : 'non';
    } else if (valeur !== undefined && valeur !== null) valeurs[nom] = String(valeur);
  }
}
