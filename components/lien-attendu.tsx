'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** The link that the next key should open: it takes the focus, which React gives by itself to fields and buttons only. */
export function LienAttendu({ href, children }: { href: string; children: ReactNode }) {
  const lien = useRef<HTMLAnchorElement>(null);
  useEffect(() => lien.current?.focus(), []);
  return (
    <a ref={lien} className="fr-btn" href={href}>
      {children}
    </a>
  );
}
