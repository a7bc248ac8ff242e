'use client';

import { useEffect, useState } from 'react';

const PREAVIS = 5 * 60;

/**
 * Warns five minutes before the session ends and offers to prolong it: nobody loses what they type without notice.
 * `reste`: seconds that the session may last without a request, as of this page.
 */
export function AvertissementSession({ reste }: { reste: number }) {
  const [etat, setEtat] = useState<'calme' | 'bientot' | 'finie'>('calme');
  const [tour, setTour] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each prolongation starts the clock again
  useEffect(() => {
    const bientot = setTimeout(() => setEtat('bientot'), Math.max(reste - PREAVIS, 0) * 1000);
    const finie = setTimeout(() => setEtat('finie'), reste * 1000);
    return () => {
      clearTimeout(bientot);
      clearTimeout(finie);
    };
  }, [reste, tour]);
  const prolonger = async () => {
    const reponse = await fetch('/api/auth/session').catch(() => null);
    const session = reponse?.ok ? await reponse.json() : null;
    setEtat(session?.expires ? 'calme' : 'finie');
    setTour(tour + 1);
  };
  if (etat === 'calme') return null;
  return (
    <div className="bandeau bandeau--attention avertissement-session" role="alert">
      <div className="cadre">
        {etat === 'bientot' ? (
          <p>
            Sans action de votre part, vous serez déconnecté dans moins de cinq minutes.{' '}
            <button type="button" className="fr-btn fr-btn--sm" onClick={prolonger}>
              Rester connecté
            </button>
          </p>
        ) : (
          <p>
            Votre session est terminée. Ouvrez{' '}
            <a href="/connexion" target="_blank" rel="noreferrer">
              la connexion dans un autre onglet
            </a>
            , puis revenez ici : ce que vous avez tapé est encore à l’écran.
          </p>
        )}
      </div>
    </div>
  );
}
