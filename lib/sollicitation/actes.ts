import { accomplirUn } from '#lib/dossier/porte.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { apres, jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { donneesDites } from './faits.ts';
import { destinatairesDe } from './queries.ts';
import type { ASolliciter } from './schema.ts';

/**
 * Asks somebody for an opinion, with the data chosen as the dossier has them, until a day to come. The dossier stays where it is,
 * and no delay waits. Throws the Refus of the door, impossible for a day that is not to come or for who is not in the place.
 */
export async function solliciter(portee: Portee, demande: ASolliciter): Promise<void> {
  await enPortee(
    portee,
    async (tx) => {
      const { dossierId, version, a, question } = demande;
      const dossier = await chargerDossier(tx, portee, dossierId);
      const aRendreLe = jour(demande.aRendreLe);
      if (!apres(aRendreLe, portee.jour))
        throw new Refus('impossible', 'À rendre le : choisissez une date à venir.', { champ: 'aRendreLe' });
      const destinataire = (await destinatairesDe(tx, portee, dossier)).find(({ valeur }) => valeur === a);
      if (!destinataire)
        throw new Refus(
          'impossible',
          'À qui : cette personne n’est pas dans ce lieu, choisissez-la dans la liste.',
          {
            champ: 'a',
          },
        );
      const donnees = donneesDites(dossier, demande);
      const id = crypto.randomUUID();
      await accomplirUn(tx, portee, {
        dossierId,
        version,
        acte: 'solliciter_avis',
        ecrire: () => ({
          contenu: {
            avis: id,
            a: destinataire.nom,
            aRendreLe: demande.aRendreLe,
            dit: donnees.map(({ libelle }) => libelle),
          },
        }),
      });
      await tx.avisSollicite.create({
        data: {
          id,
          dossierId,
          auteurId: portee.auteur.id ?? '',
          auteurNom: portee.auteur.nom,
          ...(a === 'service_social' ? { fonction: a } : { destinataireId: a }),
          academieCode: dossier.academieCode,
          question,
          donnees: donnees.map(({ libelle, valeur }) => ({ libelle, valeur })),
          demandeLe: dateDe(portee.jour),
          aRendreLe: dateDe(aRendreLe),
        },
      });
    },
    'acte',
  );
}

/** Gives an opinion, once. Throws Refus introuvable to anybody it was not asked of, conflit once it is given. */
export async function rendreAvis(
  portee: Portee,
  { id, reponse }: { id: string; reponse: string },
): Promise<void> {
  await enPortee(portee, async (tx) => {
    const [avis] = await tx.$queryRaw<{ rendu: boolean }[]>`
      SELECT reponse IS NOT NULL AS rendu FROM avis_sollicite
      WHERE id = ${id}::uuid AND coalesce(destinataire_id = ${portee.auteur.id}::uuid, tient_la_fonction(fonction, academie_code))
      FOR UPDATE`;
    if (!avis) throw new Refus('introuvable', 'Cet avis est introuvable : il ne vous est pas demandé.');
    if (avis.rendu) throw new Refus('conflit', 'Cet avis est déjà rendu : un avis ne se modifie pas.');
    await tx.avisSollicite.update({
      where: { id },
      data: {
        reponse,
        renduParId: portee.auteur.id,
        renduParNom: portee.auteur.nom,
        renduLe: dateDe(portee.jour),
      },
    });
    await ajouterTache(tx, 'verser_avis', { avisId: id });
  });
}
