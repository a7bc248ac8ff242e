import type { Metadata } from 'next';
import Link from 'next/link';
import { FilAriane } from '#components/fil-ariane.tsx';
import { essayer } from '#lib/appel/queries.ts';
import { CAS, curlDuCas, parametresDuCas, TOUS_LES_CAS } from '#lib/essai/faits.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { PARAMETRES } from '../parametres.ts';

export const metadata: Metadata = { title: 'Essayer l’API Scolarité de l’élève' };

type Lus = Readonly<Record<string, string | string[] | undefined>>;

/** What the address says of the parameters of the interface, and nothing else. */
const lire = (dits: Lus): URLSearchParams =>
  new URLSearchParams(
    PARAMETRES.flatMap(({ nom }) => [dits[nom] ?? []].flat().map((valeur) => [nom, valeur.trim()])).filter(
      ([, valeur]) => valeur !== '',
    ),
  );

/** Links to the cases of two ranks, the second left out. */
const ListeDeCas = ({ du, au }: { du: number; au: number }) => (
  <ul>
    {TOUS_LES_CAS.slice(du, au).map(({ description }, rang) => (
      <li key={description}>
        <Link href={`/documentation/console?cas=${du + rang}`} prefetch={false}>
          {description}
        </Link>
      </li>
    ))}
  </ul>
);

export default async function ConsolePage({ searchParams }: { searchParams: Promise<Lus> }) {
  const dits = await searchParams;
  const cas = TOUS_LES_CAS[Number(dits.cas ?? 0)] ?? CAS[0];
  const envoyee = lire(dits);
  const saisie = envoyee.size > 0 ? envoyee : cas ? parametresDuCas(cas) : envoyee;
  const reponse = envoyee.size > 0 ? await essayer(envoyee) : null;
  return (
    <>
      <FilAriane liens={[{ href: '/documentation', libelle: 'Documentation' }]} ici="Console" />
      <h1>Essayer une requête</h1>
      <p>L’essai répond de cas fictifs, par la même porte que la production.</p>
      <h2 className="fr-h4">Partir d’un cas</h2>
      <ListeDeCas du={0} au={CAS.length} />
      <details className="fr-mb-3w">
        <summary>Les {TOUS_LES_CAS.length - CAS.length} cas publics d’API Particulier</summary>
        <p>
          Des élèves fictifs, que l’essai d’API Particulier connaît aussi : un logiciel écrit pour lui trouve
          ici les mêmes réponses.
        </p>
        <ListeDeCas du={CAS.length} au={TOUS_LES_CAS.length} />
      </details>
      <h2 className="fr-h4">La requête</h2>
      <form method="get" key={saisie.toString()}>
        {PARAMETRES.map(({ nom, requis }) => (
          <div key={nom} className="fr-input-group">
            <label className="fr-label" htmlFor={nom}>
              {nom}
              {requis ? '' : ' (facultatif)'}
            </label>
            <input
              className="fr-input champ--moyen"
              id={nom}
              name={nom}
              defaultValue={saisie.get(nom) ?? ''}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
        ))}
        <button type="submit" className="fr-btn">
          Envoyer
        </button>
      </form>
      {reponse ? (
        <section aria-labelledby="reponse">
          <h2 id="reponse" className="fr-h4">
            Réponse : {reponse.statut}
          </h2>
          <pre className="code">{reponse.entetes}</pre>
          <pre className="code">{reponse.corps}</pre>
        </section>
      ) : null}
      {cas ? (
        <>
          <h2 className="fr-h4">Le cas avec curl</h2>
          <pre className="code">{curlDuCas(configuration().url, cas)}</pre>
        </>
      ) : null}
    </>
  );
}
