/**
 * The place of a birth as the tax administration is asked with it (annexes 12 and 13): the country, and for France the
 * département and the commune, that existed on the day of the birth.
 */
import { direNaissance, type Naissance } from '../naissance.ts';
import { type Commune, communesProches, departementsDeLaCommune, trouverCommune } from './communes.ts';
import { departementDe, lireCodeDepartement } from './departements.ts';
import { FRANCE, lireCodePays, nomDuPays, paysExistait } from './pays.ts';

/** Official codes. Only in France is there a département and a commune. */
export interface LieuDeNaissance {
  pays: string;
  departement?: string;
  commune?: string;
}

export interface LieuEcrit {
  pays?: string;
  departement?: string;
  commune?: string;
}

/** The place read, or by field what is wrong with it and the way out. */
export type LectureDeLieu = { lieu: LieuDeNaissance } | { fautes: Partial<Record<keyof LieuEcrit, string>> };

const direCommune = ({ code, nom }: Commune): string => `${nom} (${code})`;

/** Reads the place of a birth. A former French département gives the country of today, the only one that sources know. */
export function lireLieuDeNaissance(ecrit: LieuEcrit, ne: Naissance): LectureDeLieu {
  const pays = lireCodePays(ecrit.pays ?? '');
  if (!pays) return { fautes: { pays: 'Pays de naissance : à choisir dans la liste.' } };
  if (!paysExistait(pays, ne))
    return {
      fautes: {
        pays: `Pays de naissance : ${nomDuPays(pays)} n’existait plus pour une personne née ${direNaissance(ne)}.`,
      },
    };
  if (pays !== FRANCE) {
    const superflu = (['departement', 'commune'] as const).filter((champ) => ecrit[champ]?.trim());
    return superflu.length === 0
      ? { lieu: { pays } }
      : { fautes: Object.fromEntries(superflu.map((champ) => [champ, ETRANGER[champ]])) };
  }
  return lireEnFrance(ecrit, ne);
}

const ETRANGER = {
  departement: 'Département de naissance : laissez-le vide pour une naissance à l’étranger.',
  commune: 'Commune de naissance : laissez-la vide pour une naissance à l’étranger.',
};

function lireEnFrance({ departement = '', commune = '' }: LieuEcrit, ne: Naissance): LectureDeLieu {
  const code = lireCodeDepartement(departement);
  if (!code) return { fautes: { departement: 'Département de naissance : à choisir dans la liste.' } };
  const alors = departementDe(code, ne);
  if (!alors)
    return {
      fautes: {
        departement: `Département de naissance : le ${code} n’existait pas pour une personne née ${direNaissance(ne)}. Choisissez celui de l’époque, écrit sur l’acte de naissance.`,
      },
    };
  if (alors.pays) return { lieu: { pays: alors.pays } };
  if (!commune.trim()) return { fautes: { commune: 'Commune de naissance : à remplir.' } };
  const [trouvee, ...autres] = trouverCommune(commune, code, ne);
  if (!trouvee) return { fautes: { commune: communeInconnue(commune.trim(), code, ne) } };
  if (autres.length > 0)
    return {
      fautes: {
        commune: `Commune de naissance : plusieurs portent ce nom, écrivez le code de la bonne : ${[trouvee, ...autres].map(direCommune).join(', ')}.`,
      },
    };
  return { lieu: { pays: FRANCE, departement: code, commune: trouvee.code } };
}

/** What to do with a commune that the département had not: another département, or the names that are near. */
function communeInconnue(texte: string, code: string, ne: Naissance): string {
  const dit = `Commune de naissance : « ${texte} » n’était pas dans le département ${code} pour une personne née ${direNaissance(ne)}.`;
  const ailleurs = departementsDeLaCommune(texte, ne);
  if (ailleurs.length > 0 && ailleurs.length <= 3)
    return `${dit} Une commune de ce nom était dans le ${ailleurs.join(' ou le ')}.`;
  const proches = communesProches(texte, code, ne);
  return proches.length > 0
    ? `${dit} Peut-être : ${proches.map(direCommune).join(', ')} ?`
    : `${dit} Recopiez-la de l’acte de naissance ou du titre d’identité.`;
}
