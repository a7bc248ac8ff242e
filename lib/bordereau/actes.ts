import { competents } from '#lib/droit/competence.ts';
import { apres } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { enfreint } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { limiteDesPropositions } from './queries.ts';

interface Envoi {
  numero: number;
  nombre: number;
  enRetard: boolean;
}

/**
 * Sends to the service académique the proposals that have not left, as one numbered bordereau that nothing changes
 * afterwards (C. IV.B, collège, 2). After the eighth day it leaves all the same, and says so. Throws Refus `interdit` to who
 * does not propose there, `impossible` when everything has left, `conflit` when another sending has just been made.
 */
export async function envoyerLesPropositions(portee: Portee, uai: string, annee: number): Promise<Envoi> {
  const { auteur, jour } = portee;
  const propose = portee.affectations.some(
    (tenue) => tenue.uai === uai && competents('college_prive', 'proposer').includes(tenue.role),
  );
  if (!propose || auteur.genre !== 'agent')
    throw new Refus('interdit', 'Seul le chef d’établissement envoie les propositions de son collège.', {
      texte: 'C. IV.B',
    });
  try {
    return await enPortee(portee, async (tx) => {
      const { academieCode } = await tx.etablissement.findUniqueOrThrow({ where: { uai } });
      const limite = await limiteDesPropositions(annee, academieCode);
      const enRetard = limite ? apres(jour, limite) : false;
      const derniers = await tx.bordereau.aggregate({
        where: { uai, rentree: annee },
        _max: { numero: true },
      });
      const numero = (derniers._max.numero ?? 0) + 1;
      const id = crypto.randomUUID();
      await tx.bordereau.createMany({
        data: [
          {
            ...{ id, uai, academieCode, rentree: annee, numero, enRetard },
            envoyeLe: dateDe(jour),
            auteurId: auteur.id,
            auteurNom: auteur.nom,
          },
        ],
      });
      const nombre = await tx.$executeRaw`
        INSERT INTO ligne_de_bordereau (proposition_id, bordereau_id)
        SELECT p.id, ${id}::uuid FROM dossier d JOIN LATERAL (SELECT p.id FROM proposition p WHERE p.dossier_id = d.id
          ORDER BY p.faite_le DESC, p.id DESC LIMIT 1) p ON true
        WHERE d.uai = ${uai} AND d.rentree = ${annee} AND d.branche = 'college_prive'
          AND NOT EXISTS (SELECT 1 FROM ligne_de_bordereau l WHERE l.proposition_id = p.id)`;
      if (nombre === 0)
        throw new Refus(
          'impossible',
          'Aucune proposition n’est à envoyer : toutes sont parties, ou aucune n’est encore faite.',
          { texte: 'C. IV.B' },
        );
      return { numero, nombre, enRetard };
    });
  } catch (erreur) {
    if (enfreint(erreur, 'bordereau_uai_rentree_numero_key') || enfreint(erreur, 'ligne_de_bordereau_pkey'))
      throw new Refus('conflit', 'Un autre envoi vient de partir : la liste est à jour, relisez-la.');
    throw erreur;
  }
}
