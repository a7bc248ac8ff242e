import type { Metadata } from 'next';
import { NOUVEAUTES } from '#components/aide/nouveautes.ts';
import { FilAriane } from '#components/fil-ariane.tsx';

export const metadata: Metadata = { title: 'Ce qui a changé' };

/** What each release changes for those who use the product. */
export default function NouveautesPage() {
  return (
    <div className="texte">
      <FilAriane liens={[{ href: '/aide', libelle: 'Aide' }]} ici="Ce qui a changé" />
      <h1>Ce qui a changé</h1>
      {NOUVEAUTES.map(({ version, dites }) => (
        <section key={version} aria-label={version}>
          <h2 className="fr-h4">{version}</h2>
          <ul>
            {dites.map(({ pour, quoi }) => (
              <li key={quoi}>
                <strong>{pour}</strong> : {quoi}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
