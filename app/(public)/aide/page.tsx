import type { Metadata } from 'next';
import Link from 'next/link';
import { GUIDES } from '#components/aide/guides.ts';
import { RechercheDansLAide } from './recherche.tsx';

export const metadata: Metadata = { title: 'Aide' };

/** The guides of the product by role, a search in all of them, and what changed. */
export default async function AidePage({ searchParams }: PageProps<'/aide'>) {
  const { q } = await searchParams;
  const cherche = typeof q === 'string' ? q.trim().slice(0, 100) : '';
  return (
    <div className="texte">
      <h1>Aide</h1>
      <RechercheDansLAide cherche={cherche} />
      <h2 className="fr-h4">Un guide par fonction</h2>
      <ul>
        {GUIDES.map(({ cle, titre, pour }) => (
          <li key={cle}>
            <Link href={`/aide/${cle}`} prefetch={false}>
              {titre}
            </Link>{' '}
            : {pour}
          </li>
        ))}
      </ul>
      <p>
        <Link href="/aide/nouveautes" prefetch={false}>
          Ce qui a changé dans l’application
        </Link>
      </p>
    </div>
  );
}
