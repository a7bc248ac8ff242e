import { titreReserve } from '#app/titre-reserve.ts';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { avanceeDe, LIBELLES_DES_AVANCEES } from '#lib/effet/faits.ts';
import { derniersEffets, type EffetLu, LISENT_LES_EFFETS } from '#lib/effet/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Effet d’un barème', ...LISENT_LES_EFFETS);

const COLONNES: Colonne<EffetLu>[] = [
  {
    cle: 'bareme',
    titre: 'Barème',
    rendre: ({ id, annexe }) => (
      <LienLigne href={`/agent/effets/${id}`}>
        {ecrireAnnee(rentree(annexe.rentree))}, {annexe.source}
      </LienLigne>
    ),
  },
  { cle: 'annee', titre: 'Demandes de', rendre: (effet) => ecrireAnnee(rentree(effet.rentree)) },
  {
    cle: 'etat',
    titre: 'Mesure',
    rendre: (effet) => LIBELLES_DES_AVANCEES[avanceeDe(effet, effet.annexe)],
  },
  { cle: 'lus', titre: 'Demandes jugées', rendre: ({ lus }) => ecrireNombre(lus), nombre: true },
  { cle: 'par', titre: 'Demandée par', rendre: ({ auteurNom }) => auteurNom },
];

/** What barèmes that were typed would change for the demandes of a year (C. IV.A). */
export default async function EffetsPage() {
  const portee = await exigerAgent(...LISENT_LES_EFFETS);
  const effets = await derniersEffets(portee);
  return (
    <>
      <TitrePage
        titre="Effet d’un barème"
        phrase="Avant qu’un barème soit signé, ce qu’il changerait aux demandes déjà décidées : qui gagnerait une bourse, qui la perdrait, et ce que cela coûterait. Rien n’est écrit dans un dossier."
      />
      <Tableau
        legende="Mesures faites"
        total={effets.length}
        unite="mesure"
        colonnes={COLONNES}
        lignes={effets}
        cle={({ id }) => id}
        vide={<p>Aucune mesure : un administrateur la demande depuis l’annexe qu’il a saisie.</p>}
      />
    </>
  );
}
