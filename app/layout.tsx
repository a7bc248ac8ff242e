import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Entete } from '#components/entete.tsx';
import { LiensEvitement } from '#components/liens-evitement.tsx';
import { Pied } from '#components/pied.tsx';
import { choisirTheme } from './theme/actions.ts';
import { lireTheme } from './theme/lecture.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Bourses nationales', template: '%s · Bourses nationales' },
  description: 'Bourses nationales de collège et de lycée : estimer ses droits, demander, suivre sa demande.',
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  // The State's software shows personal pages: only the public ones may be indexed, and they say so.
  robots: { index: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await lireTheme();
  return (
    <html lang="fr" data-fr-theme={theme} data-fr-scheme={theme}>
      <body>
        <LiensEvitement />
        <Entete />
        {children}
        <Pied theme={theme} choisir={choisirTheme} />
      </body>
    </html>
  );
}
