import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { direLaProcuration, SUIVENT_LES_PROCURATIONS } from '#lib/droit/argent/procuration.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { type AProcuration, procurationsDuLieu } from '#lib/procuration/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Procurations', ...SUIVENT_LES_PROCURATIONS);

const COLONNES: Colonne<AProcuration>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (vue) => (
      <Link href={`/agent/procurations/${vue.dossierId}`} prefetch={false}>
        {nomDeListe(vue)}
      </Link>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'lieu', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  {
    cle: 'procuration',
    titre: 'Procuration',
    rendre: ({ procuration }) =>
      procuration ? direLaProcuration(procuration) : 'Aucune : la bourse est versée à la famille.',
  },
];

/** Boursiers of the privé and their procurations: what the head must sign first (C. VI.B, VII.B.2). */
export default async function ProcurationsPage() {
  const portee = await exigerAgent(...SUIVENT_LES_PROCURATIONS);
  const lignes = await procurationsDuLieu(portee, rentreeDu(portee.jour));
  return (
    <>
      <TitrePage
        titre="Procurations"
        phrase="Dans l’enseignement privé, la bourse est versée à la famille ; à l’établissement, si elle a donné procuration pour l’année. Une procuration retirée ne change pas un état déjà signé."
      />
      <p>
        <a href="/demander/procuration/fichier">Procuration vierge, annexe 10 (PDF)</a>. Sur la page d’un
        élève, elle est préremplie.
      </p>
      <Tableau
        legende="Boursiers des établissements privés, procurations à signer d’abord"
        total={lignes.length}
        unite="boursier"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ dossierId }) => dossierId}
        vide="Aucune bourse n’est encore attribuée cette année dans vos établissements privés."
      />
    </>
  );
}
