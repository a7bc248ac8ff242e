import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { Statut } from '#lib/statut/schema.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { feuilleDesReponses, type LigneRepondue } from './faits.ts';
import { type Contenu, type EtatDInterrogation, FAUTES_MONTREES } from './schema.ts';

/** A file as its body follows it; its lines are gone once it is erased. */
export interface InterrogationVue {
  id: string;
  habilitationId: string;
  nom: string | null;
  jeton: string;
  total: number;
  faites: number;
  trouvees: number;
  etat: EtatDInterrogation;
  /** The error of the token that stopped it. */
  code: string | null;
  recueLe: Date;
  recueParNom: string;
  finieLe: Date | null;
  effaceeLe: Date | null;
}

const lire = async (
  tx: Transaction,
  where: { habilitationId: string; id?: string },
): Promise<InterrogationVue[]> => {
  const lues = await tx.interrogation.findMany({
    where,
    include: { jeton: { select: { nom: true } } },
    orderBy: [{ recueLe: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return lues.map(({ jeton, etat, jetonId: _j, adresse: _a, recueParId: _r, ...lue }) => ({
    ...lue,
    etat: etat as EtatDInterrogation,
    jeton: jeton.nom,
  }));
};

/** The last files that were sent for a request of one's own body. */
export const interrogationsDe = (portee: Portee, habilitationId: string): Promise<InterrogationVue[]> =>
  enPortee(portee, (tx) => lire(tx, { habilitationId }));

type Visee = { id: string; interrogationId: string };

async function tenir(tx: Transaction, { id, interrogationId }: Visee): Promise<InterrogationVue> {
  const [lue] = await lire(tx, { habilitationId: id, id: interrogationId });
  if (!lue) throw new Refus('introuvable', 'Ce fichier n’existe pas.');
  return lue;
}

const lignesDe = async (
  tx: Transaction,
  interrogationId: string,
  { fautives }: { fautives: boolean },
): Promise<LigneRepondue[]> => {
  const lues = await tx.ligneDInterrogation.findMany({
    where: {
      interrogationId,
      ...(fautives && { OR: [{ ecartee: { not: null } }, { codes: { isEmpty: false } }] }),
    },
    orderBy: { numero: 'asc' },
    ...(fautives && { take: FAUTES_MONTREES }),
  });
  return lues.map(({ contenu, reponse, ...lue }) => ({
    ...lue,
    contenu: contenu as Contenu,
    reponse: reponse as Statut | null,
  }));
};

/** A file with its first lines that have no answer. Throws Refus introuvable for another body's. */
export const voirInterrogation = (
  portee: Portee,
  visee: Visee,
): Promise<InterrogationVue & { fautives: LigneRepondue[] }> =>
  enPortee(portee, async (tx) => ({
    ...(await tenir(tx, visee)),
    fautives: await lignesDe(tx, visee.interrogationId, { fautives: true }),
  }));

/**
 * The answers of a file, for a spreadsheet: one line for each of its own. Throws Refus introuvable for another body's,
 * conflit once they are erased.
 */
export const reponsesDuFichier = (portee: Portee, visee: Visee): Promise<FichierServi> =>
  enPortee(portee, async (tx) => {
    const { effaceeLe } = await tenir(tx, visee);
    if (effaceeLe) throw new Refus('conflit', 'Ces réponses sont effacées : envoyez de nouveau le fichier.');
    const lignes = await lignesDe(tx, visee.interrogationId, { fautives: false });
    return {
      octets: new TextEncoder().encode(ecrireTableau(feuilleDesReponses(lignes))),
      type: 'text/csv; charset=utf-8',
      nom: 'reponses.csv',
    };
  });
