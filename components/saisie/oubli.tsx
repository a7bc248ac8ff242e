'use client';

import { useEffect } from 'react';
import { cleDeCopie } from './sauvegarde.ts';

/** Once recorded, nothing of the draft stays on this machine. */
export function OubliDeLaCopie({ dossierId }: { dossierId: string }) {
  useEffect(() => localStorage.removeItem(cleDeCopie(dossierId)), [dossierId]);
  return null;
}
