import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { SIGNATAIRES } from '#lib/droit/ligne-de-procedure.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { parapheurDe } from '#lib/parapheur/queries.ts';
import { nomDeLigne } from '#lib/parapheur/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Parapheur } from './parapheur.tsx';

export const generateMetadata = titreReserve('Parapheur', ...SIGNATAIRES);

/** The letters on paper that carry the person's name and wait for a hand. */
export default async function ParapheurPage() {
  const portee = await exigerAgent(...SIGNATAIRES);
  const lettres = await parapheurDe(portee);
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
