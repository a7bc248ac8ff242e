import { produireFiche } from '#lib/connecteurs/pdf.ts';
import { type DossierEntier, decisionEnVigueur } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { rentree } from '#lib/droit/annee.ts';
import { arretDuVersement } from '#lib/droit/argent/transfert.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import {
  type EtatDuBoursier,
  imprimeDeTransfert,
  type LieuDuTransfert,
} from '#lib/droit/courrier/imprime-de-transfert.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { naissance } from '#lib/droit/naissance.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { dusDuTransfert } from '#lib/liquidation/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { affectationsQuiLisent, enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { LigneDeTransfert } from './faits.ts';

/** Transfers shown at most in each list: the latest. */
const MONTRES = 200;

const AVEC = {
  dossier: {
    select: {
      id: true,
      numero: true,
      etat: true,
      eleve: { select: { nom: true, prenom: true, nomUsage: true, prenomUsage: true } },
    },
  },
} as const;

const lieuxDe = (portee: Portee): string[] =>
  affectationsQuiLisent(portee, 'suivi').flatMap(({ uai, academieCode }) => uai ?? academieCode ?? []);

/** Transfers toward the places of the agent, those that wait first, and those that left them. */
export function listerTransferts(portee: Portee) {
  const lieux = lieuxDe(portee);
  const vers = { OR: [{ versUai: { in: lieux } }, { versAcademie: { in: lieux } }] };
  const de = { OR: [{ deUai: { in: lieux } }, { deAcademie: { in: lieux } }] };
  return enPortee(portee, async (tx) => ({
    recus: await tx.transfert.findMany({
      where: vers,
      include: AVEC,
      orderBy: [{ prisLe: { sort: 'asc', nulls: 'first' } }, { faitLe: 'desc' }, { id: 'asc' }],
      take: MONTRES,
    }),
    partis: await tx.transfert.findMany({
      where: { ...de, NOT: vers },
      include: AVEC,
      orderBy: [{ faitLe: 'desc' }, { id: 'asc' }],
      take: MONTRES,
    }),
  }));
}

/** How many transfers wait to be taken in charge in the places of the agent. */
export function compterTransferts(portee: Portee): Promise<number> {
  const lieux = lieuxDe(portee);
  return enPortee(portee, (tx) =>
    tx.transfert.count({
      where: {
        prisLe: null,
        suivi: false,
        OR: [{ versUai: { in: lieux } }, { versAcademie: { in: lieux } }],
      },
    }),
  );
}

const lieuDe = async (tx: Transaction, scolariteId: string): Promise<LieuDuTransfert> => {
  const { classe, etablissement } = await tx.scolarite.findUniqueOrThrow({
    where: { id: scolariteId },
    include: { etablissement: { include: { departement: { include: { academie: true } } } } },
  });
  const { uai, nom, commune, departement } = etablissement;
  const { academie } = departement;
  return { uai, nom, commune, classe, academie: deLAcademie(academie.nom), service: academie.service };
};

interface EtatLu extends Omit<EtatDuBoursier, 'etablissement' | 'signeLe' | 'payeLe'> {
  uai: string;
  signeLe: Date;
  payeLe: Date | null;
}

/** What the frozen states hold of a pupil, in every place of the dossier. */
async function etatsDuBoursier(
  tx: Transaction,
  { id, transferts }: DossierEntier,
): Promise<EtatDuBoursier[]> {
  const noms = new Map(
    transferts.flatMap(({ deUai, deNom, versUai, versNom }) => [
      [deUai, deNom],
      [versUai, versNom],
    ]),
  );
  const lus = await tx.$queryRaw<EtatLu[]>`
    SELECT uai, numero, trimestre, signe_le AS "signeLe", brut, equipement, deduit, a_verser AS "aVerser", paye, paye_le AS "payeLe"
    FROM etats_du_boursier(${id}::uuid)`;
  return lus.map(({ uai, signeLe, payeLe, ...sommes }) => ({
    ...sommes,
    etablissement: noms.get(uai) ?? uai,
    signeLe: jourDe(signeLe),
    payeLe: jourOuNul(payeLe),
  }));
}

/** The decision that a transfer hands on: the one in force, or the last of the type that the pupil left. */
function decisionTransmise(dossier: DossierEntier, { deBranche, faitLe }: LigneDeTransfert) {
  if (deBranche === null) return decisionEnVigueur(dossier);
  const type = (['college', 'lycee'] as const).find((dit) => deBranche.startsWith(dit)) ?? null;
  return dossier.decisions
    .filter(
      ({ notification, decideeLe, typeBourse }) =>
        notification && decideeLe <= faitLe && (type === null || typeBourse === type),
    )
    .toSorted((a, b) => b.rang - a.rang)[0];
}

/** What is printed of a transfer, from the rows of its dossier. */
async function composerLImprime(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
  transfert: LigneDeTransfert,
) {
  const partage = dusDuTransfert(dossier);
  const decision = decisionTransmise(dossier, transfert);
  if (!partage || !decision) throw new Error(`transfert ${transfert.id} sans bourse décidée`);
  const annee = rentree(dossier.rentree);
  const { typeBourse: type, echelon, decideeLe } = decision;
  const sortieLe = jourDe(transfert.sortieLe);
  const prisLe = jourOuNul(transfert.prisLe);
  const { eleve, demandeur } = dossier;
  return imprimeDeTransfert({
    ministere: configuration().ministere,
    jour: portee.jour,
    numero: `${dossier.numero}-T${transfert.rang}`,
    rentree: annee,
    type,
    eleve: {
      nom: nomDActe(eleve),
      naissance: naissance(eleve.naissance),
      ine: eleve.ine ?? 'pas encore attribué',
    },
    demandeur: nomDActe(demandeur ?? eleve),
    origine: await lieuDe(tx, transfert.deScolariteId),
    accueil: await lieuDe(tx, transfert.versScolariteId),
    sortieLe,
    entreeLe: jourDe(transfert.entreeLe),
    arret: arretDuVersement({
      ...{ type, annee: anneeScolaire(annee), sortie: sortieLe },
      exclu: transfert.exclusion ? naissance(eleve.naissance) : undefined,
      passage: transfert.deBranche !== null,
    }),
    exclusion: transfert.exclusion === true,
    decision: {
      decideeLe: jourDe(decideeLe),
      signataire: `${decision.signatairePrenom} ${decision.signataireNom}, ${decision.signataireQualite}`,
      echelon,
    },
    ...partage,
    etats: await etatsDuBoursier(tx, dossier),
    equipementAilleurs: dossier.equipementDejaOuvert,
    transmis: { le: jourDe(transfert.faitLe), par: transfert.auteurNom },
    pris: prisLe && { le: prisLe, par: transfert.prisParNom ?? '' },
  });
}

/**
 * The printed transfer of a bourse, as a PDF, by who reads its money at the origin or at the host: the same figures on the
 * same day. Its reading is journaled. Throws Refus introuvable outside the portée, interdit to who does not read the money,
 * impossible when the dossier itself moved.
 */
export async function imprimeDuTransfert(portee: Portee, transfertId: string): Promise<FichierServi> {
  const fiche = await enPortee(portee, async (tx) => {
    const transfert = await tx.transfert.findUnique({ where: { id: transfertId } });
    if (!transfert) throw new Refus('introuvable', 'Ce transfert n’est pas dans votre périmètre.');
    const dossier = await chargerDossier(tx, portee, transfert.dossierId);
    if (regard(portee, dossier, 'argent') !== 'lit')
      throw new Refus('interdit', 'Votre fonction ne lit pas les montants de ce dossier.');
    if (transfert.suivi)
      throw new Refus(
        'impossible',
        'Rien n’était décidé : la demande a suivi l’élève, aucun versement n’est à arrêter.',
      );
    await journaliserLecture(tx, portee, dossier.id, 'dossier', 'imprimé de transfert');
    return composerLImprime(tx, portee, dossier, transfert);
  });
  return { octets: produireFiche(fiche), type: 'application/pdf', nom: `transfert-${fiche.reference}.pdf` };
}
