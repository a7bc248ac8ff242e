/** What is held of who asked for a bourse, printed for that person: its right of access on paper (RGPD, art. 15). */
import { produireListe } from '#lib/connecteurs/pdf.ts';
import { laDemande, laPersonne, lesEleves, lesMessages, lesReponses } from '#lib/donnees/queries.ts';
import { chargerDossier } from '#lib/dossier/queries.ts';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { copieDesDonnees } from '#lib/droit/courrier/copie-des-donnees.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { lieuxDe } from '#lib/famille/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { journaliserLecture } from '#lib/technique/journal.ts';
import { enPortee, type Portee, regard } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { imprimeLaCopie } from './faits.ts';

const COPIE = 'copie pour la personne';

/**
 * What this dossier holds of its demandeur, as one PDF to hand over: what the agent reads at once, in the words of the family's own
 * page; the incomes where they are not masked. Its reading is journaled. Throws Refus introuvable outside the portée and to who does
 * not read what it says, impossible of a demande that is not filed.
 */
export async function copieDuDossier(portee: Portee, dossierId: string): Promise<FichierServi> {
  const { numero, liste } = await enPortee(portee, async (tx) => {
    const dossier = await chargerDossier(tx, portee, dossierId);
    const permis = imprimeLaCopie((genre) => regard(portee, dossier, genre));
    if (!permis || portee.auteur.genre !== 'agent')
      throw new Refus('introuvable', 'Ce dossier est introuvable.');
    const { demandeurId } = dossier;
    if (dossier.etat === 'brouillon' || !demandeurId)
      throw new Refus('impossible', 'La demande n’est pas encore enregistrée : il n’y a rien à remettre.');
    const demandeur = await tx.responsable.findUnique({ where: { id: demandeurId } });
    if (!demandeur) throw new Refus('introuvable', 'Ce dossier est introuvable.');
    const revenus = regard(portee, dossier, 'revenus') === 'lit';
    await journaliserLecture(tx, portee, dossierId, 'dossier', COPIE);
    if (revenus) await journaliserLecture(tx, portee, dossierId, 'revenus', COPIE);
    const { eleveId, etablissement } = dossier;
    const academie = await tx.academie.findUniqueOrThrow({ where: { code: dossier.academieCode } });
    const rubriques = [
      await laPersonne(tx, demandeur.id),
      ...(await lesEleves(tx, { id: eleveId })),
      ...laDemande({ dossier, lieux: lieuxDe(dossier, academie) }, portee.jour, revenus),
      await lesMessages(tx, { dossierId, responsableId: demandeur.id }),
      await lesReponses(tx, demandeur.id),
    ];
    return {
      numero: dossier.numero,
      liste: copieDesDonnees({
        ...{ numero: dossier.numero, jour: portee.jour, revenus, rubriques },
        entete: [configuration().ministere, etablissement.nom],
        commune: etablissement.commune,
        destinataire: [`${demandeur.civilite} ${nomDUsage(demandeur)}`.trim(), ...lignesDAdresse(demandeur)],
      }),
    };
  });
  return { octets: produireListe(liste), type: 'application/pdf', nom: `copie-${numero}.pdf` };
}
