/** What each element of an export of Siècle-BEE says, in the words of `lu.ts`. */
import { type Brut, type ContenuLu, type EnregistrementLu, type GenreLu, lire } from './lu.ts';
import { type Element, texteDe } from './siecle-elements.ts';

/** What a file of this root can say anything of. */
export const RACINES: Record<string, ContenuLu> = {
  BEE_ELEVES: 'eleves',
  BEE_RESPONSABLES: 'responsables',
  BEE_STRUCTURES: 'structures',
  BEE_NOMENCLATURES: 'nomenclatures',
  BEE_COMMUN: 'communs',
};

type Lu = [GenreLu, Omit<Brut, 'numero'>];

/** 25/11/2026 as ISO; anything else as it is, for the record to be refused with its cause. */
const jourIso = (lu: string | undefined): string | undefined =>
  lu?.replace(/^\s*(\d{2})\/(\d{2})\/(\d{4})\s*$/, '$3-$2-$1');

/** The base codes its flags 0, 1, true or false, sometimes both ways in one element. Empty is untold. */
const OUI_OU_NON: Record<string, boolean> = { 0: false, 1: true, true: true, false: false };
const signe = (lu: string | undefined): boolean | string | undefined =>
  lu?.trim() ? (OUI_OU_NON[lu.trim().toLowerCase()] ?? lu) : undefined;

const SEXES: Record<string, string> = { 1: 'M', 2: 'F' };

function eleve(e: Element): Lu {
  const lu = (nom: string) => texteDe(e, nom);
  const dernier = e.enfants.find(({ nom }) => nom === 'SCOLARITE_AN_DERNIER');
  const sexe = lu('CODE_SEXE')?.trim() ?? '';
  return [
    'eleve',
    {
      cle: e.attributs.ELEVE_ID,
      ine: lu('ID_NATIONAL')?.trim() || lu('INE_RNIE'),
      ineBea: lu('INE_BEA'),
      ineRnie: lu('INE_RNIE'),
      nom: lu('NOM_DE_FAMILLE'),
      nomUsage: lu('NOM_USAGE'),
      prenom: lu('PRENOM'),
      autresPrenoms: [lu('PRENOM2'), lu('PRENOM3')]
        .map((p) => p?.trim())
        .filter(Boolean)
        .join(', '),
      naissance: jourIso(lu('DATE_NAISS')),
      paysNaissance: lu('CODE_PAYS'),
      departementNaissance: lu('CODE_DEPARTEMENT_NAISS'),
      communeNaissance: lu('CODE_COMMUNE_INSEE_NAISS'),
      villeNaissance: lu('VILLE_NAISS'),
      sexe: SEXES[sexe] ?? sexe,
      regime: lu('CODE_REGIME'),
      statut: lu('CODE_STATUT'),
      mef: lu('CODE_MEF')?.trim(),
      entreeLe: jourIso(lu('DATE_ENTREE')),
      sortieLe: jourIso(lu('DATE_SORTIE')),
      motifSortie: lu('CODE_MOTIF_SORTIE'),
      uaiAnDernier: dernier && texteDe(dernier, 'CODE_RNE')?.trim().toUpperCase(),
    },
  ];
}

/** The division among the structures of a pupil, in any order; the groups are left out. */
function division(e: Element): Lu | null {
  const trouvee = e.enfants.find(
    (s) => s.nom === 'SCOLARITE' || (s.nom === 'STRUCTURE' && texteDe(s, 'TYPE_STRUCTURE')?.trim() === 'D'),
  );
  const code = trouvee && texteDe(trouvee, 'CODE_STRUCTURE')?.trim();
  return code ? ['division', { cleEleve: e.attributs.ELEVE_ID, code }] : null;
}

function personne(e: Element): Lu {
  const lu = (nom: string) => texteDe(e, nom);
  return [
    'responsable',
    {
      cle: e.attributs.PERSONNE_ID,
      civilite: lu('LC_CIVILITE'),
      nom: lu('NOM_DE_FAMILLE'),
      nomUsage: lu('NOM_USAGE'),
      prenom: lu('PRENOM'),
      telephonePersonnel: lu('TEL_PERSONNEL'),
      telephonePortable: lu('TEL_PORTABLE'),
      telephoneProfessionnel: lu('TEL_PROFESSIONNEL'),
      accepteSms: signe(lu('ACCEPTE_SMS')),
      courriel: lu('MEL'),
      cleAdresse: lu('ADRESSE_ID'),
    },
  ];
}

/** Before 2018 there were a first and a second legal responsable, and others: 1, 2 and 0. */
const NIVEAUX_D_AVANT_2018: Record<string, string> = { 0: '3', 1: '1', 2: '1' };

function lien(e: Element): Lu {
  const lu = (nom: string) => texteDe(e, nom)?.trim();
  const legal = lu('RESP_LEGAL') ?? '';
  return [
    'lien',
    {
      cleEleve: lu('ELEVE_ID'),
      cleResponsable: lu('PERSONNE_ID'),
      parente: lu('CODE_PARENTE'),
      niveau: lu('NIVEAU_RESPONSABILITE') ?? NIVEAUX_D_AVANT_2018[legal],
      paieLesFrais: signe(lu('PAIE_FRAIS_SCOLAIRES') ?? lu('RESP_FINANCIER')),
      percoitLesAides: signe(lu('PERCOIT_LES_AIDES') ?? lu('PERS_PAIEMENT') ?? lu('PERS_PAIMENT')),
      hebergeEleve: signe(lu('HEBERGE_ELEVE')),
      prioritaire: signe(lu('A_CONTACTER_EN_PRIORITE')),
    },
  ];
}

function adresse(e: Element): Lu {
  const lu = (nom: string) => texteDe(e, nom);
  return [
    'adresse',
    {
      cle: e.attributs.ADRESSE_ID,
      lignes: [1, 2, 3, 4].flatMap((n) => lu(`LIGNE${n}_ADRESSE`)?.trim() || []),
      codePostal: lu('CODE_POSTAL'),
      commune: lu('LIBELLE_POSTAL')?.trim() || lu('COMMUNE_ETRANGERE'),
      communeInsee: lu('CODE_COMMUNE_INSEE'),
      pays: lu('CODE_PAYS'),
      libellePays: lu('LL_PAYS'),
    },
  ];
}

/** The attribute that holds the code is the surest name: containers differ from a version to another. */
const NOMENCLATURES: Record<string, string> = {
  CODE_MEF: 'mef',
  CODE_REGIME: 'regime',
  CODE_STATUT: 'statut',
  CODE_MOTIF_SORTIE: 'motif_sortie',
  CODE_PARENTE: 'parente',
};

function libelle(e: Element): Lu | null {
  const [attribut] = Object.keys(e.attributs).filter((nom) => Object.hasOwn(NOMENCLATURES, nom));
  const dit = texteDe(e, 'LIBELLE_LONG')?.trim();
  if (!attribut || !dit) return null;
  const mefStat = attribut === 'CODE_MEF' ? texteDe(e, 'CODE_MEFSTAT')?.trim() : undefined;
  const nomenclature = NOMENCLATURES[attribut];
  return ['libelle', { nomenclature, code: e.attributs[attribut], libelle: dit, mefStat }];
}

const nomDeDivision = (e: Element): Lu | null => {
  const dit = texteDe(e, 'LIBELLE_LONG')?.trim();
  return dit
    ? ['libelle', { nomenclature: 'division', code: e.attributs.CODE_STRUCTURE, libelle: dit }]
    : null;
};

const LECTURES: Partial<Record<ContenuLu, Record<string, (e: Element) => Lu | null>>> = {
  eleves: { ELEVE: eleve, STRUCTURES_ELEVE: division, SCOLARITE_ELEVE: division },
  responsables: { PERSONNE: personne, RESPONSABLE_ELEVE: lien, ADRESSE: adresse },
  structures: { DIVISION: nomDeDivision },
};

/** Reads the elements of one file: each kind of record is numbered from 1, as refusals cite it. */
export function lecteurDe(contenu: ContenuLu): (element: Element) => EnregistrementLu | null {
  const numeros = new Map<GenreLu, number>();
  const lectures = LECTURES[contenu] ?? {};
  return (element) => {
    const lu = contenu === 'nomenclatures' ? libelle(element) : lectures[element.nom]?.(element);
    if (!lu) return null;
    const [genre, brut] = lu;
    const numero = (numeros.get(genre) ?? 0) + 1;
    numeros.set(genre, numero);
    return lire(genre, { ...brut, numero });
  };
}
