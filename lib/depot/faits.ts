/** The demande online, from the rows of the base and the answers of its form. Pure. */
import type { Brouillon, Valeurs } from '#lib/demande/schema.ts';
import { type Branche, signeEnSonNom } from '#lib/droit/competence.ts';
import type { Service } from '#lib/droit/courrier/donnees.ts';
import { estCodePiece } from '#lib/droit/pieces.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import { estGroupe, valeursDuBrouillon } from '#lib/saisie/faits.ts';

/** The answer by which a pupil is under temporary protection, in the form and in its draft. */
export const PROTECTION = 'eleve.protectionTemporaire';

/** What the drafts of a pupil say of the temporary protection; undefined while none says it. */
export const diteProtegee = (contenus: readonly unknown[]): true | undefined =>
  contenus.some((contenu) => valeursDuBrouillon(contenu)[PROTECTION] === 'oui') || undefined;

/** What the base knows of who asks, as the form needs it. */
export interface PersonneQuiDemande {
  id: string;
  civilite: string;
  nom: string;
  nomUsage: string | null;
  prenom: string;
  prenomUsage: string | null;
  adresse: string;
  complement: string | null;
  codePostal: string;
  commune: string;
  pays: string | null;
  courriel: string | null;
  telephone: string | null;
}

/** Who asks and by which link: the base says it, never the form (contracts 5.3). */
export const identiteDe = (qui: PersonneQuiDemande, lien: string): Valeurs => ({
  'demandeur.responsableId': qui.id,
  'demandeur.lien': lien,
  'demandeur.civilite': qui.civilite,
  'demandeur.nom': qui.nom,
  'demandeur.nomUsage': qui.nomUsage ?? '',
  'demandeur.prenom': qui.prenom,
  'demandeur.prenomUsage': qui.prenomUsage ?? '',
  'demandeur.sansPrenom': qui.prenom ? '' : 'oui',
});

/** What is filled in from the base on a new form, and may be changed there. */
export const coordonneesDe = (qui: PersonneQuiDemande): Valeurs => ({
  'demandeur.adresse': qui.adresse,
  'demandeur.complement': qui.complement ?? '',
  'demandeur.codePostal': qui.codePostal,
  'demandeur.commune': qui.commune,
  'demandeur.pays': qui.pays ?? '',
  'demandeur.courriel': qui.courriel ?? '',
  'demandeur.telephone': qui.telephone ?? '',
  'demandeur.resideEnFrance': qui.pays ? '' : 'oui',
});

/** The other pupils for whom a draft is written: their ids. */
export function fratrieDe(contenu: unknown): string[] {
  const { fratrie } = estGroupe(contenu) ? contenu : {};
  return estGroupe(fratrie) ? Object.keys(fratrie).filter((id) => fratrie[id] === 'oui') : [];
}

/** The answers that say for which other pupils a draft is written. */
export const reponsesDeFratrie = (eleveIds: readonly string[]): Valeurs =>
  Object.fromEntries(eleveIds.map((id) => [`fratrie.${id}`, 'oui']));

/** What the paper may leave empty, and a demande online may not: it is answered there (C. II.B.2, II.C.3). */
const EXIGES: Readonly<Record<string, string>> = {
  'demandeur.situation': 'Votre situation familiale : à choisir.',
  'demandeur.adresse': 'Adresse : à écrire, les courriers y sont envoyés.',
  'demandeur.codePostal': 'Code postal : à écrire.',
  'demandeur.commune': 'Commune : à écrire.',
  'demandeur.courriel': 'Courriel : à écrire, l’accusé d’enregistrement y est envoyé.',
};

/** By field: what a demande online still lacks before it may be sent. */
export function manquesEnLigne(saisie: Brouillon): Record<string, string> {
  const { demandeur } = saisie;
  const dit = (nom: string) => {
    const valeur = estGroupe(demandeur) ? demandeur[nom.slice('demandeur.'.length)] : undefined;
    return typeof valeur === 'string' && valeur.trim() !== '';
  };
  return Object.fromEntries(Object.entries(EXIGES).filter(([nom]) => !dit(nom)));
}

interface Lieu {
  nom: string;
  adresse: string;
  codePostal: string;
  commune: string;
  telephone: string;
  courriel: string;
}

/** Who is in charge of a demande filed online, and where to reach it (C. IV.B; CRPA R. 112-5). */
export function serviceEnCharge(
  { branche, etablissement: e }: { branche: Branche; etablissement: Lieu },
  academie: { service: string; adresse: string; telephone: string; courriel: string },
): Service {
  const { service: nom, adresse, telephone, courriel } = academie;
  return signeEnSonNom(branche)
    ? {
        nom: e.nom,
        adresse: [e.adresse, `${e.codePostal} ${e.commune}`],
        telephone: e.telephone,
        courriel: e.courriel,
      }
    : { nom, adresse: adresse.split(/\s*,\s*/).filter(Boolean), telephone, courriel };
}

/** What a demande just filed still lacks, and its family may send. */
export const piecesAEnvoyer = ({
  pieces,
}: {
  pieces: readonly { code: string; recueLe: Date | null }[];
}): CodePiece[] => pieces.flatMap(({ code, recueLe }) => (!recueLe && estCodePiece(code) ? [code] : []));
