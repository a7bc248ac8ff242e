'use client';

import { usePathname } from 'next/navigation';
import { type LienNavigation, Navigation } from '#components/navigation.tsx';

/** The agents' navigation, with the room one stands in: a layout does not know the address of its page. */
export function NavigationAgent({ liens }: { liens: readonly LienNavigation[] }) {
  const chemin = usePathname();
  const ici = liens
    .filter(({ href }) => `${chemin}/`.startsWith(`${href}/`))
    // Of two that hold the page, the nearest: « /admin/agents » rather than « /admin ».
    .toSorted((a, b) => b.href.length - a.href.length)[0]?.href;
  return <Navigation liens={liens.map((lien) => ({ ...lien, courant: lien.href === ici }))} />;
}
