import { type BoiteVue, boitesDe } from '#lib/boite/queries.ts';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import type {
  ActeDHabilitation,
  Etape,
  EtatDHabilitation,
  Situation,
} from '#lib/droit/habilitation/cycle.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Changement } from './faits.ts';
import { accordDe, IdSchema, type Saisie } from './schema.ts';

export interface OrganismeVu {
  siret: string;
  denomination: string;
  adresse: string;
  natureJuridique: string;
  actif: boolean;
}

export interface HabilitationVue extends Situation {
  id: string;
  numero: number;
  siret: string;
  version: number;
  organisme: OrganismeVu;
  saisie: Saisie;
  creeeLe: Date;
  deposeeLe: Date | null;
}

export interface OctroiVu {
  id: string;
  numero: number;
  etape: Etape;
  scopes: string[];
  destinataires: string[];
  verifications: Record<string, string>;
  contenu: Saisie;
  accordeLe: Date;
  accordeParNom: string;
  remplaceLe: Date | null;
  revoqueLe: Date | null;
}

export interface EvenementVu {
  id: string;
  acte: ActeDHabilitation;
  versEtat: EtatDHabilitation;
  message: string | null;
  changements: Changement[];
  auteurGenre: string;
  auteurNom: string;
  instant: Date;
}

export interface DocumentVu {
  id: string;
  genre: string;
  nom: string;
  taille: number;
}

export interface HabilitationEntiere extends HabilitationVue {
  octrois: OctroiVu[];
  evenements: EvenementVu[];
  documents: DocumentVu[];
  boites: BoiteVue[];
}

export const EN_VIGUEUR = { remplaceLe: null, revoqueLe: null } as const;

const INTROUVABLE = () => new Refus('introuvable', 'Cette habilitation n’existe pas.');

type Lue = Awaited<ReturnType<typeof lireLignes>>[number];

const lireLignes = (tx: Transaction, where: { id?: string; deposeeLe?: { not: null } }) =>
  tx.habilitation.findMany({
    where,
    include: { octrois: { where: EN_VIGUEUR, select: { etape: true } } },
    orderBy: [{ deposeeLe: { sort: 'desc', nulls: 'first' } }, { numero: 'desc' }],
    take: 500,
  });

const vue = ({ octrois, organisme, saisie, etat, etape, creeParId: _, ...lue }: Lue): HabilitationVue => ({
  ...lue,
  etat: etat as EtatDHabilitation,
  etape: etape as Etape,
  octroyee: octrois.length > 0,
  etapeOctroyee: (octrois[0]?.etape ?? null) as Etape | null,
  organisme: organisme as unknown as OrganismeVu,
  saisie: saisie as Saisie,
});

/** One request as it stands, in the caller's transaction. Throws Refus introuvable outside the person's view. */
export async function habilitationDe(tx: Transaction, id: string): Promise<HabilitationVue> {
  const [lue] = await lireLignes(tx, { id });
  if (!lue) throw INTROUVABLE();
  return vue(lue);
}

/** What the body of who asks has requested, the last first. */
export const mesHabilitations = (portee: Portee): Promise<HabilitationVue[]> =>
  enPortee(portee, async (tx) => (await lireLignes(tx, {})).map(vue));

/** Functions that instruct requests. */
export const exigerInstructeur = (portee: Portee): void => {
  if (!tient(portee, 'instructeur_habilitations')) throw new Refus('introuvable', 'Cette page n’existe pas.');
};

/** What was filed with the ministère, the last first. Throws Refus introuvable to who does not instruct. */
export async function habilitationsDeposees(portee: Portee): Promise<HabilitationVue[]> {
  exigerInstructeur(portee);
  return enPortee(portee, async (tx) => (await lireLignes(tx, { deposeeLe: { not: null } })).map(vue));
}

/** A request with what was granted and what happened, the first event first. Throws Refus introuvable. */
export const lireHabilitation = (portee: Portee, id: string): Promise<HabilitationEntiere> =>
  enPortee(portee, async (tx) => {
    const habilitation = await habilitationDe(tx, id);
    const [octrois, evenements, documents, boites] = await Promise.all([
      tx.octroi.findMany({ where: { habilitationId: id }, orderBy: { rang: 'desc' } }),
      tx.evenementHabilitation.findMany({
        where: { habilitationId: id },
        orderBy: [{ instant: 'asc' }, { id: 'asc' }],
      }),
      tx.documentDHabilitation.findMany({ where: { habilitationId: id }, orderBy: { jointLe: 'desc' } }),
      boitesDe(tx, id),
    ]);
    return {
      ...habilitation,
      octrois: octrois as unknown as OctroiVu[],
      evenements: evenements.map(({ contenu, ...evenement }) => ({
        ...(evenement as unknown as EvenementVu),
        changements: (contenu as { changements?: Changement[] }).changements ?? [],
      })),
      documents,
      boites,
    };
  });

/** What the agent must say to grant the request that a form names; of one that is not seen, what any would need. */
export async function accordAttendu(portee: Portee, dit: unknown): Promise<ReturnType<typeof accordDe>> {
  const { data: id } = IdSchema.safeParse(dit);
  const [lue] = id ? await enPortee(portee, async (tx) => (await lireLignes(tx, { id })).map(vue)) : [];
  return accordDe(lue?.etape ?? 'production', lue?.saisie ?? {});
}

/** A document joined to a request that the person sees. Throws Refus introuvable on any other. */
export async function lireDocument(portee: Portee, id: string): Promise<FichierServi> {
  const document = await enPortee(portee, (tx) => tx.documentDHabilitation.findUnique({ where: { id } }));
  if (!document) throw new Refus('introuvable', 'Ce document n’existe pas.');
  const octets = await stockage().lire(cleDeFichier(document.cle));
  return { octets, type: 'application/pdf', nom: document.nom };
}
