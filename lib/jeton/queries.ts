import { avant, type Jour } from '#lib/droit/date.ts';
import type { Environnement } from '#lib/droit/habilitation/jeton.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { estCeJeton, lireJeton } from '#lib/technique/jeton-api.ts';
import { enPortee, type Portee, sansIdentite } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';

/** What a token opens at this very moment: the grant in force decides, read again at each call. */
export interface JetonPresente {
  id: string;
  environnement: Environnement;
  nom: string;
  scopes: string[];
  parMinute: number;
  /** Addresses or networks that may call; empty: any. */
  adresses: string[];
  /** Last day on which it opens. */
  expireLe: Jour;
  expire: boolean;
  revoque: boolean;
  habilitationId: string;
  octroiId: string;
  siret: string;
  /** Bodies for which it may be called: its own, and those declared in the habilitation. */
  destinataires: string[];
  organisme: string;
  /** Title of the habilitation. */
  intitule: string;
  /** The legal basis, as the family reads it beside a call. */
  fondement: string;
}

type Ligne = Omit<JetonPresente, 'expire' | 'expireLe' | 'revoque'> & {
  empreinte: Uint8Array;
  expireLe: Date;
  revoqueLe: Date | null;
};

/**
 * The token of a text, found by its public part and compared by its print in constant time; null when it is none of ours. One
 * that expired or was revoked comes back as such: who holds it is told so.
 */
export async function jetonPresente(texte: string, jour: Jour): Promise<JetonPresente | null> {
  const ecrit = lireJeton(texte);
  if (!ecrit) return null;
  const [lu] = await sansIdentite(
    jour,
    (tx) => tx.$queryRaw<Ligne[]>`
      SELECT id, empreinte, environnement, nom, scopes, par_minute AS "parMinute", adresses, expire_le AS "expireLe",
        revoque_le AS "revoqueLe", habilitation_id AS "habilitationId", octroi_id AS "octroiId", siret, siret || destinataires AS destinataires,
        organisme, intitule, fondement->>'intitule' AS fondement
      FROM jeton_presente(${ecrit.identifiant})`,
  );
  if (!lu || !estCeJeton(ecrit, lu.empreinte)) return null;
  const { empreinte: _, expireLe: fin, revoqueLe, ...jeton } = lu;
  const expireLe = jourDe(fin);
  return { ...jeton, expireLe, expire: avant(expireLe, jour), revoque: revoqueLe !== null };
}

/** A token as its body and the ministère see it: nothing that opens. */
export interface JetonVu {
  id: string;
  identifiant: string;
  nom: string;
  environnement: Environnement;
  scopes: string[];
  parMinute: number;
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
