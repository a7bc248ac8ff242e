import type { z } from 'zod';
import { administrer } from '#lib/administration/actes.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { accomplirUn, type Cible, type Ordre, type OrdreDe } from '#lib/dossier/porte.ts';
import type { IssueDeRelecture } from '#lib/droit/relecture.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTaches } from '#lib/technique/taches.ts';
import { relectureDe } from './faits.ts';
import type { ReglageSchema } from './schema.ts';

const relire =
  (issue: IssueDeRelecture, raison: string | null): NonNullable<Ordre['ecrire']> =>
  (dossier, { portee }) => {
    const relecture = relectureDe(dossier, decisionEnVigueur(dossier));
    if (!relecture)
      throw new Refus('impossible', 'Aucune décision de ce dossier n’attend de seconde lecture.');
    return {
      contenu: raison ? { motivation: raison } : {},
      rangees: {
        relue: {
          ...relecture,
          issue,
          raison,
          lecteurId: portee.auteur.id,
          lecteurNom: portee.auteur.nom,
          lueLe: dateDe(portee.jour),
        },
      },
    };
  };

/** Says that a decision read a second time may leave. */
export const confirmerDecision = (cible: Cible): OrdreDe<'confirmer_decision'> => ({
  ...cible,
  acte: 'confirmer_decision',
  ecrire: relire('conforme', null),
});

/** Asks the author of a decision to take it up again, with the reason: its letter does not leave. */
export const renvoyerDecision = (cible: Cible, motivation: string): OrdreDe<'renvoyer_decision'> => ({
  ...cible,
  acte: 'renvoyer_decision',
  saisie: { motivation },
  ecrire: relire('a_reprendre', motivation),
});

/**
 * Says that a decision may leave: it does at the next departure, or at once when no hour is set and its letter is made. Throws
 * the Refus of the door.
 */
export const laisserPartir = (portee: Portee, cible: Cible): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      await accomplirUn(tx, portee, confirmerDecision(cible));
      if (configuration().departDesDecisions) return;
      const pretes = await tx.courrier.findMany({
        where: {
          dossierId: cible.dossierId,
          etat: 'produit',
          decision: { relecture: { issue: 'conforme' } },
        },
        select: { id: true, courriel: true },
      });
      if (pretes.length === 0) return;
      await ajouterTaches(tx, 'notifier_decisions', [{ dossierIds: [cible.dossierId] }]);
      const courrierIds = pretes.flatMap(({ id, courriel }) => (courriel ? id : []));
      if (courrierIds.length > 0) await ajouterTaches(tx, 'envoyer_courriels', [{ courrierIds }]);
    },
    'acte',
  );

/** Proposes what an académie asks to be read twice, which another administrateur confirms. Throws the Refus of the base. */
export const reglerRelecture = (
  portee: Portee,
  { motif, ...contenu }: z.output<typeof ReglageSchema>,
): Promise<boolean> => administrer(portee, 'regler_relecture', { objetId: null, contenu, motif });
