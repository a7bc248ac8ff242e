/** Everybody of the synthetic world as rows of the base: the named families first, then the drawn ones. */
import type { ScolariteDeLEleve } from '#lib/eleve/faits.ts';
import { CLASSES, type Classe } from './classes.ts';
import { compte } from './comptes.ts';
import type { Adulte, Enfant, Famille } from './famille.ts';
import { FAMILLES, type NomFamille } from './familles.ts';
import { hasard } from './hasard.ts';
import { COMMUNES, NOMS, PRENOMS_ADULTES, PRENOMS_FILLES, PRENOMS_GARCONS, RUES } from './noms.ts';
import { ETABLISSEMENTS, type NomEtablissement } from './territoire.ts';

export const RENTREE = 2026;
const RENTREE_DES_ELEVES = '2026-09-01';

export interface Eleve {
  id: string;
  ine: string;
  nom: string;
  prenom: string;
  sexe: string;
  naissance: string;
}

export interface Scolarite extends Omit<ScolariteDeLEleve, 'naissance' | 'statut' | 'etablissement'> {
  eleveId: string;
  rentree: number;
  uai: string;
  classe: string;
  mef: string;
  libelleMef: string;
  sortieLe: string | null;
}

export interface Responsable {
  id: string;
  sub: string | null;
  civilite: 'Mme' | 'M.';
  nom: string;
  nomUsage: string | null;
  prenom: string;
  adresse: string;
  codePostal: string;
  commune: string;
  courriel: string | null;
  telephone: string | null;
}

export interface Lien {
  eleveId: string;
  responsableId: string;
  lien: Adulte['lien'];
  legal: boolean;
  paieLesFrais: boolean;
}

export interface Foyer {
  /** Name of the story, null for a drawn household. */
  famille: NomFamille | null;
  responsables: Responsable[];
  eleves: Eleve[];
  /** Where each pupil goes, in the order of `eleves`. */
  ou: NomEtablissement[];
}

const tirage = hasard(1);
const { entier, chance, parmi, uuid } = tirage;
const inesPris = new Set<string>();

export const ELEVES: Eleve[] = [];
export const SCOLARITES: Scolarite[] = [];
export const RESPONSABLES: Responsable[] = [];
export const LIENS: Lien[] = [];
export const FOYERS: Foyer[] = [];

/** Nine digits and two letters, as the national register gives them; drawn, nobody's. */
function ine(): string {
  const lettre = () => parmi([...'ABCDEFGHJKLMNPRSTUVWXYZ']);
  const tire = `${entier(100_000_000, 999_999_999)}${lettre()}${lettre()}`;
  if (inesPris.has(tire)) return ine();
  inesPris.add(tire);
  return tire;
}

function inscrire(eleveId: string, ou: NomEtablissement, classe: Classe, enfant: Partial<Enfant> = {}): void {
  const { mef, libelleMef, niveau, dispositif = null, filiereCned = null, terminale = false } = classe;
  SCOLARITES.push({
    eleveId,
    rentree: RENTREE,
    uai: ETABLISSEMENTS[ou].uai,
    classe: classe.classe,
    mef,
    libelleMef,
    niveau,
    regime: enfant.regime ?? (ou === 'cned' ? 'externe' : parmi(['externe', 'demi_pensionnaire'])),
    dispositif,
    filiereCned,
    terminale,
    entreeLe: enfant.entreeLe ?? RENTREE_DES_ELEVES,
    sortieLe: enfant.sortieLe ?? null,
  });
}

function loger(adulte: Adulte, maison: Pick<Responsable, 'adresse' | 'codePostal' | 'commune'>): Responsable {
  const { civilite, nom, prenom, nomUsage = null, sansCourriel } = adulte;
  const boite = RESPONSABLES.length + 1;
  const connu = adulte.compte ? compte(adulte.compte) : null;
  const responsable = {
    id: uuid(),
    sub: connu?.sub ?? (sansCourriel ? null : `parent-famille-${boite}`),
    civilite,
    nom,
    nomUsage,
    prenom,
    ...maison,
    courriel: connu?.email ?? (sansCourriel ? null : `famille-${boite}@famille.example`),
    telephone: `06 99 ${String(entier(0, 99)).padStart(2, '0')} 00 ${String(boite % 100).padStart(2, '0')}`,
  };
  RESPONSABLES.push(responsable);
  return responsable;
}

function trouverClasse(ou: NomEtablissement, nom: string): Classe {
  const classe = CLASSES[ou].classes.find((connue) => connue.classe === nom);
  if (!classe) throw new Error(`classe inconnue : ${nom} dans ${ou}`);
  return classe;
}

function peupler(famille: NomFamille | null, { adultes, enfants, ...lieu }: Famille): void {
  const maison = { adresse: lieu.adresse, codePostal: lieu.codePostal, commune: lieu.commune };
  const responsables = adultes.map((adulte) => loger(adulte, maison));
  const eleves = enfants.map((enfant) => {
    const { prenom, sexe, naissance, nom = adultes[0].nom } = enfant;
    const eleve = { id: uuid(), ine: ine(), nom, prenom, sexe, naissance };
    ELEVES.push(eleve);
    inscrire(eleve.id, enfant.ou, trouverClasse(enfant.ou, enfant.classe), enfant);
    adultes.forEach(({ lien, legal = lien !== 'autre_personne_en_charge' }, rang) => {
      const responsableId = responsables[rang]?.id ?? '';
      LIENS.push({ eleveId: eleve.id, responsableId, lien, legal, paieLesFrais: rang === 0 });
    });
    return eleve;
  });
  FOYERS.push({ famille, responsables, eleves, ou: enfants.map(({ ou }) => ou) });
}

function naitre(age: number): string {
  const mois = String(entier(1, 12)).padStart(2, '0');
  return `${RENTREE - age}-${mois}-${String(entier(1, 28)).padStart(2, '0')}`;
}

function enfantTire(ou: NomEtablissement): Enfant {
  const { classe, age } = parmi(CLASSES[ou].classes);
  const sexe = chance(0.5) ? 'F' : 'M';
  const enfant: Enfant = {
    prenom: parmi(sexe === 'F' ? PRENOMS_FILLES : PRENOMS_GARCONS),
    sexe,
    naissance: naitre(chance(0.1) ? age + 1 : age),
    ou,
    classe,
  };
  if (ou.startsWith('lycee') && chance(0.12)) enfant.regime = 'interne';
  if (chance(0.03)) enfant.entreeLe = `2026-10-${String(entier(1, 28)).padStart(2, '0')}`;
  else if (chance(0.02)) enfant.sortieLe = `2026-11-${String(entier(2, 20)).padStart(2, '0')}`;
  return enfant;
}

function familleTiree(ou: NomEtablissement, combien: number): Famille {
  const nom = parmi(NOMS);
  const mere: Adulte = { civilite: 'Mme', prenom: parmi(PRENOMS_ADULTES.F), nom: parmi(NOMS), lien: 'mere' };
  const pere: Adulte = { civilite: 'M.', prenom: parmi(PRENOMS_ADULTES.M), nom, lien: 'pere' };
  const couple = chance(0.6);
  const enfants = Array.from({ length: combien }, () => ({
    ...enfantTire(ou),
    nom: couple ? nom : mere.nom,
  }));
  return {
    histoire: '',
    adresse: `${entier(1, 120)} ${parmi(RUES)}`,
    ...parmi(COMMUNES[ETABLISSEMENTS[ou].academieCode] ?? COMMUNES['09'] ?? []),
    adultes: couple ? [{ ...mere, nomUsage: nom }, pere] : [mere],
    enfants: enfants as [Enfant, ...Enfant[]],
    revenus: { situation: couple ? 'couple_foyer_commun' : 'parent_isole' },
  };
}

for (const [nom, famille] of Object.entries(FAMILLES)) peupler(nom as NomFamille, famille);

for (const [nom, { effectif }] of Object.entries(CLASSES)) {
  const ou = nom as NomEtablissement;
  let reste = effectif;
  while (reste > 0) {
    const combien = Math.min(reste, chance(0.2) ? 2 : 1);
    peupler(null, familleTiree(ou, combien));
    reste -= combien;
  }
}

/** The girl of the family `partie` was first in Lille: a stay that ended. */
const partie = FOYERS.find(({ famille }) => famille === 'partie')?.eleves[0];
if (partie)
  inscrire(partie.id, 'collegePublic', trouverClasse('collegePublic', '5A'), { sortieLe: '2026-10-02' });

/** The household of a named family. */
export function foyer(famille: NomFamille): Foyer {
  const trouve = FOYERS.find((connu) => connu.famille === famille);
  if (!trouve) throw new Error(`famille inconnue : ${famille}`);
  return trouve;
}

/** A pupil schooled in the same place from the first day of the year to its end. */
export const estLaTouteLAnnee = (eleveId: string | undefined): boolean =>
  SCOLARITES.some((vue) => vue.eleveId === eleveId && vue.entreeLe <= '2026-09-01' && !vue.sortieLe);
