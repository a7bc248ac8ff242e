import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { premierJourDesEtudes } from '#lib/droit/etude/calendrier.ts';
import { direEtendue, LIBELLES_DES_GENRES, LIBELLES_DES_PASSAGES, PREPARENT } from '#lib/passage/faits.ts';
import { derniersPassages, type PassageLu } from '#lib/passage/queries.ts';
import { tient } from '#lib/technique/portee.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { PreparationDUnPassage } from './preparation.tsx';

export const generateMetadata = titreReserve('Études automatiques', 'ministere', ...PREPARENT);

const COLONNES: Colonne<PassageLu>[] = [
  {
    cle: 'lieu',
    titre: 'Étendue',
    rendre: (passage) => <LienLigne href={`/agent/etudes/${passage.id}`}>{direEtendue(passage)}</LienLigne>,
  },
  { cle: 'genre', titre: 'Objet', rendre: ({ genre }) => LIBELLES_DES_GENRES[genre] },
  { cle: 'annee', titre: 'Année', rendre: (passage) => ecrireAnnee(rentree(passage.rentree)) },
  { cle: 'etat', titre: 'État', rendre: ({ etat }) => LIBELLES_DES_PASSAGES[etat] },
  { cle: 'par', titre: 'Préparée par', rendre: ({ auteurNom }) => auteurNom },
];

/** The runs of the étude automatique, and the preparation of another (C. II.B.1). */
export default async function EtudesPage() {
  const portee = await exigerAgent('ministere', ...PREPARENT);
  const { passages, academies } = await derniersPassages(portee);
  const debut = premierJourDesEtudes(rentreeDu(portee.jour));
  return (
    <>
      <TitrePage
        titre="Études automatiques"
        phrase={`Chaque étude se prépare, se répète sans rien écrire, puis est lancée par une personne. Aucune ne décide : l’autorité signe. Première étude possible : ${ecrireJour(debut)}.`}
      />
      <PreparationDUnPassage academies={academies} partout={tient(portee, 'ministere')} />
      <Tableau
        legende="Études de vos académies"
        total={passages.length}
        unite="étude"
        colonnes={COLONNES}
        lignes={passages}
        cle={({ id }) => id}
        vide={<p>Aucune étude encore : préparez la première ci-dessus.</p>}
      />
    </>
  );
}
