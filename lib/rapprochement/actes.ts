import { origineDe } from '#lib/import/faits.ts';
import { importTenu } from '#lib/import/queries.ts';
import { inscrire } from '#lib/inscription/actes.ts';
import { relireEleve } from '#lib/inscription/faits.ts';
import { reunir } from '#lib/personne/actes.ts';
import { revisionDe } from '#lib/personne/queries.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Rapprochement } from './schema.ts';

/** A mistaken INE is somebody else's: the pupil is taken without it. */
const SUR_L_INE: readonly string[] = ['ine_en_double', 'ine_d_un_autre', 'deux_ine'];

/**
 * Takes a pupil of the inbox: as somebody new, or as somebody new at once united with a known record, so that it can be undone
 * as any reunion (docs/adr/deux-fiches-une-personne.md). Throws Refus introuvable outside the portée, conflit when somebody
 * has answered, and what `reunir` refuses: the pupil is then taken as new, and the sentence says so.
 */
export async function rapprocher(
  portee: Portee,
  { importId, rang, qui, motivation = '' }: Rapprochement,
): Promise<void> {
  const { eleveId, scolariteId } = await prendre(portee, importId, rang);
  if (qui === 'nouveau' || qui === eleveId) return;
  const revision = await enPortee(portee, (tx) => revisionDe(tx, [qui, eleveId]));
  await reunir(portee, {
    genre: 'eleve',
    scolariteId,
    gardeId: qui,
    reunieId: eleveId,
    revision,
    motivation,
  }).catch((erreur: unknown) => {
    if (!(erreur instanceof Refus)) throw erreur;
    throw new Refus(
      erreur.code,
      `L’élève est pris sous une fiche à lui, qui n’a pas pu être réunie : ${erreur.message}`,
    );
  });
}

/** The pupil as the base says it, under a record of its own or under the one that its key already had. */
function prendre(
  portee: Portee,
  importId: string,
  rang: number,
): Promise<{ eleveId: string; scolariteId: string }> {
  return enPortee(
    portee,
    async (tx) => {
      const importe = await importTenu(tx, portee, importId);
      const ou = { importId, rang, sort: 'a_rapprocher' as const };
      const ligne = await tx.ligneDImport.findFirst({ where: ou });
      const { count } = await tx.ligneDImport.updateMany({
        where: ou,
        data: { sort: ligne?.eleveId ? 'change' : 'nouveau', cause: null, faite: true },
      });
      if (!ligne || count === 0)
        throw new Refus('conflit', 'Quelqu’un vient de dire qui est cet élève : rechargez la page.');
      const origine = origineDe(
        importe,
        { auteurId: portee.auteur.id, auteurNom: portee.auteur.nom },
        portee.jour,
      );
      const dit = relireEleve(ligne.dit);
      const sansIne = SUR_L_INE.includes(ligne.cause ?? '');
      const { eleveIds } = await inscrire(tx, origine, [
        { cle: ligne.cle, dit, eleveId: ligne.eleveId, sansIne },
      ]);
      await ajouterTache(tx, 'suivre_inscriptions', { eleveIds });
      return tx.eleveDeBase.findFirstOrThrow({
        where: { ...origine.base, cle: ligne.cle },
        select: { eleveId: true, scolariteId: true },
      });
    },
    'acte',
  );
}
