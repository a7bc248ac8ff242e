import { ouvrirParLeCode } from '#lib/concubin/actes.ts';
import { brouillonEnLigne } from '#lib/demande/queries.ts';
import { TEXTE_DE_LA_PART } from '#lib/droit/consentement/part.ts';
import { DUREE_DU_LIEN } from '#lib/droit/consentement/textes.ts';
import type { Jour } from '#lib/droit/date.ts';
import type { Appel } from '#lib/recuperation/faits.ts';
import { lieuDuContenu } from '#lib/recuperation/queries.ts';
import { chiffrer } from '#lib/technique/chiffrement.ts';
import { codeDeLaLettre, empreinteDuCode } from '#lib/technique/code-de-lettre.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { EcritDuConcubin } from './faits.ts';
import { lieuDeLEcrit } from './queries.ts';
import type { InvitationALaPart, ReponseALaPart } from './schema.ts';

/** Links sent for one draft in a day at most: nobody is pestered by another's hand. */
const LIENS_PAR_JOUR = 3;

/**
 * Sends the concubin of who writes a demande online a link of their own: those sent before open nothing any more, and what came by
 * them counts no more. Throws Refus introuvable for another's draft, impossible once it is sent and after three links in a day.
 */
export function inviterAuDepot(portee: Portee, { dossierId, courriel }: InvitationALaPart): Promise<void> {
  return enPortee(
    portee,
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
      await brouillonEnLigne(tx, portee, dossierId);
      const [{ n } = { n: 0 }] = await tx.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM part_du_concubin
        WHERE dossier_id = ${dossierId}::uuid AND cree_le > now() - interval '1 day'`;
      if (n >= LIENS_PAR_JOUR)
        throw new Refus('impossible', 'Plusieurs liens sont déjà partis aujourd’hui : recommencez demain.', {
          champ: 'courriel',
        });
      const id = crypto.randomUUID();
      await tx.partDuConcubin.createMany({
        data: {
          ...{ id, dossierId, courriel, responsableId: portee.auteur.id ?? '' },
          empreinte: empreinteDuCode(codeDeLaLettre(id)),
          expireLe: dateDe(portee.jour.add({ days: DUREE_DU_LIEN.jours })),
        },
      });
      await ajouterTache(tx, 'inviter_a_la_part', { partId: id });
    },
    'acte',
  );
}

/** What is kept of an answer, and what the tax administration is asked with. */
function ecritDe(dit: ReponseALaPart): { ecrit: EcritDuConcubin | null; appel: Appel | null } {
  switch (dit.reponse) {
    case 'refus':
      return { ecrit: null, appel: null };
    case 'chiffres':
      return { ecrit: { nom: dit.nom, prenom: dit.prenom, rfr: dit.rfr, enfants: dit.enfants }, appel: null };
    case 'impots': {
      const { nom, prenom, numeroFiscal, naissance } = dit;
      return {
        ecrit: { nom, prenom },
        appel: { numeroFiscal, naissance, nom, prenom: prenom ?? '' },
      };
    }
  }
}

/**
 * What a concubin answers by the link and the code of a demande being written. Throws Refus impossible, in the same words on an
 * unknown link, a wrong code, a link that is over and a demande already sent, and once too many tries have failed.
 */
export async function repondreALaPart(
  dit: ReponseALaPart,
  source: Uint8Array<ArrayBuffer>,
  jour: Jour,
): Promise<void> {
  const { partId } = dit;
  const { ecrit, appel } = ecritDe(dit);
  const recuperationId = appel && crypto.randomUUID();
  await ouvrirParLeCode({ lien: partId, code: dit.code, source, jour }, async (tx, empreinte) => {
    const contenu = ecrit && chiffrer(JSON.stringify(ecrit), lieuDeLEcrit(partId));
    const demande = recuperationId && chiffrer(JSON.stringify(appel), lieuDuContenu(recuperationId));
    const [{ admis } = { admis: false }] = await tx.$queryRaw<{ admis: boolean }[]>`
      SELECT repondre_par_le_lien(${partId}::uuid, ${empreinte}, ${dit.reponse}, ${contenu}, ${TEXTE_DE_LA_PART},
        ${recuperationId}::uuid, ${demande}) AS admis`;
    if (admis && recuperationId) await ajouterTache(tx, 'recuperer_chiffres', { recuperationId });
    return admis;
  });
}
