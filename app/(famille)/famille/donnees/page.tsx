import type { Metadata } from 'next';
import Link from 'next/link';
import { TitrePage } from '#components/titre-page.tsx';
import { direDepuis } from '#lib/courriel/faits.ts';
import { monAdresse } from '#lib/courriel/queries.ts';
import { mesDonnees } from '#lib/donnees/queries.ts';
import { mesExercices, mesNumeros } from '#lib/exercice/queries.ts';
import { mesSms } from '#lib/radar/queries.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { MonAdresse } from './adresse.tsx';
import { MesDroits } from './droits.tsx';
import { MesSms } from './sms.tsx';

export const metadata: Metadata = { title: 'Mes données' };

/** All that the service holds of the family that reads: its right of access, in one page and one file. */
export default async function MesDonneesPage() {
  const portee = await exigerFamille();
  const rubriques = await mesDonnees(portee);
  const { refuseLe, ...adresse } = await monAdresse(portee);
  const sms = await mesSms(portee);
  const [exercices, numeros] = [await mesExercices(portee), await mesNumeros(portee)];
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
      <MonAdresse {...adresse} refusee={refuseLe && direDepuis(refuseLe)} />
      <MesSms {...sms} />
      <MesDroits exercices={exercices} numeros={numeros} jour={portee.jour} />
      <p className="texte">
        Une erreur dans une demande de bourse ? Chaque demande a « Signaler une erreur ». Combien de temps
        chaque donnée est gardée, et qui la reçoit :{' '}
        <Link className="fr-link" href="/donnees-personnelles" prefetch={false}>
          Données personnelles
        </Link>
        .
      </p>
    </>
  );
}
