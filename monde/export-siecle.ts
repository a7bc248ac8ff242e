/** Exports of Siècle about people of the told world, or of nobody: what tests, measures and the demonstration send. */

/** A responsable of a pupil, as the base says it. */
export interface ResponsableExporte {
  cle: string;
  nom: string;
  prenom: string;
  parente?: string;
  niveau?: string;
  paie?: boolean;
  percoit?: boolean;
  portable?: string;
  courriel?: string;
  adresse?: string;
}

export interface EleveExporte {
  cle: string;
  ine?: string;
  nom: string;
  prenom: string;
  /** ISO days. */
  naissance: string;
  sexe?: 'M' | 'F';
  commune?: string;
  regime?: string;
  mef?: string;
  division?: string;
  entree?: string;
  sortie?: string;
  motif?: string;
  responsables?: readonly ResponsableExporte[];
}

export interface Export {
  uai: string;
  rentree: number;
  /** "25/11/2026 18:42:07". */
  horodatage: string;
  eleves: readonly EleveExporte[];
}

const HORS_LATIN: Record<string, number> = {
  '€': 0xa4,
  Š: 0xa6,
  š: 0xa8,
  Ž: 0xb4,
  ž: 0xb8,
  Œ: 0xbc,
  œ: 0xbd,
  Ÿ: 0xbe,
};

/** ISO-8859-15, as Siècle writes: what it cannot write is a question mark. */
const coder = (texte: string): Buffer =>
  Buffer.from(Array.from(texte, (c) => HORS_LATIN[c] ?? (c.charCodeAt(0) < 256 ? c.charCodeAt(0) : 63)));

const echapper = (texte: string): string => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const champ = (nom: string, valeur: string | undefined): string =>
  valeur === undefined ? '' : `<${nom}>${echapper(valeur)}</${nom}>`;
const jourFr = (iso: string | undefined): string | undefined =>
  iso?.replace(/^(\d+)-(\d+)-(\d+)$/, '$3/$2/$1');

function fichier(racine: string, { uai, rentree, horodatage }: Export, donnees: string): Buffer {
  const parametres = `<UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${rentree}</ANNEE_SCOLAIRE><DATE_EXPORT>${horodatage.slice(0, 10)}</DATE_EXPORT><HORODATAGE>${horodatage}</HORODATAGE>`;
  return coder(
    `<?xml version="1.0" encoding="ISO-8859-15"?>\n<${racine} VERSION="3.0"><PARAMETRES>${parametres}</PARAMETRES><DONNEES>${donnees}</DONNEES></${racine}>\n`,
  );
}

/** ElevesSansAdresses.xml. */
export function elevesDeSiecle(exporte: Export): Buffer {
  const eleves = exporte.eleves.map(
    (e) =>
      `<ELEVE ELEVE_ID="${e.cle}">${champ('ID_NATIONAL', e.ine)}${champ('NOM_DE_FAMILLE', e.nom)}${champ('PRENOM', e.prenom)}${champ('DATE_NAISS', jourFr(e.naissance))}${champ('CODE_PAYS', '100')}${champ('CODE_REGIME', e.regime ?? '0')}${champ('DATE_ENTREE', jourFr(e.entree ?? `${exporte.rentree}-09-01`))}${champ('DATE_SORTIE', jourFr(e.sortie))}${champ('CODE_MOTIF_SORTIE', e.motif)}${champ('CODE_SEXE', e.sexe === 'M' ? '1' : '2')}${champ('CODE_STATUT', 'ST')}${champ('CODE_MEF', e.mef ?? '10110001110')}${champ('CODE_COMMUNE_INSEE_NAISS', e.commune)}</ELEVE>\n`,
  );
  const structures = exporte.eleves.map(({ cle, division = '5A' }) =>
    division === ''
      ? ''
      : `<STRUCTURES_ELEVE ELEVE_ID="${cle}"><STRUCTURE><CODE_STRUCTURE>GR1</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE><STRUCTURE>${champ('CODE_STRUCTURE', division)}<TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>\n`,
  );
  return fichier(
    'BEE_ELEVES',
    exporte,
    `<ELEVES>${eleves.join('')}</ELEVES><STRUCTURES>${structures.join('')}</STRUCTURES>`,
  );
}

const signe = (nom: string, dit: boolean | undefined): string =>
  champ(nom, dit === undefined ? undefined : String(dit));

/** ResponsablesAvecAdresses.xml. */
export function responsablesDeSiecle(exporte: Export): Buffer {
  const personnes = new Map<string, string>();
  const liens: string[] = [];
  const adresses: string[] = [];
  for (const { cle: eleve, responsables = [] } of exporte.eleves)
    for (const r of responsables) {
      if (!personnes.has(r.cle) && r.adresse)
        adresses.push(
          `<ADRESSE ADRESSE_ID="A${r.cle}">${champ('LIGNE1_ADRESSE', r.adresse)}<CODE_POSTAL>59000</CODE_POSTAL><LIBELLE_POSTAL>LILLE</LIBELLE_POSTAL><CODE_PAYS>100</CODE_PAYS></ADRESSE>\n`,
        );
      personnes.set(
        r.cle,
        `<PERSONNE PERSONNE_ID="${r.cle}"><LC_CIVILITE>${r.parente === '20' ? 'M.' : 'MME'}</LC_CIVILITE>${champ('NOM_DE_FAMILLE', r.nom)}${champ('PRENOM', r.prenom)}${champ('TEL_PORTABLE', r.portable)}${champ('MEL', r.courriel)}${champ('ADRESSE_ID', r.adresse && `A${r.cle}`)}</PERSONNE>\n`,
      );
      liens.push(
        `<RESPONSABLE_ELEVE><ELEVE_ID>${eleve}</ELEVE_ID><PERSONNE_ID>${r.cle}</PERSONNE_ID><NIVEAU_RESPONSABILITE>${r.niveau ?? '1'}</NIVEAU_RESPONSABILITE><CODE_PARENTE>${r.parente ?? '10'}</CODE_PARENTE>${signe('PAIE_FRAIS_SCOLAIRES', r.paie)}${signe('PERCOIT_LES_AIDES', r.percoit)}</RESPONSABLE_ELEVE>\n`,
      );
    }
  return fichier(
    'BEE_RESPONSABLES',
    exporte,
    `<PERSONNES>${[...personnes.values()].join('')}</PERSONNES><RESPONSABLES>${liens.join('')}</RESPONSABLES><ADRESSES>${adresses.join('')}</ADRESSES>`,
  );
}
