import { campagneDuLieu } from '#lib/campagne/queries.ts';
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import { competents, type Role } from '#lib/droit/competence.ts';
import { chiffresDeLaTrace } from '#lib/droit/courrier/chiffres.ts';
import { direAvis, etatGlobal, type LigneDEtatGlobal } from '#lib/droit/courrier/etat-global.ts';
import type { ListeImprimee } from '#lib/droit/courrier/liste.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import type { Jour } from '#lib/droit/date.ts';
import { echeancePropositions } from '#lib/droit/delais/administration.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLectures } from '#lib/technique/journal.ts';
import { academiesDe, enPortee, type Portee, tient, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { DocumentDemande } from './schema.ts';

/** Who makes the list, and who receives it (C. IV.B, collège, 2). */
export const SUIVENT_LES_PROPOSITIONS: readonly Role[] = [
  ...new Set([...competents('college_prive', 'proposer'), ...competents('college_prive', 'instruire')]),
];

/** True for a service académique, and for who proposes in a collège privé: its établissement tells, not the function alone. */
export async function suitDesPropositions(portee: Portee): Promise<boolean> {
  if (academiesDe(portee).length > 0) return tient(portee, ...SUIVENT_LES_PROPOSITIONS);
  if (!tient(portee, ...competents('college_prive', 'proposer'))) return false;
  const prives = { uai: { in: uaisDe(portee) }, secteur: { not: 'public' } } as const;
  return enPortee(portee, async (tx) => (await tx.etablissement.count({ where: prives })) > 0);
}

/** Last day for the list of a year in an académie; null when its campaign is not known. */
export async function limiteDesPropositions(
  annee: number,
  academieCode: string | null,
): Promise<Jour | null> {
  const campagne = await campagneDuLieu(annee, 'general', academieCode);
  return campagne && echeancePropositions(campagne.cloture).echeance;
}

/** Where a collège privé stands with its proposals. */
export interface CollegePrive {
  uai: string;
  nom: string;
  commune: string;
  academieCode: string;
  /** Demandes received and not yet proposed nor decided. */
  aProposer: number;
  /** Proposed, and not yet in a sending. */
  aEnvoyer: number;
  envoyees: number;
}

/** The collèges privés of the portée that have a demande in a year, the latest in their sending first. */
export function collegesPrives(portee: Portee, annee: number): Promise<CollegePrive[]> {
  return enPortee(
    portee,
    (tx) => tx.$queryRaw<CollegePrive[]>`
      SELECT t.uai, t.nom, t.commune, t.academie_code AS "academieCode",
        count(*) FILTER (WHERE d.etat IN ('deposee', 'incomplete', 'en_instruction') AND p.id IS NULL)::int AS "aProposer",
        count(*) FILTER (WHERE p.id IS NOT NULL AND l.proposition_id IS NULL)::int AS "aEnvoyer",
        count(l.proposition_id)::int AS envoyees
      FROM dossier d JOIN etablissement t ON t.uai = d.uai
        LEFT JOIN LATERAL (SELECT p.id FROM proposition p WHERE p.dossier_id = d.id
          ORDER BY p.faite_le DESC, p.id DESC LIMIT 1) p ON true
        LEFT JOIN ligne_de_bordereau l ON l.proposition_id = p.id
      WHERE d.branche = 'college_prive' AND d.rentree = ${annee} AND d.etat <> 'brouillon'
        AND (d.uai = ANY (${uaisDe(portee)}::text[]) OR d.academie_code = ANY (${academiesDe(portee)}::text[]))
      GROUP BY t.uai, t.nom, t.commune
      ORDER BY "aEnvoyer" DESC, "aProposer" DESC, t.nom, t.uai`,
  );
}

/** A proposal of the list, with the sending in which it left. */
export interface Proposee extends LigneDEtatGlobal {
  dossierId: string;
  propositionId: string;
  enRetard: boolean;
  bordereau: number | null;
}

export interface EtatDuCollege {
  etablissement: { uai: string; nom: string; commune: string; academieCode: string };
  academie: { nom: string; service: string };
  /** Read by somebody of the collège, who sends; not by the service, which receives. */
  enEtablissement: boolean;
  proposees: Proposee[];
  bordereaux: { numero: number; envoyeLe: Jour; enRetard: boolean; auteur: string }[];
}

interface Rangee {
  dossierId: string;
  numero: string;
  prenom: string;
  nom: string;
  classe: string;
  demandeurPrenom: string | null;
  demandeurNom: string | null;
  propositionId: string;
  genre: string;
  echelon: number | null;
  trace: unknown;
  faiteLe: Date;
  enRetard: boolean;
  bordereau: number | null;
}

function proposeeDe(rangee: Rangee, annee: number): Proposee {
  const { prenom, nom, demandeurPrenom, demandeurNom, genre, echelon, trace, faiteLe, ...reste } = rangee;
  const anneeDesRevenus = trouverBareme(annee, 'college')?.anneeDesRevenus ?? annee - 1;
  const chiffres = chiffresDeLaTrace(lireTrace(trace), anneeDesRevenus, echelon);
  return {
    ...reste,
    eleve: { prenom, nom },
    demandeur: nomComplet({ prenom: demandeurPrenom ?? '', nom: demandeurNom ?? '' }),
    ressources: chiffres?.ressources ?? null,
    enfants: chiffres?.enfants ?? null,
    avis: direAvis(genre, echelon),
    proposeLe: jourDe(faiteLe),
  };
}

/** The last proposal of each demande of a collège privé of the portée. Throws Refus introuvable outside it. */
export function etatDuCollege(portee: Portee, uai: string, annee: number): Promise<EtatDuCollege> {
  return enPortee(portee, (tx) => lireEtat(tx, portee, uai, annee));
}

async function lireEtat(tx: Transaction, portee: Portee, uai: string, annee: number): Promise<EtatDuCollege> {
  const etablissement = await tx.etablissement.findUnique({ where: { uai } });
  const tenu =
    etablissement &&
    etablissement.secteur !== 'public' &&
    (uaisDe(portee).includes(uai) || academiesDe(portee).includes(etablissement.academieCode));
  if (!tenu) throw new Refus('introuvable', 'Cet établissement est introuvable.');
  const rangees = await tx.$queryRaw<Rangee[]>`
    SELECT d.id AS "dossierId", d.numero, e.prenom, e.nom, s.classe, r.prenom AS "demandeurPrenom", r.nom AS "demandeurNom",
      p.id AS "propositionId", p.genre, p.echelon, p.trace, p.faite_le AS "faiteLe", p.en_retard AS "enRetard",
      b.numero AS bordereau
    FROM dossier d JOIN eleve e ON e.id = d.eleve_id JOIN scolarite s ON s.id = d.scolarite_id
      LEFT JOIN responsable r ON r.id = d.demandeur_id
      JOIN LATERAL (SELECT p.* FROM proposition p WHERE p.dossier_id = d.id
        ORDER BY p.faite_le DESC, p.id DESC LIMIT 1) p ON true
      LEFT JOIN ligne_de_bordereau l ON l.proposition_id = p.id
      LEFT JOIN bordereau b ON b.id = l.bordereau_id
    WHERE d.uai = ${uai} AND d.rentree = ${annee} AND d.branche = 'college_prive'
    ORDER BY s.classe, e.nom, e.prenom, d.id`;
  const bordereaux = await tx.bordereau.findMany({
    where: { uai, rentree: annee },
    orderBy: { numero: 'desc' },
  });
  const academie = await tx.academie.findUniqueOrThrow({ where: { code: etablissement.academieCode } });
  return {
    etablissement,
    academie,
    enEtablissement: uaisDe(portee).includes(uai),
    proposees: rangees.map((rangee) => proposeeDe(rangee, annee)),
    bordereaux: bordereaux.map(({ numero, envoyeLe, enRetard, auteurNom }) => ({
      numero,
      envoyeLe: jourDe(envoyeLe),
      enRetard,
      auteur: auteurNom,
    })),
  };
}

/** The état global, whole or as a bordereau carried it. It shows incomes: the reading is journaled on each dossier. */
function documentDeLEtat(
  portee: Portee,
  uai: string,
  annee: number,
  numero: number | null,
): Promise<ListeImprimee> {
  return enPortee(portee, async (tx) => {
    const { etablissement, academie, proposees, bordereaux } = await lireEtat(tx, portee, uai, annee);
    const bordereau = bordereaux.find((envoye) => envoye.numero === numero) ?? null;
    if (numero !== null && !bordereau) throw new Refus('introuvable', 'Ce bordereau est introuvable.');
    const lignes = bordereau ? proposees.filter((vue) => vue.bordereau === numero) : proposees;
    await journaliserLectures(
      tx,
      portee,
      lignes.map(({ dossierId }) => dossierId),
      'revenus',
      'état global des demandes',
    );
    return etatGlobal({
      rentree: rentree(annee),
      jour: portee.jour,
      ministere: configuration().ministere,
      academie: deLAcademie(academie.nom),
      etablissement,
      service: academie.service,
      bordereau,
      limite: await limiteDesPropositions(annee, etablissement.academieCode),
      lignes,
    });
  });
}

/**
 * The état global as a file: a PDF to sign, or a table for a spreadsheet. Throws Refus introuvable outside the portée and
 * for a bordereau that was not sent.
 */
export async function fichierDeLEtat(
  portee: Portee,
  uai: string,
  annee: number,
  { forme, bordereau }: DocumentDemande,
): Promise<FichierServi> {
  const liste = await documentDeLEtat(portee, uai, annee, bordereau);
  const nom = `etat-global-${liste.reference}.${forme}`;
  if (forme === 'pdf') return { octets: produireListe(liste), type: 'application/pdf', nom };
  const lignes = [liste.colonnes.map(({ titre }) => titre), ...liste.lignes];
  return { octets: new TextEncoder().encode(ecrireTableau(lignes)), type: 'text/csv; charset=utf-8', nom };
}
