import { notFound } from 'next/navigation';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { libelleDuModele } from '#lib/droit/message/modeles.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { MESSAGES_LISTES, messagesDUnModele } from '#lib/message/queries.ts';
import { FigureDeModeleSchema } from '#lib/message/schema.ts';
import { adresseDePilotage, FiltresDePilotageSchema } from '#lib/pilotage/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { adresseDeModele, LIBELLES_DES_SUITES } from '../modeles.tsx';
import { MessagesDUnModele } from './tableau.tsx';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Messages partis d’un modèle', ...QUI);

/** The messages that a figure of a template counts, each with its dossier and what the family did. */
export default async function MessagesDUnModelePage({ searchParams }: PageProps<'/agent/pilotage/messages'>) {
  const portee = await exigerAgent(...QUI);
  const dits = await searchParams;
  const filtres = FiltresDePilotageSchema.parse(dits);
  const { modele, suite, page } = FigureDeModeleSchema.parse(dits);
  if (!modele) notFound();
  const annee = filtres.rentree ?? rentreeDu(portee.jour);
  const liste = await messagesDUnModele(
    portee,
    annee,
    filtres,
    { modele, suite },
    (page - 1) * MESSAGES_LISTES,
  );
  const titre = LIBELLES_DES_SUITES[suite];
  return (
    <>
      <FilAriane
        liens={[{ href: adresseDePilotage('/agent/pilotage', filtres), libelle: 'Pilotage' }]}
        ici="Modèles de messages"
      />
      <TitrePage
        titre={`${libelleDuModele(modele)} · ${titre.toLowerCase()}`}
        phrase={`Messages partis de ce modèle, rentrée ${ecrireAnnee(rentree(annee))}, les derniers d’abord.`}
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      <MessagesDUnModele
        {...liste}
        page={page}
        adresse={(numero) => adresseDeModele(filtres, { modele, suite }, { page: String(numero) })}
      />
    </>
  );
}
