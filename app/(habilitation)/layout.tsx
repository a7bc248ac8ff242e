import type { ReactNode } from 'react';
import { Contenu } from '#components/contenu.tsx';
import { exigerRepresentant } from '#lib/technique/session.ts';

export default async function HabilitationLayout({ children }: { children: ReactNode }) {
  await exigerRepresentant();
  return <Contenu densite="famille">{children}</Contenu>;
}
