/** The rows that change beside the acts of a dossier, or after them: each write has its line in a register, checked here. */
import { Prisma } from '#prisma/generated/client.ts';
import { enPortee, type Portee } from './portee.ts';

interface Suivie {
  table: string;
  /** What one of its rows is, for the sentences of the check. */
  nom: string;
  /** Its primary key, and the type of it. */
  cle?: string;
  type?: 'uuid' | 'int' | 'text';
  /** Columns that its lines do not cover. */
  sauf?: readonly string[];
}

/** What the journal of a dossier holds itself, and what follows from it or is computed. */
const TENU_PAR_LES_ACTES = [
  ...['etat', 'version', 'hors_delai', 'recu_le', 'demandeur_id', 'drapeaux', 'echeance_le'],
  ...['echeance_cause', 'echeance_article', 'tri', 'plage', 'depuis_le', 'modifie_le'],
];

/** Every table that is followed, written here again and not read from the triggers that write its lines. */
export const SUIVIES: readonly Suivie[] = [
  { table: 'dossier', nom: 'le dossier', sauf: TENU_PAR_LES_ACTES },
  { table: 'courrier', nom: 'le courrier' },
  { table: 'recours', nom: 'le recours' },
  { table: 'requete', nom: 'la requête' },
  { table: 'retrait', nom: 'le retrait' },
  { table: 'rectification', nom: 'la rectification' },
  { table: 'relecture', nom: 'la relecture' },
  { table: 'avis_sollicite', nom: 'l’avis sollicité' },
  { table: 'message_de_dossier', nom: 'le message' },
  { table: 'rappel', nom: 'le rappel' },
  { table: 'correction_eleve', nom: 'la correction d’élève' },
  { table: 'correction_responsable', nom: 'la correction de responsable' },
  { table: 'reunion', nom: 'la réunion' },
  { table: 'separation', nom: 'la séparation' },
  { table: 'resultat_brevet', nom: 'le résultat du brevet' },
  { table: 'correspondance_brevet', nom: 'la correspondance de colonnes' },
  { table: 'absence', nom: 'l’absence' },
  { table: 'presence_certifiee', nom: 'la présence certifiée' },
  { table: 'frais_de_pension', nom: 'les frais de pension' },
  { table: 'sans_deduction_dite', nom: 'le cas sans déduction' },
  { table: 'correspondance_de_fichier', nom: 'la correspondance de colonnes d’un fichier' },
  { table: 'coche_parcoursup', nom: 'la case Parcoursup' },
  { table: 'lecture_de_liste', nom: 'la lecture de liste' },
  { table: 'bordereau', nom: 'le bordereau' },
  { table: 'ligne_de_bordereau', nom: 'la ligne de bordereau', cle: 'proposition_id' },
  { table: 'relance', nom: 'la relance' },
  { table: 'fait_de_radar', nom: 'le fait du radar' },
  { table: 'reglage_de_donnee', nom: 'le réglage d’une donnée sensible' },
  { table: 'accord_sms', nom: 'l’accord pour les SMS' },
  { table: 'exercice_de_droit', nom: 'la demande sur des données' },
  { table: 'suite_d_exercice', nom: 'la suite d’une demande sur des données' },
  { table: 'mouvement', nom: 'le mouvement' },
  { table: 'transfert', nom: 'le transfert' },
  { table: 'consentement', nom: 'le consentement' },
  { table: 'couple', nom: 'le couple' },
  { table: 'accord_de_concubin', nom: 'l’accord de concubin' },
  { table: 'correction_d_etat_civil', nom: 'la correction d’état civil' },
  { table: 'participation_epsc', nom: 'la participation d’un établissement' },
  { table: 'echange', nom: 'l’échange' },
  { table: 'compte_bancaire', nom: 'le compte bancaire', sauf: ['iban'] },
  { table: 'certificat', nom: 'le certificat' },
  { table: 'versement', nom: 'le versement' },
  { table: 'fait_de_versement', nom: 'le fait d’un versement' },
  { table: 'emploi_de_bourse', nom: 'l’emploi d’une bourse' },
  { table: 'procuration', nom: 'la procuration' },
  { table: 'fiche_navette', nom: 'la fiche navette' },
  { table: 'equipement_ailleurs', nom: 'la prime d’équipement versée ailleurs' },
  { table: 'engagement_de_merite', nom: 'l’engagement du mérite' },
  { table: 'suite_de_procuration', nom: 'la suite d’une procuration' },
  { table: 'suite_de_compte', nom: 'la confirmation d’un compte', cle: 'compte_id' },
  { table: 'octroi', nom: 'l’octroi' },
  { table: 'evenement_habilitation', nom: 'l’événement d’une habilitation' },
  { table: 'jeton_api', nom: 'le jeton' },
  {
    ...{ table: 'passage_d_etude', nom: 'le passage de l’étude' },
    sauf: [
      'etat',
      'cause',
      'repetition',
      'repete_le',
      'bilan',
      'a_etudier',
      'curseur',
      'tour',
      'essai',
      'fini_le',
    ],
  },
  { table: 'import_de_base', nom: 'l’import de la base scolaire' },
  { table: 'trimestre_academique', nom: 'le trimestre d’une académie' },
  { table: 'etat_de_paiement', nom: 'l’état de paiement' },
  { table: 'ordre_de_reversement', nom: 'l’ordre de reversement' },
  { table: 'suite_de_reversement', nom: 'la suite d’un ordre de reversement' },
  { table: 'agent', nom: 'l’agent' },
  { table: 'affectation', nom: 'l’affectation' },
  { table: 'delegation', nom: 'la délégation' },
  { table: 'elimination', nom: 'le lot d’élimination' },
  { table: 'acte_a_confirmer', nom: 'l’acte à confirmer' },
  { table: 'annexe_de_bareme', nom: 'l’annexe de barème' },
  {
    ...{ table: 'effet_de_bareme', nom: 'l’effet d’un barème' },
    sauf: ['curseur', 'tour', 'lus', 'sans_conclusion', 'groupes', 'fini_le'],
  },
  { table: 'signature_de_bareme', nom: 'la signature de barème' },
  { table: 'campagne', nom: 'la campagne', cle: 'rentree', type: 'int' },
  { table: 'reglage_de_relecture', nom: 'le réglage de relecture', cle: 'academie_code', type: 'text' },
];

/** Rows read at once, of each table. */
const PAGE = 2_000;

interface LigneSuivie {
  rang: number;
  cle: string;
  /** It has a line, and its text is the one that the last of them tells. */
  connue: boolean;
  tenue: boolean;
}

const colonne = Prisma.raw;

/** The next rows of a table, each with its last line. */
const pageDe = (
  { table, cle = 'id', type = 'uuid', sauf = [] }: Suivie,
  rang: number,
  apres: string | undefined,
): Prisma.Sql => Prisma.sql`
  SELECT ${rang}::int AS rang, row_number() OVER (ORDER BY r.${colonne(cle)}) AS n, r.${colonne(cle)}::text AS cle,
    e.rang IS NOT NULL AS connue,
    coalesce(hmac(convert_to(jsonb_strip_nulls(to_jsonb(r) - ${sauf}::text[])::text, 'UTF8'), e.sel, 'sha256') = e.empreinte, false)
      AS tenue
  FROM (SELECT * FROM ${colonne(table)}
    ${apres === undefined ? Prisma.empty : Prisma.sql`WHERE ${colonne(cle)} > ${apres}::text::${colonne(type)}`}
    ORDER BY ${colonne(cle)} LIMIT ${PAGE}) r
  LEFT JOIN LATERAL (SELECT rang, sel, empreinte FROM ecriture WHERE objet = ${`${table}/`} || r.${colonne(cle)}
    ORDER BY rang DESC LIMIT 1) e ON true`;

/** A row that its last line says written, and that is not there. */
const retireeDe = ({ table, cle = 'id' }: Suivie, rang: number): Prisma.Sql => Prisma.sql`
  SELECT ${rang}::int AS rang, e.id AS n, substr(e.objet, ${table.length + 2}::int) AS cle FROM ecriture e
  WHERE e.objet >= ${`${table}/`} AND e.objet < ${`${table}0`} AND e.empreinte IS NOT NULL
    AND NOT EXISTS (SELECT FROM ecriture n WHERE n.objet = e.objet AND n.rang = e.rang + 1)
    AND NOT EXISTS (SELECT FROM ${colonne(table)} r WHERE ${`${table}/`} || r.${colonne(cle)}::text = e.objet)`;

const dire = ({ rang, cle }: Pick<LigneSuivie, 'rang' | 'cle'>, quoi: string): string =>
  `${SUIVIES[rang]?.nom} ${cle} : ${quoi}`;

/**
 * Compares each followed row with the last line of the register, page by page, each in its own snapshot: writes may go on. The
 * first fault, in French, or null.
 */
export async function fauteDesSuivies(portee: Portee): Promise<string | null> {
  const lire = <L>(parties: readonly Prisma.Sql[]): Promise<L[]> =>
    enPortee(
      portee,
      async (tx) => {
        await tx.$executeRaw`SET LOCAL timezone TO 'UTC'`;
        return tx.$queryRaw<L[]>`${Prisma.join([...parties], ' UNION ALL ')} ORDER BY rang, n`;
      },
      'verification',
    );
  let aLire = SUIVIES.map((suivie, rang) => ({ suivie, rang, apres: undefined as string | undefined }));
  while (aLire.length > 0) {
    const lues = await lire<LigneSuivie>(aLire.map(({ suivie, rang, apres }) => pageDe(suivie, rang, apres)));
    const faute = lues.find(({ tenue }) => !tenue);
    if (faute?.connue) return dire(faute, 'son contenu n’est plus celui de sa dernière écriture.');
    if (faute) return dire(faute, 'aucune écriture ne dit d’où vient cette ligne.');
    const pages = Map.groupBy(lues, ({ rang }) => rang);
    aLire = aLire.flatMap(({ suivie, rang }) => {
      const page = pages.get(rang) ?? [];
      return page.length < PAGE ? [] : [{ suivie, rang, apres: page.at(-1)?.cle }];
    });
  }
  const [manque] = await lire<LigneSuivie>(SUIVIES.map(retireeDe));
  return manque ? dire(manque, 'cette ligne a été retirée à la main.') : null;
}
