/** Accounts tied to the record of their person, at the counter, and untied (docs/adr/compte-rattache-au-guichet.md). */
import type { Jour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { FaitDePersonne } from '#lib/droit/parcours/etapes.ts';
import { lieuxDeSaisie, tenuDans } from '#lib/eleve/queries.ts';
import { passerLaPorte, signe } from '#lib/personne/actes.ts';
import { responsableACorriger } from '#lib/personne/queries.ts';
import {
  codeDeLaLettre,
  empreinteDeLaSource,
  empreinteDuCode,
  lireCode,
} from '#lib/technique/code-de-lettre.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { essaiAdmis, rendreEssai } from '#lib/technique/essais.ts';
import { enPortee, type Portee, sansIdentite } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type CompteDuCode, compteDuCode, comptesDe } from './queries.ts';
import type { ADetacher, ARattacher } from './schema.ts';

/** Days on which a code serves, the first one included: time to go to the établissement. */
const JOURS_DU_CODE = 7;

/** A code drawn for an account, and the last day on which it serves. */
export interface CodeTire {
  code: string;
  expireLe: Jour;
}

/**
 * Draws a code for an account of a family that opens nothing yet; the one before no longer serves. The code is told here, once:
 * the base keeps its print. Throws Refus impossible for an account that a record holds.
 */
export function tirerUnCode({ sub, nom }: { sub: string; nom: string }, jour: Jour): Promise<CodeTire> {
  const code = codeDeLaLettre(`rattachement/${crypto.randomUUID()}`);
  return sansIdentite(jour, async (tx) => {
    const [{ expireLe } = { expireLe: null }] = await tx.$queryRaw<{ expireLe: Date | null }[]>`
      SELECT tirer_un_code_de_rattachement(${sub}, ${nom}, ${empreinteDuCode(code)}, ${JOURS_DU_CODE}::int) AS "expireLe"`;
    if (!expireLe) throw new Refus('impossible', 'Votre compte est déjà rattaché : ouvrez « Mes demandes ».');
    return { code, expireLe: jourDe(expireLe) };
  });
}

const champ = { champ: 'code' };

const REFUS_DU_CODE: Readonly<Record<'utilise' | 'expire', string>> = {
  utilise:
    'Code : il a déjà servi. S’il n’a pas rattaché la bonne fiche, détachez d’abord le compte ; la famille en demande ensuite un autre.',
  expire:
    'Code : il n’est plus valable. La famille en demande un autre sur la même page, puis vous le donne.',
};

const AILLEURS =
  'Ce compte ouvre déjà une autre fiche. Si c’est la même personne, réunissez les deux fiches ; sinon, il faut d’abord l’en détacher.';

/** The account that a code ties to a record, or why it does not. */
function compteARattacher(lu: CompteDuCode | null, { autreNom }: ARattacher, fiche: string): CompteDuCode {
  if (!lu)
    throw new Refus(
      'impossible',
      'Code : il n’est pas connu. Relisez-le avec la famille ; seul le dernier code demandé est valable.',
      champ,
    );
  if (lu.etat !== 'ouvert') throw new Refus('impossible', REFUS_DU_CODE[lu.etat], champ);
  if (!lu.memesNoms && !autreNom)
    throw new Refus(
      'impossible',
      `Ce compte est celui de ${lu.nom}, et cette fiche celle de ${fiche}. Si c’est la même personne, cochez que vous avez vu ce qui explique la différence ; sinon, ouvrez la bonne fiche.`,
      { champ: 'autreNom' },
    );
  return lu;
}

/** Keeps what was done of the account of a record, tells the dossiers of the place, and has the person told by mail. */
async function garder(
  tx: Transaction,
  portee: Portee,
  { responsableId, motivation }: { responsableId: string; motivation: string },
  { fait, ...change }: { fait: FaitDePersonne; avant: Prisma.InputJsonObject; apres: Prisma.InputJsonObject },
): Promise<void> {
  const trace = crypto.randomUUID();
  await tx.correctionResponsable.create({
    data: { id: trace, responsableId, ...change, ...signe(portee, motivation) },
  });
  const siens = { demandeurId: responsableId, ...tenuDans(lieuxDeSaisie(portee)) };
  await passerLaPorte(tx, portee, siens, { fait, trace, champs: ['compte'], motivation });
  await ajouterTache(tx, 'dire_changement_de_compte', { correctionId: trace });
}

/**
 * Ties the account of a code to a responsable of a pupil of the place, whose identity the person checked: it opens all that is of
 * this person from then on. Throws Refus introuvable outside the portée; impossible on a code that is unknown, used or over,
 * on other names without the box, on a record that an account opens already, and once too many tries have failed.
 */
export async function rattacher(portee: Portee, demande: ARattacher): Promise<void> {
  const code = lireCode(demande.code);
  if (!code)
    throw new Refus(
      'impossible',
      'Code : dix lettres et chiffres en deux groupes. Il n’y a ni O ni zéro, ni I ni 1.',
      champ,
    );
  const [empreinte, source] = [empreinteDuCode(code), empreinteDeLaSource(`agent/${portee.auteur.id}`)];
  if (!(await essaiAdmis(empreinte, source, portee.jour))) {
    consigner('attention', 'code_de_rattachement_trop_essaye');
    throw new Refus(
      'impossible',
      'Code : trop d’essais n’ont rien donné. Par sécurité, recommencez demain, avec un nouveau code de la famille.',
      champ,
    );
  }
  const travail = async (tx: Transaction) => {
    const { responsable } = await responsableACorriger(tx, portee, demande);
    const { compte } = compteARattacher(
      await compteDuCode(tx, empreinte, responsable.id),
      demande,
      nomComplet(responsable),
    );
    const { id } = responsable;
    const tenue =
      (await comptesDe(tx, id)).length > 0 ||
      (await tx.responsable.updateMany({ where: { id, sub: null }, data: { sub: compte } })).count === 0;
    if (tenue)
      throw new Refus(
        'impossible',
        'Un compte ouvre déjà cette fiche : détachez-le d’abord, si ce n’est plus celui de cette personne.',
      );
    await rendreEssai(tx, empreinte, source);
    const [tenu] = await comptesDe(tx, id);
    await garder(tx, portee, demande, {
      fait: 'rattachement',
      avant: { compte: null },
      apres: { compte: tenu?.porte ?? null, preuve: demande.preuve },
    });
  };
  return enPortee(portee, travail, 'acte').catch((erreur: unknown) => {
    // Of two who type one code at once, the second finds it used.
    throw enfreint(erreur, 'responsable_sub_key') || enfreint(erreur, 'responsable_rattache')
      ? new Refus('conflit', AILLEURS)
      : erreur;
  });
}

/** The accounts of a responsable of the place open its record no more. Throws Refus introuvable, conflit when none does. */
export const detacher = (portee: Portee, demande: ADetacher): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      const { responsable } = await responsableACorriger(tx, portee, demande);
      const tenus = await comptesDe(tx, responsable.id);
      const { count } = await tx.responsable.updateMany({
        where: { id: { in: tenus.map(({ responsableId }) => responsableId) }, sub: { not: null } },
        data: { sub: null },
      });
      if (count === 0)
        throw new Refus('conflit', 'Aucun compte n’ouvre cette fiche : il n’y a rien à détacher.');
      await garder(tx, portee, demande, {
        fait: 'detachement',
        avant: { compte: tenus.map(({ porte }) => porte).join(' ') },
        apres: { compte: null },
      });
    },
    'acte',
  );
