import { type Colonne, Tableau } from '#components/tableau.tsx';
import { libelleDuModele } from '#lib/droit/message/modeles.ts';
import { type EffetDUnModele, JOURS_DE_REPONSE } from '#lib/message/queries.ts';

const COLONNES: Colonne<EffetDUnModele>[] = [
  { cle: 'modele', titre: 'Modèle', rendre: ({ modele }) => libelleDuModele(modele) },
  { cle: 'envoyes', titre: 'Envoyés', nombre: true, rendre: ({ envoyes }) => envoyes },
  { cle: 'lus', titre: 'Lus par la famille', nombre: true, rendre: ({ lus }) => lus },
  {
    cle: 'repondus',
    titre: 'Suivis d’une réponse',
    nombre: true,
    rendre: ({ repondus, envoyes }) => `${repondus} (${Math.round((100 * repondus) / envoyes)} %)`,
  },
  {
    cle: 'jours',
    titre: 'La moitié répond en',
    nombre: true,
    rendre: ({ jours }) => (jours === null ? null : jours === 0 ? 'le jour même' : `${jours} j`),
  },
];

/** What each template of message brings: one that nobody answers is to be written again. */
export function EffetsDesModeles({ effets }: { effets: readonly EffetDUnModele[] }) {
  if (effets.length === 0) return null;
  return (
    <section aria-labelledby="modeles">
      <h2 id="modeles" className="fr-h4">
        Modèles de messages
      </h2>
      <p>
        {`Une réponse est un message de la famille, ou une pièce arrivée, dans les ${JOURS_DE_REPONSE} jours qui suivent. Un modèle que peu de familles suivent est à récrire.`}
      </p>
      <Tableau
        legende="Ce que font les familles après chaque modèle"
        total={effets.length}
        unite="modèle"
        colonnes={COLONNES}
        lignes={[...effets]}
        cle={({ modele }) => modele}
        vide={null}
      />
    </section>
  );
}
