import { sansAccents } from '../sans-accents.ts';
import { ANNEXE_8, type SpecialiteNommee } from './annexe-8.ts';

/** What annexe 8 says of a formation. */
export type Ouverture =
  | { genre: 'ouverte'; groupe: string }
  | { genre: 'fermee'; groupe: string; clause?: string }
  | { genre: 'libelle_manquant'; groupe: string }
  | { genre: 'a_verifier'; groupe: string; specialite: string }
  | { genre: 'code_illisible' };

const CODE = /^[0-9A-Z]{3}(\d{3})[0-9A-Z]{2}$/;
const MOTS_VIDES = new Set([
  'a',
  'b',
  'c',
  'd',
  'l',
  'de',
  'des',
  'du',
  'la',
  'le',
  'les',
  'et',
  'en',
  'option',
]);

function motsDe(libelle: string): string[] {
  return (
    sansAccents(libelle)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  ).filter((mot) => !MOTS_VIDES.has(mot));
}

/** NSF group of a FORMATION_DIPLOME code of eight characters (its characters 4 to 6), or null when unreadable. */
export function groupeDeSpecialite(codeFormation: string): string | null {
  return CODE.exec(codeFormation.trim().toUpperCase())?.[1] ?? null;
}

type Rapprochement = 'nommee' | 'proche' | 'etrangere';

/** Whether a label is the speciality named by the clause, looks like a renamed one, or has nothing to do with it. */
function rapprocher(mots: readonly string[], specialite: SpecialiteNommee): Rapprochement {
  const commence = (racine: string) => mots.some((mot) => mot.startsWith(racine));
  const nommee = motsDe(specialite.intitule).every((mot) => mots.includes(mot));
  if (nommee && !specialite.saufAvec?.some(commence)) return 'nommee';
  return nommee || specialite.racines.every(commence) ? 'proche' : 'etrangere';
}

/**
 * Whether a formation opens the prime d'équipement (annexe 8): group, then its SAUF or SEULEMENT clause on the label.
 * A label that only looks like a named speciality (titles are renamed over the years) is left to a person.
 */
export function ouvreLaPrime(codeFormation: string, libelle?: string): Ouverture {
  const groupe = groupeDeSpecialite(codeFormation);
  if (groupe === null) return { genre: 'code_illisible' };
  const trouve = ANNEXE_8.find((candidat) => candidat.groupe === groupe);
  if (!trouve) return { genre: 'fermee', groupe };
  const { clause } = trouve;
  if (!clause) return { genre: 'ouverte', groupe };
  const mots = motsDe(libelle ?? '');
  if (mots.length === 0) return { genre: 'libelle_manquant', groupe };

  let proche: string | undefined;
  for (const specialite of clause.specialites) {
    const rapprochement = rapprocher(mots, specialite);
    if (rapprochement === 'nommee')
      return clause.genre === 'seulement'
        ? { genre: 'ouverte', groupe }
        : { genre: 'fermee', groupe, clause: specialite.intitule };
    if (rapprochement === 'proche') proche ??= specialite.intitule;
  }
  if (proche) return { genre: 'a_verifier', groupe, specialite: proche };
  return clause.genre === 'sauf'
    ? { genre: 'ouverte', groupe }
    : { genre: 'fermee', groupe, clause: clause.specialites.map((s) => s.intitule).join(', ') };
}
