import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { ATTENTE_DE_REPONSE, GARDE_DES_CHIFFRES } from '#lib/droit/consentement/recuperation.ts';
import { GARDE_DES_ECHANGES } from '#lib/droit/consentement/textes.ts';
import { demanderSiFonde, sourceFiscale, tracerPour } from '#lib/echange/actes.ts';
import { chiffrer, dechiffrer } from '#lib/technique/chiffrement.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { ajouterTache, type Taches } from '#lib/technique/taches.ts';
import { AppelSchema } from './faits.ts';
import { lieuDuContenu } from './queries.ts';

/** Less than FranceConnect gives it: the call has to arrive in time. */
const VIE_DU_JETON_MS = 50_000;

/**
 * Asks the tax administration for the figures that a family wants for its draft, in the name that the school base gives, and keeps
 * them for the family to look at. A kill before the answer is kept asks again, under a trace of its own.
 */
export async function recupererChiffres(
  { recuperationId: id }: Taches['recuperer_chiffres'],
  ouvrir: (annee: number) => SourceFiscale | null = sourceFiscale,
): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const lue = await enPortee(portee, (tx) =>
    tx.recuperation.findFirst({
      where: { id, aupres: 'impots', issue: null, suite: null, contenu: { not: null } },
      include: { dossier: true, responsable: true },
    }),
  );
  if (!lue?.contenu || !lue.dossier) return;
  const appel = AppelSchema.parse(JSON.parse(dechiffrer(lue.contenu, lieuDuContenu(id))));
  const { nom, prenom } = lue.responsable;
  // A concubin, whom the school base does not know, says their name in the request.
  const { nom: nomNaissance, prenom: premier, numeroFiscal, jeton, naissance } = { nom, prenom, ...appel };
  const qui = { nomNaissance, prenoms: [premier], naissance };
  const demande = {
    annee: anneeDesRevenus(rentree(lue.dossier.rentree)),
    tracer: tracerPour('demande_en_ligne', { recuperationId: id }),
  };
  // A token of FranceConnect lives for a minute: asked with later, it would be taken for a file that is not given out.
  const source =
    jeton && maintenant().epochMilliseconds - lue.demandeeLe.getTime() > VIE_DU_JETON_MS
      ? null
      : ouvrir(lue.dossier.rentree);
  const reponse = await demanderSiFonde(source, (ouverte) =>
    jeton
      ? ouverte.parFranceConnect(jeton, qui, demande)
      : ouverte.parNumeroFiscal(numeroFiscal ?? '', qui, demande),
  );
  if (!reponse) return;
  await enPortee(
    portee,
    async (tx) => {
      const { count } = await tx.recuperation.updateMany({
        where: { id, issue: null, suite: null, contenu: { not: null } },
        data: {
          issue: reponse.genre,
          recueLe: dateDe(portee.jour),
          contenu:
            reponse.genre === 'chiffres'
              ? chiffrer(JSON.stringify(reponse.chiffres), lieuDuContenu(id))
              : null,
        },
      });
      // A concubin has no page of ours where to read it.
      if (count === 1 && lue.partId && reponse.genre !== 'chiffres')
        await ajouterTache(tx, 'dire_sans_chiffres', { recuperationId: id });
    },
    'acte',
  );
}

/**
 * Erases what no demande took in time: figures and answers of a caisse after their days, an answer of a caisse once the attestation is
 * no longer awaited, what a call was to be made with once none can leave; and the requests as old as their traces. Done twice, it
 * changes nothing.
 */
export async function oublierLesChiffres(): Promise<void> {
  await enPortee(
    porteeSysteme(await aujourdHui()),
    async (tx) => {
      await tx.$executeRaw`
        UPDATE recuperation SET contenu = NULL, suite = 'expiree', suite_le = jour_de_la_session()
        WHERE contenu IS NOT NULL AND demandee_le < now() - make_interval(days => ${GARDE_DES_CHIFFRES.jours}::int)`;
      await tx.$executeRaw`
        UPDATE recuperation SET contenu = NULL, suite = 'expiree', suite_le = jour_de_la_session()
        WHERE contenu IS NOT NULL AND aupres = 'caisse' AND NOT attestation_attendue(dossier_id, responsable_id)`;
      // Unanswered, it stays so: the family reads that the source was away.
      await tx.$executeRaw`
        UPDATE recuperation SET contenu = NULL
        WHERE contenu IS NOT NULL AND issue IS NULL AND demandee_le < now() - make_interval(days => ${ATTENTE_DE_REPONSE.jours}::int)`;
      await tx.$executeRaw`
        DELETE FROM recuperation WHERE demandee_le < now() - make_interval(months => ${GARDE_DES_ECHANGES.mois}::int)`;
      await tx.$executeRaw`
        DELETE FROM part_du_concubin p WHERE cree_le < now() - make_interval(months => ${GARDE_DES_ECHANGES.mois}::int)
          AND NOT EXISTS (SELECT FROM recuperation r WHERE r.part_id = p.id)`;
    },
    'lot',
  );
}
