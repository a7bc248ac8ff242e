/** The pupils of an établissement for whom nothing is filed, in the order in which families are called. Pure. */
import type { AdressePostale } from '#lib/droit/adresse.ts';
import type { FamilleConnue, PersonneConnue } from '#lib/droit/courrier/formulaire.ts';
import {
  CANAUX_DE_CONTACT,
  type CanalDeContact,
  CODES_DES_RAISONS,
  type MotifDEcart,
  RAISONS_DU_RADAR,
  RAISONS_SIGNALEES,
  type RaisonDuRadar,
} from '#lib/droit/echeances/radar.ts';
import { LIBELLES_MOYENS, type MoyenDeRelance } from '#lib/droit/echeances/relances.ts';
import { direNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { capitale } from '#lib/droit/phrase.ts';
import type { FiltresDuRadar } from './schema.ts';

/** A pupil without demande: why the family may have a right, why it is set aside, how often it was reached. No income. */
export interface EleveDuRadar {
  id: string;
  nom: string;
  nomUsage: string | null;
  prenom: string;
  prenomUsage: string | null;
  classe: string;
  raisons: RaisonDuRadar[];
  ecart: MotifDEcart | null;
  /** Reminders and contacts, and the day of the last one, ISO. */
  contacts: number;
  dernierLe: string | null;
}

/** A class: pupils to call, those of them whom nobody has called, those set aside. */
export interface ClasseDuRadar {
  classe: string;
  signales: number;
  jamais: number;
  ecartes: number;
}

const rang = ({ raisons }: EleveDuRadar): number =>
  Math.min(CODES_DES_RAISONS.length, ...raisons.map((raison) => CODES_DES_RAISONS.indexOf(raison)));

/** Whether a reason stronger than a silence is known. */
const estSignale = ({ raisons }: EleveDuRadar): boolean =>
  raisons.some((raison) => RAISONS_SIGNALEES.includes(raison));

/** The pupils that the filters ask for, by class, the strongest reason first. Without a reason asked, a silence alone is left out. */
export const elevesAMontrer = (
  eleves: readonly EleveDuRadar[],
  { classe, raison, ecartes, jamais }: FiltresDuRadar,
): EleveDuRadar[] =>
  eleves
    .filter(
      (eleve) =>
        (eleve.ecart !== null) === (ecartes === 'oui') &&
        (!classe || eleve.classe === classe) &&
        (!jamais || eleve.contacts === 0) &&
        (raison ? eleve.raisons.includes(raison) : eleve.ecart !== null || estSignale(eleve)),
    )
    .toSorted(
      (a, b) =>
        a.classe.localeCompare(b.classe, 'fr', { numeric: true }) ||
        rang(a) - rang(b) ||
        a.nom.localeCompare(b.nom, 'fr') ||
        a.prenom.localeCompare(b.prenom, 'fr'),
    );

/** The classes that hold a pupil to call or set aside, by name. */
export function classesDuRadar(eleves: readonly EleveDuRadar[]): ClasseDuRadar[] {
  return Object.entries(Object.groupBy(eleves, ({ classe }) => classe))
    .map(([classe, siens = []]) => {
      const signales = siens.filter((eleve) => eleve.ecart === null && estSignale(eleve));
      return {
        classe,
        signales: signales.length,
        jamais: signales.filter(({ contacts }) => contacts === 0).length,
        ecartes: siens.filter(({ ecart }) => ecart !== null).length,
      };
    })
    .filter(({ signales, ecartes }) => signales + ecartes > 0)
    .toSorted((a, b) => a.classe.localeCompare(b.classe, 'fr', { numeric: true }));
}

/** A reminder that the product sends, or a contact that a person noted. */
export interface Moyen {
  relance: boolean;
  moyen: MoyenDeRelance | CanalDeContact;
}

/** "Relance, courrier" or "Téléphone". */
export const direMoyen = ({ relance, moyen }: Moyen): string =>
  relance
    ? `Relance, ${LIBELLES_MOYENS[moyen as MoyenDeRelance].replace(/^C/, 'c')}`
    : CANAUX_DE_CONTACT[moyen as CanalDeContact];

/** "Boursier l’an dernier ; un autre enfant …", as it is said to the family. */
export const direRaisons = (raisons: readonly RaisonDuRadar[]): string =>
  capitale(raisons.map((raison) => RAISONS_DU_RADAR[raison]).join(' ; '));

interface Scolarise {
  eleve: Parameters<typeof nomDActe>[0] & { naissance: string };
  etablissement: { nom: string; commune: string };
  classe: string;
}

/** What the school base knows of a pupil and of one person, as a form prints it. */
export const familleConnue = (
  { eleve, etablissement, classe }: Scolarise,
  personne: AdressePostale & Omit<PersonneConnue, 'adresse' | 'ville'> & { telephonePortable: string | null },
): FamilleConnue => ({
  eleve: {
    nom: nomDActe(eleve),
    naissance: direNaissance(naissance(eleve.naissance)),
    etablissement: `${etablissement.nom} – ${etablissement.commune}`,
    classe,
  },
  personne: {
    ...{ nom: personne.nom, nomUsage: personne.nomUsage, prenom: personne.prenom },
    adresse: [personne.complement, personne.adresse].filter(Boolean).join(', ') || null,
    ville: [personne.codePostal, personne.commune, personne.pays].filter(Boolean).join(' ') || null,
    telephone: personne.telephonePortable ?? personne.telephone,
    courriel: personne.courriel,
  },
});
