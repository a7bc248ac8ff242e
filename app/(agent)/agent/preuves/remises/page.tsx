import { z } from 'zod';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { BUREAUX } from '#lib/droit/ligne-de-procedure.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { preuvesManquantes } from '#lib/reception/queries.ts';
import { nomDeRemise } from '#lib/reception/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireRemises } from './formulaire-remises.tsx';

export const generateMetadata = titreReserve('Liste à signer', ...BUREAUX);

const ChoisisSchema = z
  .union([z.uuid().transform((id) => [id]), z.array(z.uuid())])
  .optional()
  .catch(undefined);

interface Adresse {
  searchParams: Promise<{ d?: string | string[] }>;
}

/** The list that families sign when a letter is handed over, by class; then who signed, and when. */
export default async function RemisesPage({ searchParams }: Adresse) {
  const portee = await exigerAgent(...BUREAUX);
  const dossiers = ChoisisSchema.parse((await searchParams).d);
  const { lignes } = await preuvesManquantes(portee, { ordre: 'classe', dossiers });
  return (
    <>
      <FilAriane liens={[{ href: '/agent/preuves', libelle: 'Preuves manquantes' }]} ici="Liste à signer" />
      <TitrePage
        titre="Remise en main propre contre signature"
        phrase="Chaque personne date et signe en recevant son courrier : ses délais partent de ce jour."
      />
      <BoutonImprimer>Imprimer la liste à signer</BoutonImprimer>
      <FormulaireRemises
        jour={ecrireJourCourt(portee.jour)}
        lignes={lignes.map((ligne) => ({
          nom: nomDeRemise(ligne),
          lieu: `${ligne.classe}, ${ligne.etablissement}`,
          eleve: nomDeListe(ligne),
          destinataire: ligne.destinataire,
          courrier: `${LETTRES[ligne.genre].libelle}, ${ligne.reference}`,
        }))}
      />
    </>
  );
}
