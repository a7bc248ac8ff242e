import type { Metadata } from 'next';
import { cache, type ReactNode } from 'react';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { Recherche } from '#components/champs/recherche.tsx';
import { Onglets } from '#components/onglets.tsx';
import { FiltresSchema } from '#lib/bannette/schema.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { GENRE_DE_L_ONGLET, type NomOnglet, ONGLETS, VueSchema } from '#lib/consultation/schema.ts';
import { rentree } from '#lib/droit/annee.ts';
import { voisinsDansLaListe } from '#lib/recherche/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { adresseDeDossier } from '../adresses.ts';
import { A_CHERCHER } from '../filtres.tsx';
import { CarteDeDecision } from './carte-de-decision.tsx';
import { EnteteDeDossier, titreDuDossier } from './entete.tsx';
import { Fait } from './fait.tsx';
import { OngletCalcul } from './onglet-calcul.tsx';
import { OngletControles } from './onglet-controles.tsx';
import { OngletCourriers } from './onglet-courriers.tsx';
import { OngletHistorique } from './onglet-historique.tsx';
import { OngletMessages } from './onglet-messages.tsx';
import { OngletNotes } from './onglet-notes.tsx';
import { OngletPieces } from './onglet-pieces.tsx';
import { OngletRecours } from './onglet-recours.tsx';
import { OngletResume } from './onglet-resume.tsx';
import { fichierMontre, PieceMontree } from './piece-montree.tsx';
import { RaccourcisDuDossier } from './raccourcis.tsx';
import { Suite } from './suite.tsx';
import type { PropsDOnglet } from './vue.ts';

interface Adresse {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One read for the title and the page: the opening is journaled once. */
const ouvrir = cache(async (texte: string, onglet: NomOnglet, piece?: string) => {
  const portee = await exigerAgent();
  const vue = { onglet, piece };
  return consulterDossier(portee, identifiant(texte), vue).catch(pageIntrouvable);
});

async function lire({ params, searchParams }: Adresse) {
  const [{ id }, recherche] = await Promise.all([params, searchParams]);
  const vue = VueSchema.parse(recherche);
  return { id, recherche, vue, consultation: await ouvrir(id, vue.onglet, vue.piece) };
}

export async function generateMetadata(adresse: Adresse): Promise<Metadata> {
  return { title: titreDuDossier((await lire(adresse)).consultation.dossier) };
}

interface Contenu {
  libelle: string;
  /** Key that opens it. */
  touche?: string;
  Contenu: (props: PropsDOnglet) => ReactNode | Promise<ReactNode>;
}

const CONTENUS: Record<NomOnglet, Contenu> = {
  resume: { libelle: 'Résumé', Contenu: OngletResume },
  calcul: { libelle: 'Calcul', Contenu: OngletCalcul },
  controles: { libelle: 'Contrôles', Contenu: OngletControles },
  pieces: { libelle: 'Pièces', Contenu: OngletPieces },
  courriers: { libelle: 'Courriers', touche: 'c', Contenu: OngletCourriers },
  messages: { libelle: 'Messages', Contenu: OngletMessages },
  recours: { libelle: 'Recours', Contenu: OngletRecours },
  historique: { libelle: 'Historique', Contenu: OngletHistorique },
  notes: { libelle: 'Notes et suivi', touche: 'm', Contenu: OngletNotes },
};

export default async function DossierPage(adresse: Adresse) {
  const portee = await exigerAgent();
  const { id, recherche, vue: demandee, consultation } = await lire(adresse);
  const fichier = fichierMontre(consultation, demandee);
  const vue = { ...demandee, piece: fichier?.id };
  const filtres = FiltresSchema.parse(recherche);
  const annee = rentree(consultation.dossier.rentree);
  const voisins = await voisinsDansLaListe(portee, annee, filtres, id, vue.place);
  const nombres: Partial<Record<NomOnglet, number>> = {
    pieces: consultation.pieces.length,
    courriers: consultation.dossier.courriers.length,
    messages: consultation.messagesSansReponse || undefined,
    recours: consultation.dossier.recours.length,
  };
  const onglets = ONGLETS.filter((onglet) => consultation.regards[GENRE_DE_L_ONGLET[onglet]] === 'lit');
  const { Contenu } = CONTENUS[onglets.includes(vue.onglet) ? vue.onglet : 'resume'];
  return (
    <>
      {typeof recherche.fait === 'string' ? (
        <Fait acte={recherche.fait} suivant={voisins.suivant} filtres={filtres} />
      ) : null}
      <EnteteDeDossier consultation={consultation} filtres={filtres} />
      <div className="dossier">
        <div className="dossier__corps">
          <CarteDeDecision consultation={consultation} filtres={filtres} />
          <Onglets
            libelle="Parties du dossier"
            onglets={onglets.map((onglet) => ({
              href: adresseDeDossier(id, filtres, { onglet, piece: vue.piece, place: vue.place }),
              libelle: CONTENUS[onglet].libelle,
              courant: onglet === vue.onglet,
              nombre: nombres[onglet],
              touche: CONTENUS[onglet].touche,
            }))}
          />
          <Contenu consultation={consultation} vue={vue} filtres={filtres} />
        </div>
        {fichier ? <PieceMontree fichier={fichier} consultation={consultation} filtres={filtres} /> : null}
      </div>
      <Recherche adresse="/agent/dossiers" libelle={A_CHERCHER} valeur={filtres.q} />
      <Suite voisins={voisins} filtres={filtres} vue={vue} />
      <RaccourcisDuDossier />
    </>
  );
}
