'use client';

import { usePathname } from 'next/navigation';
import { type EntreeDeMenu, type LienNavigation, Navigation } from '#components/navigation.tsx';

/** The agents' navigation, with the room one stands in: a layout does not know the address of its page. */
export function NavigationAgent({ liens }: { liens: readonly EntreeDeMenu[] }) {
  const chemin = usePathname();
  const ici = liens
    .flatMap((entree) => ('liens' in entree ? entree.liens : [entree]))
    .filter(({ href }) => `${chemin}/`.startsWith(`${href}/`))
    // Of two that hold the page, the nearest: « /admin/agents » rather than « /admin ».
    .toSorted((a, b) => b.href.length - a.href.length)[0]?.href;
  const situer = (lien: LienNavigation): LienNavigation => ({ ...lien, courant: lien.href === ici });
  const entrees = liens.map((entree) =>
    'liens' in entree ? { ...entree, liens: entree.liens.map(situer) } : situer(entree),
  );
  return <Navigation liens={entrees} />;
}
