import { ecrireAuxPersonnes } from '#lib/courriel/actes.ts';
import { composerCourriel } from '#lib/droit/courrier/courriel.ts';
import { apres, type Jour } from '#lib/droit/date.ts';
import { echeanceSilenceSurLaDemande } from '#lib/droit/delais/administration.ts';
import { ETATS_A_DECIDER } from '#lib/droit/etats.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { aujourdHui, maintenant } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { piecesAEnvoyer, serviceEnCharge } from './faits.ts';

/**
 * Sends the accusé d'enregistrement of demandes filed online, one mail for each, to the address that the form gives; one that is refused does not stop the others (CRPA
 * R. 112-5). A kill before the job is marked done sends it again under the same Message-ID. What an address refuses waits for another:
 * it is of no use any more once the demande is decided, or silence has rejected it. `leJour`: for whoever tells the past.
 */
export async function accuserEnregistrement(
  { dossierIds }: Taches['accuser_enregistrement'],
  leJour?: Jour,
): Promise<void> {
  const portee = porteeSysteme(leJour ?? (await aujourdHui()));
  const { deposes, services } = await enPortee(portee, async (tx) => ({
    deposes: await tx.dossier.findMany({
      where: { id: { in: [...dossierIds] }, canal: 'en_ligne', recuLe: { not: null } },
      include: { demandeur: true, etablissement: true, scolarite: true, pieces: true },
    }),
    services: await tx.academie.findMany(),
  }));
  const courriels = deposes.flatMap((depose) => {
    const { id, numero, recuLe, demandeur, academieCode } = depose;
    const service = services.find(({ code }) => code === academieCode);
    if (!demandeur?.courriel || !recuLe || !service) return [];
    const { echeance } = echeanceSilenceSurLaDemande(jourDe(recuLe));
    const rejetee = echeance !== null && apres(portee.jour, echeance);
    if (depose.accuseRefuseLe && (rejetee || !ETATS_A_DECIDER.includes(depose.etat))) return [];
    const contenu = composerCourriel({
      genre: 'accuse_en_ligne',
      reference: numero,
      type: typeBourseDuDossier(depose),
      adresse: `${configuration().url}/famille/demande/${id}/accuse`,
      deposeeLe: jourDe(recuLe),
      service: serviceEnCharge(depose, service),
      manquent: piecesAEnvoyer(depose).length,
    });
    return { id, destinataire: demandeur.courriel, contenu };
  });
  await ecrireAuxPersonnes(portee, courriels, (tx, { id }, parti) =>
    tx.dossier.updateMany({
      where: { id, ...(parti ? { accuseRefuseLe: { not: null } } : {}) },
      data: { accuseRefuseLe: parti ? null : new Date(maintenant().epochMilliseconds) },
    }),
  );
}

/** Days without a change after which a draft online is forgotten. */
const GARDE_DES_BROUILLONS = { jours: 90 };

/** Forgets the drafts online that nobody has touched for long: nothing legal depends on them. Done twice, it changes nothing. */
export async function oublierLesBrouillons(): Promise<void> {
  const jour = await aujourdHui();
  const avant = dateDe(jour.subtract({ days: GARDE_DES_BROUILLONS.jours }));
  await enPortee(
    porteeSysteme(jour),
    async (tx) => {
      const vieux = await tx.dossier.findMany({
        where: { etat: 'brouillon', canal: 'en_ligne', brouillon: { enregistreLe: { lt: avant } } },
        select: { id: true },
      });
      const ids = vieux.map(({ id }) => id);
      await tx.brouillon.deleteMany({ where: { dossierId: { in: ids } } });
      await tx.dossier.deleteMany({ where: { id: { in: ids }, etat: 'brouillon' } });
    },
    'lot',
  );
}
