import { noterBoiteRefusee } from '#lib/boite/actes.ts';
import { remettre } from '#lib/courriel/actes.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { composerCourrielDHabilitation } from '#lib/droit/habilitation/courriels.ts';
import type { ActeDHabilitation } from '#lib/droit/habilitation/cycle.ts';
import { codeDeRemise } from '#lib/technique/code-de-remise.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { menerTous, type Taches } from '#lib/technique/taches.ts';
import { courrielsDesContacts } from './faits.ts';
import type { Saisie } from './schema.ts';

/** Acts of a token: who answers for the machines is told as well. */
const DES_JETONS: readonly string[] = [
  'emettre_jeton',
  'renouveler_jeton',
  'revoquer_jeton',
  'rappeler_expiration',
];

/** An address, and the link that its mail holds. */
type Destinataire = [courriel: string, lien: string | null];

/** Acts that are told to the other person of the body, whom the event names: who is handed a request, or held it. */
const D_UNE_PERSONNE_A_L_AUTRE: readonly string[] = [
  'proposer_transfert',
  'accepter_transfert',
  'abandonner_transfert',
  'reprendre',
];

/**
 * Tells by mail what happened to a request: the person who holds it, or the DPO named by it when it is filed. Done again, each
 * mail leaves under the same Message-ID. An address that refuses it for good is kept as a fact of the contact, and stops nothing.
 */
export async function direUnEvenement({ evenementId }: Taches['dire_un_evenement']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  const lu = await enPortee(portee, async (tx) => {
    const evenement = await tx.evenementHabilitation.findUnique({
      where: { id: evenementId },
      include: { habilitation: true },
    });
    const { a } = (evenement?.contenu ?? {}) as { a?: string };
    const { titulaireId, creeParId = '' } = evenement?.habilitation ?? {};
    const qui = (D_UNE_PERSONNE_A_L_AUTRE.includes(evenement?.acte ?? '') && a) || (titulaireId ?? creeParId);
    const representant = evenement && (await tx.representant.findUnique({ where: { id: qui } }));
    return evenement && { evenement, representant };
  });
  if (!lu) return;
  const { habilitation, ...evenement } = lu.evenement;
  const acte = evenement.acte as ActeDHabilitation;
  const saisie = habilitation.saisie as Saisie;
  const { expireLe, courriel } = evenement.contenu as { expireLe?: string; courriel?: string };
  const contenu = (adresse: string | null) =>
    composerCourrielDHabilitation({
      acte,
      numero: habilitation.numero,
      intitule: saisie.projet?.intitule ?? '',
      precision: expireLe ? `Il expire le ${ecrireJour(jour(expireLe))}.` : evenement.message,
      adresse,
    });
  // What its own person wrote to the ministère is read on the ministère's pages; what it put away, it knows.
  if ((acte === 'ecrire' || acte === 'archiver') && evenement.auteurGenre === 'representant') return;
  const lien = `${configuration().url}/habilitations/${habilitation.id}`;
  const remise = `${configuration().url}/remise/${codeDeRemise(evenement.id)}`;
  const sansLien = (contact: Parameters<typeof courrielsDesContacts>[1]): Destinataire[] =>
    courrielsDesContacts(saisie, contact).map((adresse) => [adresse, null]);
  function destinataires(): Destinataire[] {
    if (acte === 'confier_jeton') return courriel ? [[courriel, remise]] : [];
    if (acte === 'deposer') return sansLien('dpo');
    return [
      ...(lu?.representant?.courriel ? [[lu.representant.courriel, lien] satisfies Destinataire] : []),
      // Told as well to who answers for the processing: the former holder may read nothing any more.
      ...(acte === 'reprendre' ? sansLien('responsable') : []),
      ...(DES_JETONS.includes(acte) ? sansLien('technique') : []),
    ];
  }
  await menerTous(
    destinataires().map(async ([destinataire, adresse], rang) => {
      const id = `${evenement.id}.${rang}`;
      if (await remettre({ id, destinataire, contenu: contenu(adresse) })) return;
      consigner('attention', 'adresse_refusee', { id });
      await enPortee(portee, (tx) => noterBoiteRefusee(tx, habilitation.id, destinataire));
    }),
  );
}
