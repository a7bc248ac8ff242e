import type { Metadata } from 'next';
import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import { Formulaire } from './formulaire.tsx';

export const metadata: Metadata = { title: 'Suivre une demande avec un courrier' };

const MESSAGES: ReadonlyMap<string, string> = new Map([
  [
    'terminee',
    'La page du suivi s’est refermée au bout d’une demi-heure, ou le code ne sert plus. Tapez de nouveau ce qui suit.',
  ],
  ['fermee', 'Le suivi est refermé sur cet appareil.'],
]);

export default async function LettrePage({ searchParams }: PageProps<'/lettre'>) {
  const message = MESSAGES.get(String((await searchParams).message));
  return (
    <div className="texte">
      <h1>Suivre une demande avec un courrier</h1>
      {message ? <Alerte ton="info">{message}</Alerte> : null}
      <p>
        Sans compte : recopiez le code du dernier courrier reçu. Vous verrez où en est la demande, et vous
        pourrez envoyer les pièces demandées.
      </p>
      <p>
        <Link href="/demander/facile">La bourse, en facile à lire</Link> ·{' '}
        <Link href="/demander/langues">
          <span lang="en">English</span>, <span lang="es">Español</span>, <span lang="ar">العربية</span>…
        </Link>
      </p>
      <Formulaire />
      <h2 className="fr-h4 fr-mt-3w">Avec un compte</h2>
      <p>
        Avec votre compte ÉduConnect, vous lisez aussi vos courriers et la décision :{' '}
        <Link href="/famille" prefetch={false}>
          suivre ma demande
        </Link>
        .
      </p>
    </div>
  );
}
