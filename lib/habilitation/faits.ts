import type { Etape, EtatDHabilitation } from '#lib/droit/habilitation/cycle.ts';
import {
  CONTACTS,
  type Contact,
  type ContactDit,
  LIBELLES_CONTACTS,
  NOMS_DES_PARTIES,
  PARTIES,
  type Partie,
  type Saisie,
} from './schema.ts';

/** One field that changed, under its own name. */
export interface Changement {
  champ: string;
  avant: unknown;
  apres: unknown;
}

const aplatir = (valeur: unknown, chemin = ''): Record<string, unknown> =>
  valeur !== null && typeof valeur === 'object' && !Array.isArray(valeur)
    ? Object.assign(
        {},
        ...Object.entries(valeur).map(([cle, sous]) => aplatir(sous, chemin ? `${chemin}.${cle}` : cle)),
      )
    : { [chemin]: valeur };

/** Field by field, what differs from one version of a request to the next. */
export function changements(avant: unknown, apres: unknown): Changement[] {
  const [a, b] = [aplatir(avant ?? {}), aplatir(apres ?? {})];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((champ) => champ && JSON.stringify(a[champ]) !== JSON.stringify(b[champ]))
    .map((champ) => ({ champ, avant: a[champ] ?? null, apres: b[champ] ?? null }));
}

/** What a request says as it stands: of what is granted and not opened again, the frozen copy. */
export const saisieMontree = ({
  etat,
  saisie,
  octrois,
}: {
  etat: EtatDHabilitation;
  saisie: Saisie;
  /** The last one first. */
  octrois: readonly { contenu: Saisie }[];
}): Saisie => (etat === 'validee' ? (octrois[0]?.contenu ?? saisie) : saisie);

/** What a form begins with: the part as it was typed, field by field. */
export function valeursDe(saisie: Saisie, partie: Partie): Record<string, string> {
  if (partie === 'donnees') {
    const { scopes = {}, destinataires = [] } = saisie.donnees ?? {};
    return {
      ...Object.fromEntries(Object.keys(scopes).map((scope) => [`scope.${scope}`, 'oui'])),
      ...Object.fromEntries(Object.entries(scopes).map(([scope, raison]) => [`raison.${scope}`, raison])),
      destinataires: destinataires.join('\n'),
    };
  }
  return Object.fromEntries(
    Object.entries(aplatir(saisie[partie] ?? {})).flatMap(([champ, valeur]) =>
      champ && valeur !== null && valeur !== undefined ? [[champ, String(valeur)]] : [],
    ),
  );
}

/** Parts that a stage asks for, in the order of the form: a trial, which names no pupil, needs no legal text yet. */
export const partiesDe = (etape: Etape): readonly Partie[] =>
  etape === 'essai' ? ['projet', 'donnees', 'contacts'] : NOMS_DES_PARTIES;

/** The one that is filled after it; none after the last. */
export const partieApres = (etape: Etape, partie: Partie): Partie | undefined =>
  partiesDe(etape)[partiesDe(etape).indexOf(partie) + 1];

/** Parts that still lack, in the order of the form; the legal text needs an address or a document. */
export const partiesManquantes = ({ saisie, etape }: { saisie: Saisie; etape: Etape }): Partie[] =>
  partiesDe(etape).filter(
    (partie) =>
      !PARTIES[partie].safeParse(valeursDe(saisie, partie)).success ||
      (partie === 'cadre' && !saisie.cadre?.url && !saisie.cadre?.documentId),
  );

/** Under which name a part keeps the document that is joined to it. */
export const DOCUMENTS_JOINTS = { projet: 'maquetteId', cadre: 'documentId' } as const;
export type PartieAvecDocument = keyof typeof DOCUMENTS_JOINTS;

export const porteUnDocument = (partie: Partie): partie is PartieAvecDocument =>
  Object.hasOwn(DOCUMENTS_JOINTS, partie);

/** The id of the document that a part keeps, if any. */
export const documentDe = (saisie: Saisie, partie: Partie): string | undefined =>
  partie === 'projet'
    ? (saisie.projet?.maquetteId ?? undefined)
    : partie === 'cadre'
      ? saisie.cadre?.documentId
      : undefined;

/** Addresses of the three contacts, each once. */
export const courrielsDesContacts = (saisie: Saisie, ...qui: Contact[]): string[] => [
  ...new Set(qui.flatMap((contact) => saisie.contacts?.[contact].courriel ?? [])),
];

/** Who a contact is, in one line: a person by name and function, a service by its mailbox alone. */
export const direContact = ({ genre, prenom, nom, fonction, courriel, telephone }: ContactDit): string =>
  [genre === 'organisme' ? 'Boîte partagée' : `${prenom} ${nom}, ${fonction}`, courriel, telephone]
    .filter(Boolean)
    .join(' · ');

/** The parts that an address plays in a request, in the order of the form. */
export const direContacts = (qui: readonly string[]): string =>
  CONTACTS.filter((contact) => qui.includes(contact))
    .map((contact) => LIBELLES_CONTACTS[contact].toLowerCase())
    .join(', ');
