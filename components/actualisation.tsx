'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const RYTHME_MS = 1_500;

/** Reads the page again while something is still being made on the server. Without script, the person reloads. */
export function Actualisation({ active }: { active: boolean }) {
  const { refresh } = useRouter();
  useEffect(() => {
    if (!active) return;
    const minuterie = setInterval(refresh, RYTHME_MS);
    return () => clearInterval(minuterie);
  }, [active, refresh]);
  return null;
}
