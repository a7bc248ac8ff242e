import type { ReactNode } from 'react';
import { Contenu } from '#components/contenu.tsx';

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <Contenu densite="famille">{children}</Contenu>;
}
