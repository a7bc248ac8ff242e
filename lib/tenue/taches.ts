import type { Jour } from '#lib/droit/date.ts';
import { apres } from '#lib/droit/date.ts';
import { RANGEMENT_D_UN_BROUILLON, RAPPEL_D_UNE_DEMANDE } from '#lib/droit/habilitation/tenue.ts';
import { ecrireEvenement } from '#lib/habilitation/ecritures.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

interface Endormie {
  id: string;
  etat: string;
  octroyee: boolean;
  /** When somebody last did something of it, and when its holder was reminded since. */
  touchee: Date;
  rappelee: Date | null;
}

/**
 * Reminds the holder, once, of a request that waits for its body; puts away a draft that nobody touched after that. A day
 * without a worker loses none, and nothing is put away without a reminder before.
 */
export async function suivreLesDemandes(jour?: Jour): Promise<void> {
  const leJour = jour ?? (await aujourdHui());
  const echu = (depuis: Date, duree: { jours: number }) =>
    !apres(jourDe(depuis).add({ days: duree.jours }), leJour);
  await enPortee(
    porteeSysteme(leJour),
    async (tx) => {
      const lues = await tx.$queryRaw<Endormie[]>`
        SELECT h.id, h.etat, t.touchee,
          EXISTS (SELECT FROM octroi o WHERE o.habilitation_id = h.id AND o.remplace_le IS NULL AND o.revoque_le IS NULL) AS octroyee,
          (SELECT max(e.instant) FROM evenement_habilitation e
            WHERE e.habilitation_id = h.id AND e.acte = 'rappeler_demande' AND e.instant > t.touchee) AS rappelee
        FROM habilitation h CROSS JOIN LATERAL (SELECT max(e.instant) AS touchee FROM evenement_habilitation e
          WHERE e.habilitation_id = h.id AND e.auteur_genre <> 'systeme') t
        WHERE h.etat IN ('brouillon', 'modifications_demandees') AND t.touchee IS NOT NULL`;
      for (const { id, etat, octroyee, touchee, rappelee } of lues)
        if (rappelee === null) {
          if (echu(touchee, RAPPEL_D_UNE_DEMANDE))
            await ecrireEvenement(tx, { habilitationId: id, acte: 'rappeler_demande' });
        } else if (etat === 'brouillon' && !octroyee && echu(rappelee, RANGEMENT_D_UN_BROUILLON))
          await ecrireEvenement(tx, { habilitationId: id, acte: 'archiver' });
    },
    'lot',
  );
}
