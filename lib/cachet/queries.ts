import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma } from '#lib/technique/prisma.ts';
import type { CertificatDeCachet, Courbe } from './schema.ts';

/** Certificates in force, for whoever reads an avis: they are public. */
export async function certificatsDeCachet(portee: Portee): Promise<CertificatDeCachet[]> {
  const lus = await prisma().certificatDeCachet.findMany({
    where: { OR: [{ retireLe: null }, { retireLe: { gt: dateDe(portee.jour) } }] },
    orderBy: [{ autorite: 'asc' }, { certificat: 'asc' }],
  });
  return lus.map(({ autorite, certificat, courbe, cle, du, au }) => ({
    autorite,
    certificat,
    courbe: courbe as Courbe,
    cle,
    du: jourDe(du).toString(),
    au: jourDe(au).toString(),
  }));
}

/** Every certificate ever imported. Throws Refus introuvable to anybody but an administrateur. */
export function certificatsImportes(portee: Portee) {
  exigerAdministrateur(portee);
  return prisma().certificatDeCachet.findMany({ orderBy: [{ autorite: 'asc' }, { certificat: 'asc' }] });
}

/** A certificate as the page of administration lists it. */
export type CertificatImporte = Awaited<ReturnType<typeof certificatsImportes>>[number];
