import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { type ChampDemande, composerQuestion } from '#lib/droit/etude/question.ts';
import { codeDeLaLettre } from '#lib/technique/code-de-lettre.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { adresseDeLaQuestion } from './queries.ts';

/** Sends a question to a family, once; a kill before it is marked sends it again under the same Message-ID. */
export async function demanderEtatCivil({ questionId: id }: Taches['demander_etat_civil']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const question = await enPortee(portee, (tx) =>
    tx.questionDEtatCivil.findFirst({ where: { id, envoyeeLe: null, repondueLe: null } }),
  );
  if (!question?.courriel) return;
  const { courriel, champ, expireLe } = question;
  const contenu = composerQuestion({
    champ: champ as ChampDemande,
    limite: ecrireJour(jourDe(expireLe)),
    code: codeDeLaLettre(id),
    adresse: adresseDeLaQuestion(id, champ),
  });
  await ecrireAuxPersonnes(
    portee,
    [{ id, destinataire: courriel, contenu }],
    async (tx, _, parti) =>
      parti &&
      tx.questionDEtatCivil.updateMany({
        where: { id, envoyeeLe: null, repondueLe: null },
        data: { envoyeeLe: new Date(maintenant().epochMilliseconds) },
      }),
  );
}
