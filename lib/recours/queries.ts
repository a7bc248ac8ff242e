import { type Demander, enAtelier } from '#lib/connecteurs/octets/atelier.ts';
import type { Partie } from '#lib/connecteurs/octets/juges/assemblage.ts';
import { produireFiche } from '#lib/connecteurs/pdf.ts';
import { cleDeFichier, FichierAbsent, stockage } from '#lib/connecteurs/stockage.ts';
import { receptionDeLaRetenue } from '#lib/contestation/faits.ts';
import { type DossierEntier, decisionNotifiee } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { rentree } from '#lib/droit/annee.ts';
import { trouverBareme } from '#lib/droit/bareme/bareme.ts';
import { LIBELLES_ROLES, type Role } from '#lib/droit/competence.ts';
import { chiffresDeLaTrace } from '#lib/droit/courrier/chiffres.ts';
import type { FicheImprimee } from '#lib/droit/courrier/fiche.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { centimes } from '#lib/droit/montant.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import { nomEtQualite } from '#lib/droit/phrase.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';
import { LIBELLES_DES_NATURES, type NatureDeRequete } from '#lib/droit/recours/juge.ts';
import { type FaitsDuRecueil, ficheDuRecueil, type RetenueDuRecueil } from '#lib/droit/recours/recueil.ts';
import { LIBELLES_ISSUES, LIBELLES_RECOURS } from '#lib/droit/recours/reponse.ts';
import { lireTrace, redigerLigne, redigerTraceStockee } from '#lib/droit/rediger.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { fichiersDesRecours, fichiersDesRequetes } from '#lib/piece/queries.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

interface Joint {
  titre: string;
  cle: string;
  type: string;
}

/** The files of the recours, the letters that left and the pieces received, each with its title. */
async function jointsDe(tx: Transaction, dossier: DossierEntier): Promise<Joint[]> {
  const pieces = await tx.piece.findMany({
    where: { dossierId: dossier.id, recueLe: { not: null } },
    include: { fichiers: { orderBy: { deposeLe: 'asc' } } },
    orderBy: { code: 'asc' },
  });
  const courriers = dossier.courriers
    .filter(({ etat, cle }) => etat === 'produit' && cle !== null)
    .toSorted((a, b) => a.reference.localeCompare(b.reference, 'fr', { numeric: true }));
  const recours = new Map(dossier.recours.map(({ id, rang }) => [id, rang]));
  const desRecours = await fichiersDesRecours(tx, dossier.id);
  return [
    ...desRecours.map(({ recoursId, deReponse, nom, cle, type }) => ({
      titre: deReponse
        ? `Réponse au recours ${recours.get(recoursId)} : ${nom}`
        : `Joint au recours ${recours.get(recoursId)} : ${nom}`,
      cle,
      type,
    })),
    ...courriers.map(({ genre, reference, cle }) => ({
      titre: `Courrier ${reference} : ${LETTRES[genre].libelle}`,
      cle: cle ?? '',
      type: 'application/pdf',
    })),
    ...pieces.flatMap(({ code, fichiers }) =>
      fichiers.map(({ cle, type }) => ({
        titre: `Pièce : ${PIECES[code as keyof typeof PIECES].libelle}`,
        cle,
        type,
      })),
    ),
  ];
}

/** What was filed of the requêtes: not for an answer to the court, which has its own copies. */
async function jointsDesRequetes(tx: Transaction, dossierId: string): Promise<Joint[]> {
  const fichiers = await fichiersDesRequetes(tx, dossierId);
  return fichiers.map(({ natureDeRequete, nom, cle, type }) => ({
    titre: `${LIBELLES_DES_NATURES[natureDeRequete as NatureDeRequete]} : ${nom}`,
    cle,
    type,
  }));
}

function decisionDite(dossier: DossierEntier): FaitsDuRecueil['decision'] {
  const decision = decisionNotifiee(dossier);
  if (!decision) return null;
  const type = decision.typeBourse;
  const annee = trouverBareme(rentree(dossier.rentree), type)?.anneeDesRevenus ?? dossier.rentree - 1;
  const { notification } = decision;
  return {
    libelle: LIBELLES_DECISIONS[decision.genre],
    decideeLe: jourDe(decision.decideeLe),
    signataire: nomEtQualite(
      `${decision.signatairePrenom} ${decision.signataireNom}`,
      decision.signataireQualite,
    ),
    envoyeeLe: jourOuNul(notification?.envoyeeLe),
    recueLe: jourOuNul(notification?.recueLe),
    preuve: notification?.preuve ?? null,
    motifs: lireMotifs(decision.motifs).map(({ texte, article }) => `${texte} (${article})`),
    chiffres: chiffresDeLaTrace(lireTrace(decision.trace), annee, decision.echelon),
    calcul: redigerTraceStockee(decision.trace, type).map(({ texte, article }) => `${texte} (${article})`),
  };
}

/** How a recours was answered, in words; null while it waits. */
const direReponse = ({
  issue,
  reponduLe,
  repondant,
  preuve,
}: Pick<DossierEntier['recours'][number], 'issue' | 'reponduLe' | 'repondant' | 'preuve'>): string | null =>
  issue && reponduLe
    ? `${LIBELLES_ISSUES[issue]}, le ${ecrireJour(jourDe(reponduLe))}${repondant ? `, par ${repondant} (${preuve})` : ''}`
    : null;

/** A retenue as the fiche of a recours, or an answer to the judge, tells it. */
export const retenueDuRecueil = (
  dossier: DossierEntier,
  retenue: DossierEntier['retenues'][number],
): RetenueDuRecueil => ({
  faiteLe: jourDe(retenue.faiteLe),
  signataire: nomEtQualite(`${retenue.auteurPrenom} ${retenue.auteurNom}`, retenue.auteurQualite),
  recueLe: receptionDeLaRetenue(dossier, retenue),
  demiJournees: retenue.demiJournees,
  centimes: centimes(retenue.centimes),
  motivation: retenue.motivation,
  calcul: lireTrace(retenue.trace)
    .map((ligne) => redigerLigne(ligne))
    .map(({ texte, article }) => `${texte} (${article})`),
});

/** The retenues that the recours and the requêtes of a dossier contest, each once. */
function retenuesContestees(dossier: DossierEntier): RetenueDuRecueil[] {
  const contestees = new Set(
    [...dossier.recours, ...dossier.requetes].flatMap(({ retenueId }) => retenueId ?? []),
  );
  return dossier.retenues
    .filter(({ id }) => contestees.has(id))
    .map((retenue) => retenueDuRecueil(dossier, retenue));
}

async function faitsDuRecueil(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
): Promise<FaitsDuRecueil> {
  const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
  const journal = await tx.ligneDeJournal.findMany({
    where: { dossierId: dossier.id },
    orderBy: { rang: 'asc' },
  });
  const type = typeBourseDuDossier(dossier);
  const { demandeur, eleve, scolarite, etablissement } = dossier;
  return {
    numero: dossier.numero,
    jour: portee.jour,
    ministere: configuration().ministere,
    academie: deLAcademie(academie.nom),
    service: academie.service,
    eleve: nomDActe(eleve),
    classe: scolarite.classe,
    etablissement: `${etablissement.nom}, ${etablissement.commune}`,
    demandeur: demandeur ? [nomDActe(demandeur), ...lignesDAdresse(demandeur)] : ['non connu'],
    decision: decisionDite(dossier),
    retenues: retenuesContestees(dossier),
    recours: dossier.recours.map(({ genre, retenueId, formeLe, recuLe, grief, trace, ...reponse }) => ({
      surRetenue: retenueId !== null,
      libelle: LIBELLES_RECOURS[genre],
      formeLe: jourDe(formeLe),
      recuLe: jourDe(recuLe),
      grief,
      pourquoi: redigerTraceStockee(trace, type).map(({ texte, article }) => `${texte} (${article})`),
      reponse: direReponse(reponse),
    })),
    requetes: dossier.requetes.map(({ retenueId, tribunal, numero, recueLe, transmiseLe }) => ({
      surRetenue: retenueId !== null,
      tribunal,
      numero,
      recueLe: jourDe(recueLe),
      transmiseLe: jourDe(transmiseLe),
    })),
    chronologie: journal.map(({ jour, acte, role, auteurNom }) => ({
      jour: jourDe(jour),
      quoi: ligne(acte as Acte).accompli,
      qui: `${auteurNom ?? 'auteur effacé'}, ${LIBELLES_ROLES[role as Role]}`,
    })),
  };
}

interface Lu extends Partie {
  titre: string;
}

/** The files of what is joined; one that was lost is named, and lacks. */
async function lireJoints(joints: readonly Joint[]): Promise<(Lu | { titre: string })[]> {
  return Promise.all(
    joints.map(async ({ titre, cle, type }) => {
      try {
        return { titre, octets: await stockage().lire(cleDeFichier(cle)), type };
      } catch (erreur) {
        if (!(erreur instanceof FichierAbsent)) throw erreur;
        return { titre };
      }
    }),
  );
}

/** The fiche twice: once to count its pages, then with those of the documents; a number adds no page. */
async function assembler(demander: Demander, { composer, joints }: Recueil): Promise<Uint8Array> {
  const lus = await lireJoints(joints);
  const parties = lus.filter((lu) => 'octets' in lu);
  const enPdf = (pages: readonly number[]) => ({
    octets: produireFiche(composer(sommaireDe(lus, pages))),
    type: 'application/pdf',
  });
  const pages = await demander('compter_pages', [enPdf([]), ...parties]);
  return demander('assembler', [enPdf(pages), ...parties]);
}

/** Where each document begins; null for one that lacks. `pages`: those of the fiche, then of each document that is there. */
function sommaireDe(
  lus: readonly (Lu | { titre: string })[],
  [fiche = 0, ...autres]: readonly number[],
): { titre: string; page: number | null }[] {
  let page = fiche + 1;
  let rang = 0;
  return lus.map((lu) => {
    if (!('octets' in lu)) return { titre: lu.titre, page: null };
    const debut = page;
    page += autres[rang] ?? 1;
    rang += 1;
    return { titre: lu.titre, page: debut };
  });
}

/** What a fiche is made of: how it is composed once the pages of its documents are known, and these documents. */
export interface Recueil {
  composer: (sommaire: FicheImprimee['sommaire']) => FicheImprimee;
  joints: readonly Joint[];
}

/**
 * What a dossier brings to who judges it, for who reads all of it; its reading is journaled under a name. Throws Refus
 * introuvable outside the portée and to who does not read all of it.
 */
export async function lireLeRecueil(
  tx: Transaction,
  portee: Portee,
  dossier: DossierEntier,
  nom: string,
): Promise<{ faits: FaitsDuRecueil; joints: Joint[] }> {
  const lisibles = (['calcul', 'revenus', 'courriers', 'pieces', 'coordonnees'] as const).every(
    (genre) => regard(portee, dossier, genre) === 'lit',
  );
  if (!lisibles || portee.auteur.genre !== 'agent')
    throw new Refus('introuvable', 'Ce dossier est introuvable.');
  await journaliserLecture(tx, portee, dossier.id, 'revenus', nom);
  await journaliserLecture(tx, portee, dossier.id, 'piece', nom);
  return { faits: await faitsDuRecueil(tx, portee, dossier), joints: await jointsDe(tx, dossier) };
}

/** A fiche, then its documents, each at the page that the fiche tells. */
export const imprimerLeRecueil = ({ auteur }: Portee, recueil: Recueil): Promise<Uint8Array> =>
  enAtelier(auteur, (demander) => assembler(demander, recueil));

/**
 * What goes with a recours to the authority above or to the judge, as one PDF: the fiche with its chronology and its
 * computation, then the files of the requêtes and of the recours, the letters that left and the pieces received, each at the page that the fiche tells. Its reading is
 * journaled. Throws Refus introuvable outside the portée and to who does not read all of it, impossible where nothing is
 * contested.
 */
export async function recueilDuRecours(portee: Portee, dossierId: string): Promise<FichierServi> {
  const { faits, joints, numero } = await enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const lu = await lireLeRecueil(tx, portee, dossier, 'recueil du recours');
    if (dossier.recours.length + dossier.requetes.length === 0)
      throw new Refus('impossible', 'Aucun recours ni aucune requête : rien n’est à présenter.', {
        texte: 'C. IV.B',
      });
    const joints = [...(await jointsDesRequetes(tx, dossierId)), ...lu.joints];
    return { faits: lu.faits, joints, numero: dossier.numero };
  });
  const octets = await imprimerLeRecueil(portee, {
    composer: (sommaire) => ficheDuRecueil(faits, sommaire),
    joints,
  });
  return { octets, type: 'application/pdf', nom: `recours-${numero}.pdf` };
}
