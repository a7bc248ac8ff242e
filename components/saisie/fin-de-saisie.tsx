'use client';

import { useEffect } from 'react';
import { cleDeCopie } from './sauvegarde.ts';

/** Once recorded, nothing of the draft stays on this machine, and Enter goes on to the next paper. */
export function FinDeSaisie({ dossierId, suivant }: { dossierId: string; suivant: string }) {
  useEffect(() => {
    localStorage.removeItem(cleDeCopie(dossierId));
    document.getElementById(suivant)?.focus();
  }, [dossierId, suivant]);
  return null;
}
