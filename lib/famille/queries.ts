import { z } from 'zod';
import { chargerAutorites, servicesParAcademie } from '#lib/autorite/queries.ts';
import { attendSonAvisSeul } from '#lib/avis/faits.ts';
import { campagneDeLEleve, direFermeture } from '#lib/campagne/faits.ts';
import { etudesAttendues } from '#lib/consentement/queries.ts';
import {
  type DossierEntier,
  decisionEnVigueur,
  decisionNotifiee,
  piecesAVerifier,
  piecesManquantes,
  rejeteeParSilence,
} from '#lib/dossier/faits.ts';
import { chargerDossier, contexteDuDossier } from '#lib/dossier/queries.ts';
import type { Campagne } from '#lib/droit/calendrier/campagne.ts';
import {
  jourPourDeposer,
  type Territoire,
  territoireDuDepartement,
} from '#lib/droit/calendrier/territoire.ts';
import type { Role } from '#lib/droit/competence.ts';
import { avant, type Jour, minuteDeLInstant } from '#lib/droit/date.ts';
import { etatDeProcedure } from '#lib/droit/etats.ts';
import type { EtudeAttendue } from '#lib/droit/etude/attente.ts';
import type { Verdict } from '#lib/droit/evaluation.ts';
import { verdicts } from '#lib/droit/evaluation.ts';
import { masquerLeConcubin } from '#lib/droit/masque.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import type { FaitDuJournal, Lieux } from '#lib/droit/parcours/etapes.ts';
import type { Position } from '#lib/droit/parcours/suite.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import type { ObjetDeRecours } from '#lib/droit/recours/pendants.ts';
import { direLeJuge } from '#lib/droit/recours/silence.ts';
import { type LigneRedigee, redigerTraceStockee } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { type SuiviDesPrimes, suivisDesPrimes } from '#lib/eleve/queries.ts';
import { type FichierDeRecours, fichiersDesRecours } from '#lib/piece/queries.ts';
import { recoursSuivi } from '#lib/recours/faits.ts';
import { auditionDe } from '#lib/retrait/faits.ts';
import { finiesSansSuite } from '#lib/retrait/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type Conteste, contesteAujourdHui, lieuxDe } from './faits.ts';

const RESUME = {
  etablissement: true,
  scolarite: true,
  demandeur: true,
  demandesDePieces: { orderBy: { faiteLe: 'desc' } },
  pieces: true,
  decisions: { orderBy: { rang: 'desc' }, include: { notification: true } },
  droits: { where: { fermeParId: null } },
  courriers: { orderBy: { jour: 'desc' } },
  recours: { orderBy: { rang: 'asc' } },
  retraits: { orderBy: { rang: 'asc' } },
} as const satisfies Prisma.DossierInclude;

/** A dossier that this person filed, as a card tells it. */
export type DossierResume = Prisma.DossierGetPayload<{ include: typeof RESUME }>;

/** A pupil of the family, schooled this year or whose dossier this person filed. */
export interface EnfantSuivi {
  id: string;
  prenom: string;
  nom: string;
  nomUsage: string | null;
  prenomUsage: string | null;
  scolarite: Prisma.ScolariteGetPayload<{ include: { etablissement: true } }> | null;
  territoire: Territoire;
  /** The campaign in force where the pupil is schooled. */
  campagne: Campagne | null;
  /** Why it is not done there: not opened yet, or stopped; null where it is. */
  fermeture: string | null;
  /** Today, for a demande made where the pupil is schooled. */
  jourPourDeposer: Jour;
  /** The étude automatique that this person accepted and that no demande has followed yet; null when there is none. */
  etude: EtudeAttendue | null;
  /** Each with the messages of the service that are not read. */
  dossiers: (DossierResume & {
    lieux: Lieux;
    messages: { id: string }[];
    finSansSuite: boolean;
    suivi: SuiviDesPrimes | null;
  })[];
}

/** The pupils linked to the family's account or whose demande it filed, with what this very person filed this year. */
export function mesEnfants(portee: Portee, annee: number): Promise<EnfantSuivi[]> {
  const moi = portee.auteur.id ?? undefined;
  return enPortee(portee, async (tx) => {
    const services = await servicesParAcademie(tx);
    // Two short lists by index: an OR of the two would be tried on every pupil of the country.
    const miens = await tx.$queryRaw<{ id: string }[]>`
      SELECT eleve_id AS id FROM lien WHERE responsable_id = ${moi}::uuid
      UNION SELECT eleve_id FROM dossier WHERE demandeur_id = ${moi}::uuid AND rentree = ${annee}`;
    const eleves = await tx.eleve.findMany({
      where: { id: { in: miens.map(({ id }) => id) } },
      include: {
        scolarites: {
          where: { rentree: annee },
          include: { etablissement: true },
          orderBy: { entreeLe: 'desc' },
          take: 1,
        },
        dossiers: {
          where: { rentree: annee, demandeurId: moi, etat: { not: 'brouillon' } },
          include: {
            ...RESUME,
            messages: { where: { deLaFamille: false, luLe: null }, select: { id: true } },
          },
          orderBy: { creeLe: 'desc' },
        },
      },
      orderBy: [{ prenom: 'asc' }, { naissance: 'asc' }],
    });
    const sansSuite = await finiesSansSuite(
      tx,
      eleves.flatMap(({ dossiers }) => dossiers),
    );
    const suivis = await suivisDesPrimes(tx, eleves);
    const etudes = await etudesAttendues(tx, moi ?? '', annee);
    const enregistree = await tx.campagne.findUnique({
      where: { rentree: annee },
      include: { prolongations: true, ouvertures: true },
    });
    return eleves.map(
      ({ id, prenom, nom, nomUsage, prenomUsage, scolarites: [scolarite = null], dossiers }) => {
        const territoire = scolarite
          ? territoireDuDepartement(scolarite.etablissement.departementCode)
          : 'metropole';
        return {
          id,
          prenom,
          nom,
          nomUsage,
          prenomUsage,
          scolarite,
          territoire,
          campagne: campagneDeLEleve(annee, enregistree, scolarite?.etablissement),
          fermeture: scolarite && direFermeture(enregistree, scolarite.etablissement.academieCode),
          jourPourDeposer: maintenantPourDeposer(portee, territoire),
          etude: etudes.get(id) ?? null,
          dossiers: dossiers.map((dossier) => ({
            ...dossier,
            finSansSuite: sansSuite.has(dossier.id),
            suivi: suivis.get(dossier.id) ?? null,
            lieux: lieuxDe(dossier, services.get(dossier.academieCode)),
          })),
        };
      },
    );
  });
}

const maintenantPourDeposer = ({ jour }: Portee, territoire: Territoire): Jour =>
  jourPourDeposer(jour, minuteDeLInstant(maintenant().epochMilliseconds), territoire);

/** Where a dossier stands for its family on a day. */
export function positionDe(dossier: DossierResume, jour: Jour): Position {
  const decision = decisionEnVigueur(dossier);
  return {
    etat: dossier.etat,
    branche: dossier.branche,
    horsDelai: dossier.horsDelai,
    notifiee: !!decision?.notification,
    accordee: decision ? decision.genre === 'attribution' : null,
    avisAttendu: attendSonAvisSeul(dossier),
    rejeteeLe: rejeteeParSilence(dossier, jour),
    recours: recoursSuivi(dossier, jour),
    retrait: auditionDe(dossier),
    aVerifier: piecesAVerifier(dossier).length > 0,
  };
}

/**
 * The next date of a dossier, told to its family. Null while the decision that carries it has not left, and once it is
 * behind for the administration to answer or the family to contest: it is no longer a next date.
 */
export function echeancePourLaFamille(dossier: DossierResume, jour: Jour): string | null {
  const { etat, notifiee, rejeteeLe, recours } = positionDe(dossier, jour);
  const { echeanceLe, echeanceCause } = dossier;
  if (recours) return recours.rejet ? direLeJuge(recours.rejet, jour) : echeanceCause;
  const decidee = etatDeProcedure(etat).contestable;
  if (!echeanceLe || rejeteeLe || (decidee && (!notifiee || avant(jourDe(echeanceLe), jour)))) return null;
  return echeanceCause;
}

/** Pieces asked for that have not come. */
export const piecesAttendues = ({ etat, pieces }: Pick<DossierResume, 'etat' | 'pieces'>) =>
  etat === 'incomplete' ? piecesManquantes({ pieces }) : [];

export interface DossierDeFamille {
  dossier: DossierEntier;
  academie: Prisma.AcademieGetPayload<object>;
  lieux: Lieux;
  /** Today, for a demande made again in its place. */
  jourPourDeposer: Jour;
  faits: FaitDuJournal[];
  pieces: Prisma.PieceGetPayload<{ include: { fichiers: true } }>[];
  /** Joined to its recours, by whoever. */
  fichiersDeRecours: FichierDeRecours[];
  /** What a service noted and marked as communicable, without the name of the agent. */
  notes: { id: string; texte: string; jour: Date }[];
  verdicts: { acte: Acte; verdict: Verdict }[];
}

/** One dossier that this person filed. Throws Refus introuvable for any other, and on text that is no id. */
export function suivreDossier(portee: Portee, id: string): Promise<DossierDeFamille> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerSien(tx, portee, id);
    const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
    const journal = await tx.ligneDeJournal.findMany({ where: { dossierId: id }, orderBy: { rang: 'asc' } });
    return {
      dossier,
      academie,
      lieux: lieuxDe(dossier, academie),
      jourPourDeposer: maintenantPourDeposer(portee, territoireDuDepartement(dossier.departementCode)),
      faits: journal.map(({ rang, acte, role, jour, contenu }) => ({
        rang,
        acte: acte as Acte,
        role: role as Role,
        jour: jourDe(jour),
        contenu: contenu as FaitDuJournal['contenu'],
      })),
      pieces: await tx.piece.findMany({
        where: { dossierId: id },
        include: { fichiers: { orderBy: { deposeLe: 'asc' } } },
        orderBy: { code: 'asc' },
      }),
      fichiersDeRecours: await fichiersDesRecours(tx, id),
      notes: await tx.noteDeDossier.findMany({
        where: { dossierId: id, communicable: true, correction: null },
        select: { id: true, texte: true, jour: true },
        orderBy: { instant: 'desc' },
      }),
      verdicts: verdicts(contexteDuDossier(portee, await chargerAutorites(tx, portee, [dossier]), dossier)),
    };
  });
}

async function chargerSien(tx: Transaction, portee: Portee, id: string): Promise<DossierEntier> {
  const dossier = z.uuid().safeParse(id).success ? await chargerDossier(tx, portee, id) : null;
  if (dossier?.demandeurId !== portee.auteur.id || !dossier || dossier.etat === 'brouillon')
    throw new Refus('introuvable', 'Ce dossier est introuvable.');
  return dossier;
}

/** What a family may contest, with its dossier and who holds it. */
export interface Contestable extends Conteste {
  dossier: DossierEntier;
  academie: Prisma.AcademieGetPayload<object>;
}

/**
 * What a family may contest today on a dossier that it filed. Throws Refus introuvable when there is nothing: no decision
 * in force has been notified, and the administration still has time to answer; or no retenue stands.
 */
export function lireContestable(portee: Portee, id: string, objet: ObjetDeRecours): Promise<Contestable> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerSien(tx, portee, id);
    const conteste = contesteAujourdHui(dossier, objet, portee.jour);
    if (!conteste) throw new Refus('introuvable', 'Rien n’est à contester ainsi sur ce dossier.');
    const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
    return { dossier, academie, ...conteste };
  });
}

export interface DecisionLue {
  dossier: DossierEntier;
  academie: Prisma.AcademieGetPayload<object>;
  decision: DossierEntier['decisions'][number];
  trace: LigneRedigee[];
  motifs: Pick<LigneRedigee, 'regle' | 'article' | 'texte'>[];
}

/**
 * The decision that this person was last notified of, with its computation; the read is journaled, for it tells
 * incomes. Throws Refus introuvable while no decision has been notified.
 */
export function lireDecision(portee: Portee, id: string): Promise<DecisionLue> {
  return enPortee(portee, async (tx) => {
    const dossier = await chargerSien(tx, portee, id);
    const decision = decisionNotifiee(dossier);
    if (!decision) throw new Refus('introuvable', 'Aucune décision n’a encore été envoyée pour ce dossier.');
    await journaliserLecture(tx, portee, id, 'revenus', 'calcul de la décision');
    return {
      dossier,
      academie: await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } }),
      decision,
      trace: redigerTraceStockee(decision.trace, typeBourseDuDossier(dossier)).map(masquerLeConcubin),
      motifs: lireMotifs(decision.motifs),
    };
  });
}
