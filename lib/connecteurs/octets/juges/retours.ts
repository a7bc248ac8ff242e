/**
 * What a bank answers of transfers, as it writes it (ISO 20022): the status report that comes before the money moves (pain.002), and
 * the notice or the statement where a return is booked (camt.054, camt.053). Whatever the version, the elements read are the same.
 */
import { SaxesParser } from 'saxes';
import { type CasRecus, FichierRefuse } from '../cas-recus.ts';
import { lireOctets, lireTableau, type TableauLu } from './tableau.ts';

/** The columns that a file of returns names. */
const NOMS = ['reference_ligne', 'date_retour', 'sens', 'code_iso', 'libelle_banque', 'montant'];
const LIGNES_MAX = 20_000;
const LIBELLE_MAX = 300;

interface Element {
  nom: string;
  texte: string;
  ligne: number;
  enfants: Element[];
}

/** True of what begins as an XML does. */
const estUnXml = (recus: Uint8Array): boolean =>
  /^\s*<[?!A-Za-z]/.test(new TextDecoder().decode(recus.subarray(0, 200)));

const MAL_FORME = 'Ce fichier XML est coupé ou mal formé : demandez-le de nouveau à votre banque.';

/** The whole document, without its prefixes. Throws `FichierRefuse` on what is no plain XML: nothing it declares is ever followed. */
function lireDocument(texte: string): Element {
  const xml = new SaxesParser();
  const racine: Element = { nom: '', texte: '', ligne: 0, enfants: [] };
  const chemin = [racine];
  const refuser = (cause: string) => () => {
    throw new FichierRefuse(cause);
  };
  const ecrire = (lu: string) => {
    const ici = chemin.at(-1);
    if (ici) ici.texte += lu;
  };
  xml.on('doctype', refuser('Ce fichier XML déclare des entités : une banque n’en écrit pas.'));
  xml.on('error', refuser(MAL_FORME));
  xml.on('opentag', ({ name }) => {
    const nom = name.slice(name.indexOf(':') + 1);
    const element: Element = { nom, texte: '', ligne: xml.line, enfants: [] };
    chemin.at(-1)?.enfants.push(element);
    chemin.push(element);
  });
  xml.on('closetag', () => {
    chemin.pop();
  });
  xml.on('text', ecrire);
  xml.on('cdata', ecrire);
  xml.write(texte).close();
  return racine;
}

/** All the elements at the end of a path. */
const tous = (element: Element, ...chemin: string[]): Element[] =>
  chemin.reduce(
    (ici, nom) => ici.flatMap(({ enfants }) => enfants.filter((enfant) => enfant.nom === nom)),
    [element],
  );

/** The text at the end of the first path that has one; empty otherwise. Of elements told twice, both. */
const dit = (element: Element, ...chemins: string[]): string =>
  chemins
    .map((chemin) =>
      tous(element, ...chemin.split('/'))
        .map(({ texte }) => texte.trim())
        .filter(Boolean)
        .join(' '),
    )
    .find(Boolean) ?? '';

interface Retour {
  ligne: number;
  reference: string;
  jour: string;
  sens: 'REJET' | 'RETOUR';
  /** Of the bank: an ISO code of four signs is one column, anything else goes with the words. */
  code: string;
  libelle: string;
  montant: string;
}

const enLigne = ({ ligne, reference, jour, sens, code, libelle, montant }: Retour) => {
  const iso = /^[A-Z0-9]{4}$/.test(code);
  const mots = [iso ? '' : code, libelle].filter(Boolean).join(' ').slice(0, LIBELLE_MAX);
  return {
    numero: ligne,
    cellules: [
      reference,
      jour.slice(0, 10),
      sens,
      iso ? code : '',
      iso || mots ? mots : 'raison non dite par la banque',
      montant.replace('.', ','),
    ],
  };
};

const REJETE = 'RJCT';

/** The transfers that the bank refused before it did them. */
function rejets(rapport: Element): Retour[] {
  const jour = dit(rapport, 'GrpHdr/CreDtTm');
  const virements = tous(rapport, 'OrgnlPmtInfAndSts', 'TxInfAndSts');
  const entier = [
    dit(rapport, 'OrgnlGrpInfAndSts/GrpSts'),
    ...tous(rapport, 'OrgnlPmtInfAndSts').map((lot) => dit(lot, 'PmtInfSts')),
  ].includes(REJETE);
  if (entier && virements.length === 0) {
    const code = dit(
      rapport,
      'OrgnlGrpInfAndSts/StsRsnInf/Rsn/Cd',
      'OrgnlPmtInfAndSts/StsRsnInf/Rsn/Cd',
      'OrgnlGrpInfAndSts/StsRsnInf/AddtlInf',
    );
    throw new FichierRefuse(
      `La banque rejette l’ordre entier${code ? ` (${code})` : ''} sans nommer de virement : aucun n’est parti. Dites chaque rejet dans un fichier CSV, ou corrigez l’ordre et envoyez-le de nouveau.`,
    );
  }
  return virements
    .filter((virement) => dit(virement, 'TxSts') === REJETE)
    .map((virement) => ({
      ...{ ligne: virement.ligne, jour, sens: 'REJET' },
      reference: dit(virement, 'OrgnlEndToEndId'),
      code: dit(virement, 'StsRsnInf/Rsn/Cd', 'StsRsnInf/Rsn/Prtry'),
      libelle: dit(virement, 'StsRsnInf/AddtlInf'),
      montant: dit(virement, 'OrgnlTxRef/Amt/InstdAmt', 'OrgnlTxRef/IntrBkSttlmAmt'),
    }));
}

/** The transfers that came back to the account after they left: credits that name a return. */
const retours = (releve: Element): Retour[] =>
  tous(releve, 'Ntry')
    .filter((ecriture) => dit(ecriture, 'CdtDbtInd') === 'CRDT')
    .flatMap((ecriture) => {
      const details = tous(ecriture, 'NtryDtls', 'TxDtls');
      return details
        .filter((detail) => tous(detail, 'RtrInf').length > 0)
        .map(
          (detail): Retour => ({
            ...{ ligne: detail.ligne, sens: 'RETOUR' },
            reference: dit(detail, 'Refs/EndToEndId'),
            jour: dit(ecriture, 'BookgDt/Dt', 'BookgDt/DtTm'),
            code: dit(detail, 'RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry'),
            libelle: dit(detail, 'RtrInf/AddtlInf'),
            montant:
              dit(detail, 'AmtDtls/InstdAmt/Amt', 'AmtDtls/TxAmt/Amt', 'Amt') ||
              (details.length === 1 ? dit(ecriture, 'Amt') : ''),
          }),
        );
    });

/** Rejects and returns of a bank's file, as the table of a file of returns. Throws `FichierRefuse` on what is none of the three. */
function lireLaBanque(texte: string): TableauLu {
  const racine = lireDocument(texte);
  const lus = [
    ...tous(racine, 'Document', 'CstmrPmtStsRpt').map(rejets),
    ...tous(racine, 'Document', 'BkToCstmrDbtCdtNtfctn', 'Ntfctn').map(retours),
    ...tous(racine, 'Document', 'BkToCstmrStmt', 'Stmt').map(retours),
  ];
  if (lus.length === 0)
    throw new FichierRefuse(
      'Ce fichier XML n’est ni un compte rendu de virements (pain.002), ni un avis ou un relevé de compte (camt.054, camt.053).',
    );
  const lignes = lus.flat().map(enLigne);
  if (lignes.length > LIGNES_MAX)
    throw new FichierRefuse('Plus de 20 000 lignes : coupez ce fichier en plusieurs.');
  return { texte: '', noms: NOMS, lignes };
}

/** A file of what became of transfers: a bank's XML, or a table that names its columns. Throws `FichierRefuse`. */
export const lireRetours = async (recus: CasRecus): Promise<TableauLu> =>
  typeof recus !== 'string' && estUnXml(recus) ? lireLaBanque(lireOctets(recus)) : lireTableau(recus);
