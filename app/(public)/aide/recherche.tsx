import Link from 'next/link';
import { chercher } from '#components/aide/chercher.ts';
import { GUIDES } from '#components/aide/guides.ts';

/** A search in all the guides: the words live in the address, and it works without script. */
export function RechercheDansLAide({ cherche }: { cherche: string }) {
  const trouves = chercher(GUIDES, cherche);
  return (
    <>
      <form method="get" action="/aide" aria-labelledby="chercher-dans-l-aide">
        <div className="fr-input-group champ">
          <label className="fr-label" id="chercher-dans-l-aide" htmlFor="q">
            Chercher dans l’aide
            <span className="fr-hint-text" id="q-indice">
              Par exemple : pièce, recours, signature
            </span>
          </label>
          <input
            className="fr-input"
            type="search"
            id="q"
            name="q"
            defaultValue={cherche}
            maxLength={100}
            aria-describedby="q-indice"
          />
        </div>
        <button type="submit" className="fr-btn">
          Chercher
        </button>
      </form>
      {cherche ? (
        <section aria-labelledby="trouves">
          <h2 id="trouves" className="fr-h4">
            {trouves.length === 0
              ? `Rien sur « ${cherche} »`
              : `${trouves.length} réponse${trouves.length > 1 ? 's' : ''} pour « ${cherche} »`}
          </h2>
          {trouves.length === 0 ? <p>Essayez un autre mot, ou un seul.</p> : null}
          <ul>
            {trouves.map(({ guide, section }) => (
              <li key={`${guide.cle} ${section.cle}`}>
                <Link href={`/aide/${guide.cle}#${section.cle}`} prefetch={false}>
                  {section.titre}
                </Link>{' '}
                ({guide.titre})
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
