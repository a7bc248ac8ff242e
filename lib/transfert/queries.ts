import { affectationsQuiLisent, enPortee, type Portee } from '#lib/technique/portee.ts';

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
