import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { passerLaPorte } from './actes.ts';

/**
 * After a correction: the dossiers of the person that stand where its author types no demande, in their turn. Those that the
 * journal already tells are left: the job bears being done again.
 */
export async function suivrePersonne({ genre, personneId, trace }: Taches['suivre_personne']): Promise<void> {
  const portee = porteeSysteme(await aujourdHui());
  await enPortee(
    portee,
    (tx) =>
      passerLaPorte(
        tx,
        portee,
        {
          ...(genre === 'eleve' ? { eleveId: personneId } : { demandeurId: personneId }),
          journal: { none: { acte: 'corriger_personne', contenu: { path: ['trace'], equals: trace } } },
        },
        { fait: genre, trace, motivation: 'Fiche corrigée dans un autre service.' },
      ),
    'acte',
  );
}
