/** What an export of the school base says of a pupil, in the words of the product. Pure. */
import type {
  AdresseLue,
  CodeParente,
  EleveLu,
  LienLu,
  ResponsableLu,
} from '#lib/connecteurs/base-scolaire/lu.ts';
import { regimeDuCode } from '#lib/droit/argent/internat.ts';
import type { LienDemandeur, Niveau, Regime, Statut } from '#lib/droit/situation.ts';

type Contenu<L> = Omit<L, 'genre' | 'numero' | 'cle' | 'cleEleve' | 'cleResponsable'>;

/** A responsable of the pupil: the link, the person and the address, as the base says them. */
export interface ResponsableDit {
  cle: string;
  lien: Contenu<LienLu>;
  personne: Contenu<ResponsableLu>;
  adresse: Contenu<AdresseLue> | null;
}

/** All that the base says of a pupil at once. Kept as it is: the next export is compared with it. */
export interface EleveDit {
  eleve: Contenu<EleveLu>;
  division: string | null;
  /** Absent when no file of responsables was ever read. */
  responsables?: ResponsableDit[];
}

/** What the base said of a pupil, read back from the column that keeps it as JSON. */
export const relireEleve = (garde: unknown): EleveDit => garde as EleveDit;

const LIENS: Partial<Record<CodeParente, LienDemandeur>> = {
  '10': 'mere',
  '20': 'pere',
  '50': 'tuteur',
  '51': 'departement',
  '70': 'eleve_lui_meme',
};

/** The law's word for a link of the base. */
export const lienDuCode = (parente: CodeParente): LienDemandeur =>
  LIENS[parente] ?? 'autre_personne_en_charge';

const STATUTS = { ST: 'scolaire', AP: 'apprenti' } as const satisfies Record<string, Statut>;

/** What the MEF says: its first figure is the cycle, 110 is the MLDS, 202 the terminale of the voies générale et technologique. */
function formationDe(mef: string, libelle: string | undefined) {
  const mlds = mef.startsWith('110');
  const niveaux: Record<string, Niveau> = { 1: 'college', 2: 'lycee', 3: 'post_bac' };
  return {
    niveau: mlds ? ('lycee' as const) : (niveaux[mef.charAt(0)] ?? 'lycee'),
    terminale: mef.startsWith('202') || /^T(ERM|LE)/i.test(libelle ?? ''),
    dispositif: mlds ? ('mlds' as const) : null,
  };
}

/** The schooling that the base tells, as the columns of a stay. Days are ISO. */
export interface ScolariteDite {
  classe: string;
  mef: string;
  libelleMef: string | null;
  niveau: Niveau;
  terminale: boolean;
  dispositif: 'mlds' | null;
  regime: Regime;
  codeRegime: string;
  statut: Statut;
  entreeLe: string;
  sortieLe: string | null;
  motifSortie: string | null;
  uaiAnDernier: string | null;
}

/** What a pupil whose division is not known yet is shown under. */
const SANS_DIVISION = 'sans classe';

/** A stay of the year: an entry of a year before is that of the rentrée. */
export function scolariteDite(
  { eleve, division }: EleveDit,
  rentree: number,
  libelle?: string,
): ScolariteDite {
  const rentreeDesEleves = `${rentree}-09-01`;
  const entree = eleve.entreeLe ?? rentreeDesEleves;
  return {
    classe: division ?? SANS_DIVISION,
    mef: eleve.mef,
    libelleMef: libelle ?? null,
    ...formationDe(eleve.mef, libelle),
    regime: regimeDuCode(eleve.regime),
    codeRegime: eleve.regime,
    statut: STATUTS[eleve.statut ?? 'ST'],
    entreeLe: entree > rentreeDesEleves ? entree : rentreeDesEleves,
    sortieLe: eleve.sortieLe ?? null,
    motifSortie: eleve.motifSortie ?? null,
    uaiAnDernier: eleve.uaiAnDernier ?? null,
  };
}

/** The pupil that the base tells, as the columns of its record. */
export const identiteDite = ({ eleve }: EleveDit) => ({
  ine: eleve.ine ?? null,
  nom: eleve.nom,
  nomUsage: eleve.nomUsage ?? null,
  prenom: eleve.prenom,
  prenoms: eleve.autresPrenoms ? `${eleve.prenom}, ${eleve.autresPrenoms}` : null,
  sexe: eleve.sexe,
  naissance: eleve.naissance,
  paysNaissance: eleve.paysNaissance ?? null,
  departementNaissance: eleve.departementNaissance ?? null,
  communeNaissance: eleve.communeNaissance ?? null,
  villeNaissance: eleve.villeNaissance ?? null,
});

/** France, or nothing said, is no country on an address. */
const paysDe = ({ pays, libellePays }: Contenu<AdresseLue>): string | null =>
  !pays || pays === '100' || pays === '99100' ? null : (libellePays ?? pays);

/** The responsable that the base tells, as the columns of its record. */
export function responsableDit({ personne, adresse }: ResponsableDit) {
  const [rue = '', ...suite] = adresse?.lignes ?? [];
  const civilite = personne.civilite?.toUpperCase().replace('.', '');
  return {
    civilite: civilite === 'M' ? 'M.' : civilite ? 'Mme' : '',
    nom: personne.nom,
    nomUsage: personne.nomUsage ?? null,
    prenom: personne.prenom ?? '',
    adresse: rue,
    complement: suite.join(', ') || null,
    codePostal: adresse?.codePostal ?? '',
    commune: adresse?.commune ?? '',
    pays: adresse ? paysDe(adresse) : null,
    courriel: personne.courriel ?? null,
    telephone: personne.telephonePersonnel ?? personne.telephonePortable ?? null,
    telephonePortable: personne.telephonePortable ?? null,
    telephoneProfessionnel: personne.telephoneProfessionnel ?? null,
    accepteSms: personne.accepteSms ?? null,
  };
}

/** The link that the base tells, as the columns of ours. */
export const lienDit = ({ lien }: ResponsableDit) => ({
  lien: lienDuCode(lien.parente),
  legal: lien.niveau === '1',
  paieLesFrais: lien.paieLesFrais ?? false,
  parente: lien.parente,
  niveau: lien.niveau,
  percoitLesAides: lien.percoitLesAides ?? null,
  hebergeEleve: lien.hebergeEleve ?? null,
  prioritaire: lien.prioritaire ?? null,
});

type Champs = Readonly<Record<string, unknown>>;

/**
 * What a record becomes: a field takes what the base says when the base changed since it last spoke, and is left otherwise,
 * so that what a person corrected meanwhile stands. The first time, it takes what the base says; but for the fields that a
 * person has corrected or, with `garder`, filled.
 */
export function fusionner<C extends Champs>(
  actuel: C,
  {
    avant,
    apres,
    corriges = [],
    garder = false,
  }: { avant: C | null; apres: C; corriges?: readonly string[]; garder?: boolean },
): C {
  const pris = Object.keys(apres).filter((champ) => {
    if (avant) return avant[champ] !== apres[champ];
    if (apres[champ] === null || corriges.includes(champ)) return false;
    return !(garder && actuel[champ] !== null && actuel[champ] !== '');
  });
  return { ...actuel, ...Object.fromEntries(pris.map((champ) => [champ, apres[champ]])) };
}

/** The same names, whatever their accents, case and punctuation. */
export const memesNoms = (a: { nom: string; prenom: string }, b: { nom: string; prenom: string }): boolean =>
  nu(a.nom + a.prenom) === nu(b.nom + b.prenom);

const nu = (texte: string): string => texte.normalize('NFD').replace(/\P{L}/gu, '').toUpperCase();
