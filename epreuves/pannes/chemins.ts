/** The ways that a dossier takes while everything breaks: between them, what a secretariat, a service and a family do. */
import { setTimeout } from 'node:timers/promises';
import type { Accompli } from '#lib/dossier/porte.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';

/** A step: an act, with what it answers; or a wait, with nothing. */
type Pas = (s: Scene) => Promise<Accompli | null>;

export interface Chemin {
  /** Revenu fiscal de référence, in euros, that the form says. */
  rfr: number;
  pas: readonly Pas[];
}

const SOUS_LE_PLAFOND = 100;
const AU_DESSUS = 900_000;

/** Waits until the workers have made the letter and told the family, then keeps the version that they left. */
const estNotifiee: Pas = async (s) => {
  const portee = await acteur(s, 'famille', le('2026-09-17'));
  for (;;) {
    const { etat, version } = await enPortee(portee, (tx) =>
      tx.dossier.findUniqueOrThrow({ where: { id: s.dossierId }, select: { etat: true, version: true } }),
    );
    s.version = version;
    if (etat === 'notifiee') return null;
    await setTimeout(100);
  }
};

const DEPOSEE: readonly Pas[] = [(s) => verbes.deposer(s, le('2026-09-10'))];
const INSTRUITE: readonly Pas[] = [...DEPOSEE, (s) => verbes.instruire(s, le('2026-09-14'))];
const INCOMPLETE: readonly Pas[] = [...INSTRUITE, (s) => verbes.demanderPieces(s, le('2026-09-15'))];
const attribuer: Pas = (s) => verbes.attribuer(s, le('2026-09-16'));
const NOTIFIEE: readonly Pas[] = [...INSTRUITE, attribuer, estNotifiee];
const retirer: Pas = (s) => verbes.retirer(s, le('2026-09-22'));

const FAVORABLES: readonly (readonly Pas[])[] = [
  [...INSTRUITE, attribuer],
  [...INCOMPLETE, (s) => verbes.recevoirPiece(s, le('2026-09-16')), attribuer],
  [
    ...INCOMPLETE,
    (s) => verbes.envoyerPiece(s, le('2026-09-16')),
    (s) => verbes.accepterPiece(s, le('2026-09-16')),
    attribuer,
  ],
  [
    ...INCOMPLETE,
    (s) => verbes.envoyerPiece(s, le('2026-09-16')),
    (s) => verbes.ecarterPiece(s, le('2026-09-16')),
  ],
  [...DEPOSEE, (s) => verbes.seDesister(s, le('2026-09-14'))],
  [...DEPOSEE, (s) => verbes.enregistrerDesistement(s, le('2026-09-14'))],
  [...NOTIFIEE, (s) => verbes.formerRecours(s, le('2026-09-18'))],
  [...NOTIFIEE, (s) => verbes.transmettreRequete(s, le('2026-09-18'))],
  [
    ...NOTIFIEE,
    (s) => verbes.inviter(s, le('2026-09-18')),
    (s) => verbes.recevoirObservations(s, le('2026-09-21')),
    retirer,
  ],
  [...NOTIFIEE, (s) => verbes.renoncerALaBourse(s, le('2026-09-21')), retirer],
  [
    ...NOTIFIEE,
    (s) => verbes.signalerErreur(s, le('2026-09-18')),
    (s) => verbes.rectifier(s, le('2026-09-21')),
  ],
];

const REFUSE: Chemin = {
  rfr: AU_DESSUS,
  pas: [...INSTRUITE, (s) => verbes.refuser(s, le('2026-09-16'))],
};

/** The way of a household, which all take in turn. */
export function cheminDe(rang: number): Chemin {
  const pas = FAVORABLES[rang % (FAVORABLES.length + 1)];
  return pas ? { rfr: SOUS_LE_PLAFOND, pas } : REFUSE;
}
