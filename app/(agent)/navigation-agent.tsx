'use client';

import { usePathname } from 'next/navigation';
import { type LienNavigation, Navigation } from '#components/navigation.tsx';

/** The agents' navigation, with the room one stands in: a layout does not know the address of its page. */
export function NavigationAgent({ liens }: { liens: readonly LienNavigation[] }) {
  const chemin = usePathname();
  return (
    <Navigation
      large
      liens={liens.map((lien) => ({ ...lien, courant: `${chemin}/`.startsWith(`${lien.href}/`) }))}
    />
  );
}
