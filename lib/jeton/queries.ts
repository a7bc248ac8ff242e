import { avant, type Jour } from '#lib/droit/date.ts';
import type { Environnement } from '#lib/droit/habilitation/jeton.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

/** A token as its body and the ministère see it: nothing that opens. */
export interface JetonVu {
  id: string;
  identifiant: string;
  nom: string;
  environnement: Environnement;
  scopes: string[];
  parMinute: number;
  parSeconde: number;
  adresses: string[];
  emisLe: Date;
  expireLe: Jour;
  etat: 'ouvert' | 'expire' | 'revoque';
}

const jetonsDe = async (
  tx: Transaction,
  jour: Jour,
  where: { habilitationId?: string; id?: string; identifiant?: string },
): Promise<(JetonVu & { habilitationId: string })[]> => {
  const lus = await tx.jetonApi.findMany({ where, orderBy: [{ emisLe: 'desc' }, { id: 'desc' }] });
  return lus.map(({ empreinte: _e, emisParId: _q, expireLe: fin, revoqueLe, environnement, ...lu }) => {
    const expireLe = jourDe(fin);
    return {
      ...lu,
      environnement: environnement as Environnement,
      expireLe,
      etat: revoqueLe ? 'revoque' : avant(expireLe, jour) ? 'expire' : 'ouvert',
    };
  });
};

/** Every token of a request that the person sees, the last issued first. */
export const jetonsDeLHabilitation = (portee: Portee, habilitationId: string): Promise<JetonVu[]> =>
  enPortee(portee, (tx) => jetonsDe(tx, portee.jour, { habilitationId }));

/** A token of this request that still opens. Throws Refus introuvable outside one's view, conflit once it is closed. */
export async function jetonOuvert(
  tx: Transaction,
  { jour }: Portee,
  { habilitationId, jetonId }: { habilitationId: string; jetonId: string },
): Promise<JetonVu> {
  const [jeton] = await jetonsDe(tx, jour, { habilitationId, id: jetonId });
  if (!jeton) throw new Refus('introuvable', 'Ce jeton n’existe pas.');
  if (jeton.etat !== 'ouvert') throw new Refus('conflit', 'Ce jeton n’ouvre plus rien : rechargez la page.');
  return jeton;
}

/** Whose a token found somewhere is, by its public part: the request that it belongs to, or null. */
export const jetonTrouve = (
  portee: Portee,
  texte: string,
): Promise<(JetonVu & { habilitationId: string }) | null> => {
  const identifiant = /^bn_[a-z]+_([0-9A-Za-z]+)/.exec(texte.trim())?.[1];
  return identifiant
    ? enPortee(portee, async (tx) => (await jetonsDe(tx, portee.jour, { identifiant }))[0] ?? null)
    : Promise.resolve(null);
};
