/** What the tests of isolation share: a dossier in each place, what a person can read of it, a forged portée. */
import { expect } from 'vitest';
import { enPortee, type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { le, type Scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { planterReferentiel } from '#prisma/referentiel.ts';
import { lettresProduites } from './lettres.ts';
import { nouvelleScene, STADES } from './preparation.ts';

export const LE_JOUR = le('2026-11-10');

/** One dossier with every kind of row below it, in each place. */
export const lieux = [
  'collegePublic',
  'autreCollegePublic',
  'lyceePublic',
  'collegeToulouse',
  'cned',
] as const;
export type Lieu = (typeof lieux)[number];
export const dossiers = {} as Record<Lieu, Scene>;
export const brouillons = {} as Record<Lieu, Scene>;

/** Plants the world, then the dossiers. */
export async function planterLesLieux(): Promise<void> {
  await planterReferentiel();
  for (const lieu of lieux) {
    const s = nouvelleScene(lieu);
    await STADES.incomplete(s);
    await verbes.recevoirPiece(s, le('2026-09-16'));
    await verbes.attribuer(s, le('2026-09-17'));
    await lettresProduites(s.dossierId, le('2026-09-17'));
    await verbes.notifier(s, le('2026-09-18'));
    dossiers[lieu] = s;
    brouillons[lieu] = nouvelleScene(lieu);
    await STADES.brouillon(brouillons[lieu]);
  }
}

/** The portée of an agent who has one that day. Throws an Error otherwise. */
export async function agent(sub: string, jour = LE_JOUR): Promise<Portee> {
  const portee = await porteeDAgent(sub, jour);
  if (!portee) throw new Error(`sans affectation : ${sub}`);
  return portee;
}

/** Every row of a dossier and of its pupil that the transaction can read. */
export async function lignesVues(
  tx: Transaction,
  { dossierId, eleveId }: Scene,
): Promise<Record<string, number>> {
  const where = { dossierId };
  return {
    dossier: await tx.dossier.count({ where: { id: dossierId } }),
    demande: await tx.demande.count({ where }),
    piece: await tx.piece.count({ where }),
    demandeDePieces: await tx.demandeDePieces.count({ where }),
    decision: await tx.decision.count({ where }),
    notification: await tx.notification.count({ where: { decision: where } }),
    courrier: await tx.courrier.count({ where }),
    journal: await tx.ligneDeJournal.count({ where }),
    lectures: await tx.lectureSensible.count({ where }),
    eleve: await tx.eleve.count({ where: { id: eleveId } }),
    scolarite: await tx.scolarite.count({ where: { eleveId } }),
    lien: await tx.lien.count({ where: { eleveId } }),
    responsable: await tx.responsable.count({ where: { liens: { some: { eleveId } } } }),
  };
}

/** Fails when the person reads a single row of the dossier or of its pupil. */
export const rienDeVu = async (portee: Portee, s: Scene) => {
  const vues = await enPortee(portee, (tx) => lignesVues(tx, s));
  expect(vues).toEqual(Object.fromEntries(Object.keys(vues).map((table) => [table, 0])));
};

/** The same person, with a portée that names every place of the world. */
export const forgee = (portee: Portee): Portee => ({
  ...portee,
  affectations: [
    ...portee.affectations,
    ...['09', '16', '70', '13'].map((academieCode) => ({
      role: 'responsable_sab' as const,
      uai: null,
      academieCode,
      qualite: 'Forgée',
    })),
    ...lieux.map((lieu) => ({
      role: 'chef_etablissement' as const,
      uai: ETABLISSEMENTS[lieu].uai,
      academieCode: null,
      qualite: 'Forgée',
    })),
  ],
});
