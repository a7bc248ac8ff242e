import type { Tableau } from '#lib/correspondance/faits.ts';
import { suitesConfirmees } from '#lib/correspondance/queries.ts';
import { passerLaPorte } from '#lib/personne/actes.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Suite } from './faits.ts';
import { LECTURE_DU_BREVET } from './queries.ts';
import type { ImportDuBrevet } from './schema.ts';

type Ecrite = Extract<Suite, { eleveId: string }>;

/**
 * Keeps the results of a file, with their origin, and the columns for the next file of the place; what is already known is
 * not written again. The dossiers of lycée of these pupils are read again at once (C. IV.C.3). Returns how many results were
 * written. Throws Refus introuvable outside the portée, conflit when what was shown is no longer what would be written.
 */
export function importerBrevet(portee: Portee, tableau: Tableau, demande: ImportDuBrevet): Promise<number> {
  return enPortee(
    portee,
    async (tx) => {
      // One import at a time in a place: the second one then finds what the first one wrote.
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(${`brevet ${demande.lieu}`}))) AS pris`;
      const suites = await suitesConfirmees(tx, LECTURE_DU_BREVET, portee, tableau, demande);
      const ecrites = suites.filter(
        (suite): suite is Ecrite => suite.sort === 'nouveau' || suite.sort === 'change',
      );
      const { auteur, jour } = portee;
      const signe = { auteurId: auteur.id ?? '', auteurNom: auteur.nom, jour: dateDe(jour) };
      const { lieu, source, correspondance: colonnes } = demande;
      await tx.correspondanceBrevet.createMany({
        data: { id: crypto.randomUUID(), lieu, colonnes, ...signe },
      });
      if (ecrites.length === 0) return 0;
      await tx.resultatBrevet.createMany({
        data: ecrites.map(({ eleveId, session, mention }) => ({
          id: crypto.randomUUID(),
          eleveId,
          session,
          mention,
          source,
          ...signe,
        })),
      });
      await passerLaPorte(
        tx,
        portee,
        {
          eleveId: { in: ecrites.map(({ eleveId }) => eleveId) },
          branche: { in: ['lycee_public', 'lycee_prive', 'cned'] },
        },
        {
          fait: 'eleve',
          trace: crypto.randomUUID(),
          champs: ['brevet'],
          motivation: `Résultat du diplôme national du brevet, ${source}`,
        },
      );
      return ecrites.length;
    },
    'acte',
  );
}
