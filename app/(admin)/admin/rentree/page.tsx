import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { type EtapeDeRentree, etapesDeRentree, rentreeAPreparer } from '#lib/rentree/faits.ts';
import { faitsDeRentree } from '#lib/rentree/queries.ts';
import { RentreeSchema } from '#lib/rentree/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Passage de rentrée', 'administrateur');

const COLONNES: Colonne<EtapeDeRentree>[] = [
  {
    cle: 'etape',
    titre: 'Étape',
    rendre: ({ titre, href }) => (href ? <LienLigne href={href}>{titre}</LienLigne> : titre),
  },
  { cle: 'faite', titre: 'État', rendre: ({ faite }) => (faite ? 'fait' : 'à faire') },
  { cle: 'dit', titre: 'Où elle en est', rendre: ({ dit }) => dit },
];

/** What opens a school year, step by step: what is done, what lacks, and where it is done. */
export default async function RentreePage({ searchParams }: PageProps<'/admin/rentree'>) {
  const portee = await exigerAgent('administrateur');
  const annee = RentreeSchema.parse(await searchParams).rentree ?? rentreeAPreparer(portee.jour);
  const etapes = etapesDeRentree(await faitsDeRentree(portee, annee), rentree(annee));
  const restent = etapes.filter(({ faite }) => !faite).length;
  const titre = `Passage à la rentrée ${ecrireAnnee(rentree(annee))}`;
  return (
    <>
      <FilAriane liens={[{ href: '/admin', libelle: 'Administration' }]} ici={titre} />
      <TitrePage
        titre={titre}
        phrase={
          restent === 0
            ? 'Tout est prêt. La campagne s’ouvre d’elle-même à sa date.'
            : `${restent > 1 ? `Restent ${restent} étapes` : 'Reste une étape'} sur ${etapes.length}. Rien ne s’ouvre ni ne se ferme d’ici : chaque étape se fait à sa page.`
        }
      >
        <BoutonImprimer>Imprimer</BoutonImprimer>
      </TitrePage>
      <p>
        {[annee - 1, annee + 1].map((autre) => (
          <Link
            key={autre}
            className="fr-link fr-mr-2w"
            href={`/admin/rentree?rentree=${autre}`}
            prefetch={false}
          >
            Rentrée {ecrireAnnee(rentree(autre))}
          </Link>
        ))}
      </p>
      <Tableau
        legende="Étapes, dans l’ordre"
        total={etapes.length}
        unite="étape"
        colonnes={COLONNES}
        lignes={etapes}
        cle={({ cle }) => cle}
        vide={null}
      />
    </>
  );
}
