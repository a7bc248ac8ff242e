/** The dates of a campaign as they are on record: those that are in force. */
import type { z } from 'zod';
import { administrer } from '#lib/administration/actes.ts';
import { ecrireAnnee, finDeLAnneeScolaire, rentree } from '#lib/droit/annee.ts';
import { campagneDe, type Reseau, troisiemeJeudiDOctobre } from '#lib/droit/calendrier/campagne.ts';
import { apres, avant, ecrireJour, jour } from '#lib/droit/date.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { CampagneSchema, ProlongationSchema } from './schema.ts';

type Clotures = Pick<z.output<typeof ProlongationSchema>, 'rentree' | 'cloture' | 'clotureCned'>;

/** A closing day may be pushed further than the texts', never brought nearer (D. 530-1), and stays in the school year. */
function exigerDesCloturesPermises({ rentree: annee, cloture, clotureCned }: Clotures): void {
  const fin = finDeLAnneeScolaire(rentree(annee));
  const exiger = (champ: 'cloture' | 'clotureCned', reseau: Reseau, saisie: string) => {
    const plancher = campagneDe(rentree(annee), reseau)?.cloture ?? troisiemeJeudiDOctobre(annee);
    if (avant(jour(saisie), plancher))
      throw new Refus(
        'impossible',
        `Les textes laissent demander jusqu’au ${ecrireJour(plancher)} : la clôture ne peut pas venir avant.`,
        { champ, texte: 'D. 530-1' },
      );
    if (apres(jour(saisie), fin))
      throw new Refus(
        'impossible',
        `La clôture reste dans l’année scolaire ${ecrireAnnee(rentree(annee))}.`,
        {
          champ,
        },
      );
  };
  exiger('cloture', 'general', cloture);
  exiger('clotureCned', 'cned', clotureCned);
}

/**
 * Puts a campaign on record, or corrects it before it opens when a version is given. Throws a Refus once it is open, on
 * another version, or for a closing day before that of the texts.
 */
export async function enregistrerCampagne(
  portee: Portee,
  { motif, version, clotureCned, finAnneeScolaire, ...dates }: z.output<typeof CampagneSchema>,
): Promise<boolean> {
  exigerDesCloturesPermises({ clotureCned, ...dates });
  const contenu = { ...dates, version, cloture_cned: clotureCned, fin_annee_scolaire: finAnneeScolaire };
  const acte = version === undefined ? 'ouvrir_campagne' : 'regler_campagne';
  return administrer(portee, acte, { objetId: null, contenu, motif });
}

/**
 * Proposes later closing days, for everybody or for one académie, which another administrateur confirms: always returns false. Throws a Refus for an earlier
 * day, or on another version.
 */
export async function prolongerCampagne(
  portee: Portee,
  { motif, clotureCned, ...dates }: z.output<typeof ProlongationSchema>,
): Promise<boolean> {
  exigerDesCloturesPermises({ clotureCned, ...dates });
  return administrer(portee, 'prolonger_campagne', {
    objetId: null,
    contenu: { ...dates, cloture_cned: clotureCned },
    motif,
  });
}
