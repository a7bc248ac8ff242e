import type { Metadata } from 'next';
import Link from 'next/link';
import { LANGUES } from '#components/facile/langues.ts';

export const metadata: Metadata = { title: 'La bourse, dans d’autres langues' };

/** A few sentences on the bourse and its letters, in several languages. */
export default function LanguesPage() {
  return (
    <div className="texte">
      <h1>La bourse, dans d’autres langues</h1>
      <p>
        Ces textes aident à comprendre une lettre. Seuls la lettre et le texte français comptent.{' '}
        <Link href="/demander/facile">Lire en français facile</Link>.
      </p>
      <nav aria-label="Langues">
        <ul>
          {LANGUES.map(({ code, nom }) => (
            <li key={code}>
              <a href={`#${code}`} lang={code} hrefLang={code}>
                {nom}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {LANGUES.map(({ code, sens, titre, phrases }) => (
        <section key={code} id={code} lang={code} dir={sens} aria-labelledby={`${code}-titre`}>
          <h2 id={`${code}-titre`}>{titre}</h2>
          <ul>
            {phrases.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
