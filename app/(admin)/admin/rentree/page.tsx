import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { type EtapeDeRentree, etapesDeRentree, rentreeAPreparer } from '#lib/rentree/faits.ts';
import { faitsDeRentree, passageVu } from '#lib/rentree/queries.ts';
import { RentreeSchema } from '#lib/rentree/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Essai } from './essai.tsx';
import { Passage } from './passage.tsx';

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
  const { rentree: choisie, essai } = RentreeSchema.parse(await searchParams);
  const annee = choisie ?? rentreeAPreparer(portee.jour);
  const passage = await passageVu(portee, annee);
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
            ? 'Tout est prêt pour le passage.'
            : `${restent > 1 ? `Restent ${restent} étapes` : 'Reste une étape'} sur ${etapes.length}. Chaque étape se fait à sa page ; le passage et l’ouverture se font ici.`
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
      <h2 id="passage" className="fr-h5">
        Passage, et ouverture par académie
      </h2>
      {passage ? (
        <Passage annee={annee} passage={passage} />
      ) : (
        <p>La campagne n’est pas encore enregistrée : mettez d’abord ses dates dans « Campagnes ».</p>
      )}
      {essai ? <Essai portee={portee} annee={annee} /> : null}
    </>
  );
}
