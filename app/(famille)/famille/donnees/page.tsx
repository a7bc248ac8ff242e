import type { Metadata } from 'next';
import Link from 'next/link';
import { TitrePage } from '#components/titre-page.tsx';
import { mesDonnees } from '#lib/donnees/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';

export const metadata: Metadata = { title: 'Mes données' };

/** All that the service holds of the family that reads: its right of access, in one page and one file. */
export default async function MesDonneesPage() {
  const rubriques = await mesDonnees(await exigerFamille());
  return (
    <>
      <TitrePage
        titre="Mes données"
        phrase="Tout ce que le service garde sur vous et sur vos enfants. Ce qui concerne une autre personne n’est pas montré."
      />
      <p>
        <a className="fr-link" href="/famille/donnees/tableur/fichier">
          Télécharger mes données (CSV, pour un tableur)
        </a>
      </p>
      {rubriques.map(({ titre, lignes }, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two children may bear one name; nothing moves
        <div key={rang} className="partie">
          <h2 className="fr-h5">{titre}</h2>
          <dl className="traitement">
            {lignes.map(([nom, valeur]) => (
              <div key={`${nom} ${valeur}`}>
                <dt>{nom}</dt>
                <dd>{valeur}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <p className="texte">
        Une erreur ? Chaque demande a « Signaler une erreur » ; pour le reste, écrivez au chef
        d’établissement. Vos autres droits, et combien de temps chaque donnée est gardée :{' '}
        <Link className="fr-link" href="/donnees-personnelles" prefetch={false}>
          Données personnelles
        </Link>
        .
      </p>
    </>
  );
}
