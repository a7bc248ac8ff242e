import { echeanceDuDossier } from '#lib/dossier/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { apres, ecrireJour, jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { perimetre } from '#lib/technique/perimetre.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { enfreint, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { chacunSonTour, colleguesDe, confiesA, refusDeRepartition } from './queries.ts';
import {
  type Attente,
  type Confier,
  type Note,
  PAS_UN_COLLEGUE,
  type Portefeuille,
  type Reprendre,
} from './schema.ts';

const CHANGE_ENTRE_TEMPS =
  'Un collègue vient de changer cela pendant que vous l’aviez à l’écran : relisez la page, puis recommencez si c’est encore utile.';

/**
 * Writes a note of the person's service, or the one that takes the place of another. Throws Refus introuvable outside the
 * portée, interdit for the note of somebody else, conflit for one that was corrected since.
 */
export async function noter(
  portee: Portee,
  { dossierId, texte, communicable, corrigeId }: Note,
): Promise<void> {
  await enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const corrigee = corrigeId
      ? await tx.noteDeDossier.findFirst({ where: { id: corrigeId, dossierId } })
      : null;
    if (corrigeId && !corrigee) throw new Refus('introuvable', 'Cette note est introuvable dans ce dossier.');
    if (corrigee && corrigee.auteurId !== portee.auteur.id)
      throw new Refus('interdit', 'Une note se corrige par qui l’a écrite : écrivez la vôtre à côté.');
    const ici = portee.affectations.find(
      ({ uai, academieCode }) => uai === dossier.uai || academieCode === dossier.academieCode,
    );
    const data = {
      dossierId,
      lieu: corrigee?.lieu ?? ici?.uai ?? ici?.academieCode ?? '',
      texte,
      communicable,
      corrigeId: corrigeId ?? null,
      jour: dateDe(portee.jour),
      ...signature(portee),
    };
    await tx.noteDeDossier.create({ data }).catch(enConflit('note_de_dossier_corrige_id_key'));
  });
}

const signature = ({ auteur }: Portee) => ({ auteurId: auteur.id ?? '', auteurNom: auteur.nom });

/** A row that somebody wrote meanwhile, told as a conflict. */
const enConflit =
  (...contraintes: string[]) =>
  (erreur: unknown): never => {
    if (contraintes.some((contrainte) => enfreint(erreur, contrainte)))
      throw new Refus('conflit', CHANGE_ENTRE_TEMPS);
    throw erreur;
  };

async function exigerCollegue(tx: Transaction, portee: Portee, agentId: string | null): Promise<void> {
  if (agentId && !(await colleguesDe(tx, portee)).some(({ id }) => id === agentId))
    throw new Refus('impossible', PAS_UN_COLLEGUE, { champ: 'agentId' });
}

/** What PostgreSQL alone knows: that the colleague does not follow this branch. */
const enCollegue = (erreur: unknown): never => {
  if (enfreint(erreur, 'confie_a_un_collegue'))
    throw new Refus('impossible', PAS_UN_COLLEGUE, { champ: 'agentId' });
  throw erreur;
};

/**
 * Entrusts a dossier to a colleague, or gives it back to all. No delay moves. Throws Refus introuvable outside the portée,
 * impossible for who does not follow it, conflit when somebody did meanwhile.
 */
export async function confier(portee: Portee, { dossierId, rang, agentId }: Confier): Promise<void> {
  await enPortee(portee, async (tx) => {
    await chargerDossier(tx, portee, dossierId);
    await exigerCollegue(tx, portee, agentId);
    await tx.confieDeDossier
      .create({
        data: { dossierId, rang: rang + 1, agentId, jour: dateDe(portee.jour), ...signature(portee) },
      })
      .catch(enConflit('confie_de_dossier_pkey'));
  }).catch(enCollegue);
}

/**
 * Entrusts many dossiers at once: those of a selection. Returns how many. Dossiers out of the portée are left out; throws Refus
 * impossible when the colleague does not follow one of the others.
 */
export function confierPlusieurs(portee: Portee, ids: readonly string[], agentId: string): Promise<number> {
  return enPortee(portee, async (tx) => {
    await exigerCollegue(tx, portee, agentId);
    const ici = Prisma.sql`d.id = ANY (${[...ids]}::uuid[]) AND ${perimetre(portee, 'suivi')} AND d.etat <> 'brouillon'`;
    return confierOu(tx, portee, ici, Prisma.sql`${agentId}::uuid`);
  }).catch(enCollegue);
}

/**
 * Gives everything that is entrusted to somebody of the person's places to others there, each in turn: an absence, a departure. The
 * delays are the dossiers' own and go with them. Returns how many. Throws Refus impossible for who is not a colleague, conflit when
 * the preview showed another number.
 */
export function reprendrePortefeuille(portee: Portee, { de, a, vus }: Portefeuille): Promise<number> {
  return enPortee(
    portee,
    async (tx) => {
      const refus = refusDeRepartition({ de, a }, await colleguesDe(tx, portee));
      if (refus) throw new Refus('impossible', refus, { champ: 'a' });
      const repris = await confierOu(tx, portee, confiesA(portee, de), chacunSonTour(a));
      if (repris !== vus)
        throw new Refus(
          'conflit',
          `Ce qui est confié à cette personne a changé depuis l’aperçu (${repris} dossiers, au lieu de ${vus}) : relisez la répartition.`,
        );
      return repris;
    },
    'acte',
  ).catch(enCollegue);
}

function confierOu(tx: Transaction, portee: Portee, ou: Prisma.Sql, aQui: Prisma.Sql): Promise<number> {
  const { auteurId, auteurNom } = signature(portee);
  return tx.$executeRaw`
    INSERT INTO confie_de_dossier (dossier_id, rang, agent_id, auteur_id, auteur_nom, jour)
    SELECT d.id, 1 + coalesce((SELECT max(c.rang) FROM confie_de_dossier c WHERE c.dossier_id = d.id), 0), ${aQui},
      ${auteurId}::uuid, ${auteurNom}, ${portee.jour.toString()}::date
    FROM dossier d WHERE ${ou}`;
}

/**
 * Puts a dossier on hold until a day, with the reason. It stays in its lists with its deadline: no delay of the law waits. Throws
 * Refus impossible for a day that is not to come, or after the next deadline; conflit when somebody did meanwhile.
 */
export async function mettreEnAttente(
  portee: Portee,
  { dossierId, rang, motif, reveilLe }: Attente,
): Promise<void> {
  await enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const reveil = jour(reveilLe);
    if (!apres(reveil, portee.jour))
      throw new Refus('impossible', 'Réveil : choisissez une date à venir.', { champ: 'reveilLe' });
    const delai = echeanceDuDossier(dossier, dossier.etat);
    if (delai?.echeance && apres(reveil, delai.echeance) && apres(delai.echeance, portee.jour))
      throw new Refus(
        'impossible',
        `Réveil : au plus tard le ${ecrireJour(delai.echeance)}, car le délai court pendant l’attente. ${delai.phrase}`,
        { champ: 'reveilLe', texte: delai.article },
      );
    await poserAttente(tx, portee, { dossierId, rang, motif, reveilLe: dateDe(reveil) });
  });
}

/** Takes up a dossier that was on hold. Throws Refus introuvable outside the portée, conflit when somebody did meanwhile. */
export async function leverAttente(portee: Portee, { dossierId, rang }: Reprendre): Promise<void> {
  await enPortee(portee, async (tx) => {
    await chargerDossier(tx, portee, dossierId);
    await poserAttente(tx, portee, { dossierId, rang, motif: null, reveilLe: null });
  });
}

const poserAttente = (
  tx: Transaction,
  portee: Portee,
  { rang, ...attente }: { dossierId: string; rang: number; motif: string | null; reveilLe: Date | null },
) =>
  tx.attenteDeDossier
    .create({ data: { ...attente, rang: rang + 1, jour: dateDe(portee.jour), ...signature(portee) } })
    .catch(enConflit('attente_de_dossier_pkey'));
