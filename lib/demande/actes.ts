import { exigerOuverte } from '#lib/campagne/queries.ts';
import { type ColonneFiscale, numerosPour } from '#lib/dossier/actes.ts';
import { type DossierEntier, type LigneDePiece, reperesDe } from '#lib/dossier/faits.ts';
import type { Cible, OrdreDe } from '#lib/dossier/porte.ts';
import { placeDe } from '#lib/double/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { brancheDe, serviceAPart } from '#lib/droit/competence.ts';
import { avant, ecrireJour, type Jour, jour } from '#lib/droit/date.ts';
import type { Reperes } from '#lib/droit/dates-possibles.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { estCodePiece, piecesManquantes, piecesRequises } from '#lib/droit/pieces.ts';
import type { CodePiece } from '#lib/droit/pieces-liste.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { chiffrer } from '#lib/technique/chiffrement.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { defautsDuFormulaire, lieuDuDepot, recevabiliteDuDepot } from './faits.ts';
import { eleveDeLaScolarite } from './queries.ts';
import { type Brouillon, type Demande, DemandeSchema } from './schema.ts';

/** Tax numbers leave the form's content for the columns of its draft, encrypted there. */
export function separerNumerosFiscaux(
  dossierId: string,
  saisie: Brouillon,
): {
  contenu: Prisma.InputJsonObject;
  numeroFiscal: Uint8Array<ArrayBuffer> | null;
  numeroFiscalConcubin: Uint8Array<ArrayBuffer> | null;
} {
  const lire = (numero: unknown, colonne: ColonneFiscale) =>
    typeof numero === 'string' && numero.trim()
      ? chiffrer(numero.replace(/\s/g, ''), { table: 'brouillon', colonne, cle: dossierId })
      : null;
  const contenu = structuredClone(saisie) as Record<string, Record<string, unknown> | undefined>;
  const numeroFiscal = lire(contenu.demandeur?.numeroFiscal, 'numero_fiscal');
  const numeroFiscalConcubin = lire(contenu.concubin?.numeroFiscal, 'numero_fiscal_concubin');
  if (contenu.demandeur) contenu.demandeur.numeroFiscal = '';
  if (contenu.concubin) contenu.concubin.numeroFiscal = '';
  return { contenu: contenu as Prisma.InputJsonObject, numeroFiscal, numeroFiscalConcubin };
}

/** A draft about to be opened: for which pupil and year, and what it already says. */
interface AOuvrir {
  eleveId: string;
  annee: number;
  contenu?: Prisma.InputJsonObject;
}

/**
 * Opens the draft of a paper demande for a pupil schooled this year within the portée. Returns the id of the dossier.
 * Throws Refus introuvable when the pupil is not schooled there, impossible when the pupil has left.
 */
export const ouvrirBrouillon = (portee: Portee, aOuvrir: AOuvrir): Promise<string> =>
  enPortee(portee, (tx) => nouveauBrouillon(tx, portee, aOuvrir));

/** The same in the caller's transaction; what a family opens is its own, online (C. II.B.2). */
export async function nouveauBrouillon(
  tx: Transaction,
  portee: Portee,
  { eleveId, annee, contenu = {} }: AOuvrir,
): Promise<string> {
  const { scolarite, situation } = await eleveDeLaScolarite(tx, eleveId, annee);
  const { etablissement, sortieLe } = scolarite;
  if (sortieLe && avant(jourDe(sortieLe), portee.jour))
    throw new Refus(
      'impossible',
      `L’élève a quitté l’établissement le ${ecrireJour(jourDe(sortieLe))} : la demande se dépose dans son nouvel établissement.`,
      { texte: 'C. II.C' },
    );
  const type = typeBourseDe(situation);
  const branche = brancheDe(situation.etablissement, type);
  const aPart = serviceAPart(branche, type, situation.filiereCned);
  await exigerOuverte(tx, annee, aPart?.academie ?? etablissement.academieCode);
  const id = crypto.randomUUID();
  await tx.dossier.createMany({
    data: {
      id,
      numero: await nouveauNumero(tx, annee),
      rentree: rentree(annee),
      eleveId,
      uai: scolarite.uai,
      academieCode: aPart?.academie ?? etablissement.academieCode,
      departementCode: aPart?.departement ?? etablissement.departementCode,
      scolariteId: scolarite.id,
      branche,
      creeParId: portee.auteur.id,
      ...(portee.auteur.genre === 'famille' ? { canal: 'en_ligne', demandeurId: portee.auteur.id } : {}),
    },
  });
  await tx.brouillon.createMany({ data: { dossierId: id, contenu } });
  return id;
}

async function nouveauNumero(tx: Transaction, annee: number): Promise<string> {
  const [ligne] = await tx.$queryRaw<{ numero: string }[]>`SELECT nouveau_numero(${annee}::int) AS numero`;
  if (!ligne) throw new Error('la base n’a pas donné de numéro');
  return ligne.numero;
}

/**
 * Keeps the draft as it stands. `revision` is the one that the screen holds; returns the next one.
 * Throws Refus conflit when another tab or colleague saved in between, introuvable when the draft is no more.
 */
export function garderBrouillon(
  portee: Portee,
  { dossierId, revision, saisie }: { dossierId: string; revision: number; saisie: Brouillon },
): Promise<number> {
  return enPortee(portee, async (tx) => {
    const { contenu, numeroFiscal, numeroFiscalConcubin } = separerNumerosFiscaux(dossierId, saisie);
    const { count } = await tx.brouillon.updateMany({
      where: { dossierId, revision },
      data: {
        contenu,
        revision: revision + 1,
        enregistreLe: new Date(maintenant().epochMilliseconds),
        ...(numeroFiscal ? { numeroFiscal } : {}),
        ...(numeroFiscalConcubin ? { numeroFiscalConcubin } : {}),
      },
    });
    if (count === 1) return revision + 1;
    const reste = await tx.brouillon.count({ where: { dossierId } });
    if (reste === 0)
      throw new Refus('introuvable', 'Ce brouillon n’existe plus : il a été enregistré ou abandonné.');
    throw new Refus(
      'conflit',
      'Ce brouillon a été modifié ailleurs : rechargez la page pour voir la dernière version.',
    );
  });
}

/** Throws away a draft that nothing legal depends on. */
export function abandonnerBrouillon(portee: Portee, dossierId: string): Promise<void> {
  return enPortee(portee, async (tx) => {
    // Whoever records the reception at the same moment takes this lock first too: one waits for the other.
    await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
    const { count } = await tx.brouillon.deleteMany({ where: { dossierId } });
    if (count === 0) throw new Refus('introuvable', 'Ce brouillon n’existe plus.');
    await tx.fichier.deleteMany({ where: { piece: { dossierId } } });
    await tx.piece.deleteMany({ where: { dossierId } });
    await tx.dossier.deleteMany({ where: { id: dossierId, etat: 'brouillon' } });
  });
}

/**
 * Records the reception of the form, signed or not, whole or not (C. II.C.3, III.C): the draft becomes the first version of the demande, its demandeur a
 * person of the base. Refused as a `conflit`, with the number of the other dossier, when one already lives for this pupil and
 * year (C. II.C.1).
 */
export const enregistrerReception = (cible: Cible): OrdreDe<'enregistrer_reception'> => ({
  ...cible,
  acte: 'enregistrer_reception',
  ecrire: (dossier, { portee }) => {
    const { brouillon } = dossier;
    if (!brouillon) throw new RangeError(`dossier ${dossier.numero} : un brouillon sans contenu`);
    const contenu = lireFormulaire(brouillon.contenu);
    refuserLesDefauts(contenu, reperesDe(dossier, portee.jour));
    const { recuLe } = contenu.reception;
    const jugement = recevabiliteDuDepot(contenu, lieuDuDepot(dossier));
    const horsDelai = jugement.genre === 'sans_droit';
    const { rangees: demandeur, renomme } = rattacherDemandeur(dossier, contenu);
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: {
        recuLe,
        horsDelai,
        // Told by the accusé de réception (annexes 4 and 5).
        pieces: manquentAuDepot(dossier, contenu),
        recevabilite: redigerTrace(
          jugement.trace,
          typeBourseDuDossier(dossier),
        ) as unknown as Prisma.InputJsonArray,
        ...(renomme ? { demandeurRenomme: renomme } : {}),
      },
      dossier: {
        demandeurId: demandeur.responsable.id,
        recuLe: dateDe(jour(recuLe)),
        horsDelai,
        ...placeDe(dossier, contenu, demandeur.responsable),
      },
      rangees: {
        ...demandeur,
        demande: {
          id,
          dossierId: dossier.id,
          rang: 1,
          origine: 'depot',
          contenu,
          ...numerosPour(id, brouillon, { table: 'brouillon', cle: dossier.id }),
          jour: dateDe(portee.jour),
          auteurId: portee.auteur.id,
          auteurNom: portee.auteur.nom,
        },
        pieces: piecesJointes(dossier, contenu, portee.jour),
      },
    };
  },
});

/** Codes of the pieces that the situation asks for and that did not come with the form (C. III.C). */
export function manquentAuDepot(dossier: DossierEntier, contenu: Demande): CodePiece[] {
  const situation = situationDe(contenu, lieuDuDepot(dossier), jour(contenu.reception.recuLe));
  const requises = piecesRequises(situation, typeBourseDuDossier(dossier));
  return piecesManquantes(requises, contenu.piecesRecues).map(({ code }) => code);
}

function lireFormulaire(contenu: unknown): Demande {
  const lu = DemandeSchema.safeParse(contenu);
  if (lu.success) return lu.data;
  const [premiere] = lu.error.issues;
  throw new Refus('impossible', premiere?.message ?? 'Le formulaire est incomplet.', {
    champ: premiere?.path.join('.'),
  });
}

function refuserLesDefauts(contenu: Demande, reperes: Reperes): void {
  const [faute] = Object.entries(defautsDuFormulaire(contenu, reperes));
  if (faute) throw new Refus('impossible', faute[1], { champ: faute[0] });
}

/** The pieces that came with the form, once each. */
const piecesJointes = (
  dossier: DossierEntier,
  { piecesRecues, reception }: Demande,
  leJour: Jour,
): LigneDePiece[] =>
  [...new Set(piecesRecues)].filter(estCodePiece).map((code) => ({
    id: crypto.randomUUID(),
    demandeDePiecesId: null,
    ...dossier.pieces.find((piece) => piece.code === code),
    dossierId: dossier.id,
    code,
    recueLe: dateDe(jour(reception.recuLe)),
    // Whoever ticks a piece holds it.
    verifieeLe: dateDe(leJour),
  }));

/** What a person of the base may lack: a form half filled is received all the same. */
const COORDONNEES = ['civilite', 'adresse', 'codePostal', 'commune'] as const;
const FACULTATIVES = ['nomUsage', 'prenomUsage', 'complement', 'pays', 'courriel', 'telephone'] as const;
const INCONNU = {
  sub: null,
  reunieDans: null,
  civilite: '',
  adresse: '',
  codePostal: '',
  commune: '',
  nomUsage: null,
  prenomUsage: null,
  complement: null,
  pays: null,
  courriel: null,
  telephone: null,
};

/**
 * The demandeur as a person of the base: the one that the secretariat picked, brought up to date, or a new one. What the
 * form leaves empty stays as the base knows it. Another name over a person already known rewrites nobody: it is refused,
 * unless a box says that the name is corrected.
 */
function rattacherDemandeur(dossier: DossierEntier, { demandeur }: Demande) {
  const { nom, prenom, responsableId } = demandeur;
  const connu = dossier.eleve.liens.find((lien) => lien.responsableId === responsableId);
  if (responsableId && !connu)
    throw new Refus(
      'impossible',
      'La personne choisie n’est plus liée à l’élève : choisissez-la de nouveau.',
      { champ: 'demandeur.responsableId' },
    );
  const avant = connu?.responsable;
  const renomme = avant && (avant.nom !== nom || avant.prenom !== prenom);
  if (renomme && !demandeur.nomCorrige)
    throw new Refus(
      'impossible',
      `Vous avez choisi ${nomComplet(avant)}, déjà connu(e), et écrit ${nomComplet(demandeur)}. Si c’est quelqu’un d’autre, choisissez « Une autre personne » ; si le nom connu est faux, cochez « Le nom connu est à corriger ».`,
      { champ: 'demandeur.nom' },
    );
  const { sub: _, reunieDans: __, ...base } = connu?.responsable ?? { ...INCONNU, id: crypto.randomUUID() };
  const responsable = { ...base, nom, prenom };
  for (const champ of COORDONNEES) responsable[champ] = demandeur[champ] ?? base[champ] ?? '';
  for (const champ of FACULTATIVES) responsable[champ] = demandeur[champ] ?? base[champ];
  const lien = {
    eleveId: dossier.eleveId,
    responsableId: responsable.id,
    lien: demandeur.lien,
    legal: demandeur.lien !== 'autre_personne_en_charge',
    paieLesFrais: false,
  };
  const rangees = connu ? { responsable } : { responsable, lien };
  return { rangees, renomme: renomme ? { avant: nomComplet(avant), apres: nomComplet(demandeur) } : null };
}
