import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { AvertissementSession } from '#components/avertissement-session.tsx';
import { Bandeau } from '#components/bandeau.tsx';
import { Compte } from '#components/compte.tsx';
import { Entete } from '#components/entete.tsx';
import { LiensEvitement } from '#components/liens-evitement.tsx';
import { Pied } from '#components/pied.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { identiteConnectee } from '#lib/technique/connexion.ts';
import { jourDeDemonstration } from '#lib/technique/horloge.ts';
import { choisirTheme } from '#lib/theme/actions.ts';
import { lireTheme } from '#lib/theme/queries.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Bourses nationales', template: '%s · Bourses nationales' },
  description: 'Bourses nationales de collège et de lycée : estimer ses droits, demander, suivre sa demande.',
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

const ACCUEILS = {
  agents: { href: '/agent', libelle: 'Mon espace' },
  familles: { href: '/famille', libelle: 'Mes enfants' },
} as const;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, identite, jourRegle] = await Promise.all([
    lireTheme(),
    identiteConnectee(),
    jourDeDemonstration(),
  ]);
  return (
    <html lang="fr" data-fr-theme={theme} data-fr-scheme={theme}>
      <body>
        <LiensEvitement />
        {jourRegle ? <Bandeau>Démonstration : nous sommes le {ecrireJour(jourRegle)}.</Bandeau> : null}
        <Entete
          compte={
            <Compte
              nom={identite?.nom ?? null}
              accueil={identite ? ACCUEILS[identite.fournisseur] : undefined}
            />
          }
        />
        {children}
        {identite ? <AvertissementSession reste={identite.reste} /> : null}
        <Pied theme={theme} choisir={choisirTheme} />
      </body>
    </html>
  );
}
