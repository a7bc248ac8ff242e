import type { Metadata } from 'next';
import { Onglets } from '#components/onglets.tsx';
import { RaccourcisClavier } from '#components/raccourcis-clavier.tsx';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { type NomOnglet, ONGLETS, VueSchema } from '#lib/consultation/schema.ts';
import { rentree } from '#lib/droit/annee.ts';
import { voisinsDansLaFile } from '#lib/file/queries.ts';
import { FiltresSchema } from '#lib/file/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { identifiant, pageIntrouvable } from '../../../introuvable.ts';
import { adresseDeDossier } from '../adresses.ts';
import { EnteteDeDossier, titreDuDossier } from './entete.tsx';
import { Fait } from './fait.tsx';
import { OngletCalcul } from './onglet-calcul.tsx';
import { OngletCourriers } from './onglet-courriers.tsx';
import { OngletHistorique } from './onglet-historique.tsx';
import { OngletPieces } from './onglet-pieces.tsx';
import { OngletResume } from './onglet-resume.tsx';
import { PieceMontree } from './piece-montree.tsx';
import { Suite } from './suite.tsx';
import type { PropsDOnglet } from './vue.ts';

/** Named once the dossier is found: the title of a page outside the périmètre says nothing of whom it would show. */
export const metadata: Metadata = { title: 'Dossier' };

const CONTENUS: Record<NomOnglet, { libelle: string; Contenu: (props: PropsDOnglet) => React.ReactNode }> = {
  resume: { libelle: 'Résumé', Contenu: OngletResume },
  calcul: { libelle: 'Calcul', Contenu: OngletCalcul },
  pieces: { libelle: 'Pièces', Contenu: OngletPieces },
  courriers: { libelle: 'Courriers', Contenu: OngletCourriers },
  historique: { libelle: 'Historique', Contenu: OngletHistorique },
};

export default async function DossierPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const portee = await exigerAgent();
  const id = identifiant((await params).id);
  const recherche = await searchParams;
  const vue = VueSchema.parse(recherche);
  const filtres = FiltresSchema.parse(recherche);
  const consultation = await consulterDossier(portee, id, vue).catch(pageIntrouvable);
  const voisins = await voisinsDansLaFile(portee, rentree(consultation.dossier.rentree), filtres, id);
  const nombres: Partial<Record<NomOnglet, number>> = {
    pieces: consultation.pieces.length,
    courriers: consultation.dossier.courriers.length,
  };
  const { Contenu } = CONTENUS[vue.onglet];
  return (
    <>
      <title>{`${titreDuDossier(consultation.dossier)} · Bourses nationales`}</title>
      {typeof recherche.fait === 'string' ? (
        <Fait acte={recherche.fait} suivant={voisins.suivant} filtres={filtres} />
      ) : null}
      <EnteteDeDossier consultation={consultation} filtres={filtres} />
      <div className="dossier">
        <div className="dossier__corps">
          <Onglets
            libelle="Parties du dossier"
            onglets={ONGLETS.map((onglet) => ({
              href: adresseDeDossier(id, filtres, { onglet, piece: vue.piece }),
              libelle: CONTENUS[onglet].libelle,
              courant: onglet === vue.onglet,
              nombre: nombres[onglet],
            }))}
          />
          <Contenu consultation={consultation} vue={vue} filtres={filtres} />
        </div>
        <PieceMontree consultation={consultation} vue={vue} />
      </div>
      <Suite voisins={voisins} filtres={filtres} vue={vue} />
      <RaccourcisClavier
        autres={[
          ['p', 'Dossier précédent de la liste'],
          ['n', 'Dossier suivant de la liste'],
          ['u', 'Retour à la liste'],
          ['+ − r 0', 'Dans la pièce : agrandir, réduire, tourner, rétablir'],
        ]}
      />
    </>
  );
}
