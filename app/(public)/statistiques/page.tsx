import type { Metadata } from 'next';
import { type LigneEnBarre, TableEnBarres } from '#components/graphique/barres.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { ensemble, parAcademie, parBranche, parIssue, type Somme } from '#lib/statistique/faits.ts';
import { publicationDe, publications } from '#lib/statistique/queries.ts';
import { CampagneSchema } from '#lib/statistique/schema.ts';
import { Reutiliser } from './reutiliser.tsx';

export const metadata: Metadata = { title: 'Les bourses en chiffres' };

const enBarre = ({ cle, libelle, nombre }: Somme): LigneEnBarre => ({
  ...{ cle, libelle, valeur: nombre },
  cellules: [ecrireNombre(nombre)],
});
const avecLesBourses = ({ cle, libelle, nombre, bourses }: Somme): LigneEnBarre => ({
  ...{ cle, libelle, valeur: bourses, fond: nombre },
  // None among the cells that are given is not none.
  cellules: [ecrireNombre(nombre), bourses > 0 ? ecrireNombre(bourses) : 'non donné'],
});

/** What anybody may know of a campaign: counts of five demandes at least, each month. */
export default async function StatistiquesPage({ searchParams }: PageProps<'/statistiques'>) {
  const { rentree: annee } = CampagneSchema.parse(await searchParams);
  const [publiee, toutes] = await Promise.all([publicationDe(annee), publications()]);
  const autres = toutes.filter(({ rentree: lue }) => lue !== publiee?.rentree);
  if (!publiee)
    return (
      <div className="texte">
        <h1>Les bourses en chiffres</h1>
        <p>Aucun chiffre n’est publié pour cette rentrée : le premier vient le premier du mois.</p>
        <Campagnes lues={autres} />
      </div>
    );
  const { nombre, bourses } = ensemble(publiee.cellules);
  return (
    <>
      <h1>Les bourses en chiffres · {ecrireAnnee(rentree(publiee.rentree))}</h1>
      <p className="fr-text--lead">
        {ecrireNombre(nombre)} demandes et {ecrireNombre(bourses)} bourses sont comptées ici, au{' '}
        {ecrireJour(jour(publiee.mois))}.
      </p>
      <Campagnes lues={autres} />
      <section className="figure" aria-labelledby="issues">
        <h2 className="fr-h4" id="issues">
          Ce que deviennent les demandes
        </h2>
        <TableEnBarres
          legende="Demandes par issue"
          titres={['Issue', 'Demandes']}
          lignes={parIssue(publiee.cellules).map(enBarre)}
        />
      </section>
      <section className="figure" aria-labelledby="branches">
        <h2 className="fr-h4" id="branches">
          Par type d’établissement
        </h2>
        <p className="figure__phrase">La barre compte les bourses, le trait toutes les demandes.</p>
        <TableEnBarres
          legende="Demandes et bourses par type d’établissement"
          titres={['Établissements', 'Demandes', 'Bourses']}
          lignes={parBranche(publiee.cellules).map(avecLesBourses)}
        />
      </section>
      <section className="figure" aria-labelledby="academies">
        <h2 className="fr-h4" id="academies">
          Par académie
        </h2>
        <TableEnBarres
          legende="Demandes et bourses par académie"
          titres={['Académie', 'Demandes', 'Bourses']}
          lignes={parAcademie(publiee.cellules).map(avecLesBourses)}
        />
      </section>
      <Reutiliser annee={publiee.rentree} />
    </>
  );
}

const Campagnes = ({ lues }: { lues: readonly { rentree: number }[] }) =>
  lues.length === 0 ? null : (
    <p>
      Autres rentrées :{' '}
      {lues.map(({ rentree: lue }) => (
        <a key={lue} className="fr-link" href={`/statistiques?rentree=${lue}`}>
          {ecrireAnnee(rentree(lue))}
        </a>
      ))}
    </p>
  );
