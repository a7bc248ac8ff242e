import { cache } from 'react';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { prevoirLot } from '#lib/lot/queries.ts';
import { GESTES_DES_LOTS } from '#lib/lot/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { BilanDuLot } from './bilan.tsx';
import { FormulaireDuLot } from './formulaire-du-lot.tsx';
import { LignesDuLot } from './lignes.tsx';
import { Retour } from './retour.tsx';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Traitement de plusieurs dossiers', ...QUI);

const ouvrir = cache(async (texte: string) => {
  const portee = await exigerAgent(...QUI);
  return prevoirLot(portee, identifiant(texte)).catch(pageIntrouvable);
});

export default async function LotPage({ params }: PageProps<'/agent/lots/[id]'>) {
  const lot = await ouvrir((await params).id);
  const { geste, lignes } = lot;
  const restent = lignes.filter(({ issue }) => issue === 'a_faire' || issue === 'a_refuser').length;
  const dit = restent === lignes.length ? 'Rien n’est fait encore : voici ce qui se passera.' : null;
  return (
    <>
      <FilAriane liens={[{ href: '/agent/dossiers', libelle: 'Mes dossiers' }]} ici="Plusieurs dossiers" />
      <TitrePage
        titre={`${GESTES_DES_LOTS[geste]} : ${lignes.length} dossier${lignes.length > 1 ? 's' : ''}`}
        phrase={restent === 0 ? 'Tout est traité.' : (dit ?? `${restent} dossiers restent à traiter.`)}
      />
      <BilanDuLot lignes={lignes} />
      {restent > 0 ? <FormulaireDuLot lotId={lot.id} geste={geste} restent={restent} /> : null}
      <Retour lot={lot} />
      <LignesDuLot lignes={lignes} />
    </>
  );
}
