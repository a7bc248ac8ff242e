import type { ReactNode } from 'react';
import { Contenu } from '#components/contenu.tsx';
import { exigerFamille } from '#lib/technique/session.ts';

export default async function FamilleLayout({ children }: { children: ReactNode }) {
  await exigerFamille();
  return <Contenu densite="famille">{children}</Contenu>;
}
