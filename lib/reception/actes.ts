import { recevabiliteDuDepot } from '#lib/demande/faits.ts';
import { type Demande, DemandeSchema } from '#lib/demande/schema.ts';
import { type Accompli, accomplirDans, type Cible, type Ecrit } from '#lib/dossier/actes.ts';
import { type DossierEntier, verrouillerDossier } from '#lib/dossier/queries.ts';
import type { Branche } from '#lib/droit/competence.ts';
import { jour } from '#lib/droit/date.ts';
import { ETATS_CLOS } from '#lib/droit/procedure.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { scolariteDe } from '#lib/eleve/faits.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { estDoublon, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/**
 * Records the reception of the signed form (C. II.C.3): the draft becomes a demande. Throws Refus `conflit` with the
 * number of the dossier that already lives for this pupil and year (C. II.C.1).
 */
export async function enregistrerReception(portee: Portee, cible: Cible): Promise<Accompli> {
  try {
    return await enPortee(portee, async (tx) => {
      await verrouillerDossier(tx, cible.dossierId);
      const demande = await lireFormulaire(tx, cible.dossierId);
      return accomplirDans(tx, portee, {
        ...cible,
        acte: 'enregistrer_reception',
        faits: { recuLe: jour(demande.reception.recuLe), formulaireSigne: demande.reception.signe },
        ecrire: (dans, dossier) => deposer(dans, dossier, demande),
      });
    });
  } catch (erreur) {
    if (estDoublon(erreur, 'dossier_vivant')) throw await dejaDepose(portee, cible.dossierId);
    throw erreur;
  }
}

async function lireFormulaire(tx: Transaction, dossierId: string): Promise<Demande> {
  // A tab that saves at this very moment comes before, and is read, or after, and is told so.
  await tx.$queryRaw`SELECT 1 FROM demande WHERE dossier_id = ${dossierId}::uuid FOR UPDATE`;
  const brouillon = await tx.demande.findUnique({ where: { dossierId } });
  const lu = DemandeSchema.safeParse(brouillon?.contenu);
  if (lu.success) return lu.data;
  const [premiere] = lu.error.issues;
  throw new Refus('impossible', premiere?.message ?? 'Le formulaire est incomplet.', {
    champ: premiere?.path.join('.'),
  });
}

async function deposer(tx: Transaction, dossier: DossierEntier, demande: Demande): Promise<Ecrit> {
  const { recuLe } = demande.reception;
  const demandeurId = await rattacherDemandeur(tx, dossier.eleveId, demande);
  await tx.demande.update({
    where: { dossierId: dossier.id },
    // The revision too: a tab that saves the draft at this very moment is told so, and overwrites nothing.
    data: { contenu: demande as Prisma.InputJsonObject, revision: { increment: 1 } },
  });
  await tx.piece.createMany({
    data: demande.piecesRecues.map((code) => ({ dossierId: dossier.id, code, recueLe: new Date(recuLe) })),
    skipDuplicates: true,
  });
  const jugement = recevabiliteDuDepot(demande, {
    annee: dossier.rentree,
    branche: dossier.branche as Branche,
    departementCode: dossier.departementCode,
    scolarite: scolariteDe(dossier.scolarite, dossier.eleve, dossier.etablissement),
  });
  const horsDelai = jugement.genre === 'sans_droit';
  return {
    enregistrementId: dossier.id,
    contenu: {
      recuLe,
      horsDelai,
      recevabilite: redigerTrace(jugement.trace) as unknown as Prisma.InputJsonArray,
    },
    dossier: { demandeurId, recuLe: new Date(recuLe), horsDelai },
  };
}

/** The demandeur as a person of the base: the one that the secretariat picked, brought up to date, or a new one. */
async function rattacherDemandeur(tx: Transaction, eleveId: string, { demandeur }: Demande): Promise<string> {
  const { civilite, nom, nomUsage, prenom, adresse, complement, codePostal, commune, courriel, telephone } =
    demandeur;
  const donnees = {
    civilite,
    nom,
    nomUsage,
    prenom,
    adresse,
    complement,
    codePostal,
    commune,
    courriel,
    telephone,
  };
  if (demandeur.responsableId) {
    const { count } = await tx.responsable.updateMany({
      where: { id: demandeur.responsableId, liens: { some: { eleveId } } },
      data: donnees,
    });
    if (count === 1) return demandeur.responsableId;
    throw new Refus(
      'impossible',
      'La personne choisie n’est plus liée à l’élève : choisissez-la de nouveau.',
      { champ: 'demandeur.responsableId' },
    );
  }
  const id = crypto.randomUUID();
  await tx.responsable.createMany({ data: { id, ...donnees } });
  await tx.lien.createMany({
    data: {
      eleveId,
      responsableId: id,
      lien: demandeur.lien,
      legal: demandeur.lien !== 'autre_personne_en_charge',
    },
  });
  return id;
}

async function dejaDepose(portee: Portee, dossierId: string): Promise<Refus> {
  const vivant = await enPortee(portee, async (tx) => {
    const { eleveId, rentree: annee } = await tx.dossier.findUniqueOrThrow({ where: { id: dossierId } });
    return tx.dossier.findFirst({
      where: { eleveId, rentree: annee, etat: { notIn: ['brouillon', ...ETATS_CLOS] } },
    });
  });
  const numero = vivant ? `le dossier ${vivant.numero}` : 'un dossier tenu par un autre établissement';
  return new Refus(
    'conflit',
    `Une demande existe déjà pour cet élève cette année : ${numero}. Une seule demande est possible par élève.`,
    {
      texte: 'C. II.C.1',
    },
  );
}
