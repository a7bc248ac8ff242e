import type { Metadata } from 'next';
import Link from 'next/link';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { INSTANT } from '#components/instant.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { type InterrogationVue, interrogationsDe } from '#lib/interrogation/queries.ts';
import { ETATS, GARDE_D_UN_FICHIER } from '#lib/interrogation/schema.ts';
import { jetonsDeLHabilitation } from '#lib/jeton/queries.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import { ColonnesDuFichier } from './colonnes-du-fichier.tsx';
import { EnvoyerUnFichier } from './formulaires.tsx';

export const metadata: Metadata = { title: 'Interroger par fichier' };

const colonnes: Colonne<InterrogationVue>[] = [
  {
    cle: 'fichier',
    titre: 'Fichier',
    rendre: ({ id, habilitationId, nom }) => (
      <LienLigne href={`/habilitations/${habilitationId}/interrogations/${id}`}>
        {nom ?? 'Fichier effacé'}
      </LienLigne>
    ),
  },
  { cle: 'recu', titre: 'Envoyé le', rendre: ({ recueLe }) => INSTANT.format(recueLe) },
  { cle: 'par', titre: 'Par', rendre: ({ recueParNom }) => recueParNom },
  { cle: 'etat', titre: 'État', rendre: ({ etat }) => ETATS[etat] },
  { cle: 'lignes', titre: 'Lignes', nombre: true, rendre: ({ total }) => total },
  { cle: 'trouves', titre: 'Élèves trouvés', nombre: true, rendre: ({ trouvees }) => trouvees },
];

/** A body asks about many pupils at once: by a file, without software. */
export default async function InterrogationsPage({
  params,
}: PageProps<'/habilitations/[id]/interrogations'>) {
  const portee = await exigerRepresentant();
  const lue = await lireHabilitation(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const { id, numero, octroyee } = lue;
  const jetons = (await jetonsDeLHabilitation(portee, id)).filter(
    ({ etat, environnement }) => etat === 'ouvert' && environnement === 'production',
  );
  const fichiers = await interrogationsDe(portee, id);
  return (
    <>
      <FilAriane
        liens={[
          { href: '/habilitations', libelle: 'Mes habilitations' },
          { href: `/habilitations/${id}`, libelle: `D${numero}` },
        ]}
        ici="Interroger par fichier"
      />
      <TitrePage
        titre={`Interroger par fichier, D${numero}`}
        phrase={`Envoyez la liste de vos élèves, reprenez-la avec une réponse par ligne. Le fichier et ses réponses sont effacés ${GARDE_D_UN_FICHIER} heures après l’envoi ; chaque élève trouvé laisse la même trace qu’un appel de l’API, que sa famille peut lire.`}
      />
      {octroyee && jetons.length > 0 ? (
        <EnvoyerUnFichier
          id={id}
          jetons={jetons.map(({ id: jeton, nom, parMinute }) => ({ id: jeton, nom, parMinute }))}
        />
      ) : (
        <Alerte ton="info" titre="Il faut un jeton de production">
          <p>
            Un fichier passe par un jeton de cette habilitation : ses données, son quota, ses adresses.{' '}
            <Link href={`/habilitations/${id}/jetons`}>Émettre un jeton</Link>
          </p>
        </Alerte>
      )}
      <ColonnesDuFichier modele={`/habilitations/${id}/interrogations/modele/fichier`} />
      <Tableau
        legende="Fichiers envoyés"
        total={fichiers.length}
        unite="fichier"
        colonnes={colonnes}
        lignes={fichiers}
        cle={(fichier) => fichier.id}
        vide={<p>Aucun fichier n’a encore été envoyé.</p>}
      />
    </>
  );
}
