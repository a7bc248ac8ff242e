/** The one reader of the procedure table: what is allowed, where it leads, who holds the dossier. */
import { type Branche, COMPETENCES, competents, LIBELLES_ROLES, ROLES, type Role } from './competence.ts';
import { type Faits, GARDES } from './gardes.ts';
import { ACTES, type Acte, ETATS, ETATS_CLOS, type Etat, LIBELLES_ETATS, ligne } from './procedure.ts';

/** Roles that may do an act in a branch, whatever the state. */
export function rolesPour(acte: Acte, branche: Branche): readonly Role[] {
  const { par } = ligne(acte);
  return typeof par === 'string' ? competents(branche, par) : par;
}

export interface Contexte {
  branche: Branche;
  /** Functions that the person holds on this very dossier. */
  roles: readonly Role[];
  faits: Faits;
}

export type Verdict =
  | { permis: true }
  | { permis: false; cause: 'etat' | 'role' | 'garde'; phrase: string; article: string };

const refus = (cause: 'etat' | 'role' | 'garde', phrase: string, acte: Acte): Verdict => ({
  permis: false,
  cause,
  phrase,
  article: ligne(acte).article,
});

/** The one evaluator: may these roles do this act now, and if not, the sentence that says why, with its article. */
export function evaluer(acte: Acte, { branche, roles, faits }: Contexte): Verdict {
  const { de, gardes, libelle } = ligne(acte);
  const admis = rolesPour(acte, branche);
  if (admis.length === 0)
    return refus('role', `« ${libelle} » n’existe pas pour ce type d’établissement.`, acte);
  if (!roles.some((role) => admis.includes(role))) {
    const qui = admis.map((role) => LIBELLES_ROLES[role]).join(', ');
    return refus('role', `« ${libelle} » revient à : ${qui}.`, acte);
  }
  if (!de.includes(faits.etat)) {
    const attendus = de.map((etat) => `« ${LIBELLES_ETATS[etat]} »`).join(' ou ');
    return refus(
      'etat',
      `« ${libelle} » se fait sur un dossier ${attendus} ; celui-ci est « ${LIBELLES_ETATS[faits.etat]} ».`,
      acte,
    );
  }
  for (const garde of gardes) {
    const phrase = GARDES[garde](faits, COMPETENCES[branche].horsDelai);
    if (phrase) return refus('garde', phrase, acte);
  }
  return { permis: true };
}

/** State that an act leads to, from the facts as the act leaves them. */
export function arrivee(acte: Acte, faits: Faits): Etat {
  const { vers } = ligne(acte);
  return typeof vers === 'string' ? vers : vers(faits);
}

/**
 * What a screen offers: every act with its verdict, as if the person filled the act's own form well. The form itself
 * is judged when it is sent.
 */
export function verdicts({ faits, ...contexte }: Contexte): { acte: Acte; verdict: Verdict }[] {
  const bienRemplis: Faits = {
    ...faits,
    recuLe: faits.jour,
    formulaireSigne: true,
    piecesNommees: 1,
    motivation: 'motivation que la personne écrira',
    receptionDuCourrier: faits.jour,
  };
  return ACTES.map((acte) => ({ acte, verdict: evaluer(acte, { ...contexte, faits: bienRemplis }) }));
}

export type Detenteur = 'famille' | 'etablissement' | 'service_academique' | 'application' | 'personne';

const MAISON: Partial<Record<Role, Detenteur>> = {
  famille: 'famille',
  secretariat: 'etablissement',
  chef_etablissement: 'etablissement',
  gestionnaire_sab: 'service_academique',
  responsable_sab: 'service_academique',
  delegue_recteur: 'service_academique',
  systeme: 'application',
};

/** Who holds the dossier now: the house of the first role of the first act that the state waits for. */
export function detenteur(etat: Etat, branche: Branche): Detenteur {
  if (ETATS_CLOS.includes(etat)) return 'personne';
  for (const acte of ACTES) {
    const { de, attendu } = ligne(acte);
    const [premier] = rolesPour(acte, branche);
    if (attendu && de.includes(etat) && premier) return MAISON[premier] ?? 'personne';
  }
  return 'personne';
}

/** Every (state, role, act) of a branch that the table does not allow: the complement, for tests and the diagram. */
export function interdits(branche: Branche): { etat: Etat; role: Role; acte: Acte }[] {
  return ACTES.flatMap((acte) =>
    ETATS.flatMap((etat) =>
      ROLES.filter((role) => !ligne(acte).de.includes(etat) || !rolesPour(acte, branche).includes(role)).map(
        (role) => ({
          etat,
          role,
          acte,
        }),
      ),
    ),
  );
}
