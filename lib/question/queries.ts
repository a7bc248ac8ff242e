import type { Jour } from '#lib/droit/date.ts';
import type { ChampDemande } from '#lib/droit/etude/question.ts';
import { ligneEnPanne } from '#lib/reparation/queries.ts';
import { codeDeLaLettre } from '#lib/technique/code-de-lettre.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

/** A question as the service follows it. */
export interface QuestionPosee {
  id: string;
  champ: ChampDemande;
  auteurNom: string;
  creeLe: Jour;
  expireLe: Jour;
  courriel: string | null;
  /** The mail server refuses that address for good: the question did not leave. */
  refusee: boolean;
  repondueLe: Jour | null;
}

/** Where a question is answered. */
export const adresseDeLaQuestion = (id: string, champ: string): string =>
  `${configuration().url}/etat-civil/${id}/${champ}`;

/** The last question of a consent; null when none was asked. Throws Refus introuvable out of the portée, or once settled. */
export const derniereQuestion = (portee: Portee, consentementId: string): Promise<QuestionPosee | null> =>
  enPortee(portee, async (tx) => {
    await ligneEnPanne(tx, portee, consentementId);
    const lue = await tx.questionDEtatCivil.findFirst({
      where: { consentementId },
      include: { consentement: { include: { responsable: true } } },
      orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
    });
    if (!lue) return null;
    const { id, champ, auteurNom, courriel, envoyeeLe, consentement } = lue;
    const refusee = !envoyeeLe && courriel !== null && consentement.responsable.courrielRefuseLe !== null;
    return {
      ...{ id, champ: champ as ChampDemande, auteurNom, courriel, refusee },
      creeLe: jourDe(lue.creeLe),
      expireLe: jourDe(lue.expireLe),
      repondueLe: lue.repondueLe && jourDe(lue.repondueLe),
    };
  });

/** The letter of the last question that waits: whom it goes to, its link and its code. Throws Refus introuvable when none does. */
export async function lettreDeLaQuestion(portee: Portee, consentementId: string) {
  const question = await derniereQuestion(portee, consentementId);
  if (!question || question.repondueLe)
    throw new Refus('introuvable', 'Aucune question n’attend de réponse pour cet élève.');
  const destinataire = await enPortee(portee, async (tx) => {
    const { responsableId } = await ligneEnPanne(tx, portee, consentementId);
    return tx.responsable.findUniqueOrThrow({ where: { id: responsableId } });
  });
  return {
    question,
    destinataire,
    code: codeDeLaLettre(question.id),
    adresse: adresseDeLaQuestion(question.id, question.champ),
  };
}
