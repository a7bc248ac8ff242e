import { inviter } from '#lib/concubin/actes.ts';
import { enregistrerDesistement, seDesister } from '#lib/dossier/actes.ts';
import { accomplirTous, tousOuAucun } from '#lib/dossier/porte.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { RECUEILLEURS, rentreeDuConsentement } from '#lib/droit/consentement/consentement.ts';
import { type TexteDeConsentement, texteDuSecteur } from '#lib/droit/consentement/textes.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { premierDepotPossible } from '#lib/droit/dates-possibles.ts';
import { ETATS_A_DECIDER } from '#lib/droit/etats.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import type { EtatCivilElargi } from '#lib/etat-civil/schema.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee, tient, uaisDe } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { dernierCouple, ditDe, obstacleDe, type Situe, situer } from './queries.ts';
import type { Couple, Papier, ReponseEnLigne } from './schema.ts';

/** One answer of a person at a time, in the order of persons: an answer comes before what reads them, or after it. */
export async function fermerLesReponses(tx: Transaction, responsables: readonly string[]): Promise<void> {
  const cles = responsables.map((id) => `consentement:${id}`);
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(cle, 0))::text
    FROM (SELECT DISTINCT cle FROM unnest(${cles}::text[]) AS cle ORDER BY cle) AS cles`;
}

const json = (etatCivil: EtatCivilElargi): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(etatCivil)) as Prisma.InputJsonObject;

/** What is written of one answer. Author, channel and day of who is signed in are set again by the base. */
interface Reponse {
  reponse: 'oui' | 'non' | 'retrait';
  jour: Jour;
  etatCivil?: EtatCivilElargi;
  coupleId?: string | null;
}

/** Writes the answer of a person for a pupil. */
async function ecrire(
  tx: Transaction,
  { auteur }: Portee,
  { eleveId, responsableId, uai, secteur }: Situe,
  { reponse, jour, etatCivil, coupleId = null }: Reponse,
): Promise<void> {
  const texte: TexteDeConsentement = texteDuSecteur(secteur);
  await tx.consentement.createMany({
    data: {
      eleveId,
      responsableId,
      reponse,
      rentree: rentreeDuConsentement(jour),
      uai,
      canal: auteur.genre === 'agent' ? 'papier' : 'en_ligne',
      texte,
      jour: dateDe(jour),
      ...(etatCivil ? { etatCivil: json(etatCivil) } : {}),
      coupleId,
      auteurId: auteur.id ?? '',
      auteurNom: auteur.nom,
    },
  });
}

/** The couple that an answer tells: none, a new one, or that of the last answer. Throws Refus impossible when there was none. */
async function coupleDit(tx: Transaction, responsableId: string, couple: Couple): Promise<string | null> {
  if (couple === 'non') return null;
  if (couple === 'meme') {
    const dernier = await dernierCouple(tx, responsableId);
    if (dernier) return dernier;
    throw new Refus(
      'impossible',
      'Concubinage : personne n’était indiqué la dernière fois. Choisissez « oui ».',
      {
        champ: 'concubinage',
      },
    );
  }
  const id = crypto.randomUUID();
  await tx.couple.createMany({ data: { id, responsableId } });
  return id;
}

/**
 * What a person in charge answers for pupils, each one row; a concubin is sent a link of their own. Throws Refus introuvable for
 * a pupil who is not the person's, impossible for one out of scope, in words that name the pupil and the way out.
 */
export function repondreEnLigne(portee: Portee, dit: ReponseEnLigne): Promise<void> {
  const moi = portee.auteur.id ?? '';
  return enPortee(
    portee,
    async (tx) => {
      await fermerLesReponses(tx, [moi]);
      const situes = [];
      for (const eleveId of dit.eleveIds) {
        const situe = await situer(tx, portee, eleveId, moi);
        const obstacle = obstacleDe(situe);
        if (obstacle && dit.reponse === 'oui')
          throw new Refus('impossible', `${nomDUsage(situe.eleve)} : ${obstacle.phrase}`, {
            texte: obstacle.article,
            champ: 'eleves',
          });
        situes.push(situe);
      }
      const { jour } = portee;
      if (dit.reponse === 'non') {
        for (const situe of situes) await refuser(tx, portee, situe, 'non');
        return;
      }
      const { etatCivil, couple, courriel } = dit;
      const coupleId = await coupleDit(tx, moi, couple);
      for (const situe of situes)
        await ecrire(tx, portee, situe, { reponse: 'oui', jour, etatCivil, coupleId });
      if (coupleId && courriel) await inviter(tx, portee.jour, { coupleId, courriel });
    },
    'acte',
  );
}

/** No, or no longer: one row, and what nobody has decided of an étude stops (C. II.B.1). */
async function refuser(
  tx: Transaction,
  portee: Portee,
  situe: Situe,
  reponse: 'non' | 'retrait',
  jour = portee.jour,
): Promise<void> {
  const { eleveId, responsableId } = situe;
  const avant = await ditDe(tx, eleveId, responsableId);
  await ecrire(tx, portee, situe, { reponse: avant?.reponse === 'oui' ? 'retrait' : reponse, jour });
  const ouverts = await tx.dossier.findMany({
    where: {
      eleveId,
      demandeurId: responsableId,
      canal: 'etude_automatique',
      etat: { in: [...ETATS_A_DECIDER] },
    },
    select: { id: true, version: true },
  });
  const motivation = `La personne en charge a retiré son accord à l’étude automatique, par écrit, le ${ecrireJour(jour)}.`;
  tousOuAucun(
    await accomplirTous(
      tx,
      portee,
      ouverts.map(({ id, version }) =>
        portee.auteur.genre === 'agent'
          ? enregistrerDesistement({ dossierId: id, version }, motivation)
          : seDesister({ dossierId: id, version }),
      ),
    ),
  );
}

/** Withdraws the consent of the person for a pupil. Throws Refus conflit when none stands. */
export function retirer(portee: Portee, eleveId: string): Promise<void> {
  const moi = portee.auteur.id ?? '';
  return enPortee(
    portee,
    async (tx) => {
      await fermerLesReponses(tx, [moi]);
      const situe = await situer(tx, portee, eleveId, moi);
      if ((await ditDe(tx, eleveId, moi))?.reponse !== 'oui')
        throw new Refus('conflit', 'Aucun accord n’est en cours pour cet enfant : rechargez la page.');
      await refuser(tx, portee, situe, 'retrait');
    },
    'acte',
  );
}

/**
 * Sends a link to the concubin again, perhaps to another address: those sent before open nothing any more. Throws Refus
 * introuvable for a couple that is not the person's last, impossible after three in a day.
 */
export function renvoyerLeLien(
  portee: Portee,
  { coupleId, courriel }: { coupleId: string; courriel: string },
): Promise<void> {
  const moi = portee.auteur.id ?? '';
  return enPortee(
    portee,
    async (tx) => {
      await fermerLesReponses(tx, [moi]);
      if ((await dernierCouple(tx, moi)) !== coupleId)
        throw new Refus('introuvable', 'Ce n’est plus le couple que vous avez indiqué : rechargez la page.');
      await inviter(tx, portee.jour, { coupleId, courriel });
    },
    'acte',
  );
}

/**
 * Types the paper of a person in charge (annexes 12 and 13), at the day of its deposit, with what it says of the concubin. Throws
 * Refus interdit to who takes no paper, introuvable out of the portée, impossible on a day to come, one before any paper of the
 * school year, or a pupil out of scope. Returns the code of the link sent to a concubin who is still to answer; null without.
 */
export async function saisirPapier(portee: Portee, papier: Papier): Promise<string | null> {
  const { scolariteId, responsableId, deposeLe } = papier;
  if (!tient(portee, ...RECUEILLEURS))
    throw new Refus('interdit', 'La saisie d’un consentement revient à l’établissement.');
  if (apres(deposeLe, portee.jour))
    throw new Refus('impossible', 'Déposé le : ce jour n’est pas encore venu.', { champ: 'deposeLe' });
  const premier = premierDepotPossible(rentreeDu(portee.jour));
  if (avant(deposeLe, premier))
    throw new Refus(
      'impossible',
      `Déposé le : aucun papier de cette année scolaire ne vient avant le ${ecrireJour(premier)}, vérifiez l’année.`,
      { champ: 'deposeLe' },
    );
  return enPortee(
    portee,
    async (tx) => {
      await fermerLesReponses(tx, [responsableId]);
      const scolarite = await tx.scolarite.findFirst({
        where: { id: scolariteId, uai: { in: uaisDe(portee) } },
        select: { eleveId: true },
      });
      if (!scolarite) throw new Refus('introuvable', 'Cet élève n’est pas dans votre établissement.');
      const situe = await situer(tx, portee, scolarite.eleveId, responsableId);
      if (papier.reponse !== 'oui') {
        await refuser(tx, portee, situe, papier.reponse, deposeLe);
        return null;
      }
      const obstacle = obstacleDe(situe);
      if (obstacle) throw new Refus('impossible', obstacle.phrase, { texte: obstacle.article });
      const { etatCivil, couple, concubin } = papier;
      const coupleId = await coupleDit(tx, responsableId, couple);
      await ecrire(tx, portee, situe, { reponse: 'oui', jour: deposeLe, etatCivil, coupleId });
      if (coupleId && papier.inviter) return inviter(tx, portee.jour, { coupleId, courriel: papier.inviter });
      if (!coupleId || !concubin) return null;
      await tx.accordDeConcubin.createMany({
        data: {
          coupleId,
          accord: concubin.etatCivil !== null,
          canal: 'papier',
          texte: texteDuSecteur(situe.secteur),
          jour: dateDe(deposeLe),
          ...(concubin.etatCivil ? { etatCivil: json(concubin.etatCivil) } : {}),
          auteurId: portee.auteur.id,
          auteurNom: portee.auteur.nom,
        },
      });
      if (!concubin.etatCivil) await ajouterTache(tx, 'dire_refus_du_concubin', { coupleId });
      return null;
    },
    'acte',
  );
}
