import type { Metadata } from 'next';
import Link from 'next/link';
import { FACILE } from '#components/facile/facile.ts';

export const metadata: Metadata = { title: 'La bourse, en facile à lire' };

/** The bourse and its letters in easy French, a sentence a line. */
export default function FacilePage() {
  return (
    <div className="texte">
      <h1>La bourse, en facile à lire</h1>
      {FACILE.map(({ titre, phrases }) => (
        <section key={titre}>
          <h2>{titre}</h2>
          {phrases.map((phrase) => (
            <p key={phrase} className="fr-text--lead fr-mb-1w">
              {phrase}
            </p>
          ))}
        </section>
      ))}
      <h2>Les pages du site</h2>
      <ul>
        <li>
          <Link href="/demander">Demander une bourse</Link>
        </li>
        <li>
          <Link href="/lettre">Suivre une demande avec le code d’une lettre</Link>
        </li>
        <li>
          <Link href="/demander/langues">Lire dans une autre langue</Link>
        </li>
      </ul>
      <p className="discret">
        Cette page suit les règles européennes du facile à lire. Elle n’a pas encore été relue par des
        personnes en situation de handicap intellectuel : elle n’en porte donc pas le logo.
      </p>
    </div>
  );
}
