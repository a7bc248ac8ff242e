import { rentree } from '#lib/droit/annee.ts';
import { brancheDe, sabDuCned } from '#lib/droit/competence.ts';
import { avant, ecrireJour } from '#lib/droit/date.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { chiffrer } from '#lib/technique/chiffrement.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { eleveDeLaScolarite } from './queries.ts';
import type { Brouillon } from './schema.ts';

/** Tax numbers leave the form's content for their encrypted columns. */
export function separerNumerosFiscaux(saisie: Brouillon): {
  contenu: Prisma.InputJsonObject;
  numeroFiscal: Uint8Array<ArrayBuffer> | null;
  numeroFiscalConcubin: Uint8Array<ArrayBuffer> | null;
} {
  const lire = (numero: unknown) =>
    typeof numero === 'string' && numero.trim() ? chiffrer(numero.replace(/\s/g, '')) : null;
  const contenu = structuredClone(saisie) as Record<string, Record<string, unknown> | undefined>;
  const numeroFiscal = lire(contenu.demandeur?.numeroFiscal);
  const numeroFiscalConcubin = lire(contenu.concubin?.numeroFiscal);
  if (contenu.demandeur) contenu.demandeur.numeroFiscal = '';
  if (contenu.concubin) contenu.concubin.numeroFiscal = '';
  return { contenu: contenu as Prisma.InputJsonObject, numeroFiscal, numeroFiscalConcubin };
}

/**
 * Opens the draft of a paper demande for a pupil schooled this year within the portée. Returns the id of the dossier.
 * Throws Refus introuvable when the pupil is not schooled there, impossible when the pupil has left.
 */
export function ouvrirBrouillon(
  portee: Portee,
  { eleveId, annee }: { eleveId: string; annee: number },
): Promise<string> {
  return enPortee(portee, async (tx) => {
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
    const cned = branche === 'cned' ? sabDuCned(type, situation.filiereCned ?? 'general') : null;
    const id = crypto.randomUUID();
    await tx.dossier.createMany({
      data: {
        id,
        numero: await nouveauNumero(tx, annee),
        rentree: rentree(annee),
        eleveId,
        uai: scolarite.uai,
        academieCode: cned?.academie ?? etablissement.academieCode,
        departementCode: cned?.departement ?? etablissement.departementCode,
        classe: scolarite.classe,
        regime: scolarite.regime,
        typeBourse: type,
        branche,
        creeParId: portee.auteur.id,
      },
    });
    await tx.demande.createMany({ data: { dossierId: id, contenu: {} } });
    return id;
  });
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
    const { contenu, numeroFiscal, numeroFiscalConcubin } = separerNumerosFiscaux(saisie);
    const { count } = await tx.demande.updateMany({
      where: { dossierId, revision, dossier: { etat: 'brouillon' } },
      data: {
        contenu,
        revision: revision + 1,
        enregistreLe: new Date(maintenant().epochMilliseconds),
        ...(numeroFiscal ? { numeroFiscal } : {}),
        ...(numeroFiscalConcubin ? { numeroFiscalConcubin } : {}),
      },
    });
    if (count === 1) return revision + 1;
    const reste = await tx.demande.findFirst({ where: { dossierId, dossier: { etat: 'brouillon' } } });
    if (!reste)
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
    const brouillon = { dossierId, dossier: { etat: 'brouillon' } };
    const { count } = await tx.demande.deleteMany({ where: brouillon });
    if (count === 0) throw new Refus('introuvable', 'Ce brouillon n’existe plus.');
    await tx.fichier.deleteMany({ where: { piece: { dossierId } } });
    await tx.piece.deleteMany({ where: { dossierId } });
    await tx.dossier.deleteMany({ where: { id: dossierId, etat: 'brouillon' } });
  });
}
