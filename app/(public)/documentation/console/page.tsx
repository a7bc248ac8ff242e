import type { Metadata } from 'next';
import Link from 'next/link';
import { configuration } from '#lib/technique/configuration.ts';
import { Console } from './console.tsx';

export const metadata: Metadata = { title: 'Essayer l’API Scolarité de l’élève' };

export default function ConsolePage() {
  return (
    <>
      <h1>Essayer une requête</h1>
      <p>
        L’essai répond de cas fictifs, par la même porte que la production.{' '}
        <Link href="/documentation">Toute la documentation</Link>
      </p>
      <Console base={configuration().url} />
    </>
  );
}
