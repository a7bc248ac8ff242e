/** What is asked back once no coming state can take it, and what is paid of it (C. V.A, VII). */
import { ETATS_DE_PAIEMENT } from '#lib/droit/argent/etats.ts';
import { echelonner } from '#lib/droit/argent/reversement.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import { apres, avant } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { enfreint } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { dettesASuivre } from './queries.ts';
import type { Emission, Suite } from './schema.ts';

interface Lieu {
  uai: string;
  academieCode: string;
  branche: Branche;
}

function tenue({ affectations, auteur }: Portee, lieu: Lieu, roles: readonly Role[], refus: string) {
  const fonction = affectations.find(
    ({ role, uai, academieCode }) =>
      roles.includes(role) && (uai === lieu.uai || academieCode === lieu.academieCode),
  );
  if (!fonction || auteur.genre !== 'agent') throw new Refus('interdit', refus, { texte: 'C. VII.B' });
  return { ...fonction, auteur };
}

/**
 * Asks a family to pay back the whole debt that the last state of a place left. Throws Refus `interdit` to who does not sign the
 * states there, `impossible` while the coming states can take it, `conflit` when it was asked for or set off meanwhile.
 */
export async function emettreOrdre(portee: Portee, annee: number, emission: Emission): Promise<void> {
  const { etatId, dossierId, motivation, mensualites, premiereLe, bonneFoi } = emission;
  const dettes = await dettesASuivre(portee, annee);
  const dette = dettes.find((vue) => vue.etatId === etatId && vue.dossierId === dossierId);
  if (!dette) throw new Refus('conflit', 'Ce trop-perçu n’est plus à reprendre : relisez la page.');
  const { auteur, qualite } = tenue(
    portee,
    dette,
    ETATS_DE_PAIEMENT[dette.branche].signent,
    'Un ordre de reversement est émis par qui signe les états de cet établissement.',
  );
  if (dette.reprise === 'prochains_etats')
    throw new Refus(
      'impossible',
      'Les prochains versements reprendront ce trop-perçu : aucun ordre n’est à émettre.',
      {
        texte: 'C. VII',
      },
    );
  if (mensualites < 1)
    throw new Refus('impossible', 'Nombre de mensualités : une au moins.', { champ: 'mensualites' });
  if (!apres(premiereLe, portee.jour))
    throw new Refus('impossible', 'Première échéance : après aujourd’hui.', { champ: 'premiereLe' });
  const echeances = echelonner(centimes(dette.dette), mensualites, premiereLe).map(
    ({ le, centimes: part }) => ({
      le: le.toString(),
      centimes: part,
    }),
  );
  try {
    await enPortee(portee, (tx) =>
      tx.ordreDeReversement.createMany({
        data: [
          {
            ...{
              etatId,
              dossierId,
              uai: dette.uai,
              rentree: annee,
              centimes: dette.dette,
              motivation,
              echeances,
              bonneFoi,
            },
            // Given by the base.
            numero: 0,
            emisLe: dateDe(portee.jour),
            ...{ auteurId: auteur.id, auteurNom: auteur.nom, auteurQualite: qualite },
          },
        ],
      }),
    );
  } catch (erreur) {
    if (
      enfreint(erreur, 'ordre_de_reversement') ||
      /dernier état, et elle seule/.test(String((erreur as Error).message))
    )
      throw new Refus('conflit', 'Ce trop-perçu vient d’être demandé ou repris : relisez la page.');
    throw erreur;
  }
}

/** Who records what is paid back: the agent comptable in the public, the service elsewhere; who signs may remit. */
const ENCAISSENT = (branche: Branche): readonly Role[] =>
  branche.endsWith('_public') ? ['agent_comptable'] : ['gestionnaire_sab', 'responsable_sab'];

/**
 * Records what was paid back of an order, or remitted with its reason. Throws Refus `interdit` to other functions, `impossible`
 * beyond what is left, `introuvable` outside the portée.
 */
export async function suivreOrdre(portee: Portee, suite: Suite): Promise<void> {
  const { ordreId, genre, le, motif } = suite;
  const somme = Math.round(suite.euros * 100);
  await enPortee(portee, async (tx) => {
    const ordre = await tx.ordreDeReversement.findUnique({
      where: { id: ordreId },
      include: { suites: true, boursier: { include: { etat: true } } },
    });
    if (!ordre) throw new Refus('introuvable', 'Cet ordre de reversement est introuvable.');
    const { etat } = ordre.boursier;
    const roles = genre === 'paiement' ? ENCAISSENT(etat.branche) : ETATS_DE_PAIEMENT[etat.branche].signent;
    const { auteur } = tenue(
      portee,
      etat,
      roles,
      genre === 'paiement'
        ? 'Un reversement est enregistré par l’agent comptable, ou par le service académique dans le privé.'
        : 'Une remise est accordée par qui signe les états de cet établissement.',
    );
    const reste = ordre.suites.reduce((n, { centimes: part }) => n - part, ordre.centimes);
    if (somme < 1 || somme > reste)
      throw new Refus('impossible', 'Somme : au plus ce qui reste à reverser.', { champ: 'euros' });
    if (apres(le, portee.jour) || avant(le, jourDe(ordre.emisLe)))
      throw new Refus('impossible', 'Date : entre l’émission de l’ordre et aujourd’hui.', { champ: 'le' });
    if (genre === 'remise' && !motif)
      throw new Refus('impossible', 'Motif : à écrire, pour une remise.', { champ: 'motif' });
    await tx.suiteDeReversement.createMany({
      data: [
        {
          ordreId,
          genre,
          centimes: somme,
          le: dateDe(le),
          motif: motif || null,
          auteurId: auteur.id,
          auteurNom: auteur.nom,
        },
      ],
    });
  });
}
