import { sansAccents } from './sans-accents.ts';

/** A postal address as a person gives it. `pays` is absent in France. */
export interface AdressePostale {
  adresse?: string | null;
  complement?: string | null;
  codePostal?: string | null;
  commune?: string | null;
  pays?: string | null;
}

/** The name of a country as it is compared: accents, capitals and kinds of apostrophe aside. */
const plier = (pays: string): string =>
  sansAccents(pays.trim().toLocaleLowerCase('fr-FR').replaceAll("'", '’'));

/** The places overseas of the Republic, by their names: some people write theirs as a country, as letters from abroad do. */
const OUTRE_MER = new Set(
  `guadeloupe,martinique,guyane,guyane francaise,reunion,la reunion,ile de la reunion,mayotte,saint-martin,
  saint-barthelemy,saint-pierre-et-miquelon,wallis-et-futuna,polynesie francaise,nouvelle-caledonie`.split(
    /,\s*/,
  ),
);
const MONACO = /^980\d\d$/;

const estEnFrance = (pays: string | null | undefined): boolean => !pays || plier(pays) === 'france';

/**
 * Where an address is, as procedural delays tell places apart (CJA R. 421-7): Monaco, whose codes are of the French kind, is
 * abroad; a place overseas is of the Republic, also written as a country.
 */
export function lieuDAdresse({ codePostal, pays }: AdressePostale): 'metropole' | 'outre_mer' | 'etranger' {
  const code = codePostal ?? '';
  if (pays && OUTRE_MER.has(plier(pays))) return 'outre_mer';
  if (!estEnFrance(pays) || MONACO.test(code)) return 'etranger';
  return /^9[78]/.test(code) ? 'outre_mer' : 'metropole';
}

/** True of an address in France that a letter could go to; the base may know none. */
export const estUneAdresseEnFrance = ({ codePostal, pays }: AdressePostale): boolean =>
  estEnFrance(pays) && /^\d{5}$/.test(codePostal ?? '');

/** "59000" of "59 000" and of "F-59000"; codes of other countries as they are written there. */
export function nettoyerCodePostal(texte: string): string {
  const lu = texte.trim().replace(/\s+/g, ' ');
  const [, debut, fin] = /^(?:f[- ]?)?(\d{2}) ?(\d{3})$/i.exec(lu) ?? [];
  return debut && fin ? debut + fin : lu.toLocaleUpperCase('fr-FR');
}

/** "00100 ARMÉES": the sector of who serves outside France, whose mail La Poste carries. */
const estAuxArmees = (codePostal: string, commune = ''): boolean =>
  /^00[1-9]\d\d$/.test(codePostal) && /arm[ée]es/i.test(commune);

/** By field, what is wrong with the postal code and the country of who asks; an address that still lacks is not wrong. */
export function defautsDAdresse({
  resideEnFrance,
  codePostal,
  commune,
  pays,
}: {
  resideEnFrance?: boolean;
  codePostal?: string;
  commune?: string;
  pays?: string;
}): { codePostal?: string; pays?: string } {
  if (!estEnFrance(pays)) return {};
  if (!codePostal) return {};
  if (!resideEnFrance && !pays?.trim())
    return {
      pays: 'Pays : à remplir, puisque le demandeur ne réside pas en France (« France » si le courrier y va).',
    };
  const cinq = /^\d{5}$/.test(codePostal) && !codePostal.startsWith('00') && codePostal !== '99999';
  if (cinq || estAuxArmees(codePostal, commune)) return {};
  return {
    codePostal: /cedex/i.test(codePostal)
      ? 'Code postal : cinq chiffres ; écrivez CEDEX avec la commune, par exemple « Lille CEDEX 9 ».'
      : 'Code postal : cinq chiffres. Pour une adresse à l’étranger, indiquez le pays.',
  };
}

/** Countries whose postal code comes after the town, on its line (UPU, postal addressing systems), by their French names. */
const CODE_APRES = new Set(
  `usa,etats-unis,etats-unis d’amerique,porto rico,canada,colombie,perou,venezuela,australie,nouvelle-zelande,singapour,
  inde,pakistan,bangladesh,nepal,maldives,birmanie,myanmar,cambodge,thailande,vietnam,viet nam,viet-nam,indonesie,taiwan,
  coree du sud,liban,jordanie,israel,arabie saoudite,bahrein,malte,lettonie,nigeria`.split(/,\s*/),
);
/** Those where it is alone under the town. */
const CODE_DESSOUS = new Set(
  `royaume-uni,grande-bretagne,angleterre,ecosse,pays de galles,irlande du nord,jersey,guernesey,ile de man,irlande,
  afrique du sud,sri lanka,egypte,irak,iran,russie,ukraine`.split(/,\s*/),
);

/** Code and town, where the post of that country looks for them; most countries write them as France does. */
function villeEtCode(codePostal: string, commune: string, pays: string): string[] {
  const nom = plier(pays);
  if (CODE_DESSOUS.has(nom)) return [commune, codePostal];
  return [CODE_APRES.has(nom) ? `${commune} ${codePostal}` : `${codePostal} ${commune}`];
}

/**
 * The lines of an address below the name, from the smallest place to the largest: complement, street, postal code and
 * town in capitals, and for another country its name in capitals on the last line (La Poste, norme AFNOR XP Z10-011; UPU S42).
 */
export function lignesDAdresse({ adresse, complement, codePostal, commune, pays }: AdressePostale): string[] {
  const capitales = (texte: string) => texte.trim().toLocaleUpperCase('fr-FR');
  const lignes = [
    complement ?? '',
    adresse ?? '',
    ...villeEtCode(codePostal ?? '', commune ?? '', pays ?? '').map(capitales),
    estEnFrance(pays) ? '' : capitales(pays ?? ''),
  ];
  return lignes.filter((ligne) => ligne.trim() !== '');
}
