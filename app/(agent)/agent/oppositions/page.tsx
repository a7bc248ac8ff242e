import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { INSTANT } from '#components/instant.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { GARDE_DES_OPPOSITIONS, LIBELLES_SUITES_D_OPPOSITION } from '#lib/droit/publication/opposition.ts';
import { type OppositionVue, oppositionsConsignees } from '#lib/opposition/queries.ts';
import { AdresseSchema } from '#lib/opposition/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Consigner } from './formulaire.tsx';

export const generateMetadata = titreReserve('Oppositions', 'dpo');

const COLONNES: Colonne<OppositionVue>[] = [
  { cle: 'instant', titre: 'Consignée', rendre: ({ instant }) => INSTANT.format(instant) },
  { cle: 'eleve', titre: 'Élève', rendre: ({ eleve }) => eleve },
  { cle: 'demandee', titre: 'Demandée le', rendre: ({ demandeeLe }) => ecrireJourCourt(jourDe(demandeeLe)) },
  {
    cle: 'suite',
    titre: 'Suite',
    rendre: ({ suite, enVigueur }) =>
      `${LIBELLES_SUITES_D_OPPOSITION[suite]}${enVigueur ? ' (en vigueur)' : ''}`,
  },
  { cle: 'motif', titre: 'Motif', rendre: ({ motif }) => motif },
  { cle: 'auteur', titre: 'Par', rendre: ({ auteur }) => auteur },
];

/** Where the DPO writes what was answered to families that object, and reads what is in force. */
export default async function OppositionsPage({ searchParams }: PageProps<'/agent/oppositions'>) {
  const portee = await exigerAgent('dpo');
  const { fait, q } = AdresseSchema.parse(await searchParams);
  const lignes = await oppositionsConsignees(portee);
  return (
    <>
      <TitrePage
        titre="Oppositions"
        phrase={`Une famille s’oppose à ce que des organismes soient renseignés sur son enfant (RGPD, article 21). Admise, l’interface répond d’un élève inconnu dès l’appel suivant, pendant ${direDuree(GARDE_DES_OPPOSITIONS)}. La bourse elle-même s’instruit et se paie comme avant.`}
      />
      {fait === 'consignee' ? (
        <Alerte ton="succes" annoncer>
          C’est consigné. Répondez à la famille par écrit, avec le motif.
        </Alerte>
      ) : null}
      <section>
        <h2 className="fr-h4">Consigner une opposition</h2>
        <p>
          La demande, son délai et la réponse à la famille se suivent dans{' '}
          <Link className="fr-link" href="/agent/droits">
            « Demandes sur les données »
          </Link>
          .
        </p>
        <Consigner reference={q} />
      </section>
      <Tableau
        legende="Ce qui est consigné, le dernier d’abord"
        total={null}
        unite="opposition"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucune opposition n’est consignée.</p>}
      />
    </>
  );
}
