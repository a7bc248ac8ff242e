import type { ReponseFamiliale, SourceFamiliale } from '#lib/connecteurs/quotient/quotient.ts';
import { nommeParmi, type ReponseDeLaCaisse } from '#lib/droit/consentement/caisse.ts';
import { demanderSiFonde, sourceFamiliale, tracerPour } from '#lib/echange/actes.ts';
import { lieuDuContenu } from '#lib/recuperation/queries.ts';
import { chiffrer, dechiffrer } from '#lib/technique/chiffrement.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { AppelALaCaisseSchema, type Confirmation } from './faits.ts';

/**
 * Asks the caisse that a family names whether the pupil is among its children, and keeps that alone for the family to look at: the
 * quotient and the other children are dropped here. A kill before the answer is kept asks again, under a trace of its own.
 */
export async function demanderALaCaisse(
  { recuperationId: id }: Taches['demander_a_la_caisse'],
  ouvrir: () => SourceFamiliale | null = sourceFamiliale,
): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const lue = await enPortee(portee, (tx) =>
    tx.recuperation.findFirst({
      where: { id, aupres: 'caisse', issue: null, suite: null, contenu: { not: null } },
      include: { dossier: { include: { eleve: true } } },
    }),
  );
  if (!lue?.contenu || !lue.dossier) return;
  const { eleve } = lue.dossier;
  const qui = AppelALaCaisseSchema.parse(JSON.parse(dechiffrer(lue.contenu, lieuDuContenu(id))));
  const reponse = await demanderSiFonde(ouvrir(), (source) =>
    source.parEtatCivil(qui, tracerPour('charge_de_l_eleve', { recuperationId: id })),
  );
  if (!reponse) return;
  const { issue, confirmation } = lire(reponse, eleve);
  await enPortee(
    portee,
    (tx) =>
      tx.recuperation.updateMany({
        where: { id, issue: null, suite: null, contenu: { not: null } },
        data: {
          ...{ issue, recueLe: dateDe(portee.jour) },
          contenu: confirmation && chiffrer(JSON.stringify(confirmation), lieuDuContenu(id)),
        },
      }),
    'acte',
  );
}

/** What is kept of an answer. */
function lire(
  reponse: ReponseFamiliale,
  eleve: { nom: string; prenom: string; naissance: string },
): { issue: ReponseDeLaCaisse; confirmation: Confirmation | null } {
  if (reponse.genre === 'dossier') {
    const { caisse, annee, mois, enfants } = reponse.dossier;
    return nommeParmi(enfants, eleve)
      ? { issue: 'eleve_nomme', confirmation: { caisse, annee, mois } }
      : { issue: 'sans_eleve', confirmation: null };
  }
  // No round trip by FranceConnect was made: its end cannot be the answer.
  return { issue: reponse.genre === 'a_refaire' ? 'indisponible' : reponse.genre, confirmation: null };
}
