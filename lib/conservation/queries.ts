import { assembler } from '#lib/connecteurs/impression.ts';
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { type AdressePostale, lignesDAdresse } from '#lib/droit/adresse.ts';
import type { Suspension } from '#lib/droit/conservation/conservation.ts';
import { lettreDAnnonce } from '#lib/droit/courrier/lettre-d-exercice.ts';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { configuration } from '#lib/technique/configuration.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Throws Refus introuvable to who is neither DPO nor administrateur. */
export function exigerLaConservation(portee: Portee): void {
  if (!tient(portee, 'dpo', 'administrateur')) throw new Refus('introuvable', 'Cette page n’existe pas.');
}

/** What falls due on a day, as it was counted last night. */
export interface Echeance {
  echuLe: Date;
  eleves: number;
  dossiers: number;
  retenus: number;
  causes: Partial<Record<Suspension, number>>;
  compteLe: Date;
}

/** Rows of each kind, by its name. */
export type Compte = Readonly<Record<string, number>>;

/** What an executed lot removed. */
export interface Bilan {
  effaces: number;
  retenus: number;
  compte: Compte | null;
}

/** Lots that a page shows. */
const MONTRES = 100;
/** Lines of a lot that a page shows. */
const LIGNES_MONTREES = 200;

/** What falls due until a year from now, day by day. Throws Refus introuvable to who is neither DPO nor administrateur. */
export async function echeancesDeConservation(portee: Portee): Promise<Echeance[]> {
  exigerLaConservation(portee);
  const lues = await enPortee(portee, (tx) =>
    tx.echeanceDeConservation.findMany({ orderBy: { echuLe: 'asc' } }),
  );
  return lues.map((lue) => ({ ...lue, causes: lue.causes as Echeance['causes'] }));
}

/** The lots, the last first. Same refusal. */
export async function eliminations(portee: Portee): Promise<Prisma.EliminationGetPayload<object>[]> {
  exigerLaConservation(portee);
  return enPortee(portee, (tx) => tx.elimination.findMany({ orderBy: { id: 'desc' }, take: MONTRES }));
}

export interface LotLu extends Omit<Prisma.EliminationGetPayload<object>, 'empreinte' | 'compte' | 'bilan'> {
  /** In hexadecimal: what is signed. */
  empreinte: string;
  compte: Compte;
  bilan: Bilan | null;
  lignes: Prisma.LigneDEliminationGetPayload<object>[];
  /** Demandeurs told by mail, and those who could not be. */
  prevenus: number;
  injoignables: number;
  /** Pupils of whom a letter still waits to be posted. */
  aPoster: number;
}

/** One lot with its first lines, those left out before the others. Throws Refus introuvable for an unknown one; same refusal. */
export async function elimination(portee: Portee, id: string): Promise<LotLu> {
  exigerLaConservation(portee);
  const [lu, annonce, aPoster] = await enPortee(portee, (tx) =>
    Promise.all([
      tx.elimination.findUnique({
        where: { id },
        include: { lignes: { orderBy: [{ issue: 'desc' }, { rang: 'asc' }], take: LIGNES_MONTREES } },
      }),
      tx.ligneDElimination.aggregate({
        where: { eliminationId: id },
        _sum: { prevenus: true, injoignables: true },
      }),
      tx.ligneDElimination.count({
        where: { eliminationId: id, injoignables: { gt: 0 }, posteeLe: null, issue: null },
      }),
    ]),
  );
  if (!lu) throw new Refus('introuvable', 'Ce lot n’existe pas.');
  return {
    ...lu,
    empreinte: Buffer.from(lu.empreinte).toString('hex'),
    compte: lu.compte as Compte,
    bilan: lu.bilan as Bilan | null,
    prevenus: annonce._sum.prevenus ?? 0,
    injoignables: annonce._sum.injoignables ?? 0,
    aPoster: lu.annonceeLe || lu.ecarteeLe ? 0 : aPoster,
  };
}

/** Throws Refus introuvable to who posts no letter. */
export function exigerDePoster(portee: Portee): void {
  if (!tient(portee, ...BUREAUX)) throw new Refus('introuvable', 'Cette page n’existe pas.');
}

/** Somebody to be told by post that its data will be erased. */
export interface AnnonceAEnvoyer {
  responsableId: string;
  nom: string;
  /** Lines of its address; empty when the base knows none. */
  adresse: readonly string[];
  etablissement: string;
  commune: string;
}

/** Whom no mail reaches, of the lots that are being announced, in the places of the person. Throws Refus introuvable to who posts no letter. */
export async function annoncesAPoster(portee: Portee): Promise<AnnonceAEnvoyer[]> {
  exigerDePoster(portee);
  const lus = await enPortee(
    portee,
    (tx) => tx.$queryRaw<
      (AdressePostale & {
        responsableId: string;
        civilite: string;
        nom: string;
        nomUsage: string | null;
        prenom: string;
        prenomUsage: string | null;
        etablissement: string;
        lieu: string;
      })[]
    >`
      SELECT x.responsable_id AS "responsableId", x.civilite, x.nom, x.nom_usage AS "nomUsage", x.prenom, x.prenom_usage AS "prenomUsage",
        x.adresse, x.complement, x.code_postal AS "codePostal", x.commune, x.pays, t.nom AS etablissement, t.commune AS lieu
      FROM destinataires_a_poster() x JOIN etablissement t ON t.uai = x.uai ORDER BY t.nom, x.nom, x.prenom, x.responsable_id`,
    'lot',
  );
  return lus.map(({ responsableId, etablissement, lieu, ...lu }) => ({
    ...{ responsableId, etablissement, commune: lieu },
    nom: `${lu.civilite} ${nomDUsage(lu)}`.trim(),
    adresse: lu.adresse || lu.commune ? lignesDAdresse(lu) : [],
  }));
}

/** The letters to them as one PDF to print, by établissement and name. Throws Refus introuvable when there is none. */
export async function lettresDAnnonce(portee: Portee): Promise<FichierServi> {
  const aEnvoyer = (await annoncesAPoster(portee)).filter(({ adresse }) => adresse.length > 0);
  if (aEnvoyer.length === 0) throw new Refus('introuvable', 'Aucune lettre n’est à poster.');
  const { ministere, url } = configuration();
  const octets = await assembler(
    aEnvoyer.map(({ nom, adresse, etablissement, commune }, rang) => ({
      octets: produireListe(
        lettreDAnnonce({
          ...{ nom, adresse, commune, rang: rang + 1, jour: portee.jour },
          entete: [ministere, etablissement],
          page: `${url}/famille/donnees`,
        }),
      ),
      marque: null,
    })),
  );
  return { octets, type: 'application/pdf', nom: `effacements-${portee.jour}.pdf` };
}
