import { retenueContestee } from '#lib/contestation/faits.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { rolesPour } from '#lib/droit/evaluation.ts';
import { memoireEnDefense } from '#lib/droit/recours/memoire.ts';
import { type ObjetDeRecours, requetePendante } from '#lib/droit/recours/pendants.ts';
import { imprimerLeRecueil, lireLeRecueil, retenueDuRecueil } from '#lib/recours/queries.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee, rolesSur } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

/**
 * The draft of the State's answer to the requête that waits on an object, as one PDF: what the dossier says, room for what a person adds,
 * then the letters and the pieces it produces, each at its page. Its reading is journaled. Throws Refus introuvable outside
 * the portée and to who does not read all of it, interdit to who does not represent the State, impossible where no requête
 * waits.
 */
export async function projetDeMemoire(
  portee: Portee,
  dossierId: string,
  objet: ObjetDeRecours = 'decision',
): Promise<FichierServi> {
  const { faits, joints, numero, requete, retenue } = await enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const lu = await lireLeRecueil(tx, portee, dossier, 'projet de mémoire en défense');
    const tenus = rolesSur(portee, dossier);
    if (!rolesPour('deposer_memoire', dossier.branche).some((role) => tenus.includes(role)))
      throw new Refus(
        'interdit',
        'Le recteur représente l’État devant le tribunal : son service écrit le mémoire.',
        {
          texte: 'C. IV.B',
        },
      );
    const pendante = requetePendante(dossier, objet);
    if (!pendante)
      throw new Refus('impossible', 'Aucune requête n’est en attente devant le tribunal sur ce dossier.');
    const contestee = retenueContestee(dossier, pendante);
    const retenue = contestee && retenueDuRecueil(dossier, contestee);
    return { ...lu, numero: dossier.numero, requete: pendante, retenue };
  });
  const octets = await imprimerLeRecueil(portee, {
    composer: (sommaire) =>
      memoireEnDefense(
        faits,
        {
          tribunal: requete.tribunal,
          numero: requete.numero,
          recueLe: jourDe(requete.recueLe),
          reponseAvant: jourOuNul(requete.reponseAvant),
          retenue,
        },
        sommaire,
      ),
    joints,
  });
  return { octets, type: 'application/pdf', nom: `memoire-${numero}.pdf` };
}
