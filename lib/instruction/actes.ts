import { ecrireJour, jour } from '#lib/droit/date.ts';
import { sur } from '#lib/habilitation/actes.ts';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { changements, DOCUMENTS_JOINTS, porteUnDocument } from '#lib/habilitation/faits.ts';
import { EN_VIGUEUR, exigerInstructeur } from '#lib/habilitation/queries.ts';
import type { Saisie } from '#lib/habilitation/schema.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { ChangementAnnonce, Correction, PartieCorrigible } from './schema.ts';

const refuser = (message: string, champ?: string): never => {
  throw new Refus('impossible', message, champ ? { champ } : {});
};

/** The part as it will be: what was typed, and the document that the body joined, which only the body replaces. */
function partieCorrigee(avant: Saisie, partie: PartieCorrigible, valeur: object): Record<string, unknown> {
  if (!porteUnDocument(partie)) return { ...valeur };
  const cle = DOCUMENTS_JOINTS[partie];
  const corrigee: Record<string, unknown> = {
    ...valeur,
    [cle]: (avant[partie] as Record<string, unknown> | undefined)?.[cle],
  };
  if (partie === 'cadre' && !corrigee.documentId && !corrigee.url)
    refuser('Adresse du texte : à remplir, aucun document n’est joint.', 'url');
  return corrigee;
}

/** Throws Refus impossible when the correction would ask for a datum, or for a body, that was not asked for. */
function exigerRienDePlus({ donnees: avant }: Saisie, { donnees: apres }: Saisie): void {
  const scope = Object.keys(apres?.scopes ?? {}).find((un) => !Object.hasOwn(avant?.scopes ?? {}, un));
  if (scope)
    refuser(
      'L’organisme n’a pas demandé cette donnée : une correction en retire, c’est à lui d’en ajouter.',
      `scope.${scope}`,
    );
  const siret = apres?.destinataires.find((un) => !avant?.destinataires.includes(un));
  if (siret)
    refuser(
      `Autres organismes : l’organisme n’a pas nommé ${siret} ; une correction en retire, c’est à lui d’en ajouter.`,
      'destinataires',
    );
}

/**
 * Puts one part of a request right, with its reason, which the body reads beside each field before and after. Of what is
 * granted, the base makes a new frozen copy. Throws Refus introuvable to who does not instruct, impossible when nothing
 * changes or more would be asked, conflit when the request has changed since.
 */
export async function corriger(
  portee: Portee,
  { partie, ...cible }: Correction,
  { motif, ...valeur }: { motif: string },
): Promise<void> {
  exigerInstructeur(portee);
  await sur(portee, cible, async (tx, { id, etat, saisie }) => {
    const octroi =
      etat === 'validee' ? await tx.octroi.findFirst({ where: { habilitationId: id, ...EN_VIGUEUR } }) : null;
    const avant = octroi ? (octroi.contenu as Saisie) : saisie;
    const corrigee = partieCorrigee(avant, partie, valeur);
    const apres = { ...avant, [partie]: corrigee };
    exigerRienDePlus(avant, apres);
    const dits = changements(avant, apres);
    if (dits.length === 0) refuser('Rien ne change : corrigez au moins un champ.');
    await ecrireEvenement(tx, {
      habilitationId: id,
      acte: 'corriger',
      message: motif,
      contenu: { partie, valeur: corrigee, changements: dits },
    });
  });
}

/**
 * Tells every body whose request is instructed or granted what changes for all, and from which day; gives how many requests
 * are told. Throws Refus introuvable to who does not instruct, impossible when there is nobody to tell.
 */
export async function annoncerLeChangement(
  portee: Portee,
  { message, aCompterDu }: ChangementAnnonce,
): Promise<number> {
  exigerInstructeur(portee);
  return enPortee(
    portee,
    async (tx) => {
      const demandes = await tx.habilitation.findMany({
        where: {
          OR: [
            { etat: { in: ['deposee', 'modifications_demandees', 'validee'] } },
            { etat: 'brouillon', octrois: { some: EN_VIGUEUR } },
          ],
        },
        select: { id: true },
        // Always in the same order: two announcements never wait for each other.
        orderBy: { numero: 'asc' },
      });
      if (demandes.length === 0) refuser('Aucune demande n’est en cours : il n’y a personne à avertir.');
      for (const { id } of demandes)
        await ecrireEvenement(tx, {
          habilitationId: id,
          acte: 'annoncer_changement',
          message: `${message}\n\nÀ compter du ${ecrireJour(jour(aCompterDu))}.`,
          contenu: { aCompterDu },
        });
      return demandes.length;
    },
    'acte',
  );
}
