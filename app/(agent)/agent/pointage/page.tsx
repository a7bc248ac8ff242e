import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { type Cause, LIBELLES_CAUSES } from '#lib/droit/argent/causes.ts';
import { LISENT_LES_ETATS } from '#lib/droit/argent/etats.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { type EnSouffrance, notifiesNonLiquides } from '#lib/pointage/queries.ts';
import { type DetteASuivre, dettesASuivre } from '#lib/reversement/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Rapprochement', ...LISENT_LES_ETATS);

const DE_QUI: Colonne<EnSouffrance>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: nomDeListe },
  { cle: 'etablissement', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  { cle: 'trimestre', titre: 'Trimestre', rendre: ({ trimestre }) => trimestre, nombre: true },
];
const CAUSE: Colonne<EnSouffrance> = { cle: 'cause', titre: 'Cause', rendre: ({ cause }) => cause };
const PLUS_DUS: Colonne<DetteASuivre>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ elevePrenom, eleveNom }) => nomDeListe({ prenom: elevePrenom, nom: eleveNom }),
  },
  { cle: 'etablissement', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  { cle: 'somme', titre: 'Somme', rendre: ({ dette }) => ecrireMontant(centimes(dette)), nombre: true },
  {
    cle: 'cause',
    titre: 'Cause',
    rendre: ({ causes }) => causes.map((cause) => LIBELLES_CAUSES[cause as Cause].libelle).join(', '),
  },
  {
    cle: 'suite',
    titre: 'Suite',
    rendre: ({ reprise }) =>
      reprise === 'prochains_etats' ? (
        'reprise par les prochains états'
      ) : (
        <LienLigne href="/agent/reversements">à reprendre</LienLigne>
      ),
  },
];

/** What the money left behind, as it stands on the day: each list says why (C. VII.B). */
export default async function PointagePage() {
  const portee = await exigerAgent(...LISENT_LES_ETATS);
  const annee = rentreeDu(portee.jour);
  const notifies = await notifiesNonLiquides(portee, annee);
  const dettes = await dettesASuivre(portee, annee);
  return (
    <>
      <TitrePage
        titre="Rapprochement"
        phrase={`Au ${ecrireJour(portee.jour)} : ce qui est notifié et pas encore liquidé, ce qui est liquidé et n’est plus dû, avec la cause.`}
      />
      <Tableau
        legende="Notifiés, pas encore liquidés"
        total={notifies.length}
        unite="part"
        colonnes={[...DE_QUI, CAUSE]}
        lignes={notifies}
        cle={({ dossierId, trimestre }) => `${dossierId} ${trimestre}`}
        vide={<p>Chaque bourse notifiée est dans un état.</p>}
      />
      <Tableau
        legende="Liquidés, et qui ne sont plus dus"
        total={dettes.length}
        unite="trop-perçu"
        colonnes={PLUS_DUS}
        lignes={dettes}
        cle={({ etatId, dossierId }) => `${etatId} ${dossierId}`}
        vide={<p>Rien n’a été liquidé au-delà de ce qui est dû.</p>}
      />
    </>
  );
}
