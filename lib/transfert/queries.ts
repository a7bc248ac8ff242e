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
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { lireTrace } from '#lib/droit/rediger.ts';
import { type Depart, departDeLaTrace } from '#lib/droit/transfert/depart.ts';
import { dusDuDossier } from '#lib/liquidation/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { affectationsQuiLisent, enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type LigneDeTransfert, sejoursHorsBase } from './faits.ts';

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

/** A boursier who left the base, as the list of the transfers names it. */
export interface DepartListe {
  /** Of its decision. */
  id: string;
  dossierId: string;
  numero: string;
  eleve: { nom: string; prenom: string; nomUsage: string | null; prenomUsage: string | null };
  notifie: boolean;
  depart: Depart;
}

/** Boursiers of the places of the agent who left the base, the latest first; a departure called back or undone is not there. */
export function listerDeparts(portee: Portee): Promise<DepartListe[]> {
  const lieux = lieuxDe(portee);
  return enPortee(portee, async (tx) => {
    const lus = await tx.$queryRaw<(Omit<DepartListe, 'depart'> & { trace: unknown })[]>`
      SELECT y.id, d.id AS "dossierId", d.numero, y.trace, EXISTS (SELECT FROM notification n WHERE n.decision_id = y.id) AS notifie,
        jsonb_build_object('nom', e.nom, 'prenom', e.prenom, 'nomUsage', e.nom_usage, 'prenomUsage', e.prenom_usage) AS eleve
      FROM decision y JOIN dossier d ON d.id = y.dossier_id JOIN eleve e ON e.id = d.eleve_id
      WHERE (y.trace @> '[{"regle": "transfert.depart"}]' OR y.trace @> '[{"regle": "transfert.fin_de_scolarite"}]') AND (d.uai = ANY (${lieux}::text[]) OR d.academie_code = ANY (${lieux}::text[]))
        AND NOT EXISTS (SELECT FROM courrier c WHERE c.decision_id = y.id AND c.rappele_le IS NOT NULL)
        AND NOT EXISTS (SELECT FROM droit o WHERE o.dossier_id = d.id AND o.ferme_par_id IS NULL AND o.au > y.effet_au)
        AND NOT EXISTS (SELECT FROM recours r WHERE r.decision_id = y.id AND r.issue IN ('rouvert', 'accueilli'))
      ORDER BY y.decidee_le DESC, y.id LIMIT ${MONTRES}`;
    return lus.flatMap(({ trace, ...lu }) => {
      const depart = departDeLaTrace(lireTrace(trace));
      return depart ? [{ ...lu, depart }] : [];
    });
  });
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
  { id, transferts, uai: sien, etablissement }: DossierEntier,
): Promise<EtatDuBoursier[]> {
  const noms = new Map([
    [sien, etablissement.nom],
    ...transferts.flatMap(({ deUai, deNom, versUai, versNom }): [string, string][] => [
      [deUai, deNom],
      [versUai, versNom],
    ]),
  ]);
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

/** What is printed of any departure, from the rows of its dossier: the pupil, the decision, what is due and what was paid. */
async function fondDeLImprime(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
  decision: DossierEntier['decisions'][number],
) {
  const { eleve, demandeur } = dossier;
  return {
    ministere: configuration().ministere,
    jour: portee.jour,
    rentree: rentree(dossier.rentree),
    type: decision.typeBourse,
    eleve: {
      nom: nomDActe(eleve),
      naissance: naissance(eleve.naissance),
      ine: eleve.ine ?? 'pas encore attribué',
    },
    demandeur: nomDActe(demandeur ?? eleve),
    decision: {
      decideeLe: jourDe(decision.decideeLe),
      signataire: nomEtQualite(
        `${decision.signatairePrenom} ${decision.signataireNom}`,
        decision.signataireQualite,
      ),
      echelon: decision.echelon,
    },
    ...dusDuDossier(dossier),
    etats: await etatsDuBoursier(tx, dossier),
    equipementAilleurs: dossier.equipementDejaOuvert,
  };
}

/** The printed transfer toward another établissement of the base. */
async function composerLImprime(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
  transfert: LigneDeTransfert,
) {
  const decision = decisionTransmise(dossier, transfert);
  if (!decision) throw new Error(`transfert ${transfert.id} sans bourse décidée`);
  const fond = await fondDeLImprime(tx, portee, dossier, decision);
  const sortieLe = jourDe(transfert.sortieLe);
  const prisLe = jourOuNul(transfert.prisLe);
  return imprimeDeTransfert({
    ...fond,
    numero: `${dossier.numero}-T${transfert.rang}`,
    origine: await lieuDe(tx, transfert.deScolariteId),
    accueil: await lieuDe(tx, transfert.versScolariteId),
    sortieLe,
    entreeLe: jourDe(transfert.entreeLe),
    manqueDu: jourOuNul(transfert.manqueDu),
    arret: arretDuVersement({
      ...{ type: fond.type, annee: anneeScolaire(fond.rentree), sortie: sortieLe },
      exclu: transfert.exclusion ? naissance(dossier.eleve.naissance) : undefined,
      passage: transfert.deBranche !== null,
    }),
    exclusion: transfert.exclusion === true,
    transmis: { le: jourDe(transfert.faitLe), par: transfert.auteurNom },
    pris: prisLe && { le: prisLe, par: transfert.prisParNom ?? '' },
  });
}

/** The printed transfer toward an établissement out of the base. Throws Refus impossible while its family was told nothing. */
async function composerLImprimeDuDepart(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
  decisionId: string,
) {
  const depart = sejoursHorsBase(dossier).find(({ depart: un }) => un.decisionId === decisionId)?.depart;
  const constat = dossier.decisions.find(({ id }) => id === decisionId);
  if (!constat || !depart) throw new Refus('introuvable', 'Ce transfert n’est pas dans votre périmètre.');
  if (!constat.notification)
    throw new Refus(
      'impossible',
      'La famille n’a pas encore reçu la lettre de ce départ : l’imprimé se tire ensuite.',
    );
  const decidee = dossier.decisions.find(({ id }) => id === constat.remplaceId) ?? constat;
  if ('fin' in depart)
    throw new Refus(
      'impossible',
      'L’élève ne poursuit sa scolarité dans aucun établissement connu : il n’y a pas de transfert à imprimer.',
    );
  const { etablissement, commune, reseau, sortieLe, arretLe, exclusion } = depart;
  const scolariteId =
    dossier.transferts.findLast(({ suivi }) => !suivi)?.versScolariteId ?? dossier.scolariteId;
  return imprimeDeTransfert({
    ...(await fondDeLImprime(tx, portee, dossier, decidee)),
    numero: `${dossier.numero}-D${constat.rang}`,
    origine: await lieuDe(tx, scolariteId),
    accueil: { etablissement, commune, reseau },
    sortieLe,
    entreeLe: null,
    manqueDu: null,
    arret: { valeur: arretLe, trace: lireTrace(constat.trace) },
    exclusion,
    transmis: {
      le: jourDe(constat.decideeLe),
      par: `${constat.signatairePrenom} ${constat.signataireNom}`,
    },
    pris: null,
  });
}

/**
 * The printed transfer of a bourse, as a PDF, by who reads its money at the origin or at the host: the same figures on the
 * same day. `id`: of the transfer, or of the decision that records a departure out of the base. Its reading is journaled.
 * Throws Refus introuvable outside the portée, interdit to who does not read the money, impossible when the dossier itself
 * moved.
 */
export async function imprimeDuTransfert(portee: Portee, id: string): Promise<FichierServi> {
  const fiche = await enPortee(portee, async (tx) => {
    const transfert = await tx.transfert.findUnique({ where: { id } });
    const source =
      transfert ?? (await tx.decision.findUnique({ where: { id }, select: { dossierId: true } }));
    if (!source) throw new Refus('introuvable', 'Ce transfert n’est pas dans votre périmètre.');
    const dossier = await chargerDossier(tx, portee, source.dossierId);
    if (regard(portee, dossier, 'argent') !== 'lit')
      throw new Refus('interdit', 'Votre fonction ne lit pas les montants de ce dossier.');
    if (transfert?.suivi)
      throw new Refus(
        'impossible',
        'Rien n’était décidé : la demande a suivi l’élève, aucun versement n’est à arrêter.',
      );
    const composee = transfert
      ? await composerLImprime(tx, portee, dossier, transfert)
      : await composerLImprimeDuDepart(tx, portee, dossier, id);
    await journaliserLecture(tx, portee, dossier.id, 'dossier', 'imprimé de transfert');
    return composee;
  });
  return { octets: produireFiche(fiche), type: 'application/pdf', nom: `transfert-${fiche.reference}.pdf` };
}
