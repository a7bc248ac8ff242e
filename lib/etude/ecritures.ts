/** Writes what a set of consents became: dossiers through the one door, and the outcome of each consent once. */
import { fermerLesReponses } from '#lib/consentement/actes.ts';
import { consentementsAEtudier } from '#lib/consentement/queries.ts';
import { proposerEtude } from '#lib/decision/actes.ts';
import { type Accompli, accomplirTous, type Ordre, type Suite } from '#lib/dossier/porte.ts';
import { type IssueDuConsentement, ouvreUnDossier } from '#lib/droit/etude/etude.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { PassageDEtude } from '#prisma/generated/client.ts';
import { type ConsentementEtudie, demanderPiecesEtude, ouvrirEtude } from './actes.ts';
import type { IssueEcrite } from './faits.ts';

/** What became of a consent, once written: `laisse` when a demande lives for its pupil, which is left alone. */
export type IssueEcriteDuConsentement = IssueDuConsentement | { genre: 'laisse' };

interface AEcrire extends ConsentementEtudie {
  issue: IssueEcrite;
  dossierId: string;
}

/** Two reads of one column: the base gives the keys of a jsonb in one order. */
const memes = (a: object | null, b: object | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What still stands of a set once its families can no longer answer: a consent withdrawn since stops there, a pupil for whom
 * somebody filed is left alone, and what changed beside (an état civil corrected, the concubin's answer, another person's consent)
 * is asked again.
 */
async function relire(
  tx: Transaction,
  annee: number,
  etudies: readonly ConsentementEtudie[],
): Promise<{ consentement: ConsentementEtudie['consentement']; issue: IssueEcriteDuConsentement }[]> {
  const ids = etudies.map(({ consentement }) => consentement.id);
  const tenus = await consentementsAEtudier(tx, { rentree: annee, ids, taille: ids.length });
  const parId = new Map(tenus.map((tenu) => [tenu.id, tenu]));
  const voulus = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM consentement_en_vigueur WHERE id = ANY (${ids}::uuid[]) AND reponse = 'oui'`;
  const consentis = new Set(voulus.map(({ id }) => id));
  return etudies.map(({ consentement, issue }) => {
    const tenu = parId.get(consentement.id);
    if (!tenu)
      return { consentement, issue: { genre: consentis.has(consentement.id) ? 'laisse' : 'retire' } };
    const pareil =
      tenu.double === consentement.double &&
      tenu.scolariteId === consentement.scolariteId &&
      tenu.accordDuConcubin === consentement.accordDuConcubin &&
      memes(tenu.etatCivil, consentement.etatCivil) &&
      memes(tenu.etatCivilDuConcubin, consentement.etatCivilDuConcubin);
    return { consentement, issue: pareil ? issue : { genre: 'a_reprendre' } };
  });
}

/** New dossiers, of nobody's hand, in one statement. */
async function poserLesDossiers(tx: Transaction, aEcrire: readonly AEcrire[]): Promise<void> {
  const lignes = aEcrire.map(
    ({ dossierId, consentement: { eleveId, responsableId, uai, academieCode, ...lu } }) => ({
      ...{ dossierId, eleveId, responsableId, uai, academieCode },
      ...{ scolariteId: lu.scolariteId, departementCode: lu.lieu.departementCode, branche: lu.lieu.branche },
      rentree: lu.lieu.annee,
    }),
  );
  await tx.$executeRaw`
    INSERT INTO dossier (id, numero, rentree, eleve_id, demandeur_id, uai, academie_code, departement_code, scolarite_id, branche, canal)
    SELECT "dossierId", nouveau_numero(rentree), rentree, "eleveId", "responsableId", uai, "academieCode", "departementCode",
      "scolariteId", branche, 'etude_automatique'
    FROM json_to_recordset(${JSON.stringify(lignes)}::json) AS v ("dossierId" uuid, rentree int, "eleveId" uuid, "responsableId" uuid,
      uai text, "academieCode" text, "departementCode" text, "scolariteId" uuid, branche branche)`;
}

const accomplis = (suites: readonly Suite[]): Map<string, Accompli> =>
  new Map(
    suites.flatMap((suite) =>
      'accompli' in suite ? [[suite.ordre.dossierId, suite.accompli] as const] : [],
    ),
  );

/** What follows the opening: a proposition to sign, or the pieces that answer the causes. */
function suiteDe({ issue }: AEcrire, { dossierId, version, etat }: Accompli): Ordre[] {
  const cible = { dossierId, version };
  if (etat !== 'en_instruction') return [];
  if (issue.genre === 'incomplete') return [demanderPiecesEtude(cible, issue.pieces)];
  return issue.genre === 'personne' ? [] : [proposerEtude(cible)];
}

/**
 * Opens the dossiers of a set and does what follows. Returns, by consent, what became of each: a demande that another process
 * recorded meanwhile is left alone, and a dossier whose own computation does not conclude goes to a person.
 */
async function ouvrirLesDossiers(
  tx: Transaction,
  portee: Portee,
  aEcrire: readonly AEcrire[],
): Promise<Map<string, IssueEcriteDuConsentement>> {
  if (aEcrire.length === 0) return new Map();
  await poserLesDossiers(tx, aEcrire);
  const ouverts = accomplis(
    await accomplirTous(
      tx,
      portee,
      aEcrire.map((a) => ouvrirEtude({ dossierId: a.dossierId, version: 0 }, a)),
    ),
  );
  await tx.dossier.deleteMany({
    where: { id: { in: aEcrire.flatMap(({ dossierId }) => (ouverts.has(dossierId) ? [] : dossierId)) } },
  });
  const suites = aEcrire.flatMap((a) => {
    const ouvert = ouverts.get(a.dossierId);
    return ouvert ? suiteDe(a, ouvert) : [];
  });
  const suivis = accomplis(await accomplirTous(tx, portee, suites));
  const aSuivre = new Set(suites.map(({ dossierId }) => dossierId));
  return new Map(
    aEcrire.map(({ consentement, issue, dossierId }): [string, IssueEcriteDuConsentement] => {
      if (!ouverts.has(dossierId)) return [consentement.id, { genre: 'laisse' }];
      const tenu = !aSuivre.has(dossierId) || suivis.has(dossierId);
      if (tenu) return [consentement.id, issue];
      return [
        consentement.id,
        { genre: 'personne', situation: issue.situation, causes: ['incalculable'], drapeaux: [] },
      ];
    }),
  );
}

/**
 * Writes what a set of consents became, in the caller's transaction, which holds the run. Each consent once for a run: those that
 * another process wrote are left as they are. Returns what was written, and how many calls made again are among it.
 */
export async function ecrireEtudes(
  tx: Transaction,
  portee: Portee,
  { id: passageId, rentree, essai }: Pick<PassageDEtude, 'id' | 'rentree' | 'essai'>,
  etudies: readonly ConsentementEtudie[],
): Promise<{ issues: IssueEcriteDuConsentement[]; reprises: number }> {
  const faites = await tx.etude.findMany({
    where: { passageId, consentementId: { in: etudies.map(({ consentement }) => consentement.id) } },
  });
  const closes = new Set(
    faites.filter((e) => e.issue !== 'a_reprendre' || e.essai >= essai).map((e) => e.consentementId),
  );
  const neufs = etudies.filter(({ consentement }) => !closes.has(consentement.id));
  await fermerLesReponses(
    tx,
    neufs.map(({ consentement }) => consentement.responsableId),
  );
  const relus = await relire(tx, rentree, neufs);
  const aEcrire = relus.flatMap(({ consentement, issue }): AEcrire[] =>
    issue.genre !== 'laisse' && ouvreUnDossier(issue)
      ? [{ consentement, issue, dossierId: crypto.randomUUID() }]
      : [],
  );
  const ouverts = await ouvrirLesDossiers(tx, portee, aEcrire);
  const dossiers = new Map(aEcrire.map(({ consentement, dossierId }) => [consentement.id, dossierId]));
  const issues = relus.map(({ consentement, issue }) => ({
    consentement,
    issue: ouverts.get(consentement.id) ?? issue,
  }));
  const lignes = issues.map(({ consentement: { id, uai, academieCode }, issue }) => ({
    ...{ passageId, consentementId: id, rentree, uai, academieCode, issue: issue.genre, essai },
    causes: 'causes' in issue ? issue.causes : [],
    dossierId: issue.genre === 'laisse' ? null : (dossiers.get(id) ?? null),
    jour: dateDe(portee.jour).toISOString(),
  }));
  await tx.$executeRaw`
    INSERT INTO etude (passage_id, consentement_id, rentree, uai, academie_code, issue, causes, dossier_id, jour, essai)
    SELECT "passageId", "consentementId", rentree, uai, "academieCode", issue, ARRAY(SELECT json_array_elements_text(causes)), "dossierId",
      jour, essai
    FROM json_to_recordset(${JSON.stringify(lignes)}::json) AS v ("passageId" uuid, "consentementId" uuid, rentree int, uai text,
      "academieCode" text, issue issue_d_etude, causes json, "dossierId" uuid, jour date, essai int)
    ON CONFLICT (passage_id, consentement_id) DO UPDATE SET issue = excluded.issue, causes = excluded.causes,
      dossier_id = excluded.dossier_id, jour = excluded.jour, essai = excluded.essai, instant = now()
    WHERE etude.issue = 'a_reprendre'`;
  return { issues: issues.map(({ issue }) => issue), reprises: faites.length - closes.size };
}
