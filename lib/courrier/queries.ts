import { z } from 'zod';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import type { Accomplissement } from '#lib/dossier/ecritures.ts';
import { typeBourseDuDossier } from '#lib/dossier/faits.ts';
import type { DonneesCourriel } from '#lib/droit/courrier/courriel.ts';
import type { DonneesCourrier } from '#lib/droit/courrier/donnees.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { donneesDe } from './faits.ts';

const FAITS = {
  decision: { include: { droits: true } },
  demandeDePieces: true,
  dossier: {
    include: { eleve: true, etablissement: true, scolarite: true, demandeur: true, campagne: true },
  },
} as const satisfies Prisma.CourrierInclude;

export type CourrierEntier = Prisma.CourrierGetPayload<{ include: typeof FAITS }>;
export type Agent = Prisma.AgentGetPayload<{ include: { affectations: true } }>;
export type Ligne = Prisma.LigneDeJournalGetPayload<object>;

/**
 * The facts of waiting letters, read together and in a few queries whatever their number. Everything that decides comes
 * from rows that do not change; names and addresses are those of the day.
 */
export async function donneesDesCourriers(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, DonneesCourrier>> {
  const courriers = await tx.courrier.findMany({ where: { id: { in: [...ids] } }, include: FAITS });
  const academies = await tx.academie.findMany();
  const sansDecision = courriers.filter(({ decisionId }) => !decisionId);
  const lignes = await lignesDe(tx, sansDecision);
  const auteurs = await auteursDe(tx, lignes);
  return new Map(
    courriers.map((courrier) => {
      const ligne = lignes.find((vue) => estALOrigine(vue, courrier));
      const contexte = {
        academie: academies.find(({ code }) => code === courrier.dossier.academieCode),
        ligne,
        auteur: auteurs.find(({ id }) => id === ligne?.auteurId),
      };
      return [courrier.id, donneesDe(courrier, contexte)];
    }),
  );
}

const estALOrigine = (ligne: Ligne, { dossierId, demandeDePiecesId }: CourrierEntier): boolean =>
  demandeDePiecesId
    ? ligne.enregistrementId === demandeDePiecesId
    : ligne.dossierId === dossierId && ligne.acte === 'enregistrer_reception';

async function lignesDe(tx: Transaction, courriers: readonly CourrierEntier[]): Promise<Ligne[]> {
  if (courriers.length === 0) return [];
  return tx.ligneDeJournal.findMany({
    where: {
      dossierId: { in: courriers.map(({ dossierId }) => dossierId) },
      acte: { in: ['enregistrer_reception', 'demander_pieces'] },
    },
  });
}

async function auteursDe(tx: Transaction, lignes: readonly Ligne[]): Promise<Agent[]> {
  const ids = [
    ...new Set(lignes.flatMap(({ auteurGenre, auteurId }) => (auteurGenre === 'agent' && auteurId) || [])),
  ];
  if (ids.length === 0) return [];
  return tx.agent.findMany({ where: { id: { in: ids } }, include: { affectations: true } });
}

/** What the mail that announces a letter needs, and nothing else; null when it must not leave. */
export async function annonceDuCourrier(
  tx: Transaction,
  id: string,
  adresse: string,
): Promise<{ destinataire: string; donnees: DonneesCourriel } | null> {
  const courrier = await tx.courrier.findUnique({
    where: { id },
    include: { dossier: { include: { etablissement: true, scolarite: true } } },
  });
  if (!courrier?.courriel || courrier.courrielEnvoyeLe || courrier.etat !== 'produit') return null;
  const { numero: reference } = courrier.dossier;
  const commun = { reference, type: typeBourseDuDossier(courrier.dossier), adresse };
  const { genre } = courrier;
  const donnees: DonneesCourriel =
    genre === 'accuse_reception'
      ? { ...commun, genre: 'accuse_enregistrement', deposeeLe: jourDe(courrier.jour) }
      : { ...commun, genre: genre === 'demande_incomplete' ? 'pieces_demandees' : 'courrier_disponible' };
  return { destinataire: courrier.courriel, donnees };
}

/** The PDF of a letter for an agent of the portée; the reading is journaled. Throws Refus introuvable otherwise. */
export async function lireCourrier(portee: Portee, id: string): Promise<FichierServi> {
  const courrier = await enPortee(portee, async (tx) => {
    const trouve = z.uuid().safeParse(id).success ? await tx.courrier.findUnique({ where: { id } }) : null;
    if (!trouve?.cle || trouve.etat !== 'produit')
      throw new Refus('introuvable', 'Ce courrier est introuvable.');
    await journaliserLecture(tx, portee, trouve.dossierId, 'courrier', trouve.reference);
    return { ...trouve, cle: trouve.cle };
  });
  const octets = await stockage().lire(cleDeFichier(courrier.cle));
  return { octets, type: 'application/pdf', nom: `${courrier.reference.replace('/', '-')}.pdf` };
}

/** The facts of the letter that an act would order, before anything is written. */
export async function donneesDuCourrierPrevu(
  tx: Transaction,
  portee: Portee,
  { dossier, courrier, ecritures: { rangees = {} }, ligne }: Accomplissement,
): Promise<DonneesCourrier | null> {
  if (!courrier) return null;
  const campagne = await tx.campagne.findUniqueOrThrow({ where: { rentree: dossier.rentree } });
  const academie = await tx.academie.findUnique({ where: { code: dossier.academieCode } });
  const auteur = portee.auteur.id
    ? await tx.agent.findUnique({ where: { id: portee.auteur.id }, include: { affectations: true } })
    : null;
  return donneesDe(
    {
      ...courrier,
      decision: rangees.decision ? { ...rangees.decision, droits: [...(rangees.droits ?? [])] } : null,
      demandeDePieces: rangees.demandeDePieces ?? null,
      dossier: { ...dossier, campagne },
    },
    {
      academie: academie ?? undefined,
      auteur: auteur ?? undefined,
      ligne: {
        id: 0n,
        rang: 0,
        rentree: dossier.rentree,
        instant: courrier.jour,
        jour: courrier.jour,
        auteurGenre: portee.auteur.genre,
        auteurId: portee.auteur.id,
        auteurNom: portee.auteur.nom,
        empreinte: new Uint8Array(),
        empreintePrecedente: new Uint8Array(),
        empreinteContenu: new Uint8Array(),
        empreinteEnregistrement: null,
        ...ligne,
        enregistrement: ligne.enregistrement?.genre ?? null,
        enregistrementId: ligne.enregistrement?.id ?? null,
        contenu: ligne.contenu as Prisma.JsonObject,
      },
    },
  );
}
