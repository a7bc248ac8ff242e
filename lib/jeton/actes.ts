import { DUREE_DU_JETON, PAR_MINUTE, PAR_SECONDE, RECOUVREMENT } from '#lib/droit/habilitation/jeton.ts';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { changements } from '#lib/habilitation/faits.ts';
import type { Saisie } from '#lib/habilitation/schema.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { nouveauJeton } from '#lib/technique/jeton-api.ts';
import { enPortee, type Portee, tient } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { exigerTitulaire } from '#lib/tenue/queries.ts';
import { jetonOuvert } from './queries.ts';
import type { Emission, JetonVise, Reglage } from './schema.ts';

/** Calls that a token may make. */
interface Quotas {
  parMinute: number;
  parSeconde: number;
}

interface ADeposer extends Emission, Quotas {}

const deposer = async (
  tx: Transaction,
  portee: Portee,
  voulu: ADeposer,
): Promise<{ id: string; texte: string }> => {
  const { texte, identifiant, empreinte } = nouveauJeton(voulu.environnement);
  const id = crypto.randomUUID();
  const expireLe = dateDe(portee.jour.add({ months: 'mois' in DUREE_DU_JETON ? DUREE_DU_JETON.mois : 0 }));
  await tx.jetonApi.createMany({ data: { id, identifiant, empreinte, expireLe, ...voulu } });
  return { id, texte };
};

/** The octroi in force of a request of one's own. Throws Refus introuvable outside one's view, impossible without one. */
async function octroiEnVigueur(
  tx: Transaction,
  habilitationId: string,
): Promise<{ scopes: string[]; contenu: Saisie; etape: string }> {
  const [octroi] = await tx.octroi.findMany({ where: { habilitationId, remplaceLe: null, revoqueLe: null } });
  if (!octroi)
    throw new Refus(
      'impossible',
      'Aucune habilitation n’est en vigueur : un jeton s’émet une fois la demande accordée.',
    );
  return { scopes: octroi.scopes, contenu: octroi.contenu as Saisie, etape: octroi.etape };
}

/**
 * The octroi in force, once it is sure that who asks holds the request, and that this token would open no more than what is
 * granted. Throws Refus impossible otherwise.
 */
export async function exigerAccordees(
  tx: Transaction,
  portee: Portee,
  { habilitationId, scopes: voulus, environnement }: Emission,
): Promise<{ contenu: Saisie }> {
  const { scopes, contenu, etape } = await octroiEnVigueur(tx, habilitationId);
  await exigerTitulaire(tx, portee, habilitationId);
  if (environnement === 'production' && etape === 'essai')
    throw new Refus(
      'impossible',
      'Environnement : l’essai seul est accordé. Passez la demande en production, et émettez ce jeton une fois qu’elle l’est.',
      { champ: 'environnement' },
    );
  const refuse = voulus.find((scope) => !scopes.includes(scope));
  if (refuse)
    throw new Refus('impossible', 'Cette donnée n’est pas accordée : rouvrez la demande pour l’obtenir.', {
      champ: refuse,
    });
  return { contenu };
}

/**
 * Issues a token: its text is given once, and can never be read again. Throws Refus impossible when it would open more than
 * what is granted.
 */
export const emettreJeton = (portee: Portee, emission: Emission): Promise<string> =>
  enPortee(
    portee,
    async (tx) => {
      await exigerAccordees(tx, portee, emission);
      const { id, texte } = await deposer(tx, portee, {
        ...emission,
        parMinute: PAR_MINUTE,
        parSeconde: PAR_SECONDE,
      });
      await ecrireEvenement(tx, {
        habilitationId: emission.habilitationId,
        acte: 'emettre_jeton',
        jetonId: id,
      });
      return texte;
    },
    'acte',
  );

/** Issues the token that takes the place of another, which opens two weeks more: nothing is cut. Gives its text, once. */
export const renouvelerJeton = (
  portee: Portee,
  { id: habilitationId, jetonId }: JetonVise,
): Promise<string> =>
  enPortee(
    portee,
    async (tx) => {
      const { scopes } = await octroiEnVigueur(tx, habilitationId);
      await exigerTitulaire(tx, portee, habilitationId);
      const ancien = await jetonOuvert(tx, portee, { habilitationId, jetonId });
      const { id, texte } = await deposer(tx, portee, {
        habilitationId,
        nom: ancien.nom,
        environnement: ancien.environnement,
        adresses: ancien.adresses,
        parMinute: ancien.parMinute,
        parSeconde: ancien.parSeconde,
        scopes: ancien.scopes.filter((scope) => scopes.includes(scope)),
      });
      const jusque = portee.jour.add({ days: 'jours' in RECOUVREMENT ? RECOUVREMENT.jours : 0 });
      await ecrireEvenement(tx, {
        habilitationId,
        acte: 'renouveler_jeton',
        jetonId,
        contenu: { par: id, jusque: jusque.toString() },
      });
      return texte;
    },
    'acte',
  );

/** Closes a token at once, for good: no call passes after it. */
export const revoquerJeton = (portee: Portee, { id: habilitationId, jetonId }: JetonVise): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      await jetonOuvert(tx, portee, { habilitationId, jetonId });
      await ecrireEvenement(tx, { habilitationId, acte: 'revoquer_jeton', jetonId });
    },
    'acte',
  );

/** Says from where a token may be used; the ministère alone says how many calls a minute and a second. */
export const reglerJeton = (
  portee: Portee,
  { id: habilitationId, jetonId, adresses, ...voulus }: Reglage,
): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const avant = await jetonOuvert(tx, portee, { habilitationId, jetonId });
      const regle = tient(portee, 'instructeur_habilitations');
      const dire = ({ parMinute, parSeconde }: Quotas, ou: readonly string[]) => ({
        adresses: ou,
        ...(regle && { parMinute, parSeconde }),
      });
      const quotas = {
        parMinute: voulus.parMinute ?? avant.parMinute,
        parSeconde: voulus.parSeconde ?? avant.parSeconde,
      };
      const apres = dire(quotas, adresses);
      await ecrireEvenement(tx, {
        habilitationId,
        acte: 'regler_jeton',
        jetonId,
        contenu: {
          ...apres,
          changements: changements(dire(avant, avant.adresses), apres),
        },
      });
    },
    'acte',
  );
