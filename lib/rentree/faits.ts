/** What opens a school year, step by step, and what still lacks. Pure. */
import { ecrireAnnee, type Rentree } from '#lib/droit/annee.ts';
import { ecrireJour, type Jour } from '#lib/droit/date.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';

/** What the base and the law know of a school year that comes, without anybody's name. */
export interface FaitsDeRentree {
  /** Most signatures that one annexe of the year bears; null when none is typed. */
  signatures: number | null;
  /** Signatures that make an annexe usable. */
  requises: number;
  /** The law computes the barème of the year. */
  baremeConnu: boolean;
  /** Closing days in force, general and of the Cned; null when neither text nor record gives one. */
  cloture: Jour | null;
  clotureCned: Jour | null;
  /** The campaign is on record. */
  enregistree: boolean;
  /** Établissements that had pupils the year before; those whose pupils of the year are in the base. */
  etablissements: number;
  importes: number;
  /** Of those of the public, without a chef on the first day. */
  sansChef: number;
  /** Académies of these établissements; those without any delegation of signature on the first day. */
  academies: number;
  sansDelegation: number;
  /** Demandes of the year before that still wait for somebody. */
  attendent: number;
}

export interface EtapeDeRentree {
  cle: string;
  titre: string;
  faite: boolean;
  /** Where it is, in a sentence. */
  dit: string;
  /** Where it is done; null for what is done elsewhere. */
  href: string | null;
}

function leBareme({ signatures, requises, baremeConnu }: FaitsDeRentree): [boolean, string] {
  if (signatures === null) return [false, 'Aucune annexe n’est saisie.'];
  if (signatures < requises) return [false, `L’annexe saisie porte ${signatures} signature sur ${requises}.`];
  return [
    true,
    `L’annexe est signée par deux administrateurs.${baremeConnu ? '' : ' Son fichier reste à livrer.'}`,
  ];
}

const lesDates = ({ cloture, clotureCned, enregistree }: FaitsDeRentree): [boolean, string] => [
  enregistree && cloture !== null && clotureCned !== null,
  [
    enregistree ? 'La campagne est enregistrée.' : 'La campagne n’est pas enregistrée.',
    cloture ? `Elle se termine le ${ecrireJour(cloture)}.` : 'Aucun texte ne donne sa clôture.',
    clotureCned ? `Au Cned, le ${ecrireJour(clotureCned)}.` : 'La clôture du Cned reste à saisir.',
  ].join(' '),
];

const compter = (nombre: number, un: string, plusieurs: string): string =>
  `${ecrireNombre(nombre)} ${nombre > 1 ? plusieurs : un}`;

/** The steps of a year, in the order in which they are done (docs/nouvelle-rentree.md). */
export function etapesDeRentree(faits: FaitsDeRentree, annee: Rentree): EtapeDeRentree[] {
  const { baremeConnu, etablissements, importes, sansChef, academies, sansDelegation, attendent } = faits;
  const etape = (
    cle: string,
    titre: string,
    [faite, dit]: readonly [boolean, string],
    href: string | null,
  ): EtapeDeRentree => ({ cle, titre, faite, dit, href });
  return [
    etape('annexe', 'Annexes du barème saisies et signées', leBareme(faits), '/admin/bareme'),
    etape(
      'bareme',
      'Barème livré avec l’application',
      [
        baremeConnu,
        baremeConnu
          ? `Les droits de ${ecrireAnnee(annee)} se calculent.`
          : 'Aucun droit de cette année ne se calcule encore : le fichier signé est à livrer.',
      ],
      null,
    ),
    etape('campagne', 'Dates de la campagne', lesDates(faits), '/admin/campagnes'),
    etape(
      'base',
      'Élèves de l’année dans la base',
      [
        etablissements > 0 && importes === etablissements,
        `${compter(importes, 'établissement a ses élèves', 'établissements ont leurs élèves')} de l’année, sur ${ecrireNombre(etablissements)}.`,
      ],
      null,
    ),
    etape(
      'chefs',
      'Un chef dans chaque établissement public',
      [
        sansChef === 0,
        sansChef === 0
          ? 'Chacun en a un.'
          : `${compter(sansChef, 'n’en a', 'n’en ont')} pas le premier jour.`,
      ],
      '/admin/agents',
    ),
    etape(
      'delegations',
      'Une délégation de signature dans chaque académie',
      [
        sansDelegation === 0,
        sansDelegation === 0
          ? 'Chacune en a une.'
          : `${compter(sansDelegation, 'académie n’en a', 'académies n’en ont')} pas le premier jour, sur ${ecrireNombre(academies)}.`,
      ],
      '/admin/delegations',
    ),
    etape(
      'avant',
      'Demandes de l’année d’avant',
      [
        attendent === 0,
        attendent === 0
          ? 'Aucune n’attend plus.'
          : `${compter(attendent, 'attend', 'attendent')} encore une décision ou son envoi : elles restent ouvertes, et leurs délais courent.`,
      ],
      null,
    ),
  ];
}

/** The year that is prepared on a day: the one that comes; from September to December, the one that has just begun. */
export const rentreeAPreparer = (jour: Jour): number => jour.year;

/** What the passage to a school year would give in an établissement, in numbers. */
export interface ComptesDePassage {
  /** Pupils of the year, for whom a demande could be made. */
  eleves: number;
  /** Of them, those who have an accord to be studied without any demande. */
  accords: number;
  /** Of them, those who had a bourse the year before. */
  boursiers: number;
  /** Demandes of the new year that wait as drafts. */
  brouillons: number;
  /** Demandes of the year before that still wait, which the passage leaves as they are. */
  attendent: number;
}

export interface EtablissementAPasser extends ComptesDePassage {
  uai: string;
  nom: string;
  academie: string;
  secteur: string;
  type: string;
  /** Demandes could be made there once its académie is opened. */
  ouvre: boolean;
}

/** One line of the essai: a kind of établissement in an académie, or an établissement. */
export interface LigneDEssai extends ComptesDePassage {
  academie: string;
  lieu: string;
  etablissements: number;
  ouvrent: number;
}

const RIEN: ComptesDePassage = { eleves: 0, accords: 0, boursiers: 0, brouillons: 0, attendent: 0 };
const COMPTES = Object.keys(RIEN) as (keyof ComptesDePassage)[];

/** The kinds in which the essai counts établissements. */
export function genreDEtablissement({
  secteur,
  type,
}: Pick<EtablissementAPasser, 'secteur' | 'type'>): string {
  if (type === 'cned') return 'Cned';
  const quoi =
    type === 'college' ? 'collèges' : type.startsWith('lycee') ? 'lycées' : 'autres établissements';
  return `${quoi} ${secteur === 'public' ? 'publics' : 'privés'}`;
}

/** The établissements of the essai gathered by académie and kind, in the order of their names. */
export function resumerEssai(lignes: readonly EtablissementAPasser[]): LigneDEssai[] {
  const groupes = Map.groupBy(lignes, (ligne) => `${ligne.academie}\n${genreDEtablissement(ligne)}`);
  return [...groupes.values()]
    .map((siens) => additionner(siens, siens[0] as EtablissementAPasser))
    .toSorted((a, b) => a.academie.localeCompare(b.academie, 'fr') || a.lieu.localeCompare(b.lieu, 'fr'));
}

const additionner = (siens: readonly EtablissementAPasser[], premier: EtablissementAPasser): LigneDEssai => ({
  academie: premier.academie,
  lieu: genreDEtablissement(premier),
  etablissements: siens.length,
  ouvrent: siens.filter(({ ouvre }) => ouvre).length,
  ...siens.reduce<ComptesDePassage>(
    (somme, vu) =>
      Object.fromEntries(COMPTES.map((cle) => [cle, somme[cle] + vu[cle]])) as unknown as ComptesDePassage,
    RIEN,
  ),
});
