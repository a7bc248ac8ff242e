import { colonnesDesHabilitations } from '#app/(habilitation)/habilitations/colonnes.tsx';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { Recherche } from '#components/champs/recherche.tsx';
import { Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { VolumesSignales } from '#components/volumes-signales.tsx';
import { habilitationsDeposees } from '#lib/habilitation/queries.ts';
import { jetonTrouve } from '#lib/jeton/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { volumesSignales } from '#lib/trace/queries.ts';
import { AnnoncerUnChangement } from './annonce.tsx';

export const generateMetadata = titreReserve('Habilitations', 'instructeur_habilitations');

/** What public bodies ask of the API, those to instruct first; and whose a token found somewhere is. */
export default async function HabilitationsAInstruirePage({
  searchParams,
}: PageProps<'/agent/habilitations'>) {
  const portee = await exigerAgent('instructeur_habilitations');
  const { q } = await searchParams;
  const lignes = (await habilitationsDeposees(portee)).toSorted(
    (a, b) => Number(b.etat === 'deposee') - Number(a.etat === 'deposee'),
  );
  const trouve = typeof q === 'string' && q ? await jetonTrouve(portee, q) : undefined;
  return (
    <>
      <TitrePage
        titre="Habilitations"
        phrase={`${lignes.filter(({ etat }) => etat === 'deposee').length} à instruire. Aucun dossier de famille ne s’ouvre ici.`}
      />
      <Tableau
        legende="Demandes déposées, celles à instruire d’abord"
        total={lignes.length}
        unite="demande"
        colonnes={colonnesDesHabilitations('/agent/habilitations')}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucune demande n’est déposée.</p>}
      />
      <h2 className="fr-h4 fr-mt-4w">Volumes inhabituels</h2>
      <VolumesSignales volumes={await volumesSignales(portee)} />
      <h2 className="fr-h4 fr-mt-4w">Retrouver un jeton qui a fui</h2>
      <p>Son début suffit, jusqu’au troisième tiret bas : « bn_production_… ».</p>
      <Recherche adresse="/agent/habilitations" libelle="Début du jeton" valeur={undefined} />
      {trouve === null ? <Alerte ton="attention">Aucun jeton d’ici ne commence ainsi.</Alerte> : null}
      {trouve ? (
        <Alerte ton="info">
          <p>
            « {trouve.nom} », {trouve.etat === 'ouvert' ? 'ouvert' : 'déjà fermé'} :{' '}
            <a href={`/agent/habilitations/${trouve.habilitationId}`}>voir son habilitation</a>.
          </p>
        </Alerte>
      ) : null}
      <AnnoncerUnChangement />
    </>
  );
}
