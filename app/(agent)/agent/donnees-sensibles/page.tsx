import { titreReserve } from '#app/titre-reserve.ts';
import { INSTANT } from '#components/instant.ts';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { DONNEES_SENSIBLES, type DonneeSensible } from '#lib/droit/echeances/radar.ts';
import { reglagesDesDonnees } from '#lib/radar/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Regler } from './formulaire.tsx';

export const generateMetadata = titreReserve('Données du repérage', 'dpo');

type Reglage = Awaited<ReturnType<typeof reglagesDesDonnees>>[number];

const COLONNES: Colonne<Reglage>[] = [
  { cle: 'instant', titre: 'Quand', rendre: ({ instant }) => INSTANT.format(instant) },
  {
    cle: 'donnee',
    titre: 'Donnée',
    rendre: ({ donnee }) => DONNEES_SENSIBLES[donnee as DonneeSensible].libelle,
  },
  { cle: 'ouverte', titre: 'Décision', rendre: ({ ouverte }) => (ouverte ? 'ouverte' : 'fermée') },
  { cle: 'motif', titre: 'Motif', rendre: ({ motif }) => motif },
  { cle: 'auteur', titre: 'Par', rendre: ({ auteurNom }) => auteurNom },
];

/** What « Familles à prévenir » may read of a family beyond its bourses: closed until the data protection officer opens it. */
export default async function DonneesSensiblesPage() {
  const lignes = await reglagesDesDonnees(await exigerAgent('dpo'));
  return (
    <>
      <TitrePage
        titre="Données du repérage"
        phrase="« Familles à prévenir » signale un élève pour un fait qui se dit à sa famille, jamais pour ses revenus. Ce qui suit n’est lu que si vous l’ouvrez, dès la décision et pour tout le pays. La profession des responsables n’est gardée nulle part : il n’y a rien à en ouvrir."
      />
      {(Object.keys(DONNEES_SENSIBLES) as DonneeSensible[]).map((donnee) => {
        const ouverte = lignes.find((ligne) => ligne.donnee === donnee)?.ouverte ?? false;
        return (
          <section key={donnee} aria-labelledby={donnee}>
            <h2 className="fr-h5" id={donnee}>
              {DONNEES_SENSIBLES[donnee].libelle} : {ouverte ? 'ouverte' : 'fermée'}
            </h2>
            <p>{DONNEES_SENSIBLES[donnee].effet}</p>
            <Regler key={String(ouverte)} donnee={donnee} ouverte={ouverte} />
          </section>
        );
      })}
      <Tableau
        legende="Vos décisions, la dernière d’abord"
        total={null}
        unite="décision"
        colonnes={COLONNES}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Aucune décision : tout est fermé.</p>}
      />
    </>
  );
}
