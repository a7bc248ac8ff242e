import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { SIGNATAIRES } from '#lib/droit/ligne-de-procedure.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { parapheurDe } from '#lib/parapheur/queries.ts';
import { nomDeLigne, SelectionDuParapheurSchema } from '#lib/parapheur/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Parapheur } from './parapheur.tsx';

export const generateMetadata = titreReserve('Parapheur', ...SIGNATAIRES);

/** The letters on paper that carry the person's name and wait for a hand. */
export default async function ParapheurPage({ searchParams }: PageProps<'/agent/parapheur'>) {
  const portee = await exigerAgent(...SIGNATAIRES);
  const choisis = SelectionDuParapheurSchema.parse(await searchParams);
  const lettres = await parapheurDe(portee, choisis);
  const recus = `/agent/impressions/fichier?recus=${portee.jour.toString()}`;
  return (
    <>
      <TitrePage
        titre="Parapheur"
        phrase="Ces courriers partent sur papier et portent votre nom : imprimez-les, signez-les de votre main, puis dites-le ici. Ils partent ce jour-là ; une décision n’est notifiée qu’alors."
      />
      <p>
        <a className="fr-link" href={recus}>
          Imprimer les accusés de réception du jour
        </a>
      </p>
      {choisis ? (
        <PartDeLaSelection
          choisis={choisis.length}
          attendent={new Set(lettres.map(({ dossierId }) => dossierId)).size}
        />
      ) : null}
      <Parapheur
        lignes={lettres.map((lettre) => ({
          id: lettre.id,
          nom: nomDeLigne(lettre),
          dossier: `/agent/dossiers/${lettre.dossierId}?onglet=courriers`,
          eleve: nomDeListe(lettre),
          lieu: `${lettre.classe}, ${lettre.etablissement}`,
          courrier: `${LETTRES[lettre.genre].libelle}, ${lettre.reference}`,
          jour: ecrireJourCourt(jour(lettre.jour)),
        }))}
      />
    </>
  );
}

/** What of a selection of the queue waits for a hand, and why the rest does not. */
function PartDeLaSelection({ choisis, attendent }: { choisis: number; attendent: number }) {
  return (
    <Alerte ton="info">
      <p>
        {attendent} des {choisis} dossier{choisis > 1 ? 's' : ''} choisi{choisis > 1 ? 's' : ''} attend
        {attendent > 1 ? 'ent' : ''} votre signature. Les autres partent en ligne, portent un autre nom ou
        n’ont rien à envoyer : <a href="/agent/departs">voir les départs</a>, ou{' '}
        <a href="/agent/parapheur">tout le parapheur</a>.
      </p>
    </Alerte>
  );
}
