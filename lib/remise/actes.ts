import type { Jour } from '#lib/droit/date.ts';
import type { Environnement } from '#lib/droit/habilitation/jeton.ts';
import { HEURES_D_UNE_REMISE, PAR_MINUTE } from '#lib/droit/habilitation/jeton.ts';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { courrielsDesContacts } from '#lib/habilitation/faits.ts';
import { exigerAccordees } from '#lib/jeton/actes.ts';
import type { Emission } from '#lib/jeton/schema.ts';
import { codeDeRemise, empreinteDeRemise } from '#lib/technique/code-de-remise.ts';
import { nouveauJeton } from '#lib/technique/jeton-api.ts';
import { enPortee, type Portee, sansIdentite } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { remiseDe } from './queries.ts';

/** Links that a request sends in a day at most. */
const PAR_JOUR = 5;

/**
 * Sends the technical contact of what is granted a link that draws this token, once; the link before opens nothing any more.
 * Gives what the holder reads. Throws Refus impossible when it would open more than what is granted, or after too many today.
 */
export const confierJeton = (portee: Portee, { habilitationId, ...voulu }: Emission): Promise<string> =>
  enPortee(
    portee,
    async (tx) => {
      const octroi = await exigerAccordees(tx, portee, { habilitationId, ...voulu });
      const [courriel] = courrielsDesContacts(octroi.contenu, 'technique');
      if (!courriel)
        throw new Refus(
          'impossible',
          'Aucun responsable technique n’est nommé : rouvrez la demande pour le faire.',
        );
      const [{ n } = { n: 0 }] = await tx.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM evenement_habilitation
        WHERE habilitation_id = ${habilitationId}::uuid AND acte = 'confier_jeton' AND instant > now() - interval '1 day'`;
      if (n >= PAR_JOUR)
        throw new Refus(
          'impossible',
          `${PAR_JOUR} liens sont déjà partis aujourd’hui : recommencez demain, ou émettez le jeton ici.`,
        );
      const id = crypto.randomUUID();
      const empreinte = empreinteDeRemise(codeDeRemise(id));
      await ecrireEvenement(tx, {
        id,
        habilitationId,
        acte: 'confier_jeton',
        contenu: { ...voulu, parMinute: PAR_MINUTE, courriel, empreinte },
      });
      return `Un lien part à ${courriel} : il crée le jeton, une fois, dans les ${HEURES_D_UNE_REMISE} heures. Le lien d’avant, s’il y en a un, ne sert plus.`;
    },
    'acte',
  );

/** Draws the token of a link; gives its text, which can never be read again. Throws Refus impossible when the link opens nothing. */
export const retirerJeton = (code: string, jour: Jour): Promise<string> =>
  sansIdentite(jour, async (tx) => {
    const remise = await remiseDe(tx, code);
    const neuf = nouveauJeton((remise?.contenu.environnement ?? 'essai') as Environnement);
    const [{ evenementId } = { evenementId: null }] = await tx.$queryRaw<{ evenementId: string | null }[]>`
      SELECT retirer_le_jeton(${empreinteDeRemise(code)}, ${crypto.randomUUID()}::uuid, ${neuf.identifiant}, ${neuf.empreinte}) AS "evenementId"`;
    if (!evenementId)
      throw new Refus(
        'impossible',
        'Ce lien ne crée plus de jeton : demandez-en un autre à la personne qui suit la demande.',
      );
    await ajouterTache(tx, 'annoncer_un_evenement', { evenementId });
    await ajouterTache(tx, 'dire_un_evenement', { evenementId });
    return neuf.texte;
  });
